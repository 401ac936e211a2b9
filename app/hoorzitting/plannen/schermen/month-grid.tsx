import { VisuallyHidden } from '~/ui/index'
import type { MaandView } from '../calendar-view'
import { Begin } from './week-table'

const dagen = ['ma', 'di', 'wo', 'do', 'vr'] as const

/** A month by working days, with on each day the first moment at which it can be. */
export function MonthGrid({ maand, naam, gekozen, hrefOf }: { maand: MaandView; naam: string; gekozen: string | null; hrefOf: (kies: string) => string }) {
  return (
    <table className="planning-month">
      <caption className="visually-hidden">Wanneer het kan in {naam}</caption>
      <thead><tr>{dagen.map((dag) => <th key={dag} scope="col">{dag}</th>)}</tr></thead>
      <tbody>
        {maand.weken.map(({ nummer, dagen: week }) => (
          <tr key={nummer}>
            {week.map(({ dag, buiten, feestdag, laatste, kan }) => (
              <td key={dag} className={laatste ? 'planning-month__laatste' : buiten ? 'planning-month__buiten' : undefined}>
                <span className="planning-month__dag">{Number(dag.slice(8))}{buiten && <VisuallyHidden> (andere maand)</VisuallyHidden>}</span>
                {laatste && <small>laatste dag </small>}
                {feestdag ? <small>{feestdag}</small> : !buiten && <Begin dag={dag} tijd={kan} gekozen={gekozen} hrefOf={hrefOf} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
