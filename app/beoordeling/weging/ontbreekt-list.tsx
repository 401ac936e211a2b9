import * as Y from 'yjs'
import { Button, Stack, TextField } from '~/ui/index'
import { STANDPUNT_ROOTS, typedOntbreekt, type OntbreektRegel } from '../weging-documents'
import { useDocument } from './use-document'

const none: OntbreektRegel[] = []

/** What is missing to come to a view, and who could supply it: one line each, typed into the own room. */
export function OntbreektList({ doc, editable }: { doc: Y.Doc; editable: boolean }) {
  const regels = useDocument(doc, typedOntbreekt, none)
  const lines = doc.getArray<Y.Map<string>>(STANDPUNT_ROOTS.ontbreekt)
  const add = (): void => lines.push([new Y.Map([['wat', ''], ['wie', '']])])
  return (
    <fieldset className="field" id="ontbreekt" tabIndex={-1}>
      <legend className="field__label">Wat ontbreekt er?</legend>
      <p className="field__hint">Noem per punt wat er ontbreekt en wie dat kan geven.</p>
      <Stack gap="small">
        {regels.map((regel, index) => (
          <div key={index} className="ontbreekt">
            <TextField name={`ontbreekt-wat-${index}`} label={`Wat ontbreekt (${index + 1})`} value={regel.wat} readOnly={!editable} onChange={(event) => lines.get(index).set('wat', event.currentTarget.value)} />
            <TextField name={`ontbreekt-wie-${index}`} label={`Wie kan dat geven (${index + 1})`} value={regel.wie} readOnly={!editable} onChange={(event) => lines.get(index).set('wie', event.currentTarget.value)} />
            <Button type="button" variant="quiet" size="small" disabled={!editable} onClick={() => lines.delete(index)}>Punt {index + 1} weghalen</Button>
          </div>
        ))}
        <p><Button type="button" variant="secondary" size="small" disabled={!editable} onClick={add}>Punt toevoegen</Button></p>
      </Stack>
    </fieldset>
  )
}
