import { describe, expect, it } from 'vitest'
import { krippendorffAlpha } from '~/kalibratie/alpha'
import { bandenVan, getal, procent, rond, spreidingVan } from '../cijfers/rules'
import { leesKop, leesRegel } from '../invoer/rules'
import { leegZaak, type Telling, type Zaak } from '../schema'
import { telMee } from '../tellen/rules'
import { bouwRapport, leeftijdsbanden, gewoneBanden, voorTeam } from './rules'
import { MINIMUM_ALFA, type Beeldtabel, type Verdeling } from './schema'

const counted = (zaken: readonly Zaak[]): Telling => {
  const telling: Telling = {}
  for (const zaak of zaken) telMee(telling, zaak)
  return telling
}
const zaak = (over: Partial<Zaak> = {}): Zaak => ({ ...leegZaak('proef', 'z', '2024-03-01'), ...over })
const verdeling = (zaken: readonly Zaak[], code: string): Verdeling => bouwRapport(counted(zaken), []).tabellen.find((tabel) => tabel.code === code) as Verdeling

describe('figures', () => {
  it('[R-RAP-3] one rounding: to one decimal, a half away from zero, also where the binary number falls short of it', () => {
    expect([0.05, 1.005, 1.25, 2.35, 54.45, 59.459, -0.25, 1.15].map(rond)).toEqual([0.1, 1, 1.3, 2.4, 54.5, 59.5, -0.3, 1.2])
    expect([procent(24, 44), procent(1, 3), procent(0, 44), procent(1, 0)]).toEqual([54.5, 33.3, 0, null])
    expect(getal(1234.5)).toBe('1.234,5')
  })

  it('[R-RAP-6] mean, median and range of lengths that are kept as how often each came', () => {
    expect(spreidingVan({ 3: 1, 5: 2, 10: 1, nvt: 9 }, 5)).toEqual({ n: 4, gemiddelde: 5.75, mediaan: 5, laagste: 3, hoogste: 10, binnenStreef: 3 })
    expect(spreidingVan({ 2: 1, 5: 1 }, null)?.mediaan).toBe(3.5)
    expect(spreidingVan({ nvt: 3, onbekend: 1 }, 10)).toBeNull()
  })

  it('[R-RAP-5] bands have an open end and go up; onbekend is a row, also when nobody is in it', () => {
    expect(leeftijdsbanden([18, 26])?.map(({ naam }) => naam)).toEqual(['Jonger dan 18', '18–25', '26 en ouder'])
    expect([leeftijdsbanden([26, 18]), leeftijdsbanden([]), bandenVan([18, 18], String), leeftijdsbanden([1.5])]).toEqual([null, null, null, null])
    const { rijen } = verdeling([zaak({ leeftijd: 80 }), zaak({ leeftijd: 17 })], 'leeftijd')
    expect(rijen.map(({ naam, cellen }) => [naam, cellen[0]])).toEqual([['Jonger dan 18', 1], ['18–25', 0], ['26–30', 0], ['31–46', 0], ['47 en ouder', 1], ['Onbekend', 0]])
    const tables = bouwRapport(counted([zaak()]), [], gewoneBanden).tabellen.filter((tabel): tabel is Verdeling => tabel.soort === 'verdeling' && !['zittingen', 'voortgezet', 'behoeften'].includes(tabel.code))
    expect(tables.filter(({ rijen: rows }) => !rows.some(({ code }) => code === 'onbekend')).map(({ code }) => code)).toEqual([])
  })

  it('[R-RAP-2] every table counts each case once; who is outside the base stands apart', () => {
    const zaken = [zaak({ verleningOp: '2024-03-01', regio: 'drenthe', eerderAsiel: true, eerderRegulier: true }), zaak({ eerderAsiel: false, eerderRegulier: false }), zaak({ aanvraagOp: '2024-04-01' }), zaak({ panelUitkomst: 'aannemelijk', panelStand: 'uitgebracht', concordantie: 'volgt', tegenstem: false })]
    for (const tabel of bouwRapport(counted(zaken), []).tabellen) {
      if (tabel.soort === 'verdeling' && !tabel.meerdere) expect([tabel.code, tabel.rijen.reduce((sum, { cellen }) => sum + (cellen[0] ?? 0), 0)]).toEqual([tabel.code, 4])
    }
    expect(verdeling(zaken, 'regio')).toMatchObject({ bases: [1], basis: 'zaken met een verleende vergunning' })
    // Persons: who had two procedures stands in two rows and once in the base.
    expect(verdeling(zaken, 'voorprocedure').rijen.map(({ code, cellen }) => [code, cellen[0]])).toEqual([['geen', 1], ['asiel', 1], ['regulier', 1], ['onbekend', 2]])
    expect(verdeling(zaken, 'voorprocedure').bases).toEqual([4])
  })

  it('[R-RAP-8] judgements lie beside each other over dossiers, without a discipline; one alpha, from enough dossiers on, as the formula for units says', () => {
    const patterns = ['v1|A1|3.0.0.0', 'v1|A1|2.1.0.0', 'v1|A1|1.0.2.0', 'v1|A1|1.1.0.1']
    const many = (times: number): Zaak[] => Array.from({ length: times }, (_, at) => zaak({ beelden: [patterns[at % patterns.length] ?? ''] }))
    const images = (zaken: readonly Zaak[]): Beeldtabel => bouwRapport(counted(zaken), []).tabellen.find(({ code }) => code === 'beelden') as Beeldtabel
    expect(images(many(40)).rijen).toEqual([{ code: 'A1', catalogus: 'v1', dossiers: 40, eens: 10, verschillend: 10, tegengesteld: 10, nietTeBeoordelen: 10, gelijk: 41.7 }])
    expect(images(Array.from({ length: 5 }, () => zaak({ beelden: ['v1|A1|1.0.0.2'] }))).rijen[0]?.gelijk).toBeNull()
    expect(images(many(MINIMUM_ALFA - 1)).alfa).toBeNull()
    const units = Array.from({ length: 40 }, (_, at) => [['v', 'v', 'v'], ['v', 'v', 'n'], ['v', 'z', 'z'], ['v', 'n', null]][at % 4] ?? [])
    expect(images(many(40)).alfa).toBe(Math.round((krippendorffAlpha(units) ?? 0) * 100) / 100)
  })
})

describe('the report of the team', () => {
  it('[R-RAP-15] of dissent and of judgements beside each other nothing is told over fewer than five dossiers', () => {
    const advies = (over: Partial<Zaak> = {}): Zaak => zaak({ panelStand: 'uitgebracht', panelUitkomst: 'aannemelijk', concordantie: 'volgt', tegenstem: true, beelden: ['v1|A1|2.1.0.0'], ...over })
    const told = (count: number) => {
      const rapport = voorTeam(bouwRapport(counted(Array.from({ length: count }, () => advies())), []))
      const dissent = rapport.tabellen.find(({ code }) => code === 'tegenstem') as Verdeling
      const images = rapport.tabellen.find(({ code }) => code === 'beelden') as Beeldtabel
      return [dissent.bases[0], dissent.rijen.find(({ code }) => code === 'ja')?.cellen[0], images.rijen.length]
    }
    expect([told(4), told(5)]).toEqual([[null, null, 0], [5, 5, 1]])
  })
})

describe('a case list', () => {
  it('[R-RAP-40] the names of the header stand in any order and are known; list and number are there', () => {
    const kop = leesKop(['Nummer', ' lijst', 'aangifte_op'])
    expect(kop.ok && [...kop.plaatsen]).toEqual([['nummer', 0], ['lijst', 1], ['aangifte_op', 2]])
    expect(leesKop(['lijst', 'lijst', 'naam'])).toMatchObject({ ok: false, fouten: [{ kolom: 'lijst' }, { kolom: 'naam' }, { kolom: 'nummer' }] })
    if (!kop.ok) return
    expect(leesRegel(['1', 'oud', '2014-02-28'], kop.plaatsen, 2)).toMatchObject({ ok: true, zaak: { bron: 'oud', nummer: '1', teldag: '2014-02-28', regio: 'onbekend', spoor: 'onbekend' } })
    expect(leesRegel(['1', 'oud', '2014-02-29'], kop.plaatsen, 3)).toMatchObject({ ok: false, fouten: [{ regel: 3, kolom: 'aangifte_op' }] })
  })
})
