import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import { PrismaClient } from '~prisma/paneel/generated/client'
import { caseList, PILOT_LIJST, pilotCases } from '~tests/fixtures/pilot-cases'
import { createPaneelDatabase, type TestDatabase } from '~tests/postgres'
import { readBlok } from './blok.server'
import { procent } from './cijfers/rules'
import { rapportUit } from './deel-namen'
import { importCaseList } from './invoer/import-file.server'
import { readTellingen, TELLINGEN_LEZEN } from './store.server'
import type { DuurCel, Rapport, Verdeling } from './tabellen/schema'
import type { Telling, Zaak } from './schema'
import { blokkenVan, metGrotereBlokken, telMee, verschil } from './tellen/rules'

const pilot = JSON.parse(readFileSync(new URL('../../tests/fixtures/pilot-2012-2013.json', import.meta.url), 'utf8')) as {
  aangiften: { pilot: number; niet_pilot: number; totaal: number; asiel_verkozen_pilot: number; eerst_bedenktijd_pilot: number }
  regio_b8_verstrekt: Record<string, { pilot: number; niet_pilot: number }>
  geslacht: Record<string, { pilot: number; niet_pilot: number }>
  nationaliteit: Record<'pilot' | 'niet_pilot', Record<string, number>>
  leeftijd: Record<string, { pilot: number; niet_pilot: number }>
  voorprocedure: Record<string, { pilot: number; niet_pilot: number }>
  soort_uitbuiting: Record<string, { pilot: number; niet_pilot: number }>
  duur_uit_slachtoffersituatie_pilot: Record<string, number>
  doorlooptijden_pilot: { code: string; gemiddeld: { waarde: number; eenheid: string; soort?: string }; n: number }[]
  vergelijking_voor_de_pilot: { in_de_pilot_dagen: number }
  voortgezet_verblijf: Record<string, number>
  afwijzingsgronden: { paspoorteis: { primair: number; secundair: number }; geen_individuele_klemmende_redenen: { primair: number; secundair: number }; buiten_behandeling_gesteld: { primair: number }; nog_geen_besluit: number }
  beroep: { ingesteld: number; ongegrond: number; nog_geen_uitspraak: number }
  gepubliceerde_percentages: Record<string, Record<string, number>>
  tegenspraken: string[]
}

let database: TestDatabase<string>
let db: PrismaClient
let sql: Sql
const clock = { now: () => new Date('2026-11-29T12:00:00Z') }
const read = (text: string) => importCaseList(db, clock, Readable.from([Buffer.from(text)]))

beforeAll(async () => {
  database = await createPaneelDatabase()
  db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.app ?? '', max: 3 }) })
  sql = sqlOfPrisma(db)
}, 60_000)
afterAll(async () => {
  await db.$disconnect()
  await database.drop()
})

const table = (rapport: Rapport, code: string): Verdeling => {
  const found = rapport.tabellen.find((tabel) => tabel.code === code)
  if (found?.soort !== 'verdeling') throw new Error(`Geen tabel ${code}`)
  return found
}
/** The number in a row of a table, in the column of the pilot (few leads) or of the others. */
const cell = (rapport: Rapport, code: string, rij: string, groep: 'pilot' | 'niet_pilot'): number =>
  table(rapport, code).rijen.find((one) => one.code === rij)?.cellen[rapport.kolommen.findIndex((kolom) => kolom.code === (groep === 'pilot' ? 'b8-kort' : 'b8'))] ?? 0
const groepen = ['pilot', 'niet_pilot'] as const

const pilotReport = async (): Promise<Rapport> => rapportUit(await readTellingen(sql, { van: '2012-09-05', totEnMet: '2013-08-31', deling: 'spoor' }), 'spoor')

describe('the pilot of 2012 and 2013, as a case list with its published margins', () => {
  beforeAll(async () => {
    expect(await read(caseList(pilotCases()))).toEqual({ ok: true, nieuw: 74, gewijzigd: 0, gelijk: 0 })
  })

  it('[R-RAP-50] the report reproduces every published count', async () => {
    const rapport = await pilotReport()
    for (const groep of groepen) {
      const at = (code: string, rij: string): number => cell(rapport, code, rij, groep)
      const named = (codes: Record<string, string>, code: string) => Object.fromEntries(Object.entries(codes).map(([naam, rij]) => [naam, at(code, rij)]))
      const published = (from: Record<string, { pilot: number; niet_pilot: number }>, names: readonly string[]) => Object.fromEntries(names.map((naam) => [naam, from[naam]?.[groep]]))
      const regios = { Groningen: 'groningen', Friesland: 'friesland', Drenthe: 'drenthe', Rotterdam: 'rotterdam' }
      expect(named(regios, 'regio')).toEqual(published(pilot.regio_b8_verstrekt, Object.keys(regios)))
      expect(table(rapport, 'regio').bases[rapport.kolommen.findIndex(({ code }) => code === (groep === 'pilot' ? 'b8-kort' : 'b8'))]).toBe(pilot.regio_b8_verstrekt.totaal?.[groep])
      expect(named({ man: 'man', vrouw: 'vrouw' }, 'geslacht')).toEqual(pilot.geslacht && published(pilot.geslacht, ['man', 'vrouw']))
      expect(named({ '<18': '0-', '18-25': '18-', '26-30': '26-', '31-46': '31-' }, 'leeftijd')).toEqual(published(pilot.leeftijd, Object.keys(pilot.leeftijd)))
      expect(named({ geen: 'geen', asiel: 'asiel', regulier: 'regulier' }, 'voorprocedure')).toEqual(published(pilot.voorprocedure, ['geen', 'asiel', 'regulier']))
      expect(named({ seksueel: 'seksueel', overig: 'overig' }, 'vorm')).toEqual(published(pilot.soort_uitbuiting, ['seksueel', 'overig']))
      const landen: Record<string, string> = { Nigeriaanse: 'NG', Guinese: 'GN', 'Sierra Leoonse': 'SL', Chinese: 'CN', Ghanese: 'GH', Mongoolse: 'MN', Roemeense: 'RO', Bulgaarse: 'BG', Braziliaanse: 'BR', Hongaarse: 'HU', Surinaamse: 'SR', Vietnamese: 'VN' }
      const { overige, ...each } = pilot.nationaliteit[groep]
      expect(Object.fromEntries(Object.keys(each).map((naam) => [naam, at('nationaliteit', landen[naam] ?? '')]))).toEqual(each)
      const rest = table(rapport, 'nationaliteit').rijen.filter(({ code }) => !Object.keys(each).some((naam) => landen[naam] === code)).reduce((sum, { code }) => sum + at('nationaliteit', code), 0)
      expect(rest).toBe(overige)
      expect(at('zaken', groep === 'pilot' ? 'b8-kort' : 'b8')).toBe(pilot.aangiften[groep])
    }
    const at = (code: string, rij: string): number => cell(rapport, code, rij, 'pilot')
    expect(rapport.zaken[0]).toBe(pilot.aangiften.totaal)
    expect([at('asiel_verkozen', 'ja'), at('bedenktijd', 'ja')]).toEqual([pilot.aangiften.asiel_verkozen_pilot, pilot.aangiften.eerst_bedenktijd_pilot])
    expect(['0-', '3-', '31-', '92-', '183-', '274-', '366-', 'onbekend'].map((rij) => at('uit_situatie', rij))).toEqual(Object.values(pilot.duur_uit_slachtoffersituatie_pilot))
    expect(['vergunningen', 'aanvragen', 'ingewilligd', 'bezwaren', 'ingewilligd-in-bezwaar'].map((rij) => at('voortgezet', rij))).toEqual(Object.values(pilot.voortgezet_verblijf))
    const { paspoorteis, geen_individuele_klemmende_redenen: klemmend, buiten_behandeling_gesteld: buiten } = pilot.afwijzingsgronden
    expect(['paspoorteis', 'geen-klemmende-redenen', 'buiten-behandeling'].map((rij) => at('weigering_primair', rij))).toEqual([paspoorteis.primair, klemmend.primair, buiten.primair])
    expect(['paspoorteis', 'geen-klemmende-redenen'].map((rij) => at('weigering_secundair', rij))).toEqual([paspoorteis.secundair, klemmend.secundair])
    expect(['ongegrond', 'nog-geen-uitspraak'].map((rij) => at('beroep', rij))).toEqual([pilot.beroep.ongegrond, pilot.beroep.nog_geen_uitspraak])
    expect(table(rapport, 'beroep').bases[0]).toBe(pilot.beroep.ingesteld)
  })

  it('[R-RAP-50] the report reproduces every published throughput, with its n', async () => {
    const rapport = await pilotReport()
    const cellen = new Map(rapport.tabellen.flatMap((tabel) => (tabel.soort === 'doorlooptijden' ? tabel.rijen.map((rij) => [rij.code, rij.cellen[0] as DuurCel] as const) : [])))
    for (const { code, gemiddeld, n } of pilot.doorlooptijden_pilot) {
      const cel = cellen.get(code)
      expect({ code, n: cel?.n, waarde: gemiddeld.soort === 'maximum' ? cel?.hoogste : cel?.gemiddelde }).toEqual({ code, n, waarde: gemiddeld.waarde })
    }
    expect(cellen.get('T12')?.gemiddelde).toBe(pilot.vergelijking_voor_de_pilot.in_de_pilot_dagen)
  })

  it('[R-RAP-51] where the publication differs from its own numbers the report shows what it computes, and these are all the differences', async () => {
    const rapport = await pilotReport()
    const base = { pilot: 44, niet_pilot: 30 }
    const rows: Record<string, Record<string, string>> = {
      geslacht_man: { pilot: 'geslacht man', niet_pilot: 'geslacht man' }, geslacht_vrouw: { pilot: 'geslacht vrouw', niet_pilot: 'geslacht vrouw' },
      nationaliteit_pilot: { Nigeriaanse: 'nationaliteit NG', Guinese: 'nationaliteit GN', 'Sierra Leoonse': 'nationaliteit SL', Chinese: 'nationaliteit CN', Ghanese: 'nationaliteit GH', Mongoolse: 'nationaliteit MN' },
      leeftijd_pilot: { '<18': 'leeftijd 0-', '18-25': 'leeftijd 18-', '26-30': 'leeftijd 26-', '31-46': 'leeftijd 31-' },
      leeftijd_niet_pilot: { '<18': 'leeftijd 0-', '18-25': 'leeftijd 18-', '26-30': 'leeftijd 26-', '31-46': 'leeftijd 31-' },
      voorprocedure_pilot: { geen: 'voorprocedure geen', asiel: 'voorprocedure asiel' },
      voorprocedure_niet_pilot: { geen: 'voorprocedure geen', asiel: 'voorprocedure asiel', regulier: 'voorprocedure regulier' },
      duur_pilot: { '<3 dagen': 'uit_situatie 0-', '<1 maand': 'uit_situatie 3-', '1-3 maanden': 'uit_situatie 31-', '3-6 maanden': 'uit_situatie 92-', '6-9 maanden': 'uit_situatie 183-', '9-12 maanden': 'uit_situatie 274-', '>1 jaar': 'uit_situatie 366-', onbekend: 'uit_situatie onbekend' }
    }
    const differences: string[] = []
    for (const [tabel, names] of Object.entries(rows)) {
      for (const [naam, where] of Object.entries(names)) {
        const groep = naam === 'niet_pilot' || tabel.endsWith('niet_pilot') ? 'niet_pilot' : 'pilot'
        const [code = '', rij = ''] = where.split(' ')
        const n = cell(rapport, code, rij, groep)
        const told = pilot.gepubliceerde_percentages[tabel]?.[naam] ?? Number.NaN
        // The publication rounds to whole percents, and three times to halves.
        if (Math.abs(told - (100 * n) / base[groep]) > 0.5 + 1e-9) differences.push(`${tabel} ${naam}: gepubliceerd ${told}, berekend ${procent(n, base[groep])} (${n}/${base[groep]})`)
      }
    }
    expect(differences).toEqual([
      'leeftijd_pilot 18-25: gepubliceerd 46, berekend 45,5 (20/44)',
      'duur_pilot <1 maand: gepubliceerd 15, berekend 13,6 (6/44)',
      'duur_pilot 9-12 maanden: gepubliceerd 4, berekend 4,5 (2/44)',
      'duur_pilot >1 jaar: gepubliceerd 4, berekend 4,5 (2/44)'
    ].map((line) => line.replace(/(\d),(\d)/g, '$1.$2')))
    const at = (code: string, rij: string): number => cell(rapport, code, rij, 'pilot')
    // "56 %" within three months in the text; the table says 24 of 44.
    expect(procent(at('uit_situatie', '0-') + at('uit_situatie', '3-') + at('uit_situatie', '31-'), 44)).toBe(54.5)
    // 20 refusals, 1 grant and "4 without a decision" are 25 of 24 applications: three are left.
    expect([at('weigering_primair', 'nog-geen-besluit'), pilot.afwijzingsgronden.nog_geen_besluit]).toEqual([3, 4])
    // Eight cases of ten weeks and three that were twelve weeks late make 13,3; the table says 12,3, and so do the cases.
    expect([(8 * 10 + 3 * 22) / 11, pilot.doorlooptijden_pilot.find(({ code }) => code === 'T9')?.gemiddeld.waarde].map((n) => Math.round((n ?? 0) * 10) / 10)).toEqual([13.3, 12.3])
    // "29,7 %" European nationalities; 9 of 30.
    expect(procent(['RO', 'BG', 'HU'].reduce((sum, land) => sum + cell(rapport, 'nationaliteit', land, 'niet_pilot'), 0), 30)).toBe(30)
    expect(pilot.tegenspraken).toHaveLength(5)
  })

  it('[R-RAP-42] the same list again changes nothing; a case that differs takes the place of what stood there, also in the counts', async () => {
    const before = await readTellingen(sql, { van: '2012-01-01', totEnMet: '2013-12-31', deling: 'regio' })
    expect(await read(caseList(pilotCases(), ','))).toEqual({ ok: true, nieuw: 0, gewijzigd: 0, gelijk: 74 })
    const other = pilotCases().map((zaak, at): Zaak => (at === 0 ? { ...zaak, regio: 'utrecht' } : zaak))
    expect(await read(caseList(other))).toEqual({ ok: true, nieuw: 0, gewijzigd: 1, gelijk: 73 })
    expect((await readTellingen(sql, { van: '2012-01-01', totEnMet: '2013-12-31', deling: 'regio' })).get('regio utrecht')?.zaken).toEqual({ 'b8-kort': 1 })
    expect(await read(`\ufeff${caseList(pilotCases())}`)).toMatchObject({ ok: true, gewijzigd: 1 })
    expect(await readTellingen(sql, { van: '2012-01-01', totEnMet: '2013-12-31', deling: 'regio' })).toEqual(before)
    expect(await sql.query('select count(*)::int as n from zaak_historie where bron = $1', [PILOT_LIJST])).toEqual([{ n: 74 }])
  })

  it('[R-RAP-31] the kept counts are those of the cases themselves, over any period', async () => {
    const stored = await sql.query<{ blok: string; deling: string; deel: string; inhoud: string }>('select blok, deling, deel, inhoud from rapport_telling order by 1, 2, 3')
    const fresh = metGrotereBlokken(verschil(pilotCases())).map(({ vak, telling }) => [`${vak.blok} ${vak.deling} ${vak.deel}`, telling] as const)
    const filled = stored.map((row) => [`${row.blok} ${row.deling} ${row.deel}`, JSON.parse(row.inhoud) as Telling] as const).filter(([, telling]) => Object.keys(telling).length > 0)
    expect(Object.fromEntries(filled)).toEqual(Object.fromEntries(fresh))
    // Every day on which a case counts, by itself, and everything up to and from that day: no first or last day is lost, nor counted twice.
    const days = [...new Set(pilotCases().map(({ teldag }) => teldag))].sort()
    const periods = days.flatMap((day) => [[day, day], ['2012-01-01', day], [day, '2013-12-31']])
    for (const [van = '', totEnMet = ''] of [...periods, ['2012-12-31', '2013-01-01'], ['2011-12-31', '2014-01-01']]) {
      const counted: Telling = {}
      for (const zaak of pilotCases().filter(({ teldag }) => van <= teldag && teldag <= totEnMet)) telMee(counted, zaak)
      const kept = await readTellingen(sql, { van, totEnMet, deling: 'spoor' })
      expect({ van, totEnMet, telling: kept.get('totaal') }).toEqual({ van, totEnMet, telling: counted })
      // The parts of the split are all of it, and a part in which nobody is has no column.
      const parts = [...kept].filter(([key]) => key !== 'totaal').map(([, { zaken = {} }]) => Object.values(zaken).reduce((sum, n) => sum + n, 0))
      expect({ van, totEnMet, parts: parts.reduce((sum, n) => sum + n, 0), empty: parts.includes(0) }).toEqual({ van, totEnMet, parts: Object.values(counted.zaken ?? {}).reduce((sum, n) => sum + n, 0), empty: false })
    }
  })

  it('[R-RAP-31] what was counted before there were quarters got them from its months', async () => {
    const quarters = () => sql.query<{ blok: string; deling: string; deel: string; telling: unknown }>(`select blok, deling, deel, inhoud::jsonb as telling from rapport_telling where blok like '%Q%' and inhoud <> '{}' order by 1, 2, 3`)
    const counted = await quarters()
    expect(counted.length).toBeGreaterThan(20)
    const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.urls.owner ?? '', max: 1 }) })
    try {
      const text = readFileSync(new URL('../../prisma/paneel/migrations/20261202010000_kwartalen/migration.sql', import.meta.url), 'utf8')
      await owner.$executeRawUnsafe(`delete from rapport_telling where blok like '%Q%'`)
      await owner.$executeRawUnsafe(text.slice(text.indexOf('insert into rapport_telling')))
    } finally {
      await owner.$disconnect()
    }
    expect(await quarters()).toEqual(counted)
  })

  it('[R-RAP-24] a year is told outside the team as it was at the first time, whatever comes after', async () => {
    const first = await readBlok(sql, clock, 2013)
    const later = { ...(pilotCases()[40] as Zaak), nummer: 'later-1', teldag: '2013-05-01', aangifteOp: '2013-05-01', sepotOp: null, voornemenOp: null, verleningOp: null, ontvangstIndOp: null }
    expect(await read(caseList([later]))).toMatchObject({ ok: true, nieuw: 1 })
    expect(await readBlok(sql, clock, 2013)).toEqual(first)
    expect(first?.blok.totaal?.zaken[0]).toBeGreaterThanOrEqual(20)
    expect(await readBlok(sql, clock, 2026)).toBeUndefined()
    await expect(db.$executeRawUnsafe('update rapport_blok set inhoud = inhoud')).rejects.toThrow()
  })
})

describe('a case list with faults', () => {
  it('[R-RAP-41] every fault is told with its line and its column, and nothing is read', async () => {
    const kop = 'lijst;nummer;geslacht;leeftijd;aangifte_op;sepot_op'
    const text = [kop, 'a;1;vrouw;22;2014-02-30;', 'a;2;dame;22;2014-02-03;', 'a;3;man;-1;2014-02-03;2014-01-01', 'a;3;man;20;2014-02-03;', 'a;4;man;20;2014-02-03', ';5;man;20;2014-02-03;', 'a;6;man;20;;'].join('\n')
    const result = await read(text)
    expect(result.ok).toBe(false)
    expect(result.ok ? [] : result.fouten.map(({ regel, kolom }) => `${regel} ${kolom}`)).toEqual(['2 aangifte_op', '3 geslacht', '4 leeftijd', '6 null', '7 lijst', '8 aangifte_op'])
    expect(await sql.query(`select 1 from zaak_historie where bron = 'a'`)).toEqual([])
    expect(await read('lijst;nummer;naam\na;1;x')).toMatchObject({ ok: false, fouten: [{ regel: 1, kolom: 'naam' }] })
    // A quote that is not closed: where it begins, and nothing of the rest.
    expect(await read(`${kop}\na;7;"man;20;2014-02-03;`)).toMatchObject({ ok: false, fouten: [{ kolom: null }] })
    expect(await read('')).toMatchObject({ ok: false, fouten: [{ regel: 1 }] })
    expect(await read(`${kop}\na;1;vrouw;22;2014-02-03;\na;1;vrouw;22;2014-02-03;`)).toMatchObject({ ok: false, fouten: [{ regel: 3, kolom: 'nummer' }] })
  })
})

describe('the work of a report', () => {
  it('[R-RAP-30] the database reads kept counts by their key, and no case', async () => {
    const explain = async (text: string, values: unknown[]): Promise<string> => {
      const rows = await db.$transaction(async (tx) => {
        // Small tables are read whole, whatever their key: as with many rows.
        await tx.$executeRawUnsafe('set local enable_seqscan = off')
        return tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`explain ${text}`, ...values)
      })
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    }
    const { erbij, eraf } = blokkenVan('2012-01-01', '2013-02-26')
    const plan = await explain(TELLINGEN_LEZEN, ['spoor', erbij, eraf])
    expect([erbij, eraf]).toEqual([['2012', '2013-01', '2013-02'], ['2013-02-27', '2013-02-28']])
    expect(blokkenVan('2013-03-01', '2013-03-21')).toEqual({ erbij: ['2013-03-A', '2013-03-B', '2013-03-21'], eraf: [] })
    expect(plan).toMatch(/rapport_telling_pkey/)
    expect(plan).not.toMatch(/zaak_historie/)
  })
})
