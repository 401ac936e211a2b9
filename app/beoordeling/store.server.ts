import type { Tx } from '~/dossier/in-dossier.server'
import { readLatestRecords, type KeptRecord } from '~/dossier/record.server'
import type { Sql } from '~/platform/sql'
import { groupsToBalance } from './catalogus/criteria'
import { disciplines, minderjarigSchema, parseCatalogus, type Catalogus, type Discipline, type Minderjarig } from './catalogus/schema'
import { typedKeys } from './draft-document'
import type { Seat } from './rules'
import { scoreSheetSchema, standpuntSchema, type ScoreSheetRecord, type StandpuntRecord } from './schema'

type Reader = Pick<Tx, 'dossier'>

/** What decides which criteria a dossier's sheet has: the version fixed at intake and the fact about age. */
export interface Kader {
  catalogus: Catalogus
  minderjarig: Minderjarig
}

/**
 * The catalogue a dossier was opened with, and what intake decided. Throws when there is none yet or when the stored
 * text does not have its shape: no page and no room that asks this exists before intake is done.
 */
export async function readKader(db: Reader, dossierId: string): Promise<Kader> {
  const row = await db.dossier.findUnique({ where: { id: dossierId }, select: { minderjarig: true, catalogus: { select: { inhoud: true } } } })
  if (!row?.catalogus) throw new Error('Dit dossier heeft nog geen catalogus: de intake is niet gedaan')
  const read = parseCatalogus(JSON.parse(row.catalogus.inhoud))
  if (!read.ok) throw new Error(`De geladen catalogus klopt niet: ${read.refusal.fouten.map(({ pad }) => pad).join(', ')}`)
  return { catalogus: read.value, minderjarig: minderjarigSchema.parse(row.minderjarig) }
}

/** The parsed catalogue of the dossier's `catalogus_versie`. Throws as `readKader` does. */
export const catalogusVan = async (db: Reader, dossierId: string): Promise<Catalogus> => (await readKader(db, dossierId)).catalogus

/**
 * What the gate of the rooms asks: the codes of the groups that get a balance text, and the keys of all typed fields
 * (`B3/reden`). The roots of a room are these and no other.
 */
export async function catalogusVelden(db: Reader, dossierId: string): Promise<{ groepen: string[]; tekstvelden: string[] }> {
  const kader = await readKader(db, dossierId)
  return { groepen: groupsToBalance(kader.catalogus, kader).map((groep) => groep.code), tekstvelden: typedKeys(kader.catalogus) }
}

/** Whether a sheet of this seat is in; all that anybody may know of another's sheet before the reveal. */
export interface Ingediend {
  discipline: Discipline
  ingediend: boolean
}

/**
 * "Ingediend: ja/nee" of the three disciplines, in that order. The statement itself fetches nothing else of anybody's
 * sheet: what is not read cannot leak (law 2, R-BEO-45). A seat without a member counts as nee, and so does a sheet that
 * did not judge all there is (R-BEO-97).
 */
export async function readIngediend(sql: Sql, dossierId: string, rondeId: string): Promise<Ingediend[]> {
  const rows = await sql.query<Ingediend>(
    `select l.zetel as discipline, blad_stand($2::uuid, l.id) = 'telt' as ingediend
     from lidmaatschap l
     where l.dossier_id = $1::uuid and l.beeindigd_op is null and l.verklaring <> 'belang' and l.zetel = any ($3::text[])`,
    [dossierId, rondeId, [...disciplines]]
  )
  return disciplines.map((discipline) => rows.find((row) => row.discipline === discipline) ?? { discipline, ingediend: false })
}

/** The member's own last sheet of this round: the receipt of it. `null` when nothing was handed in. */
export async function readOwnSheet(db: Pick<Tx, 'record'>, rondeId: string, lidId: string): Promise<{ versie: number; sha256: string; gemaaktOp: Date } | null> {
  return db.record.findFirst({
    where: { soort: 'score', rondeId, lidId },
    orderBy: { versie: 'desc' },
    select: { versie: true, sha256: true, gemaaktOp: true }
  })
}

/** How the own last sheet stands: not there, to be confirmed because of later `criteria`, a `stuk` or a `verslag` that it did not judge, or `telt` (R-BEO-97). */
export type BladStand = 'geen' | 'criteria' | 'stuk' | 'verslag' | 'telt'

export async function readOwnStand(sql: Sql, rondeId: string, lidId: string): Promise<BladStand> {
  const [row] = await sql.query<{ stand: BladStand }>('select blad_stand($1::uuid, $2::uuid) as stand', [rondeId, lidId])
  return row?.stand ?? 'geen'
}

/** The discipline that is missing by decision of the voorzitter, as long as nobody of it has a seat (R-BEO-104). */
export async function readMissing(sql: Sql, dossierId: string): Promise<Discipline | null> {
  const [row] = await sql.query<{ ontbreekt: Discipline | null }>('select ontbrekende_discipline($1::uuid) as ontbreekt', [dossierId])
  return row?.ontbreekt ?? null
}

type RecordReader = Pick<Tx, 'record' | 'lidmaatschap' | 'ronde'>

/** The last sheet and the last end view of each member who sits on the panel now. */
export interface Gehoord {
  sheets: KeptRecord<ScoreSheetRecord>[]
  standpunten: KeptRecord<StandpuntRecord>[]
}

/**
 * What counts in the weighing and in the advies: the records of IND, zorg and politie as they sit now, in that order. Those of a
 * member who was replaced or has a conflict of interest stay in the dossier and count no more (R-BEO-67, R-ADV-73). `rondeId`: a revealed
 * round; of a sealed one nothing is read. An end view that was given before this round was revealed is to be given again (R-BEO-109).
 */
export async function readGehoord(db: RecordReader, dossierId: string, rondeId: string): Promise<Gehoord> {
  const { onthuldOp } = await db.ronde.findUniqueOrThrow({ where: { id: rondeId, dossierId }, select: { onthuldOp: true } })
  if (!onthuldOp) return { sheets: [], standpunten: [] }
  const leden = await db.lidmaatschap.findMany({
    where: { dossierId, beeindigdOp: null, verklaring: { not: 'belang' }, zetel: { in: [...disciplines] } },
    select: { id: true, zetel: true }
  })
  const inOrder = <Inhoud>(records: KeptRecord<Inhoud>[]): KeptRecord<Inhoud>[] =>
    disciplines.flatMap((discipline) => {
      const lid = leden.find(({ zetel }) => zetel === discipline)
      return records.filter((record) => record.lidId === lid?.id)
    })
  const standpunten = await readLatestRecords(db, { soort: 'standpunt', dossierId, schema: standpuntSchema })
  return {
    sheets: inOrder(await readLatestRecords(db, { soort: 'score', dossierId, rondeId, schema: scoreSheetSchema })),
    standpunten: inOrder(standpunten.filter(({ gemaaktOp }) => gemaaktOp >= onthuldOp))
  }
}

interface SeatRow {
  discipline: Discipline
  vrij: boolean
  ingediend: boolean
}

/**
 * The scoring seats as the rules see them, for the reveal. A member who declared a conflict of interest and was not
 * replaced has a closed seat: that discipline is then missing, and nobody can declare its sheet away (law 2).
 */
export async function readScoringSeats(sql: Sql, dossierId: string, rondeId: string): Promise<Seat[]> {
  const rows = await sql.query<SeatRow>(
    `select l.zetel as discipline, l.verklaring <> 'belang' as vrij, blad_stand($2::uuid, l.id) = 'telt' as ingediend
     from lidmaatschap l
     where l.dossier_id = $1::uuid and l.beeindigd_op is null and l.zetel = any ($3::text[])`,
    [dossierId, rondeId, [...disciplines]]
  )
  return rows.map(({ discipline, vrij, ingediend }) => ({ discipline, status: vrij ? 'open' : 'gesloten', ingediend }))
}
