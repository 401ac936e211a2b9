#!/usr/bin/env node
// `npm run feestdagen`: writes the table of Dutch holidays anew from the library (docs/decisions/0066-holidays-as-a-table.md). A test
// compares the two, so that a newer library with other days is noticed.
import { realpathSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Holidays from 'date-holidays'

/** The data of the library asks to be named where it is used (CC BY 3.0). */
const bron = 'date-holidays, commenthol en anderen, CC BY 3.0'
const van = 2000
const tot = 2100

/**
 * The days of art. 3 Algemene termijnenwet, by the rule under which the library knows them. It calls Goede Vrijdag and 5 mei school
 * holidays, because no law gives everybody that day off; for terms both are the same as the others (art. 3 lid 1 and 2).
 */
const regels = [
  { naam: 'Nieuwjaarsdag', regel: /^01-01$/ },
  { naam: 'Goede Vrijdag', regel: /^easter -2$/ },
  { naam: 'tweede paasdag', regel: /^easter 1$/ },
  { naam: 'Koningsdag', regel: /^04-27 / },
  { naam: 'Koninginnedag', regel: /^04-30 / },
  { naam: 'Bevrijdingsdag', regel: /^05-05$/ },
  { naam: 'Hemelvaartsdag', regel: /^easter 39$/ },
  { naam: 'tweede pinksterdag', regel: /^easter 50$/ },
  { naam: 'eerste kerstdag', regel: /^12-25$/ },
  { naam: 'tweede kerstdag', regel: /^12-26$/ }
]

/** Every holiday of 2000 to 2100 as the library computes it: `{ bron, van, tot, dagen: { naam: ['2000-01-01', …] } }`. */
export function holidaysOfLibrary() {
  const library = new Holidays('NL', { types: ['public', 'school'], languages: ['nl'] })
  /** @type {Record<string, string[]>} */
  const dagen = Object.fromEntries(regels.map(({ naam }) => [naam, []]))
  for (let jaar = van; jaar <= tot; jaar += 1) {
    for (const { date, rule } of library.getHolidays(jaar)) {
      const known = regels.find(({ regel }) => regel.test(rule))
      if (known) dagen[known.naam]?.push(date.slice(0, 10))
    }
  }
  return { bron, van, tot, dagen }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL('../app/platform/kalender/feestdagen/feestdagen.json', import.meta.url))
  writeFileSync(file, `${JSON.stringify(holidaysOfLibrary()).replaceAll('],"', '],\n"').replace('{"bron"', '{\n"bron"').replace('"dagen":{', '"dagen":{\n').replace('}}', '\n}}')}\n`)
  console.log(`Feestdagen van ${van} tot en met ${tot} geschreven.`)
}
