import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readAllRecords, readLatestRecords, writeRecord, type KeptRecord } from '~/dossier/record.server'
import { canonicalJson } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { messageId, sendAgain } from './invite.server'
import { readWishes } from '../plannen/record-wishes.server'
import { isKind } from '../plannen/wishes'
import type { LetterFacts } from './letter-pieces'
import { letterParts, letterTitle } from './letter-text'
import type { Soort } from './rules'
import { kanaalSchema, oproepSchema, uitreikingSchema, type Kanaal, type Oproep, type Uitreiking, type UitreikForm } from './schema'
import { readCurrentSession, readPlanBefore, type SessionRow } from './store.server'

/** The way that was agreed last; undefined while nobody asked betrokkene. */
export const readKanaal = async (tx: Pick<Tx, 'record'>, dossierId: string): Promise<Kanaal | undefined> =>
  (await readLatestRecords(tx, { soort: 'veilig-kanaal', dossierId, schema: kanaalSchema }))[0]?.inhoud.kanaal

/** Every letter of this dossier, in the order in which they were made; its version is its number. */
export const readOproepen = (tx: Pick<Tx, 'record'>, dossierId: string): Promise<KeptRecord<Oproep>[]> => readAllRecords(tx, { soort: 'oproep', dossierId, schema: oproepSchema })

export const readUitreikingen = (tx: Pick<Tx, 'record'>, dossierId: string): Promise<KeptRecord<Uitreiking>[]> =>
  readAllRecords(tx, { soort: 'oproep-uitreiking', dossierId, schema: uitreikingSchema })

/** Records along which way a letter is safe. Refused: *via de gemachtigde* while nobody represents betrokkene. */
export const chooseKanaal = (werk: Werk, wie: Wie, dossierId: string, kanaal: Kanaal): Promise<Uitkomst> =>
  inDossier(werk, wie, 'uitnodiging.kanaal', dossierId, async (tx, _facts, sql) => {
    if (kanaal === 'via-gemachtigde' && !(await readGemachtigde(sql, dossierId))) return { ok: false, bericht: 'Er is nog geen gemachtigde. Nodig die eerst uit, of kies een andere weg.' }
    await writeRecord(tx, werk, wie, { soort: 'veilig-kanaal', dossierId, schema: kanaalSchema, inhoud: { schema: 'weging-veilig-kanaal/v1', kanaal } })
    return { ok: true, value: undefined }
  })

const soortOf = ({ staat, volgorde }: SessionRow): Soort => (staat === 'vervallen' ? 'vervallen' : volgorde > 0 ? 'verzet' : 'uitnodiging')

/**
 * Makes the letter about one session as it stands now, as a record (R-UIT-12, R-UIT-13). Gives its number. Refused: while no safe way was agreed, for a session of another
 * dossier, for one that was held or is over, and the same letter again while nothing changed.
 */
export const writeOproep = (werk: Werk, telefoon: string | undefined, wie: Wie, dossierId: string, zittingId: string): Promise<Uitkomst<{ nummer: number }>> =>
  inDossier(werk, wie, 'uitnodiging.brief', dossierId, async (tx, { kenmerk }, sql) => {
    const kanaal = await readKanaal(tx, dossierId)
    if (kanaal === undefined) return { ok: false, bericht: 'Leg eerst vast hoe een brief veilig bij betrokkene komt.' }
    const session = await readCurrentSession(sql, zittingId)
    if (session?.dossierId !== dossierId) return { ok: false, bericht: 'Dit gesprek is er niet. Open deze pagina opnieuw.' }
    const now = werk.clock.now()
    if (session.staat === 'gehouden' || (session.staat === 'gepland' && session.eindigtOp <= now)) return { ok: false, bericht: 'Dit gesprek is al geweest. Daar hoort geen brief meer bij.' }
    const soort = soortOf(session)
    const wensen = (await readWishes(tx, dossierId))?.inhoud
    const inhoud = letterOf(await readLetterFacts(sql, session, { soort, telefoon, now, kind: wensen !== undefined && isKind(wensen) }), { kenmerk, kanaal, session })
    const same = (await readOproepen(tx, dossierId)).find((one) => canonicalJson(oproepSchema, one.inhoud) === canonicalJson(oproepSchema, inhoud))
    if (same) return { ok: false, bericht: `Deze brief is er al: brief ${same.versie}.` }
    const { versie } = await writeRecord(tx, werk, wie, { soort: 'oproep', dossierId, schema: oproepSchema, inhoud })
    await sql.query(
      `insert into verzending (id, dossier_id, zitting_id, rol, soort, kanaal, gemaakt_op, gewijzigd_op)
       values ($1::uuid, $2::uuid, $3::uuid, 'betrokkene', $4, 'brief', $5::timestamptz, $5::timestamptz) on conflict (id) do nothing`,
      [messageId(session.uid, session.volgorde, 'betrokkene', soort), dossierId, session.id, soort, now.toISOString()]
    )
    return { ok: true, value: { nummer: versie } }
  })

const letterOf = (facts: LetterFacts, { kenmerk, kanaal, session }: { kenmerk: string; kanaal: Kanaal; session: SessionRow }): Oproep => ({
  schema: 'weging-oproep/v1', sjabloon: 'oproep/1', kenmerk, soort: facts.soort, zittingId: session.id, uid: session.uid, volgorde: session.volgorde,
  datum: facts.vandaag, kanaal, titel: letterTitle(facts), delen: letterParts(facts)
})

async function readLetterFacts(sql: Sql, session: SessionRow, { soort, telefoon, now, kind }: Pick<LetterFacts, 'soort' | 'telefoon' | 'kind'> & { now: Date }): Promise<LetterFacts> {
  const people = await sql.query<{ rol: string; inZaal: boolean }>(`select rol, in_zaal as "inZaal" from zitting_deelnemer where zitting_id = $1::uuid and actief`, [session.id])
  const [tolk] = await sql.query<{ nummer: string; geslacht: string }>('select t.nummer, t.geslacht from zitting z join tolk t on t.id = z.tolk_id where z.id = $1::uuid', [session.id])
  const [ruimte] = await sql.query<{ eigenIngang: boolean }>('select r.eigen_ingang as "eigenIngang" from zitting z join ruimte r on r.id = z.ruimte_id where z.id = $1::uuid', [session.id])
  const rolesOf = (inZaal: boolean): string[] => people.filter((one) => one.inZaal === inZaal).map(({ rol }) => rol)
  return {
    soort, begintOp: session.begintOp, eindigtOp: session.eindigtOp, eerder: (await readPlanBefore(sql, session.uid, session.volgorde))?.begintOp ?? null,
    inZaal: rolesOf(true), elders: rolesOf(false), tolk: tolk ?? null, eigenIngang: ruimte?.eigenIngang ?? false, kind, telefoon, vandaag: dagInAmsterdam(now)
  }
}

/** Records that a letter was given, on which day and how. Refused: a letter that is not there, a day before it was made or still to come, and the second time. */
export const handOver = (werk: Werk, wie: Wie, dossierId: string, { brief, op, wijze }: UitreikForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'uitnodiging.uitreiken', dossierId, async (tx, _facts, sql) => {
    const letter = (await readOproepen(tx, dossierId)).find(({ versie }) => versie === brief)
    if (!letter) return { ok: false, bericht: 'Deze brief is er niet. Open deze pagina opnieuw.' }
    const now = werk.clock.now()
    if (op > dagInAmsterdam(now)) return { ok: false, bericht: 'Deze dag moet nog komen. Kies de dag waarop de brief is gegeven.' }
    if (op < letter.inhoud.datum) return { ok: false, bericht: 'Op die dag was deze brief er nog niet. Kies een latere dag.' }
    if ((await readUitreikingen(tx, dossierId)).some(({ inhoud }) => inhoud.brief === brief)) return { ok: false, bericht: 'Bij deze brief staat al dat hij is gegeven.' }
    await writeRecord(tx, werk, wie, { soort: 'oproep-uitreiking', dossierId, schema: uitreikingSchema, inhoud: { schema: 'weging-oproep-uitreiking/v1', brief, op, wijze } })
    const { uid, volgorde, soort } = letter.inhoud
    await sql.query(`update verzending set staat = 'verstuurd', verstuurd_op = $2::timestamptz, gewijzigd_op = $2::timestamptz where id = $1::uuid and staat = 'wacht'`, [
      messageId(uid, volgorde, 'betrokkene', soort), now.toISOString()
    ])
    return { ok: true, value: undefined }
  })

/** Sends a mail of this dossier that failed again, as the same message. Refused: one that did not fail, or is not here. */
export const sendMailAgain = (werk: Werk, wie: Wie, dossierId: string, verzending: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'uitnodiging.opnieuw', dossierId, async (_tx, _facts, sql) =>
    (await sendAgain(sql, werk.clock.now(), dossierId, verzending)) ? { ok: true, value: undefined } : { ok: false, bericht: 'Dit bericht wacht al, of het is aangekomen. Er is niets opnieuw verstuurd.' }
  )

export interface PrintedLetter {
  naam: string
  bytes: Uint8Array
}

/** One letter as a file, printed from its record: the same bytes each time. The name holds the kenmerk and nothing else. Undefined when it is not there. */
export async function printOproep(
  { db, renderer }: Pick<Werk, 'db'> & { renderer: { renderLetter(order: { sjabloon: 'oproep/1'; brief: string }): Promise<Uint8Array> } },
  dossierId: string,
  nummer: number
): Promise<PrintedLetter | undefined> {
  const letter = (await readOproepen(db, dossierId)).find(({ versie }) => versie === nummer)?.inhoud
  if (!letter) return undefined
  return { naam: `brief-${letter.kenmerk}.pdf`, bytes: await renderer.renderLetter({ sjabloon: letter.sjabloon, brief: canonicalJson(oproepSchema, letter) }) }
}
