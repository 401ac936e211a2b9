import type { SubmissionResult } from '@conform-to/react'
import { formState } from '~/ui/form-state'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, DateField, ErrorSummary, formatDateTime, ItemList, Notice, PageTitle, SplitLayout, Stack, SummaryList, TextField } from '~/ui/index'
import type { HearingState } from '../rules'

interface PlanPageProps {
  dossierId: string
  kenmerk: string
  hoorzitting: { staat: HearingState; begintOp: string | null; plaats: string | null } | null
  /** Day and time of the present plan on the clock in Amsterdam, for the fields. */
  gepland: { datum: string; tijd: string } | null
  /** Today in Amsterdam: no earlier day can be chosen. */
  vandaag: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['datum', 'tijd', 'plaats'] as const

/** The coördinator's one question: when and where is the hearing? */
export function PlanPage(props: PlanPageProps) {
  const { dossierId, kenmerk, hoorzitting, lastResult } = props
  const { errors } = formState(lastResult, velden)
  const open = hoorzitting === null || hoorzitting.staat === 'gepland'
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Hoorzitting' }]} />
      <PageTitle title={hoorzitting?.staat === 'gepland' ? 'Hoorzitting verzetten' : 'Hoorzitting plannen'} intro="Het panel ziet het moment en de plaats zodra u ze opslaat." />
      <ErrorSummary errors={errors} />
      {open ? <OpenPlan {...props} /> : <ClosedPlan {...props} />}
    </Stack>
  )
}

function OpenPlan({ hoorzitting, gepland, vandaag, lastResult }: PlanPageProps) {
  const { field } = formState(lastResult, velden)
  return (
    <SplitLayout columns="main-side">
      <Card title="Wanneer is de hoorzitting?">
        {hoorzitting?.begintOp && (
          <Notice title={`Nu gepland: ${formatDateTime(hoorzitting.begintOp)}`}>
            <p>Verzet u de hoorzitting, laat het dan ook zelf weten aan betrokkene, de gemachtigde en de tolk.</p>
          </Notice>
        )}
        <Form method="post">
          <Stack>
            <DateField {...field('datum', gepland?.datum)} label="Dag" min={vandaag} />
            <TextField {...field('tijd', gepland?.tijd)} label="Begintijd" hint="Nederlandse tijd, bijvoorbeeld 10:00." type="time" width="short" />
            <TextField {...field('plaats', hoorzitting?.plaats)} label="Plaats" hint="Een kantoor en een kamer. Schrijf hier nooit waar betrokkene verblijft." autoComplete="off" />
            <p><Button name="doen" value="plannen">{hoorzitting ? 'Nieuw moment opslaan' : 'Hoorzitting plannen'}</Button></p>
          </Stack>
        </Form>
      </Card>
      <Card title="Voordat u kiest">
        <ItemList label="Voordat u kiest" items={vooraf} />
      </Card>
    </SplitLayout>
  )
}

const vooraf = [
  { id: 'betrokkene', body: 'Kan betrokkene op dit moment? Vraag ook wat helpt: een pauze, een kortere dag, iemand die meekomt.' },
  { id: 'gemachtigde', body: 'Kan de gemachtigde erbij zijn?' },
  { id: 'tolk', body: 'Is er een beëdigde tolk voor de taal die betrokkene het best spreekt? Vraag of betrokkene een man of een vrouw wil.' },
  { id: 'panel', body: 'Kunnen de leden IND, zorg en politie, de voorzitter en de secretaris?' },
  { id: 'stukken', body: 'Liggen de stukken ten minste een week van tevoren klaar om te lezen?' }
]

function ClosedPlan({ hoorzitting }: PlanPageProps) {
  const waived = hoorzitting?.staat === 'afgezien'
  return (
    <Stack>
      <Notice title={waived ? 'Het panel hoort niet' : 'De hoorzitting is geweest'}>
        <p>{waived ? 'De voorzitter heeft besloten om van horen af te zien.' : 'Het verslag is vastgesteld. Het moment verandert niet meer.'}</p>
      </Notice>
      {!waived && hoorzitting?.begintOp && (
        <Card title="Hoorzitting">
          <SummaryList rows={[{ term: 'Gepland op', value: formatDateTime(hoorzitting.begintOp) }, { term: 'Plaats', value: hoorzitting.plaats ?? '' }]} />
        </Card>
      )}
    </Stack>
  )
}
