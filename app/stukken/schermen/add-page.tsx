import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, DataTable, ErrorSummary, Notice, PageTitle, RadioGroup, sayDays, Select, Stack, TextField, WhoSees } from '~/ui/index'
import { formState } from '~/ui/form-state'
import type { AddPageData, ListedStuk } from '../read-add-page.server'
import { geenVerklaring, sprekerNaam, sprekers } from '../schema'
import { FileField } from './file-field'

interface AddPageProps extends AddPageData {
  /** The compartment of the paper that was just added; null on a fresh page. */
  toegevoegd: string | null
  lastResult: SubmissionResult<string[]> | null | undefined
}

const fields = ['bestand', 'soort', 'titel', 'auteur', 'datum', 'herkomst', 'spreker', 'afdekken', 'compartiment', 'aanvraag'] as const

/** Adds one paper to the dossier. */
export function AddPage({ dossierId, kenmerk, isCoordinator, stukken, toegevoegd, lastResult, maxMb, aanvraag }: AddPageProps) {
  const { errors, field } = formState(lastResult, fields)
  const papers = isCoordinator ? [] : [{ label: 'Stukken', href: `/dossiers/${dossierId}/stukken` }]
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, ...papers, { label: 'Stuk toevoegen' }]} />
      <PageTitle title="Stuk toevoegen" intro="Wat u toevoegt, blijft zoals het is: een stuk verandert niet en gaat niet meer weg." />
      <ErrorSummary errors={errors} />
      {errors.length > 0 && !lastResult?.error?.bestand && <p>Kies ook het bestand opnieuw: uw browser bewaart dat niet. De rest staat er nog.</p>}
      {toegevoegd && errors.length === 0 && <Added medisch={toegevoegd === 'medisch'} isCoordinator={isCoordinator} dossierId={dossierId} />}
      <Card title="Het stuk" edge="top">
        <Form method="post" encType="multipart/form-data" reloadDocument>
          <input type="hidden" name="aanvraag" value={field('aanvraag', aanvraag).defaultValue} />
          <Stack gap="large">
            <WhoSees>Dat kiest u onderaan. Voor het panel: alle leden, de voorzitter en de secretaris lezen het meteen. Medisch: niemand, totdat betrokkene ja zegt.</WhoSees>
            <FileField maxMb={maxMb} error={field('bestand').error} />
            <TextField {...field('soort')} label="Soort" hint="Bijvoorbeeld: verklaring, brief, rapport, foto's." maxLength={100} />
            <TextField {...field('titel')} label="Titel" hint="Waaraan herkent het panel dit stuk? Noem functies, geen namen." maxLength={200} />
            <TextField {...field('datum')} label="Datum" hint="Zoals die op het stuk staat, bijvoorbeeld: 12 maart 2024, of: voorjaar 2023." width="short" maxLength={100} />
            <TextField {...field('auteur')} label="Van wie is het stuk?" hint="De functie of organisatie die het schreef." optional maxLength={200} />
            <TextField {...field('herkomst')} label="Herkomst" hint="Van wie kreeg u het, en hoe? Bijvoorbeeld: van de gemachtigde, bij het verzoek." maxLength={300} />
            <Select {...field('spreker', geenVerklaring)} label="Is dit een verklaring, en van wie?" options={[{ value: geenVerklaring, label: 'Nee, geen verklaring' }, ...sprekers.map((spreker) => ({ value: spreker, label: sprekerNaam[spreker] }))]} />
            <RadioGroup {...field('afdekken', 'nee')} label="Staan er beelden in die naar zijn om te zien?" hint="Dan blijft het stuk afgedekt tot iemand het zelf opent." options={[{ value: 'nee', label: 'Nee' }, { value: 'ja', label: 'Ja, dek het stuk af' }]} layout="inline" />
            <RadioGroup
              {...field('compartiment')}
              label="Wie mag dit lezen?"
              options={[
                { value: 'panel', label: 'Het panel', hint: 'Alle leden, de voorzitter en de secretaris.' },
                { value: 'medisch', label: 'Alleen wie betrokkene het laat lezen', hint: 'Voor medische stukken. De coördinator ziet soort en datum. Lezen kan pas als betrokkene ja zegt, per lezer.' }
              ]}
              layout="cards"
            />
            <p><Button name="doen" value="toevoegen">Stuk toevoegen</Button></p>
          </Stack>
        </Form>
      </Card>
      <Present stukken={stukken} isCoordinator={isCoordinator} dossierId={dossierId} />
    </Stack>
  )
}

function Added({ medisch, isCoordinator, dossierId }: { medisch: boolean; isCoordinator: boolean; dossierId: string }) {
  if (!medisch) return <Notice tone="good" title="Het stuk is toegevoegd" live="status"><p>Het panel kan het lezen. U kunt meteen een volgend stuk toevoegen.</p></Notice>
  return (
    <Notice tone="good" title="Het stuk ligt nu in het medische deel" live="status">
      {isCoordinator ? (
        <p>Niemand kan het lezen totdat betrokkene ja zegt. <a href={`/dossiers/${dossierId}/medisch`}>Leg vast wat betrokkene antwoordde</a>.</p>
      ) : (
        <p>Ook u ziet het hier niet meer. De coördinator vraagt betrokkene wie het mag lezen.</p>
      )}
    </Notice>
  )
}

function Present({ stukken, isCoordinator, dossierId }: { stukken: ListedStuk[]; isCoordinator: boolean; dossierId: string }) {
  return (
    <Card title="Wat er al is" aside={isCoordinator ? 'U ziet soort en datum; lezen doet het panel' : undefined}>
      <DataTable
        caption="Stukken in dit dossier"
        captionHidden
        rows={stukken}
        rowKey={({ nummer }) => String(nummer)}
        empty="Er zijn nog geen stukken."
        columns={[
          { key: 'nummer', header: 'Stuk', nowrap: true, rowHeader: true, cell: ({ nummer }) => nummer },
          { key: 'soort', header: 'Soort', cell: ({ soort }) => soort },
          { key: 'datum', header: 'Datum', cell: ({ datumTekst }) => sayDays(datumTekst) },
          { key: 'lezers', header: 'Wie mag dit lezen', cell: ({ medisch }) => (medisch ? (isCoordinator ? <a href={`/dossiers/${dossierId}/medisch`}>wie betrokkene het laat lezen</a> : 'wie betrokkene het laat lezen') : 'het panel') }
        ]}
      />
    </Card>
  )
}
