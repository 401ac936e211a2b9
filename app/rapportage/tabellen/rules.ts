import { bandenVan, inBanden, rond, spreidingVan, type Band } from '../cijfers/rules'
import { doorlooptijden } from '../feiten/schema'
import type { Telling } from '../schema'
import { MINIMUM_ALFA, MINIMUM_OORDELEN, verdelingen, type BeeldRij, type Beeldtabel, type Doorlooptabel, type DuurCel, type DuurRij, type Kolom, type Rapport, type Verdeling, type VerdelingVorm } from './schema'

export interface Banden {
  leeftijd: readonly Band[]
  uit_situatie: readonly Band[]
}

/** Bands of age from their lower bounds; null when the bounds do not go up. */
export const leeftijdsbanden = (grenzen: readonly number[]): Band[] | null =>
  bandenVan(grenzen, (van, totEnMet) => (totEnMet === null ? `${van} en ouder` : van === 0 ? `Jonger dan ${totEnMet + 1}` : van === totEnMet ? `${van}` : `${van}–${totEnMet}`))

/** The bands of domein.md §10.5 and §10.8, with the open class that the published table lacks. Time out of the situation in days; a month is 30,4 days. */
export const GEWONE_GRENZEN = [18, 26, 31, 47]
const situatie = ['Korter dan 3 dagen', '3 dagen tot 1 maand', '1–3 maanden', '3–6 maanden', '6–9 maanden', '9–12 maanden', '1 jaar of langer']
const situatieGrenzen = [3, 31, 92, 183, 274, 366]
export const gewoneBanden: Banden = {
  leeftijd: leeftijdsbanden(GEWONE_GRENZEN) ?? [],
  uit_situatie: bandenVan(situatieGrenzen, (van) => situatie[[0, ...situatieGrenzen].indexOf(van)] ?? '') ?? []
}

/** What the report tells of these counts, one column per part and the whole first (R-RAP-2 to R-RAP-8). `delen`: the parts in their order. */
export function bouwRapport(totaal: Telling, delen: readonly (Kolom & { telling: Telling })[], banden: Banden = gewoneBanden): Rapport {
  const kolommen = [{ code: 'totaal', naam: 'Totaal', telling: totaal }, ...delen]
  const tellingen = kolommen.map(({ telling }) => telling)
  return {
    kolommen: kolommen.map(({ code, naam }) => ({ code, naam })),
    zaken: tellingen.map((telling) => sumOf(telling.zaken)),
    tabellen: [
      ...verdelingen.slice(0, 11).map((vorm) => verdelingOf(vorm, tellingen, banden)),
      durations('10.9', 'Doorlooptijden van de procedure', 'T', tellingen),
      ...verdelingen.slice(11, 18).map((vorm) => verdelingOf(vorm, tellingen, banden)),
      images(totaal),
      ...verdelingen.slice(18, 21).map((vorm) => verdelingOf(vorm, tellingen, banden)),
      durations('10.14h', 'Doorlooptijden van het panel', 'P', tellingen),
      ...verdelingen.slice(21).map((vorm) => verdelingOf(vorm, tellingen, banden))
    ]
  }
}

/**
 * The report as the team reads it: of dissent, and of how judgements lay beside each other, nothing is told over fewer than five dossiers, for that would be the judgements
 * in one of them (R-RAP-15).
 */
export const voorTeam = (rapport: Rapport): Rapport => ({
  ...rapport,
  tabellen: rapport.tabellen.map((tabel) => {
    if (tabel.soort === 'beelden') return { ...tabel, rijen: tabel.rijen.filter(({ dossiers }) => (dossiers ?? 0) >= MINIMUM_OORDELEN) }
    if (tabel.code !== 'tegenstem' || tabel.soort !== 'verdeling') return tabel
    const enough = tabel.bases.map((base) => (base ?? 0) >= MINIMUM_OORDELEN)
    return { ...tabel, rijen: tabel.rijen.map((rij) => ({ ...rij, cellen: rij.cellen.map((n, at) => (enough[at] ? n : null)) })), bases: tabel.bases.map((base, at) => (enough[at] ? base : null)) }
  })
})

/** Tables of what a case may have several of (sessions, missing sources): their base is all of those together. */
const eigenBasis = new Set(['zittingen', 'zitting_aanleiding', 'ontbrekende_bron'])

const sumOf = (rows: Readonly<Record<string, number>> | undefined): number => Object.values(rows ?? {}).reduce((sum, n) => sum + n, 0)

function verdelingOf(vorm: VerdelingVorm, tellingen: readonly Telling[], banden: Banden): Verdeling {
  const bands = vorm.banden ? banden[vorm.banden] : null
  const counts = tellingen.map((telling) => (bands ? inBanden(telling[vorm.code] ?? {}, bands) : (telling[vorm.code] ?? {})))
  const names: Record<string, string> = { ...Object.fromEntries((bands ?? []).map(({ code, naam }) => [code, naam])), ...openRows(vorm, counts[0] ?? {}), ...vorm.rijen }
  const rijen = Object.entries(names)
    // What nobody is in is left out, but for the bands and *onbekend*, which always stand there (R-RAP-5); of an answer with several rows all stand.
    .filter(([code]) => code === 'onbekend' || vorm.meerdere || bands?.some((band) => band.code === code) || counts.some((each) => (each[code] ?? 0) > 0))
    .map(([code, naam]) => ({ code, naam, cellen: counts.map((each) => each[code] ?? 0) }))
  const outside = counts.map((each) => each.nvt ?? 0)
  const bases = counts.map((each, at) => (eigenBasis.has(vorm.code) ? sumOf(each) : vorm.meerdere ? sumOf(tellingen[at]?.zaken) : sumOf(each) - (each.nvt ?? 0)))
  return {
    soort: 'verdeling', code: vorm.code, nummer: vorm.nummer, titel: vorm.titel, basis: vorm.basis,
    rijen: [...rijen, ...(outside.some((n) => n > 0) ? [{ code: 'nvt', naam: 'Telt hier niet mee', cellen: outside, nvt: true as const }] : [])],
    bases, ...(vorm.meerdere ? { meerdere: true as const } : {})
  }
}

const namesOf = (type: 'region' | 'language'): Intl.DisplayNames => new Intl.DisplayNames('nl', { type, fallback: 'code' })
const landen = namesOf('region')
const talen = namesOf('language')

/** Names of rows that the cases bring along, in the order of their names, so that the order tells nothing of what is not told. */
function openRows({ open, rijen }: VerdelingVorm, counts: Readonly<Record<string, number>>): Record<string, string> {
  if (!open) return {}
  const name = (code: string): string => (open === 'land' ? landen.of(code) : open === 'taal' ? talen.of(code) : undefined) ?? naamVanPlaats(code)
  return Object.fromEntries(
    Object.keys(counts).filter((code) => code !== 'nvt' && !Object.hasOwn(rijen, code)).map((code) => [code, name(code)] as const).sort(([, one], [, two]) => one.localeCompare(two, 'nl'))
  )
}

/** A region as it is written: "den-haag" is Den Haag, "noord-nederland" Noord-Nederland (R-RAP-66). */
export const naamVanPlaats = (code: string): string => code.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('-').replace(/^(Den|De|Het)-/, '$1 ')

function durations(nummer: string, titel: string, letter: string, tellingen: readonly Telling[]): Doorlooptabel {
  const rijen = doorlooptijden.filter(({ code }) => code.startsWith(letter)).map(({ code, naam, eenheid, streef }): DuurRij => {
    const per = eenheid === 'weken' ? 7 : 1
    const cell = (telling: Telling): DuurCel | null => {
      const spread = spreidingVan(telling[code] ?? {}, streef?.waarde ?? null)
      if (!spread) return null
      const { n, gemiddelde, mediaan, laagste, hoogste, binnenStreef } = spread
      return { n, klasse: null, gemiddelde: rond(gemiddelde / per), mediaan: rond(mediaan / per), laagste: rond(laagste / per), hoogste: rond(hoogste / per), binnenStreef }
    }
    return { code, naam, eenheid, streef: streef?.in ?? null, cellen: tellingen.map(cell) }
  })
  return { soort: 'doorlooptijden', code: `doorlooptijden-${letter.toLowerCase()}`, nummer, titel, rijen }
}

interface Beeld {
  catalogus: string
  code: string
  oordelen: [versterkt: number, neutraal: number, verzwakt: number, nietTeBeoordelen: number]
  n: number
}

function images(telling: Telling): Beeldtabel {
  const all = Object.entries(telling.beeld ?? {}).map(([key, n]): Beeld => {
    const [catalogus = '', code = '', counts = ''] = key.split('|')
    const [versterkt = 0, neutraal = 0, verzwakt = 0, nietTeBeoordelen = 0] = counts.split('.').map(Number)
    return { catalogus, code, oordelen: [versterkt, neutraal, verzwakt, nietTeBeoordelen], n }
  })
  const keys = [...new Set(all.map(({ catalogus, code }) => `${catalogus}|${code}`))].sort((one, two) => one.localeCompare(two, 'nl', { numeric: true }))
  const rijen = keys.map((key): BeeldRij => {
    const mine = all.filter(({ catalogus, code }) => `${catalogus}|${code}` === key)
    const count = (fits: (beeld: Beeld) => boolean): number => mine.filter(fits).reduce((sum, { n }) => sum + n, 0)
    const [catalogus = '', code = ''] = key.split('|')
    return { catalogus, code, dossiers: count(() => true), ...Object.fromEntries(beeldKlassen.map((klasse) => [klasse, count((beeld) => klasseVan(beeld.oordelen) === klasse)])), gelijk: alikeOf(mine) } as BeeldRij
  })
  const dossiers = Math.max(0, ...rijen.map((rij) => rij.dossiers ?? 0))
  return { soort: 'beelden', code: 'beelden', nummer: '10.14d', titel: 'Overeenstemming per criterium', rijen, dossiers, alfa: dossiers < MINIMUM_ALFA ? null : alphaOf(all) }
}

/** Pairs of members who judged alike, of all pairs who judged; in percent, the mean over dossiers with such a pair. */
function alikeOf(beelden: readonly Beeld[]): number | null {
  let [sum, dossiers] = [0, 0]
  for (const { oordelen, n } of beelden) {
    const values = oordelen.slice(0, 3)
    const size = values.reduce((total, each) => total + each, 0)
    if (size < 2) continue
    sum += (n * values.reduce((pairs, each) => pairs + each * (each - 1), 0)) / (size * (size - 1))
    dossiers += n
  }
  return dossiers === 0 ? null : rond((sum / dossiers) * 100)
}

export const beeldKlassen = ['eens', 'verschillend', 'tegengesteld', 'nietTeBeoordelen'] as const

/** Each dossier in one class: somebody could not judge; opposite judgements; different ones; the same one. */
function klasseVan([versterkt, neutraal, verzwakt, nietTeBeoordelen]: Beeld['oordelen']): (typeof beeldKlassen)[number] {
  if (nietTeBeoordelen > 0) return 'nietTeBeoordelen'
  if (versterkt > 0 && verzwakt > 0) return 'tegengesteld'
  return [versterkt, neutraal, verzwakt].filter((n) => n > 0).length > 1 ? 'verschillend' : 'eens'
}

/**
 * Krippendorff's alpha, nominal, over units given as counts per value (R-KAL-12 says the formula; here units come counted, so that a million of them cost no more than
 * the patterns they have). *Niet te beoordelen* is a missing value. Null where nothing could differ.
 */
function alphaOf(units: readonly Beeld[]): number | null {
  let total = 0
  let observed = 0
  const overall = [0, 0, 0]
  for (const { oordelen, n } of units) {
    const values = oordelen.slice(0, 3)
    const size = values.reduce((sum, each) => sum + each, 0)
    if (size < 2) continue
    total += size * n
    observed += (n * differing(values, size)) / (size - 1)
    values.forEach((each, at) => { overall[at] = (overall[at] ?? 0) + each * n })
  }
  const expected = differing(overall, total)
  return expected === 0 ? null : Math.round((1 - ((total - 1) * observed) / expected) * 100) / 100
}

const differing = (counts: readonly number[], total: number): number => counts.reduce((sum, count) => sum + count * (total - count), 0)
