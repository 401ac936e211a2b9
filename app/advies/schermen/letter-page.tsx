import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonLink, ButtonRow, Card, Document, ErrorSummary, formatDateTime, NextStep, Notice, PageTitle, Select, SplitLayout, Stack, TextArea, TextField } from '~/ui/index'
import { talen } from '../brief/languages'
import type { Brief, Deel } from '../brief/schema'
import { Letter, LetterParts } from './letter'
import { PrintButton } from './print-button'

interface LetterPageProps {
  dossierId: string
  kenmerk: string
  adviesVersie: number
  /** The secretaris, until the advies is issued. */
  schrijft: boolean
  /** When the advies was issued; null before that. */
  uitgebrachtOp: string | null
  gemachtigd: boolean
  /** The fixed words, from the frozen advies. */
  delen: Deel[]
  vastgelegd: { versie: number; op: string; inhoud: Brief } | null
  lastResult: SubmissionResult<string[]> | null | undefined
}

const fields = ['taal', 'eigenTaal', 'geenTekst', 'uitleg', 'vragen'] as const

/** The letter to betrokkene beside the advies: the words are fixed, the secretaris adds her own language and who helps her. */
export function LetterPage(props: LetterPageProps) {
  const { dossierId, kenmerk, adviesVersie, schrijft, vastgelegd, lastResult } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Advies', href: `/dossiers/${dossierId}/advies` }, { label: 'Brief aan betrokkene' }]} />
      <div className="not-on-paper">
        <PageTitle title="Brief aan betrokkene" intro={`Bij versie ${adviesVersie} van het advies. In gewone woorden: wat het panel vindt, wat dat betekent en wat er nu gebeurt.`} />
      </div>
      <ErrorSummary errors={formState(lastResult, fields).errors} />
      <div className="not-on-paper"><State {...props} /></div>
      <SplitLayout columns="main-side">
        {vastgelegd ? <Letter brief={vastgelegd.inhoud} uitgebrachtOp={props.uitgebrachtOp} /> : <Document look="wide" name="Dit staat vast"><LetterParts delen={props.delen} /></Document>}
        <div className="not-on-paper">{schrijft && <LetterForm {...props} />}</div>
      </SplitLayout>
    </Stack>
  )
}

/** Ready or not, and the one thing to do with it. */
function State({ dossierId, schrijft, uitgebrachtOp, gemachtigd, vastgelegd }: LetterPageProps) {
  if (!vastgelegd) {
    return <Notice tone="attention" title="De brief is nog niet klaar"><p>{schrijft ? 'Vul in wat nog ontbreekt, naast de vaste tekst.' : 'De secretaris schrijft de brief.'} Zonder brief kan het advies niet worden uitgebracht.</p></Notice>
  }
  const reads = gemachtigd ? 'De gemachtigde leest de brief samen met het advies.' : 'Er is geen gemachtigde. Druk de brief af, en geef hem samen met het advies.'
  const title = uitgebrachtOp ? 'De brief is uitgebracht' : 'De brief is klaar'
  return (
    <NextStep title={title} eyebrow={`Vastgelegd op ${formatDateTime(vastgelegd.op)}`} action={<ButtonRow>{!uitgebrachtOp && <ButtonLink href={`/dossiers/${dossierId}/advies`}>Terug naar het advies</ButtonLink>}<PrintButton /></ButtonRow>}>
      <p>{reads}</p>
    </NextStep>
  )
}

function LetterForm({ gemachtigd, vastgelegd, lastResult }: LetterPageProps) {
  const { field } = formState(lastResult, fields)
  const old = vastgelegd?.inhoud
  return (
    <Card title={old ? 'Opnieuw vastleggen' : 'Wat u invult'} edge={old ? undefined : 'top'}>
      <Form method="post">
        <Stack>
          <Select {...field('taal', old?.taal.code)} label="Taal van betrokkene" placeholder="Kies een taal" options={talen.map(({ code, naam, eigenNaam }) => ({ value: code, label: eigenNaam && eigenNaam !== naam ? `${naam} (${eigenNaam})` : naam }))} />
          <TextArea
            {...field('eigenTaal', old?.eigenTaal.join('\n'))} dir="auto" rows={10} label="Tekst in haar eigen taal"
            hint="Typ of plak de vertaling van een tolk of vertaler. Leeg als zij Nederlands leest."
          />
          <TextField {...field('geenTekst', old?.geenTekst)} label="Waarom is er geen tekst in haar eigen taal?" hint="Alleen als het veld hierboven leeg is. Bijvoorbeeld: zij leest niet, de tolk vertelt het." optional />
          <TextField {...field('uitleg', old?.uitleg)} label="Wie legt de brief aan haar uit?" hint="Naar functie, bijvoorbeeld: de tolk en de zorgcoördinator." />
          <TextField {...field('vragen', old?.vragen ?? (gemachtigd ? 'uw gemachtigde' : ''))} label="Bij wie kan zij terecht met vragen?" hint="Bijvoorbeeld: uw gemachtigde of uw zorgcoördinator. Geen V-nummer, geen adres waar zij verblijft." />
          <p><Button variant={old ? 'secondary' : 'primary'} name="doen" value="vastleggen">Brief vastleggen</Button></p>
        </Stack>
      </Form>
    </Card>
  )
}
