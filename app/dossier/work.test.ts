import { describe, expect, it } from 'vitest'
import { fasen, zetels } from './schema'
import { hoedanigheidVan, isInGevaar, staatInWoorden, stapNummer, taakVoor, type WerkRegel } from './work'

const regel = (change: Partial<WerkRegel>): WerkRegel => ({
  dossierId: 'd', kenmerk: 'W-2026-0001', fase: 'beoordeling', rol: 'zorg', verklaring: 'geen_belang', hoorzitting: null, hoorzittingOp: null, hoorWens: null,
  rondeSoort: 'enige', stand: 'geen', standpunt: false, akkoord: false, adviesStaat: null, allesAkkoord: false, briefKlaar: false, reactie: null, reactieNodig: false, leestAls: null, lezingTot: null, lezingKlaar: false, tegenlezing: null, vraagOpen: false, zetelLeeg: false, zorgBellen: null, zittingGestopt: false, nalezing: null, gevaarWacht: false, bezwaarWacht: false, laatStuk: false, inzageTot: null, zittingStaat: false, knelpunten: 0, ...change
})

/** The page where the task is done; '-' when others must act first. */
const pad = (change: Partial<WerkRegel>): string => taakVoor(regel(change))?.pad ?? '-'

describe('one next step for each person', () => {
  it.each([
    ['nieuw', {}, ''],
    ['intake', {}, 'intake'],
    ['panel', {}, 'panel'],
    ['beoordeling', {}, 'hoorzitting/wensen'],
    ['beoordeling', { hoorWens: 'wel' }, 'hoorzitting'],
    ['beoordeling', { hoorWens: 'niet' }, '-'],
    ['beoordeling', { hoorWens: 'wel', hoorzitting: 'gepland' }, 'hoorzitting'],
    ['beoordeling', { hoorWens: 'wel', hoorzitting: 'gepland', hoorzittingOp: '2026-12-10T09:00:00Z' }, '-'],
    ['beoordeling', { hoorzitting: 'vastgesteld' }, '-'],
    ['beoordeling', { hoorzitting: 'gepland', zetelLeeg: true }, 'panel'],
    ['weging', {}, '-'],
    ['weging', { zetelLeeg: true }, 'panel'],
    ['advies', { adviesStaat: 'bevroren' }, '-'],
    ['advies', { adviesStaat: 'bevroren', zetelLeeg: true }, 'panel'],
    ['uitgebracht', {}, '-'],
    ['niet_in_behandeling', {}, '-']
  ] as const)('[R-DOS-5] coördinator in %s %o', (fase, change, expected) => {
    expect(pad({ rol: 'coordinator', verklaring: null, fase, ...change })).toBe(expected)
  })

  it('[R-PLN-56] [R-PLN-57] a hearing that would miss its term says so before it is certain, and so does one that lost somebody of its panel', () => {
    const horen = { wensen: 'ja', gepland: false, quorumMist: false, stil: false, uiterlijk: '2026-12-18', risico: 'krap' } as const
    const wat = (change: Partial<WerkRegel>) => taakVoor(regel({ rol: 'coordinator', verklaring: null, hoorWens: 'wel', ...change }))
    expect(wat({ horen })).toMatchObject({ wat: 'Hoorzitting plannen: de termijn komt in gevaar', uiterlijk: '2026-12-18', pad: 'hoorzitting' })
    expect(wat({ horen: { ...horen, risico: 'mist' } })?.wat).toBe('Hoorzitting plannen: de termijn wordt niet gehaald')
    expect(wat({ horen: { ...horen, risico: 'ruim' } })?.wat).toBe('Hoorzitting plannen')
    const planned = { hoorzitting: 'gepland', hoorzittingOp: '2026-12-10T09:00:00Z' } as const
    expect(wat({ ...planned, horen: { ...horen, gepland: true, quorumMist: true } })?.wat).toContain('ontbreekt iemand')
    const inGevaar = (change: Partial<WerkRegel>) => isInGevaar(regel({ rol: 'coordinator', ...change }))
    expect([inGevaar({ horen }), inGevaar({ ...planned, horen }), inGevaar({ ...planned, horen: { ...horen, quorumMist: true } }), inGevaar({ hoorzitting: 'vastgesteld', horen })]).toEqual([true, false, true, false])
  })

  it('[R-PLN-40] not hearing is for the voorzitter to decide', () => {
    for (const hoorWens of ['niet', 'eerdere-opname'] as const) expect(pad({ rol: 'voorzitter', hoorWens })).toBe('afzien')
    expect(pad({ rol: 'voorzitter', hoorWens: 'wel' })).toBe('-')
    expect(pad({ rol: 'voorzitter', hoorWens: 'niet', hoorzitting: 'afgezien' })).toBe('-')
  })

  it.each(zetels)('[R-WAL-34] acute danger comes first for voorzitter and secretaris, and for nobody else (%s)', (rol) => {
    const leads = rol === 'voorzitter' || rol === 'secretaris'
    for (const change of [{ hoorzitting: 'vastgesteld' }, { fase: 'weging' }, { fase: 'advies', adviesStaat: 'concept' }, { fase: 'uitgebracht', adviesStaat: 'uitgebracht' }] as const) {
      expect(pad({ rol, ...change, gevaarWacht: true }) === 'overdragen').toBe(leads)
      expect(pad({ rol, ...change })).not.toBe('overdragen')
    }
  })

  it.each(['coordinator', ...zetels] as const)('[R-HRZ-69] who must call betrokkene has that before any other task, in every phase, until it is ticked (%s)', (rol) => {
    for (const fase of fasen.filter((each) => !['nieuw', 'intake', 'panel'].includes(each))) {
      expect(taakVoor(regel({ rol, fase, verklaring: rol === 'coordinator' ? null : 'geen_belang', zorgBellen: '2026-11-26' }))).toMatchObject({ pad: 'nazorg', uiterlijk: '2026-11-26' })
    }
    expect(pad({ rol, verklaring: 'belang', zorgBellen: '2026-11-26' })).not.toBe('nazorg')
    for (const [uitgang, calls] of [['ingetrokken', true], ['overgedragen', true], ['overleden', false], ['onbekend-vertrokken', false]] as const) expect([uitgang, pad({ rol, verklaring: rol === 'coordinator' ? null : 'geen_belang', zorgBellen: '2026-11-26', uitgang }) === 'nazorg']).toEqual([uitgang, calls])
  })

  it('[R-HRZ-54] a session that was stopped on request waits for the coördinator: another can be planned', () => {
    expect(pad({ rol: 'coordinator', verklaring: null, hoorzitting: 'gepland', zittingGestopt: true })).toBe('hoorzitting')
  })

  it('[R-DOS-50] a term that stands still puts nobody in a hurry', () => {
    const horen = { wensen: 'ja', gepland: false, quorumMist: false, stil: true, uiterlijk: null, risico: null } as const
    const held = regel({ rol: 'coordinator', verklaring: null, hoorWens: 'wel', uitgang: 'aangehouden', horen })
    expect([taakVoor(held), isInGevaar(held)]).toEqual([{ wat: 'Hoorzitting plannen: de termijn staat stil', knop: 'Hoorzitting plannen', pad: 'hoorzitting' }, false])
  })

  it.each(['ingetrokken', 'niet-in-behandeling', 'overgedragen', 'onbekend-vertrokken', 'overleden'] as const)('[R-DOS-51] [R-KET-125] a case that is %s waits for its coördinator alone: to call off the session, and then to read a signal', (uitgang) => {
    const planned = { uitgang, zittingStaat: true, hoorzitting: 'gepland', hoorzittingOp: '2026-12-10T09:00:00Z', hoorWens: 'wel' } as const
    for (const rol of zetels) expect(pad({ ...planned, rol })).toBe('-')
    const coordinator = { rol: 'coordinator', verklaring: null, knelpunten: 1 } as const
    expect([pad({ ...planned, ...coordinator }), pad({ uitgang, ...coordinator }), pad({ uitgang, ...coordinator, knelpunten: 0 })]).toEqual(['hoorzitting', 'knelpunt', '-'])
  })

  it('[R-KET-125] what somebody signals comes first for the coördinator, in every phase', () => {
    for (const fase of fasen) expect(taakVoor(regel({ rol: 'coordinator', verklaring: null, fase, knelpunten: 2 }))).toMatchObject({ wat: '2 signalen van knelpunten lezen', pad: 'knelpunt' })
  })

  it.each(zetels)('[R-DOS-5] %s declares first; after a conflict of interest nothing waits any more', (rol) => {
    for (const fase of ['beoordeling', 'weging', 'advies'] as const) {
      expect(pad({ rol, fase, verklaring: 'open' })).toBe('verklaring')
      expect(pad({ rol, fase, verklaring: 'belang', adviesStaat: 'concept' })).toBe('-')
    }
  })

  it.each([
    ['beoordeling', {}, 'Uw beoordeling voorbereiden'],
    ['beoordeling', { hoorzitting: 'gepland' }, 'Uw beoordeling voorbereiden'],
    ['beoordeling', { hoorzitting: 'vastgesteld' }, 'Uw beoordeling indienen'],
    ['beoordeling', { hoorzitting: 'afgezien' }, 'Uw beoordeling indienen'],
    ['beoordeling', { hoorzitting: 'vastgesteld', stand: 'telt' }, undefined],
    ['beoordeling', { rondeSoort: 'op_stukken' }, 'Uw beoordeling op de stukken indienen'],
    ['beoordeling', { rondeSoort: 'op_stukken', stand: 'telt' }, undefined],
    ['beoordeling', { rondeSoort: 'op_stukken', stand: 'telt', hoorzitting: 'gepland' }, 'De hoorzitting voorbereiden'],
    ['beoordeling', { rondeSoort: 'op_stukken', stand: 'stuk' }, 'Uw beoordeling bevestigen of aanpassen: de stukken zijn veranderd'],
    ['beoordeling', { rondeSoort: 'op_stukken', stand: 'criteria' }, 'Uw beoordeling aanpassen: de criteria zijn veranderd'],
    ['beoordeling', { hoorzitting: 'vastgesteld', stand: 'verslag' }, 'Uw beoordeling bevestigen of aanpassen na de hoorzitting'],
    ['weging', {}, 'Samen wegen en uw standpunt vastleggen'],
    ['weging', { standpunt: true }, undefined],
    ['advies', { adviesStaat: 'concept', standpunt: true }, 'Meelezen met het advies'],
    ['advies', { adviesStaat: 'concept' }, 'Uw eindoordeel vastleggen'],
    ['advies', { adviesStaat: 'bevroren' }, 'Advies goedkeuren met uw passkey'],
    ['advies', { adviesStaat: 'bevroren', akkoord: true }, undefined],
    ['advies', { adviesStaat: 'wacht_op_tijdstempel', akkoord: true }, undefined],
    ['advies', { adviesStaat: 'verzegeld', akkoord: true }, undefined],
    ['uitgebracht', { adviesStaat: 'uitgebracht', akkoord: true }, undefined]
  ] as const)('[R-DOS-5] a member in %s %o', (fase, change, wat) => {
    for (const rol of ['IND', 'zorg', 'politie'] as const) expect(taakVoor(regel({ rol, fase, ...change }))?.wat).toBe(wat)
  })

  it.each([
    ['beoordeling', {}, '-', '-'],
    ['beoordeling', { hoorzitting: 'gepland' }, 'zitting', 'zitting'],
    ['beoordeling', { hoorzitting: 'nalezen', nalezing: 'aanbieden' }, '-', 'verslag'],
    ['beoordeling', { hoorzitting: 'nalezen', nalezing: 'loopt' }, '-', '-'],
    ['beoordeling', { hoorzitting: 'nalezen', nalezing: 'vaststellen' }, 'verslag', 'verslag'],
    ['beoordeling', { hoorzitting: 'vastgesteld' }, '-', '-'],
    ['weging', {}, 'weging', '-'],
    ['advies', { adviesStaat: 'concept' }, 'advies', 'advies'],
    ['advies', { adviesStaat: 'concept', reactieNodig: true }, 'reactie', 'reactie'],
    ['advies', { adviesStaat: 'concept', reactieNodig: true, reactie: 'gemachtigde' }, 'advies', 'advies'],
    ['advies', { adviesStaat: 'concept', reactie: 'betrokkene' }, 'advies', 'reactie'],
    ['advies', { adviesStaat: 'concept', reactie: 'ontvangen' }, 'reactie', 'reactie'],
    ['advies', { adviesStaat: 'bevroren' }, '-', 'brief'],
    ['advies', { adviesStaat: 'bevroren', briefKlaar: true }, '-', '-'],
    ['advies', { adviesStaat: 'bevroren', allesAkkoord: true }, 'advies', 'advies'],
    ['advies', { adviesStaat: 'wacht_op_tijdstempel' }, 'advies', 'brief'],
    ['advies', { adviesStaat: 'wacht_op_tijdstempel', briefKlaar: true }, 'advies', 'advies'],
    ['advies', { adviesStaat: 'verzegeld' }, '-', 'brief'],
    ['advies', { adviesStaat: 'verzegeld', briefKlaar: true }, 'advies', 'advies'],
    ['uitgebracht', { adviesStaat: 'uitgebracht' }, '-', '-'],
    ['uitgebracht', { adviesStaat: 'uitgebracht', vraagOpen: true }, 'vragen', 'vragen']
  ] as const)('[R-DOS-5] voorzitter and secretaris in %s %o', (fase, change, voorzitter, secretaris) => {
    expect([pad({ rol: 'voorzitter', fase, ...change }), pad({ rol: 'secretaris', fase, ...change })]).toEqual([voorzitter, secretaris])
  })
})

describe('the second reading', () => {
  it.each([
    ['nodig', 'Tegenlezing vragen'],
    ['gevraagd', 'Advies schrijven'],
    ['opnieuw', 'Een andere tegenlezer vragen'],
    ['vragen', 'Vragen van de tegenlezer beantwoorden']
  ] as const)('[R-BEO-157] %s waits for the voorzitter and for nobody else, after the reaction is asked and before it is read', (tegenlezing, wat) => {
    const draft = { fase: 'advies', adviesStaat: 'concept', tegenlezing, standpunt: true } as const
    expect(taakVoor(regel({ ...draft, rol: 'voorzitter' }))?.wat).toBe(wat)
    expect(taakVoor(regel({ ...draft, rol: 'voorzitter', reactie: 'ontvangen' }))?.wat).toBe(tegenlezing === 'gevraagd' ? 'Reactie lezen en advies afmaken' : wat)
    expect(pad({ ...draft, rol: 'voorzitter', reactieNodig: true })).toBe('reactie')
  })

  it('[R-BEO-157] the reader sees it with its last day until they answered', () => {
    const asked = { rol: 'tegenlezer', fase: 'advies', adviesStaat: 'concept', leestAls: 'panellid-zorg', lezingTot: '2026-12-02' } as const
    expect(taakVoor(regel({ ...asked, verklaring: 'open' }))).toEqual({ wat: 'Tegenlezing: verklaren dat u geen belang hebt', knop: 'Naar de tegenlezing', pad: 'tegenlezing', uiterlijk: '2026-12-02' })
    expect(taakVoor(regel(asked))).toMatchObject({ wat: 'De weging tegenlezen', uiterlijk: '2026-12-02' })
    expect(taakVoor(regel({ ...asked, lezingKlaar: true }))).toBeNull()
  })
})

it('[R-DOS-5] a task is done in the capacity of the seat, and every phase has its place and its words', () => {
  expect((['coordinator', ...zetels, 'tegenlezer'] as const).map((rol) => hoedanigheidVan({ rol, leestAls: rol === 'tegenlezer' ? 'panellid-ind' : null }))).toEqual([
    'coordinator', 'voorzitter', 'secretaris', 'panellid-ind', 'panellid-zorg', 'panellid-politie', 'panellid-ind'
  ])
  expect(fasen.map(stapNummer)).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 7])
  for (const fase of fasen) expect(staatInWoorden({ fase, hoorzitting: null, adviesStaat: null, rondeSoort: null }).length).toBeGreaterThan(5)
  expect(staatInWoorden({ fase: 'advies', hoorzitting: 'vastgesteld', adviesStaat: 'bevroren', rondeSoort: 'enige' })).toBe('Advies ligt vast; leden keuren goed')
  expect(staatInWoorden({ fase: 'advies', hoorzitting: 'vastgesteld', adviesStaat: 'wacht_op_tijdstempel', rondeSoort: 'enige' })).toBe('Wacht op tijdstempel')
})
