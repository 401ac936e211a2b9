import { capital } from '~/platform/letters/rules'
import { Kbd, MarkChoice, RadioGroup, Select, Stack, type LinkComponent } from '~/ui/index'
import type { Stuk } from '~/stukken/stukken.server'
import { oordeelSchema, type Oordeel, type OordeelCriterium } from '../catalogus/schema'
import { demandsAt } from '../draft-answers'
import { draftKey } from '../draft-fields'
import { shapeOf } from '../mark-of'
import { gewichten } from '../schema'
import { soortBronTekst, soortenBron } from '../soort-bron'
import { Citations } from './citations'
import { Demands } from './demands'
import { TypedField } from './typed-field'
import type { Sheet } from './use-sheet'

interface JudgementFormProps {
  sheet: Sheet
  criterium: OordeelCriterium
  stukken: readonly Stuk[]
  /** A verslag of the hearing is fixed. */
  verslag: boolean
  onRead: (stuk: number, plaats: string | null) => void
  Link: LinkComponent
}

/** One judgement: choice, weight, reason, citations; or for *niet te beoordelen* the reason, the source that is missing and its kind. */
export function JudgementForm({ sheet, criterium, stukken, verslag, onRead, Link }: JudgementFormProps) {
  const { code } = criterium
  const oordeel = oordeelSchema.safeParse(sheet.fields[draftKey(code, 'oordeel')]).data
  const eisen = demandsAt(criterium, oordeel)
  const weighed = criterium.gewichtBij.some((waarde) => waarde === oordeel)
  return (
    <Stack>
      <MarkChoice
        name="oordeel"
        label="Uw oordeel"
        options={criterium.waarden.map((waarde) => ({ value: waarde, label: capital(waarde), shape: shapeOf(waarde) }))}
        value={oordeel ?? ''}
        onChange={(value) => sheet.choose(draftKey(code, 'oordeel'), value)}
        disabled={!sheet.editable}
      />
      {weighed && <Weight sheet={sheet} code={code} />}
      {oordeel === 'niet te beoordelen' ? (
        <>
          <TypedField sheet={sheet} fieldKey={draftKey(code, 'reden')} id="reden" label="Waarom kunt u dit niet beoordelen?" />
          <TypedField
            sheet={sheet}
            fieldKey={draftKey(code, 'ontbrekend')}
            id="ontbrekend"
            label="Welke bron ontbreekt?"
            hint="Dat een bron ontbreekt, telt nooit tegen betrokkene."
            rows={2}
          />
          <Select
            name="soortBron"
            id="soortBron"
            label="Wat voor bron is dat?"
            hint="Alleen deze keuze wordt over alle dossiers geteld."
            placeholder="Kies een soort"
            options={soortenBron.map((value) => ({ value, label: soortBronTekst[value] }))}
            value={sheet.fields[draftKey(code, 'soortBron')] ?? ''}
            onChange={(event) => sheet.choose(draftKey(code, 'soortBron'), event.target.value)}
            disabled={!sheet.editable}
          />
        </>
      ) : (
        <>
          <TypedField sheet={sheet} fieldKey={draftKey(code, 'reden')} id="reden" label="Reden" />
          <Citations sheet={sheet} code={code} stukken={stukken} asked={asksCitation(criterium, oordeel)} onRead={onRead} />
        </>
      )}
      {eisen.length > 0 && <Demands sheet={sheet} criterium={criterium} eisen={eisen} verslag={verslag} Link={Link} />}
    </Stack>
  )
}

function Weight({ sheet, code }: { sheet: Sheet; code: string }) {
  return (
    <RadioGroup
      name="gewicht"
      label="Gewicht"
      layout="inline"
      options={gewichten.map((waarde) => ({
        value: waarde,
        label: <>{waarde} <Kbd decorative>{waarde.charAt(0).toUpperCase()}</Kbd></>,
        disabled: !sheet.editable
      }))}
      value={sheet.fields[draftKey(code, 'gewicht')] ?? ''}
      onChange={(value) => sheet.choose(draftKey(code, 'gewicht'), value)}
    />
  )
}

const asksCitation = ({ citaat }: OordeelCriterium, oordeel: Oordeel | undefined): boolean =>
  citaat === 'verplicht' || (citaat === 'bij-verzwakt' && oordeel === 'verzwakt')
