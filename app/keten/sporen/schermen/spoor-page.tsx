import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, DataTable, ErrorSummary, formatDate, Notice, PageTitle, Select, SplitLayout, Stack } from '~/ui/index'
import type { CoordinatorSpoorPage, PanelSpoorPage } from '../read-spoor-page.server'
import { ConsentCard, GegevensCard, KoppelCard, NummerCard, UitgangCard } from './case-cards'
import { DublinCard } from './dublin-card'
import { SpoorCard } from './spoor-card'
import { PassedOnCard } from './passed-on-card'
import { fieldsOf, type Fields } from './spoor-fields'
import { Stand } from './stand'
import { SamenCard, StapCard } from './stap-card'
import { TermijnenCard } from './termijnen-card'

interface Shared {
  dossierId: string
  kenmerk: string
}

function Top({ dossierId, kenmerk, intro }: Shared & { intro: string }) {
  return (
    <>
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Sporen en termijnen' }]} />
      <PageTitle title="Sporen en termijnen" intro={intro} />
    </>
  )
}

/** What the panel sees: the terms that bind its work. */
export function PanelSpoor({ dossierId, kenmerk, termijnen, uitgang }: Shared & PanelSpoorPage) {
  return (
    <Stack gap="large">
      <Top dossierId={dossierId} kenmerk={kenmerk} intro="De termijnen waarbinnen het advies nodig is. Wat er verder in de keten gebeurt, houdt de coördinator bij." />
      {uitgang && <Notice tone="attention" title={`${uitgang.naam} vanaf ${formatDate(uitgang.op)}`} />}
      <Card title="Termijnen voor het panel">
        <DataTable
          caption="Termijnen voor het panel"
          captionHidden
          rows={termijnen}
          rowKey={(rij) => `${rij.naam}${rij.uiterlijk ?? ''}`}
          empty="Er is nu geen termijn die het panel bindt."
          columns={[
            { key: 'naam', header: 'Wat', rowHeader: true, cell: (rij) => rij.naam },
            { key: 'wie', header: 'Wie', cell: (rij) => rij.wie },
            { key: 'dag', header: 'Laatste dag', cell: (rij) => (rij.uiterlijk ? formatDate(rij.uiterlijk) : 'nog niet bekend') },
            { key: 'stand', header: 'Stand', cell: (rij) => <Stand {...rij} /> }
          ]}
        />
      </Card>
    </Stack>
  )
}

/** The tracks of a dossier for the coördinator: what is done, what comes next, who must do it, until when, what is late. */
export function CoordinatorSpoor(props: Shared & CoordinatorSpoorPage & { magMedisch: boolean; lastResult: SubmissionResult<string[]> | null | undefined }) {
  const { dossierId, kenmerk, termijnen, sporen, gekozen, samen, dublin, uitgang, lastResult, vandaag } = props
  const fields = fieldsOf(lastResult)
  // Without a track choosing one is what the page is for.
  const eerste = sporen.length === 0
  const begin = props.kanBeginnen.length > 0 && <BeginCard kan={props.kanBeginnen} eerste={eerste} fields={fields} />
  return (
    <Stack gap="large">
      <Top dossierId={dossierId} kenmerk={kenmerk} intro={sporen.length === 0 ? 'Dit dossier heeft nog geen spoor. Dat hoeft ook niet.' : `${sporen.map(({ naam }) => naam).join(', ')} · ${formatDate(vandaag)}`} />
      <ErrorSummary errors={fields.errors} />
      {uitgang && (
        <Notice tone="attention" title={`${uitgang.naam} vanaf ${formatDate(uitgang.op)}`}>
          <p>{uitgang.soort === 'aangehouden' ? 'Termijnen die kunnen stilstaan, staan stil. Vaste dagen en termijnen uit de wet lopen door.' : 'Open termijnen hoeven niet meer.'} Reden: {uitgang.waarom}</p>
        </Notice>
      )}
      {dublin && <DublinCard {...dublin} />}
      {gekozen && <StapCard key={gekozen.anker} stap={gekozen} fields={fields} vandaag={vandaag} dossierId={dossierId} />}
      <SplitLayout columns="main-side">
        <Stack gap="large">
          {eerste && begin}
          {termijnen.length > 0 && <TermijnenCard termijnen={termijnen} fields={fields} vandaag={vandaag} />}
          {samen && <SamenCard spoor={samen} fields={fields} vandaag={vandaag} />}
          {sporen.map((spoor) => <SpoorCard key={spoor.code} spoor={spoor} dossierId={dossierId} vandaag={vandaag} fields={fields} />)}
          {props.doorgegeven.length > 0 && <PassedOnCard doorgegeven={props.doorgegeven} />}
        </Stack>
        <Stack gap="large">
          {!eerste && begin}
          <ConsentCard {...props} fields={fields} />
          <UitgangCard {...props} fields={fields} />
          <KoppelCard {...props} fields={fields} />
          <NummerCard {...props} fields={fields} />
          <GegevensCard {...props} fields={fields} />
        </Stack>
      </SplitLayout>
    </Stack>
  )
}

const BeginCard = ({ kan, eerste, fields: { field } }: { kan: CoordinatorSpoorPage['kanBeginnen']; eerste: boolean; fields: Fields }) => (
  <Card title={eerste ? 'Een spoor beginnen' : 'Spoor erbij'}>
    <Form method="post"><Stack gap="small">
      {eerste && <p>Een spoor houdt bij wat er in de keten gebeurt: wat is gedaan, wat komt, wie het doet en tot wanneer. Een zaak kan er meer hebben. Stappen die al geweest zijn, legt u daarna met hun dag vast.</p>}
      <Select {...field('spoor')} label="Welk spoor?" options={kan} placeholder="Kies een spoor" />
      <p><Button name="doen" value="beginnen" variant={eerste ? 'primary' : 'secondary'}>Spoor beginnen</Button></p>
    </Stack></Form>
  </Card>
)
