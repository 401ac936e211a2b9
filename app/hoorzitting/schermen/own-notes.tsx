import { useState } from 'react'
import { useWorkRoom } from '~/dossier/room-state'
import { aantekeningRoom } from '~/dossier/rooms'
import { useReload } from '~/toegang/web'
import { OwnNotesCard } from './own-notes-card'

/** The own notes while the verslag is read through: still there, until it is fixed. */
export function OwnNotes({ hoorzittingId, lidId }: { hoorzittingId: string; lidId: string }) {
  const [opened, setOpened] = useState(false)
  const notes = useWorkRoom(opened ? aantekeningRoom(hoorzittingId, lidId) : null)
  const reload = useReload()
  return <OwnNotesCard room={notes} verslag={null} opened={opened} onOpen={() => setOpened(true)} onReload={reload} />
}
