import type { SubmissionResult } from '@conform-to/react'
import type { ReactNode } from 'react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonLink, Card, DateField, ErrorSummary, PageTitle, RadioGroup, Select, Stack, TextArea, TextField } from '~/ui/index'
import { aardNaam, bronNaam, informatieNaam } from '../namen'
import type { IndicatieInhoud } from '../schema'

const velden = ['tekst', 'datum', 'datumTot', 'datumTekst', 'plaats', 'aard', 'bron', 'betrouwbaarheidBron', 'betrouwbaarheidInformatie', 'vindplaats', 'oordeel', 'reden', 'sleutel', 'vanVersie'] as const

interface IndicatieFormulierProps {
  dossierId: string
  aanduiding: string
  /** The page this form leads back to. */
  terug: { label: string; href: string }
  titel: string
  intro: string
  /** What stands in the fields at first. */
  nu?: IndicatieInhoud
  /** Which form this is, and which version it started from. */
  verborgen: Readonly<Record<string, string>>
  doen: 'schrijven' | 'corrigeren'
  lastResult: SubmissionResult<string[]> | undefined
}

const keuzes = (namen: Readonly<Record<string, string>>) => Object.entries(namen).map(([value, label]) => ({ value, label }))

/** A lead to fill in: the facts first, then where they come from, and what the officer makes of them apart. */
export function IndicatieFormulier({ dossierId, aanduiding, terug, titel, intro, nu, verborgen, doen, lastResult }: IndicatieFormulierProps) {
  const { field, errors } = formState(lastResult, velden)
  const woorden = nu && nu.datumTekst !== nu.datum && nu.datumTekst !== `${nu.datum} tot en met ${nu.datumTot}` ? nu.datumTekst : undefined
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Mijn zaken', href: '/opsporing' }, { label: aanduiding, href: `/opsporing/zaken/${dossierId}` }, ...(doen === 'corrigeren' ? [terug] : []), { label: titel }]} />
      <PageTitle title={titel} intro={intro} />
      <ErrorSummary errors={errors} />
      <Form method="post">
        {Object.entries(verborgen).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <Stack gap="large">
          <Deel titel="Wat, wanneer en waar">
            <TextArea {...field('tekst', nu?.tekst)} label="Feiten" hint="Wat is gezien, gehoord of gezegd? Zet uw eigen oordeel hier niet bij." rows={6} />
            <DateField {...field('datum', nu?.datum)} label="Dag, of eerste dag van een periode" optional />
            <DateField {...field('datumTot', nu?.datumTot)} label="Laatste dag van de periode" optional />
            <TextField {...field('datumTekst', woorden)} label="Tijd in woorden" hint="Bijvoorbeeld: rond 22.30 uur, of: in de zomer van 2024." optional />
            <TextField {...field('plaats', nu?.plaats)} label="Plaats" hint="Zo precies als de bron het zegt." optional />
            <Select {...field('aard', nu?.aard)} label="Waar gaat het over?" placeholder="Kies" options={keuzes(aardNaam)} />
          </Deel>
          <Deel titel="Waar het vandaan komt">
            <TextField {...field('bron', nu?.bron)} label="Bron" hint="Van wie of waaruit komt dit? Bijvoorbeeld: verklaring van betrokkene." />
            <RadioGroup {...field('betrouwbaarheidBron', nu?.betrouwbaarheidBron)} label="Hoe betrouwbaar is de bron?" options={keuzes(bronNaam)} />
            <RadioGroup {...field('betrouwbaarheidInformatie', nu?.betrouwbaarheidInformatie)} label="Hoe zeker is de informatie?" options={keuzes(informatieNaam)} />
            <TextField {...field('vindplaats', nu?.vindplaats)} label="Vindplaats" hint="Waar is dit na te lezen? Bijvoorbeeld: proces-verbaal, bladzijde 3." optional />
          </Deel>
          <Deel titel="Uw eigen oordeel">
            <TextArea {...field('oordeel', nu?.oordeel)} label="Oordeel" hint="Wat maakt u hiervan? Dit staat apart van de feiten (Wpg, artikel 4, derde lid)." optional />
            {doen === 'corrigeren' && <TextArea {...field('reden')} label="Waarom corrigeert u?" hint="De vorige versie blijft staan." rows={2} />}
          </Deel>
          <p>
            <Button name="doen" value={doen}>{doen === 'schrijven' ? 'Indicatie vastleggen' : 'Correctie vastleggen'}</Button>{' '}
            <ButtonLink href={terug.href} variant="quiet">Annuleren</ButtonLink>
          </p>
        </Stack>
      </Form>
    </Stack>
  )
}

const Deel = ({ titel, children }: { titel: string; children: ReactNode }) => <Card title={titel}><Stack>{children}</Stack></Card>
