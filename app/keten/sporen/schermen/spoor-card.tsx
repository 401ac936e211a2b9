import { Form } from '~/toegang/web'
import { Button, Card, DataTable, Disclosure, formatDay, Stack, Tag, TextField, Timeline, type TimelineItem } from '~/ui/index'
import type { CoordinatorSpoorPage, StapRij } from '../read-spoor-page.server'
import { stapStaatNaam, stapStaatTeken } from '../words'
import { zonderNamen, type Fields } from './spoor-fields'
import { Stand } from './stand'

/** A track as a time line, and as a table with every step. */
export function SpoorCard({ spoor, dossierId, vandaag, fields: { field, isSent } }: { spoor: CoordinatorSpoorPage['sporen'][number]; dossierId: string; vandaag: string; fields: Fields }) {
  const naar = (anker: string): string => `/dossiers/${dossierId}/spoor?stap=${anker}`
  const sent = isSent(['waaromTerug']) && field('spoorTerug').defaultValue === spoor.code
  return (
    <Card title={spoor.naam} id={`spoor-${spoor.code}`}>
      <Stack>
        <p>{spoor.uitleg}</p>
        <Timeline label={`Verloop van ${spoor.naam}`} items={timelineOf(spoor.stappen, naar, vandaag)} />
        <Disclosure label="Alle stappen als tabel">
          <DataTable
            caption={`Alle stappen van ${spoor.naam}`}
            captionHidden
            rows={spoor.stappen}
            rowKey={({ anker }) => anker}
            columns={[
              { key: 'stap', header: 'Stap', rowHeader: true, cell: (stap) => <>{stap.naam}{stap.strafrechtelijk && <> <Tag tone="neutral">alleen coördinator</Tag></>}<br /><small>{stap.bron}</small></> },
              { key: 'wie', header: 'Wie', cell: (stap) => stap.wie },
              { key: 'stand', header: 'Stand en dag', cell: (stap) => <><span aria-hidden="true">{stapStaatTeken[stap.staat]} </span>{stap.einddatum && stap.staat === 'gedaan' ? 'Bekend' : stapStaatNaam[stap.staat]}<br /><small>{stap.op ? formatDay(stap.op) : stap.uiterlijk ? `uiterlijk ${formatDay(stap.uiterlijk)}` : 'nog geen dag'}</small></> },
              { key: 'doen', header: 'Vastleggen', headerHidden: true, align: 'end', cell: (stap) => (stap.uitDossier ? <small>uit het dossier</small> : <a href={naar(stap.anker)} aria-label={`${stap.op ? 'Corrigeren' : 'Vastleggen'}: ${stap.naam}, ${spoor.naam}`}>{stap.op ? 'Corrigeren' : 'Vastleggen'}</a>) }
            ]}
          />
        </Disclosure>
        {spoor.kanTerug && (
          <Disclosure label={`${spoor.naam} hoort hier niet`} open={sent}>
            <Form method="post"><Stack gap="small">
              <input type="hidden" name="spoorTerug" value={spoor.code} />
              <TextField {...field('waaromTerug')} id={sent ? 'waaromTerug' : `waaromTerug-${spoor.code}`} label="Waarom hoort dit spoor hier niet?" hint={zonderNamen} autoComplete="off" />
              <p><Button name="doen" value="terugnemen" variant="secondary">Spoor terugnemen</Button></p>
            </Stack></Form>
          </Disclosure>
        )}
        <p><small>{spoor.bron}. Versie {spoor.catalogus}.</small></p>
      </Stack>
    </Card>
  )
}

function timelineOf(stappen: readonly StapRij[], naar: (anker: string) => string, vandaag: string): TimelineItem[] {
  const behind = stappen.filter(({ staat, op }) => (staat === 'gedaan' || staat === 'overgeslagen') && op !== null).sort((one, other) => (one.op ?? '').localeCompare(other.op ?? ''))
  return [
    ...behind.map((stap): TimelineItem => ({
      id: stap.anker, dateTime: stap.op ?? undefined, date: formatDay(stap.op ?? ''), title: behindTitle(stap), state: (stap.op ?? '') > vandaag ? 'current' : 'done',
      children: <Behind stap={stap} />
    })),
    ...stappen.filter(({ staat }) => staat === 'volgende').map((stap): TimelineItem => ({
      id: stap.anker, dateTime: stap.uiterlijk ?? undefined, date: stap.uiterlijk ? `uiterlijk ${formatDay(stap.uiterlijk)}` : 'geen laatste dag', title: `→ ${stap.naam}`, state: stap.uiterlijk ? 'current' : 'todo',
      children: <p>{stap.wie}{stap.termijnStaat && <> · <Stand staat={stap.termijnStaat} werkdagenOver={null} /></>}{!stap.uitDossier && <> · <a href={naar(stap.anker)} aria-label={`Vastleggen: ${stap.naam}`}>Vastleggen</a></>}</p>
    }))
  ]
}

const behindTitle = ({ staat, einddatum, naam }: StapRij): string => (staat === 'overgeslagen' ? `– Overgeslagen: ${naam}` : einddatum ? `◷ ${naam}` : `✓ ${naam}`)

const Behind = ({ stap }: { stap: StapRij }) => (
  <>
    <p><small>{[stap.wie, ...stap.erbij].join(' · ')}</small></p>
    {stap.eerder.length > 0 && <p><small>Eerder stond hier: {stap.eerder.map((dag) => (dag ? formatDay(dag) : 'geen dag')).join(', ')}.</small></p>}
    {stap.vreemd && <p><small><strong>Kijk na:</strong> deze dag ligt vóór de stap waar hij op volgt.</small></p>}
  </>
)
