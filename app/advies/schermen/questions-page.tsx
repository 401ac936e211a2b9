import type { SubmissionResult } from '@conform-to/react'
import type { Zetel } from '~/dossier/schema'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, Card, EmptyState, ErrorSummary, PageTitle, RadioGroup, Stack, TextArea } from '~/ui/index'
import type { GesteldeVraag } from '../answer-question.server'
import { QuestionList } from './question-list'

interface QuestionsPageProps {
  dossierId: string
  kenmerk: string
  zetel: Zetel | undefined
  vragen: GesteldeVraag[]
  lastResult: SubmissionResult<string[]> | undefined
}

/** What the decider asked about the issued advies. All seats read it; voorzitter and secretaris answer. */
export function QuestionsPage({ dossierId, kenmerk, zetel, vragen, lastResult }: QuestionsPageProps) {
  const open = vragen.filter(({ antwoord }) => antwoord === null)
  const answers = zetel === 'voorzitter' || zetel === 'secretaris'
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Vragen van de IND' }]} />
      <PageTitle title="Vragen van de IND" intro="Wat de beslismedewerker vroeg over het uitgebrachte advies. De voorzitter of de secretaris antwoordt. Het advies zelf verandert er niet door." />
      <ErrorSummary errors={formState(lastResult, ['vraag', 'antwoord']).errors} />
      {vragen.length === 0 ? <EmptyState title="Nog geen vragen">Stelt de beslismedewerker een vraag, dan staat die hier.</EmptyState> : <Card title="Vragen en antwoorden"><QuestionList vragen={vragen} /></Card>}
      {answers && open.length > 0 && <Answer open={open} lastResult={lastResult} />}
    </Stack>
  )
}

function Answer({ open, lastResult }: { open: GesteldeVraag[]; lastResult: QuestionsPageProps['lastResult'] }) {
  const { field } = formState(lastResult, ['vraag', 'antwoord'])
  const only = open.length === 1 ? open[0]?.id : undefined
  return (
    <Card title="Antwoorden" edge="top">
      <Form method="post">
        <Stack>
          <RadioGroup {...field('vraag', only)} label="Op welke vraag?" options={open.map(({ id, vraag }) => ({ value: id, label: shorten(vraag) }))} />
          <TextArea {...field('antwoord')} label="Uw antwoord" hint="De beslismedewerker leest dit. Het wordt vastgelegd en verandert daarna niet meer." />
          <p><Button name="doen" value="beantwoorden">Antwoord vastleggen</Button></p>
        </Stack>
      </Form>
    </Card>
  )
}

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text)
