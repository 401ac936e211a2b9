import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, Card, DateField, Disclosure, ErrorSummary, formatDate, NextStep, Notice, PageTitle, RadioGroup, sayDays, Stack, SummaryList, Tag, TextArea } from '~/ui/index'
import type { InzagePageData } from './read-inzage.server'
import { grondNaam } from './schema'

interface InzagePageProps extends InzagePageData {
  lastResult: SubmissionResult<string[]> | null | undefined
}

type Row = InzagePageData['stukken'][number]
const fields = ['stuk', 'besluit', 'uitleg', 'gevraagdOp', 'hoe', 'laatBesluit', 'laatReden'] as const

/** What lies open to the side of betrokkene: opened in one go, and closed paper by paper with a ground that they read. */
export function InzagePage(props: InzagePageProps) {
  const { dossierId, kenmerk, rol, vanaf, stukken, lastResult } = props
  const { errors } = formState(lastResult, fields)
  const waiting = stukken.filter(({ laat }) => laat && laat.besluit === null)
  const undecided = vanaf === null ? [] : stukken.filter(({ besluit, laat }) => besluit === null && laat === null)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Inzage' }]} />
      <PageTitle title="Stukken ter inzage" intro="Wat de gemachtigde of betrokkene leest, minstens een week voor de hoorzitting. Van wat gesloten blijft, leest zij waarom." />
      <ErrorSummary errors={errors} />
      {rol === 'coordinator' && vanaf === null && (
        <NextStep
          title="Leg de stukken ter inzage"
          dueNote={props.uiterlijkOpen ? `uiterlijk ${formatDate(props.uiterlijkOpen)}` : undefined}
          action={<Form method="post"><Button name="doen" value="openen">Nu ter inzage leggen</Button></Form>}
        >
          <p>Leg eerst hieronder vast wat gesloten blijft. Alle andere stukken van het panel gaan open; medische stukken alleen als betrokkene dat wil.</p>
        </NextStep>
      )}
      <Card title="Termijnen">
        <SummaryList
          rows={[
            { term: 'Ter inzage vanaf', value: vanaf ? formatDate(vanaf) : 'nog niet' },
            { term: 'Eerste keer gelezen', value: props.eersteLeesdag ? formatDate(props.eersteLeesdag) : 'nog niet' },
            { term: 'Hoorzitting', value: props.hoorzittingOp ? formatDate(props.hoorzittingOp) : 'nog niet gepland' },
            ...(props.opTijd === null ? [] : [{ term: 'Een week voor de hoorzitting', value: props.opTijd ? 'gehaald' : vanaf === null ? 'nog niet open' : 'niet gehaald: kies zo nodig een latere dag' }])
          ]}
        />
      </Card>
      {undecided.length > 0 && <Notice tone="attention" title={undecided.length === 1 ? 'Over 1 nieuw stuk is nog niet beslist' : `Over ${undecided.length} nieuwe stukken is nog niet beslist`}><p>De gemachtigde of betrokkene ziet dat er een stuk bij is, en leest het niet.</p></Notice>}
      {rol === 'voorzitter' && waiting.map((row) => <LatePaper key={row.nummer} row={row} lastResult={lastResult} />)}
      <Card title="Per stuk">
        <Stack gap="large">
          {stukken.map((row) => <OnePaper key={row.nummer} row={row} rol={rol} open={vanaf !== null} lastResult={lastResult} />)}
        </Stack>
      </Card>
    </Stack>
  )
}

const stateOf = ({ besluit }: Row): { text: string; tone: 'good' | 'attention' | 'neutral' } => {
  if (besluit === 'open') return { text: 'ter inzage', tone: 'good' }
  if (besluit === null) return { text: 'nog niet beslist', tone: 'attention' }
  return { text: besluit === 'niet' ? 'niet ter inzage' : 'alleen advocaat of arts', tone: 'neutral' }
}

interface PaperRow {
  row: Row
  lastResult: InzagePageProps['lastResult']
}

/** What was typed stays with the paper it was typed for. */
const typedFor = (lastResult: InzagePageProps['lastResult'], nummer: number) => (lastResult?.initialValue?.stuk === String(nummer) ? lastResult : null)

function OnePaper({ row, rol, open, lastResult }: PaperRow & { rol: InzagePageData['rol']; open: boolean }) {
  const { nummer, soort, titel, datumTekst, medisch, besluit, uitleg, laat } = row
  const state = stateOf(row)
  const own = typedFor(lastResult, nummer)
  const { field } = formState(own, fields)
  const at = (name: (typeof fields)[number], initial?: string | null) => ({ ...field(name, initial), id: own ? name : `${name}-${nummer}` })
  return (
    <div>
      <h3>Stuk {nummer}: {titel ? sayDays(titel) : soort}, {sayDays(datumTekst)} <Tag tone={state.tone}>{state.text}</Tag></h3>
      {besluit && besluit !== 'open' && <p>{uitleg}. <em>{grondNaam[besluit]}.</em></p>}
      {laat && <p>Kwam in de laatste tien dagen: {laat.besluit === null ? 'de voorzitter beslist nog' : laat.besluit}.</p>}
      <Disclosure label={besluit === null ? 'Beslissen' : 'Anders beslissen'} open={own !== null}>
        <Form method="post">
          <input type="hidden" name="stuk" value={nummer} />
          <Stack>
            <RadioGroup
              {...at('besluit', besluit)}
              label={`Ligt stuk ${nummer} ter inzage?`}
              options={[
                { value: 'open', label: 'Ja', ...(open ? {} : { disabled: true, hint: 'Wat u niet sluit, gaat open als de stukken ter inzage gaan.' }) },
                { value: 'advocaat_of_arts', label: 'Alleen voor een gemachtigde die advocaat of arts is', hint: 'Als lezen de gezondheid van betrokkene kan schaden (artikel 7:4, lid 8, Awb).' },
                { value: 'niet', label: 'Nee, om een gewichtige reden', hint: 'Artikel 7:4, lid 6, Awb.' }
              ]}
            />
            <TextArea {...at('uitleg', uitleg)} label="Wat voor stuk, en waarom gesloten?" hint="De gemachtigde of betrokkene leest deze zin. Noem niets van de inhoud die gesloten moet blijven." rows={2} optional />
            {medisch && rol === 'coordinator' && (
              <>
                <DateField {...at('gevraagdOp')} label="Wanneer is het betrokkene gevraagd?" hint="Nodig om een medisch stuk te openen." optional />
                <TextArea {...at('hoe')} label="Hoe is het gevraagd, en door wie?" rows={2} optional />
              </>
            )}
            <p><Button variant="secondary" size="small" name="doen" value="beslissen">Besluit vastleggen</Button></p>
          </Stack>
        </Form>
      </Disclosure>
    </div>
  )
}

function LatePaper({ row: { nummer, titel, soort, laat }, lastResult }: PaperRow) {
  const own = typedFor(lastResult, nummer)
  const { field } = formState(own, fields)
  return (
    <Card title={`Laat stuk ${nummer}: ${titel ?? soort}`} edge="top">
      <Form method="post">
        <input type="hidden" name="stuk" value={nummer} />
        <Stack>
          <p>Waarom het nu komt: {laat?.reden}</p>
          <RadioGroup {...field('laatBesluit')} label="Telt dit stuk nog mee?" options={[{ value: 'toegelaten', label: 'Ja, het panel leest het' }, { value: 'geweigerd', label: 'Nee' }]} layout="inline" />
          <TextArea {...field('laatReden')} label="Waarom?" hint="De gemachtigde of betrokkene leest dit." rows={3} />
          <p><Button name="doen" value="toelaten">Besluit vastleggen</Button></p>
        </Stack>
      </Form>
    </Card>
  )
}
