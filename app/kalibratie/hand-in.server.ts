import { readDraft } from '~/beoordeling/draft'
import { readDraftDocument } from '~/beoordeling/draft-document'
import type { ScoreEntry } from '~/beoordeling/schema'
import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { endHistory, readRoom, withdrawRights } from '~realtime/index'
import { disciplineOf } from './discipline'
import { inOefening, type OefenDaad } from './in-oefening.server'
import { readOefenkader, type Oefenkader } from './oefenzaak.server'
import { openIfDue } from './open-oefening.server'
import { oefenRoom, oefenRooms } from './rooms'
import { gaatOpen } from './rules'
import { oefenbladSchema } from './schema'

/** The participant of a deed that the policy has admitted. */
function deelnameOf({ facts }: OefenDaad) {
  if (!facts.deelname) throw new Error('een daad van een deelnemer zonder deelname: het beleid liet dit niet toe')
  return facts.deelname
}

/**
 * Hands in one's sheet: takes the draft from the room in one transaction and keeps it, as canonical JSON with its SHA-256. It never
 * changes; who wants to change it takes it back first. The last sheet that is waited for opens the exercise. Refuses, writing nothing,
 * an incomplete sheet with one sentence per thing missing. R-KAL-3, R-KAL-6.
 */
export const handInBlad = (werk: Werk, wie: Wie, oefeningId: string): Promise<Uitkomst<{ geopend: boolean }>> =>
  inOefening(werk, wie, 'oefening.indienen', oefeningId, async (daad) => {
    const { tx, sql } = daad
    const deelname = deelnameOf(daad)
    // All rooms at once when this sheet opens the exercise: rooms are locked in one order only.
    await withdrawRights(sql, opensWith(daad, { ...deelname, ingediend: true }, werk) ? oefenRooms(oefeningId) : oefenRoom(oefeningId, deelname.id))
    const kader = await readOefenkader(tx, oefeningId)
    const entries = await takeEntries(sql, werk, oefenRoom(oefeningId, deelname.id), kader, deelname.hoedanigheid)
    if (!entries.ok) return entries
    const inhoud = canonicalJson(oefenbladSchema, { schema: 'weging-oefenblad/v1', catalogusVersie: kader.catalogus.versie, entries: entries.value })
    await tx.oefeningBlad.create({ data: { id: werk.ids.uuid(), oefeningId, deelnemerId: deelname.id, inhoud, sha256: sha256Hex(inhoud) } })
    return { ok: true, value: { geopend: await openIfDue(tx, sql, werk, oefeningId) } }
  })

/** Takes one's sheet back before the opening: it is destroyed, and the draft can be typed in again. R-KAL-6. */
export const takeBackBlad = (werk: Werk, wie: Wie, oefeningId: string): Promise<Uitkomst> =>
  inOefening(werk, wie, 'oefening.terugnemen', oefeningId, async (daad) => {
    await daad.tx.oefeningBlad.deleteMany({ where: { oefeningId, deelnemerId: deelnameOf(daad).id } })
    return { ok: true, value: undefined }
  })

/** Takes no part any more: sheet and draft are destroyed, and the others do not wait. R-KAL-6. */
export const leaveOefening = (werk: Werk, wie: Wie, oefeningId: string): Promise<Uitkomst<{ geopend: boolean }>> =>
  inOefening(werk, wie, 'oefening.afzien', oefeningId, async (daad) => {
    const { tx, sql } = daad
    const deelname = deelnameOf(daad)
    await withdrawRights(sql, opensWith(daad, { ...deelname, ingediend: false, afgezien: true }, werk) ? oefenRooms(oefeningId) : oefenRoom(oefeningId, deelname.id))
    await tx.oefeningBlad.deleteMany({ where: { oefeningId, deelnemerId: deelname.id } })
    await tx.oefeningDeelnemer.update({ where: { id: deelname.id }, data: { afgezien: true } })
    await endHistory(sql, oefenRoom(oefeningId, deelname.id), werk.clock.now())
    return { ok: true, value: { geopend: await openIfDue(tx, sql, werk, oefeningId) } }
  })

/** Would the exercise open with this participant as they are after the deed? */
function opensWith({ oefening: { feiten } }: OefenDaad, after: { id: string; ingediend: boolean; afgezien: boolean }, { clock }: Werk): boolean {
  return gaatOpen({ ...feiten, deelnemers: feiten.deelnemers.map((one) => (one.id === after.id ? after : one)) }, dagInAmsterdam(clock.now()))
}

async function takeEntries(sql: Sql, werk: Werk, room: string, kader: Oefenkader, hoedanigheid: string): Promise<Uitkomst<ScoreEntry[]>> {
  const doc = await readRoom(sql, room, werk.seals)
  const { entries, problems } = readDraft(readDraftDocument(doc, kader.catalogus), {
    catalogus: kader.catalogus,
    minderjarig: kader.minderjarig,
    discipline: disciplineOf(hoedanigheid),
    stukken: kader.stukken.map((stuk) => stuk.nummer),
    verslag: false
  })
  doc.destroy()
  if (problems.length === 0) return { ok: true, value: entries }
  return { ok: false, bericht: 'Uw oefenblad is nog niet compleet.', lijst: problems.map((problem) => problem.bericht) }
}
