import { panelUitkomsten, sporen, type Deling, type Telling } from './schema'
import { bouwRapport, naamVanPlaats, type Banden } from './tabellen/rules'
import type { Rapport } from './tabellen/schema'

const namen: Readonly<Record<Deling, ((code: string) => string) | null>> = {
  totaal: null,
  spoor: (code) => (sporen.naam as Record<string, string>)[code] ?? code,
  uitkomst: (code) => (panelUitkomsten.naam as Record<string, string>)[code] ?? code,
  regio: naamVanPlaats
}

/** The report of these counts, its columns in the order of their names; *onbekend* last, and always there where there is a split. */
export function rapportUit(tellingen: ReadonlyMap<string, Telling>, deling: Deling, banden?: Banden): Rapport {
  const name = namen[deling]
  const found = [...tellingen].filter(([key]) => key !== 'totaal').map(([key, telling]) => ({ code: key.slice(deling.length + 1), telling }))
  const last = (code: string): number => (code === 'onbekend' ? 1 : 0)
  const delen = name ? found.map(({ code, telling }) => ({ code, naam: name(code), telling })).sort((one, two) => last(one.code) - last(two.code) || one.naam.localeCompare(two.naam, 'nl')) : []
  return bouwRapport(tellingen.get('totaal') ?? {}, delen, banden)
}
