import { expect, it } from 'vitest'
import { ANOTHER_PERSON, deniedBy, isFinal, statusOf } from './room-status'
import { statusText } from './status-text'

const facts = { denied: null, synced: true, lost: false, write: true, unsaved: false }

it('[R-RTM-16] the status says what is true: saved only when nothing typed here is under way', () => {
  expect(statusOf(facts)).toBe('opgeslagen')
  expect(statusOf({ ...facts, unsaved: true })).toBe('bezig')
  expect(statusOf({ ...facts, write: false })).toBe('alleen-lezen')
  expect(statusOf({ ...facts, synced: false })).toBe('laden')
  expect(statusOf({ ...facts, synced: false, lost: true })).toBe('geen-verbinding')
  expect(statusOf({ ...facts, denied: deniedBy(4409) })).toBe('geweigerd')
  expect(statusOf({ ...facts, denied: deniedBy(4422) })).toBe('geweigerd')
})

it('[R-RTM-21] the words are the agreed ones, and every refusal says what happened and what to do', () => {
  expect(statusText('opgeslagen')).toEqual({ text: 'Opgeslagen' })
  expect(statusText('bezig')).toEqual({ text: 'Bezig met opslaan' })
  expect(statusText('geen-verbinding')).toEqual({ text: 'Geen verbinding, bewaard in dit venster' })
  expect(statusText('alleen-lezen')).toEqual({ text: 'Alleen lezen' })
  const refusals = [...[4401, 4403, 4404, 4409, 4413, 4422].map((code) => deniedBy(code)), deniedBy(4404, true), ANOTHER_PERSON]
  for (const unsaved of [false, true]) {
    const said = refusals.map((denied) => statusText(statusOf({ ...facts, denied, unsaved }), denied, unsaved))
    expect(new Set(said.map(({ text }) => text)).size).toBe(refusals.length)
    for (const { text, uitleg } of said) expect([text, uitleg]).toEqual([expect.stringMatching(/^Geweigerd: [a-z].*[^.]$/), expect.stringMatching(/\.$/)])
  }
})

it('[R-RTM-16] a refusal is final; a restart or a broken line is not; what is too large does not come back for ever', () => {
  expect([4401, 4403, 4404, 4409, 4413, 4422, 1009].every(isFinal)).toBe(true)
  expect([4503, 1013, 1006, 1000, 1001].some(isFinal)).toBe(false)
  expect(deniedBy(1009)).toEqual({ code: 4413, reason: 'te-groot' })
  expect(deniedBy(4499)).toEqual({ code: 4404, reason: 'niet-gevonden' })
  expect(deniedBy(4404, true)).toEqual({ code: 4404, reason: 'niet-meer-open' })
})
