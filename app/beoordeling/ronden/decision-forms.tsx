import type { ReactNode } from 'react'
import { Form } from '~/toegang/web'
import { Button, Card, CheckboxGroup, Disclosure, RadioGroup, Stack, TextArea, WhoSees } from '~/ui/index'
import { disciplines, type Discipline } from '../catalogus/schema'
import type { Ingediend } from '../store.server'
import { maxReden } from './schema'
import { overTeSlaan } from './words'

type Deed = 'een-ronde' | 'spoed' | 'twee' | 'heropenen'

/** What a deed of this page answered when it did nothing: which form, which field, and what was typed. */
export interface DecisionState {
  doen: string
  veld: string
  bericht: string
  reden: string
  overgeslagen: string[]
}

interface DecisionFormsProps {
  besluitbaar: readonly Deed[]
  ontbreekt: Discipline | null
  ingediend: readonly Ingediend[] | null
  antwoord: DecisionState | undefined
}

/** What the voorzitter may decide about the rounds, each with a reason that is recorded. Nothing here opens a sheet. */
export function DecisionForms({ besluitbaar, antwoord }: DecisionFormsProps) {
  if (besluitbaar.length === 0) return null
  const form = (doen: Deed, label: string, knop: string, uitleg: string, more?: ReactNode) =>
    besluitbaar.includes(doen) && (
      <Disclosure label={label} open={antwoord?.doen === doen}>
        <Form method="post">
          <Stack>
            <p>{uitleg}</p>
            {more}
            <TextArea
              name="reden"
              id={`reden-${doen}`}
              label="Reden"
              hint="Schrijf zo dat betrokkene het kan lezen."
              maxLength={maxReden}
              defaultValue={antwoord?.doen === doen ? antwoord.reden : undefined}
              error={antwoord?.veld === `reden-${doen}` ? antwoord.bericht : undefined}
            />
            <p><Button name="doen" value={doen}>{knop}</Button></p>
          </Stack>
        </Form>
      </Disclosure>
    )
  return (
    <Card title="Wat u als voorzitter kunt besluiten">
      <Stack>
        <WhoSees>Uw besluit en de reden staan meteen op deze bladzijde, voor het hele panel. Later staan zij ook in het advies.</WhoSees>
        {form('een-ronde', 'Eén ronde is genoeg', 'Eén ronde vastleggen', 'Er komt geen tweede ronde. De leden dienen in als het verslag van de hoorzitting vaststaat. Wie al op de stukken indiende, bevestigt of verbetert dat dan.')}
        {form(
          'spoed', 'Spoed', 'Spoed vastleggen', 'De termijnen worden korter. Op elke bladzijde van dit dossier staat dat het spoed heeft, en in het advies staat wat is overgeslagen.',
          <CheckboxGroup name="overgeslagen" id="overgeslagen" label="Wat slaat u over?" hint="Laat leeg als u alleen de termijnen verkort." options={overTeSlaan.map(({ label }) => ({ value: label, label }))} defaultValue={antwoord?.doen === 'spoed' ? antwoord.overgeslagen : []} />
        )}
        {form(
          'twee', 'Verder met twee disciplines', 'Verder met twee vastleggen', 'Alleen als er geen vervanger is. De coördinator sluit eerst de zetel. De eerste bladzijde van het advies noemt welke discipline ontbreekt.',
          <RadioGroup name="ontbreekt" id="ontbreekt" label="Welke discipline ontbreekt?" options={disciplines.map((value) => ({ value, label: value }))} error={antwoord?.veld === 'ontbreekt' ? antwoord.bericht : undefined} />
        )}
        {form('heropenen', 'Een nieuwe ronde openen', 'Nieuwe ronde openen', 'Er komt een nieuwe ronde naast wat al onthuld is. Ieder lid begint met het eigen laatste formulier. De weging en het advies wachten tot de nieuwe ronde is onthuld.')}
      </Stack>
    </Card>
  )
}
