import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { StillToDo } from './freeze-card'

it('[R-BEO-158] the list of what must still be done names the second reading, with the way there; without one there is no list', () => {
  const shown = renderToStaticMarkup(<StillToDo todo={['Kies hoe.']} tegenlezing="Hier hoort een tegenlezing bij." dossierId="d" />)
  expect(shown).toContain('Kies hoe.')
  expect(shown).toContain('Hier hoort een tegenlezing bij. <a href="/dossiers/d/tegenlezing">Naar de tegenlezing</a>')
  expect(renderToStaticMarkup(<StillToDo todo={['Kies hoe.']} tegenlezing={null} dossierId="d" />)).not.toContain('tegenlezing')
  expect(renderToStaticMarkup(<StillToDo todo={[]} tegenlezing={null} dossierId="d" />)).toBe('')
})
