import type { SubmissionResult } from '@conform-to/react'
import { capital } from '~/platform/letters/rules'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, Card, Disclosure, ErrorSummary, ItemList, PageTitle, RadioGroup, sayDays, SplitLayout, Stack, SummaryList, TextArea, TextField } from '~/ui/index'

interface IntakePageProps {
  dossierId: string
  kenmerk: string
  betrokkene: { minderjarigOpgave: string | null; leeftijdOpgave: string | null; vormUitbuiting: string[] } | null
  stukken: { nummer: number; soort: string; datumTekst: string }[]
  lastResult: SubmissionResult<string[]> | undefined
}

const velden = ['vNummer', 'vNummerOnbekendReden', 'verzoeker', 'doel', 'grondslag', 'adviseur', 'vraag', 'minderjarig', 'eindeReden'] as const

/** The intake test: can the panel take this up, for whom, for what, on which basis. */
export function IntakePage({ dossierId, kenmerk, betrokkene, stukken, lastResult }: IntakePageProps) {
  const { field, errors } = formState(lastResult, velden)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Intake' }]} />
      <PageTitle title="Intake" intro="U gaat na of het panel dit dossier kan behandelen. Een aangifte is daarvoor niet nodig." />
      <ErrorSummary errors={errors} />
      <SplitLayout columns="main-side">
        <Stack gap="large">
          <Card title="Kan het panel dit dossier behandelen?">
            <Form method="post">
              <Stack>
                <TextField {...field('vNummer')} label="V-nummer" hint="Meestal 10 cijfers. Laat leeg als het onbekend is." optional width="short" inputMode="numeric" autoComplete="off" />
                <TextField {...field('vNummerOnbekendReden')} label="Waarom is het V-nummer onbekend?" hint="Alleen invullen als u geen V-nummer hebt." optional />
                <TextField {...field('verzoeker')} label="Wie vraagt om het advies?" hint="Een functie of organisatie, bijvoorbeeld: gemachtigde van betrokkene." />
                <TextField {...field('doel')} label="Waarvoor is het advies nodig?" hint="Bijvoorbeeld: beslissing over verblijf op humanitaire gronden." />
                <TextField {...field('grondslag')} label="Op welke grondslag adviseert het panel?" hint="Deze tekst komt letterlijk in het advies." />
                <RadioGroup
                  {...field('adviseur')}
                  label="Maakt die grondslag het panel adviseur volgens artikel 3:5 van de Awb?"
                  hint="Dat is zo als een wet of regeling het panel met adviseren belast. Twijfelt u? Kies dan: nee of nog niet bekend. Het advies zegt dan dat de regels naar analogie gelden."
                  options={[{ value: 'nee', label: 'Nee of nog niet bekend' }, { value: 'ja', label: 'Ja, volgens deze grondslag' }]}
                />
                <TextArea {...field('vraag', 'Is het aannemelijk dat betrokkene slachtoffer is van mensenhandel?')} label="Wat is de vraag aan het panel?" rows={3} />
                <RadioGroup
                  {...field('minderjarig')}
                  label="Was betrokkene minderjarig tijdens de feiten?"
                  hint={`In het dossier staat: ${opgave(betrokkene)}. Bij twijfel beoordeelt het panel betrokkene als kind.`}
                  options={[{ value: 'nee', label: 'Nee' }, { value: 'ja', label: 'Ja' }, { value: 'twijfel', label: 'Twijfel' }]}
                />
                <p><Button name="doen" value="ontvankelijk">Intake afronden</Button></p>
              </Stack>
            </Form>
          </Card>
          <Disclosure label="Dit dossier kan het panel niet behandelen">
            <Form method="post">
              <Stack>
                <TextArea {...field('eindeReden')} label="Waarom niet?" hint="Deze reden staat daarna bij het dossier. Het dossier sluit." />
                <p><Button variant="danger" name="doen" value="niet-in-behandeling">Niet in behandeling nemen</Button></p>
              </Stack>
            </Form>
          </Disclosure>
        </Stack>
        <Stack gap="large">
          <Card title="Waar het om gaat">
            <SummaryList rows={[{ term: 'Vorm van uitbuiting', value: betrokkene?.vormUitbuiting.join(', ') || 'onbekend' }]} />
          </Card>
          <Card title="Stukken in het dossier">
            <ItemList
              label="Soort en datum van de stukken"
              items={stukken.map(({ nummer, soort, datumTekst }) => ({ id: String(nummer), lead: nummer, body: capital(soort), note: sayDays(datumTekst) }))}
            />
          </Card>
        </Stack>
      </SplitLayout>
    </Stack>
  )
}

const opgave = (betrokkene: IntakePageProps['betrokkene']): string =>
  [betrokkene?.minderjarigOpgave, betrokkene?.leeftijdOpgave].filter(Boolean).join('; ') || 'niets over de leeftijd'
