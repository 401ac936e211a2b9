import { dagInAmsterdam } from '~/platform/kalender/rules'
import { formatDate } from '~/ui/dates'
import type { RapportVraag } from './rules'
import { delingen } from './schema'

/** What stands above every report, on the page and in every file: about what, how it is counted and what is left out. */
export function kopregels({ vraag, vastgesteldOp, op }: { vraag: RapportVraag; vastgesteldOp: string | null; op: string }): string[] {
  const gewoon = [
    'Een zaak telt op de dag van de aangifte, of anders op de dag van de aanmelding.',
    'Percentages, gemiddelden en medianen zijn één keer afgerond, op één decimaal; een half gaat naar boven. Bij elk percentage staat het aantal en de basis.'
  ]
  if (vraag.soort === 'team') {
    return [`Periode: ${formatDate(vraag.van)} tot en met ${formatDate(vraag.totEnMet)}. Verdeling: ${delingen.naam[vraag.deling]}.`, `Gelezen op ${formatDate(dagInAmsterdam(new Date(op)))}.`, 'Alleen voor het team: kleine aantallen staan erin. Stuur dit niet door.', ...gewoon]
  }
  return [
    `Jaar: ${vraag.jaar}. Verdeling: ${delingen.naam[vraag.deling]}.`,
    ...(vastgesteldOp === null ? [] : [`Vastgesteld op ${formatDate(dagInAmsterdam(new Date(vastgesteldOp)))}; wat later verandert, verandert hier niet.`]),
    'Aantallen van 1 tot en met 4 staan er niet in, en ook niet wat ze zou teruggeven: daar staat –.',
    ...gewoon
  ]
}
