import { leegZaak, zaakSchema, type Zaak } from '../schema'
import { kolommen, type Kolom } from './schema'

/** Something wrong in a case list: where it stands, and what to do. */
export interface Invoerfout {
  regel: number
  kolom: string | null
  bericht: string
}

export type Kop = { ok: true; plaatsen: Map<string, number> } | { ok: false; fouten: Invoerfout[] }

/** The header of a case list: every name known, none twice, `lijst` and `nummer` there. The order is free. R-RAP-40. */
export function leesKop(namen: readonly string[], regel = 1): Kop {
  const fouten: Invoerfout[] = []
  const plaatsen = new Map<string, number>()
  namen.forEach((raw, at) => {
    const naam = raw.trim().toLowerCase()
    if (plaatsen.has(naam)) fouten.push({ regel, kolom: naam, bericht: 'Deze kolom staat er twee keer.' })
    else if (!kolommen.some((kolom) => kolom.naam === naam)) fouten.push({ regel, kolom: raw.trim() || `kolom ${at + 1}`, bericht: 'Deze kolom is niet bekend. De namen staan in docs/handleiding/zaken-inlezen.md.' })
    plaatsen.set(naam, at)
  })
  for (const naam of ['lijst', 'nummer']) if (!plaatsen.has(naam)) fouten.push({ regel, kolom: naam, bericht: 'Deze kolom ontbreekt.' })
  return fouten.length > 0 ? { ok: false, fouten } : { ok: true, plaatsen }
}

export type Regel = { ok: true; zaak: Zaak } | { ok: false; fouten: Invoerfout[] }

/** One line of a case list. Every fault of the line is told, with its column. R-RAP-41. */
export function leesRegel(velden: readonly string[], plaatsen: ReadonlyMap<string, number>, regel: number): Regel {
  const fouten: Invoerfout[] = []
  if (velden.length !== plaatsen.size) return { ok: false, fouten: [{ regel, kolom: null, bericht: `Deze regel heeft ${velden.length} velden, en de kop ${plaatsen.size}.` }] }
  const read = new Map<string, unknown>()
  for (const kolom of kolommen) {
    const at = plaatsen.get(kolom.naam)
    const text = at === undefined ? '' : (velden[at] ?? '').trim()
    const value = leesVeld(kolom, text)
    if (value.ok) read.set(kolom.naam, value.value)
    else fouten.push({ regel, kolom: kolom.naam, bericht: value.bericht })
  }
  const get = <T>(naam: string): T => read.get(naam) as T
  if (get('lijst') === EIGEN_LIJST) fouten.push({ regel, kolom: 'lijst', bericht: 'Deze naam is van de dossiers in Weging zelf. Kies een andere naam.' })
  const teldag = get<string | null>('aangifte_op') ?? get<string | null>('aangemeld_op')
  if (read.has('aangifte_op') && read.has('aangemeld_op') && teldag === null) fouten.push({ regel, kolom: 'aangifte_op', bericht: 'Vul de dag van de aangifte in, of die van de aanmelding (aangemeld_op).' })
  const jaar = get<number | null>('geboortejaar')
  if (jaar !== null && jaar !== undefined && get<number | null>('leeftijd') !== null) fouten.push({ regel, kolom: 'geboortejaar', bericht: 'Vul het geboortejaar of de leeftijd in, niet allebei.' })
  if (fouten.length > 0 || teldag === null) return { ok: false, fouten }
  const fields = Object.fromEntries(kolommen.flatMap(({ naam, veld }) => (veld && read.get(naam) !== undefined ? [[veld, read.get(naam)]] : [])))
  const zaak: Zaak = { ...leegZaak(get('lijst'), get('nummer'), teldag), ...fields, leeftijd: get<number | null>('leeftijd') ?? (jaar === null ? null : Number(teldag.slice(0, 4)) - jaar) }
  const checked = zaakSchema.safeParse(zaak)
  const order = [...volgordeFouten(zaak, regel), ...samenhangFouten(zaak, regel)]
  if (checked.success && order.length === 0) return { ok: true, zaak: checked.data }
  // An age that was worked out is wrong in the column it came from.
  const kolomVan = (veld: PropertyKey | undefined): string | null => (veld === 'leeftijd' && jaar !== null ? 'geboortejaar' : (kolommen.find((kolom) => kolom.veld === veld)?.naam ?? null))
  const issues = checked.error?.issues.map((issue) => ({ regel, kolom: kolomVan(issue.path[0]), bericht: 'Deze waarde kan hier niet.' })) ?? []
  return { ok: false, fouten: [...issues, ...order] }
}

/** The name under which the dossiers of the program itself are kept; no case list has it. */
const EIGEN_LIJST = 'dossier'

/** A case that counts on a day that is still to come. `vandaag`: the day it is read, in Amsterdam. R-RAP-41. */
export const toekomstFouten = ({ teldag, aangifteOp }: Zaak, regel: number, vandaag: string): Invoerfout[] =>
  teldag > vandaag ? [{ regel, kolom: aangifteOp === null ? 'aangemeld_op' : 'aangifte_op', bericht: 'Deze dag ligt in de toekomst.' }] : []

/** What says something only together with another field; without it the case would count as something that nobody said (R-RAP-72). */
const samenhang: readonly (readonly [isFout: (zaak: Zaak) => boolean, kolom: string, bericht: string])[] = [
  [({ besluitOp, besluit }) => besluitOp !== null && besluit === null, 'besluit', 'Vul het besluit in: besluit_op is ingevuld.'],
  [({ besluit, aanvraagOp }) => besluit !== null && aanvraagOp === null, 'aanvraag_op', 'Vul de dag van de aanvraag in: er is een besluit.'],
  [({ besluit, weigeringPrimair }) => weigeringPrimair !== null && besluit !== 'afgewezen', 'weigering_primair', 'Een grond van afwijzing hoort bij het besluit afgewezen.'],
  [({ besluit, weigeringSecundair }) => weigeringSecundair !== null && besluit !== 'afgewezen', 'weigering_secundair', 'Een grond van afwijzing hoort bij het besluit afgewezen.'],
  [({ besluitBezwaarOp, besluitBezwaar }) => besluitBezwaarOp !== null && besluitBezwaar === null, 'besluit_bezwaar', 'Vul het besluit op bezwaar in: besluit_bezwaar_op is ingevuld.'],
  [({ besluitBezwaar, bezwaarOp }) => besluitBezwaar !== null && bezwaarOp === null, 'bezwaar_op', 'Vul de dag van het bezwaar in: er is een besluit op bezwaar.'],
  [({ uitspraak, beroepOp }) => uitspraak !== null && beroepOp === null, 'beroep_op', 'Vul de dag van het beroep in: er is een uitspraak.'],
  [({ panelUitkomst, panelStand }) => panelUitkomst !== 'geen-advies' && panelStand === 'geen', 'panel_stand', 'Vul in hoe ver het panel is: panel_uitkomst is ingevuld.']
]

const samenhangFouten = (zaak: Zaak, regel: number): Invoerfout[] => samenhang.flatMap(([isFout, kolom, bericht]) => (isFout(zaak) ? [{ regel, kolom, bericht }] : []))

/** Dates that cannot come before another: what is decided was asked for first. */
const volgorden: readonly (readonly [eerst: keyof Zaak, later: keyof Zaak, kolom: string, van: string])[] = [
  ['aangifteOp', 'sepotOp', 'sepot_op', 'aangifte_op'],
  ['verleningOp', 'pasOp', 'pas_op', 'verlening_op'],
  ['sepotOp', 'voornemenOp', 'voornemen_op', 'sepot_op'],
  ['aanvraagOp', 'besluitOp', 'besluit_op', 'aanvraag_op'],
  ['besluitOp', 'bezwaarOp', 'bezwaar_op', 'besluit_op'],
  ['bezwaarOp', 'besluitBezwaarOp', 'besluit_bezwaar_op', 'bezwaar_op'],
  ['aangemeldOp', 'adviesOp', 'advies_op', 'aangemeld_op']
]

const volgordeFouten = (zaak: Zaak, regel: number): Invoerfout[] =>
  volgorden.flatMap(([eerst, later, kolom, van]) => {
    const [first, last] = [zaak[eerst], zaak[later]]
    return typeof first === 'string' && typeof last === 'string' && last < first ? [{ regel, kolom, bericht: `Deze dag ligt voor ${van}.` }] : []
  })

type Veld = { ok: true; value: unknown } | { ok: false; bericht: string }

function leesVeld({ soort, waarden, verplicht, leeg }: Kolom, text: string): Veld {
  if (text === '') return verplicht ? { ok: false, bericht: 'Dit veld moet gevuld zijn.' } : { ok: true, value: soort === 'codes' ? [] : leeg === undefined ? null : leeg }
  if (soort === 'dag') return isDay(text) ? { ok: true, value: text } : { ok: false, bericht: 'Schrijf een bestaande dag als JJJJ-MM-DD, bijvoorbeeld 2013-03-28.' }
  if (soort === 'getal') return /^\d{1,6}$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, bericht: 'Schrijf een heel getal.' }
  if (soort === 'ja-nee') return text === 'ja' || text === 'nee' ? { ok: true, value: text === 'ja' } : { ok: false, bericht: 'Schrijf ja of nee, of laat het leeg als het onbekend is.' }
  if (soort === 'codes') {
    const codes = text.split('|').map((code) => code.trim())
    const wrong = codes.find((code) => !waarden?.includes(code))
    return wrong === undefined ? { ok: true, value: codes } : { ok: false, bericht: `Kies uit: ${waarden?.join(', ')}; meer dan een met | ertussen.` }
  }
  if (soort === 'code') return waarden?.includes(text) ? { ok: true, value: text } : { ok: false, bericht: `Kies uit: ${waarden?.join(', ')}.` }
  const { patroon, uitleg } = vormen[soort]
  return patroon.test(text) ? { ok: true, value: text } : { ok: false, bericht: uitleg }
}

const vormen = {
  sleutel: { patroon: /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, uitleg: 'Gebruik letters, cijfers en streepjes, ten hoogste 40 tekens. Geen namen en geen V-nummer.' },
  plaats: { patroon: /^[a-z0-9][a-z0-9-]{0,39}$/, uitleg: 'Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld den-haag.' },
  land: { patroon: /^([A-Z]{2}|onbekend|staatloos)$/, uitleg: 'Schrijf de landcode van twee hoofdletters (ISO 3166), of onbekend of staatloos.' },
  taal: { patroon: /^([a-z]{2,3}|onbekend)$/, uitleg: 'Schrijf de taalcode van twee of drie kleine letters (ISO 639), of onbekend.' }
} as const

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text && text >= '1990-01-01' && text <= '2099-12-31'
}
