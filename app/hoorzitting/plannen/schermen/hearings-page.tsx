import { capital } from '~/platform/letters/rules'
import { Card, DataTable, formatDate, formatDateShort, formatTime, PageTitle, Stack, Tag, VisuallyHidden } from '~/ui/index'
import type { HoorzittingenMaand, HoorzittingRegel } from '../read-hearings.server'
import { monthName } from './planning-page'

interface HearingsPageProps {
  regels: HoorzittingRegel[]
  maand: HoorzittingenMaand
  weergave: 'maand' | 'lijst'
}

const dagen = ['ma', 'di', 'wo', 'do', 'vr'] as const

/** All hearings of one's own dossiers: as a month, and as a table for whoever prefers that. */
export function HearingsPage({ regels, maand, weergave }: HearingsPageProps) {
  const other = weergave === 'maand' ? 'lijst' : 'maand'
  return (
    <Stack gap="large">
      <PageTitle title="Hoorzittingen" intro="Van de dossiers die u coördineert: wat gepland is, en wat nog moet." aside={<a href="/ruimtes-en-tolken">Ruimten en tolken</a>} />
      <Card title={weergave === 'maand' ? capital(monthName(maand.maand)) : 'Alle hoorzittingen'} aside={
        <nav aria-label="Maand of lijst">
          <ul className="planning-nav">
            {weergave === 'maand' && <li><a href={`/hoorzittingen?maand=${maand.vorige}`} rel="prev">‹ vorige</a></li>}
            {weergave === 'maand' && <li><a href={`/hoorzittingen?maand=${maand.volgende}`} rel="next">volgende ›</a></li>}
            <li><a href={`/hoorzittingen?weergave=${other}&maand=${maand.maand}`}>{other}</a></li>
          </ul>
        </nav>
      }>
        {weergave === 'maand' ? <Month maand={maand} /> : <Lijst regels={regels} />}
      </Card>
    </Stack>
  )
}

const Month = ({ maand }: { maand: HoorzittingenMaand }) => (
  <table className="planning-month">
    <caption className="visually-hidden">Hoorzittingen in {monthName(maand.maand)}</caption>
    <thead><tr>{dagen.map((dag) => <th key={dag} scope="col">{dag}</th>)}</tr></thead>
    <tbody>
      {maand.weken.map(({ nummer, dagen: week }) => (
        <tr key={nummer}>
          {week.map(({ dag, buiten, feestdag, zittingen, termijnen }) => (
            <td key={dag} className={buiten ? 'planning-month__buiten' : undefined}>
              <span className="planning-month__dag">{Number(dag.slice(8))}{buiten && <VisuallyHidden> (andere maand)</VisuallyHidden>}</span>
              {feestdag && <small>{feestdag}</small>}
              {zittingen.map(({ pad, kenmerk, begintOp }) => <a key={`${pad}${begintOp}`} href={pad}>{formatTime(begintOp)} {kenmerk} </a>)}
              {termijnen.map((kenmerk) => <small key={kenmerk}>laatste dag {kenmerk} </small>)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const Lijst = ({ regels }: { regels: HoorzittingRegel[] }) => (
  <DataTable
    caption="Alle hoorzittingen"
    captionHidden
    rows={regels}
    rowKey={({ dossierId, nummer }) => `${dossierId}/${nummer ?? 0}`}
    empty="Er zijn nu geen hoorzittingen in uw dossiers."
    columns={[
      { key: 'dossier', header: 'Dossier', rowHeader: true, cell: ({ pad, kenmerk }) => <a className="unbroken" href={pad}>{kenmerk}</a> },
      { key: 'moment', header: 'Moment', cell: ({ begintOp, eindigtOp, nummer }) => (begintOp && eindigtOp ? `${formatDateShort(begintOp)}, ${formatTime(begintOp)} – ${formatTime(eindigtOp)}${nummer && nummer > 1 ? ` (zitting ${nummer})` : ''}` : 'nog te plannen') },
      { key: 'plaats', header: 'Plaats', cell: ({ plaats }) => plaats ?? '–' },
      { key: 'uiterlijk', header: 'Uiterlijk', cell: ({ uiterlijk }) => (uiterlijk ? formatDate(uiterlijk) : '–') },
      { key: 'stand', header: 'Stand', cell: (regel) => <Stand regel={regel} /> }
    ]}
  />
)

function Stand({ regel: { staat, risico, stil, mist } }: { regel: HoorzittingRegel }) {
  if (staat === 'gehouden') return <Tag tone="neutral">gehouden</Tag>
  if (mist.length > 0) return <Tag tone="weakened">{mist.join(', ')} ontbreekt</Tag>
  if (stil) return <Tag tone="neutral">{staat ? 'gepland; de termijn staat stil' : 'de termijn staat stil'}</Tag>
  if (risico === 'mist') return <Tag tone="weakened">{staat ? 'na de termijn' : 'termijn wordt niet gehaald'}</Tag>
  if (risico === 'krap') return <Tag tone="attention">{staat ? 'krap op tijd' : 'termijn in gevaar'}</Tag>
  return <Tag tone={staat ? 'good' : 'neutral'}>{staat ? 'op tijd' : 'plannen'}</Tag>
}
