import type { SubmissionResult } from '@conform-to/react'
import { useCallback, useState } from 'react'
import { useWorkRoom } from '~/dossier/room-state'
import { aantekeningRoom, verslagRoom } from '~/dossier/rooms'
import type { Zetel } from '~/dossier/schema'
import { useReload } from '~/toegang/web'
import { Card, SplitLayout, Stack } from '~/ui/index'
import type { UsedRoom } from '~realtime/browser/index'
import { ConceptCard } from './concept-card'
import type { Aanwezige } from '../schema'
import { HearingCourse } from './hearing-course'
import { OwnNotesCard } from './own-notes-card'
import { VerslagEditor } from './verslag-editor'

export interface LiveVerslagProps {
  hoorzitting: { id: string }
  /** Milliseconds of the server when the page was made. */
  nu: number
  zetel: Zetel
  /** The own membership: whose notes this reader has. */
  lidId: string
  /** Voorzitter or secretaris: may close the text. */
  magAfsluiten: boolean
  erbij: readonly Aanwezige[]
  /** The day proposed for the record, and today, in Amsterdam. */
  dag: string
  vandaag: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** The verslag while it is typed: the order of the hearing, the text, and beside it the own notes and the end. */
export function LiveVerslag({ hoorzitting, nu, zetel, lidId, magAfsluiten, erbij, dag, vandaag, lastResult }: LiveVerslagProps) {
  const [opened, setOpened] = useState(false)
  const verslag = useWorkRoom(verslagRoom(hoorzitting.id))
  const notes = useWorkRoom(opened ? aantekeningRoom(hoorzitting.id, lidId) : null)
  const reload = useReload()
  return (
    <SplitLayout columns="side-main-side">
      <HearingCourse />
      <VerslagEditor room={verslag} zetel={zetel} nu={nu} onReload={useUnlessTyping(reload, verslag, notes)} />
      <Stack>
        <OwnNotesCard room={notes} verslag={verslag} opened={opened} onOpen={() => setOpened(true)} onReload={useUnlessTyping(reload, notes, verslag)} />
        {magAfsluiten
          ? <ConceptCard doc={verslag.doc} dag={dag} vandaag={vandaag} erbij={erbij} lastResult={lastResult} />
          : <Card title="Klaar met het verslag?"><p>De voorzitter of de secretaris sluit de tekst. Betrokkene leest het verslag dan na, en daarna wordt het vastgesteld. Dan kunt u uw beoordeling indienen.</p></Card>}
      </Stack>
    </SplitLayout>
  )
}

/** A room that closed gets the page again by itself; not while the other one shows words that nobody else has yet. */
export function useUnlessTyping(reload: () => void, own: UsedRoom, other: UsedRoom): () => void {
  const waits = own.denied?.reason === 'afgesloten' && !own.unsaved && other.unsaved
  return useCallback(() => {
    if (!waits) reload()
  }, [waits, reload])
}
