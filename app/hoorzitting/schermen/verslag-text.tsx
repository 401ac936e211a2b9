import { formatDate } from '~/ui/index'
import { alineasVan, type ConceptRecord, type VerslagRecord } from '../schema'
import { correctieNaam, sprekerKort, sprekerNaam, verloopTekst, type Correctie, type VerloopRegel, type VerslagAlinea } from '../verslag/schema'

type Beside = Pick<Correctie, 'alinea' | 'soort' | 'tekst' | 'van'> & { nummer: number }

interface VerslagTextProps {
  verslag: VerslagRecord | ConceptRecord
  /** What stands beside it while it is read through; a fixed verslag brings its own. */
  correcties?: readonly Beside[]
  /** Show the number of each paragraph: for who names one in a correction. */
  numbered?: boolean
}

/** A verslag as it is read: when, who, what was said, and beside it what betrokkene wants to have there. The text itself never changes. */
export function VerslagText({ verslag, correcties = 'correcties' in verslag ? verslag.correcties : [], numbered = false }: VerslagTextProps) {
  const verloop = 'verloop' in verslag ? verslag.verloop : []
  const alineas = verslag.schema === 'weging-verslag-concept/v1' ? verslag.alineas : alineasVan(verslag)
  const general = correcties.filter(({ alinea }) => alinea === null)
  return (
    <div className="verslag">
      {interleave(alineas, verloop).map((row) =>
        'soort' in row
          ? <p key={row.key} className="verslag__verloop"><Time moment={row.tijd} /><span>{verloopTekst[row.soort]}</span></p>
          : <Line key={row.key} row={row} numbered={numbered} correcties={correcties.filter(({ alinea }) => alinea === row.nummer)} />
      )}
      {general.length > 0 && (
        <section className="verslag__algemeen" aria-label="Bij het hele verslag">
          <h3>Bij het hele verslag</h3>
          <Corrections correcties={general} />
        </section>
      )}
    </div>
  )
}

interface LineRow { key: string; nummer: number; alinea: VerslagAlinea; dag: string | null }
type Row = LineRow | (VerloopRegel & { key: string })

/** The course of the session among the paragraphs, by the clock; a paragraph without a time stays with the one before it. */
export function interleave(alineas: readonly VerslagAlinea[], verloop: readonly VerloopRegel[]): Row[] {
  const rows: Row[] = []
  let next = 0
  let dag: string | null = null
  const pushUntil = (tijd: string | null): void => {
    for (let regel = verloop[next]; regel && (tijd === null || regel.tijd <= tijd); regel = verloop[next]) {
      rows.push({ ...regel, key: `v${next}` })
      next += 1
    }
  }
  alineas.forEach((alinea, index) => {
    if (alinea.tijd !== null) pushUntil(alinea.tijd)
    const day = alinea.tijd?.slice(0, 10) ?? null
    rows.push({ key: `a${index}`, nummer: index + 1, alinea, dag: day !== null && day !== dag ? day : null })
    dag = day ?? dag
  })
  pushUntil(null)
  return rows
}

function Line({ row: { nummer, alinea: { tijd, spreker, tekst }, dag }, numbered, correcties }: { row: LineRow; numbered: boolean; correcties: readonly Beside[] }) {
  return (
    <>
      {dag && <p className="verslag__dag">{formatDate(dag)}</p>}
      <div className="verslag__regel" id={`alinea-${nummer}`}>
        {numbered && <span className="verslag__nummer"><span className="visually-hidden">Alinea </span>{nummer}</span>}
        {tijd ? <Time moment={tijd} /> : <span className="verslag__tijd" />}
        <span className="verslag__spreker">
          {spreker && <><abbr title={sprekerNaam[spreker]} aria-hidden="true">{sprekerKort[spreker]}</abbr><span className="visually-hidden">{sprekerNaam[spreker]}: </span></>}
        </span>
        <p className="verslag__tekst">{tekst}</p>
        {correcties.length > 0 && <div className="verslag__naast"><Corrections correcties={correcties} /></div>}
      </div>
    </>
  )
}

const Time = ({ moment }: { moment: string }) => <time className="verslag__tijd" dateTime={moment}>{moment.slice(11).replace(':', '.')}</time>

function Corrections({ correcties }: { correcties: readonly Beside[] }) {
  return (
    <ul className="verslag__correcties">
      {correcties.map(({ nummer, soort, tekst, van }) => (
        <li key={nummer}><strong>{correctieNaam[soort]}</strong> van {van === 'gemachtigde' ? 'de gemachtigde' : 'betrokkene'}: {tekst}</li>
      ))}
    </ul>
  )
}
