import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LijstPage } from './lijst-page'

const regel = { id: 'o', aanduiding: 'L.E. (verzoekster)', stand: 'loopt', einddag: '2026-12-10', aantal: 3, genodigd: 5, eigen: false, afgezien: false } as const

it('[R-KAL-13] the list says OEFENING, and who sees what and when', () => {
  for (const organisator of [true, false]) {
    const html = renderToStaticMarkup(<LijstPage regels={[regel]} organisator={organisator} />)
    expect(html).toContain('<strong>OEFENING</strong>')
    expect(html).toContain('Tot de opening ziet niemand uw blad.')
    expect(html).toContain('Zijn er minder dan 4 bladen, dan wordt er niets getoond.')
    expect(html.includes('3 van 5')).toBe(organisator)
  }
})
