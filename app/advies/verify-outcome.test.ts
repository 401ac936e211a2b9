import { expect, it } from 'vitest'
import { outcomeOf } from './verify-outcome'
import { checkIds, type CheckId, type Trust, type VerifyReport } from './verify-report'

const trusts: readonly Trust[] = ['vertrouwd', 'test', 'onbekend', 'geen']

function report(vertrouwen: Trust, wrong: readonly CheckId[]): VerifyReport {
  const controles = checkIds.map((id) => ({ id, oordeel: wrong.includes(id) ? ('fout' as const) : ('goed' as const), zin: '' }))
  return {
    schema: 'weging-verificatie/v1', houdt: wrong.length === 0, vertrouwen, samenvatting: '', advies: null, ondertekenaar: null,
    niveau: null, tijdstempel: null, archiefstempel: null, verzegeldVolgensBestand: null, latereVersies: 0, gelijkheid: null, controles
  }
}

it('[R-ADV-111] green and the word echt stand only above a file that holds under a trusted signer', () => {
  for (const vertrouwen of trusts) {
    for (const wrong of [[], ...checkIds.map((id) => [id])]) {
      const { toon, titel } = outcomeOf(report(vertrouwen, wrong))
      const real = vertrouwen === 'vertrouwd' && wrong.length === 0
      expect([vertrouwen, wrong, toon === 'good', /\becht\b/u.test(titel)]).toEqual([vertrouwen, wrong, real, real])
      if (vertrouwen === 'test' && wrong.length === 0) expect([toon, titel]).toEqual(['test', 'Dit is een TEST: geen rechtskracht'])
    }
  }
})

it('[R-ADV-111] a file that is no advies, one from a stranger and one that was changed are told apart', () => {
  expect(outcomeOf(report('geen', ['bestand'])).soort).toBe('geen-advies')
  expect(outcomeOf(report('onbekend', ['ondertekenaar'])).soort).toBe('onbekende-ondertekenaar')
  expect(outcomeOf(report('onbekend', ['ondertekenaar', 'herbouw'])).soort).toBe('veranderd')
})
