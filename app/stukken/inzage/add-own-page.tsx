import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, ErrorSummary, formatDate, Notice, PageTitle, RadioGroup, Stack, TextArea, TextField, WhoSees } from '~/ui/index'
import { formState } from '~/ui/form-state'
import { FileField } from '../schermen/file-field'

interface AddOwnPageProps {
  dossierId: string
  kenmerk: string
  aanvraag: string
  maxMb: number
  /** The last day on which a paper counts without more; null while no hearing is planned. */
  stukkenTot: string | null
  /** That day is over. */
  laat: boolean
  toegevoegd: boolean
  lastResult: SubmissionResult<string[]> | null | undefined
}

const fields = ['bestand', 'soort', 'titel', 'datum', 'medisch', 'afdekken', 'waaromNu', 'aanvraag'] as const

/** The side of betrokkene hands in a paper. */
export function AddOwnPage({ dossierId, kenmerk, aanvraag, maxMb, stukkenTot, laat, toegevoegd, lastResult }: AddOwnPageProps) {
  const { errors, field } = formState(lastResult, fields)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: `Dossier ${kenmerk}`, href: `/gemachtigde/${dossierId}` }, { label: 'Stukken', href: `/gemachtigde/${dossierId}/stukken` }, { label: 'Stuk toevoegen' }]} />
      <PageTitle title="Stuk toevoegen" intro={stukkenTot && !laat ? `Tot en met ${formatDate(stukkenTot)} telt een stuk zonder meer mee.` : 'Wat u toevoegt, blijft zoals het is: een stuk verandert niet en gaat niet meer weg.'} />
      <ErrorSummary errors={errors} />
      {errors.length > 0 && !lastResult?.error?.bestand && <p>Kies ook het bestand opnieuw: uw browser bewaart dat niet. De rest staat er nog.</p>}
      {toegevoegd && errors.length === 0 && <Notice tone="good" title="Het stuk is toegevoegd" live="status"><p>Het staat in uw lijst. U kunt meteen een volgend stuk toevoegen.</p></Notice>}
      {laat && <Notice tone="attention" title="Dit zijn de laatste tien dagen voor de hoorzitting"><p>Een stuk dat nu komt, telt alleen mee als de voorzitter het toelaat. Schrijf in één of twee zinnen waarom het nu komt.</p></Notice>}
      <Card title="Het stuk" edge="top">
        <Form method="post" encType="multipart/form-data" reloadDocument>
          <input type="hidden" name="aanvraag" value={field('aanvraag', aanvraag).defaultValue} />
          <Stack gap="large">
            <WhoSees>Het panel leest het stuk. Een medisch stuk leest niemand van het panel, totdat betrokkene ja zegt.</WhoSees>
            <FileField maxMb={maxMb} error={field('bestand').error} />
            <TextField {...field('soort')} label="Soort" hint="Bijvoorbeeld: verklaring, brief, rapport, foto's." maxLength={100} />
            <TextField {...field('titel')} label="Titel" hint="Waaraan herkent het panel dit stuk? Noem functies, geen namen." maxLength={200} />
            <TextField {...field('datum')} label="Datum" hint="Zoals die op het stuk staat, bijvoorbeeld: 12 maart 2024, of: onbekend." width="short" maxLength={100} />
            <RadioGroup {...field('medisch', 'nee')} label="Is dit een medisch stuk?" options={[{ value: 'nee', label: 'Nee' }, { value: 'ja', label: 'Ja', hint: 'Dan kiest betrokkene wie van het panel het leest.' }]} layout="inline" />
            <RadioGroup {...field('afdekken', 'nee')} label="Staan er beelden in die naar zijn om te zien?" options={[{ value: 'nee', label: 'Nee' }, { value: 'ja', label: 'Ja, dek het stuk af' }]} layout="inline" />
            {laat ? <TextArea {...field('waaromNu')} label="Waarom komt dit stuk nu?" hint="De voorzitter leest dit en beslist." rows={3} /> : null}
            <p><Button name="doen" value="toevoegen">Stuk toevoegen</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}
