import { addDays, dagInAmsterdam } from '~/platform/kalender/rules'
import { klokInWoorden } from '~/platform/koppelvlak/rules'
import { kanaalNaam } from '~/platform/koppelvlak/schema'
import type { Sql } from '~/platform/sql'
import { ketenversie, richtingen } from './current'
import { readAan, readGrondslagen, readKlok } from './register.server'
import { partijen, partijNaam, type Partij } from './schema'

/** A basis that ends within so many calendar days is told beforehand: on that day its koppelvlak goes off by itself (R-KET-131). */
const AFLOPEND = 30

/** What the page of koppelvlakken shows: each with each receiver, whether it is on, and the register. */
export async function readRegisterPage(sql: Sql, now: Date) {
  const [grondslagen, aan, klok] = await Promise.all([readGrondslagen(sql, now), readAan(sql, now), readKlok(sql)])
  const geldt = new Set(grondslagen.filter((each) => each.geldt).map(({ koppelvlak, ontvanger }) => `${koppelvlak}/${ontvanger}`))
  const last = addDays(dagInAmsterdam(now), AFLOPEND)
  return {
    aflopend: grondslagen.flatMap(({ geldt: holds, koppelvlak, ontvanger, tot }) => (holds && tot !== null && tot <= last ? [{ koppelvlak, aan: partijNaam[ontvanger as Partij], tot }] : [])),
    versie: ketenversie.versie,
    richtingen: richtingen.map(({ koppelvlak: { code, naam, wat, van, kanaal, uren, wetten }, ontvanger }) => ({
      code, naam, wat, van: partijNaam[van], ontvanger, aan: partijNaam[ontvanger], uren, wetten,
      kanaal: kanaal.tweede ? `${kanaalNaam[kanaal.eerste]}, anders ${kanaalNaam[kanaal.tweede]}` : kanaalNaam[kanaal.eerste],
      staatAan: aan.get(code)?.has(ontvanger) ?? false, heeftGrondslag: geldt.has(`${code}/${ontvanger}`)
    })),
    grondslagen: grondslagen.map((each) => ({ ...each, aan: partijNaam[each.ontvanger as Partij] })),
    klok: { zin: klokInWoorden(klok), ...klok },
    codes: ketenversie.koppelvlakken.map(({ code, naam }) => ({ value: code, label: `${code} ${naam}` })),
    partijen: partijen.map((value) => ({ value, label: partijNaam[value] }))
  }
}
