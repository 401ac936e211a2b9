import type * as Y from 'yjs'
import { CheckboxGroup } from '~/ui/index'
import type { WegingGroep, WegingRij } from '../read-weging.server'
import type { StandpuntDraft } from '../standpunt'
import { STANDPUNT_ROOTS, writeCodes } from '../weging-documents'

interface RestsOnProps {
  doc: Y.Doc
  draft: StandpuntDraft
  groepen: readonly WegingGroep[]
  /** The criteria that at least one member judged *versterkt*. */
  rijen: readonly WegingRij[]
  editable: boolean
}

/** What carries the end view, and what strengthens: named by the member, never filled in by the program. */
export function RestsOn({ doc, draft, groepen, rijen, editable }: RestsOnProps) {
  const set = (key: 'dragend' | 'versterkt') => (codes: string[]) => doc.getMap<unknown>(STANDPUNT_ROOTS.keuze).set(key, writeCodes(codes))
  return (
    <div className="rests-on">
      <CheckboxGroup
        name="dragend"
        label="Welke groepen dragen uw eindoordeel?"
        hint={`Kies er één of meer. ${neverAlone(groepen)}`}
        options={groepen.map(({ code, kort }) => ({ value: code, label: `${code} ${kort}`, disabled: !editable }))}
        value={[...draft.dragend]}
        onChange={set('dragend')}
      />
      {rijen.length > 0 && (
        <CheckboxGroup
          name="versterkt"
          label="Wat versterkt volgens u de verklaring?"
          hint="Noem ook bij een negatief eindoordeel wat versterkt. Hier staan de criteria die iemand van het panel versterkend vond."
          options={rijen.map(({ code, kort }) => ({ value: code, label: `${code} ${kort}`, disabled: !editable }))}
          value={[...draft.versterkt]}
          onChange={set('versterkt')}
        />
      )}
    </div>
  )
}

const neverAlone = (groepen: readonly WegingGroep[]): string => {
  const codes = groepen.filter((groep) => !groep.draagtEindoordeel).map(({ code }) => code)
  return codes.length === 0 ? '' : `Deze groepen zijn alleen nooit genoeg: ${new Intl.ListFormat('nl', { type: 'conjunction' }).format(codes)}.`
}
