import * as Y from 'yjs'
import { plainParagraphs, plainText } from '~/platform/text'
import { readGrounds, type Geschreven } from './grounds'
import { Uitkomst, type MemberDiscipline } from './schema'

// The one reading of the advies room that browser and server share: what the voorzitter saw is what is compared and frozen (R-ADV-74).

/** Reads the paragraphs of a shared text; browser and server each hand in that of their own door of the rooms. */
type ReadParagraphs = (text: Y.XmlFragment) => string[]

/**
 * The roots of an advies room: the map `conclusie` holds `uitkomst`, `wijze` and `regel`; `samenvatting` and `zorgvuldigheid` are texts;
 * `contra` is a list of maps, one per contra-indication, with `waar` and the shared texts of `contraTeksten`.
 */
export const ADVIES_ROOTS = { conclusie: 'conclusie', samenvatting: 'samenvatting', contra: 'contra', zorgvuldigheid: 'zorgvuldigheid' } as const

export const wijzen = ['eenstemmig', 'volgens de regel in de grondslag'] as const
export type Wijze = (typeof wijzen)[number]

export const voorlegWijzen = ['op de hoorzitting', 'schriftelijk', 'niet voorgelegd'] as const
export type VoorlegWijze = (typeof voorlegWijzen)[number]

export const contraTeksten = ['tekst', 'plaats', 'antwoord', 'reden'] as const
export type ContraTekst = (typeof contraTeksten)[number]

export interface ContraConcept extends Record<ContraTekst, string> {
  waar: VoorlegWijze | null
}

/** All that stands in an advies room, as far as it got. */
export interface AdviesConcept {
  uitkomst: Uitkomst | null
  wijze: Wijze | null
  regel: string
  samenvatting: Geschreven[]
  contra: ContraConcept[]
  zorgvuldigheid: Geschreven[]
}

export const emptyConcept: AdviesConcept = { uitkomst: null, wijze: null, regel: '', samenvatting: [], contra: [], zorgvuldigheid: [] }

/** Reads an advies room. What has no shape counts as not filled in. */
export function readAdviesDocument(doc: Y.Doc, readParagraphs: ReadParagraphs): AdviesConcept {
  const conclusie = doc.getMap<unknown>(ADVIES_ROOTS.conclusie)
  const alineas = (root: string): Geschreven[] => plainParagraphs(readParagraphs(doc.getXmlFragment(root))).map(readGrounds)
  return {
    uitkomst: Uitkomst.safeParse(conclusie.get('uitkomst')).data ?? null,
    wijze: wijzen.find((wijze) => wijze === conclusie.get('wijze')) ?? null,
    regel: textOf(conclusie.get('regel')),
    samenvatting: alineas(ADVIES_ROOTS.samenvatting),
    contra: doc.getArray<unknown>(ADVIES_ROOTS.contra).toArray().flatMap((item) => (item instanceof Y.Map ? [readContra(item)] : [])),
    zorgvuldigheid: alineas(ADVIES_ROOTS.zorgvuldigheid)
  }
}

const readContra = (item: Y.Map<unknown>): ContraConcept => ({
  waar: voorlegWijzen.find((waar) => waar === item.get('waar')) ?? null,
  tekst: textOf(item.get('tekst')), plaats: textOf(item.get('plaats')), antwoord: textOf(item.get('antwoord')), reden: textOf(item.get('reden'))
})

const textOf = (value: unknown): string => plainText(value instanceof Y.Text ? value.toString() : typeof value === 'string' ? value : '')

/** An empty contra-indication, to be added to the list. Its texts are there from the start, so that two people never each make one. */
export const newContra = (): Y.Map<unknown> => new Y.Map(contraTeksten.map((name) => [name, new Y.Text()]))

/**
 * What the panel wrote, whole: what `buildAdvies` makes an advies of. `plaats` is where it was put to betrokkene, `antwoord` the answer; both are null
 * and `reden` is filled exactly when it was not put.
 */
export interface AdviesTekst {
  uitkomst: Uitkomst
  wijze: Wijze
  /** The rule in the grondslag; null exactly when all agree. */
  regel: string | null
  samenvatting: Geschreven[]
  contra: { tekst: Geschreven; voorgelegd: { waar: Exclude<VoorlegWijze, 'niet voorgelegd'>; plaats: string } | { waar: 'niet voorgelegd'; reden: string }; antwoord: string | null }[]
  zorgvuldigheid: Geschreven[]
}

export type Compleet = { ok: true; value: AdviesTekst } | { ok: false; lijst: string[] }

const says = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** What the advies takes from the end view of one member, as recorded last. */
export interface StandpuntStand {
  discipline: MemberDiscipline
  /** Version of the record; 0 when there is none yet. */
  versie: number
  uitkomst: string
  /** Whether a reason for dissent is recorded, and whether anything missing is named. */
  afwijkend: boolean
  ontbreekt: boolean
}

/** What the voorzitter saw: all that stands in the room, grounds and decision with it, and which end views went with it. Compared as text by `freezeAdvies`. */
export const seenConcept = (concept: AdviesConcept, standpunten: readonly StandpuntStand[]): string =>
  JSON.stringify([concept, standpunten.map(({ discipline, versie }) => [discipline, versie])])

/**
 * What must still be done before this advies can be frozen, one sentence each: who does what, and where (R-ADV-75). The
 * page shows it while people write; `freezeAdvies` refuses with the same sentences.
 */
export function stillToDo(concept: AdviesConcept, standpunten: readonly StandpuntStand[]): string[] {
  const { uitkomst } = concept
  const text = completeAdvies(concept)
  const dissent = standpunten.filter((stand) => stand.versie > 0 && uitkomst && stand.uitkomst !== uitkomst && !stand.afwijkend)
  return [
    ...(text.ok ? [] : text.lijst),
    ...standpunten.filter(({ versie }) => versie === 0).map(({ discipline }) => `Het lid ${discipline} legt een eindoordeel vast, op de pagina Weging.`),
    ...dissent.map(({ discipline, uitkomst: eigen }) => `Het lid ${discipline} kwam tot ‘${eigen}’. Dat lid schrijft bij het eindoordeel op de pagina Weging waarom het afwijkt, en legt het opnieuw vast.`),
    ...(uitkomst === 'onvoldoende informatie' && standpunten.every(({ ontbreekt }) => !ontbreekt)
      ? ['Bij onvoldoende informatie hoort wat er ontbreekt en wie dat kan geven. Een lid schrijft dat bij het eindoordeel op de pagina Weging, en legt het opnieuw vast.']
      : [])
  ]
}

/** Whether the text of the room is whole; when not, everything that is still to do, each by the name of its place. */
export function completeAdvies(concept: AdviesConcept): Compleet {
  const { uitkomst, wijze, regel } = concept
  const contra = concept.contra.map(completeContra)
  const lijst = [
    ...(uitkomst ? [] : ['Kies de conclusie van het panel.']),
    ...(wijze ? [] : ['Kies hoe het panel tot de conclusie kwam.']),
    ...(wijze === 'volgens de regel in de grondslag' && !says(regel) ? ['Schrijf welke regel in de grondslag beslist.'] : []),
    ...(concept.samenvatting.length > 0 ? [] : ['Schrijf een samenvatting van de verklaring.']),
    ...strange('Wat betrokkene vertelde, alinea', concept.samenvatting),
    ...contra.flatMap(({ mist }, index) => mist.map((what) => `Contra-indicatie ${index + 1}: ${what}`)),
    ...strange('Zorgvuldigheid, alinea', concept.zorgvuldigheid)
  ]
  if (!uitkomst || !wijze || lijst.length > 0) return { ok: false, lijst }
  const { samenvatting, zorgvuldigheid } = concept
  return { ok: true, value: { uitkomst, wijze, regel: wijze === 'eenstemmig' ? null : regel, samenvatting, contra: contra.map(({ value }) => value), zorgvuldigheid } }
}

/** The paragraphs with something between brackets behind them that is no stuk and no record, or with nothing before the brackets. */
const strange = (part: string, alineas: readonly Geschreven[]): string[] =>
  alineas.flatMap(({ tekst, onbekend }, index) => [
    ...(says(tekst) ? [] : [`${part} ${index + 1}: er staat geen tekst voor de bron.`]),
    ...onbekend.map((written) => `${part} ${index + 1}: [${written}] is geen stuk en geen vastlegging. Schrijf bijvoorbeeld [stuk 3] of [verslag, alinea 4].`)
  ])

function completeContra({ waar, tekst, plaats, antwoord, reden }: ContraConcept): { value: AdviesTekst['contra'][number]; mist: string[] } {
  const geschreven = readGrounds(tekst)
  const put = waar === 'op de hoorzitting' || waar === 'schriftelijk'
  const mist = [
    ...(says(geschreven.tekst) ? [] : ['schrijf wat de contra-indicatie is, of haal deze weg.']),
    ...geschreven.onbekend.map((written) => `[${written}] is geen stuk en geen vastlegging. Schrijf bijvoorbeeld [stuk 3].`),
    ...(waar ? [] : ['kies of dit aan betrokkene is voorgelegd.']),
    ...(put && !says(plaats) ? ['schrijf waar dit is voorgelegd, bijvoorbeeld: alinea 4 van het verslag.'] : []),
    ...(put && !says(antwoord) ? ['schrijf wat betrokkene antwoordde.'] : []),
    ...(waar === 'niet voorgelegd' && !says(reden) ? ['schrijf waarom dit niet is voorgelegd.'] : [])
  ]
  const voorgelegd = put ? { waar, plaats: plaats.replace(/\s*\n\s*/g, ' ') } : { waar: 'niet voorgelegd' as const, reden }
  return { value: { tekst: geschreven, voorgelegd, antwoord: put ? antwoord : null }, mist }
}
