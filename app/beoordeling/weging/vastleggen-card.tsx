import type * as Y from 'yjs'
import { seatLook } from '~/dossier/seat-look'
import { Button, ButtonRow, Card, ErrorSummary, ItemList, Notice, Stack } from '~/ui/index'
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
          <ButtonRow>
            <Button name="doen" value="vastleggen">Weging vastleggen</Button>
            <Button type="button" variant="quiet" onClick={onReload}>Kijk opnieuw wat er is vastgelegd</Button>
          </ButtonRow>
        </Stack>
      </SeenForm>
    </Card>
  )
}
