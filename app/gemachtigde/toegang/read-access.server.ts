import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { addDays, dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import { LINK_DAYS, linkState, MAX_COLLEAGUES, type LinkState, type Voor } from './rules'

export interface LinkRow {
  id: string
  voor: Voor
  functie: string
  state: LinkState
  /** ISO. */
  gemaaktOp: string
  laatstGeopendOp: string | null
  verlooptOp: string
}

/** The links of a dossier, the latest first; with `van` those of the colleagues that one gemachtigde let in. No link and no code: only hashes are kept. */
export async function readLinks(db: Pick<Tx, 'toegangslink'>, dossierId: string, now: Date, van?: readonly string[]): Promise<LinkRow[]> {
  const rows = await db.toegangslink.findMany({ where: { dossierId, ...(van ? { van: { in: [...van] } } : {}) }, orderBy: [{ gemaaktOp: 'desc' }, { id: 'asc' }] })
  return rows.map((row) => ({
    id: row.id, voor: row.voor as Voor, functie: row.functie, state: linkState(row, now),
    gemaaktOp: row.gemaaktOp.toISOString(), laatstGeopendOp: row.laatstGeopendOp?.toISOString() ?? null, verlooptOp: row.verlooptOp.toISOString()
  }))
}

/** The coördinator's page: who represents betrokkene, on what that rests, and how each way in stands. */
export async function readAccessPage({ db, sql, clock }: Pick<Werk, 'db' | 'clock'> & { sql: Sql }, { dossierId, kenmerk }: DossierFacts) {
  const now = clock.now()
  const gemachtigde = await readGemachtigde(sql, dossierId)
  const row = await db.gemachtigde.findFirst({ where: { dossierId, beeindigdOp: null } })
  return {
    dossierId,
    kenmerk,
    voorstelTot: addDays(dagInAmsterdam(now), LINK_DAYS),
    gemachtigde: gemachtigde && row ? { registernummer: gemachtigde.registernummer, beroep: row.beroep, machtigingSoort: row.machtigingSoort, machtigingOp: row.machtigingOp?.toISOString() ?? null } : null,
    links: await readLinks(db, dossierId, now)
  }
}
export type AccessPageData = Awaited<ReturnType<typeof readAccessPage>>

/** The gemachtigde's own page of who they let in. */
export async function readColleagues({ db, clock }: Pick<Werk, 'db' | 'clock'>, { dossierId, kenmerk }: DossierFacts, accountId: string) {
  const own = await db.toegangslink.findMany({ where: { dossierId, accountId, voor: 'gemachtigde' }, select: { id: true } })
  return { dossierId, kenmerk, hoogstens: MAX_COLLEAGUES, links: await readLinks(db, dossierId, clock.now(), own.map(({ id }) => id)) }
}
export type ColleaguesData = Awaited<ReturnType<typeof readColleagues>>
