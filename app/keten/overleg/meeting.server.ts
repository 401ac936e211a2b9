import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import { inKeten, nietHier } from '~/keten/in-keten.server'
import { sha256Hex } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import { plainParagraphs } from '~/platform/text'
import type { Wie } from '~/toegang/may'
import { endHistory, readParagraphs, readRoom, withdrawRights } from '~realtime/index'
import { loadOverlegFacts, type LoadedOverleg } from './facts.server'
import { NOTITIES_ROOT, overlegRoom } from './rooms'
import { magInOverleg, type OverlegDaad } from './rules'
import type { ActieForm, Regio } from './schema'

/** Plans a meeting about the open dossiers of a region; who plans it takes part. One at a time per region. R-KET-100. */
export const planOverleg = (werk: Werk, wie: Wie, { regio, dag }: { regio: Regio; dag: string }): Promise<Uitkomst<{ overlegId: string }>> =>
  inKeten(werk, wie, 'overleg.plannen', ({ overlegId }) => `overleg/${overlegId}`, async (sql) => {
    const now = werk.clock.now()
    if (dag < dagInAmsterdam(now)) return { ok: false, bericht: 'Kies vandaag of een dag daarna.' }
    const overlegId = werk.ids.uuid()
    const made = await sql.query(
      `insert into overleg (id, regio, dag, gemaakt_door, gemaakt_op) values ($1::uuid, $2, $3::date, $4::uuid, $5::timestamptz) on conflict (regio) where staat in ('voorbereid', 'begonnen') do nothing returning 1 as er`,
      [overlegId, regio, dag, wie.accountId, now.toISOString()]
    )
    if (made.length === 0) return { ok: false, bericht: 'Voor deze regio is al een overleg gepland.' }
    await join(sql, wie, overlegId, now)
    return { ok: true, value: { overlegId } }
  })

const join = (sql: Sql, wie: Wie, overlegId: string, now: Date) =>
  sql.query('insert into overleg_deelnemer (overleg_id, account_id, sinds) values ($1::uuid, $2::uuid, $3::timestamptz) on conflict do nothing', [overlegId, wie.accountId, now.toISOString()])

const NIET_NU = 'Dat kan nu niet. Open deze pagina opnieuw.'

/** One deed at one meeting, under its row lock. For who is no coördinator, and for a meeting that is not there, nothing is there. */
const inOverleg = (werk: Werk, wie: Wie, daad: OverlegDaad, overlegId: string, act: (sql: Sql, facts: LoadedOverleg, now: Date) => Promise<Uitkomst>): Promise<Uitkomst> =>
  inKeten(werk, wie, `overleg.${daad}`, `overleg/${overlegId}`, async (sql) => {
    const facts = await loadOverlegFacts(sql, wie.accountId, overlegId, 'lock')
    if (!facts || wie.hoedanigheid !== 'coordinator') return nietHier()
    if (!magInOverleg(wie, daad, facts)) return facts.doetMee ? { ok: false, bericht: NIET_NU } : { ok: false, bericht: 'Doe eerst mee aan dit overleg.' }
    return act(sql, facts, werk.clock.now())
  })

/** Takes part from now on. */
export const joinOverleg = (werk: Werk, wie: Wie, overlegId: string): Promise<Uitkomst> =>
  inOverleg(werk, wie, 'meedoen', overlegId, async (sql, _facts, now) => {
    await join(sql, wie, overlegId, now)
    return { ok: true, value: undefined }
  })

export const beginOverleg = (werk: Werk, wie: Wie, overlegId: string): Promise<Uitkomst> =>
  inOverleg(werk, wie, 'beginnen', overlegId, async (sql, _facts, now) => {
    await sql.query(`update overleg set staat = 'begonnen', begonnen_op = $2::timestamptz where id = $1::uuid`, [overlegId, now.toISOString()])
    return { ok: true, value: undefined }
  })

export const cancelOverleg = (werk: Werk, wie: Wie, overlegId: string): Promise<Uitkomst> =>
  inOverleg(werk, wie, 'vervallen', overlegId, async (sql) => {
    await sql.query(`update overleg set staat = 'vervallen' where id = $1::uuid`, [overlegId])
    return { ok: true, value: undefined }
  })

/** Decides an action: what, by whom of who takes part, about which open dossier of the region, ready on which day. The same action that is still open is the same deed, as after a double click. R-KET-104, R-KET-127. */
export const decideAction = (werk: Werk, wie: Wie, overlegId: string, form: ActieForm): Promise<Uitkomst> =>
  inOverleg(werk, wie, 'besluiten', overlegId, async (sql, { regio }, now) => {
    if (form.dag < dagInAmsterdam(now)) return { ok: false, bericht: 'Kies vandaag of een dag daarna.' }
    // Under the lock of the meeting: two at once come one by one.
    const same = await sql.query(
      `select 1 as er from overleg_actie where overleg_id = $1::uuid and dossier_id = $2::uuid and wat = $3 and eigenaar_id = $4::uuid and uiterlijk = $5::date and besloten_door = $6::uuid and gedaan_op is null`,
      [overlegId, form.dossier, form.wat, form.eigenaar, form.dag, wie.accountId]
    )
    if (same.length > 0) return { ok: true, value: undefined }
    const made = await sql.query(
      `insert into overleg_actie (id, overleg_id, dossier_id, wat, eigenaar_id, uiterlijk, besloten_door, besloten_op)
       select $1::uuid, $2::uuid, d.id, $4, m.account_id, $6::date, $7::uuid, $8::timestamptz from dossier d, overleg_deelnemer m
       where d.id = $3::uuid and d.regio = $9 and d.coordinator_id is not null and d.fase not in ('afgesloten', 'niet_in_behandeling')
         and coalesce((select r.inhoud::jsonb ->> 'soort' from record r where r.soort = 'uitgang' and r.dossier_id = d.id order by r.versie desc limit 1), 'aangehouden') = 'aangehouden' and m.overleg_id = $2::uuid and m.account_id = $5::uuid returning 1 as er`,
      [werk.ids.uuid(), overlegId, form.dossier, form.wat, form.eigenaar, form.dag, wie.accountId, now.toISOString(), regio]
    )
    return made.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Kies een open dossier van deze regio, en iemand die meedoet.' }
  })

/** Closes the meeting: takes the notes from the room as they are, with their SHA-256. From then on nobody types, and the history of the room ends. R-KET-103. */
export const closeOverleg = (werk: Werk, wie: Wie, overlegId: string): Promise<Uitkomst> =>
  inOverleg(werk, wie, 'sluiten', overlegId, async (sql, _facts, now) => {
    const room = overlegRoom(overlegId)
    await withdrawRights(sql, room)
    const doc = await readRoom(sql, room, werk.seals)
    const notities = plainParagraphs(readParagraphs(doc.getXmlFragment(NOTITIES_ROOT))).join('\n\n')
    doc.destroy()
    const sha256 = sha256Hex(notities)
    await sql.query(`update overleg set staat = 'gesloten', gesloten_op = $2::timestamptz, notities = $3, sha256 = $4 where id = $1::uuid`, [overlegId, now.toISOString(), notities, sha256])
    await endHistory(sql, room, now)
    return { ok: true, value: undefined, bewijs: sha256 }
  })

/** Ticks an action: its owner does. Twice is once. */
export const finishAction = (werk: Werk, wie: Wie, actie: string): Promise<Uitkomst> =>
  inKeten(werk, wie, 'overleg.actie-gedaan', null, async (sql) => {
    const done = await sql.query('update overleg_actie set gedaan_op = $3::timestamptz, gedaan_door = $2::uuid where id = $1::uuid and eigenaar_id = $2::uuid and gedaan_op is null returning 1 as er', [actie, wie.accountId, werk.clock.now().toISOString()])
    return done.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Deze actie staat niet meer open.' }
  })
