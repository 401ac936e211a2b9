import { useState } from 'react'
import type * as Y from 'yjs'
import { seatLook } from '~/dossier/seat-look'
import { Button, ButtonRow, Card, ErrorSummary, ItemList, Notice, RadioGroup, Stack, TextArea, TextField, WhoSees } from '~/ui/index'
import type { WegingGroep, WegingLid } from '../read-weging.server'
import type { Fout } from './eindoordeel-card'
import { balansenOnScreen } from './on-screen'
import { SeenForm } from './seen-form'

interface VastleggenCardProps {
  doc: Y.Doc | null
  groepen: readonly WegingGroep[]
  geschreven: readonly string[]
  leden: readonly WegingLid[]
  fout: Fout | undefined
  onReload: () => void
}

/** The chair records the weighing; what is still missing stands here, and the server looks again. */
export function VastleggenCard({ doc, groepen, geschreven, leden, fout, onReload }: VastleggenCardProps) {
  const leeg = groepen.filter(({ code }) => !geschreven.includes(code))
  const zonder = leden.filter(({ standpunt }) => !standpunt)
  const seen = (): string => (doc ? JSON.stringify(balansenOnScreen(doc, groepen)) : '')
  return (
    <Card id="vastleggen" title="Weging vastleggen">
      {fout && <ErrorSummary title={fout.bericht} errors={(fout.lijst.length > 0 ? fout.lijst : [fout.bericht]).map((message) => ({ fieldId: 'vastleggen', message }))} />}
      {leeg.length + zonder.length > 0 ? (
        <Notice tone="attention" title="Dit ontbreekt nog">
          <ItemList
            label="Wat nog ontbreekt"
            items={[
              ...leeg.map(({ code, naam }) => ({ id: code, body: `Balans groep ${code}, ${naam}` })),
              ...zonder.map(({ lidId, discipline }) => ({ id: lidId, body: `Eindoordeel van ${seatLook[discipline].label}` }))
            ]}
          />
        </Notice>
      ) : (
        <Notice tone="good" title="Alles is er" />
      )}
      <p>Daarna verandert de balans niet meer, en begint het advies. Een eindoordeel kan nog, tot het advies is vastgesteld.</p>
      <SeenForm readSeen={seen}>
        <Stack>
          <WhoSees>Wat u vastlegt, leest het hele panel meteen, en later wie het advies leest.</WhoSees>
          <NewFact />
          <ButtonRow>
            <Button name="doen" value="vastleggen">Weging vastleggen</Button>
            <Button type="button" variant="quiet" onClick={onReload}>Kijk opnieuw wat er is vastgelegd</Button>
          </ButtonRow>
        </Stack>
      </SeenForm>
    </Card>
  )
}

/** Nothing that is new counts before it was put to betrokkene. */
function NewFact() {
  const [answer, setAnswer] = useState('')
  return (
    <>
      <RadioGroup
        name="nieuwFeit"
        label="Kwam er na de hoorzitting een feit bij?"
        hint="Een nieuw feit telt pas mee als het aan betrokkene is voorgelegd."
        options={[{ value: 'nee', label: 'Nee' }, { value: 'ja', label: 'Ja' }]}
        value={answer}
        onChange={setAnswer}
      />
      {answer === 'ja' && (
        <>
          <TextArea name="feit" label="Welk feit?" rows={3} />
          <TextField name="voorgelegd" label="Waar en wanneer is het aan betrokkene voorgelegd?" />
          <TextArea name="antwoord" label="Wat antwoordde betrokkene?" rows={3} />
        </>
      )}
    </>
  )
}
