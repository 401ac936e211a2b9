import { describe, expect, it } from 'vitest'
import { hoedanigheden } from '~/dossier/schema'
import type { Wie } from '~/toegang/may'
import { mayOefening, oefenDeeds, type OefenDeed, type OefeningFacts } from './policy'

const wie = (accountId: string, hoedanigheid: string): Wie => ({ accountId, hoedanigheid, functie: 'proef', registernummer: 'P-1', sessie: '' })
const facts = (stand: OefeningFacts['stand'], deelname: Partial<NonNullable<OefeningFacts['deelname']>> | null = {}): OefeningFacts => ({
  oefeningId: 'o', organisatorId: 'coo', stand, einddag: '2026-11-30', deelname: deelname && { id: 'd', hoedanigheid: 'panellid-zorg', ingediend: false, afgezien: false, ...deelname }
})

/** `+` may, `=` not now, `-` does not exist. */
const mark = (who: Wie, deed: OefenDeed, some: OefeningFacts | null): string => {
  const verdict = mayOefening(who, deed, some)
  if (verdict.ok) return '+'
  return verdict.refusal.soort === 'nu-niet' ? '=' : '-'
}

const standen = ['loopt', 'te-weinig', 'geopend', 'gesloten', 'gestopt'] as const
// Written by hand. One mark per stand, in the order above.
const organiser: Record<OefenDeed, string> = {
  'oefening.lezen': '+++++', 'oefening.verlengen': '++===', 'oefening.stoppen': '++===', 'oefening.sluiten': '==+==',
  'oefening.scoren': '-----', 'oefening.indienen': '-----', 'oefening.terugnemen': '-----', 'oefening.afzien': '-----', 'oefening.spreiding': '-----', 'oefening.bespreken': '-----'
}
const invited: Record<OefenDeed, string> = {
  'oefening.lezen': '+++++', 'oefening.verlengen': '-----', 'oefening.stoppen': '-----', 'oefening.sluiten': '-----',
  'oefening.scoren': '+====', 'oefening.indienen': '+====', 'oefening.terugnemen': '=====', 'oefening.afzien': '++===', 'oefening.spreiding': '==++=', 'oefening.bespreken': '==+=='
}
const handedIn = { ...invited, 'oefening.scoren': '=====', 'oefening.indienen': '=====', 'oefening.terugnemen': '++===' }
const left = { ...invited, 'oefening.scoren': '=====', 'oefening.indienen': '=====', 'oefening.afzien': '=====', 'oefening.spreiding': '=====', 'oefening.bespreken': '=====' }

describe('the policy of practice', () => {
  it.each([
    { name: 'the organiser', who: wie('coo', 'coordinator'), deelname: null, expected: organiser },
    { name: 'who was invited', who: wie('a', 'panellid-zorg'), deelname: {}, expected: invited },
    { name: 'who handed in', who: wie('a', 'panellid-zorg'), deelname: { ingediend: true }, expected: handedIn },
    { name: 'who left', who: wie('a', 'panellid-zorg'), deelname: { afgezien: true }, expected: left }
  ])('[R-KAL-2] [R-KAL-7] says for every deed and stand what $name may', ({ who, deelname, expected }) => {
    expect(Object.fromEntries(oefenDeeds.map((deed) => [deed, standen.map((stand) => mark(who, deed, facts(stand, deelname))).join('')]))).toEqual(expected)
  })

  it('[R-KAL-2] for everybody else, and in another capacity, it does not exist', () => {
    for (const hoedanigheid of hoedanigheden) {
      for (const deed of oefenDeeds) {
        for (const stand of standen) {
          expect(mark(wie('x', hoedanigheid), deed, facts(stand, null))).toBe('-')
          if (hoedanigheid !== 'panellid-zorg') expect(mark(wie('a', hoedanigheid), deed, facts(stand))).toBe('-')
          expect(mark(wie('a', hoedanigheid), deed, null)).toBe('-')
        }
      }
    }
  })
})
