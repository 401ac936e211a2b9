import type { SheetPage } from '~/beoordeling/sheet-page'
import type { Tx } from '~/dossier/in-dossier.server'
import { hoedanigheidNaam, type Hoedanigheid } from '~/dossier/schema'
import { sha256Hex } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { disciplineOf } from './discipline'
import { loadOefening } from './facts.server'
import { readOefenkader } from './oefenzaak.server'
import type { OefeningFacts } from './policy'
import { oefenRoom } from './rooms'
import { blikOf, sluitdag, standOf, type Stand } from './rules'
import { oefenbladSchema, oefenHoedanigheden } from './schema'
import { spreadFirst, spreadOf, type SpreidingRij } from './spread'

type Reader = Pick<Tx, 'oefening'>

export interface OefeningRegel {
  id: string
  aanduiding: string
  stand: Stand
  einddag: string
  /** For the organiser: how many sheets are in. Null for who takes part. */
  aantal: number | null
  genodigd: number
  /** For who takes part: whether the own sheet is in. */
  eigen: boolean
  afgezien: boolean
}

/** The exercises this person organises, or was invited to, in the capacity now worn; newest first. Nobody else's. R-KAL-2. */
export async function readOefeningen(db: Reader, sql: Sql, wie: Wie, now: Date): Promise<OefeningRegel[]> {
  const own = wie.hoedanigheid === 'coordinator' ? { organisatorId: wie.accountId } : { deelnemers: { some: { accountId: wie.accountId, hoedanigheid: wie.hoedanigheid } } }
  const rows = await db.oefening.findMany({ where: own, orderBy: { gestartOp: 'desc' }, select: { id: true, oefenzaak: { select: { aanduiding: true } } } })
  const regels = await Promise.all(rows.map(({ id, oefenzaak }) => readRegel(sql, wie, now, id, oefenzaak.aanduiding)))
  return regels.filter((regel) => regel !== null)
}

async function readRegel(sql: Sql, wie: Wie, now: Date, id: string, aanduiding: string): Promise<OefeningRegel | null> {
  const oefening = await loadOefening(sql, id, 'read')
  if (!oefening) return null
  const { feiten, deelnemers } = oefening
  const today = dagInAmsterdam(now)
  const deelnemer = deelnemers.find((one) => one.accountId === wie.accountId)
  const blik = blikOf(feiten, today, wie.hoedanigheid === 'coordinator' ? 'organisator' : { deelnemer: deelnemer?.id ?? '' })
  const afgezien = feiten.deelnemers.some((one) => one.id === deelnemer?.id && one.afgezien)
  return { id, aanduiding, stand: standOf(feiten, today), einddag: feiten.einddag, aantal: blik.aantal, genodigd: deelnemers.length, eigen: blik.eigen, afgezien }
}

export interface OefeningPagina extends OefeningRegel {
  catalogus: string
  minimum: number
  /** The last calendar day of the discussion; null before the opening. */
  sluitdag: string | null
  organisator: boolean
  vandaag: string
}

/** The page of one exercise, for its organiser or one who was invited. The policy has admitted them (`oefening.lezen`). */
export async function readOefening(db: Reader, sql: Sql, wie: Wie, now: Date, oefeningId: string): Promise<OefeningPagina> {
  const row = await db.oefening.findUniqueOrThrow({ where: { id: oefeningId }, select: { catalogusVersie: true, minimum: true, geopendOp: true, oefenzaak: { select: { aanduiding: true } } } })
  const regel = await readRegel(sql, wie, now, oefeningId, row.oefenzaak.aanduiding)
  if (!regel) throw new Error('oefening.lezen zonder oefening: het beleid liet dit niet toe')
  return {
    ...regel,
    catalogus: row.catalogusVersie,
    minimum: row.minimum,
    sluitdag: row.geopendOp && sluitdag(dagInAmsterdam(row.geopendOp)),
    organisator: wie.hoedanigheid === 'coordinator',
    vandaag: dagInAmsterdam(now)
  }
}

/** The page of one's own sheet, in the shape of the real one: the same form, so that people practise what they will do. */
export async function readOefenblad(db: Reader, { oefeningId, deelname }: OefeningFacts): Promise<{ page: SheetPage; aanduiding: string }> {
  if (!deelname) throw new Error('oefening.scoren zonder deelname: het beleid liet dit niet toe')
  const { catalogus, minderjarig, stukken, aanduiding } = await readOefenkader(db, oefeningId)
  const page: SheetPage = {
    dossierId: oefeningId,
    kenmerk: 'OEFENING',
    ronde: 1,
    soort: 'enige',
    room: oefenRoom(oefeningId, deelname.id),
    discipline: disciplineOf(deelname.hoedanigheid),
    catalogus,
    minderjarig,
    // A practice paper is text, and everybody may read it.
    stukken: stukken.map((stuk) => ({ ...stuk, compartiment: 'panel' as const, herkomst: null, afdekken: false, spreker: null, toegevoegdOp: null, bestand: null })),
    hoorzitting: 'afgezien',
    eigen: null,
    stand: 'geen',
    spoed: false,
    uiterlijk: null,
    zetels: []
  }
  return { page, aanduiding }
}

/** The spread of an opened exercise, as this participant sees it. The policy has admitted them (`oefening.spreiding`). R-KAL-7, R-KAL-8. */
export async function readSpreiding(db: Pick<Tx, 'oefening' | 'oefeningBlad'>, { oefeningId, deelname }: OefeningFacts): Promise<{ aanduiding: string; bladen: number; rijen: SpreidingRij[] }> {
  const { catalogus, aanduiding } = await readOefenkader(db, oefeningId)
  const rows = await db.oefeningBlad.findMany({ where: { oefeningId, oefening: { geopendOp: { not: null } } }, orderBy: { id: 'asc' } })
  const bladen = rows.map((row) => ({ id: row.id, eigen: deelname !== null && row.deelnemerId === deelname.id, blad: oefenbladSchema.parse(JSON.parse(row.inhoud)) }))
  return { aanduiding, bladen: bladen.length, rijen: spreadFirst(spreadOf(bladen, catalogus, (id, code) => sha256Hex(`${code}/${id}`))) }
}

export interface StartKeuzes {
  oefenzaken: { value: string; label: string }[]
  catalogi: { value: string; label: string }[]
  mensen: { value: string; label: string; hint: string }[]
}

/** What a coördinator can choose when an exercise starts. */
export async function readStartKeuzes(db: Pick<Tx, 'oefenzaak' | 'catalogus' | 'accountHoedanigheid'>, wie: Wie): Promise<StartKeuzes> {
  const [zaken, catalogi, mensen] = await Promise.all([
    db.oefenzaak.findMany({ orderBy: { aanduiding: 'asc' }, select: { id: true, aanduiding: true } }),
    db.catalogus.findMany({ orderBy: { geladenOp: 'desc' }, select: { versie: true } }),
    db.accountHoedanigheid.findMany({
      where: { hoedanigheid: { in: [...oefenHoedanigheden] }, account: { actief: true, id: { not: wie.accountId } } },
      select: { accountId: true, hoedanigheid: true, account: { select: { functie: true, registernummer: true } } }
    })
  ])
  return {
    oefenzaken: zaken.map(({ id, aanduiding }) => ({ value: id, label: aanduiding })),
    catalogi: catalogi.map(({ versie }) => ({ value: versie, label: versie })),
    mensen: mensen
      .map(({ accountId, hoedanigheid, account }) => ({ value: `${accountId}/${hoedanigheid}`, label: account.functie, hint: `${hoedanigheidNaam[hoedanigheid as Hoedanigheid]}, ${account.registernummer}` }))
      .sort((one, two) => one.hint.localeCompare(two.hint, 'nl'))
  }
}
