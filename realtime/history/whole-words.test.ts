import { expect, it } from 'vitest'
import { keepWordsWhole } from './whole-words'

const time = new Date('2026-11-25T12:00:00Z')

/** `IND:Zij liep zorg:snel` — who wrote what, separated by a bar. */
function placed(script: string): string {
  const passages = script.split('|').map((part) => {
    const [author = '', text = ''] = part.split(':')
    return { text, author, start: time, end: time, room: 'verslag/1', seq: 1 }
  })
  const found = keepWordsWhole(passages)
  expect(found.map(({ text }) => text).join('')).toBe(passages.map(({ text }) => text).join(''))
  return found.map(({ author, text }) => `${author}:${text}`).join('|')
}

it('[R-RTM-58] what was put into a sentence is shown where it cuts no word, when that is as true', () => {
  expect(placed('IND:Zij liep d|zorg:e hele d|IND:ag.')).toBe('IND:Zij liep |zorg:de hele |IND:dag.')
  expect(placed('IND:elke |zorg:donkere |IND:dag')).toBe('IND:elke |zorg:donkere |IND:dag')
  expect(placed('IND:d|zorg:e hele d|IND:ag')).toBe('zorg:de hele |IND:dag')
  expect(placed('IND:een huis|zorg: en een|IND: tuin')).toBe('IND:een huis|zorg: en een|IND: tuin')
})

it('[R-RTM-58] what could stand nowhere else stays, and so does what stands between two people', () => {
  expect(placed('IND:onge|zorg:hoor|IND:d')).toBe('IND:onge|zorg:hoor|IND:d')
  expect(placed('IND:Zij liep d|zorg:e hele d|politie:ag.')).toBe('IND:Zij liep d|zorg:e hele d|politie:ag.')
})
