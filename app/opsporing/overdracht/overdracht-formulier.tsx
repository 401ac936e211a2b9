import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonLink, Card, CheckboxGroup, DateField, ErrorSummary, PageTitle, RadioGroup, Stack, TextArea, TextField } from '~/ui/index'
import type { KeuzeRegel } from './read-overdracht.server'
import { koppelvlakNaam, ontvangerNaam } from './schema'

const velden = ['koppelvlak', 'aangifteOp', 'resultaat', 'indicaties', 'ontvanger', 'grondslag', 'toelichting', 'sleutel'] as const

interface OverdrachtFormulierProps {
  dossierId: string
  aanduiding: string
  versies: KeuzeRegel[]
  sleutel: string
  lastResult: SubmissionResult<string[]> | undefined
}

/** Choosing what goes to whom, and on what ground. */
export function OverdrachtFormulier({ dossierId, aanduiding, versies, sleutel, lastResult }: OverdrachtFormulierProps) {
  const { field, errors } = formState(lastResult, velden)
  const zaak = `/opsporing/zaken/${dossierId}`
  const { defaultValue: _one, ...keuze } = field('indicaties')
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Mijn zaken', href: '/opsporing' }, { label: aanduiding, href: zaak }, { label: 'Nieuwe overdracht' }]} />
      <PageTitle title="Nieuwe overdracht" intro="U maakt een document met een nummer. Daarna verandert er niets meer aan." />
      <ErrorSummary errors={errors} />
      <Form method="post">
        <input type="hidden" name="sleutel" value={sleutel} />
        <Stack gap="large">
          <Card title="Wat draagt u over?">
            <Stack>
              <RadioGroup {...field('koppelvlak')} label="Soort overdracht" options={(['P6', 'K4'] as const).map((value) => ({ value, label: koppelvlakNaam[value], hint: value === 'K4' ? 'Alleen aan het Openbaar Ministerie. Het dossier zelf gaat op papier; hier staat wat erbij hoort.' : undefined }))} />
              <DateField {...field('aangifteOp')} label="Dag van de aangifte" hint="Alleen bij het strafdossier." optional />
              <TextArea {...field('resultaat')} label="Wat leverde het onderzoek op?" hint="Alleen bij het strafdossier." optional />
              <CheckboxGroup {...keuze} label="Indicaties" hint="Kies alleen wat de ontvanger nodig heeft. Bij het strafdossier hoeft u geen indicatie te kiezen." defaultValue={chosenIn(lastResult)} options={versies.map(optionOf)} />
            </Stack>
          </Card>
          <Card title="Aan wie en waarom?">
            <Stack>
              <RadioGroup {...field('ontvanger')} label="Ontvanger" options={Object.entries(ontvangerNaam).map(([value, label]) => ({ value, label }))} />
              <TextField {...field('grondslag')} label="Grondslag" hint="Noem de wet en het artikel. Deze tekst komt letterlijk in het document." />
              <TextArea {...field('toelichting')} label="Toelichting voor de ontvanger" optional />
            </Stack>
          </Card>
          <p>
            <Button name="doen" value="opstellen">Overdracht opstellen</Button>{' '}
            <ButtonLink href={zaak} variant="quiet">Annuleren</ButtonLink>
          </p>
        </Stack>
      </Form>
    </Stack>
  )
}

const optionOf = ({ nummer, versie, nieuwste, tekst }: KeuzeRegel) => ({
  value: `${nummer}.${versie}`,
  label: `Nr. ${nummer}, versie ${versie}${nieuwste ? '' : ' (er is een nieuwere)'}`,
  hint: tekst.length > 160 ? `${tekst.slice(0, 160)}…` : tekst
})

function chosenIn(lastResult: OverdrachtFormulierProps['lastResult']): string[] {
  const sent: unknown = lastResult?.initialValue?.indicaties
  return [sent].flat().filter((value) => typeof value === 'string')
}
