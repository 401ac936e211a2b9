import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '~/dossier/in-dossier.server'
import { dayOfDate } from '~/platform/zaak/days'
import { gebeurtenisId, stukId, type PanelPart } from './panel-part'

export type Stored = { staat: 'nieuw' } | { staat: 'was-er-al'; kenmerk: string } | { staat: 'anders' }

/**
 * Compares what an import wrote earlier with what it would write now, row by row. No fingerprint of the file is kept:
 * it would differ with the leads in it, and so tell of them (R-WAL-11). Rows that people added later do not count.
 */
export async function compareStored(tx: Tx, part: PanelPart): Promise<Stored> {
  const { dossierId } = part
  const dossier = await tx.dossier.findUnique({
    where: { id: dossierId },
    include: {
      betrokkene: true,
      namen: { orderBy: { volgnummer: 'asc' }, take: part.namen.length },
      gebeurtenissen: { orderBy: { volgnummer: 'asc' } },
      stukken: { orderBy: { nummer: 'asc' } }
    }
  })
  if (!dossier) return { staat: 'nieuw' }
  const stored: PanelPart = {
    dossierId,
    aanduiding: dossier.aanduiding,
    peildatum: dayOfDate(dossier.peildatum),
    betrokkene: withoutKey(dossier.betrokkene ?? { dossierId }) as PanelPart['betrokkene'],
    namen: dossier.namen.map((row) => row.naam),
    gebeurtenissen: dossier.gebeurtenissen
      .filter((row) => row.id === gebeurtenisId(dossierId, row.volgnummer))
      .map((row) => ({ ...withoutKey(row), datum: dayOfDate(row.datum) })),
    stukken: dossier.stukken.filter((row) => row.id === stukId(dossierId, row.nummer)).map((row) => ({ ...withoutKey(row), datum: dayOfDate(row.datum) }))
  }
  return isDeepStrictEqual(stored, part) ? { staat: 'was-er-al', kenmerk: dossier.kenmerk } : { staat: 'anders' }
}

function withoutKey<Row extends { dossierId: string }>(row: Row): Omit<Row, 'dossierId'> {
  const { dossierId: _key, ...rest } = row
  return rest
}
