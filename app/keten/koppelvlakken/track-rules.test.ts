import { describe, expect, it } from 'vitest'
import { geldendeCatalogus } from '../sporen/catalogus'
import { ketenversie } from './current'
import { paneelGebeurtenissen } from './panel-events.server'
import { isGebeurd, meldingen, meldingenVan, namenVan, type StapRegel } from './track-rules'

describe('which step is which event', () => {
  it('[R-KET-118] every koppelvlak of the panel is told by a step of a track or by a deed of the panel', () => {
    const told = new Set([...Object.values(meldingen).flatMap((each) => each.map(({ soort }) => soort)), ...paneelGebeurtenissen])
    expect(ketenversie.koppelvlakken.filter(({ gebeurtenis }) => !told.has(gebeurtenis)).map(({ code }) => code)).toEqual([])
  })

  it('[R-KET-118] every step and every outcome that is named exists in the tracks', () => {
    const { sporen } = geldendeCatalogus()
    const unknown = Object.entries(meldingen).flatMap(([plek, each]) => {
      const [spoor, code] = plek.split('/')
      const stap = sporen.find((one) => one.code === spoor)?.stappen.find((one) => one.code === code)
      const outcomes = each.flatMap(({ bij }) => bij ?? []).filter((uitkomst) => !stap?.uitkomsten.some((one) => one.code === uitkomst))
      return stap && outcomes.length === 0 ? [] : [plek]
    })
    expect(unknown).toEqual([])
  })

  it('[R-KET-115] the outcome says which it is: a permit that was not given, stayed, or a bezwaar that was won tells nobody that a stay began or ended', () => {
    const told = (plek: string, uitkomst: string | null) => meldingenVan(...(plek.split('/') as [string, string])).filter((melding) => isGebeurd(melding, uitkomst)).map(({ soort }) => soort)
    expect(told('niet-meewerken/besluit', 'ingewilligd')).toEqual(['vergunning-verleend', 'verblijfstitel-gewijzigd'])
    for (const uitkomst of ['afgewezen', 'ingetrokken', null]) expect([uitkomst, told('niet-meewerken/besluit', uitkomst)]).toEqual([uitkomst, []])
    expect([told('b8/intrekking', 'ingetrokken'), told('b8/intrekking', 'niet-ingetrokken')]).toEqual([['besluit-intrekking', 'verblijfstitel-gewijzigd'], ['besluit-intrekking']])
    expect([told('b8/besluit', 'ingewilligd'), told('b8/besluit', 'ingetrokken')]).toEqual([['vervolgprocedure-gewijzigd', 'verblijfstitel-gewijzigd'], ['vervolgprocedure-gewijzigd']])
    for (const spoor of ['b8', 'niet-meewerken']) {
      for (const uitkomst of ['ongegrond', 'niet-ontvankelijk']) expect(told(`${spoor}/besluit-bezwaar`, uitkomst)).toContain('besluit-bezwaar')
      for (const uitkomst of ['gegrond', 'ingetrokken']) expect(told(`${spoor}/besluit-bezwaar`, uitkomst)).toEqual(['vervolgprocedure-gewijzigd'])
    }
    expect(told('b8/toString', null)).toEqual([])
  })
})

describe('the name of an event', () => {
  const [verlening, uitreiking] = [meldingenVan('b8', 'verlening')[0] ?? fail(), meldingenVan('b8', 'uitreiking-sepot')[0] ?? fail()]
  const regel = (text: string): StapRegel => {
    const [stap = '', op = '', uitkomst = null] = text.split(' ')
    return { stap, op: op === 'weg' ? null : op, uitkomst }
  }
  const namen = (melding: typeof verlening, stap: string, ...texts: string[]) => namenVan(texts.map(regel), stap, melding)

  it('[R-KET-73] stays with a correction, is over when the step is taken back, and is new when it is recorded again', () => {
    expect(namen(verlening, 'verlening', 'verlening 2026-10-01', 'verlening 2026-10-02')).toEqual({ nu: 'verlening', vervallen: [] })
    expect(namen(verlening, 'verlening', 'verlening 2026-10-01', 'verlening weg')).toEqual({ nu: null, vervallen: ['verlening'] })
    expect(namen(verlening, 'verlening', 'verlening 2026-10-01', 'verlening weg', 'verlening 2026-10-01')).toEqual({ nu: 'verlening/2', vervallen: ['verlening'] })
  })

  it('[R-KET-73] is over when its outcome is corrected to what is no such event', () => {
    const besluit = meldingenVan('niet-meewerken', 'besluit')[0] ?? fail()
    expect(namen(besluit, 'besluit', 'besluit 2026-10-01 ingewilligd', 'besluit 2026-10-01 ingetrokken')).toEqual({ nu: null, vervallen: ['besluit'] })
    expect(namen(besluit, 'besluit', 'besluit 2026-10-01 afgewezen', 'besluit 2026-10-01 ingewilligd')).toEqual({ nu: 'besluit', vervallen: [] })
  })

  it('[R-KET-73] is one for two halves of one day and stays so when they are corrected; a half of another day has its own', () => {
    const [sepot, voornemen] = ['uitreiking-sepot', 'uitreiking-voornemen']
    const together = [`${sepot} 2026-11-02`, `${voornemen} 2026-11-02`]
    expect(namen(uitreiking, voornemen, ...together)).toEqual({ nu: sepot, vervallen: [] })
    expect(namen(uitreiking, voornemen, ...together, `${voornemen} 2026-11-03`, `${sepot} 2026-11-03`)).toEqual({ nu: sepot, vervallen: [] })
    const apart = [`${sepot} 2026-11-02`, `${voornemen} 2026-11-05`]
    expect(namen(uitreiking, voornemen, ...apart)).toEqual({ nu: voornemen, vervallen: [] })
    expect(namen(uitreiking, voornemen, ...apart, `${voornemen} 2026-11-02`)).toEqual({ nu: voornemen, vervallen: [] })
    // One half taken back: the other still stands on the name they shared; both taken back: it is over.
    expect(namen(uitreiking, sepot, ...together, `${sepot} weg`)).toEqual({ nu: null, vervallen: [] })
    expect(namen(uitreiking, sepot, ...together, `${sepot} weg`, `${sepot} 2026-11-09`)).toEqual({ nu: `${sepot}/2`, vervallen: [] })
    expect(namen(uitreiking, sepot, ...together, `${sepot} weg`, `${voornemen} weg`)).toEqual({ nu: null, vervallen: [sepot] })
  })
})

const fail = (): never => { throw new Error('Deze stap meldt niets') }
