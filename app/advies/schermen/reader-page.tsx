import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonLink, Card, CheckboxGroup, Disclosure, ErrorSummary, formatDateTime, ItemList, Notice, RadioGroup, SplitLayout, Stack, TextArea } from '~/ui/index'
import type { AdviesDocument } from '../schema'
import type { VerifyReport } from '../verify-report'
import { AdviesView } from './advies-view'

interface ReaderPageProps {
  adviesId: string
  document: AdviesDocument
  /** The text on the page is the text in the sealed file. */
  gelijk: boolean
  rapport: VerifyReport
  punten: { punt: string; tekst: string; nagegaan: boolean }[]
  antwoord: { keuze: string; reden: string; op: string } | null
  lastResult: SubmissionResult<string[]> | undefined
}

/** What the beslismedewerker reads: this advies and nothing else of the dossier. Understand it, trust it, answer it. */
export function ReaderPage(props: ReaderPageProps) {
  const { document, lastResult } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Adviezen', href: '/adviezen' }, { label: document.kenmerk }]} />
      <ErrorSummary errors={formState(lastResult, ['keuze', 'reden']).errors} />
      <SplitLayout columns="main-side">
        <AdviesView document={document} />
        <Stack gap="large">
          <Seal {...props} />
          <Checklist {...props} />
          <Reply {...props} />
        </Stack>
      </SplitLayout>
    </Stack>
  )
}

function Seal({ adviesId, rapport, gelijk }: ReaderPageProps) {
  const goed = rapport.houdt && gelijk
  return (
    <Card title={goed ? 'Ongewijzigd sinds de goedkeuring' : 'Vertrouw dit bestand niet'} edge="top">
      <Stack>
        {rapport.vertrouwen === 'test' && <Notice tone="test" title="TEST-zegel: geen rechtskracht" />}
        {!goed && <Notice tone="weakened" title="Het zegel klopt niet" live="alert"><p>{rapport.samenvatting}</p></Notice>}
        {rapport.verzegeldVolgensBestand && <p>Verzegeld op {formatDateTime(rapport.verzegeldVolgensBestand)}, volgens het bestand.</p>}
        <Disclosure label={`Wat er is nagegaan (${rapport.controles.length})`} open={!goed}>
          <ItemList
            label="Controles van het zegel"
            items={rapport.controles.map((controle) => ({ id: controle.id, lead: controle.oordeel === 'goed' ? 'Goed' : 'Fout', body: controle.zin }))}
          />
        </Disclosure>
        <p><ButtonLink href={`/adviezen/${adviesId}/pdf`} variant="secondary">Download PDF</ButtonLink></p>
      </Stack>
    </Card>
  )
}

const Checklist = ({ punten, antwoord }: ReaderPageProps) => (
  <Card title="Uw vergewisplicht">
    <Form method="post">
      <Stack>
        <CheckboxGroup
          name="punt"
          label="Wat hebt u nagegaan?"
          hint="Awb 3:9, naar analogie. Alleen u ziet deze vinkjes."
          options={punten.map(({ punt, tekst }) => ({ value: punt, label: tekst, disabled: antwoord !== null }))}
          defaultValue={punten.filter(({ nagegaan }) => nagegaan).map(({ punt }) => punt)}
        />
        {!antwoord && <p><Button variant="secondary" name="doen" value="nagaan">Vinkjes bewaren</Button></p>}
      </Stack>
    </Form>
  </Card>
)

function Reply({ antwoord, lastResult }: ReaderPageProps) {
  const { field } = formState(lastResult, ['keuze', 'reden'])
  if (antwoord) {
    return (
      <Card title={antwoord.keuze === 'volgt' ? 'U volgt het advies' : 'U wijkt af van het advies'}>
        <p>{antwoord.reden}</p>
        <p>Vastgelegd op {formatDateTime(antwoord.op)}.</p>
      </Card>
    )
  }
  return (
    <Card title="Uw beslissing over dit advies">
      <Form method="post">
        <Stack>
          <RadioGroup
            {...field('keuze')}
            label="Volgt u het advies?"
            options={[{ value: 'volgt', label: 'Ik volg het advies' }, { value: 'wijkt_af', label: 'Ik wijk af van het advies' }]}
          />
          <TextArea {...field('reden')} label="Waarom?" hint="Het panel leest dit terug. Het is niet het besluit zelf." />
          <p><Button name="doen" value="melden">Beslissing vastleggen</Button></p>
        </Stack>
      </Form>
    </Card>
  )
}
