import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '~/dossier/in-dossier.server'
import { dayOfDate, type Day } from '~/platform/zaak/days'
import { gebeurtenisId, stukId, type PanelPart } from './panel-part'

export type Stored = { staat: 'nieuw' } | { staat: 'was-er-al'; kenmerk: string } | { staat: 'anders' }

/**
 * Compares what an import wrote earlier with what it would write now, row by row. No fingerprint of the file is kept:
 * it would differ with the leads in it, and so tell of them (R-WAL-11). Rows that people added later do not count.
 */
export async function compareStored(tx: Tx, part: PanelPart): Promise<Stored> {
  const { dossierId } = part
  const where = { dossierId }
  const dossier = await tx.dossier.findUnique({ where: { id: dossierId } })
  if (!dossier) return { staat: 'nieuw' }
  // One after the other: a transaction is one connection, which answers one question at a time.
  const betrokkene = await tx.betrokkene.findUnique({ where, omit: { dossierId: true } })
  const namen = await tx.betrokkenNaam.findMany({ where, orderBy: { volgnummer: 'asc' }, take: part.namen.length })
  const gebeurtenissen = await tx.gebeurtenis.findMany({ where, orderBy: { volgnummer: 'asc' }, omit: { dossierId: true } })
  const stukken = await tx.stuk.findMany({ where, orderBy: { nummer: 'asc' }, select: ofAnImport })
  const stored: Omit<PanelPart, 'betrokkene'> & { betrokkene: PanelPart['betrokkene'] | null } = {
    dossierId,
    aanduiding: dossier.aanduiding,
    peildatum: dayOfDate(dossier.peildatum),
    betrokkene,
    namen: namen.map((row) => row.naam),
    gebeurtenissen: gebeurtenissen.filter((row) => row.id === gebeurtenisId(dossierId, row.volgnummer)).map(withDay),
    stukken: stukken.filter((row) => row.id === stukId(dossierId, row.nummer)).map(withDay)
  }
  return isDeepStrictEqual(stored, part) ? { staat: 'was-er-al', kenmerk: dossier.kenmerk } : { staat: 'anders' }
}

/** What an import writes of a paper; the rest came with the form that adds one. */
const ofAnImport = { id: true, nummer: true, soort: true, titel: true, auteur: true, datumTekst: true, datum: true, inhoud: true, toelichting: true, vindplaats: true } as const

const withDay = <Row extends { datum: Date | null }>(row: Row): Omit<Row, 'datum'> & { datum: Day | null } => ({ ...row, datum: dayOfDate(row.datum) })
