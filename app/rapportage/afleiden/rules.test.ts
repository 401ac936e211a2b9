import { expect, it } from 'vitest'
import nationaliteiten from './nationaliteiten.json'
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

it.each([
  ['NG', ['Nigeriaanse', 'Nigeria', 'nigeriaan', 'Nigeriaanse (Edo)']], ['TM', ['Turkmeense']], ['TR', ['Turkse', 'Turk', 'Turkije']], ['GW', ['Guinee-Bissause', 'Guinee-Bissau']], ['GN', ['Guinese', 'Guinee', 'Guinee-Conakry']],
  ['GQ', ['Equatoriaal-Guinese', 'Equatoriaal-Guinea']], ['CG', ['Congolese (Brazzaville)', 'Congo-Brazzaville']], ['CD', ['Congolese', 'Democratische Republiek Congo']], ['FR', ['Franse']], ['SK', ['Slowaakse']], ['SI', ['Sloveense']],
  ['CZ', ['Tsjechische', 'Tsjech']], ['LV', ['Letse', 'Letland']], ['SN', ['Senegalese']], ['CU', ['Cubaanse']], ['CI', ['Ivoriaanse', 'Ivoorkust']], ['NE', ['Nigerese', 'Niger']], ['SS', ['Zuid-Soedanese']], ['SD', ['Soedanese']],
  ['DO', ['Dominicaanse', 'Dominicaanse Republiek']], ['CF', ['Centraal-Afrikaanse Republiek']], ['ZA', ['Zuid-Afrikaanse']], ['KP', ['Noord-Koreaanse']], ['SY', ['Syrische', 'Syriër']], ['BA', ['Bosnië en Herzegovina']], ['ER', ['Eritrese']],
  ['UA', ['Oekraïense', 'Oekraiense']], ['SL', ['Sierra Leoonse', 'Sierra Leone']], ['BY', ['Belarussische', 'Wit-Russische']], ['RU', ['Russische']], ['IN', ['Indiase']], ['ID', ['Indonesische']], ['PL', ['Poolse']], ['GB', ['Britse']], ['CN', ['Chinese']],
  ['staatloos', ['Staatloos', 'staatloze Palestijn']],
  ['onbekend', ['Marokkaanse en Nederlandse', 'Ghanese of Togolese', 'Nigeriaanse/Ghanese', 'Nigeriaanse en nog een', 'Nigeriaanse?', 'onbekend', '', 'Koerdische', 'Turkachtig', 'Koreaanse', null]]
])('[R-RAP-71] the nationality %s, out of whole words', (code, texts) => {
  expect(texts.map((nationaliteit) => [nationaliteit, zaakVanDossier({ ...ruw, nationaliteit }).nationaliteit])).toEqual(texts.map((text) => [text, code]))
})

it('[R-RAP-71] every country of the list is known by its name, and no word stands for two', () => {
  const landen = new Intl.DisplayNames('nl', { type: 'region' })
  const words = Object.entries(nationaliteiten).flatMap(([code, each]) => [landen.of(code) ?? '', ...each].map((text) => ({ code, text })))
  expect(words.filter(({ code, text }) => zaakVanDossier({ ...ruw, nationaliteit: text }).nationaliteit !== code)).toEqual([])
  expect(Object.keys(nationaliteiten).length).toBeGreaterThan(190)
})

it('[R-RAP-71] the form of exploitation: forced sex work is sexual exploitation, also beside other work', () => {
  expect(['gedwongen sekswerk', 'seksuele uitbuiting', 'prostitutie', 'schoonmaakwerk', 'drugs vervoeren'].map((text) => zaakVanDossier({ ...ruw, vormUitbuiting: [text] }).vorm)).toEqual(['seksueel', 'seksueel', 'seksueel', 'arbeid', 'crimineel'])
})
