import type { SubmissionResult } from '@conform-to/react'
import { formState } from '~/ui/form-state'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, Disclosure, EmptyState, ErrorSummary, ItemList, Notice, PageTitle, RadioGroup, Stack, SummaryList, TextArea, WhoSees } from '~/ui/index'
import type { CatalogusChanges } from './changes'
import type { NewerCatalogue } from './move-catalogue.server'

interface MovePageProps {
  dossierId: string
  kenmerk: string
  huidig: string
  nieuwer: readonly NewerCatalogue[]
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** Another version of the criteria for this dossier: what changes stands here before anything is decided. */
export function MovePage({ dossierId, kenmerk, huidig, nieuwer, lastResult }: MovePageProps) {
  const { field, errors } = formState(lastResult, ['versie', 'reden'])
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Versie van de criteria' }]} />
      <PageTitle title="Versie van de criteria" intro={`Dit dossier werkt met versie ${huidig}. Het blijft daarbij, tenzij u hier anders beslist.`} />
      <ErrorSummary errors={errors} />
      {nieuwer.length === 0 ? (
        <EmptyState title="Er is geen nieuwere versie">Dit dossier heeft de nieuwste criteria. U hoeft niets te doen.</EmptyState>
      ) : (
        <>
          {nieuwer.map((one) => <Changes key={one.versie} one={one} />)}
          <Card title="Overgaan naar een nieuwere versie">
            <Form method="post">
              <Stack>
                <Notice tone="attention" title="Dit draait u niet terug">
                  <p>Wat de leden schreven blijft staan waar het nog past. Wie al heeft ingediend, dient opnieuw in. Het eerdere formulier blijft bewaard en telt niet meer mee.</p>
                </Notice>
                <WhoSees>De leden werken meteen met de nieuwe versie, en het advies noemt haar. Uw reden wordt bewaard voor wie later nagaat hoe het advies tot stand kwam; zij staat niet in het advies.</WhoSees>
                <RadioGroup {...field('versie')} label="Naar welke versie?" options={nieuwer.map(({ versie, status }) => ({ value: versie, label: `${versie} (${status})` }))} />
                <TextArea {...field('reden')} label="Reden" hint="Waarom beoordeelt het panel dit dossier met de nieuwe criteria?" rows={4} />
                <p><Button name="doen" value="verzetten">Naar deze versie overgaan</Button></p>
              </Stack>
            </Form>
          </Card>
        </>
      )}
    </Stack>
  )
}

function Changes({ one: { versie, naam, status, bron, changes } }: { one: NewerCatalogue }) {
  return (
    <Card title={`Wat verandert met ${versie}`} aside={status}>
      <Stack gap="small">
        <p>{naam}. Bron: {bron}</p>
        <Rows label="Criteria die erbij komen" rows={changes.erbij} none="Er komt geen criterium bij." />
        <Rows label="Criteria die vervallen" rows={changes.weg} none="Er vervalt geen criterium." />
        <h3>Criteria die veranderen</h3>
        {changes.gewijzigd.length === 0 ? <p>Geen ander criterium verandert.</p> : changes.gewijzigd.map(({ code, naam: name, delen }) => (
          <Disclosure key={code} label={`${code} ${name}: ${delen.map(({ deel }) => deel).join(', ')}`}>
            {delen.map(({ deel, was, wordt }) => (
              <SummaryList key={deel} rows={[{ id: 'was', term: `${deel}, nu`, value: was }, { id: 'wordt', term: `${deel}, straks`, value: wordt }]} />
            ))}
          </Disclosure>
        ))}
      </Stack>
    </Card>
  )
}

function Rows({ label, rows, none }: { label: string; rows: CatalogusChanges['erbij']; none: string }) {
  return (
    <>
      <h3>{label}</h3>
      {rows.length === 0 ? <p>{none}</p> : <ItemList label={label} items={rows.map(({ code, naam, definitie }) => ({ id: code, body: <strong>{code} {naam}</strong>, note: definitie }))} />}
    </>
  )
}
