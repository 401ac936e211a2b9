import type { TrailLine } from './read-trail.server'

/** What the process knows and the trail does not: who accounts are, which dossier an object belongs to, and what codes mean. */
export interface TrailNames {
  people: ReadonlyMap<string, { functie: string; registernummer: string }>
  /** Object of a line to the kenmerk of its dossier. */
  dossiers: ReadonlyMap<string, string>
  deed(code: string): string
  doel(code: string): string
  hoedanigheid(code: string): string
}

/** A line in words: who, when, what, about which dossier, why. */
export interface SaidLine {
  id: string
  tijd: string
  wie: string
  nummer: string
  als: string
  wat: string
  dossier: string
  waarom: string
  resultaat: TrailLine['resultaat']
}

const nobody = { functie: 'Het programma', registernummer: '' }
const gone = { functie: 'Onbekend account', registernummer: '' }

/** Lines in words. What nobody knows a word for is shown as its code: nothing is left out. */
export const sayLines = (lines: readonly TrailLine[], names: TrailNames): SaidLine[] =>
  lines.map((line, index) => {
    const { functie, registernummer } = line.actor === null ? (line.resultaat === 'geweigerd' ? { functie: 'Niet aangemeld', registernummer: '' } : nobody) : (names.people.get(line.actor) ?? gone)
    return {
      id: String(index),
      tijd: line.tijd,
      wie: functie,
      nummer: registernummer,
      als: line.hoedanigheid === null ? '' : names.hoedanigheid(line.hoedanigheid),
      wat: names.deed(line.deed),
      dossier: line.object === null ? '' : (names.dossiers.get(line.object) ?? line.object.split('/', 1)[0] ?? ''),
      waarom: line.doel === null ? '' : names.doel(line.doel),
      resultaat: line.resultaat
    }
  })
