import { formatDate, formatTime } from '~/ui/dates'
import { appointmentNumber } from './appointment'
import type { Soort } from './rules'

const begins: Record<Soort, (number: string) => string> = {
  uitnodiging: (number) => `U hebt een afspraak in Weging, met nummer ${number}.`,
  verzet: (number) => `Uw afspraak in Weging met nummer ${number} is op een ander moment.`,
  vervallen: (number) => `Uw afspraak in Weging met nummer ${number} gaat niet door.`
}

/**
 * Subject and text of the mail about one appointment: its number, its moment, and where to sign in. The same words for everybody; no kenmerk, no name, no place, no
 * reason, nothing of what it is about (R-UIT-3). `begintOp` and `eindigtOp` are not said of what does not go on.
 */
export function appointmentMail(soort: Soort, { uid, begintOp, eindigtOp }: { uid: string; begintOp: Date; eindigtOp: Date }, origin: string): { subject: string; text: string } {
  const number = appointmentNumber(uid)
  const when = `Wanneer: ${formatDate(begintOp.toISOString())}, van ${formatTime(begintOp.toISOString())} tot ${formatTime(eindigtOp.toISOString())} uur.`
  return {
    subject: `Weging, afspraak ${number}`,
    text: [
      begins[soort](number),
      ...(soort === 'vervallen' ? ['Met het bestand bij deze mail haalt u de afspraak uit uw agenda.'] : [when, 'Met het bestand bij deze mail zet u de afspraak in uw agenda.']),
      `Meld u aan om te lezen waarover het gaat: ${origin}`,
      'In deze mail staat met opzet niets over de inhoud. U kunt er niet op antwoorden.',
      ''
    ].join('\n\n')
  }
}

/** A function of the hearing as lists show it. */
export const rolNaam: Record<string, string> = {
  IND: 'panellid IND', zorg: 'panellid zorg', politie: 'panellid politie', voorzitter: 'voorzitter', secretaris: 'secretaris', gemachtigde: 'gemachtigde', betrokkene: 'betrokkene'
}
