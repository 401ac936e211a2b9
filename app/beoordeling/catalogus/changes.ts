import type { Catalogus, Criterium, Eis, Groep } from './schema'

/** One criterion that another version has otherwise: each changed part before and after, in words. */
export interface ChangedCriterium {
  code: string
  naam: string
  delen: { deel: string; was: string; wordt: string }[]
}

export interface CatalogusChanges {
  erbij: { code: string; naam: string; definitie: string }[]
  weg: { code: string; naam: string; definitie: string }[]
  gewijzigd: ChangedCriterium[]
}

type Part = readonly [deel: string, words: string]

/**
 * What changes when a dossier moves from one version of the catalogue to another: criteria that are added or removed, and of the
 * others each part that reads otherwise. A part that is the same is not in the list. R-BEO-131.
 */
export function catalogueChanges(was: Catalogus, wordt: Catalogus): CatalogusChanges {
  const before = rowsOf(was)
  const after = rowsOf(wordt)
  const brief = ({ criterium: { code, naam, definitie } }: CatalogueRow) => ({ code, naam, definitie })
  return {
    erbij: after.filter((row) => !before.some(({ criterium }) => criterium.code === row.criterium.code)).map(brief),
    weg: before.filter((row) => !after.some(({ criterium }) => criterium.code === row.criterium.code)).map(brief),
    gewijzigd: after.flatMap((row) => {
      const old = before.find(({ criterium }) => criterium.code === row.criterium.code)
      const delen = old ? changedParts(partsOf(old), partsOf(row)) : []
      return delen.length === 0 ? [] : [{ code: row.criterium.code, naam: row.criterium.naam, delen }]
    })
  }
}

type CatalogueRow = { groep: Groep; criterium: Criterium }

const rowsOf = (catalogus: Catalogus): CatalogueRow[] => catalogus.groepen.flatMap((groep) => groep.criteria.map((criterium) => ({ groep, criterium })))

function changedParts(was: readonly Part[], wordt: readonly Part[]): ChangedCriterium['delen'] {
  const names = [...new Set([...was, ...wordt].map(([deel]) => deel))]
  const wordsIn = (parts: readonly Part[], deel: string) => parts.find(([name]) => name === deel)?.[1] ?? 'niets'
  return names.map((deel) => ({ deel, was: wordsIn(was, deel), wordt: wordsIn(wordt, deel) })).filter(({ was: old, wordt: now }) => old !== now)
}

function partsOf({ groep, criterium }: CatalogueRow): Part[] {
  const head: Part[] = [
    ['naam', criterium.naam],
    ['definitie', criterium.definitie],
    ['vraag', criterium.vraag],
    ['hulp bij het lezen', criterium.hulp ?? 'niets'],
    ['gelezen met', listOf(criterium.leesMet)],
    ['bron', `${criterium.bron.basis} (${criterium.bron.datum ?? 'zonder datum'}), ${criterium.bron.status}`],
    ['voor wie het geldt', criterium.vanToepassing === 'altijd' ? 'iedereen' : 'een minderjarige, of bij twijfel'],
    ['draagt een eindoordeel', groep.draagtEindoordeel ? 'ja' : 'nee'],
    ['soort', criterium.soort === 'geen' ? 'niet door het panel' : criterium.soort]
  ]
  if (criterium.soort === 'geen') return head
  const who: Part = ['wie oordeelt', `${listOf(criterium.wieScoort.disciplines)}; ten minste ${criterium.wieScoort.minimum}`]
  if (criterium.soort === 'tekst') return [...head, who, ['geen bijzonderheden', criterium.geenBijzonderheden]]
  return [
    ...head,
    who,
    ['waarden', listOf(criterium.waarden)],
    ['gewicht bij', listOf(criterium.gewichtBij)],
    ['citaat', criterium.citaat],
    ['wat erbij hoort', criterium.eisen.length === 0 ? 'niets' : criterium.eisen.map(demandInWords).join(' ')]
  ]
}

const demandInWords = (eis: Eis): string => `Bij ${eis.als}: ${eis.vraagt}${'bij' in eis ? ` ${eis.bij}` : ''}. ${eis.uitleg}`
const listOf = (words: readonly string[]): string => (words.length === 0 ? 'niets' : words.join(', '))
