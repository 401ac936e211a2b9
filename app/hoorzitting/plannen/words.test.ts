import { describe, expect, it } from 'vitest'
import type { ZetelNaam } from './bezetting/rules'
import type { Plaats, Zitting } from './rules'
import { explainKnelpunt, explainRisico, explainWeigering, explainZitting } from './words'

const plaats = (zetel: ZetelNaam, stand: Plaats['stand'] = 'kan'): Plaats => ({ zetel, sleutel: zetel, stand, waar: 'in de zaal' })
const panel = (['IND', 'zorg', 'politie', 'voorzitter', 'secretaris'] as const).map((zetel) => plaats(zetel))
const zitting = (other: Partial<Zitting>): Zitting => ({ dag: '2026-06-02', van: 0, tot: 1, bezetting: [plaats('betrokkene'), ...panel, plaats('ruimte')], leeg: [], termijnen: [], waarschuwingen: [], ...other })

describe('why this moment', () => {
  it('[R-PLN-13] says who can, who has not answered, and how much of the term is left', () => {
    const termijnen = [{ naam: 'advies', uiterlijk: '2026-06-10', gehaald: true, werkdagenOver: 6 }]
    expect(explainZitting(zitting({ termijnen, bezetting: [plaats('betrokkene'), ...panel, plaats('gemachtigde', 'onbekend'), plaats('ruimte')] }))).toBe('Betrokkene en het panel kunnen. De gemachtigde antwoordt nog. 6 werkdagen vóór de termijn.')
    expect(explainZitting(zitting({ leeg: ['steunpersoon'], bezetting: [plaats('betrokkene'), ...panel, plaats('tolk'), plaats('ruimte')] }))).toBe('Betrokkene, het panel en de tolk kunnen. De steunpersoon kan niet.')
  })

  it('[R-PLN-13] names the members apart when one of them is not sure', () => {
    const bezetting = [plaats('betrokkene'), plaats('IND'), plaats('zorg', 'onbekend'), plaats('voorzitter')]
    expect(explainZitting(zitting({ bezetting, leeg: ['politie'] }))).toBe('Betrokkene, het lid IND en de voorzitter kunnen. Het lid zorg antwoordt nog. Het lid politie kan niet.')
  })

  it('[R-PLN-13] tells each term, met or missed, and what to mind', () => {
    const term = (naam: string, gehaald: boolean, werkdagenOver: number) => ({ naam, uiterlijk: '2026-06-10', gehaald, werkdagenOver })
    expect(explainZitting(zitting({ termijnen: [term('advies', true, 0), term('spoed', false, -1)] }))).toBe('Betrokkene en het panel kunnen. Op de laatste werkdag van de termijn ‘advies’. 1 werkdag na de termijn ‘spoed’.')
    expect(explainZitting(zitting({ waarschuwingen: [{ soort: 'vakantie', waarvan: 'school', naam: 'kerstvakantie 2026' }, { soort: 'niet-beedigd', sleutel: 'tolk' }, { soort: 'ander-geslacht', zetel: 'tolk', sleutel: 'tolk' }, { soort: 'liever-niet', zetel: 'betrokkene', sleutel: 'b' }] }))).toBe(
      'Betrokkene en het panel kunnen. Let op: kerstvakantie 2026. De tolk is niet beëdigd. Schrijf op waarom dat niet anders kan. Betrokkene vroeg een tolk van een ander geslacht. Betrokkene wil liever een ander moment.'
    )
  })
})

describe('why no moment', () => {
  it('[R-PLN-10] names who has no moment together, and what would help', () => {
    expect(explainKnelpunt({ soort: 'geen-moment', samen: ['zorg', 'tolk'], dicht: [] })).toBe('Er is geen moment waarop het lid zorg en de tolk samen kunnen.')
    expect(explainKnelpunt({ soort: 'geen-moment', samen: ['ruimte'], dicht: [] })).toBe('Er is geen moment waarop een ruimte die past vrij is.')
    expect(explainKnelpunt({ soort: 'geen-moment', samen: ['quorum'], dicht: [] })).toBe('Er is geen moment waarop genoeg leden van twee disciplines kunnen.')
    expect(explainKnelpunt({ soort: 'te-weinig-dagen', gevonden: 1, gevraagd: 2 })).toBe('Er is 1 dag waarop het kan, en er zijn 2 zittingen nodig. Zoek verder vooruit.')
    expect(explainKnelpunt({ soort: 'geen-dagen', eerste: '2026-06-27', laatste: '2026-06-08' })).toContain('op zijn vroegst op zaterdag 27 juni 2026')
    expect(explainKnelpunt({ soort: 'zitting-te-lang', maxMinuten: 90 })).toContain('niet langer dan 90 minuten')
  })

  it('[R-PLN-11] a refusal does not say what somebody does elsewhere', () => {
    expect(explainWeigering('dubbel-geboekt')).toBe(explainWeigering('kan-niet'))
    expect(explainWeigering('uitgesloten')).not.toBe(explainWeigering('kan-niet'))
  })

  it('[R-PLN-12] a risk is told with what to do', () => {
    expect(explainRisico('krap')).toBe('De hoorzitting kan nog net binnen de termijn. Plan nu.')
  })
})
