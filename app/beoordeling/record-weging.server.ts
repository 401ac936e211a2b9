import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { wegingRoom } from '~/dossier/rooms'
import type { Wie } from '~/toegang/may'
import { readParagraphs, readRoom, withdrawRights } from '~realtime/index'
import { groupsToBalance } from './catalogus/criteria'
import { readNewFact, type NewFactForm } from './new-fact'
import { refusalText } from './refusals'
import { balanceComplete, standpuntComplete } from './rules'
import { wegingSchema, wegingVersion } from './schema'
import { refuseUnseen } from './seen'
import { readGehoord, readKader, readMissing } from './store.server'
import { readBalansen } from './weging-documents'

/**
 * *Weging vastleggen*, by the chair: takes the balance texts from the weighing room and makes the record, demands an end view of
 * IND, zorg and politie, closes the room of the weighing, and begins the advies: a row of version 1 (or the next one), state
 * *concept*, and the phase *advies*. All at once or nothing. `gezien`: the JSON of `readBalansen` as the chair's screen had it. `feiten`: what the
 * chair says of facts since the hearing (R-BEO-143).
 * Throws `Refused` when the policy says no; refuses with a list of all that is missing (R-BEO-63 to R-BEO-66).
 */
export const recordWeging = (werk: Werk, wie: Wie, dossierId: string, gezien: string, feiten: NewFactForm): Promise<Uitkomst<{ versie: number; adviesId: string }>> =>
  inDossier(werk, wie, 'weging.vastleggen', dossierId, async (tx, { ronde }, sql) => {
    if (!ronde) throw new Error('weging.vastleggen zonder ronde: het beleid liet dit niet toe')
    const kader = await readKader(tx, dossierId)
    const groepen = groupsToBalance(kader.catalogus, kader)
    await withdrawRights(sql, wegingRoom(dossierId))
    const doc = await readRoom(sql, wegingRoom(dossierId), werk.seals)
    const balansen = readBalansen(doc, groepen.map((groep) => groep.code), readParagraphs)
    doc.destroy()

    const unseen = refuseUnseen(gezien, balansen)
    if (unseen) return unseen
    const balans = balanceComplete(balansen, groepen)
    const standpunten = standpuntComplete((await readGehoord(tx, dossierId, ronde.id)).standpunten.map(({ inhoud }) => inhoud), await readMissing(sql, dossierId))
    const nieuw = readNewFact(feiten)
    if (!balans.ok || !standpunten.ok || !nieuw.ok) {
      const lijst = [...[balans, standpunten].flatMap((verdict) => (verdict.ok ? [] : [refusalText(verdict.refusal)])), ...(nieuw.ok ? [] : nieuw.problems)]
      return { ok: false, bericht: 'De weging is nog niet compleet.', lijst }
    }
    const { versie } = await writeRecord(tx, werk, wie, { soort: 'weging', dossierId, schema: wegingSchema, inhoud: { ...balans.value, schema: wegingVersion, nieuwFeit: nieuw.nieuwFeit } })
    await tx.dossier.update({ where: { id: dossierId, fase: 'weging' }, data: { fase: 'advies' } })
    return { ok: true, value: { versie, adviesId: await openAdvies(tx, werk, dossierId) } }
  })

/**
 * The advies begins. Only the row: beoordeling may not import advies, and the row is all that must stand or fall with the
 * record. What goes into it is the business of the slice advies. A draft that waited for a new round goes on (R-BEO-108).
 */
async function openAdvies(tx: Tx, werk: Werk, dossierId: string): Promise<string> {
  const last = await tx.advies.findFirst({ where: { dossierId }, orderBy: { versie: 'desc' }, select: { id: true, versie: true, staat: true } })
  if (last?.staat === 'concept') return last.id
  const { id } = await tx.advies.create({
    data: { id: werk.ids.uuid(), dossierId, versie: (last?.versie ?? 0) + 1, staat: 'concept' },
    select: { id: true }
  })
  return id
}
