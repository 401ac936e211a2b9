import * as Y from 'yjs'
import { useMemo } from 'react'
import { useDocument } from '~/beoordeling/weging/use-document'
import { capital } from '~/platform/letters/rules'
import { Button, RadioGroup, Stack, TextArea } from '~/ui/index'
import { useMapValue, useSharedText } from '~realtime/browser/index'
import { ADVIES_ROOTS, newContra, voorlegWijzen, type ContraTekst } from '../advies-document'

const countOf = (doc: Y.Doc): number => doc.getArray(ADVIES_ROOTS.contra).length

/** The contra-indications, one by one: what it is, where it was put to betrokkene, and the answer. Typed together. */
export function ContraList({ doc, editable }: { doc: Y.Doc; editable: boolean }) {
  const count = useDocument(doc, countOf, 0)
  const list = doc.getArray<Y.Map<unknown>>(ADVIES_ROOTS.contra)
  return (
    <Stack>
      {Array.from({ length: count }, (_, index) => list.get(index)).map((item, index) => (
        <fieldset key={index} className="field" id={`contra-${index + 1}`} tabIndex={-1}>
          <legend className="field__label">Contra-indicatie {index + 1}</legend>
          <Stack gap="small">
            <Contra item={item} nummer={index + 1} editable={editable} />
            <p><Button type="button" variant="quiet" size="small" disabled={!editable} onClick={() => list.delete(index)}>Contra-indicatie {index + 1} weghalen</Button></p>
          </Stack>
        </fieldset>
      ))}
      {count === 0 && <p>Er is nog niets tegenin gebracht. Laat dit leeg als er geen contra-indicaties zijn.</p>}
      <p><Button type="button" variant="secondary" size="small" disabled={!editable} onClick={() => list.push([newContra()])}>Contra-indicatie toevoegen</Button></p>
    </Stack>
  )
}

function Contra({ item, nummer, editable }: { item: Y.Map<unknown>; nummer: number; editable: boolean }) {
  const [waar, kies] = useMapValue(item, 'waar')
  const field = (name: ContraTekst, label: string, hint?: string, rows = 2) => <SharedField item={item} name={name} id={`contra-${nummer}-${name}`} label={label} hint={hint} rows={rows} editable={editable} />
  return (
    <>
      {field('tekst', `Wat is de contra-indicatie (${nummer})?`, 'Zet erachter waarop dit steunt, bijvoorbeeld [stuk 3, bladzijde 2].', 3)}
      <RadioGroup
        name={`contra-${nummer}-waar`}
        label={`Is dit aan betrokkene voorgelegd (${nummer})?`}
        hint="Wat niet is voorgelegd, telt niet mee."
        options={voorlegWijzen.map((value) => ({ value, label: capital(value), disabled: !editable }))}
        value={typeof waar === 'string' ? waar : ''}
        onChange={kies}
      />
      {(waar === 'op de hoorzitting' || waar === 'schriftelijk') && (
        <>
          {field('plaats', `Waar is dit voorgelegd (${nummer})?`, waar === 'schriftelijk' ? 'Bijvoorbeeld: brief van 3 november 2026.' : 'De plaats in het verslag, bijvoorbeeld: alinea 4.', 1)}
          {field('antwoord', `Wat antwoordde betrokkene (${nummer})?`, undefined, 3)}
        </>
      )}
      {waar === 'niet voorgelegd' && field('reden', `Waarom is dit niet voorgelegd (${nummer})?`)}
    </>
  )
}

interface SharedFieldProps {
  item: Y.Map<unknown>
  name: string
  id: string
  label: string
  hint: string | undefined
  rows: number
  editable: boolean
}

/** A shared text of a map in a field: two people can type in it at once. */
export function SharedField({ item, name, id, label, hint, rows, editable }: SharedFieldProps) {
  const field = useMemo(() => fieldById(id), [id])
  const text = item.get(name)
  const { value, setValue } = useSharedText(text instanceof Y.Text ? text : null, field)
  return <TextArea name={id} id={id} label={label} hint={hint} rows={rows} value={value} readOnly={!editable} onChange={(event) => setValue(event.currentTarget.value)} />
}

/** Finds the field again when it is asked for: the component that draws it hands out no reference. */
const fieldById = (id: string) => ({
  get current(): HTMLTextAreaElement | null {
    const element = document.getElementById(id)
    return element instanceof HTMLTextAreaElement ? element : null
  }
})
