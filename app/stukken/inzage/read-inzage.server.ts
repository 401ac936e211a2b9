import type { DossierFacts } from '~/dossier/facts'
import { inzageVanaf } from '~/dossier/inzage.server'
import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { lastDayForPapers, lastDayToOpen, openLongEnough } from '~/dossier/inzage'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import { leesbaarMet, readStukken, type Stuk } from '../stukken.server'
import { grondNaam, type InzageBesluit } from './schema'

type Reading = Pick<Werk, 'db' | 'clock'> & { sql: Sql }

/** The day of the hearing in Amsterdam; null when none is planned. */
export async function readHearingDay(db: Pick<Tx, 'hoorzitting'>, dossierId: string): Promise<string | null> {
  const row = await db.hoorzitting.findUnique({ where: { dossierId }, select: { begintOp: true, staat: true } })
  return row?.begintOp && row.staat !== 'afgezien' ? dagInAmsterdam(row.begintOp) : null
}

/**
 * The page on which coördinator and voorzitter decide what lies open. The coördinator sees of each paper its kind and date, medical ones too; the voorzitter
 * sees titles, and no medical paper.
 */
export async function readInzagePage({ db, sql }: Reading, { dossierId, kenmerk, lid }: DossierFacts) {
  const [rows, inzage, hoorzittingOp] = await Promise.all([
    db.stuk.findMany({ where: { dossierId, ...(lid ? { compartiment: 'panel' } : {}) }, orderBy: { nummer: 'asc' }, include: { inzage: true, laat: true } }),
    inzageVanaf(sql, dossierId),
    readHearingDay(db, dossierId)
  ])
  return {
    dossierId,
    kenmerk,
    rol: lid ? ('voorzitter' as const) : ('coordinator' as const),
    ...inzage,
    hoorzittingOp,
    uiterlijkOpen: hoorzittingOp && lastDayToOpen(hoorzittingOp),
    opTijd: hoorzittingOp === null ? null : openLongEnough(inzage.vanaf, hoorzittingOp),
    stukken: rows.map(({ nummer, soort, datumTekst, titel, compartiment, inzage: besluit, laat }) => ({
      nummer, soort, datumTekst, titel: lid ? titel : null, medisch: compartiment === 'medisch',
      besluit: (besluit?.besluit ?? null) as InzageBesluit | null, uitleg: besluit?.uitleg ?? null,
      laat: laat && { reden: laat.reden, besluit: laat.besluit, besluitReden: laat.besluitReden }
    }))
  }
}
export type InzagePageData = Awaited<ReturnType<typeof readInzagePage>>

export interface OpenPaper {
  nummer: number
  titel: string
  datumTekst: string
  gelezen: boolean
}

/** A paper that the side of betrokkene does not read, and why. Its kind is said only where a decision says it. */
export interface ClosedPaper {
  nummer: number
  waarom: string
  uitleg: string | null
}

/** What lies open to the side of betrokkene, and what does not, each with its ground (R-GEM-22). Nothing of what is closed but what was written for them. */
export async function readSidePapers({ db, sql }: Reading, { dossierId, namens }: DossierFacts, accountId: string) {
  if (!namens) throw new Error('The policy admits the side of betrokkene')
  const inzage = await inzageVanaf(sql, dossierId)
  const [open, all, read, hoorzittingOp] = await Promise.all([
    db.stuk.findMany({ where: leesbaarMet(dossierId, { namens }), orderBy: { nummer: 'asc' }, select: { id: true, nummer: true, titel: true, datumTekst: true, laat: true } }),
    db.stuk.findMany({ where: { dossierId }, orderBy: { nummer: 'asc' }, select: { nummer: true, compartiment: true, inzage: true } }),
    db.inzageGelezen.findMany({ where: { accountId }, select: { stukId: true } }),
    readHearingDay(db, dossierId)
  ])
  const seen = new Set(read.map(({ stukId }) => stukId))
  const readable = new Set(open.map(({ nummer }) => nummer))
  const closed = all.filter(({ nummer }) => !readable.has(nummer)).map(({ nummer, compartiment, inzage: besluit }): ClosedPaper => {
    if (besluit && besluit.besluit !== 'open') return { nummer, waarom: grondNaam[besluit.besluit as keyof typeof grondNaam], uitleg: besluit.uitleg }
    const medisch = compartiment === 'medisch'
    return { nummer, waarom: medisch ? 'Een medisch stuk. Uw kant leest het als betrokkene dat wil; zij is dat nog niet gevraagd.' : 'Nieuw stuk. Er wordt nog beslist of het ter inzage ligt.', uitleg: null }
  })
  return {
    ...inzage,
    hoorzittingOp,
    stukkenTot: hoorzittingOp && lastDayForPapers(hoorzittingOp),
    open: open.map(({ id, nummer, titel, datumTekst }): OpenPaper => ({ nummer, titel, datumTekst, gelezen: seen.has(id) })),
    // Before the papers lie open nothing is said of those that will not.
    gesloten: inzage.vanaf ? closed : [],
    laat: open.flatMap(({ nummer, titel, laat }) => (laat ? [{ nummer, titel, besluit: laat.besluit, reden: laat.besluitReden }] : []))
  }
}
export type SidePapers = Awaited<ReturnType<typeof readSidePapers>>

/** Keeps that somebody of the side of betrokkene opened this paper, once for each account: the first day of it shows that inspection was possible (R-GEM-21). */
export async function markSideRead({ db, clock }: Pick<Werk, 'clock'> & { db: Pick<Tx, 'inzageGelezen'> }, stukId: string, accountId: string): Promise<void> {
  await db.inzageGelezen.createMany({ data: [{ stukId, accountId, gelezenOp: clock.now() }], skipDuplicates: true })
}

/** The same of a paper that is text, whose words stand on the page. */
export async function markSideTextRead(diensten: Pick<Werk, 'clock'> & { db: Pick<Tx, 'stuk' | 'inzageGelezen'> }, { dossierId, namens }: DossierFacts, nummer: number, accountId: string): Promise<void> {
  const stuk = namens && (await diensten.db.stuk.findFirst({ where: { ...leesbaarMet(dossierId, { namens }), nummer }, select: { id: true } }))
  if (stuk) await markSideRead(diensten, stuk.id, accountId)
}

/** One paper that lies open to this side; null when it does not, or when there is none. What was noted beside it in the dossier is not shown. */
export async function readSidePaper({ db }: Pick<Werk, 'db'>, { dossierId, namens }: DossierFacts, nummer: number): Promise<Stuk | null> {
  if (!namens || !Number.isInteger(nummer)) return null
  const stuk = (await readStukken(db, dossierId, { namens })).find((each) => each.nummer === nummer)
  return stuk ? { ...stuk, toelichting: null } : null
}
