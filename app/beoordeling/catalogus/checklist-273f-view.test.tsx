import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Checklist273fView } from './checklist-273f-view'

const show = (minderjarig: 'ja' | 'nee' | 'twijfel'): string => renderToStaticMarkup(<Checklist273fView minderjarig={minderjarig} />)

it('[R-BEO-135] the checklist shows acts, means and purpose with its source, and asks nothing: there is no field in it', () => {
  const page = show('nee')
  for (const word of ['werven', 'misleiding', 'oogmerk van uitbuiting', 'gedwongen of verplichte arbeid', 'november 2015', 'momentopname']) expect(page).toContain(word)
  expect(page).not.toMatch(/<input|<textarea|<select/)
})

it('[R-BEO-135] of a minor no means is asked, and in doubt the page says so', () => {
  const minor = show('ja')
  expect(minor).toContain('Bij een minderjarige is geen dwangmiddel nodig')
  expect(minor).not.toContain('misleiding')
  expect(minor).not.toMatch(/<td[^>]*data-label="Dwangmiddel nodig"[^>]*>ja</)
  expect(show('nee')).toMatch(/<td[^>]*data-label="Dwangmiddel nodig"[^>]*>ja</)
  expect(show('twijfel')).toContain('behandel betrokkene als kind')
})
