import type { Sql } from '~/platform/sql'
import { zaakSchema, type Deling, type Telling, type Zaak } from './schema'
import { blokkenVan, metGrotereBlokken, verschil, voegToe, type Vak } from './tellen/rules'

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const velden = Object.keys(zaakSchema.shape) as (keyof Zaak)[]
const kolommen = velden.map(snake)
const zonderSleutel = kolommen.filter((naam) => naam !== 'bron' && naam !== 'nummer')

/** One writer of the counts at a time, to the end of its transaction; readers do not wait. */
export const lockCounts = (sql: Sql): Promise<object[]> => sql.query(`select pg_advisory_xact_lock(hashtext('rapport_telling'))::text`)

const fromRow = (row: Record<string, unknown>): Zaak => Object.fromEntries(velden.map((veld) => [veld, row[snake(veld)]])) as Zaak

/** The same without waiting: whether it was free. */
export async function tryLockCounts(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ vrij: boolean }>(`select pg_try_advisory_xact_lock(hashtext('rapport_telling')) as vrij`)
  return row?.vrij === true
}

/** Cases by their key, for who holds the lock. */
export async function readZaken(sql: Sql, bron: string, nummers: readonly string[]): Promise<Map<string, Zaak>> {
  const rows = await sql.query<{ zaak: Record<string, unknown> }>('select to_jsonb(z) as zaak from zaak_historie z where z.bron = $1::text and z.nummer = any ($2::text[])', [bron, nummers])
  return new Map(rows.map(({ zaak }) => [String(zaak.nummer), fromRow(zaak)]))
}

/** Puts cases in, or in the place of what stood there. `dossierIds`: of real dossiers, by number. */
async function writeZaken(sql: Sql, zaken: readonly Zaak[], now: Date, dossierIds: ReadonlyMap<string, string> = new Map()): Promise<void> {
  if (zaken.length === 0) return
  const rows = zaken.map((zaak) => ({ ...Object.fromEntries(velden.map((veld) => [snake(veld), zaak[veld]])), dossier_id: dossierIds.get(zaak.nummer) ?? null, bijgewerkt_op: now.toISOString() }))
  await sql.query(
    `insert into zaak_historie (${kolommen.join(', ')}, dossier_id, bijgewerkt_op)
     select ${kolommen.join(', ')}, dossier_id, bijgewerkt_op from json_populate_recordset(null::zaak_historie, $1::json)
     on conflict (bron, nummer) do update set ${[...zonderSleutel, 'bijgewerkt_op'].map((naam) => `${naam} = excluded.${naam}`).join(', ')}`,
    [JSON.stringify(rows)]
  )
}

/** Changes the kept counts of days and of all larger blocks by these. */
async function applyChange(sql: Sql, days: ReadonlyMap<string, { vak: Vak; telling: Telling }>): Promise<void> {
  const changes = metGrotereBlokken(days)
  for (let at = 0; at < changes.length; at += 200) {
    const batch = changes.slice(at, at + 200)
    const keys = batch.map(({ vak: { blok, deling, deel } }) => ({ blok, deling, deel }))
    const kept = await sql.query<Vak & { inhoud: string }>(
      `select t.blok, t.deling, t.deel, t.inhoud from rapport_telling t join json_to_recordset($1::json) as v(blok text, deling text, deel text) using (blok, deling, deel)`,
      [JSON.stringify(keys)]
    )
    const now = new Map(kept.map((row) => [`${row.blok} ${row.deling} ${row.deel}`, JSON.parse(row.inhoud) as Telling]))
    const rows = batch.map(({ vak: { blok, deling, deel }, telling }) => {
      const sum = now.get(`${blok} ${deling} ${deel}`) ?? {}
      voegToe(sum, telling)
      return { blok, deling, deel, inhoud: JSON.stringify(sum) }
    })
    await sql.query(
      `insert into rapport_telling (blok, deling, deel, inhoud) select blok, deling, deel, inhoud from json_populate_recordset(null::rapport_telling, $1::json)
       on conflict (blok, deling, deel) do update set inhoud = excluded.inhoud`,
      [JSON.stringify(rows)]
    )
  }
}

/** So many counts are gathered before they are written: what a long list changes is not all held in memory. */
const GATHERED = 5_000

/** Puts cases in or in the place of others, with the counts; the caller holds the lock. The counts are written now and then, and what is left of them by `end`. */
export function keepingZaken(sql: Sql, now: Date): { keep(komt: readonly Zaak[], gaat: readonly Zaak[], dossierIds?: ReadonlyMap<string, string>): Promise<void>; end(): Promise<void> } {
  const change = new Map<string, { vak: Vak; telling: Telling }>()
  const end = async (): Promise<void> => {
    await applyChange(sql, change)
    change.clear()
  }
  return {
    end,
    async keep(komt, gaat, dossierIds) {
      await writeZaken(sql, komt, now, dossierIds)
      for (const [key, { vak, telling }] of verschil(komt, gaat)) {
        const at = change.get(key) ?? { vak, telling: {} }
        change.set(key, at)
        voegToe(at.telling, telling)
      }
      if (change.size > GATHERED) await end()
    }
  }
}

export const TELLINGEN_LEZEN = `select deel, inhoud, blok = any ($3::text[]) as eraf from rapport_telling where deling = $1::text and blok = any ($2::text[] || $3::text[]) and inhoud <> '{}'`

/** The counts of a period, `van` and `totEnMet` included (YYYY-MM-DD), as a whole and per part of the split, out of what is kept; no case is read. */
export async function readTellingen(sql: Sql, { van, totEnMet, deling }: { van: string; totEnMet: string; deling: Deling }): Promise<Map<string, Telling>> {
  const { erbij, eraf } = blokkenVan(van, totEnMet)
  const rows = await sql.query<{ deel: string; inhoud: string; eraf: boolean }>(TELLINGEN_LEZEN, [deling, erbij, eraf])
  const parts = new Map<string, Telling>()
  for (const row of rows) {
    const telling = parts.get(row.deel) ?? {}
    parts.set(row.deel, telling)
    voegToe(telling, JSON.parse(row.inhoud) as Telling, row.eraf ? -1 : 1)
  }
  // Each case stands in one part of a split, so that the parts together are the whole.
  const totaal: Telling = {}
  for (const telling of parts.values()) voegToe(totaal, telling)
  const delen = new Map([['totaal', totaal]])
  // A part of which all that counted was taken off again is no part of this period.
  if (deling !== 'totaal') for (const [deel, telling] of parts) if (Object.keys(telling).length > 0) delen.set(`${deling} ${deel}`, telling)
  return delen
}
