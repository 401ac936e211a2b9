import { oordelen, type Catalogus, type Oordeel } from '~/beoordeling/catalogus/schema'
import type { Gewicht, ScoreEntry } from '~/beoordeling/schema'
import { MINIMUM_BLADEN, type Oefenblad } from './schema'

/** One choice and how many made it. */
export interface Keuze {
  oordeel: Oordeel
  gewicht: Gewicht | null
  aantal: number
  /** The reader's own. Marked for the reader only. */
  eigen: boolean
}

/** A reason without an author. `kop`: the choice it was given for; null for a text that carries no value. */
export interface Reden {
  oordeel: Oordeel | null
  gewicht: Gewicht | null
  tekst: string
  eigen: boolean
}

export interface SpreidingRij {
  groep: string
  code: string
  naam: string
  kort: string
  soort: 'oordeel' | 'tekst'
  /** Too few gave an answer here: nothing is shown, and `keuzes` and `redenen` are empty (R-KAL-4). */
  teWeinig: boolean
  keuzes: Keuze[]
  redenen: Reden[]
}

export interface Blad {
  id: string
  blad: Oefenblad
  eigen: boolean
}

/**
 * The spread of the sheets of one opened exercise, in the order of the catalogue. `orderOf` gives the place of a sheet among the
 * reasons of one criterion: another order for each, so that reasons of one author cannot be lined up (R-KAL-8). Nothing is
 * added up over criteria and nobody is ranked (law 4).
 */
export function spreadOf(bladen: readonly Blad[], catalogus: Catalogus, orderOf: (bladId: string, code: string) => string): SpreidingRij[] {
  return catalogus.groepen.flatMap((groep) =>
    groep.criteria.flatMap((criterium): SpreidingRij[] => {
      const { code, naam, kort, soort } = criterium
      if (soort === 'geen') return []
      const answers = bladen
        .map(({ id, blad, eigen }) => ({ eigen, place: orderOf(id, code), entry: blad.entries.find((one) => one.code === code) }))
        .filter((one): one is Answer => one.entry !== undefined && !('nvt' in one.entry))
        .sort((one, two) => (one.place < two.place ? -1 : 1))
      if (answers.length === 0) return []
      const teWeinig = answers.length < MINIMUM_BLADEN
      return [{ groep: groep.code, code, naam, kort, soort, teWeinig, keuzes: teWeinig ? [] : choicesOf(answers), redenen: teWeinig ? [] : answers.flatMap(reasonOf) }]
    })
  )
}

interface Answer {
  eigen: boolean
  place: string
  entry: ScoreEntry
}

function choicesOf(answers: readonly Answer[]): Keuze[] {
  const chosen = answers.flatMap(({ entry, eigen }) => ('oordeel' in entry ? [{ oordeel: entry.oordeel, gewicht: weightOf(entry), eigen }] : []))
  return oordelen.flatMap((oordeel) =>
    (['zwaar', 'licht', null] as const).flatMap((gewicht) => {
      const same = chosen.filter((one) => one.oordeel === oordeel && one.gewicht === gewicht)
      return same.length === 0 ? [] : [{ oordeel, gewicht, aantal: same.length, eigen: same.some((one) => one.eigen) }]
    })
  )
}

function reasonOf({ entry, eigen }: Answer): Reden[] {
  if ('tekst' in entry) return [{ oordeel: null, gewicht: null, tekst: entry.tekst, eigen }]
  if ('geenBijzonderheden' in entry) return [{ oordeel: null, gewicht: null, tekst: 'Geen bijzonderheden', eigen }]
  return 'oordeel' in entry ? [{ oordeel: entry.oordeel, gewicht: weightOf(entry), tekst: entry.reden, eigen }] : []
}

const weightOf = (entry: Extract<ScoreEntry, { oordeel: Oordeel }>): Gewicht | null => ('gewicht' in entry ? entry.gewicht : null)

/** The spread of one criterion in a sentence, for who does not see the shapes: "3 van 5 kozen versterkt, 2 kozen neutraal." */
export function spreadInWords({ keuzes }: Pick<SpreidingRij, 'keuzes'>): string {
  const total = keuzes.reduce((sum, { aantal }) => sum + aantal, 0)
  const perOordeel = oordelen
    .map((oordeel) => ({ oordeel, aantal: keuzes.filter((one) => one.oordeel === oordeel).reduce((sum, one) => sum + one.aantal, 0) }))
    .filter(({ aantal }) => aantal > 0)
    .sort((one, two) => two.aantal - one.aantal)
  const [first, ...rest] = perOordeel
  if (!first) return 'Niemand gaf hier een oordeel.'
  if (rest.length === 0) return `Alle ${total} kozen ${first.oordeel}.`
  return `${first.aantal} van ${total} kozen ${first.oordeel}, ${rest.map(({ oordeel, aantal }) => `${aantal} ${aantal === 1 ? 'koos' : 'kozen'} ${oordeel}`).join(', ')}.`
}

/** In the order of the screen: where people chose differently first, then agreed, then texts, then what cannot be shown. */
export const spreadFirst = (rijen: readonly SpreidingRij[]): SpreidingRij[] => {
  const place = (rij: SpreidingRij): number => (rij.teWeinig ? 3 : rij.soort === 'tekst' ? 2 : new Set(rij.keuzes.map((one) => one.oordeel)).size > 1 ? 0 : 1)
  return [0, 1, 2, 3].flatMap((at) => rijen.filter((rij) => place(rij) === at))
}
