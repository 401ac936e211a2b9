import { useCallback } from 'react'
import type * as Y from 'yjs'
import { SeenForm } from '~/beoordeling/weging/seen-form'
import { useDocument } from '~/beoordeling/weging/use-document'
import type { Zetel } from '~/dossier/schema'
import { Button, ButtonLink, Card, ItemList, Notice, Stack } from '~/ui/index'
import { readParagraphs } from '~realtime/browser/index'
import { emptyConcept, readAdviesDocument, seenConcept, stillToDo, type StandpuntStand } from '../advies-document'

interface FreezeCardProps {
  doc: Y.Doc | null
  /** Whether every word on this screen is on disk. */
  saved: boolean
  dossierId: string
  zetel: Zetel
  standpunten: readonly StandpuntStand[]
  bezetting: string | null
  tegenlezing: string | null
}

/** What must still be done before the advies can be fixed, and by whom; for the voorzitter the button that does it. */
export function FreezeCard({ doc, saved, dossierId, zetel, standpunten, bezetting, tegenlezing }: FreezeCardProps) {
  const read = useCallback((document: Y.Doc) => readAdviesDocument(document, readParagraphs), [])
  const concept = useDocument(doc, read, emptyConcept)
  const todo = [...(bezetting ? [bezetting] : []), ...(doc ? stillToDo(concept, standpunten) : [])]
  const own = standpunten.some(({ discipline }) => discipline === zetel)
  return (
    <Card title="Vaststellen">
      <Stack>
        <StillToDo todo={todo} tegenlezing={concept.uitkomst === 'niet aannemelijk' ? tegenlezing : null} dossierId={dossierId} />
        {own && <p>Uw eindoordeel kunt u nog wijzigen tot het advies is vastgesteld. <ButtonLink href={`/dossiers/${dossierId}/weging#eindoordeel`} variant="quiet">Naar mijn eindoordeel</ButtonLink></p>}
        {zetel === 'voorzitter' ? (
          <>
            <p>Daarna verandert de tekst niet meer. De leden lezen het advies en keuren precies die tekst goed.</p>
            <SeenForm readSeen={() => seenConcept(doc ? read(doc) : emptyConcept, standpunten)}>
              <Button name="doen" value="bevriezen" disabled={!saved}>Advies vaststellen</Button>
            </SeenForm>
          </>
        ) : (
          <p>De voorzitter stelt het advies vast. Daarna tekenen de leden het af.</p>
        )}
      </Stack>
    </Card>
  )
}

/** What stands in the way, and for a second reading where it is asked for; nothing when nothing does. */
export function StillToDo({ todo, tegenlezing, dossierId }: Pick<FreezeCardProps, 'tegenlezing' | 'dossierId'> & { todo: readonly string[] }) {
  const reading = tegenlezing ? [{ id: 'tegenlezing', body: <>{tegenlezing} <a href={`/dossiers/${dossierId}/tegenlezing`}>Naar de tegenlezing</a></> }] : []
  const items = [...todo.map((zin) => ({ id: zin, body: zin })), ...reading]
  if (items.length === 0) return null
  return <Notice tone="attention" title="Dit moet eerst nog"><ItemList label="Wat er nog moet" items={items} /></Notice>
}
