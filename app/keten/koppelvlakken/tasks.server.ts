import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import { inKeten, nietHier } from '~/keten/in-keten.server'
import { kanaalNaam, type Kanaal } from '~/platform/koppelvlak/schema'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { koppelvlakVan } from './current'
import { worksFor } from './deputies.server'
import { makeTask } from './report-event.server'
import { haast, resterend, vervolgOp } from './rules'
import { partijNaam, type Partij } from './schema'

/** What somebody reads of a task: the number of the case, of a paper its number, and what the koppelvlak says. Nothing else of a dossier is on this page (R-KET-76, R-KET-121). */
export interface TaakRegel {
  id: string
  kenmerk: string
  /** Of the reader's own dossier, as its coördinator; null for everybody else. */
  dossierId: string | null
  /** Which paper, where it is about one. */
  stuk: number | null
  koppelvlak: string
  naam: string
  soort: 'verzenden' | 'verwerken'
  wat: string[]
  van: string
  aan: string
  kanalen: { eerste: string; tweede: string | null }
  /** The same, to choose from. */
  weg: { eerste: Weg; tweede: Weg | null }
  gebeurdOp: string
  uiterlijk: string
  haast: 'te laat' | 'bijna' | null
  /** How long until then, or how long ago, in words. */
  over: string
  beurt: number
  /** Why the receiver gave it back, in the receiver's words; null: it did not come back (R-KET-119). */
  terug: string | null
  /** Who took it; null: nobody. */
  bij: string | null
  /** Taken by who reads this, or by who they replace. */
  eigen: boolean
  /** The basis is there: it may be sent. */
  magVerstuurd: boolean
}

interface Weg {
  value: Kanaal
  label: string
}

export interface GedaanRegel {
  id: string
  kenmerk: string
  koppelvlak: string
  naam: string
  soort: 'verzenden' | 'verwerken'
  aan: string
  staat: 'gedaan' | 'teruggegeven' | 'niet_mogelijk'
  kanaal: string | null
  reden: string | null
  door: string
  afgedaanOp: string
  opTijd: boolean
}

/**
 * Whose queue this is, as a condition on `t` (keten_taak) and `d` (dossier). `$1`: the accounts somebody works for, the caller first. An organisation's own; for a coördinator those of
 * the panel in their own dossiers, and in those that nobody took. A dossier that the caller weighs or weighed, or read a second time, is not in any of their queues: its tasks tell of
 * the criminal case, and another capacity of the same person would bring that to the panel (R-KET-112).
 */
export const eigenRij = (wie: Wie): string =>
  `${rijVan(wie)} and not exists (select 1 from lidmaatschap l where l.dossier_id = t.dossier_id and l.account_id = ($1::uuid[])[1])
     and not exists (select 1 from tegenlezer r where r.dossier_id = t.dossier_id and r.account_id = ($1::uuid[])[1])`

const rijVan = (wie: Wie): string =>
  wie.hoedanigheid === 'coordinator'
    ? `t.organisatie = 'paneel' and (d.coordinator_id is null or d.coordinator_id = any ($1::uuid[]))`
    : `t.organisatie in (select a.organisatie from account a where a.id = any ($1::uuid[]) and a.actief and a.organisatie is not null)`

interface Row {
  id: string
  dossier_id: string
  coordinator_id: string | null
  kenmerk: string
  stuk: number | null
  koppelvlak: string
  ontvanger: Partij
  soort: 'verzenden' | 'verwerken'
  gebeurtenis: string
  gebeurd_op: Date
  beurt: number
  uiterlijk: Date
  staat: string
  genomen_door: string | null
  bij: string | null
  terug: string | null
  aan: boolean
}

const SELECT = `select t.id::text as id, t.dossier_id::text as dossier_id, d.coordinator_id::text as coordinator_id, d.kenmerk, s.nummer as stuk, t.koppelvlak, t.ontvanger, t.soort, t.gebeurtenis, t.gebeurd_op, t.beurt, t.uiterlijk, t.staat, t.genomen_door::text as genomen_door,
    g.functie || ' (' || g.registernummer || ')' as bij, case when v.staat = 'teruggegeven' then v.reden end as terug, exists (select 1 from keten_aan($2::timestamptz) k where k.koppelvlak = t.koppelvlak and k.ontvanger = t.ontvanger) as aan
  from keten_taak t join dossier d on d.id = t.dossier_id left join account g on g.id = t.genomen_door left join keten_taak v on v.id = t.vorige
    left join stuk s on s.dossier_id = t.dossier_id and t.koppelvlak = 'P2' and s.id::text = t.gebeurtenis`

const wegVan = (value: Kanaal): Weg => ({ value, label: kanaalNaam[value] })

/** The open tasks of who asks and of whom they replace, late ones first. */
export async function readTasks(sql: Sql, wie: Wie, now: Date): Promise<TaakRegel[]> {
  const voor = await worksFor(sql, wie, now)
  const rows = await sql.query<Row>(`${SELECT} where t.staat = 'open' and ${eigenRij(wie)} order by t.uiterlijk, t.id limit 500`, [voor, now.toISOString()])
  return rows.flatMap((row): TaakRegel[] => {
    const koppelvlak = koppelvlakVan(row.koppelvlak)
    if (!koppelvlak) return []
    const { eerste, tweede } = koppelvlak.kanaal
    return [{
      id: row.id, kenmerk: row.kenmerk, dossierId: wie.hoedanigheid === 'coordinator' && row.coordinator_id !== null && voor.includes(row.coordinator_id) ? row.dossier_id : null, stuk: row.stuk, koppelvlak: row.koppelvlak, naam: koppelvlak.naam, soort: row.soort, wat: koppelvlak.wat, van: partijNaam[koppelvlak.van], aan: partijNaam[row.ontvanger],
      kanalen: { eerste: kanaalNaam[eerste], tweede: tweede && kanaalNaam[tweede] }, weg: { eerste: wegVan(eerste), tweede: tweede && wegVan(tweede) },
      gebeurdOp: row.gebeurd_op.toISOString(), uiterlijk: row.uiterlijk.toISOString(), haast: haast(row.uiterlijk, now), over: resterend(row.uiterlijk, now), beurt: row.beurt, terug: row.terug, bij: row.bij, eigen: row.genomen_door !== null && voor.includes(row.genomen_door), magVerstuurd: row.aan
    }]
  })
}

/** What was done last in this queue, by whom and when. */
export async function readDone(sql: Sql, wie: Wie, now: Date): Promise<GedaanRegel[]> {
  const rows = await sql.query<{ id: string; kenmerk: string; koppelvlak: string; soort: 'verzenden' | 'verwerken'; ontvanger: Partij; staat: GedaanRegel['staat']; kanaal: string | null; reden: string | null; door: string; op: Date; uiterlijk: Date }>(
    `select t.id::text as id, d.kenmerk, t.koppelvlak, t.soort, t.ontvanger, t.staat, t.kanaal, t.reden, a.functie || ' (' || a.registernummer || ')' as door, t.afgedaan_op as op, t.uiterlijk
     from keten_taak t join dossier d on d.id = t.dossier_id join account a on a.id = t.afgedaan_door where t.staat <> 'open' and ${eigenRij(wie)} order by t.afgedaan_op desc, t.id limit 50`,
    [await worksFor(sql, wie, now)]
  )
  return rows.map(({ op, uiterlijk, ontvanger, ...row }) => ({ ...row, naam: koppelvlakVan(row.koppelvlak)?.naam ?? '', aan: partijNaam[ontvanger], afgedaanOp: op.toISOString(), opTijd: op <= uiterlijk }))
}

type Daad = 'taak.nemen' | 'taak.loslaten' | 'taak.gedaan' | 'taak.teruggeven' | 'taak.niet-mogelijk'

/**
 * One deed on one task, under its row lock: of two who take it at once, the second hears that it is taken (R-KET-78). A task of another queue does not exist.
 */
const inTask = (werk: Werk, wie: Wie, deed: Daad, id: string, act: (sql: Sql, taak: Row, now: Date) => Promise<Uitkomst>): Promise<Uitkomst> =>
  inKeten<unknown>(werk, wie, deed, (dossierId) => `dossier/${String(dossierId)}`, async (sql) => {
    const now = werk.clock.now()
    const voor = await worksFor(sql, wie, now)
    // The dossier first: a deed on it holds its lock, closes tasks (closeTasks), and would otherwise wait for this one while this one waits for it.
    await sql.query('select 1 as vast from dossier where id = (select dossier_id from keten_taak where id = $1::uuid) for key share', [id])
    const [taak] = await sql.query<Row>(`${SELECT} where t.id = $3::uuid and ${eigenRij(wie)} for update of t`, [voor, now.toISOString(), id])
    if (!taak) return nietHier()
    if (taak.staat !== 'open') return { ok: false, bericht: 'Deze taak is al afgedaan.' }
    if (taak.genomen_door !== null && !voor.includes(taak.genomen_door)) return { ok: false, bericht: 'Een collega heeft deze taak al genomen.' }
    const done = await act(sql, taak, now)
    return done.ok ? { ok: true, value: taak.dossier_id } : done
  }).then((uitkomst): Uitkomst => (uitkomst.ok ? { ok: true, value: undefined } : uitkomst))

/** From now on this person does it. */
export const takeTask = (werk: Werk, wie: Wie, id: string): Promise<Uitkomst> =>
  inTask(werk, wie, 'taak.nemen', id, async (sql, _taak, now) => {
    await sql.query('update keten_taak set genomen_door = $2::uuid, genomen_op = $3::timestamptz where id = $1::uuid', [id, wie.accountId, now.toISOString()])
    return { ok: true, value: undefined }
  })

/** Puts it back for everybody of the queue. */
export const leaveTask = (werk: Werk, wie: Wie, id: string): Promise<Uitkomst> =>
  inTask(werk, wie, 'taak.loslaten', id, async (sql, taak) => {
    if (taak.genomen_door === null) return { ok: false, bericht: 'Niemand heeft deze taak genomen.' }
    await sql.query('update keten_taak set genomen_door = null, genomen_op = null where id = $1::uuid', [id])
    return { ok: true, value: undefined }
  })

const GEEN_GRONDSLAG = 'De grondslag van dit koppelvlak is geëindigd. Verstuur niets. Kies zo nodig Niet mogelijk.'

/** It was sent, by this channel; or what was received is complete and seen to. What comes next is in the next queue at once. R-KET-74. */
export const doTask = (werk: Werk, wie: Wie, { taak: id, kanaal }: { taak: string; kanaal?: string | undefined }): Promise<Uitkomst> =>
  inTask(werk, wie, 'taak.gedaan', id, async (sql, taak, now) => {
    const koppelvlak = koppelvlakVan(taak.koppelvlak)
    if (!koppelvlak) return { ok: false, bericht: 'Dit koppelvlak bestaat niet meer.' }
    const wegen = [koppelvlak.kanaal.eerste, koppelvlak.kanaal.tweede].filter((each) => each !== null)
    const weg = wegen.find((each) => each === kanaal) ?? null
    if (taak.soort === 'verzenden' && !taak.aan) return { ok: false, bericht: GEEN_GRONDSLAG }
    if (taak.soort === 'verzenden' && weg === null) return { ok: false, bericht: 'Kies hoe het is verstuurd.' }
    return finish(sql, werk, wie, taak, now, { staat: 'gedaan', kanaal: taak.soort === 'verzenden' ? weg : null, reden: null })
  })

/**
 * What was received is not complete or not for us: it waits at who sent it again, with why. Also when its koppelvlak is off by now: what went to the wrong place went there already, and
 * the sender must hear of it; sending again is refused there. R-KET-75, R-KET-119.
 */
export const returnTask = (werk: Werk, wie: Wie, { taak: id, reden }: { taak: string; reden: string }): Promise<Uitkomst> =>
  inTask(werk, wie, 'taak.teruggeven', id, (sql, taak, now) =>
    taak.soort === 'verwerken'
      ? finish(sql, werk, wie, taak, now, { staat: 'teruggegeven', kanaal: null, reden })
      : Promise.resolve({ ok: false, bericht: 'Teruggeven kan alleen met wat u hebt ontvangen.' }))

/** It cannot be done, and why. */
export const giveUpTask = (werk: Werk, wie: Wie, { taak: id, reden }: { taak: string; reden: string }): Promise<Uitkomst> =>
  inTask(werk, wie, 'taak.niet-mogelijk', id, (sql, taak, now) => finish(sql, werk, wie, taak, now, { staat: 'niet_mogelijk', kanaal: null, reden }))

async function finish(sql: Sql, werk: Werk, wie: Wie, taak: Row, now: Date, { staat, kanaal, reden }: { staat: 'gedaan' | 'teruggegeven' | 'niet_mogelijk'; kanaal: string | null; reden: string | null }): Promise<Uitkomst> {
  await sql.query(
    `update keten_taak set staat = $2, kanaal = $3, reden = $4, afgedaan_door = $5::uuid, afgedaan_op = $6::timestamptz, genomen_door = coalesce(genomen_door, $5::uuid), genomen_op = coalesce(genomen_op, $6::timestamptz) where id = $1::uuid`,
    [taak.id, staat, kanaal, reden, wie.accountId, now.toISOString()]
  )
  const koppelvlak = koppelvlakVan(taak.koppelvlak)
  const vervolg = koppelvlak ? vervolgOp(taak, staat, koppelvlak) : null
  // Nothing new begins on a koppelvlak that is off; what was given back is not new.
  if (!koppelvlak || !vervolg || (!taak.aan && staat !== 'teruggegeven')) return { ok: true, value: undefined }
  const beurt = staat === 'teruggegeven' ? taak.beurt + 1 : taak.beurt
  await makeTask(sql, werk, vervolg, { dossierId: taak.dossier_id, koppelvlak, gebeurtenis: taak.gebeurtenis, gebeurdOp: taak.gebeurd_op, beurt, vorige: taak.id, vanaf: now })
  return { ok: true, value: undefined }
}

/** Whose queue somebody works in, in words. */
export async function queueName(sql: Sql, wie: Wie): Promise<string> {
  if (wie.hoedanigheid === 'coordinator') return 'het panel, in uw dossiers'
  const [row] = await sql.query<{ organisatie: Partij | null }>('select organisatie from account where id = $1::uuid', [wie.accountId])
  return row?.organisatie ? partijNaam[row.organisatie] : 'uw organisatie: die is nog niet ingesteld'
}
