import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { exampleAdvies, exampleAdviesV2 } from '~tests/fixtures/advies-document'
import { AdviesView } from './advies-view'

const htmlOf = (document: Parameters<typeof AdviesView>[0]['document']): string => renderToStaticMarkup(<AdviesView document={document} groundHref={() => undefined} />)

it('[R-BEO-177] the advies on the screen says what carries each end view, what strengthens, and which fact came to light after the hearing', () => {
  const html = htmlOf(exampleAdvies())
  expect(html).toContain('Gedragen door groep <a href="#groep-A">A</a>, <a href="#groep-B">B</a>.')
  expect(html).toContain('Versterkt door <a href="#oordeel-B1">B1</a>.')
  expect(html).toContain('Nieuw feit na de hoorzitting')
  expect(html).toContain('Betrokkene zegt dat dit klopt.')
  expect(htmlOf({ ...exampleAdvies(), nieuwFeit: null })).not.toContain('Nieuw feit na de hoorzitting')
})

it('[R-BEO-177] an advies of before says nothing of either', () => {
  const html = htmlOf(exampleAdviesV2())
  expect(html).not.toMatch(/Gedragen door groep|Versterkt door|Nieuw feit/)
})
