import { expect, it } from 'vitest'
import { zaakVanDossier, type RuwDossier } from './rules'

const ruw: RuwDossier = {
  kenmerk: 'W-2026-0001', fase: 'weging', aangemeldOp: '2026-03-02', minderjarig: null, regio: null, uitgang: null, geslacht: null, leeftijdOpgave: null, nationaliteit: null, taalOfTolk: null, kwetsbaarheid: [],
  vormUitbuiting: [], hoorstaat: null, verslagOp: null, correctieOp: null, heropend: false, zittingen: [], advies: null, keuze: null, motief: null, bronnen: [], oordelen: [], keten: {}
}

it.each([
  ['2004', '2026-03-02', undefined, 22],
  ['2004 (volgens haarzelf)', '2026-03-02', '2024-11-05', 20],
  ['22 jaar', '2026-03-02', undefined, 22],
  ['22 jaar', '2026-03-02', '2026-01-05', 22],
  ['22 jaar', '2026-03-02', '2024-03-02', 20],
  ['ongeveer twintig', '2026-03-02', undefined, null]
] as const)('[R-RAP-68] told "%s" on %s, with an aangifte on %s: %s on the day the case counts', (leeftijdOpgave, aangemeldOp, aangifteOp, leeftijd) => {
  expect(zaakVanDossier({ ...ruw, leeftijdOpgave, aangemeldOp, keten: aangifteOp ? { aangifteOp } : {} }).leeftijd).toBe(leeftijd)
})

it('[R-RAP-69] an exit ends what had no advies yet, and never an advies that was issued', () => {
  const advies = { op: '2026-05-01', uitkomst: 'aannemelijk', tegenstem: false }
  const stand = (rest: Partial<RuwDossier>) => zaakVanDossier({ ...ruw, ...rest }).panelStand
  expect([stand({ uitgang: 'ingetrokken' }), stand({ uitgang: 'ingetrokken', advies }), stand({ uitgang: 'overleden', fase: 'nieuw' }), stand({ uitgang: 'aangehouden', fase: 'nieuw' })]).toEqual(['ingetrokken', 'uitgebracht', 'overleden', 'aangemeld'])
})
