import type { Tx } from './in-dossier.server'

export interface Gebeurtenis {
  id: string
  datumTekst: string
  omschrijving: string
  vindplaats: string | null
}

/** What was said and what happened, in the order in which the file gives it. */
export const readGebeurtenissen = (db: Pick<Tx, 'gebeurtenis'>, dossierId: string): Promise<Gebeurtenis[]> =>
  db.gebeurtenis.findMany({
    where: { dossierId },
    orderBy: { volgnummer: 'asc' },
    select: { id: true, datumTekst: true, omschrijving: true, vindplaats: true }
  })

export interface BetrokkeneGegevens {
  geslacht: string | null
  leeftijdOpgave: string | null
  minderjarigOpgave: string | null
  nationaliteit: string | null
  taalOfTolk: string | null
  kwetsbaarheid: string[]
  vormUitbuiting: string[]
  landHerkomst: string | null
  landTransit: string | null
  landUitbuiting: string | null
}

/**
 * What the papers say of betrokkene. Never for the score sheet: nationality is no criterion and does not stand there
 * (law 4, R-BEO-46).
 */
export const readBetrokkene = (db: Pick<Tx, 'betrokkene'>, dossierId: string): Promise<BetrokkeneGegevens | null> =>
  db.betrokkene.findUnique({
    where: { dossierId },
    select: {
      geslacht: true,
      leeftijdOpgave: true,
      minderjarigOpgave: true,
      nationaliteit: true,
      taalOfTolk: true,
      kwetsbaarheid: true,
      vormUitbuiting: true,
      landHerkomst: true,
      landTransit: true,
      landUitbuiting: true
    }
  })
