import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldUitgangen } from '~/dossier/uitgang/rules'
import type { UitgangRegel } from '~/dossier/uitgang/schema'
import { isFreeDay } from '~/platform/kalender/feestdagen/rules'
import { addDays } from '~/platform/kalender/rules'
import { fallsUnderAtw } from '~/platform/kalender/termijn/rules'
import { geldendeCatalogus, spoorUit } from './catalogus'
import { dublinKan, foldSporen, isOpen, metDossierDagen, stappenVan, termijnenVan, voorPanel, wijzigingOp, type DublinVraag, type SpoorStand, type TermijnStand } from './rules'
import { catalogusSchema, isZakelijk, sporen, type SpoorCode, type SpoorRegel } from './schema'
import json from './sporen-2026-1.json'
import { overInWoorden } from './words'

const catalogus = geldendeCatalogus()
const { versie } = catalogus

const begin = (spoor: SpoorCode, op = '2026-03-02'): SpoorRegel => ({ schema: 'weging-spoor-begin/v1', spoor, catalogus: versie, op })
const stap = (spoor: SpoorCode, code: string, op: string | null, uitkomst: string | null = null): SpoorRegel => ({
  schema: 'weging-spoor-stap/v1', spoor, stap: code, op, bron: 'brief', stuk: null, uitkomst, gronden: [], notitie: null, waarom: null, samen: null
})
const stil = (spoor: SpoorCode, termijn: string, van: string): SpoorRegel => ({ schema: 'weging-spoor-stil/v1', spoor, termijn, van, reden: 'tolk', toelichting: null })
const verder = (spoor: SpoorCode, termijn: string, op: string): SpoorRegel => ({ schema: 'weging-spoor-verder/v1', spoor, termijn, op })
const langer = (spoor: SpoorCode, termijn: string, aantal: number): SpoorRegel => ({ schema: 'weging-spoor-verlengd/v1', spoor, termijn, aantal, op: '2026-04-01', reden: 'vervolgaanvraag', toelichting: null })
const uit = (soort: Extract<UitgangRegel, { soort: unknown }>['soort'], op: string): UitgangRegel => ({ schema: 'weging-uitgang/v1', soort, op, waarom: 'Gevraagd.' })
const weer = (op: string): UitgangRegel => ({ schema: 'weging-uitgang-einde/v1', op, waarom: 'Het kan weer.' })

const folded = (regels: readonly SpoorRegel[]): SpoorStand[] => foldSporen(regels.map((inhoud, index) => ({ versie: index + 1, inhoud })))
function only(regels: readonly SpoorRegel[]): SpoorStand {
  const [spoor] = folded(regels)
  if (!spoor) throw new Error('Geen spoor')
  return spoor
}
const terms = (regels: readonly SpoorRegel[], vandaag = '2026-04-01', exits: readonly UitgangRegel[] = [], volledig = true): TermijnStand[] =>
  folded(regels).flatMap((spoor) => termijnenVan({ def: spoorUit(versie, spoor.code), spoor, uitgang: foldUitgangen(exits), vandaag, nadert: 5, volledig }))
const term = (list: readonly TermijnStand[], code: string): TermijnStand => {
  const found = list.find(({ termijn }) => termijn.code === code)
  if (!found) throw new Error(`Geen termijn ${code}`)
  return found
}
const states = (regels: readonly SpoorRegel[]) => Object.fromEntries(stappenVan(spoorUit(versie, only(regels).code), only(regels)).map(({ stap: { code }, staat }) => [code, staat]))

describe('the tracks as data', () => {
  it('[R-KET-1] the catalogue has every track, each step with its source, and says what a working week is', () => {
    expect(catalogus.sporen.map(({ code }) => code)).toEqual([...sporen])
    expect(catalogus.sporen.flatMap(({ stappen }) => stappen).every(({ bron }) => bron.length > 3)).toBe(true)
    expect(catalogus.werkweek).toMatchObject({ werkdagen: 5, uitleg: expect.stringContaining('vijf werkdagen') })
  })

  type Raw = typeof json
  const broken = (change: (copy: Raw) => void): boolean => {
    const copy = structuredClone(json)
    change(copy)
    return catalogusSchema.safeParse(copy).success
  }
  const b8 = (copy: Raw) => copy.sporen.find(({ code }) => code === 'b8') ?? copy.sporen[0]

  it('[R-KET-1] [R-KET-4] [R-KET-5] a file that points nowhere, tells why a case was dropped, or binds the panel to the criminal case is refused', () => {
    expect(broken(() => undefined)).toBe(true)
    const sepot = (copy: Raw) => b8(copy)?.stappen.find(({ code }) => code === 'sepot')
    expect(broken((copy) => { sepot(copy)?.uitkomsten.push({ code: 'geen-bewijs', naam: 'Te weinig bewijs' } as never) })).toBe(false)
    expect(broken((copy) => { sepot(copy)?.na.push({ stap: 'nergens', uitkomst: null } as never) })).toBe(false)
    expect(broken((copy) => { for (const one of b8(copy)?.termijnen ?? []) if (one.code === 'voornemen') one.bindtPanel = true })).toBe(false)
    expect(broken((copy) => { for (const one of b8(copy)?.termijnen ?? []) if (one.code === 'dossier-om') one.lengtes.push({ vanaf: '2027-01-01', aantal: 2, eenheid: 'weken', bron: 'andere eenheid' } as never) })).toBe(false)
    expect(broken((copy) => { copy.wijzigingen[0] = { ...copy.wijzigingen[0], geldtVanaf: '2020-01-01' } as never })).toBe(false)
  })

  it('[R-KET-4] no step of the criminal case has an outcome, and nothing in the catalogue speaks of leads', () => {
    const criminal = catalogus.sporen.flatMap(({ stappen }) => stappen).filter(({ strafrechtelijk }) => strafrechtelijk)
    expect(criminal.map(({ code }) => code)).toEqual(expect.arrayContaining(['resultaat', 'sepot', 'beklag', 'beschikking-beklag', 'oordeel']))
    expect(criminal.every(({ uitkomsten, gronden }) => uitkomsten.length + gronden.length === 0)).toBe(true)
    expect(JSON.stringify(json)).not.toMatch(/aanknopingspunt|opsporingsindicatie|verdachte|kansloos|bewijs/iu)
  })
})

describe('steps', () => {
  it('[R-KET-2] a dossier carries no track, one or several; none is needed', () => {
    expect(folded([])).toEqual([])
    expect(folded([begin('dublin'), begin('b8'), begin('dublin')]).map(({ code }) => code)).toEqual(['dublin', 'b8'])
  })

  it('[R-KET-10] what comes next follows from what was done and its outcome; what lies behind is not asked any more', () => {
    // Half of the cases of the pilot began without a bedenktijd: both are first.
    expect(states([begin('b8')])).toMatchObject({ bedenktijd: 'volgende', aangifte: 'volgende', verlening: 'later' })
    expect(states([begin('b8'), stap('b8', 'aangifte', '2026-03-03')])).toMatchObject({ bedenktijd: 'later', aangifte: 'gedaan', 'melding-ind': 'volgende', 'melding-om': 'volgende', 'dossier-om': 'volgende' })
    expect(states([begin('b8'), stap('b8', 'bedenktijd', '2026-03-02'), stap('b8', 'aangifte', '2026-03-03')])['bedenktijd-einde']).toBe('later')
    // A permit alone is no reason to take it away.
    expect(states([begin('b8'), stap('b8', 'verlening', '2026-03-03')])).toMatchObject({ voornemen: 'later', ingeschreven: 'volgende' })
    expect(states([begin('b8'), stap('b8', 'verlening', '2026-03-03'), stap('b8', 'sepot', '2026-03-04')]).voornemen).toBe('volgende')
    expect(states([begin('minderjarig')])).toMatchObject({ 'melding-nidos': 'volgende', 'sepot-nidos': 'later' })
    expect(states([begin('dublin'), stap('dublin', 'akkoord', '2026-03-03'), stap('dublin', 'nederland', '2026-03-09')])).toMatchObject({ overdracht: 'later', uod: 'later' })
    const afgewezen = states([begin('b8'), stap('b8', 'aanvraag', '2026-03-03'), stap('b8', 'besluit', '2026-04-03', 'afgewezen')])
    const ingewilligd = states([begin('b8'), stap('b8', 'aanvraag', '2026-03-03'), stap('b8', 'besluit', '2026-04-03', 'ingewilligd')])
    expect([afgewezen.bezwaar, ingewilligd.bezwaar]).toEqual(['volgende', 'later'])
    expect(states([begin('niet-meewerken'), stap('niet-meewerken', 'aanvraag', '2026-03-03', 'medisch')])).toMatchObject({ 'verklaring-medisch': 'volgende', 'verklaring-bedreiging': 'later' })
  })

  it('[R-KET-10] of a case that ended nothing comes next; of one that is held it does', () => {
    const spoor = only([begin('b8'), stap('b8', 'aangifte', '2026-03-03')])
    const next = (exits: readonly UitgangRegel[]): string[] => stappenVan(spoorUit(versie, 'b8'), spoor, foldUitgangen(exits).nu).filter(({ staat }) => staat === 'volgende').map(({ stap: { code } }) => code)
    expect(next([uit('overleden', '2026-03-10')])).toEqual([])
    expect(next([uit('aangehouden', '2026-03-10')])).toContain('melding-ind')
  })

  it('[R-KET-1] a track keeps the version it began with', () => {
    expect(stappenVan(spoorUit('sporen-2026-1', 'b8'), only([{ ...begin('b8'), catalogus: 'sporen-2026-1' } as SpoorRegel])).map(({ stap: { code } }) => code)).not.toContain('dtv')
    expect(stappenVan(spoorUit(versie, 'b8'), only([begin('b8')])).map(({ stap: { code } }) => code)).toContain('dtv')
  })

  it('[R-KET-15] a track that was taken back is not carried; begun again it is, without what went before', () => {
    const back: SpoorRegel = { schema: 'weging-spoor-terug/v1', spoor: 'dublin', op: '2026-03-03', waarom: 'Verkeerde zaak.' }
    expect(folded([begin('dublin'), begin('b8'), back]).map(({ code }) => code)).toEqual(['b8'])
    expect(folded([begin('dublin'), back, begin('dublin', '2026-03-04')])).toMatchObject([{ code: 'dublin', begonnenOp: '2026-03-04', stappen: {} }])
  })

  it('[R-KET-11] a correction is a new record: the later one counts, the earlier one stays; a step that never was goes', () => {
    const corrected = only([begin('b8'), stap('b8', 'aangifte', '2026-03-03'), stap('b8', 'aangifte', '2026-03-04')])
    expect(corrected.stappen.aangifte).toMatchObject({ op: '2026-03-04', versie: 3, eerder: [{ op: '2026-03-03', versie: 2 }] })
    expect(only([begin('b8'), stap('b8', 'aangifte', '2026-03-03'), stap('b8', 'aangifte', null)]).stappen).toEqual({})
    const vreemd = stappenVan(spoorUit(versie, 'b8'), only([begin('b8'), stap('b8', 'voornemen', '2026-03-05'), stap('b8', 'uitreiking-voornemen', '2026-03-04')]))
    expect(vreemd.filter((each) => each.vreemd).map(({ stap: { code } }) => code)).toEqual(['uitreiking-voornemen'])
  })

  it('[R-KET-3] the days of the advies itself come from the dossier', () => {
    const spoor = metDossierDagen(only([begin('paneladvies')]), spoorUit(versie, 'paneladvies'), { aangemeld: '2026-03-01', compleet: '2026-03-09' })
    expect(Object.keys(spoor.stappen)).toEqual(['aanmelding', 'compleet'])
  })

  it('[R-KET-12] a note says what happened to a paper, and has not the shape of a person', () => {
    for (const good of ['De brief kwam een week later.', 'Gemeld aan de IND en aan DT&V.', 'Het stuk ontbrak; nu compleet', 'Uitreiking door AVIM, in het azc.']) expect(isZakelijk(good), good).toBe(true)
    for (const bad of ['Gesproken met Amina', 'De zus van mevrouw Bello belde.', 'Bel 0612345678', 'v-nummer 2803451167', 'mail a@b.nl', 'Geboren 12-03-2001', 'J. belde', 'Tel. 030 123 45 67', 'zie www.site.nl']) expect(isZakelijk(bad), bad).toBe(false)
  })
})

describe('terms of a track', () => {
  it('[R-KET-20] the days of the sources: eight working days, two, one; two weeks under the Atw; seven and ten weeks', () => {
    const list = terms([
      begin('b8'), stap('b8', 'aangifte', '2026-04-21'), stap('b8', 'dossier-om', '2026-05-04'), stap('b8', 'sepot', '2026-05-07'), stap('b8', 'uitreiking-voornemen', '2026-04-21'),
      stap('b8', 'aanvraag', '2026-04-21'), stap('b8', 'bezwaar', '2026-04-21')
    ])
    const days = Object.fromEntries(list.map(({ termijn: { code }, uiterlijk }) => [code, uiterlijk]))
    expect(days).toMatchObject({ 'dossier-om': '2026-05-04', 'beoordeling-om': '2026-05-07', voornemen: '2026-05-08', zienswijze: '2026-05-06', beslistermijn: '2026-06-09', 'beslistermijn-bezwaar': '2026-06-30' })
  })

  it('[R-KET-20] a term of four weeks in the law begins only with the outcome it belongs to, and does not end on a free day', () => {
    const besluit = (uitkomst: string) => terms([begin('b8'), stap('b8', 'besluit', '2026-11-27', uitkomst)], '2026-12-01').map(({ termijn: { code }, uiterlijk }) => [code, uiterlijk])
    expect(besluit('afgewezen')).toEqual([['bezwaartermijn', '2026-12-28']])
    expect(besluit('ingewilligd')).toEqual([])
  })

  it('[R-KET-22] near, late, done in time, done late: by working days before the last day', () => {
    const regels = [begin('b8'), stap('b8', 'uitreiking-voornemen', '2026-04-21')]
    const stand = (vandaag: string, extra: SpoorRegel[] = []) => { const { staat, werkdagenOver } = term(terms([...regels, ...extra], vandaag), 'zienswijze'); return [staat, werkdagenOver] }
    // The last day is Wednesday 6 May; 27 April and 5 May are holidays.
    expect(stand('2026-04-22')).toEqual(['loopt', 8])
    expect(stand('2026-04-28')).toEqual(['nadert', 5])
    expect(stand('2026-05-06')).toEqual(['nadert', 0])
    expect(stand('2026-05-07')).toEqual(['te-laat', -1])
    expect(stand('2026-05-07', [stap('b8', 'zienswijze', '2026-05-06')])).toEqual(['gehaald', null])
    expect(stand('2026-05-11', [stap('b8', 'zienswijze', '2026-05-07')])).toEqual(['gehaald-laat', null])
    expect([overInWoorden(0, 'te-laat'), overInWoorden(-1, 'te-laat'), overInWoorden(3, 'nadert'), overInWoorden(0, 'nadert')]).toEqual(['sinds het weekend of een feestdag', '1 werkdag', 'nog 3 werkdagen', 'nu nog op tijd, morgen niet meer'])
  })

  it('[R-KET-21] a term that stands still has no last day, and goes on by as many days; on the first day itself it never stood still', () => {
    const regels = [begin('b8'), stap('b8', 'aanvraag', '2026-06-09'), stil('b8', 'beslistermijn', '2026-06-15')]
    expect(term(terms(regels, '2026-06-16'), 'beslistermijn')).toMatchObject({ staat: 'staat-stil', uiterlijk: null, werkdagenOver: null })
    expect(term(terms([...regels, verder('b8', 'beslistermijn', '2026-06-18')], '2026-06-18'), 'beslistermijn').uiterlijk).toBe('2026-07-31')
    expect(term(terms([...regels, verder('b8', 'beslistermijn', '2026-06-15')], '2026-06-18'), 'beslistermijn').uiterlijk).toBe('2026-07-28')
    // One whose length counts working days gets working days back.
    const wd = [begin('b8'), stap('b8', 'aangifte', '2026-07-06'), stil('b8', 'dossier-om', '2026-07-10'), verder('b8', 'dossier-om', '2026-07-14')]
    expect(term(terms(wd, '2026-07-14'), 'dossier-om').uiterlijk).toBe('2026-07-20')
  })

  it('[R-KET-24] lengthening is in the unit of the term', () => {
    expect(term(terms([begin('b8'), stap('b8', 'uitreiking-voornemen', '2026-07-06'), langer('b8', 'zienswijze', 1)], '2026-07-07'), 'zienswijze').uiterlijk).toBe('2026-07-27')
    expect(term(terms([begin('b8'), stap('b8', 'aangifte', '2026-07-06'), langer('b8', 'dossier-om', 2)], '2026-07-07'), 'dossier-om').uiterlijk).toBe('2026-07-20')
  })

  it('[R-KET-30] aangehouden stops what can stand still and nothing else; the other exits end what is open; afterwards it goes on', () => {
    const regels = [begin('b8'), stap('b8', 'aanvraag', '2026-06-09'), begin('dublin'), stap('dublin', 'uod', '2026-09-01')]
    const held = terms(regels, '2026-06-20', [uit('aangehouden', '2026-06-15')])
    expect([term(held, 'beslistermijn').staat, term(held, 'uod').uiterlijk]).toEqual(['staat-stil', '2026-09-01'])
    expect(term(terms(regels, '2026-06-20', [uit('aangehouden', '2026-06-15'), weer('2026-06-18')]), 'beslistermijn').uiterlijk).toBe('2026-07-31')
    for (const soort of ['ingetrokken', 'niet-in-behandeling', 'overgedragen', 'onbekend-vertrokken', 'overleden'] as const) expect(terms(regels, '2026-06-20', [uit(soort, '2026-06-15')]).some(isOpen), soort).toBe(false)
    expect(terms(regels, '2026-06-20', [uit('ingetrokken', '2026-06-15'), weer('2026-06-18')]).filter(isOpen)).toHaveLength(2)
  })

  it('[R-KET-31] the bedenktijd is three months, thirty days in a Dublin case from 18 May 2023, never longer, and over for good when she leaves', () => {
    const dublin = (op: string) => term(terms([begin('dublin'), stap('dublin', 'bedenktijd', op)], op), 'bedenktijd').uiterlijk
    expect([dublin('2023-05-17'), dublin('2023-05-18'), dublin('2026-03-02')]).toEqual(['2023-08-17', '2023-06-19', '2026-04-01'])
    const regels = [begin('b8'), stap('b8', 'bedenktijd', '2026-03-02')]
    expect(term(terms(regels), 'bedenktijd').uiterlijk).toBe('2026-06-02')
    expect(term(terms([...regels, langer('b8', 'bedenktijd', 1), stil('b8', 'bedenktijd', '2026-03-10')]), 'bedenktijd').uiterlijk).toBe('2026-06-02')
    expect(term(terms(regels, '2026-04-01', [uit('onbekend-vertrokken', '2026-03-20'), weer('2026-03-25')]), 'bedenktijd').staat).toBe('geeindigd')
    expect(term(terms([...regels, stap('b8', 'aangifte', '2026-03-20')]), 'bedenktijd').staat).toBe('gehaald')
  })

  it('[R-KET-5] the panel sees the terms that bind it, without a day or a name of a step, and without words of the coördinator', () => {
    const all = catalogus.sporen.flatMap(({ code, stappen }) => [begin(code), ...stappen.map(({ code: each, uitkomsten }) => stap(code, each, '2026-03-03', uitkomsten[0]?.code ?? null))])
    const open = all.filter((regel) => regel.schema !== 'weging-spoor-stap/v1' || !['besluit', 'besluit-bezwaar', 'overdracht', 'verlening', 'advies'].includes(regel.stap))
    const seen = voorPanel(terms(open, '2026-03-04', [], false))
    expect(seen.map(({ naam }) => naam)).toEqual(['Beslissen over voortgezet verblijf', 'Beslissen op bezwaar', 'Beslissen op de aanvraag', 'Beslissen op bezwaar', 'Uiterste overdrachtsdatum', 'Advies uitbrengen'])
    expect(JSON.stringify(seen)).not.toMatch(/sepot|beklag|aangifte|OM\b|hof/iu)
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual(['naam', 'staat', 'uiterlijk', 'werkdagenOver', 'wie'])
    const withWords: SpoorRegel = { schema: 'weging-spoor-stil/v1', spoor: 'b8', termijn: 'beslistermijn', van: '2026-03-10', reden: 'anders', toelichting: 'Eigen woorden.' }
    const regels = [begin('b8'), stap('b8', 'aanvraag', '2026-03-03'), withWords]
    const words = (volledig: boolean): string => JSON.stringify(term(terms(regels, '2026-03-11', [], volledig), 'beslistermijn').dagTermijn)
    expect([words(true).includes('Eigen woorden'), words(false).includes('Eigen woorden')]).toEqual([true, false])
  })
})

describe('terms of tracks, generated', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((offset) => addDays('2024-01-01', offset))
  const track = fc.constantFrom(...catalogus.sporen)
  const stepOf = ({ code, stappen }: (typeof catalogus.sporen)[number]) =>
    fc.constantFrom(...stappen).chain((one) => fc.tuple(day, fc.constantFrom(...(one.uitkomsten.length > 0 ? one.uitkomsten.map((uitkomst) => uitkomst.code) : [null]))).map(([op, uitkomst]) => stap(code, one.code, op, uitkomst)))
  /** A track with steps on any days, in any order. */
  const history = track.chain((def) => fc.array(stepOf(def), { maxLength: 12 }).map((steps) => ({ code: def.code, regels: [begin(def.code, '2024-01-01'), ...steps] })))

  it('[R-KET-25] a step that is added never makes an earlier step late', () => {
    fc.assert(fc.property(history.chain((one) => fc.tuple(fc.constant(one), stepOf(spoorUit(versie, one.code)))), ([{ regels }, added]) => {
      if (added.schema !== 'weging-spoor-stap/v1' || regels.some((regel) => regel.schema === 'weging-spoor-stap/v1' && regel.stap === added.stap)) return
      // The step itself may come late; what lay before it does not become so.
      const late = (list: readonly SpoorRegel[]) => terms(list, '2027-01-01').filter(({ staat, gedaanOp, termijn }) => staat === 'gehaald-laat' && (gedaanOp ?? '') <= (added.op ?? '') && !termijn.tot.includes(added.stap)).map(({ termijn }) => termijn.code)
      const before = late(regels)
      expect(late([...regels, added]).filter((code) => !before.includes(code))).toEqual([])
    }), { numRuns: 400 })
  })

  it('[R-KET-25] a step of one track changes no term of another', () => {
    fc.assert(fc.property(history, history, (one, other) => {
      if (one.code === other.code) return
      const alone = terms(one.regels, '2027-01-01')
      expect(terms([...one.regels, ...other.regels], '2027-01-01').filter(({ spoor }) => spoor === one.code)).toEqual(alone)
    }), { numRuns: 150 })
  })

  it('[R-KET-21] standing still never shortens a term, nor does an exit that ended; lengthening never does', () => {
    const stop = fc.record({ after: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 0, max: 40 }) })
    fc.assert(fc.property(history, stop, stop, ({ regels }, own, exit) => {
      const plain = terms(regels, '2027-01-01')
      const [held, back] = [addDays('2024-02-01', exit.after), addDays('2024-02-01', exit.after + exit.days)]
      const changed = plain.flatMap(({ spoor, termijn, begin: from }) => {
        const van = addDays(from, own.after)
        return [stil(spoor, termijn.code, van), verder(spoor, termijn.code, addDays(van, own.days)), langer(spoor, termijn.code, 1)]
      })
      const after = terms([...regels, ...changed], '2027-01-01', [uit('aangehouden', held), weer(back)])
      for (const one of plain) {
        const other = term(after, one.termijn.code)
        // Beyond twelve weeks or three months the law leaves a term alone (art. 4): lengthened over that edge it may lose the days that the law added.
        if (one.dagTermijn && fallsUnderAtw(one.dagTermijn) && other.dagTermijn && !fallsUnderAtw(other.dagTermijn)) continue
        expect((other.uiterlijk ?? '9999') >= (one.uiterlijk ?? ''), one.termijn.code).toBe(true)
        if (!one.termijn.opschortbaar && !one.termijn.verlengbaar) expect(other.uiterlijk).toBe(one.uiterlijk)
      }
    }), { numRuns: 200 })
  })

  it('[R-KET-23] where the Algemene termijnenwet holds no term ends on a Saturday, Sunday or holiday; a fixed day stays where it is', () => {
    fc.assert(fc.property(history, ({ regels }) => {
      for (const { termijn, dagTermijn, uiterlijk, begin: from } of terms(regels, '2027-01-01')) {
        if (dagTermijn && fallsUnderAtw(dagTermijn)) expect(isFreeDay(uiterlijk ?? ''), `${termijn.code} ${from}`).toBe(false)
        if (termijn.vast) expect(uiterlijk).toBe(termijn.dagErvoor ? addDays(from, -1) : from)
      }
    }), { numRuns: 200 })
  })
})

describe('Dublin', () => {
  const vraag: DublinVraag = { uod: '2026-12-31', vandaag: '2026-11-25', bedenktijdLoopt: false, aangifte: null, wens: 'niet-gevraagd', medisch: 'niet-gevraagd', werkdagenNodig: 20 }
  const kan = (change: Partial<DublinVraag>) => Object.fromEntries(dublinKan({ ...vraag, ...change }).kan.map(({ wat, kan: can }) => [wat.split(' ')[0], can]))

  it('[R-KET-40] four working weeks are twenty working days: whether there is room is counted in those, holidays out', () => {
    // From Wednesday 25 November to Thursday 31 December: 26 working days but for Christmas on a Friday.
    expect(dublinKan(vraag)).toMatchObject({ werkdagenOver: 25, dichtbij: false })
    // Twenty-eight days ahead there are fewer than twenty working days left.
    expect(dublinKan({ ...vraag, uod: '2026-12-28', vandaag: '2026-11-30' })).toMatchObject({ werkdagenOver: 19, dichtbij: true })
    expect(term(terms([begin('dublin'), stap('dublin', 'aangifte', '2026-11-30')], '2026-12-01'), 'oordeel')).toMatchObject({ uiterlijk: '2026-12-29', termijn: { lengtes: [{ aantal: 20, eenheid: 'werkdagen' }] } })
  })

  it('[R-KET-42] the wish and what is medical are shared with a yes only; vital interest needs none', () => {
    for (const wens of ['nee', 'niet-gevraagd'] as const) expect(kan({ wens })).toMatchObject({ De: false, Medische: false, Kwetsbaarheid: true })
    expect(kan({ wens: 'ja' })).toMatchObject({ De: true, Medische: false })
    expect(kan({ medisch: 'ja' })).toMatchObject({ De: false, Medische: true })
  })

  it('[R-KET-44] no transfer while the bedenktijd runs; near the day an aangifte is not treated any more, one that was done is', () => {
    expect(kan({ bedenktijdLoopt: true })).toMatchObject({ Nu: false, Aangifte: true })
    expect(kan({ vandaag: '2026-12-15' })).toMatchObject({ Aangifte: false, Nu: true })
    expect(kan({ vandaag: '2026-12-15', aangifte: { oordeelUiterlijk: '2026-12-31' } })).toMatchObject({ Aangifte: true })
    expect(kan({ vandaag: '2026-12-15', aangifte: { oordeelUiterlijk: '2027-01-04' } })).toMatchObject({ Aangifte: false })
    expect(kan({ vandaag: '2027-01-01' })).toMatchObject({ Aangifte: false, Nu: false })
  })

  it('[R-KET-43] the days on which policy changed are data: where the sources differ, both are told and one is used', () => {
    const at = (dag: string) => { const { geldt, oneens } = wijzigingOp(catalogus, 'dublin-eerst-beoordelen', dag); return [geldt, oneens] }
    expect([at('2019-07-31'), at('2019-08-01'), at('2019-08-31'), at('2019-09-01')]).toEqual([[false, false], [true, true], [true, true], [true, false]])
    expect(wijzigingOp(catalogus, 'dublin-eerst-beoordelen', '2019-08-15').bronnen.map(({ op }) => op)).toEqual(['2019-08-01', '2019-09-01'])
    expect(wijzigingOp(catalogus, 'dublin-bedenktijd-30', '2023-05-18').geldt).toBe(true)
  })
})
