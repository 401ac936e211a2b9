import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, DateField, Disclosure, RadioGroup, Select, Stack, TextArea } from '~/ui/index'
import type { GesteldeVraag } from '../answer-question.server'
import { instanties, instantieTekst, isBeslissing, keuzes, keuzeTekst, motieven, motiefTekst, uitkomsten, uitkomstTekst } from '../reply'
import { QuestionList } from './question-list'
import { ReplyHistory, type GegevenAntwoord, type GemeldeUitspraak } from './reply-history'

export interface ReaderReplyProps {
  antwoorden: GegevenAntwoord[]
  uitspraken: GemeldeUitspraak[]
  vragen: GesteldeVraag[]
  /** In how many calendar days the panel answers a question. */
  vraagtermijn: number
  lastResult: SubmissionResult<string[]> | undefined
}

export const readerFields = ['keuze', 'motief', 'reden', 'vraag', 'instantie', 'datum', 'uitkomst', 'toelichting'] as const

/** What the decider does with the advies: ask, answer, and later say what a court found. What was said is kept and shown. */
export function ReaderReply(props: ReaderReplyProps) {
  const beslist = props.antwoorden.some(({ keuze }) => isBeslissing(keuze))
  return (
    <>
      <Question {...props} beslist={beslist} />
      <Card title="Uw antwoord aan het panel">
        <Stack>
          {(props.antwoorden.length > 0 || props.uitspraken.length > 0) && <ReplyHistory antwoorden={props.antwoorden} uitspraken={props.uitspraken} />}
          {beslist ? <Court {...props} /> : <Reply {...props} />}
        </Stack>
      </Card>
    </>
  )
}

function Question({ vragen, vraagtermijn, lastResult, beslist }: ReaderReplyProps & { beslist: boolean }) {
  const { field, errors } = formState(lastResult, ['vraag'])
  if (beslist && vragen.length === 0) return null
  return (
    <Card title="Vraag aan het panel">
      <Stack>
        {vragen.length > 0 && <QuestionList vragen={vragen} />}
        {!beslist && (
          <Disclosure label="Een vraag stellen" open={errors.length > 0}>
            <Form method="post">
              <Stack>
                <TextArea {...field('vraag')} label="Uw vraag" hint={`Het panel antwoordt binnen ${vraagtermijn} dagen. Vraag en antwoord blijven bij het dossier.`} />
                <p><Button variant="secondary" name="doen" value="vragen">Vraag stellen</Button></p>
              </Stack>
            </Form>
          </Disclosure>
        )}
      </Stack>
    </Card>
  )
}

function Reply({ lastResult, antwoorden }: ReaderReplyProps) {
  const { field } = formState(lastResult, ['keuze', 'motief', 'reden'])
  return (
    <Form method="post">
      <Stack>
        <RadioGroup
          {...field('keuze')}
          label={antwoorden.length > 0 ? 'Wat doet u nu met het advies?' : 'Wat doet u met het advies?'}
          options={keuzes.map((keuze) => ({ value: keuze, label: keuzeTekst[keuze].kies }))}
        />
        <Select {...field('motief')} label="Wijkt u af, of volgt u voor een deel? Waarom vooral?" hint="Alleen dan. Weging telt deze redenen, nooit wat u eronder schrijft." optional placeholder="Niet van toepassing" options={motieven.map((value) => ({ value, label: motiefTekst[value] }))} />
        <TextArea {...field('reden')} label="Waarom?" hint="Het panel leest dit terug. Het is niet het besluit zelf. Alleen na “nog niet beslist” kunt u later opnieuw antwoorden." />
        <p><Button name="doen" value="melden">Antwoord vastleggen</Button></p>
      </Stack>
    </Form>
  )
}

function Court({ lastResult }: ReaderReplyProps) {
  const { field, errors } = formState(lastResult, ['instantie', 'datum', 'uitkomst', 'toelichting'])
  return (
    <Disclosure label="De rechter heeft uitspraak gedaan" open={errors.length > 0}>
      <Form method="post">
        <Stack>
          <Select {...field('instantie')} label="Welke rechter?" placeholder="Kies" options={instanties.map((value) => ({ value, label: instantieTekst[value] }))} />
          <DateField {...field('datum')} label="Datum van de uitspraak" />
          <RadioGroup {...field('uitkomst')} label="Uitkomst" options={uitkomsten.map((value) => ({ value, label: uitkomstTekst[value] }))} />
          <TextArea {...field('toelichting')} label="Wat zei de rechter over het advies?" hint="Noem geen namen. Het panel leest dit terug en leert ervan." />
          <p><Button variant="secondary" name="doen" value="uitspraak">Uitspraak vastleggen</Button></p>
        </Stack>
      </Form>
    </Disclosure>
  )
}
