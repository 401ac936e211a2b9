import { holidayOn } from '~/platform/kalender/feestdagen/rules'
import { endOf, endOfHours, fallsUnderAtw, wholeLength, type DagEinde } from '~/platform/kalender/termijn/rules'
import { isUrenTermijn, type Dageenheid, type DagTermijn, type Soort, type Termijn, type UrenTermijn } from '~/platform/kalender/termijn/schema'
import { formatDate, formatDateTime } from './dates'

const eenheden: Record<Dageenheid | 'uren', readonly [one: string, more: string]> = {
  kalenderdagen: ['dag', 'dagen'],
  weken: ['week', 'weken'],
  maanden: ['maand', 'maanden'],
  werkdagen: ['werkdag', 'werkdagen'],
  uren: ['uur', 'uur']
}

/** *2 weken*, *1 werkdag*, *24 uur* */
export const lengteVoluit = (aantal: number, eenheid: Dageenheid | 'uren'): string => `${aantal} ${eenheden[eenheid][aantal === 1 ? 0 : 1]}`

const soortNaam: Record<Soort, string> = { wettelijk: 'termijn uit de wet', beleid: 'termijn uit beleid', afspraak: 'afgesproken termijn' }

/** A term tells in plain Dutch how long it is, where it comes from, when it ends and why then. R-TER-12. */
export const explainTerm = (termijn: Termijn): string => (isUrenTermijn(termijn) ? explainHours(termijn) : explainDays(termijn)).join(' ')

function explainDays(termijn: DagTermijn): string[] {
  const { aantal, eenheid } = termijn.lengte
  const begin = `${lengteVoluit(aantal, eenheid)} ${termijn.richting} ${termijn.gebeurtenis} op ${formatDate(termijn.begin)}: ${sourceOf(termijn)}.`
  const end = endOf(termijn)
  if (!end.ok) return [begin, ...extensions(termijn), standsStill(termijn.opschortingen.filter(({ tot }) => tot === null))]
  if (termijn.richting === 'voor') return [begin, `De laatste dag is ${formatDate(end.value.dag)}. Deze termijn telt terug en schuift niet op.`]
  return [begin, ...extensions(termijn), ...suspended(termijn, end.value), lastDay(termijn, end.value)]
}

const sourceOf = ({ soort, bron }: Pick<Termijn, 'soort' | 'bron'>): string => `${soortNaam[soort]} (${bron})`

function extensions({ lengte, verlengingen }: Termijn): string[] {
  return verlengingen.map(({ aantal, reden }) => `Verlengd met ${lengteVoluit(aantal, lengte.eenheid)}: ${reden}.`)
}

const standsStill = (open: readonly { reden: string }[]): string => `De termijn staat nu stil: ${open.map(({ reden }) => reden).join('; ')}. De laatste dag is daarom nog niet bekend.`

function suspended({ opschortingen }: DagTermijn, { geschorst }: DagEinde): string[] {
  if (geschorst === 0) return []
  return [`De termijn stond ${lengteVoluit(geschorst, 'kalenderdagen')} stil: ${opschortingen.map(({ reden }) => reden).join('; ')}.`]
}

function lastDay(termijn: DagTermijn, { dag, zonderAtw, atw }: DagEinde): string {
  if (atw === null) return `De laatste dag is ${formatDate(dag)}.${longForAtw(termijn)}`
  if (zonderAtw === dag || atw === 'art. 2') return `De laatste dag is ${formatDate(dag)}, want in deze termijn horen ten minste twee gewone dagen te zitten (art. 2 Algemene termijnenwet).`
  const feestdag = holidayOn(zonderAtw)
  const why = feestdag === null ? 'een dag in het weekend' : `een feestdag (${feestdag})`
  return `De termijn eindigt op ${formatDate(zonderAtw)}, ${why}. De laatste dag is daarom ${formatDate(dag)} (art. 1 Algemene termijnenwet).`
}

/** A law's term that the Algemene termijnenwet leaves alone may end on a Sunday: say that it is no mistake. */
function longForAtw(termijn: DagTermijn): string {
  const left = (termijn.soort === 'wettelijk' || termijn.volgtAtw) && !fallsUnderAtw(termijn)
  const { aantal, eenheid } = wholeLength(termijn)
  return left ? ` Een termijn van ${lengteVoluit(aantal, eenheid)} schuift niet op (art. 4 Algemene termijnenwet).` : ''
}

function explainHours(termijn: UrenTermijn): string[] {
  const begin = `${lengteVoluit(termijn.lengte.aantal, 'uren')} na ${termijn.gebeurtenis} op ${formatDateTime(termijn.begin)}: ${sourceOf(termijn)}.`
  const klok = termijn.klok === 'stopt-op-vrije-dagen' ? ['In het weekend en op feestdagen telt de tijd niet mee.'] : []
  const end = endOfHours(termijn)
  if (!end.ok) return [begin, ...extensions(termijn), standsStill(termijn.opschortingen.filter(({ tot }) => tot === null))]
  return [begin, ...extensions(termijn), ...klok, `De termijn eindigt op ${formatDateTime(end.value.toISOString())}.`]
}
