import type { TermijnStaat } from './rules'

/** How a term stands, in words: never by colour alone. */
export const termijnStaatNaam: Record<TermijnStaat, string> = {
  loopt: 'Loopt', nadert: 'Bijna om', 'te-laat': 'Te laat', 'staat-stil': 'Staat stil', gehaald: 'Op tijd gedaan', 'gehaald-laat': 'Te laat gedaan', geeindigd: 'Hoeft niet meer'
}

/** A sign for each, beside the word; a shape, for who reads a printed page in black and white. */
export const termijnStaatTeken: Record<TermijnStaat, string> = { loopt: '○', nadert: '◐', 'te-laat': '▲', 'staat-stil': '⏸', gehaald: '✓', 'gehaald-laat': '✓', geeindigd: '–' }

export const stapStaatNaam = { gedaan: 'Gedaan', overgeslagen: 'Overgeslagen', volgende: 'Aan de beurt', later: 'Later' } as const
export const stapStaatTeken = { gedaan: '✓', overgeslagen: '–', volgende: '→', later: '·' } as const

/** What stands behind the name of a state: *Bijna om: nog 3 werkdagen*, *Te laat: 1 werkdag*. */
export function overInWoorden(werkdagen: number, staat: TermijnStaat): string {
  const aantal = Math.abs(werkdagen)
  const many = aantal === 1 ? '1 werkdag' : `${aantal} werkdagen`
  if (staat === 'te-laat') return aantal === 0 ? 'sinds het weekend of een feestdag' : many
  return aantal === 0 ? 'nu nog op tijd, morgen niet meer' : `nog ${many}`
}
