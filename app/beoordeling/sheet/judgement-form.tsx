import { Kbd, MarkChoice, Notice, RadioGroup, Stack, type LinkComponent } from '~/ui/index'
import type { Stuk } from '~/dossier/stukken.server'
import { oordeelSchema, type Eis, type Oordeel, type OordeelCriterium } from '../catalogus/schema'
import { draftKey } from '../draft-fields'
import { shapeOf } from '../mark-of'
import { gewichten } from '../schema'
import { Citations } from './citations'
import { criterionHref } from './places'
import { TypedField } from './typed-field'
import type { Sheet } from './use-sheet'

interface JudgementFormProps {
  sheet: Sheet
  criterium: OordeelCriterium
  stukken: readonly Stuk[]
  /** The first criterion of each group, for links to a note there. */
  firstOf: (groep: string) => string | undefined
  onRead: (stuk: number) => void
  Link: LinkComponent
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** One judgement: choice, weight, reason, citations; or for *niet te beoordelen* the reason and the source that is missing. */
export function JudgementForm({ sheet, criterium, stukken, firstOf, onRead, Link }: JudgementFormProps) {
  const { code } = criterium
  const oordeel = oordeelSchema.safeParse(sheet.fields[draftKey(code, 'oordeel')]).data
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
        </>
      ) : (
        <>
          <TypedField sheet={sheet} fieldKey={draftKey(code, 'reden')} id="reden" label="Reden" />
          <Citations sheet={sheet} code={code} stukken={stukken} asked={asksCitation(criterium, oordeel)} onRead={onRead} />
        </>
      )}
      {oordeel && <Demands demands={criterium.eisen.filter((eis) => eis.als === oordeel)} firstOf={firstOf} Link={Link} />}
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

/** What the chosen judgement asks besides itself, as the catalogue says. */
function Demands({ demands, firstOf, Link }: { demands: readonly Eis[] } & Pick<JudgementFormProps, 'firstOf' | 'Link'>) {
  if (demands.length === 0) return null
  return (
    <Notice tone="weakened" title={`Bij “${demands[0]?.als}” hoort meer`}>
      <ul className="demands">
        {demands.map((eis) => (
          <li key={`${eis.vraagt} ${eis.uitleg}`}>{eis.uitleg} <DemandLink eis={eis} firstOf={firstOf} Link={Link} /></li>
        ))}
      </ul>
    </Notice>
  )
}

function DemandLink({ eis, firstOf, Link }: { eis: Eis } & Pick<JudgementFormProps, 'firstOf' | 'Link'>) {
  switch (eis.vraagt) {
    case 'oordeel':
      return <Link href={criterionHref(eis.bij)}>Naar {eis.bij}</Link>
    case 'notitie': {
      const first = firstOf(eis.bij)
      return first ? <Link href={criterionHref(first)}>Naar groep {eis.bij}</Link> : null
    }
    case 'andere grond':
      return <>{eis.dan}</>
    case 'motivering':
    case 'weersprekend citaat':
    case 'voorlegging':
      return null
  }
}
