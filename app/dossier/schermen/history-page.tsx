import { useState } from 'react'
import { Breadcrumb, Card, DataTable, Document, EmptyState, formatDateTime, Notice, PageTitle, SplitLayout, Stack, type LinkComponent } from '~/ui/index'
import type { Geschiedenis, Moment, Passage } from '../geschiedenis'
import { momentWriters, passageWords, whenShort } from './history-words'
import { MomentBar, momentHref } from './moment-bar'
import { PassageLegend, PassageText } from './passage-text'

interface HistoryPageProps extends Geschiedenis {
  onGoTo: (seq: number) => void
  /** A link to another moment on the same page. */
  LinkComponent: LinkComponent
}

/** How a text that was written together came about: at any moment, which seat wrote which words. Nothing can be changed here. */
export function HistoryPage(props: HistoryPageProps) {
  const { dossierId, kenmerk, titel, terug, andere, stand } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: terug.label, href: terug.href }, { label: 'Geschiedenis' }]} />
      <PageTitle title={`Geschiedenis: ${titel}`} intro="Wie schreef wat, en wanneer. U ziet de tekst zoals die op een moment was. U verandert hier niets." />
      {stand.soort === 'leeg' && <EmptyState title="Nog niets geschreven">Zodra iemand hier schrijft, ziet u op deze pagina wie wat schreef.</EmptyState>}
      {stand.soort === 'beeindigd' && (
        <Notice title="Deze geschiedenis is er niet meer">
          <p>De geschiedenis was te zien tot {formatDateTime(stand.op)}. Wat is vastgelegd, blijft: dat leest u bij <a href={terug.href}>{terug.label}</a>.</p>
        </Notice>
      )}
      {stand.soort === 'open' && <OpenHistory {...props} stand={stand} />}
      {stand.soort !== 'open' && andere.length > 0 && <Others andere={andere} />}
    </Stack>
  )
}

type Open = Extract<Geschiedenis['stand'], { soort: 'open' }>

function OpenHistory({ stand, andere, onGoTo, LinkComponent }: Omit<HistoryPageProps, 'stand'> & { stand: Open }) {
  const { momenten, gekozen, schrijvers, delen, tot } = stand
  const [pointed, setPointed] = useState<Passage | null>(null)
  const current = momenten[gekozen]
  return (
    <SplitLayout columns="main-side">
      <Stack>
        <MomentBar momenten={momenten} gekozen={gekozen} onGoTo={onGoTo} LinkComponent={LinkComponent} />
        <div className="history-text">
          <Document name="De tekst op dit moment" position={<span aria-hidden="true">{pointed ? passageWords(pointed) : 'Wijs een stuk aan: wie en wanneer'}</span>} look="wide">
            {delen.map(({ titel, alineas }) => (
              <section key={titel}>
                <h3>{titel}</h3>
                {alineas.some(({ passages }) => passages.length > 0)
                  ? alineas.map((alinea, index) => <PassageText key={index} alinea={alinea} onPoint={setPointed} />)
                  : <p className="passages__none">Hier stond op dit moment nog niets.</p>}
              </section>
            ))}
          </Document>
        </div>
        <Moments momenten={momenten} current={current} LinkComponent={LinkComponent} />
      </Stack>
      <Stack>
        <Card title="Wie schreef">
          <PassageLegend schrijvers={schrijvers} />
          <p className="field__hint">De letter brengt u naar het moment waarop dat stuk is geschreven. Wat is weggehaald, staat er niet.</p>
        </Card>
        <Card title="Hoelang te zien">
          <p>{tot ? `Tot ${formatDateTime(tot)}. Daarna wordt de geschiedenis gewist; wat is vastgelegd blijft.` : 'Tot zes weken nadat het advies is uitgebracht. Daarna wordt de geschiedenis gewist; wat is vastgelegd blijft.'}</p>
          <p className="field__hint">Alleen dit panel ziet de geschiedenis. In het logboek staat wie haar bekeek.</p>
        </Card>
        {andere.length > 0 && <Others andere={andere} />}
      </Stack>
    </SplitLayout>
  )
}

function Moments({ momenten, current, LinkComponent }: { momenten: readonly Moment[]; current: Moment | undefined; LinkComponent: LinkComponent }) {
  return (
    <Card title="Alle momenten">
      <DataTable
        caption="Momenten, van oud naar nieuw"
        captionHidden
        rows={[...momenten]}
        rowKey={({ seq }) => String(seq)}
        highlight={(moment) => moment === current}
        columns={[
          { key: 'wanneer', header: 'Wanneer', rowHeader: true, cell: (moment) => <LinkComponent href={momentHref(moment.seq)} aria-current={moment === current ? 'true' : undefined}>{whenShort(moment)}</LinkComponent> },
          { key: 'wie', header: 'Wie schreef', cell: momentWriters }
        ]}
      />
    </Card>
  )
}

function Others({ andere }: Pick<Geschiedenis, 'andere'>) {
  return (
    <Card title="Andere geschiedenissen">
      <ul className="items">{andere.map(({ href, titel }) => <li key={href}><a href={href}>{titel}</a></li>)}</ul>
    </Card>
  )
}
