import { describe, expect, it } from 'vitest'
import { mayZaak, opsporingDeeds, opsporingsfunctionaris } from './policy'

const wie = (hoedanigheid: string) => ({ accountId: 'a', functie: 'f', registernummer: 'r', hoedanigheid, sessie: 's' })
const seats = ['ja', 'nee', 'onbekend'] as const

describe('who may read a case of the closed compartment', () => {
  it('[R-OPS-2] only its officer, in that capacity, and nobody who sits or sat on the panel of the same dossier', () => {
    for (const deed of opsporingDeeds) {
      for (const hoedanigheid of [opsporingsfunctionaris, 'panellid-politie', 'coordinator', 'beheerder', '']) {
        for (const officier of [true, false]) {
          for (const opPanel of seats) {
            const allowed = hoedanigheid === opsporingsfunctionaris && officier && opPanel === 'nee'
            expect([hoedanigheid, officier, opPanel, mayZaak(wie(hoedanigheid), deed, { officier, opPanel }).ok]).toEqual([hoedanigheid, officier, opPanel, allowed])
          }
        }
      }
    }
  })

  it('[R-OPS-3] without the list of seats the answer is the same for every case, one’s own or not', () => {
    const answers = [true, false].map((officier) => mayZaak(wie(opsporingsfunctionaris), 'zaak.lezen', { officier, opPanel: 'onbekend' }))
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ ok: false, refusal: { soort: 'nu-niet' } })
  })
})
