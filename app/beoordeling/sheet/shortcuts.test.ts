import { expect, it } from 'vitest'
import { shortcutFor } from './shortcuts'

const press = (key: string, changes: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey', boolean>> = {}) => ({ key, altKey: false, ctrlKey: false, metaKey: false, ...changes })
const reading = { typing: false, singleKeys: true }

it('[R-BEO-50] the keys choose, weigh and move', () => {
  expect(shortcutFor(press('3'), reading)).toEqual({ soort: 'oordeel', index: 2 })
  expect(shortcutFor(press('Z'), reading)).toEqual({ soort: 'gewicht', waarde: 'zwaar' })
  expect(shortcutFor(press('l'), reading)).toEqual({ soort: 'gewicht', waarde: 'licht' })
  expect(shortcutFor(press('v'), reading)).toEqual({ soort: 'volgende' })
  expect(shortcutFor(press('t'), reading)).toEqual({ soort: 'vorige' })
  expect(['r', 'c', 'b', 'o'].map((key) => shortcutFor(press(key), reading)?.soort)).toEqual(['reden', 'citeren', 'hoort erbij', 'overzicht'])
  expect(shortcutFor(press('5'), reading)).toBeUndefined()
})

it('[R-BEO-50] while somebody types a letter is a letter; only Ctrl+Enter goes on', () => {
  const typing = { typing: true, singleKeys: true }
  for (const key of ['1', 'l', 'z', 'v', 't', 'r', 'c', 'b', 'o', 'Enter']) expect(shortcutFor(press(key), typing)).toBeUndefined()
  expect(shortcutFor(press('Enter', { ctrlKey: true }), typing)).toEqual({ soort: 'volgende' })
})

it('[R-BEO-50] keys of the browser and of a screen reader stay theirs, and single keys can be switched off', () => {
  expect(shortcutFor(press('l', { ctrlKey: true }), reading)).toBeUndefined()
  expect(shortcutFor(press('v', { metaKey: true }), reading)).toBeUndefined()
  expect(shortcutFor(press('3'), { typing: false, singleKeys: false })).toBeUndefined()
})
