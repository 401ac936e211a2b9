import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import { termijnVanaf } from '~/dossier/termijnen'
import { readUitgang } from '~/dossier/uitgang/read-uitgang.server'
import { opschortingenVan } from '~/dossier/uitgang/rules'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { endOf } from '~/platform/kalender/termijn/rules'
import type { DagTermijn } from '~/platform/kalender/termijn/schema'
import type { Sql } from '~/platform/sql'
import { sha256Hex } from '~/platform/canonical'
import { explainTerm } from '~/ui/explain-term'
import { disciplines, type Discipline } from '../catalogus/schema'
import { readIngediend, readMissing, type Ingediend } from '../store.server'
import { readBesluiten } from './read-besluiten.server'
import { rondeSoortSchema, type RondeBesluit, type RondeSoort } from './schema'

/** The receipt of one record: which sheet, and the SHA-256 of its bytes. */
export interface Bewijs {
  ronde: number
  discipline: Discipline
  versie: number
  sha256: string
  /** ISO. */
  op: string
}

export interface RondeStand {
  nummer: number
  soort: RondeSoort
  /** ISO moments. */
  geopendOp: string
  compleetOp: string | null
  onthuldOp: string | null
  /** The records that count of the present members, once revealed; before that nothing. */
  bewijzen: Bewijs[]
}

export interface RoundsView {
  rondes: RondeStand[]
  /** The receipts of one's own sheets, all versions; of nobody else's before the reveal. */
  eigen: Bewijs[]
  /** "Ingediend: ja/nee" of the round that is going on; null when none is. */
  ingediend: Ingediend[] | null
  ontbreekt: Discipline | null
  besluiten: RondeBesluit[]
  uiterlijk: string | null
  /** How long, since when and on what ground, in words (R-TER-12). */
  uitleg: string | null
  /** The term stands still, and so its last day is not known (R-DOS-50). */
  stil: boolean
}

type Reader = Pick<Tx, 'ronde' | 'record' | 'lidmaatschap' | 'hoorzitting'>

/** The term to hand in for the round that is going on; null while it does not run. It stands still while the case is off its course. */
async function findTerm(db: Pick<Tx, 'ronde' | 'hoorzitting' | 'record'>, { dossierId, ronde, hoorzitting, spoed }: DossierFacts): Promise<DagTermijn | null> {
  if (!ronde || ronde.onthuld) return null
  const stil = opschortingenVan(await readUitgang(db, dossierId))
  const { geopendOp } = await db.ronde.findUniqueOrThrow({ where: { id: ronde.id }, select: { geopendOp: true } })
  if (ronde.soort !== 'enige') return termijnVanaf(ronde.soort, dagInAmsterdam(geopendOp), spoed, stil)
  if (hoorzitting?.staat !== 'vastgesteld' && hoorzitting?.staat !== 'afgezien') return null
  const { gewijzigdOp } = await db.hoorzitting.findUniqueOrThrow({ where: { dossierId }, select: { gewijzigdOp: true } })
  return termijnVanaf('enige', dagInAmsterdam(gewijzigdOp), spoed, stil)
}

/** The last day to hand in for the round that is going on (`JJJJ-MM-DD`), and why that day; no day while the term stands still, and nulls while it does not run. */
export async function readTerm(db: Pick<Tx, 'ronde' | 'hoorzitting' | 'record'>, facts: DossierFacts): Promise<Pick<RoundsView, 'uiterlijk' | 'uitleg' | 'stil'>> {
  const termijn = await findTerm(db, facts)
  if (!termijn) return { uiterlijk: null, uitleg: null, stil: false }
  const end = endOf(termijn)
  return { uiterlijk: end.ok ? end.value.dag : null, uitleg: explainTerm(termijn), stil: !end.ok }
}

/** Where each round stands, in their order: open, complete, revealed. Nothing of a sheet and nothing of a member. */
export async function readRoundStates(db: Pick<Tx, 'ronde'>, dossierId: string): Promise<Omit<RondeStand, 'bewijzen'>[]> {
  const rows = await db.ronde.findMany({ where: { dossierId }, orderBy: { nummer: 'asc' } })
  return rows.map((row) => ({
    nummer: row.nummer,
    soort: rondeSoortSchema.parse(row.soort),
    geopendOp: row.geopendOp.toISOString(),
    compleetOp: row.compleetOp?.toISOString() ?? null,
    onthuldOp: row.onthuldOp?.toISOString() ?? null
  }))
}

/**
 * The rounds of a panel for one member of it (`ronde.lezen`): where each stands, what was decided, and the hashes of the records of the rounds that were
 * revealed. Of a sealed round it reads of others "ingediend: ja/nee" and nothing else (law 2, R-BEO-112).
 */
export async function readRounds(db: Reader, sql: Sql, facts: DossierFacts): Promise<RoundsView> {
  const { dossierId, ronde, lid } = facts
  const states = await readRoundStates(db, dossierId)
  const bewijzen = await readBewijzen(sql, dossierId)
  return {
    rondes: states.map((state) => ({ ...state, bewijzen: bewijzen.filter((bewijs) => bewijs.ronde === state.nummer) })),
    eigen: lid ? await readOwn(sql, lid.id) : [],
    ingediend: ronde && !ronde.onthuld ? await readIngediend(sql, dossierId, ronde.id) : null,
    ontbreekt: await readMissing(sql, dossierId),
    besluiten: await readBesluiten(db, dossierId),
    ...(await readTerm(db, facts))
  }
}

interface BewijsRow extends Omit<Bewijs, 'op'> {
  op: Date
}

const asBewijs = (row: BewijsRow): Bewijs => ({ ...row, op: new Date(row.op).toISOString() })

/** The last record of each present member in each revealed round. */
async function readBewijzen(sql: Sql, dossierId: string): Promise<Bewijs[]> {
  const rows = await sql.query<BewijsRow>(
    `select distinct on (n.nummer, l.zetel) n.nummer as ronde, l.zetel as discipline, r.versie, r.sha256, r.gemaakt_op as op
     from ronde n
     join record r on r.ronde_id = n.id and r.soort = 'score'
     join lidmaatschap l on l.id = r.lid_id and l.beeindigd_op is null and l.verklaring <> 'belang'
     where n.dossier_id = $1::uuid and n.onthuld_op is not null
     order by n.nummer, l.zetel, r.versie desc`,
    [dossierId]
  )
  return rows.map(asBewijs).sort((a, b) => a.ronde - b.ronde || disciplines.indexOf(a.discipline) - disciplines.indexOf(b.discipline))
}

async function readOwn(sql: Sql, lidId: string): Promise<Bewijs[]> {
  const rows = await sql.query<BewijsRow>(
    `select n.nummer as ronde, l.zetel as discipline, r.versie, r.sha256, r.gemaakt_op as op
     from record r join ronde n on n.id = r.ronde_id join lidmaatschap l on l.id = r.lid_id
     where r.soort = 'score' and r.lid_id = $1::uuid order by n.nummer, r.versie`,
    [lidId]
  )
  return rows.map(asBewijs)
}

/** What a receipt says of the records as they lie here now. */
export type BewijsUitkomst = { gevonden: true; bewijs: Bewijs; geldt: boolean } | { gevonden: false }

/**
 * Looks for the record that a receipt is of, among one's own and those of revealed rounds. The hash is computed anew from the bytes of the record; `geldt`:
 * it is the version that counts in its round. A receipt of somebody else's sealed sheet is not found (R-BEO-111).
 */
export async function checkBewijs(sql: Sql, { dossierId, lid }: DossierFacts, getypt: string): Promise<BewijsUitkomst> {
  const gezocht = getypt.replace(/\s/g, '').toLowerCase()
  const rows = await sql.query<BewijsRow & { inhoud: string; laatste: boolean }>(
    `select n.nummer as ronde, l.zetel as discipline, r.versie, r.sha256, r.gemaakt_op as op, r.inhoud,
       not exists (select 1 from record x where x.soort = 'score' and x.ronde_id = r.ronde_id and x.lid_id = r.lid_id and x.versie > r.versie) as laatste
     from record r join ronde n on n.id = r.ronde_id join lidmaatschap l on l.id = r.lid_id
     where r.soort = 'score' and r.dossier_id = $1::uuid
       and (r.lid_id = $2::uuid or (n.onthuld_op is not null and l.beeindigd_op is null and l.verklaring <> 'belang'))`,
    [dossierId, lid?.id ?? null]
  )
  const found = rows.find(({ inhoud }) => sha256Hex(inhoud) === gezocht)
  if (!found) return { gevonden: false }
  const { ronde, discipline, versie, sha256, op, laatste } = found
  return { gevonden: true, bewijs: asBewijs({ ronde, discipline, versie, sha256, op }), geldt: laatste }
}
