import type { ReactNode } from 'react'
import { Notice, RadioGroup, Stack, type LinkComponent } from '~/ui/index'
import type { Eis, OordeelCriterium } from '../catalogus/schema'
import { draftKey, readCitaten, writeCitaten, type DraftVeld } from '../draft-fields'
import type { Citaat } from '../schema'
import { citationInWords, citationsOf } from './citations'
import { DEMANDS_ID } from './demands-id'
import { criterionHref } from './places'
import { TypedField } from './typed-field'
import type { Sheet } from './use-sheet'

interface DemandsProps {
  sheet: Sheet
  criterium: OordeelCriterium
  /** What the chosen judgement asks besides itself, as the catalogue says; not empty. */
  eisen: readonly Eis[]
  /** A verslag of the hearing is fixed: then it can be named as the place where something was put to betrokkene. */
  verslag: boolean
  Link: LinkComponent
}

/** The fields for all that the catalogue asks beside this judgement, with why. */
export function Demands({ sheet, criterium, eisen, verslag, Link }: DemandsProps) {
  const rows = { sheet, code: criterium.code }
  return (
    <section id={DEMANDS_ID} className="demands" tabIndex={-1} aria-label={`Wat er bij “${eisen[0]?.als ?? ''}” hoort`}>
      <Stack>
        <Notice tone="weakened" title={`Bij “${eisen[0]?.als ?? ''}” hoort meer`}>
          <ul className="demands__why">{eisen.map((eis) => <li key={`${eis.vraagt} ${eis.uitleg}`}>{eis.uitleg}{eis.vraagt === 'oordeel' && <> <Link href={criterionHref(eis.bij)}>Naar {eis.bij}</Link></>}</li>)}</ul>
        </Notice>
        {eisen.map((eis) => <Demand key={eis.vraagt} {...rows} eis={eis} verslag={verslag} />)}
      </Stack>
    </section>
  )
}

interface DemandProps {
  sheet: Sheet
  code: string
  eis: Eis
  verslag: boolean
}

function Demand({ sheet, code, eis, verslag }: DemandProps) {
  const typed = (veld: DraftVeld, label: string, hint?: string) => (
    <TypedField key={veld} sheet={sheet} fieldKey={draftKey(code, veld)} id={veld} label={label} hint={hint} rows={3} />
  )
  switch (eis.vraagt) {
    case 'notitie':
      return typed('notitie', 'Notitie over het referentiekader', `Wat u bij groep ${eis.bij} schreef, en waarom u van deze persoon toch iets anders mocht verwachten.`)
    case 'motivering':
      return typed('motivering', 'Extra motivering', 'Waarom u afwijkt van wat de behandelaar of deskundige vond.')
    case 'weersprekend citaat':
      return (
        <>
          <CitationChoice sheet={sheet} code={code} veld="weersprekend" label="Welk citaat weerspreekt de verklaring?" rest={[]} />
          {typed('weerspreekt', 'Wat weerspreekt het?', 'Dat een stuk ontbreekt, verzwakt nooit.')}
        </>
      )
    case 'andere grond':
      return (
        <>
          <Choice sheet={sheet} code={code} veld="alleenDat" label={`Rust uw oordeel alleen op ${eis.dan}?`} options={[{ value: 'nee', label: 'Nee, er is een andere grond' }, { value: 'ja', label: 'Ja' }]} />
          {typed('grond', 'Wat is onderzocht, en wat kwam daaruit?')}
        </>
      )
    case 'voorlegging':
      return <PutToHer sheet={sheet} code={code} verslag={verslag} typed={typed} />
    case 'oordeel':
      return null
  }
}

function PutToHer({ sheet, code, verslag, typed }: Omit<DemandProps, 'eis'> & { typed: (veld: DraftVeld, label: string, hint?: string) => ReactNode }) {
  const not = sheet.fields[draftKey(code, 'voorgelegd')] === 'niet'
  const rest = [...(verslag ? [{ value: 'verslag', label: 'Op de hoorzitting, zie het verslag' }] : []), { value: 'niet', label: 'Niet voorgelegd' }]
  return (
    <>
      <CitationChoice sheet={sheet} code={code} veld="voorgelegd" label="Waar is dit aan betrokkene voorgelegd?" rest={rest} />
      {not ? typed('voorlegging', 'Waarom is het niet voorgelegd?') : typed('voorlegging', 'Wat antwoordde betrokkene?')}
    </>
  )
}

interface CitationChoiceProps {
  sheet: Sheet
  code: string
  veld: 'weersprekend' | 'voorgelegd'
  label: string
  rest: { value: string; label: string }[]
}

/** One of the citations of this row; what was chosen and is gone from the row is no longer chosen. */
function CitationChoice({ sheet, code, veld, label, rest }: CitationChoiceProps) {
  const citaten = citationsOf(sheet, code)
  const options = [...citaten.map((citaat) => ({ value: writeCitaten([citaat]), label: citationInWords(citaat) })), ...rest]
  return <Choice sheet={sheet} code={code} veld={veld} label={label} hint={citaten.length === 0 ? 'Citeer eerst een stuk; dan kunt u het hier kiezen.' : undefined} options={options} />
}

interface ChoiceProps {
  sheet: Sheet
  code: string
  veld: DraftVeld
  label: string
  hint?: string
  options: readonly { value: string; label: string }[]
}

function Choice({ sheet, code, veld, label, hint, options }: ChoiceProps) {
  const key = draftKey(code, veld)
  return (
    <RadioGroup
      name={veld}
      label={label}
      hint={hint}
      options={options.map((option) => ({ ...option, disabled: !sheet.editable }))}
      value={sameChoice(sheet.fields[key] ?? '')}
      onChange={(value) => sheet.choose(key, value)}
    />
  )
}

/** A stored citation in the form in which the options are written. */
function sameChoice(stored: string): string {
  const citaten: Citaat[] | null = stored.startsWith('[') ? readCitaten(stored) : null
  return citaten ? writeCitaten(citaten) : stored
}
