import { formatDateShort, VisuallyHidden } from '~/ui/index'
import type { Vak, WeekView } from '../calendar-view'

interface WeekTableProps {
  week: WeekView
  /** The moment that is chosen, `2026-12-10T10:00`. */
  gekozen: string | null
  hrefOf: (kies: string) => string
}

const inWoorden: Record<Vak['stand'], string> = { vrij: 'vrij', vol: 'kan niet: ', deels: 'voor een deel: ', vraag: 'vraag of voorwaarde: ' }
const dagKop = (dag: string): string => formatDateShort(dag).split(' ').slice(0, 2).join(' ')

/** One week: a row for each who comes, a column for each day, and the moments at which it can. A narrow screen reads the same day by day. */
export function WeekTable({ week, gekozen, hrefOf }: WeekTableProps) {
  return (
    <div className="planning-week">
      <table>
        <caption className="visually-hidden">Wie er kan in week {week.nummer}</caption>
        <thead>
          <tr>
            <th scope="col"><VisuallyHidden>Wie</VisuallyHidden></th>
            {week.dagen.map(({ dag, vrij, laatste }) => <th key={dag} scope="col">{dagKop(dag)}{vrij && <small>{vrij}</small>}{laatste && <small>laatste dag</small>}</th>)}
          </tr>
        </thead>
        <tbody>
          {week.rijen.map(({ naam, vakken }) => (
            <tr key={naam}>
              <th scope="row">{naam}</th>
              {vakken.map((vak, index) => <td key={week.dagen[index]?.dag} className={`planning-vak planning-vak--${vak.stand}`}><Words vak={vak} /></td>)}
            </tr>
          ))}
          <tr className="planning-kan">
            <th scope="row">Kan</th>
            {week.kan.map((tijd, index) => <td key={week.dagen[index]?.dag}><Begin dag={week.dagen[index]?.dag ?? ''} tijd={tijd} gekozen={gekozen} hrefOf={hrefOf} /></td>)}
          </tr>
        </tbody>
      </table>
      <ul className="planning-days" aria-label={`Wie er kan in week ${week.nummer}, dag voor dag`}>
        {week.dagen.map(({ dag, laatste }, index) => (
          <li key={dag}>
            <h3>{formatDateShort(dag)}{laatste && ', laatste dag'}</h3>
            <dl>
              {week.rijen.map(({ naam, vakken }) => (
                <Line key={naam} naam={naam} vak={vakken[index]} />
              ))}
            </dl>
            <p><strong>Kan: </strong><Begin dag={dag} tijd={week.kan[index] ?? null} gekozen={gekozen} hrefOf={hrefOf} /></p>
          </li>
        ))}
      </ul>
    </div>
  )
}

const Line = ({ naam, vak }: { naam: string; vak: Vak | undefined }) => (
  <>
    <dt>{naam}</dt>
    <dd className={vak && `planning-vak--${vak.stand}`}>{vak?.tekst === '' || !vak ? 'vrij' : vak.tekst}</dd>
  </>
)

function Words({ vak }: { vak: Vak }) {
  if (vak.tekst === '') return <VisuallyHidden>vrij</VisuallyHidden>
  return <><VisuallyHidden>{inWoorden[vak.stand]}</VisuallyHidden>{vak.tekst === '?' ? <><span aria-hidden="true">?</span><VisuallyHidden>nog geen antwoord</VisuallyHidden></> : vak.tekst}</>
}

interface BeginProps {
  dag: string
  tijd: string | null
  gekozen: string | null
  hrefOf: (kies: string) => string
}

/** A moment as a link that chooses it. */
export function Begin({ dag, tijd, gekozen, hrefOf }: BeginProps) {
  if (tijd === null) return <><span aria-hidden="true">–</span><VisuallyHidden>niet</VisuallyHidden></>
  const kies = `${dag}T${tijd}`
  return <a className="planning-kies" href={hrefOf(kies)} aria-current={kies === gekozen ? 'true' : undefined}><VisuallyHidden>{formatDateShort(dag)}, </VisuallyHidden>{tijd.replace(':', '.')}</a>
}
