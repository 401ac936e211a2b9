import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { criteriaFor } from '../catalogus/criteria'
import { differences } from '../differences'
import { readDraft } from '../draft'
import { catalogus, context, fullDraft, row, sheet } from '../test-sheets'
import { CriteriumCard } from './criterium-card'
import { DifferencesCard } from './differences-card'

const asked = new Map(criteriaFor(catalogus, { minderjarig: 'nee' }).map(({ criterium }) => [criterium.code, criterium]))
const sheetOf = (discipline: 'IND' | 'zorg' | 'politie', b3: Record<string, string>) =>
  sheet(discipline, readDraft({ ...fullDraft(context({ discipline })), ...row('B3', b3) }, context({ discipline })).entries)
const rijen = differences(
  [sheetOf('IND', { oordeel: 'verzwakt', gewicht: 'zwaar' }), sheetOf('zorg', { oordeel: 'neutraal' }), sheetOf('politie', { oordeel: 'niet te beoordelen', ontbrekend: 'Verslag van een arts' })],
  catalogus
).map((rij) => ({ ...rij, vraag: asked.get(rij.code)?.vraag ?? '', definitie: asked.get(rij.code)?.definitie ?? '', bron: '', status: 'reconstructie', eerder: [] }))

/** What a reader without eyes for shape or colour gets. */
const words = (markup: string): string => markup.replace(/<svg.*?<\/svg>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const show = (gekozen: string): string =>
  words(renderToStaticMarkup(<DifferencesCard rijen={rijen} gekozen={gekozen} criteriumHref={(code) => `?criterium=${code}`} LinkComponent="a" />))

describe('de lijst met verschillen', () => {
  it('[R-BEO-68] says each judgement in words, and the difference comes first', () => {
    expect(show('B3')).toContain('B3 Tussen verklaringen verzwakt, zwaar neutraal niet te beoordelen')
  })

  it('[R-BEO-68] counts and adds up nothing: no number stands there but the codes', () => {
    for (const gekozen of ['B3', 'A1', 'E1', 'A4']) {
      const numbers = show(gekozen).replace(/\b[A-Z]\d{1,2}\b/g, '').match(/\d+|%|totaal|gemiddeld/g)
      expect(numbers).toBeNull()
    }
  })

  it('[R-BEO-68] the part with the chosen criterion is open', () => {
    expect(show('B3')).not.toContain('A1 Handeling')
    expect(show('A1')).toContain('A1 Handeling')
  })

  it('[R-BEO-68] a criterion shows who judged what, why, what is missing and where it stands', () => {
    const [rij] = rijen
    if (!rij) throw new Error('er is geen rij')
    const text = words(renderToStaticMarkup(<CriteriumCard rij={rij} stukHref={(stuk) => `#stuk-${stuk}`} />))
    expect(text).toContain('IND · verzwakt, zwaar. De verklaring is helder. Referentiekader: Gelezen in het licht van E5. Voorgelegd (verslag van de hoorzitting), antwoord: Betrokkene noemt verwarring. stuk 1, p. 2')
    expect(text).toContain('Politie · niet te beoordelen. De verklaring is helder. Ontbreekt: Verslag van een arts')
  })
})
