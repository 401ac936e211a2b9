import { cleanLine } from '~/beoordeling/schema'
import type { Grond } from './schema'

// What a paragraph stands on, as people write it behind the paragraph: [stuk 3, bladzijde 2] [verslag, alinea 4] [score zorg, B1]. Plain text in the
// room, so that it moves along with the paragraph whatever several people do to it at once (decision 31).

/** A ground as it was written: without the version, which is that of the latest record when the advies is frozen. */
export type Verwijzing =
  | { soort: 'stuk'; nummer: number; plaats: string | null }
  | { soort: Exclude<Grond['soort'], 'stuk'>; discipline: 'IND' | 'zorg' | 'politie' | null; plaats: string | null }

/** A paragraph and what it stands on; `onbekend`: what stands between brackets behind it and names nothing. */
export interface Geschreven {
  tekst: string
  verwijzingen: Verwijzing[]
  onbekend: string[]
}

const TAIL = /\s*\[([^[\]]*)\]\s*$/u
const STUK = /^stuk ([1-9][0-9]{0,5})$/iu
const OF_MEMBER = /^(score|standpunt) (ind|zorg|politie)$/iu
const OF_PANEL = /^(intake|paneel|verslag|afzien van horen|weging)$/iu
const disciplines = { ind: 'IND', zorg: 'zorg', politie: 'politie' } as const

/** Takes the grounds off the end of a paragraph. Brackets elsewhere in the text are text. */
export function readGrounds(paragraph: string): Geschreven {
  const verwijzingen: Verwijzing[] = []
  const onbekend: string[] = []
  let tekst = paragraph
  for (let tail = TAIL.exec(tekst); tail; tail = TAIL.exec(tekst)) {
    const written = tail[1] ?? ''
    const verwijzing = parseGround(written)
    if (verwijzing) verwijzingen.unshift(verwijzing)
    else onbekend.unshift(written)
    tekst = tekst.slice(0, tail.index)
  }
  return { tekst: tekst.trim(), verwijzingen, onbekend }
}

function parseGround(written: string): Verwijzing | null {
  const [head = '', ...rest] = cleanLine(written).split(',')
  const plaats = rest.join(',').trim() || null
  const name = head.trim()
  const stuk = STUK.exec(name)
  if (stuk) return { soort: 'stuk', nummer: Number(stuk[1]), plaats }
  const member = OF_MEMBER.exec(name)
  if (member) return { soort: member[1]?.toLowerCase() as 'score' | 'standpunt', discipline: disciplines[member[2]?.toLowerCase() as keyof typeof disciplines], plaats }
  return OF_PANEL.test(name) ? { soort: name.toLowerCase() as 'verslag', discipline: null, plaats } : null
}

/** A ground as it is written behind a paragraph, with its brackets. */
export const writeGround = (verwijzing: Verwijzing): string => `[${[nameOf(verwijzing), ...(verwijzing.plaats === null ? [] : [verwijzing.plaats])].join(', ')}]`

/** A ground as it is read in an advies: with the version of the record. */
export function groundText(grond: Grond): string {
  const name = grond.soort === 'stuk' ? nameOf(grond) : `${nameOf(grond)}, versie ${grond.versie}`
  return grond.plaats === null ? name : `${name}, ${grond.plaats}`
}

const nameOf = (grond: Verwijzing): string => {
  if (grond.soort === 'stuk') return `stuk ${grond.nummer}`
  return grond.discipline === null ? grond.soort : `${grond.soort} ${grond.discipline}`
}
