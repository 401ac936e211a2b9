import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certainDay, isKnownBy, readDate } from './dates'
import { isDay } from './days'

type Row = readonly [text: string | null, earliest: string | null, latest: string | null]

/** Every date text of the four public cases, and others of their kind. */
const table: readonly Row[] = [
  [null, null, null],
  ['onbekend', null, null],
  ['1979', '1979-01-01', '1979-12-31'],
  ['1982', '1982-01-01', '1982-12-31'],
  ['2003', '2003-01-01', '2003-12-31'],
  ['2006', '2006-01-01', '2006-12-31'],
  ['2009', '2009-01-01', '2009-12-31'],
  ['2010', '2010-01-01', '2010-12-31'],
  ['2019', '2019-01-01', '2019-12-31'],
  ['1994 (opgave)', null, null],
  ['onbekend (vóór juni 2004)', null, '2004-05-31'],
  ['onbekend (vóór mei 2009)', null, '2009-04-30'],
  ['onbekend (vóór september 2002)', null, '2002-08-31'],
  ['onbekend (na april 2007)', '2007-05-01', null],
  ['onbekend (2006-11 of later)', '2006-11-01', null],
  ['onbekend (2019 of later)', '2019-01-01', null],
  ['onbekend (2011–2016)', '2011-01-01', '2016-12-31'],
  ['onbekend (2016–2019)', '2016-01-01', '2019-12-31'],
  ['onbekend (rond augustus 2006, volgorde niet zichtbaar)', null, null],
  ['onbekend (asielprocedure)', null, null],
  ['procedure EHRM', null, null],
  ['2003-01', '2003-01-01', '2003-01-31'],
  ['2004-06', '2004-06-01', '2004-06-30'],
  ['2006-04', '2006-04-01', '2006-04-30'],
  ['2006-08', '2006-08-01', '2006-08-31'],
  ['2006-11', '2006-11-01', '2006-11-30'],
  ['2007-02', '2007-02-01', '2007-02-28'],
  ['2007-04', '2007-04-01', '2007-04-30'],
  ['2007-06', '2007-06-01', '2007-06-30'],
  ['2009-05', '2009-05-01', '2009-05-31'],
  ['2011-05', '2011-05-01', '2011-05-31'],
  ['2006-11 (eind)', '2006-11-01', '2006-11-30'],
  ['2006-11 (in vreemdelingenbewaring)', '2006-11-01', '2006-11-30'],
  ['2009-05 (verhoor)', '2009-05-01', '2009-05-31'],
  ['2007-04 (via advocaat)', '2007-04-01', '2007-04-30'],
  ['2016 (eind)', '2016-01-01', '2016-12-31'],
  ['2006 (na ziekenhuis)', '2006-01-01', '2006-12-31'],
  ['2019 (na aankomst)', '2019-01-01', '2019-12-31'],
  ['2009 (toen geldend)', '2009-01-01', '2009-12-31'],
  ['2007 (begin, datum onbekend)', '2007-01-01', '2007-12-31'],
  ['2007 (na meer dan negen maanden)', '2007-01-01', '2007-12-31'],
  ['2007-08 (stand 7 aug)', '2007-08-01', '2007-08-07'],
  ['2007-08 (stand 7 sep)', null, null],
  ['2007-08 of later (meer dan negen maanden na haar melding)', '2007-08-01', null],
  ['2007 of later (verhoor politie)', '2007-01-01', null],
  ['2004 – ±2006', '2004-01-01', null],
  ['±2009 (twee jaar na zomer 2007)', null, null],
  ['2004–2006', '2004-01-01', '2006-12-31'],
  ['2004–2006 (meerdere aanhoudingen)', '2004-01-01', '2006-12-31'],
  ['2010–2011', '2010-01-01', '2011-12-31'],
  ['2003 – 2006', '2003-01-01', '2006-12-31'],
  ['2002-09 – 2003-01', '2002-09-01', '2003-01-31'],
  ['2003 (begin) – 2006-08', '2003-01-01', '2006-08-31'],
  ['2009/2010', '2009-01-01', '2010-12-31'],
  ['2009/2010 (tijdens de strafzaak)', '2009-01-01', '2010-12-31'],
  ['2009/2010 (na de bekentenis)', '2009-01-01', '2010-12-31'],
  ['2009/2010 (proceshouding)', '2009-01-01', '2010-12-31'],
  ['2009/2010 (onderzoek bevoegde autoriteit)', '2009-01-01', '2010-12-31'],
  ['na de klacht, 2006-11/12', '2006-11-01', '2006-12-31'],
  ['2007-05-25 (via hulporganisatie)', '2007-05-25', '2007-05-25'],
  ['12 juni 2004', '2004-06-12', '2004-06-12'],
  ['juni 2004', '2004-06-01', '2004-06-30'],
  ['2004-2006', '2004-01-01', '2006-12-31'],
  ['2004-06-31', null, null],
  ['2007-13', null, null],
  ['0000-01-01', null, null],
  ['2006–2004', null, null],
  ['2009/10', null, null],
  ['2009?', null, null],
  ['2009 (?)', null, null],
  ['2009 (gemeld in 2012)', null, null],
  ['2009 (mogelijk eerder)', null, null],
  ['circa 2009', null, null],
  ['sinds 2009', null, null],
  ['vermoedelijk zomer, 2009', null, null],
  ['', null, null]
]

const bounds = new Map(table.map(([text, earliest, latest]) => [text, { earliest, latest }]))

/** All `datum` and `moment` texts of the demo files. */
function datesOfTheFiles(): (string | null)[] {
  const folder = 'prisma/demo/zaken'
  const found: (string | null)[] = []
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'), (key, value: string | null) => {
      if (key === 'datum' || key === 'moment') found.push(value)
      return value
    })
  }
  return found
}

describe('dates of a case file', () => {
  it.each(table)('[R-DOS-14] %s', (text, earliest, latest) => {
    expect(readDate(text)).toEqual({ earliest, latest })
  })

  it('[R-DOS-14] every date of the four public cases is a plain day or stands in the table', () => {
    const missing = datesOfTheFiles().filter((text) => !bounds.has(text) && !(text !== null && isDay(text)))
    expect(missing).toEqual([])
  })

  it('[R-DOS-14] a day is stored as a date only when it is the one certain day', () => {
    expect(certainDay('2007-05-25 (via hulporganisatie)')).toBe('2007-05-25')
    for (const text of ['2006-11', '2007-08 (stand 7 aug)', 'onbekend', '2007-08 of later', null]) expect(certainDay(text)).toBeNull()
  })

  it('[R-DOS-14] any text at all gives bounds that exist and do not cross', () => {
    const parts = fc.constantFrom('2006', '2006-11', '2006-11-18', '2007-02-30', '±', ' – ', '–', '/', ' (', ')', 'onbekend', 'vóór ', 'na ', ' of later', 'juni 2004', ', ', 'stand 7 aug')
    const texts = fc.oneof(fc.string(), fc.array(parts, { maxLength: 6 }).map((list) => list.join('')))
    fc.assert(
      fc.property(texts, (text) => {
        const { earliest, latest } = readDate(text)
        for (const day of [earliest, latest]) expect(day === null || isDay(day)).toBe(true)
        expect(earliest === null || latest === null || earliest <= latest).toBe(true)
      }),
      { numRuns: 2000 }
    )
  })

  it('[R-DOS-14] a real day within a year, month or span lies within its bounds', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [from, to] = [one, other].sort() as [string, string]
        for (const cut of [4, 7, 10]) {
          const { earliest, latest } = readDate(`${from.slice(0, cut)} – ${to.slice(0, cut)}`)
          expect(earliest !== null && earliest <= from && latest !== null && latest >= to).toBe(true)
          expect(isKnownBy(from.slice(0, cut), from)).toBe(latestOf(from.slice(0, cut)) === from)
        }
      })
    )
  })

  it('[R-DOS-13] doubt or an open end never makes a date known by a peildatum', () => {
    const bases = fc.constantFrom('2001', '2001-05', '2001-05-06', '2001–2002')
    const doubts = fc.constantFrom(' of later', ' (of later)', ' (circa)', ' (ongeveer)', ' (?)', ' – ±2002', ' (opgave)', ' (gemeld in 2030)', ' e.v.')
    fc.assert(fc.property(bases, doubts, (base, doubt) => !isKnownBy(`${base}${doubt}`, '2099-12-31')))
  })

  it('[R-DOS-13] the peildatum itself is still known, the day after is not', () => {
    expect(isKnownBy('2007-08-31', '2007-08-31')).toBe(true)
    expect(isKnownBy('2007-08', '2007-08-31')).toBe(true)
    expect(isKnownBy('2007-08', '2007-08-30')).toBe(false)
    expect(isKnownBy('2007-09-01', '2007-08-31')).toBe(false)
  })
})

const latestOf = (text: string): string | null => readDate(text).latest
