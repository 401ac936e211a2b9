import type { SubmissionResult } from '@conform-to/react'
import { capital } from '~/platform/letters/rules'
import { formState } from '~/ui/form-state'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, DateField, ErrorSummary, formatDate, ItemList, Notice, PageTitle, RadioGroup, SplitLayout, Stack, SummaryList, TextField } from '~/ui/index'
import { bellerNaam, bellers } from '../zitting/schema'
import type { Belletje, Zorgcontact } from '../zitting/care-call.server'

interface CarePageProps {
  dossierId: string
  kenmerk: string
  contact: Zorgcontact | null
  belletjes: (Belletje & { vanMij: boolean })[]
  magVastleggen: boolean
  vandaag: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['contact', 'bereikbaar', 'beller', 'belletje', 'gebeldOp'] as const

/** Who there is for betrokkene after a session, and the call of the next working day. */
export function CarePage({ dossierId, kenmerk, contact, belletjes, magVastleggen, vandaag, lastResult }: CarePageProps) {
  const { field, errors } = formState(lastResult, velden)
  const open = belletjes.filter(({ gebeldOp }) => gebeldOp === null)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Nazorg' }]} />
      <PageTitle title="Nazorg" intro="Na een zitting is er iemand voor betrokkene, en de volgende werkdag belt iemand van ons." />
      <ErrorSummary errors={errors} />
      <SplitLayout columns="even">
        <Stack>
          {open.map((belletje) => <OpenCall key={belletje.id} belletje={belletje} vandaag={vandaag} error={field('gebeldOp').error} />)}
          <Card title="Bellen na de zitting">
            {belletjes.length === 0
              ? <p>Na elke zitting komt hier een belletje te staan. Het blijft staan tot het is gedaan.</p>
              : <ItemList label="Belletjes" items={belletjes.map(({ id, naDag, uiterlijk, gebeldOp, beller }) => ({ id, body: `Na de zitting van ${formatDate(naDag)}`, note: gebeldOp ? `gebeld op ${formatDate(gebeldOp)}` : `uiterlijk ${formatDate(uiterlijk)}, door ${bellerNaam[beller]}` }))} />}
          </Card>
        </Stack>
        <Card title="Zorgcontact">
          {contact && <SummaryList variant="plain" rows={[{ term: 'Na afloop', value: contact.contact }, { term: 'Te bereiken', value: contact.bereikbaar }, { term: 'De volgende werkdag belt', value: bellerNaam[contact.beller] }]} />}
          {magVastleggen && (
            <Form method="post" key={contact ? `${contact.contact}${contact.bereikbaar}${contact.beller}` : 'leeg'}>
              <Stack>
                <TextField {...field('contact', contact?.contact)} label="Wie is er na afloop voor betrokkene?" hint="De functie, bijvoorbeeld: zorgcoördinator van de opvang. Geen naam." autoComplete="off" />
                <TextField {...field('bereikbaar', contact?.bereikbaar)} label="Hoe is dit contact te bereiken?" hint="Bijvoorbeeld een telefoonnummer. Schrijf nooit waar betrokkene verblijft." autoComplete="off" />
                <RadioGroup {...field('beller', contact?.beller ?? 'coordinator')} label="Wie van ons belt de volgende werkdag?" options={bellers.map((beller) => ({ value: beller, label: capital(bellerNaam[beller]) }))} />
                <p><Button variant={open.length > 0 ? 'secondary' : 'primary'} name="doen" value="contact">Zorgcontact vastleggen</Button></p>
              </Stack>
            </Form>
          )}
        </Card>
      </SplitLayout>
    </Stack>
  )
}

function OpenCall({ belletje: { id, naDag, uiterlijk, beller, vanMij }, vandaag, error }: { belletje: CarePageProps['belletjes'][number]; vandaag: string; error: string | undefined }) {
  return (
    <Notice tone={vandaag > uiterlijk ? 'attention' : 'info'} title={`Bellen, uiterlijk ${formatDate(uiterlijk)}`}>
      <p>Na de zitting van {formatDate(naDag)}, door {bellerNaam[beller]}. Vraag hoe het gaat en of er iets nodig is. Schrijf niets op over wat er wordt gezegd; alleen de dag.</p>
      {vanMij && (
        <Form method="post">
          <Stack gap="small">
            <input type="hidden" name="belletje" value={id} />
            <DateField id={`gebeld-${id}`} name="gebeldOp" label="Gebeld op" error={error} min={naDag} max={vandaag} defaultValue={vandaag} />
            <p><Button name="doen" value="gebeld">Gebeld</Button></p>
          </Stack>
        </Form>
      )}
    </Notice>
  )
}
