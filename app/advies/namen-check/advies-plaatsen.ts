import { fixedTextsOf } from '../fixed-texts'
import type { AdviesInhoud } from '../schema'
import type { AdviesPlaats } from './rules'

/**
 * What is no text of the panel: numbers, versions, who sits on the panel and declared what, where the sources come from, the fixed sentences, and what
 * only repeats in another order what the sheets say.
 */
const nietNagekeken: readonly (keyof AdviesInhoud | 'logboek')[] = [
  'schema', 'sjabloon', 'kenmerk', 'versie', 'soort', 'proef', 'vastgesteldOp', 'grondslagIsAwb35', 'betrokkene', 'paneel', 'catalogus', 'wet273f', 'bronnen', 'conclusie', 'nietBeoordeeld',
  'opgemaakt', 'logboek', 'verklaringen', 'records', 'vervangt', 'ontbrekendeDiscipline', 'vervangers', 'rondes', 'positief', 'beweging'
]

/** Fields within a part that a person chooses or the program fills in, and nobody writes. */
const geenTekst = new Set(['soort', 'discipline', 'code', 'waar', 'wijze', 'uitkomst', 'oordeel', 'gewicht', 'stemmen', 'datum', 'vastgesteldOp', 'gevraagdOp', 'uiterlijk', 'ontvangenOp', 'op', 'besluit', 'door', 'lezer', 'ontbreekt', 'zetel', 'dragend', 'versterkt'])

const deel: Readonly<Record<string, string>> = {
  verzoeker: 'Wie om het advies vraagt',
  doel: 'Doel',
  grondslag: 'Grondslag',
  vraag: 'De vraag',
  hoorzitting: 'Hoorzitting',
  samenvatting: 'Wat betrokkene vertelde',
  referentiekader: 'Referentiekader',
  groepen: 'Weging',
  contraIndicaties: 'Wat ertegenin is gebracht',
  nieuwFeit: 'Nieuw feit na de hoorzitting',
  besluit: 'Hoe het panel besloot',
  standpunten: 'Standpunten',
  ontbreekt: 'Wat ontbreekt',
  reactie: 'Reactie van betrokkene',
  spoed: 'Spoed',
  rondeBesluiten: 'Besluiten over de rondes',
  tegenlezing: 'Tegenlezing',
  zorgvuldigheid: 'Zorgvuldigheid'
}

/** How a part of a list is called: by its code or its discipline, else by its place. */
function nameOf(value: unknown, index: number): string {
  const { code, discipline } = typeof value === 'object' && value !== null ? (value as { code?: unknown; discipline?: unknown }) : {}
  if (typeof code === 'string') return code
  return typeof discipline === 'string' ? discipline : String(index + 1)
}

function textsIn(value: unknown, plaats: string): AdviesPlaats[] {
  if (typeof value === 'string') return [{ plaats, tekst: value }]
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, `${plaats}, ${nameOf(each, index)}`))
  if (typeof value === 'object' && value !== null) return Object.entries(value).filter(([key]) => !geenTekst.has(key)).flatMap(([, each]) => textsIn(each, plaats))
  return []
}

/**
 * The texts of an advies that people wrote, each with its place in words. What the panel wrote together and what members wrote on their
 * sheets; a part that is added later is looked at too, unless it is said here that it is not.
 */
export function adviesPlaatsen(document: AdviesInhoud): AdviesPlaats[] {
  const fixed = new Set(fixedTextsOf(document).zorgvuldigheid)
  const skipped = new Set<string>(nietNagekeken)
  return Object.entries(document)
    .filter(([key]) => !skipped.has(key))
    .flatMap(([key, value]) => textsIn(value, deel[key] ?? key))
    .filter(({ tekst }) => !fixed.has(tekst))
}
