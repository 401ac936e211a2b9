import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asKnownBy } from './peildatum'
import { dossierIdOf, largestFile, readZaak } from './read-zaak'

const folder = 'prisma/demo/zaken'
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const read = (name: string): Uint8Array => readFileSync(`${folder}/${name}`)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
type Raw = Record<string, Record<string, unknown> & Record<string, unknown>[]>

/** The first demo file with one change. */
function refusalOf(change: (raw: Raw) => void): string[] {
  const raw = JSON.parse(new TextDecoder().decode(read('01_LE_v_Griekenland.json'))) as Raw
  change(raw)
  const result = readZaak(bytes(JSON.stringify(raw)))
  return result.ok ? [] : result.refusal
}

describe('reading a case file', () => {
  it.each(files)('[R-DOS-10] %s loads as it stands', (name) => {
    const result = readZaak(read(name))
    expect(result.ok ? [] : result.refusal).toEqual([])
  })

  it('[R-DOS-10] minors may be true, false, null or text; any row may say that it comes out of the criminal case', () => {
    for (const value of [true, false, null, 'in onderzoek']) {
      expect(refusalOf((raw) => (raw.betrokkene!.minderjarig_tijdens_feiten = value))).toEqual([])
    }
    for (const list of ['tijdlijn', 'verklaringen', 'stukken', 'opsporing', 'tegenstrijdigheden_in_bronnen', 'bronfragmenten']) {
      expect(refusalOf((raw) => (raw[list]![0]!.uit_strafzaak = true))).toEqual([])
    }
  })

  it('[R-DOS-12] every wrong field is named by its path, in one go', () => {
    const lines = refusalOf((raw) => {
      raw.tijdlijn![3]!.datum = 2004
      delete raw.verklaringen![0]!.kern
      raw.stukken![1]!.inhoud = '   '
      raw.beoordeling_door_instanties![0]!.uit_strafzaak = 'true'
      raw.betrokkene!.minderjarig_tijdens_feiten = 17
      raw.opsporing![2] = 'tekst' as never
      raw.landen = [] as never
      delete raw.bron!.zaaknummer
    })
    expect(lines).toEqual([
      'bron.zaaknummer: ontbreekt',
      'betrokkene.minderjarig_tijdens_feiten: moet true, false, tekst of null zijn',
      'landen: moet een groep velden zijn',
      'tijdlijn[3].datum: moet tekst zijn',
      'verklaringen[0].kern: ontbreekt',
      'stukken[1].inhoud: mag niet leeg zijn',
      'opsporing[2]: moet een groep velden zijn',
      'beoordeling_door_instanties[0].uit_strafzaak: moet true of false zijn, zonder aanhalingstekens'
    ])
  })

  it('[R-DOS-11] a field that does not belong is refused, a mistyped uit_strafzaak above all', () => {
    expect(refusalOf((raw) => (raw.tijdlijn![0]!.uit_strafzak = true))).toEqual(['tijdlijn[0].uit_strafzak: dit veld hoort niet in een zaakbestand'])
    expect(refusalOf((raw) => (raw.opsporingen = [] as never))).toEqual(['opsporingen: dit veld hoort niet in een zaakbestand'])
    expect(refusalOf((raw) => (raw.bron!.geraadpleegd = 'in mei'))).toEqual([])
    expect(refusalOf((raw) => (raw.bron!.geraadpleegd = { tekst: 1 }))).toEqual(['bron.geraadpleegd: moet tekst zijn'])
  })

  it('[R-DOS-12] a line never repeats what stood in a field', () => {
    const lines = refusalOf((raw) => {
      raw.opsporing![0]!.datum = ['KANARIE'] as never
      raw.opsporing![1]!.indicatie_of_stap = `KANARIE\0`
      raw.tijdlijn![0]!.gebeurtenis = 'KANARIE'.repeat(10_000)
    })
    expect(lines).toHaveLength(3)
    expect(lines.join()).not.toContain('KANARIE')
  })

  it('[R-DOS-12] keys of the prototype are no way in, and a key cannot write on the terminal', () => {
    const attack = new TextDecoder().decode(read('01_LE_v_Griekenland.json')).replace('"tijdlijn"', '"__proto__": {"opsporing": []}, "constructor": 1, "\\u001b[2J": 1, "tijdlijn"')
    const result = readZaak(bytes(attack))
    expect(result).toEqual({
      ok: false,
      refusal: ['__proto__', 'constructor', '"\\u001b[2J"'].map((key) => `${key}: dit veld hoort niet in een zaakbestand`)
    })
    expect(({} as Record<string, unknown>).opsporing).toBeUndefined()
  })

  it('[R-DOS-12] what is no JSON, no UTF-8, too large or too deep is refused with one clear line', () => {
    const hard: Uint8Array[] = [bytes(''), bytes('{'), Uint8Array.of(0x7b, 0xff, 0x7d), bytes('['.repeat(500_000)), new Uint8Array(largestFile + 1)]
    for (const each of hard) {
      const result = readZaak(each)
      expect(result.ok ? [] : result.refusal).toHaveLength(1)
    }
    expect(readZaak(bytes('[]'))).toEqual({ ok: false, refusal: ['het bestand: moet een groep velden zijn'] })
    expect(readZaak(bytes(JSON.stringify({ ...Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`v${n}`, 1])) })))).toMatchObject({
      ok: false,
      refusal: { length: 51 }
    })
  })

  it('[R-DOS-12] half a surrogate pair and a NUL are refused: no database holds them', () => {
    expect(refusalOf((raw) => (raw.stukken![0]!.inhoud = '\ud800'))).toEqual(['stukken[0].inhoud: bevat een teken dat niet kan worden bewaard'])
  })

  it('[R-DOS-12] signs that do not show are left out, so that the screen reads as the data does', () => {
    const raw = JSON.parse(new TextDecoder().decode(read('01_LE_v_Griekenland.json'))) as Raw
    raw.tijdlijn![0]!.gebeurtenis = '\u202eGe\u200bboren\r\nin  Athene '
    const result = readZaak(bytes(JSON.stringify(raw)))
    expect(result.ok && result.value.tijdlijn[0]?.gebeurtenis).toBe('Geboren\nin  Athene')
    expect(refusalOf((bad) => (bad.stukken![0]!.soort = '\u200b'))).toEqual(['stukken[0].soort: mag niet leeg zijn'])
  })

  it('[R-DOS-15] the id of a dossier comes from its numbers only, never from what it holds', () => {
    const ids = files.map((name) => {
      const result = readZaak(read(name))
      return result.ok ? [dossierIdOf(result.value), dossierIdOf({ ...result.value, opsporing: [], tijdlijn: [] })] : []
    })
    expect(new Set(ids.flat()).size).toBe(files.length)
  })

  it('[R-DOS-13] the demo case as known on 31 August 2007', () => {
    const result = readZaak(read('01_LE_v_Griekenland.json'))
    const zaak = result.ok ? asKnownBy(result.value, '2007-08-31') : undefined
    expect(zaak?.tijdlijn.map((row) => row.datum)).toEqual([
      '1982', 'onbekend (vóór juni 2004)', '2004-06', '2004-07-12', '2005-06-08', '2005-08-29', '2006-04', '2006-11', '2006-11-18',
      '2006-11 (eind)', '2007-02', '2007-06', '2007-08 (stand 7 aug)'
    ])
    expect(zaak?.verklaringen).toHaveLength(4)
    expect(zaak?.stukken.map((row) => row.datum)).toEqual(['2005-06-08', '2004–2006', '2007-06', '2007-08-07'])
    expect(zaak?.beoordeling_door_instanties.map((row) => row.datum)).toEqual(['2006-12-28', '2007-06-01', '2007-02'])
    expect(zaak?.opsporing).toHaveLength(5)
    expect(zaak?.tegenstrijdigheden_in_bronnen).toEqual([])
  })
})
