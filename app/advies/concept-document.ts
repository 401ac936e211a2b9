import type * as Y from 'yjs'
import { plainParagraphs } from '~/platform/text'
import { Uitkomst, type MemberDiscipline } from './schema'

// The one reading of the advies room that browser and server share: what the voorzitter saw is what is compared and frozen (R-ADV-74).

/** What stands in the advies room: nothing is sure to be filled in. */
export interface Concept {
  uitkomst: string
  samenvatting: string[]
  contraIndicaties: string[]
  zorgvuldigheid: string[]
}

export const emptyConcept: Concept = { uitkomst: '', samenvatting: [], contraIndicaties: [], zorgvuldigheid: [] }

/** `readParagraphs`: browser and server each hand in that of their own door of the rooms. */
export function readConcept(doc: Y.Doc, readParagraphs: (text: Y.XmlFragment) => string[]): Concept {
  const uitkomst = doc.getMap<unknown>('conclusie').get('uitkomst')
  const paragraphs = (root: string): string[] => plainParagraphs(readParagraphs(doc.getXmlFragment(root)))
  return {
    uitkomst: typeof uitkomst === 'string' ? uitkomst : '',
    samenvatting: paragraphs('samenvatting'),
    contraIndicaties: paragraphs('contraIndicaties'),
    zorgvuldigheid: paragraphs('zorgvuldigheid')
  }
}

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

/** What the voorzitter saw: the text in the room, and which end views went with it. Compared as text by `freezeAdvies`. */
export const seenConcept = (concept: Concept, standpunten: readonly StandpuntStand[]): string =>
  JSON.stringify([concept, standpunten.map(({ discipline, versie }) => [discipline, versie])])

/**
 * What must still be done before this advies can be frozen, one sentence each: who does what, and where (R-ADV-75). The
 * page shows it while people write; `freezeAdvies` refuses with the same sentences.
 */
export function stillToDo({ uitkomst, samenvatting }: Concept, standpunten: readonly StandpuntStand[]): string[] {
  const conclusie = Uitkomst.safeParse(uitkomst).data
  const names = (stands: readonly StandpuntStand[]): string[] => stands.map(({ discipline }) => discipline)
  const dissent = standpunten.filter((stand) => stand.versie > 0 && conclusie && stand.uitkomst !== conclusie && !stand.afwijkend)
  return [
    ...(conclusie ? [] : ['Kies de conclusie van het panel.']),
    ...(samenvatting.length > 0 ? [] : ['Schrijf een samenvatting van de verklaring.']),
    ...names(standpunten.filter(({ versie }) => versie === 0)).map((lid) => `Het lid ${lid} legt een eindoordeel vast, op de pagina Weging.`),
    ...dissent.map(({ discipline, uitkomst: eigen }) => `Het lid ${discipline} kwam tot ‘${eigen}’. Dat lid schrijft bij het eindoordeel op de pagina Weging waarom het afwijkt, en legt het opnieuw vast.`),
    ...(conclusie === 'onvoldoende informatie' && standpunten.every(({ ontbreekt }) => !ontbreekt)
      ? ['Bij onvoldoende informatie hoort wat er ontbreekt en wie dat kan geven. Een lid schrijft dat bij het eindoordeel op de pagina Weging, en legt het opnieuw vast.']
      : [])
  ]
}
