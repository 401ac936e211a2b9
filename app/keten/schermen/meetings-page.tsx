import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, DataTable, DateField, ErrorSummary, formatDate, PageTitle, Select, Stack, Tag } from '~/ui/index'
import type { Actie, OverlegKop, OverlegRegel } from '../overleg/read-overleg.server'
import { regioNaam, regios } from '../overleg/schema'
import { ActionTable } from './action-table'
import { KetenNav } from './keten-nav'

interface MeetingsPageProps {
  regels: OverlegRegel[]
  overleggen: OverlegKop[]
  acties: Actie[]
  vandaag: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['regio', 'dag', 'actie'] as const
export const staatNaam = { voorbereid: 'gepland', begonnen: 'bezig', gesloten: 'gehouden', vervallen: 'vervallen' } as const

/** The open dossiers of one coördinator, prepared for the meeting of their region; the meetings; and one's own actions. */
export function MeetingsPage({ regels, overleggen, acties, vandaag, lastResult }: MeetingsPageProps) {
  const { field, errors } = formState(lastResult, velden)
  return (
    <Stack gap="large">
      <PageTitle title="Casusoverleg" intro="Coördinatoren lopen per regio de open dossiers door: wat is de volgende stap, wat zit in de weg, en wie is aan zet." />
      <KetenNav current="overleg" />
      <ErrorSummary errors={errors} title="Nog niet opgeslagen" />
      {acties.length > 0 && <Card title="Uw acties"><ActionTable acties={acties} vandaag={vandaag} /></Card>}
      <Card title="Uw open dossiers">
        <DataTable
          caption="Uw open dossiers" captionHidden rows={regels} rowKey={({ dossierId }) => dossierId} empty="U hebt geen open dossier."
          columns={[
            { key: 'kenmerk', header: 'Kenmerk', rowHeader: true, nowrap: true, cell: ({ dossierId, kenmerk }) => <a href={`/dossiers/${dossierId}/overleg`}>{kenmerk}</a> },
            { key: 'regio', header: 'Regio', cell: ({ regio }) => (regio ? regioNaam[regio] : 'nog niet gekozen') },
            { key: 'stap', header: 'Volgende stap', cell: ({ stap, uiterlijk, teLaat }) => <>{stap}{uiterlijk && <><br /><small>uiterlijk {formatDate(uiterlijk)}</small></>}{teLaat && <> <Tag tone="weakened">te laat</Tag></>}</> },
            { key: 'belemmering', header: 'In de weg en aan zet', cell: ({ belemmering, wieHeeft }) => <>{belemmering ?? '–'}{wieHeeft && <><br /><small>aan zet: {wieHeeft}</small></>}</> },
            { key: 'signaal', header: 'Signalen', cell: ({ dossierId, knelpunten }) => (knelpunten > 0 ? <a href={`/dossiers/${dossierId}/knelpunt`}>{knelpunten} nieuw</a> : '–') }
          ]}
        />
      </Card>
      <Card title="Overleggen">
        <DataTable
          caption="Overleggen" captionHidden rows={overleggen} rowKey={({ id }) => id} empty="Er is nog geen overleg gepland."
          columns={[
            { key: 'regio', header: 'Regio', rowHeader: true, cell: ({ id, regio }) => <a href={`/keten/overleg/${id}`}>{regioNaam[regio]}</a> },
            { key: 'dag', header: 'Dag', cell: ({ dag }) => formatDate(dag) },
            { key: 'staat', header: 'Stand', cell: ({ staat }) => <Tag tone={staat === 'begonnen' ? 'attention' : 'neutral'}>{staatNaam[staat]}</Tag> },
            { key: 'mee', header: 'U doet mee', cell: ({ doetMee }) => (doetMee ? 'ja' : 'nee') }
          ]}
        />
      </Card>
      <Card title="Een overleg plannen">
        <Form method="post">
          <Stack>
            <Select {...field('regio')} label="Regio" placeholder="Kies een regio" options={regios.map((value) => ({ value, label: regioNaam[value] }))} />
            <DateField {...field('dag')} label="Dag" min={vandaag} />
            <p><Button name="doen" value="plannen">Plannen</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}
