import nationaliteiten from './nationaliteiten.json'
import { aanleidingen, bronnen, leegZaak, motieven, type Zaak } from '../schema'

/** What is read of one dossier, from its tables. Free texts come in here and leave as codes; nothing else of them goes on. */
export interface RuwDossier {
  kenmerk: string
  fase: string
  aangemeldOp: string
  minderjarig: string | null
  /** The region in which it is gone through, once the casusoverleg was prepared. */
  regio: string | null
  /** How it left its course, if it did and did not come back: a key of `uitgangen`. */
  uitgang: string | null
  geslacht: string | null
  leeftijdOpgave: string | null
  nationaliteit: string | null
  taalOfTolk: string | null
  kwetsbaarheid: readonly string[]
  vormUitbuiting: readonly string[]
  hoorstaat: string | null
  verslagOp: string | null
  correctieOp: string | null
  heropend: boolean
  zittingen: readonly { staat: string; aanleiding: string | null; op: string; tolk: 'beedigd' | 'niet-beedigd' | 'geen' }[]
  advies: { op: string; uitkomst: string; tegenstem: boolean } | null
  keuze: string | null
  /** Why the IND departed, as its code. */
  motief: string | null
  /** Of the last revealed round, only once the advies is out: what kinds of source were missing where somebody could not judge; null of a sheet that named none. */
  bronnen: readonly (string | null)[]
  /** Of the same sheets: per criterion how often each judgement was given, in the order of Zaak.beelden. */
  oordelen: readonly { catalogus: string; code: string; oordeel: string; n: number }[]
  /** What the chain knows of the tracks of this dossier, in the words of Zaak; its slice hands it in. */
  keten: Partial<Zaak>
}

/** The row of one real dossier (R-RAP-1, R-RAP-12). Nothing of a sealed round, of a draft or of an advies that is not issued stands in it. */
export function zaakVanDossier(ruw: RuwDossier): Zaak {
  const teldag = ruw.keten.aangifteOp ?? ruw.aangemeldOp
  const gehouden = ruw.zittingen.filter(({ staat }) => staat === 'gehouden')
  const heard = gehouden.length > 0 || (ruw.hoorstaat === 'vastgesteld' || ruw.hoorstaat === 'nalezen')
  const zaak: Zaak = {
    ...leegZaak('dossier', ruw.kenmerk, teldag),
    regio: ruw.regio ?? 'onbekend',
    spoor: 'paneladvies',
    geslacht: geslachtVan(ruw.geslacht),
    leeftijd: leeftijdVan(ruw.leeftijdOpgave, { op: ruw.aangemeldOp, teldag }),
    nationaliteit: landVan(ruw.nationaliteit),
    taal: taalVan(ruw.taalOfTolk),
    vorm: vormVan(ruw.vormUitbuiting),
    behoeften: behoeftenVan(ruw.kwetsbaarheid, ruw.minderjarig),
    aangemeldOp: ruw.aangemeldOp,
    panelStand: standVan(ruw),
    hoorzitting: heard ? 'gehouden' : ruw.hoorstaat === 'afgezien' ? 'afgezien' : ruw.hoorstaat === 'gepland' ? 'gepland' : 'geen',
    hoorzittingOp: heard ? (gehouden.map(({ op }) => op).sort()[0] ?? ruw.verslagOp) : null,
    verslagOp: ruw.verslagOp,
    correctieOp: ruw.correctieOp,
    adviesOp: ruw.advies?.op ?? null,
    panelUitkomst: uitkomstVan(ruw.advies?.uitkomst),
    tegenstem: ruw.advies ? ruw.advies.tegenstem : null,
    zittingen: ruw.zittingen.map(zittingVan),
    tolk: heard ? tolkVan(gehouden.map(({ tolk }) => tolk)) : 'onbekend',
    heropend: ruw.heropend,
    concordantie: concordantieVan(ruw.advies !== null, ruw.keuze),
    motief: motiefVan(ruw),
    beelden: ruw.advies ? beeldenVan(ruw.oordelen) : [],
    ontbrekendeBronnen: ruw.advies ? bronnenVan(ruw.bronnen) : []
  }
  return { ...zaak, ...ruw.keten }
}

const says = (text: string | null, pattern: RegExp): boolean => text !== null && pattern.test(text)

function geslachtVan(text: string | null): Zaak['geslacht'] {
  if (says(text, /^\s*(vrouw|meisje|v)\b/iu)) return 'vrouw'
  if (says(text, /^\s*(man|jongen|m)\b/iu)) return 'man'
  return says(text, /\b(anders|x|non-binair|trans)\b/iu) ? 'anders' : 'onbekend'
}

/** An exit ends what had no advies yet; *aangehouden* only stops the clock (R-RAP-69). */
function standVan({ fase, advies, uitgang }: RuwDossier): Zaak['panelStand'] {
  if (fase === 'niet_in_behandeling') return 'niet-in-behandeling'
  if (advies) return 'uitgebracht'
  return geeindigd.find((soort) => soort === uitgang) ?? (fase === 'nieuw' ? 'aangemeld' : 'in-behandeling')
}
const geeindigd = ['ingetrokken', 'niet-in-behandeling', 'overgedragen', 'onbekend-vertrokken', 'overleden'] as const

/** The age on the teldag, of an age told on the day `op` or a year of birth; unknown when neither stands at the beginning (R-RAP-68). */
function leeftijdVan(text: string | null, { op, teldag }: { op: string; teldag: string }): number | null {
  const found = /^\s*(?:(\d{4})\b|(\d{1,3})\s*(?:jaar)?\b)/u.exec(text ?? '')
  const age = found?.[1] ? Number(teldag.slice(0, 4)) - Number(found[1]) : found?.[2] ? Number(found[2]) - wholeYears(teldag, op) : Number.NaN
  return Number.isInteger(age) && age >= 0 && age <= 120 ? age : null
}

/** Whole years from one day to a later one; nought when it is not later. */
const wholeYears = (from: string, to: string): number => Math.max(0, Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0))

const landen = new Intl.DisplayNames('nl', { type: 'region', fallback: 'code' })

/** Letters without marks and everything else a space, with one at each end: whole words can be looked for. */
const inWoorden = (text: string): string => ` ${text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('nl').replace(/[^\p{L}]+/gu, ' ').trim()} `

/** Every word for a country or who is from there → its code, the longest first: "zuid-soedanese" is not "soedanese". Of an adjective in -s also the form in -e and, where it is that, the person. */
const landwoorden: readonly (readonly [woord: string, code: string])[] = Object.entries<string[]>(nationaliteiten)
  .flatMap(([code, words]) => [landen.of(code) ?? code, ...words].flatMap((word) => [word, /(?:aa|ee)s$/.test(word) ? `${word.slice(0, -2)}se` : `${word}e`, ...(/aans$|ijns$/.test(word) ? [word.slice(0, -1)] : [])]).map((word) => [inWoorden(word), code] as const))
  .sort(([one], [two]) => two.length - one.length)

/** The one nationality that is told, in whole words; unknown when none is, or more than one may be (R-RAP-71). */
function landVan(text: string | null): string {
  if (text === null || /onbekend|\?/iu.test(text)) return 'onbekend'
  if (/staatlo/iu.test(text)) return 'staatloos'
  const codes = new Set<string>()
  let rest = inWoorden(text)
  for (const [woord, code] of landwoorden) {
    if (!rest.includes(woord)) continue
    codes.add(code)
    rest = rest.replaceAll(woord, ' | ')
  }
  const [code] = codes
  // "Nigeriaanse en nog een": another may be meant.
  return code === undefined || codes.size > 1 || / (of|en|tevens|ook|dubbel|dubbele) /u.test(rest) || /[/&+]/u.test(text) ? 'onbekend' : code
}

const taalnamen: Readonly<Record<string, string>> = {
  engels: 'en', frans: 'fr', spaans: 'es', portugees: 'pt', chinees: 'zh', mandarijn: 'zh', arabisch: 'ar', nederlands: 'nl', duits: 'de', roemeens: 'ro', bulgaars: 'bg', hongaars: 'hu', pools: 'pl', vietnamees: 'vi', turks: 'tr', somalisch: 'so',
  tigrinya: 'ti', mongools: 'mn', albanees: 'sq', russisch: 'ru', oekraïens: 'uk', thais: 'th', edo: 'bin', yoruba: 'yo', igbo: 'ig', hausa: 'ha', krio: 'kri', fula: 'ff', dari: 'prs', farsi: 'fa', pasjtoe: 'ps', koerdisch: 'ku', bengali: 'bn'
}

function taalVan(text: string | null): string {
  const word = /^[\p{L}]+/u.exec((text ?? '').trim().toLocaleLowerCase('nl'))?.[0]
  return word !== undefined && Object.hasOwn(taalnamen, word) ? (taalnamen[word] ?? 'onbekend') : 'onbekend'
}

function vormVan(texts: readonly string[]): Zaak['vorm'] {
  const all = texts.join(' ')
  if (texts.length === 0) return 'onbekend'
  if (/seks|sexu|prostitu/iu.test(all)) return 'seksueel'
  if (/crimine|strafba|drugs|hennep|diefst/iu.test(all)) return 'crimineel'
  return /arbeid|dienst|huishoud|werk/iu.test(all) ? 'arbeid' : 'overig'
}

function behoeftenVan(texts: readonly string[], minderjarig: string | null): Zaak['behoeften'] {
  const signs: readonly (readonly [Zaak['behoeften'][number], RegExp])[] = [['zwanger', /zwanger/iu], ['kinderen', /kind(eren)?\b/iu], ['medisch', /medisch|psych|ptss|trauma|ziek|depress/iu], ['beperking', /beperking|analfab|lvb|doof|blind/iu]]
  const found = texts.map((text) => signs.find(([, pattern]) => pattern.test(text))?.[0] ?? 'anders')
  return [...new Set([...(minderjarig === 'ja' || minderjarig === 'twijfel' ? (['minderjarig'] as const) : []), ...found])].sort()
}

const uitkomstVan = (uitkomst: string | undefined): Zaak['panelUitkomst'] =>
  uitkomst === 'aannemelijk' ? 'aannemelijk' : uitkomst === 'niet aannemelijk' ? 'niet-aannemelijk' : uitkomst === 'onvoldoende informatie' ? 'onvoldoende-informatie' : 'geen-advies'

function zittingVan({ staat, aanleiding }: RuwDossier['zittingen'][number]): Zaak['zittingen'][number] {
  if (staat === 'gehouden') return 'gehouden'
  if (staat !== 'verzet' && staat !== 'vervallen') return 'gepland'
  return `${staat}-${aanleidingen.codes.find((code) => code === aanleiding) ?? 'onbekend'}`
}

const tolkVan = (tolken: readonly RuwDossier['zittingen'][number]['tolk'][]): Zaak['tolk'] =>
  tolken.length === 0 ? 'onbekend' : tolken.includes('niet-beedigd') ? 'niet-beedigd' : tolken.includes('beedigd') ? 'beedigd' : 'geen'

function concordantieVan(issued: boolean, keuze: string | null): Zaak['concordantie'] {
  if (!issued) return 'nvt'
  if (keuze === 'volgt') return 'volgt'
  if (keuze === 'volgt_deels') return 'volgt-deels'
  if (keuze === 'wijkt_af') return 'wijkt-af'
  return keuze === 'besloten_zonder_advies' ? 'zonder-advies' : 'nog-niet'
}

const motiefVan = ({ advies, motief }: RuwDossier): Zaak['motief'] => (advies ? motieven.codes.find((code) => code === motief) : undefined) ?? 'nvt'

const bronnenVan = (kinds: readonly (string | null)[]): Zaak['ontbrekendeBronnen'] =>
  [...new Set(kinds.map((kind) => bronnen.codes.find((code) => code === kind) ?? 'onbekend'))].sort()

const volgorde = ['versterkt', 'neutraal', 'verzwakt', 'niet te beoordelen']

function beeldenVan(oordelen: RuwDossier['oordelen']): string[] {
  const counts = new Map<string, number[]>()
  for (const { catalogus, code, oordeel, n } of oordelen) {
    const key = `${catalogus}|${code}`
    const each = counts.get(key) ?? [0, 0, 0, 0]
    const at = volgorde.indexOf(oordeel)
    if (at >= 0) each[at] = (each[at] ?? 0) + n
    counts.set(key, each)
  }
  // One judgement alone is one member's: it says nothing of how they lay beside each other (R-RAP-8).
  return [...counts].filter(([, each]) => each.reduce((sum, n) => sum + n, 0) >= 2).map(([key, each]) => `${key}|${each.join('.')}`).sort()
}
