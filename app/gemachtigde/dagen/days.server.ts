import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readAllRecords, writeRecord } from '~/dossier/record.server'
import { addDays, dagInAmsterdam, momentInAmsterdam } from '~/platform/kalender/rules'
import { notify } from '~/platform/mail/notices.server'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { dagdelen, momentAntwoordSchema, type AbsenceForm, type AnswerForm, type DagenVan, type MomentAntwoord } from './schema'

const refuse = (bericht: string): { ok: false; bericht: string } => ({ ok: false, bericht })
/** A period of at most a quarter of a year at a time, in calendar days. */
const LONGEST = 92

/**
 * The key of whose days these are, as the planning knows people: of this dossier's betrokkene, or the account of the gemachtigde; a colleague gives those of
 * the gemachtigde, and beside betrokkene there are only hers. Null: nobody with this part.
 */
async function personKey(sql: Sql, dossierId: string, { namens }: Pick<DossierFacts, 'namens'>, van: DagenVan): Promise<string | null> {
  if (van === 'betrokkene' || namens?.als === 'betrokkene') return `betrokkene:${dossierId}`
  const gemachtigde = await readGemachtigde(sql, dossierId)
  return gemachtigde ? `account:${gemachtigde.accountId}` : null
}

const NIEMAND = 'Er is nu geen gemachtigde van wie u dagen kunt doorgeven.'

/** Gives a period in which somebody of the side of betrokkene cannot, or had rather not. Each day of it with the same part of the day. No reason is asked. */
export const giveAbsence = (werk: Werk, wie: Wie, dossierId: string, { dagenVan, eersteDag, laatsteDag = eersteDag, dagdeel, soort }: AbsenceForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.beschikbaarheid', dossierId, async (tx, facts, sql) => {
    const now = werk.clock.now()
    const persoon = await personKey(sql, dossierId, facts, dagenVan)
    if (!persoon) return refuse(NIEMAND)
    if (laatsteDag < dagInAmsterdam(now)) return refuse('Deze dagen zijn al geweest.')
    if (addDays(eersteDag, LONGEST) < laatsteDag) return refuse(`Geef hoogstens ${LONGEST} dagen tegelijk door.`)
    const periods = dagdeel === 'dag' ? [{ van: eersteDag, tot: addDays(laatsteDag, 1), begin: '00:00', eind: '00:00' }] : eachDay(eersteDag, laatsteDag).map((dag) => ({ van: dag, tot: dag, begin: dagdelen[dagdeel].van, eind: dagdelen[dagdeel].tot }))
    for (const { van, tot, begin, eind } of periods) {
      const [from, until] = [momentInAmsterdam(van, begin), momentInAmsterdam(tot, eind)]
      if (!from.ok || !until.ok) return refuse('Deze dag of tijd bestaat niet. Kies een andere.')
      await tx.afwezigheid.create({ data: { id: werk.ids.uuid(), persoon, soort, van: from.value, tot: until.value, gezetDoor: wie.accountId, gezetOp: now } })
    }
    return { ok: true, value: undefined }
  })

function eachDay(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** Takes a period back, of the own side of this dossier only. */
export const dropAbsence = (werk: Werk, wie: Wie, dossierId: string, rij: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.beschikbaarheid', dossierId, async (tx, facts, sql) => {
    const { count } = await tx.afwezigheid.updateMany({ where: { id: rij, persoon: { in: await ownKeys(sql, dossierId, facts) }, vervallenOp: null }, data: { vervallenOp: werk.clock.now() } })
    return count === 1 ? { ok: true, value: undefined } : refuse('Deze dagen staan er niet meer. Open deze pagina opnieuw.')
  })

const ownKeys = async (sql: Sql, dossierId: string, facts: Pick<DossierFacts, 'namens'>): Promise<string[]> =>
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
  const [own, hers] = [await personKey(sql, dossierId, facts, 'mijzelf'), `betrokkene:${dossierId}`]
  const keys = own === null || own === hers ? [hers] : [own, hers]
  const now = clock.now()
  const [rows, given, sessions, answers] = await Promise.all([
    db.afwezigheid.findMany({ where: { persoon: { in: keys }, vervallenOp: null, tot: { gt: now } }, orderBy: { van: 'asc' } }),
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
    rijen: rows.map(({ id, persoon, soort, van, tot }) => ({ id, van: van.toISOString(), tot: tot.toISOString(), soort, vanWie: whose(persoon) })),
    gegeven: given.map(({ persoon, totEnMet }) => ({ vanWie: whose(persoon), totEnMet: totEnMet.toISOString().slice(0, 10) })),
    momenten: sessions.map(({ id, nummer, begintOp, eindigtOp }) => {
      const answer = answers.get(id)
      return { id, nummer, begintOp: begintOp.toISOString(), eindigtOp: eindigtOp.toISOString(), antwoord: answer ? { antwoord: answer.antwoord, waarom: answer.waarom } : null }
    })
  }
}
export type DaysData = Awaited<ReturnType<typeof readDays>>
