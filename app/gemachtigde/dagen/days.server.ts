import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readAllRecords, writeRecord } from '~/dossier/record.server'
import { addAbsence, readAbsences, withdrawAbsence } from '~/hoorzitting/plannen/absences.server'
import { keyOf, type PersonKey } from '~/hoorzitting/plannen/person-key'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notify } from '~/platform/mail/notices.server'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { momentAntwoordSchema, type AnswerForm, type DagenVan, type MomentAntwoord, type OwnAbsence } from './schema'

const refuse = (bericht: string): { ok: false; bericht: string } => ({ ok: false, bericht })
/**
 * The key of whose days these are, as the planning knows people: of this dossier's betrokkene, or the account of the gemachtigde; a colleague gives those of
 * the gemachtigde, and beside betrokkene there are only hers. Null: nobody with this part.
 */
async function personKey(sql: Sql, dossierId: string, { namens }: Pick<DossierFacts, 'namens'>, van: DagenVan): Promise<PersonKey | null> {
  if (van === 'betrokkene' || namens?.als === 'betrokkene') return keyOf('betrokkene', dossierId)
  const gemachtigde = await readGemachtigde(sql, dossierId)
  return gemachtigde ? keyOf('account', gemachtigde.accountId) : null
}

/** Reads as nobody: a reason is of who wrote it, and on this side none is asked. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
const NIEMAND = 'Er is nu geen gemachtigde van wie u dagen kunt doorgeven.'

/** Gives a period, or one each week, in which somebody of the side of betrokkene cannot or had rather not. No reason is asked (R-GEM-40). */
export const giveAbsence = (werk: Werk, wie: Wie, dossierId: string, { dagenVan, ...form }: OwnAbsence): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.beschikbaarheid', dossierId, async (_tx, facts, sql) => {
    const persoon = await personKey(sql, dossierId, facts, dagenVan)
    return persoon ? addAbsence(werk, sql, wie, persoon, { ...form, waarom: undefined }) : refuse(NIEMAND)
  })

/** Takes back what was given, what is repeated as a whole; of the own side of this dossier only. */
export const dropAbsence = (werk: Werk, wie: Wie, dossierId: string, reeks: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.beschikbaarheid', dossierId, async (_tx, facts, sql) => withdrawAbsence(werk, sql, await ownKeys(sql, dossierId, facts), reeks))

const ownKeys = async (sql: Sql, dossierId: string, facts: Pick<DossierFacts, 'namens'>): Promise<PersonKey[]> =>
  [...new Set(await Promise.all([personKey(sql, dossierId, facts, 'betrokkene'), personKey(sql, dossierId, facts, 'mijzelf')]))].filter((key) => key !== null)

/** *Dit zijn alle dagen*: from now on who is not there on a day until then can be asked for it. */
export const finishDays = (werk: Werk, wie: Wie, dossierId: string, { dagenVan, totEnMet }: { dagenVan: DagenVan; totEnMet: string }): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.beschikbaarheid', dossierId, async (tx, facts, sql) => {
    const now = werk.clock.now()
    const persoon = await personKey(sql, dossierId, facts, dagenVan)
    if (!persoon) return refuse(NIEMAND)
    if (totEnMet < dagInAmsterdam(now)) return refuse('Kies een dag die nog komt.')
    const row = { totEnMet: new Date(`${totEnMet}T00:00:00Z`), gegevenOp: now }
    await tx.beschikbaarheidGegeven.upsert({ where: { persoon_dossierId: { persoon, dossierId } }, create: { persoon, dossierId, ...row }, update: row })
    return { ok: true, value: undefined }
  })

/** Says of a planned session whether it can, once for each time it is moved; the coördinator is told when it cannot. */
export const answerMoment = (werk: Werk, wie: Wie, dossierId: string, { zitting: id, antwoord, waarom }: AnswerForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.moment', dossierId, async (tx, { namens, coordinatorId }, sql) => {
    const zitting = await tx.zitting.findFirst({ where: { id, staat: 'gepland', hoorzitting: { dossierId } }, select: { begintOp: true } })
    if (!zitting || !namens) return refuse('Dit moment staat niet meer gepland. Open deze pagina opnieuw.')
    if (zitting.begintOp <= werk.clock.now()) return refuse('Dit moment is al begonnen.')
    const inhoud: MomentAntwoord = { schema: 'weging-moment-antwoord/v1', zitting: id, begintOp: zitting.begintOp.toISOString(), antwoord, waarom: antwoord === 'kan' ? null : (waarom ?? null), door: namens.als }
    await writeRecord(tx, werk, wie, { soort: 'moment-antwoord', dossierId, schema: momentAntwoordSchema, inhoud })
    if (antwoord === 'kan_niet' && coordinatorId) await notify(sql, werk.ids, [coordinatorId])
    return { ok: true, value: undefined }
  })

/** The last answer to each session, by its id: for who plans. */
export async function readMomentAnswers(db: Pick<Tx, 'record'>, dossierId: string): Promise<Map<string, MomentAntwoord>> {
  const all = await readAllRecords(db, { soort: 'moment-antwoord', dossierId, schema: momentAntwoordSchema })
  return new Map(all.map(({ inhoud }) => [inhoud.zitting, inhoud]))
}

/** What is planned and what was given, for the page of the side of betrokkene. The place is not said: it stands in the invitation, which goes a safe way. */
export async function readDays({ db, sql, clock }: Pick<Werk, 'db' | 'clock'> & { sql: Sql }, facts: DossierFacts) {
  const { dossierId, kenmerk, namens } = facts
  const [own, hers] = [await personKey(sql, dossierId, facts, 'mijzelf'), keyOf('betrokkene', dossierId)]
  const keys = own === null || own === hers ? [hers] : [own, hers]
  const now = clock.now()
  const [rows, given, sessions, answers] = await Promise.all([
    readAbsences(sql, keys, NOBODY, now),
    db.beschikbaarheidGegeven.findMany({ where: { dossierId, persoon: { in: keys } } }),
    db.zitting.findMany({ where: { staat: 'gepland', hoorzitting: { dossierId } }, orderBy: { nummer: 'asc' }, select: { id: true, nummer: true, begintOp: true, eindigtOp: true } }),
    readMomentAnswers(db, dossierId)
  ])
  const whose = (persoon: string): DagenVan => (persoon === hers ? 'betrokkene' : 'mijzelf')
  return {
    dossierId,
    kenmerk,
    vandaag: dagInAmsterdam(now),
    voorBetrokkene: namens?.als === 'betrokkene',
    rijen: rows.map(({ reeks, persoon, soort, van, tot, aantal, laatste }) => ({ reeks, soort, van, tot, aantal, laatste, vanWie: whose(persoon) })),
    gegeven: given.map(({ persoon, totEnMet }) => ({ vanWie: whose(persoon), totEnMet: totEnMet.toISOString().slice(0, 10) })),
    momenten: sessions.map(({ id, nummer, begintOp, eindigtOp }) => {
      const answer = answers.get(id)
      return { id, nummer, begintOp: begintOp.toISOString(), eindigtOp: eindigtOp.toISOString(), antwoord: answer ? { antwoord: answer.antwoord, waarom: answer.waarom } : null }
    })
  }
}
export type DaysData = Awaited<ReturnType<typeof readDays>>
