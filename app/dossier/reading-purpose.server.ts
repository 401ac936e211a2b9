import { isUuid } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { doelVanTaak } from './reading-purpose'
import { readWork } from './store.server'
import { hoedanigheidVan, taakVoor } from './work'

export interface ReadingPurpose {
  /** What a task of this person gives now, in the capacity worn; null when nothing waits here for them. */
  taak: string | null
  /** What this session said or did here before. */
  eerder: string | null
}

const nothing: ReadingPurpose = { taak: null, eerder: null }

/** Why this person reads this dossier (R-LOG-12). Holds for the session: a working day at most. `dag`: today in Amsterdam. */
export async function readPurpose(sql: Sql, wie: Wie, dossierId: string, dag: string): Promise<ReadingPurpose> {
  if (!isUuid(dossierId)) return nothing
  const [regels, [sessie]] = await Promise.all([
    readWork(sql, wie.accountId, dag, dossierId),
    sql.query<{ doel: string | null }>(`select leesdoelen ->> $2 as doel from sessie where id_hash = decode($1, 'hex')`, [wie.sessie, dossierId])
  ])
  const regel = regels.find((kandidaat) => hoedanigheidVan(kandidaat) === wie.hoedanigheid)
  const taak = regel ? taakVoor(regel) : null
  // Who represents betrokkene reads for that, and has no worklist.
  if (wie.hoedanigheid === 'gemachtigde' || wie.hoedanigheid === 'betrokkene') return { taak: doelVanTaak({ pad: 'vertegenwoordigen' }), eerder: sessie?.doel ?? null }
  // Who reads a weighing a second time reads for nothing else, also after the answer.
  if (regel?.rol === 'tegenlezer') return { taak: doelVanTaak({ pad: 'tegenlezing' }), eerder: sessie?.doel ?? null }
  return { taak: taak && doelVanTaak(taak), eerder: sessie?.doel ?? null }
}

/** From now on this session reads this dossier for this purpose. */
export async function keepPurpose(sql: Sql, wie: Wie, dossierId: string, doel: string): Promise<void> {
  await sql.query(`update sessie set leesdoelen = leesdoelen || jsonb_build_object($2::text, $3::text) where id_hash = decode($1, 'hex')`, [wie.sessie, dossierId, doel])
}
