import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, ButtonLink, Card, DateField, Disclosure, ErrorSummary, formatDate, NextStep, Notice, PageTitle, SplitLayout, Stack, SummaryList, Tag } from '~/ui/index'
import { formState } from '~/ui/form-state'
import type { OefeningPagina } from '../read-oefening.server'
import { OefenKader } from './oefen-kader'
import { standInWoorden, standToon } from './stand'
import { UitlegCard } from './uitleg-card'

interface OefeningPageProps {
  pagina: OefeningPagina
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** One exercise: where it stands, the one next step, and what else can be done. */
export function OefeningPage({ pagina, lastResult }: OefeningPageProps) {
  const { errors } = formState(lastResult, ['einddag'])
  const { aanduiding, stand, einddag, catalogus, minimum, genodigd, aantal, organisator } = pagina
  return (
    <OefenKader>
      <Stack gap="large">
        <Breadcrumb items={[{ label: 'Oefenen', href: '/kalibratie' }, { label: aanduiding }]} />
        <PageTitle title={`Oefenzaak ${aanduiding}`} aside={<Tag tone={standToon[stand]}>{standInWoorden[stand]}</Tag>} />
        <ErrorSummary errors={errors} title="Dit is niet gebeurd" />
        {!organisator && <OwnStep {...pagina} />}
        <SplitLayout columns="main-side">
          <Stack gap="large">
            <Card title="De oefening">
              <SummaryList
                variant="ends"
                rows={[
                  { id: 'einddag', term: 'Indienen tot en met', value: formatDate(einddag) },
                  { id: 'criteria', term: 'Criteria', value: catalogus },
                  { id: 'genodigd', term: 'Uitgenodigd', value: `${genodigd} mensen` },
                  { id: 'minimum', term: 'Nodig om te openen', value: `ten minste ${minimum} bladen` },
                  ...(organisator && aantal !== null && stand !== 'gesloten' && stand !== 'gestopt' ? [{ id: 'aantal', term: 'Bladen die er zijn', value: `${aantal} van ${genodigd}` }] : []),
                  ...(pagina.sluitdag ? [{ id: 'sluit', term: 'Bespreken tot en met', value: formatDate(pagina.sluitdag) }] : [])
                ]}
              />
            </Card>
            {organisator ? <Lead pagina={pagina} lastResult={lastResult} /> : <OwnChoices {...pagina} />}
          </Stack>
          <UitlegCard />
        </SplitLayout>
      </Stack>
    </OefenKader>
  )
}

/** What waits for who takes part. */
function OwnStep({ id, stand, eigen, afgezien, einddag }: OefeningPagina) {
  if (afgezien) return <Notice title="U doet niet mee aan deze oefening"><p>Uw blad en uw concept zijn vernietigd.</p></Notice>
  if (stand === 'loopt' && !eigen) {
    return (
      <NextStep title="Beoordeel de oefenzaak" dueNote={`tot en met ${formatDate(einddag)}`} action={<ButtonLink href={`/kalibratie/${id}/blad`}>Oefenblad openen</ButtonLink>}>
        <p>Het formulier is hetzelfde als in een dossier. Alleen u ziet wat u schrijft.</p>
      </NextStep>
    )
  }
  if (stand === 'loopt' || (stand === 'te-weinig' && eigen)) return <Notice tone="good" title="U hebt uw blad ingediend"><p>De oefening gaat open als iedereen die meedoet heeft ingediend, of na de einddatum als er genoeg bladen zijn.</p></Notice>
  if (stand === 'te-weinig') return <Notice tone="attention" title="De einddatum is voorbij"><p>Er zijn te weinig bladen om iets te tonen. De organisator kan de oefening verlengen of stoppen.</p></Notice>
  if (stand === 'gestopt') return <Notice title="Deze oefening is gestopt"><p>Er is niets getoond. Alle bladen zijn vernietigd.</p></Notice>
  return (
    <NextStep title={stand === 'geopend' ? 'Bekijk de spreiding en bespreek die samen' : 'Bekijk de spreiding'} action={<ButtonLink href={`/kalibratie/${id}/spreiding`}>Spreiding bekijken</ButtonLink>}>
      <p>{stand === 'geopend' ? 'De oefening is open voor wie meedoen.' : 'De oefening is gesloten. Niemand weet meer welk blad van wie was.'}</p>
    </NextStep>
  )
}

/** Taking a sheet back, or not taking part: both until the opening. */
function OwnChoices({ stand, eigen, afgezien }: OefeningPagina) {
  if (afgezien || (stand !== 'loopt' && stand !== 'te-weinig')) return null
  return (
    <Card title="Toch anders?">
      <Stack gap="small">
        {eigen && (
          <Disclosure label="Mijn blad terugnemen">
            <Form method="post"><Stack gap="small"><p>Uw ingediende blad wordt vernietigd. Uw concept blijft: u kunt het aanpassen en tot en met de einddatum opnieuw indienen.</p><p><Button variant="secondary" name="doen" value="terugnemen">Blad terugnemen</Button></p></Stack></Form>
          </Disclosure>
        )}
        <Disclosure label="Niet meedoen">
          <Form method="post"><Stack gap="small"><p>Uw blad en uw concept worden vernietigd en de anderen wachten niet op u. Dit draait u niet terug. U hoeft geen reden te geven.</p><p><Button variant="danger" name="doen" value="afzien">Ik doe niet mee</Button></p></Stack></Form>
        </Disclosure>
      </Stack>
    </Card>
  )
}

/** What the organiser can do; never opening. */
function Lead({ pagina: { stand, einddag, vandaag }, lastResult }: OefeningPageProps) {
  const { field } = formState(lastResult, ['einddag'])
  if (stand === 'gesloten' || stand === 'gestopt') return null
  if (stand === 'geopend') {
    return (
      <Card title="Oefening sluiten">
        <Disclosure label="Nu sluiten">
          <Form method="post"><Stack gap="small"><p>Het gesprek verdwijnt, en niemand weet daarna nog welk blad van wie was. De deelnemers blijven de spreiding zien. Dit draait u niet terug.</p><p><Button variant="danger" name="doen" value="sluiten">Oefening sluiten</Button></p></Stack></Form>
        </Disclosure>
      </Card>
    )
  }
  return (
    <Card title="Verlengen of stoppen">
      <Stack gap="small">
        {stand === 'te-weinig' && <Notice tone="attention" title="Er zijn te weinig bladen om iets te tonen"><p>Verlengen geeft mensen meer tijd. Stoppen vernietigt alle bladen zonder iets te tonen.</p></Notice>}
        <Form method="post">
          <Stack gap="small">
            <DateField {...field('einddag')} label="Nieuwe einddatum" hint="Een kalenderdag na de einddatum van nu." min={vandaag > einddag ? vandaag : einddag} />
            <p><Button variant="secondary" name="doen" value="verlengen">Verlengen</Button></p>
          </Stack>
        </Form>
        <Disclosure label="Oefening stoppen">
          <Form method="post"><Stack gap="small"><p>Alle bladen en concepten worden vernietigd en er wordt niets getoond. Dit draait u niet terug.</p><p><Button variant="danger" name="doen" value="stoppen">Oefening stoppen</Button></p></Stack></Form>
        </Disclosure>
      </Stack>
    </Card>
  )
}
