import { useState } from 'react'
import { Button, Disclosure, Select, Tag, TextField, VisuallyHidden } from '~/ui/index'
import type { Stuk } from '~/stukken/stukken.server'
import { maxPlaats } from '~/stukken/viewer/plaats'
import { draftKey, readCitaten, writeCitaten } from '../draft-fields'
import { cleanText, maxCitaten, type Citaat } from '../schema'
import type { Sheet } from './use-sheet'

/** The citations of one criterion in the draft; a damaged field counts as none, and adding one mends it. */
export const citationsOf = (sheet: Sheet, code: string): Citaat[] => readCitaten(sheet.fields[draftKey(code, 'citaten')] ?? '') ?? []

/** Adds a citation, once. */
export function addCitation(sheet: Sheet, code: string, citaat: Citaat): void {
  const present = citationsOf(sheet, code)
  if (present.length >= maxCitaten || present.some((one) => sameCitation(one, citaat))) return
  sheet.choose(draftKey(code, 'citaten'), writeCitaten([...present, citaat]))
}

const sameCitation = (one: Citaat, two: Citaat): boolean => one.stuk === two.stuk && one.plaats === two.plaats

export const citationInWords = ({ stuk, plaats }: Citaat): string => (plaats === null ? `stuk ${stuk}` : `stuk ${stuk}, ${plaats}`)

interface CitationsProps {
  sheet: Sheet
  code: string
  stukken: readonly Stuk[]
  asked: boolean
  onRead: (stuk: number, plaats: string | null) => void
}

/** Where the judgement rests on: the citations there are, and a small form to add one. */
export function Citations({ sheet, code, stukken, asked, onRead }: CitationsProps) {
  const citaten = citationsOf(sheet, code)
  const remove = (gone: Citaat): void => sheet.choose(draftKey(code, 'citaten'), writeCitaten(citaten.filter((one) => !sameCitation(one, gone))))
  return (
    <fieldset className="citations">
      <legend className="field__label">Verwijzingen{!asked && <span className="field__optional"> (mag leeg blijven)</span>}</legend>
      {citaten.length === 0 ? (
        <p className="field__hint">{asked ? `Noem ten minste één stuk waarop uw oordeel rust. Lees een stuk en kies “Citeren bij ${code}”.` : 'Nog geen verwijzing.'}</p>
      ) : (
        <ul className="citations__list">
          {citaten.map((citaat) => (
            <li key={citationInWords(citaat)}>
              <Tag shape="reference">{citationInWords(citaat)}</Tag>
              <Button type="button" variant="quiet" size="small" onClick={() => onRead(citaat.stuk, citaat.plaats)}>
                Lezen<VisuallyHidden> {citationInWords(citaat)}</VisuallyHidden>
              </Button>
              {sheet.editable && (
                <Button type="button" variant="quiet" size="small" onClick={() => remove(citaat)}>
                  Weghalen<VisuallyHidden> {citationInWords(citaat)}</VisuallyHidden>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {sheet.editable && citaten.length < maxCitaten && (
        <Disclosure label="Zelf een verwijzing schrijven">
          <AddCitation stukken={stukken} onAdd={(citaat) => addCitation(sheet, code, citaat)} />
        </Disclosure>
      )}
    </fieldset>
  )
}

function AddCitation({ stukken, onAdd }: { stukken: readonly Stuk[]; onAdd: (citaat: Citaat) => void }) {
  const [stuk, setStuk] = useState('')
  const [plaats, setPlaats] = useState('')
  const [error, setError] = useState<string>()
  const add = (): void => {
    if (stuk === '') return setError('Kies eerst een stuk.')
    const words = cleanText(plaats)
    onAdd({ stuk: Number(stuk), plaats: words === '' ? null : words })
    setStuk('')
    setPlaats('')
  }
  return (
    <div className="citations__add">
      <Select
        name="citaat-stuk"
        label="Naar welk stuk verwijst u?"
        placeholder="Kies een stuk"
        error={error}
        value={stuk}
        onChange={(event) => {
          setStuk(event.currentTarget.value)
          setError(undefined)
        }}
        options={stukken.map(({ nummer, titel }) => ({ value: String(nummer), label: `${nummer} · ${titel}` }))}
      />
      <TextField
        name="citaat-plaats"
        label="Plaats in het stuk"
        optional
        maxLength={maxPlaats}
        value={plaats}
        onChange={(event) => setPlaats(event.currentTarget.value)}
      />
      <Button type="button" variant="secondary" size="small" onClick={add}>Verwijzing toevoegen</Button>
    </div>
  )
}
