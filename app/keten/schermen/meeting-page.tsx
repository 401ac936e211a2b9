import type { SubmissionResult } from '@conform-to/react'
import { canType, documentOf, RoomRefusal, RoomState, useWorkRoom } from '~/dossier/room-state'
import { capital } from '~/platform/letters/rules'
import { Form, useReload } from '~/toegang/web'
import { CollabEditor } from '~/ui/collab-editor'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonRow, Card, DataTable, DateField, Disclosure, ErrorSummary, formatDate, PageTitle, Select, Stack, Tag, TextField } from '~/ui/index'
import { readParagraphs } from '~realtime/browser/index'
import type { OverlegBeeld } from '../overleg/read-overleg.server'
import { NOTITIES_ROOT } from '../overleg/rooms'
import { regioNaam } from '../overleg/schema'
import { ActionTable } from './action-table'
import { staatNaam } from './meetings-page'

interface MeetingPageProps extends OverlegBeeld {
  vandaag: string
  /** The room of the notes while the meeting lasts. */
  kamer: string | null
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['dossier', 'wat', 'eigenaar', 'dag', 'actie'] as const

/** One meeting: the open dossiers of its region, what is noted together, and what is decided. */
export function MeetingPage({ regio, dag, staat, doetMee, inhoud, vandaag, kamer, lastResult }: MeetingPageProps) {
  const { field, errors } = formState(lastResult, velden)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Casusoverleg', href: '/keten/overleg' }, { label: regioNaam[regio] }]} />
      <PageTitle title={`Casusoverleg ${regioNaam[regio]}`} intro={`${capital(formatDate(dag))}, ${staatNaam[staat]}. Bespreek hier geen scores en geen oordeel over betrokkene.`} />
      <ErrorSummary errors={errors} title="Nog niet opgeslagen" />
      {inhoud === null ? (
        <Card title="U doet nog niet mee">
          <Stack>
            <p>{staat === 'voorbereid' || staat === 'begonnen' ? 'Wie meedoet, ziet de open dossiers van deze regio en schrijft mee.' : 'Dit overleg is voorbij. Alleen wie meedeed leest het.'}</p>
            {(staat === 'voorbereid' || staat === 'begonnen') && <Form method="post"><Button name="doen" value="meedoen">Meedoen</Button></Form>}
          </Stack>
        </Card>
      ) : (
        <>
          <Card title="Stand">
            <Stack>
              <p>Er doen mee: {inhoud.deelnemers.map(({ functie }) => functie).join(', ')}.</p>
              {doetMee && staat === 'voorbereid' && (
                <Form method="post"><ButtonRow><Button name="doen" value="beginnen">Overleg beginnen</Button><Button variant="quiet" name="doen" value="vervallen">Laten vervallen</Button></ButtonRow></Form>
              )}
            </Stack>
          </Card>
          <Card title="Open dossiers">
            <DataTable
              caption={`Open dossiers in ${regioNaam[regio]}`} captionHidden rows={inhoud.regels} rowKey={({ dossierId }) => dossierId} empty="In deze regio is geen dossier open."
              columns={[
                { key: 'kenmerk', header: 'Kenmerk', rowHeader: true, nowrap: true, cell: ({ kenmerk }) => kenmerk },
                { key: 'stap', header: 'Volgende stap', cell: ({ stap }) => stap },
                { key: 'uiterlijk', header: 'Uiterlijk', cell: ({ uiterlijk, teLaat }) => (uiterlijk ? <>{formatDate(uiterlijk)}{teLaat && <> <Tag tone="weakened">te laat</Tag></>}</> : '–') },
                { key: 'belemmering', header: 'In de weg', cell: ({ belemmering }) => belemmering ?? '–' },
                { key: 'wie', header: 'Aan zet', cell: ({ wieHeeft }) => wieHeeft ?? '–' },
                { key: 'coordinator', header: 'Coördinator', cell: ({ coordinator }) => coordinator }
              ]}
            />
          </Card>
          {kamer !== null && <Notities name={kamer} />}
          {inhoud.notities !== null && <Card title="Notities"><p className="keten-notities">{inhoud.notities === '' ? 'Er is niets opgeschreven.' : inhoud.notities}</p></Card>}
          <Card title="Acties">
            <Stack>
              <ActionTable acties={inhoud.acties} vandaag={vandaag} />
              {staat === 'begonnen' && (
                <Form method="post" key={inhoud.acties.length}>
                  <Stack>
                    <Select {...field('dossier')} label="Dossier" placeholder="Kies een dossier" options={inhoud.regels.map(({ dossierId, kenmerk }) => ({ value: dossierId, label: kenmerk }))} />
                    <TextField {...field('wat')} label="Wat moet er gebeuren?" hint="Geen namen van mensen." />
                    <Select {...field('eigenaar')} label="Wie doet het?" placeholder="Kies iemand" options={inhoud.deelnemers.map(({ id, functie }) => ({ value: id, label: functie }))} />
                    <DateField {...field('dag')} label="Klaar op" min={vandaag} />
                    <p><Button variant="secondary" name="doen" value="besluiten">Actie besluiten</Button></p>
                  </Stack>
                </Form>
              )}
            </Stack>
          </Card>
          {staat === 'begonnen' && (
            <Disclosure label="Het overleg sluiten">
              <Form method="post"><p>De notities worden vastgelegd. Daarna schrijft niemand meer.</p><Button name="doen" value="sluiten">Sluiten en vastleggen</Button></Form>
            </Disclosure>
          )}
        </>
      )}
    </Stack>
  )
}

function Notities({ name }: { name: string }) {
  const room = useWorkRoom(name)
  const doc = documentOf(room)
  const reload = useReload()
  return (
    <Card title="Notities, samen geschreven" aside={<RoomState room={room} />}>
      <Stack gap="small">
        <p id="notities-uitleg" className="field__hint">Noem het kenmerk, en wat is afgesproken. Geen namen, geen scores, geen oordeel van iemand.</p>
        <RoomRefusal room={room} readText={() => (doc ? readParagraphs(doc.getXmlFragment(NOTITIES_ROOT)).join('\n\n') : '')} onReload={reload} />
        {doc
          ? <CollabEditor doc={doc} field={NOTITIES_ROOT} awareness={room.provider?.awareness} label="Notities" describedBy="notities-uitleg" editable={canType(room)} placeholder="W-2026-0001: tolk gevonden, zitting volgende week." size="tall" />
          : <div className="editor editor--tall"><div className="editor__frame" /></div>}
      </Stack>
    </Card>
  )
}
