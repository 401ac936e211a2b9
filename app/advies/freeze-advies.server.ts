import * as Y from 'yjs'
import { restsOnEndedConsent } from '~/beoordeling/ronden/ended-consent.server'
import { readGehoord, readMissing } from '~/beoordeling/store.server'
import { readTegenlezing } from '~/beoordeling/tegenlezing/read-tegenlezing.server'
import type { DossierFacts } from '~/dossier/facts'
import { inDossier, prepareInDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { adviesRoom, standpuntRooms } from '~/dossier/rooms'
import { readSeats } from '~/dossier/store.server'
import type { CheckpointKeeper } from '~/logboek/keep-checkpoints.server'
import { sha256Hex } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { readParagraphs, readRoom, seedRoom, withdrawRights } from '~realtime/index'
import { completeAdvies, readAdviesDocument, seenConcept, stillToDo } from './advies-document'
import { akkoordenOf } from './akkoorden'
import { canonicalAdvies } from './canonical'
import { buildAdvies, type Vaststelling } from './draft.server'
import { fixedTextsOf } from './fixed-texts'
import { latestCheckpoint } from './latest-checkpoint.server'
import { namenInDeWeg } from './namen-check/check-namen.server'
import { refuseWithoutReaction } from './reactie/reaction.server'
import { bezettingText, refusalText, STEUN_VERVALLEN } from './refusal-text'
import { findUnprintable, type Renderer } from './render.server'
import { checkAdvies, checkBezetting } from './rules'
import { AdviesV3 } from './schema'
import type { SealKey } from './seal.server'
import { standOf } from './standpunt-stand'
import { withoutSecondReading } from './second-reading'

export interface Drukken {
  renderer: Renderer
  /** Whether the seal is a TEST seal: then every advies made with it says so on every page. */
  zegel: Pick<SealKey, 'isTest'>
  /** The keeper of the checkpoints of the log: the latest one is printed in each advies. */
  checkpoints: Pick<CheckpointKeeper, 'checkpoint'>
}

/**
 * Freezes the advies: takes what the panel wrote from its room, builds the document from records, checks that it makes
 * sense, and fixes its canonical JSON and hash. From here on members approve exactly that hash; the room and the end views are closed.
 *
 * Prints before the dossier is locked, because that takes seconds; under the lock the document is built again, and when a word
 * differs nothing is frozen: what was printed, what the voorzitter saw and what is fixed are the same (R-ADV-74). The checkpoint
 * is taken once, before printing: the log grows meanwhile, and the advies names one state of it.
 * `gezien`: `seenConcept` as the voorzitter's screen had it. Throws `Refused` when the policy says no.
 */
export async function freezeAdvies(werk: Werk, wie: Wie, dossierId: string, gezien: string, { renderer, zegel, checkpoints }: Drukken): Promise<Uitkomst> {
  const when = { day: dagInAmsterdam(werk.clock.now()), proef: zegel.isTest }
  const printed = await prepareInDossier(werk, wie, 'advies.bevriezen', dossierId, async (tx, facts, sql) => {
    const logboek = await latestCheckpoint(checkpoints)
    return logboek.ok ? draftAdvies(tx, facts, sql, { werk, gezien, vaststelling: { ...when, logboek: logboek.value } }) : logboek
  })
  if (!printed.ok) return printed
  const { document, sha256: first } = printed.value
  const unprintable = await findUnprintable(renderer, document, akkoordenOf(document, first, []))
  if (unprintable.length > 0) return notYet(`Deze tekens kunnen niet in het bestand staan: ${unprintable.join(' ')}. Vervang ze.`)
  return inDossier(werk, wie, 'advies.bevriezen', dossierId, async (tx, facts, sql) => {
    const now = await draftAdvies(tx, facts, sql, { werk, gezien, vaststelling: { ...when, logboek: document.logboek } })
    if (!now.ok) return now
    const { adviesId, inhoud, sha256 } = now.value
    if (sha256 !== first) return changed
    await tx.advies.update({ where: { id: adviesId }, data: { staat: 'bevroren', inhoud, sha256, bevrorenDoor: wie.accountId, bevrorenOp: werk.clock.now() } })
    // In the order of their names, as the rooms themselves lock them: the other order could wait for ever.
    await withdrawRights(sql, adviesRoom(adviesId))
    await withdrawRights(sql, standpuntRooms(dossierId))
    return { ok: true, value: undefined }
  })
}

const notYet = (...lijst: string[]) => ({ ok: false, bericht: 'Het advies kan nog niet worden vastgesteld.', lijst }) as const
const changed = { ok: false, bericht: 'Er is net nog iets veranderd, of uw laatste woorden waren nog niet opgeslagen. Lees het na en probeer het opnieuw.' } as const

interface Draft {
  adviesId: string
  document: AdviesV3
  inhoud: string
  sha256: string
}

interface Drafting {
  werk: Werk
  gezien: string
  vaststelling: Vaststelling
}

/** The advies as it would be fixed now, or all that stands in the way. Called twice: before printing, and under the lock. */
async function draftAdvies(tx: Tx, facts: DossierFacts, sql: Sql, { werk, gezien, vaststelling }: Drafting): Promise<Uitkomst<Draft>> {
  const { advies, ronde, dossierId } = facts
  if (!advies || !ronde) return { ok: false, bericht: 'Het advies is er nog niet.' }
  const ontbreekt = await readMissing(sql, dossierId)
  const bezetting = checkBezetting(await readSeats(sql, dossierId), ontbreekt)
  if (!bezetting.ok) return notYet(bezettingText(bezetting.refusal, bezetting.at))
  if (await restsOnEndedConsent(tx, dossierId, ronde.id)) return notYet(STEUN_VERVALLEN)
  const doc = await readRoom(sql, adviesRoom(advies.id), werk.seals)
  const concept = readAdviesDocument(doc, readParagraphs)
  doc.destroy()
  const standpunten = standOf((await readGehoord(tx, dossierId, ronde.id)).standpunten, ontbreekt)
  const [todo, tekst] = [stillToDo(concept, standpunten), completeAdvies(concept)]
  if (todo.length > 0 || !tekst.ok) return notYet(...todo)
  if (gezien !== seenConcept(concept, standpunten)) return changed
  const reactie = await refuseWithoutReaction(tx, dossierId, tekst.value.uitkomst, werk.clock.now())
  if (reactie) return notYet(reactie)
  const lezing = tekst.value.uitkomst === 'niet aannemelijk' ? withoutSecondReading(await readTegenlezing(tx, dossierId)) : null
  if (lezing) return notYet(lezing)
  const document = AdviesV3.safeParse(await buildAdvies(tx, facts, tekst.value, vaststelling))
  if (!document.success) return notYet(...document.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const verdict = checkAdvies(document.data, fixedTextsOf(document.data))
  if (!verdict.ok) return notYet(refusalText(verdict.refusal, verdict.at))
  const namen = await namenInDeWeg(tx, facts, document.data)
  if (namen.length > 0) return notYet(...namen)
  const inhoud = canonicalAdvies(document.data)
  return { ok: true, value: { adviesId: advies.id, document: document.data, inhoud, sha256: sha256Hex(inhoud) } }
}

/**
 * Opens the advies again before it is sealed: the frozen version lapses with every approval given to it, and a new
 * version starts with the same text. Nothing is thrown away: the lapsed version and its approvals stay as they are.
 */
export const reopenAdvies = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'advies.heropenen', dossierId, async (tx, facts, sql) => {
    if (!facts.advies) return { ok: false, bericht: 'Het advies is er nog niet.' }
    const old = await readRoom(sql, adviesRoom(facts.advies.id), werk.seals)
    const next = { id: werk.ids.uuid(), versie: facts.advies.versie + 1 }
    await tx.advies.update({ where: { id: facts.advies.id }, data: { staat: 'vervallen' } })
    await tx.advies.create({ data: { ...next, dossierId, staat: 'concept' } })
    const bytes = Y.encodeStateAsUpdate(old)
    await seedRoom(sql, adviesRoom(next.id), { author: wie.accountId, time: werk.clock.now(), bytes }, werk.seals)
    return { ok: true, value: undefined }
  })
