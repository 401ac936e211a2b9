import { CheckboxGroup, Stack } from '~/ui/index'
import type { TekstCriterium } from '../catalogus/schema'
import { draftKey } from '../draft-fields'
import { TypedField } from './typed-field'
import type { Sheet } from './use-sheet'

/** A criterion without a judgement: a text, or *geen bijzonderheden* where the catalogue allows that. */
export function TextForm({ sheet, criterium }: { sheet: Sheet; criterium: TekstCriterium }) {
  const key = draftKey(criterium.code, 'geenBijzonderheden')
  const none = sheet.fields[key] === 'ja'
  return (
    <Stack>
      <TypedField
        sheet={sheet}
        fieldKey={draftKey(criterium.code, 'tekst')}
        id="tekst"
        label="Uw tekst"
        hint="Dit is geen plus en geen min. Het helpt om de andere criteria goed te lezen."
        rows={6}
      />
      {criterium.geenBijzonderheden === 'toegestaan' && (
        <CheckboxGroup
          name="geenBijzonderheden"
          label="Niets te melden?"
          options={[{ value: 'ja', label: 'Geen bijzonderheden', disabled: !sheet.editable }]}
          value={none ? ['ja'] : []}
          onChange={(value) => sheet.choose(key, value.includes('ja') ? 'ja' : '')}
        />
      )}
    </Stack>
  )
}
