import { describe, expect, it } from 'vitest'
import { joinPassages, parseRoom, roomsThere, titleOf, type Passage } from './geschiedenis'
import { roomKinds, type RoomKind } from './rooms'

describe('the address of a history', () => {
  it('[R-DOS-41] names the rooms that were written together, and no private one in any spelling', () => {
    const names = ['verslag', 'weging', 'standpunt-IND', 'standpunt-zorg', 'standpunt-politie', 'advies', 'advies-1', 'advies-12']
    expect(names.map((name) => parseRoom(name)?.soort)).toEqual(['verslag', 'weging', 'standpunt', 'standpunt', 'standpunt', 'advies', 'advies', 'advies'])
    // Sealed, or nobody's (R-HRZ-61): neither is looked back at.
    const closed = (Object.keys(roomKinds) as RoomKind[]).filter((kind) => roomKinds[kind].geschiedenis !== 'samen')
    expect(closed).toEqual(['score', 'aantekening', 'vragen'])
    for (const kind of closed) for (const name of [kind, `${kind}-zorg`, `${kind}/1/2`, `${kind}s`]) expect(parseRoom(name)).toBeUndefined()
    for (const name of ['', 'Verslag', 'verslag ', 'standpunt', 'standpunt-voorzitter', 'advies-0', 'advies-01', 'advies-x', 'toString', '__proto__']) expect(parseRoom(name)).toBeUndefined()
  })

  it('[R-DOS-40] lists what can be read in this phase', () => {
    const facts = { dossierId: 'd', kenmerk: 'W-2026-0001', fase: 'weging', coordinatorId: null, vervangt: false, lid: null, tegenlezer: null, gemachtigd: false, namens: null, reactieGevraagd: false, hoorzitting: null, ronde: null, onthuldeRonde: null, spoed: false, advies: null } as const
    const there = (change: object): string[] => roomsThere({ ...facts, ...change }, ['zorg'], [1, 2]).map(({ kamer }) => kamer)
    expect(there({})).toEqual([])
    expect(there({ hoorzitting: { id: 'h', staat: 'gepland' }, ronde: { id: 'r', nummer: 1, soort: 'enige', onthuld: false } })).toEqual(['verslag'])
    expect(there({ ronde: { id: 'r', nummer: 1, soort: 'enige', onthuld: true }, onthuldeRonde: { id: 'r', nummer: 1 } })).toEqual(['weging', 'standpunt-zorg'])
    expect(there({ advies: { id: 'a', versie: 2, staat: 'concept' } })).toEqual(['advies', 'advies-1'])
    expect(titleOf({ soort: 'advies', versie: 1 })).toBe('Advies, versie 1')
  })
})

it('[R-DOS-43] what one seat wrote side by side on one day is one passage; another day, another seat, another version or what is new is not', () => {
  const passage = (tekst: string, change: Partial<Passage> = {}): Passage => ({ tekst, wie: { zetel: 'zorg', eerder: false }, van: '2026-11-25T12:00:00Z', tot: '2026-11-25T12:01:00Z', nieuw: false, naar: '?moment=1', versie: null, ...change })
  const joined = (...all: Passage[]): string[] => joinPassages(all).map(({ tekst }) => tekst)
  expect(joinPassages([passage('Zij '), passage('liep.', { van: '2026-11-25T09:00:00Z', tot: '2026-11-25T14:00:00Z', naar: '?moment=9' })])).toEqual([
    passage('Zij liep.', { van: '2026-11-25T09:00:00Z', tot: '2026-11-25T14:00:00Z', naar: '?moment=9' })
  ])
  expect(joined(passage('a'), passage('b', { wie: { zetel: 'zorg', eerder: true } }))).toEqual(['a', 'b'])
  expect(joined(passage('a'), passage('b', { wie: { zetel: 'IND', eerder: false } }))).toEqual(['a', 'b'])
  expect(joined(passage('a'), passage('b', { van: '2026-11-25T23:30:00Z', tot: '2026-11-25T23:31:00Z' }))).toEqual(['a', 'b'])
  expect(joined(passage('a'), passage('b', { nieuw: true }))).toEqual(['a', 'b'])
  expect(joined(passage('a'), passage('b', { versie: 1 }))).toEqual(['a', 'b'])
})
