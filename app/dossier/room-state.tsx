import { useEffect, useState } from 'react'
import { useOpenWork, useWorkDoor, type OpenWork } from '~/toegang/open-work'
import { Button, ButtonRow, Notice, StatusLine, TextArea, type SaveState } from '~/ui/index'
import { statusText, useRoom, type Denied, type RoomStatus, type UsedRoom } from '~realtime/browser/index'

const saveState: Record<RoomStatus, SaveState> = {
  laden: 'connecting',
  opgeslagen: 'saved',
  bezig: 'saving',
  'geen-verbinding': 'offline',
  'alleen-lezen': 'read-only',
  geweigerd: 'refused'
}

/** Whether somebody who may write can type now. Without a connection too: what is typed waits in this window. */
export const canType = ({ status }: Pick<UsedRoom, 'status'>): boolean => status === 'opgeslagen' || status === 'bezig' || status === 'geen-verbinding'

/**
 * The document of a room once its text is there; null before that. A field that is not there yet cannot be typed into: what somebody
 * typed in an empty one would go nowhere (R-UIX-34).
 */
export const documentOf = ({ doc, status }: Pick<UsedRoom, 'doc' | 'status'>): UsedRoom['doc'] => (status === 'laden' ? null : doc)

/** Joins a room (null: none) as work of this page: nobody leaves it unsaved without being asked, and a session that ended is mended on the spot. */
export function useWorkRoom(name: string | null): UsedRoom {
  const room = useRoom(name)
  useOpenWork({ unsaved: room.unsaved, shut: room.denied && shutOf(room.denied), resume: room.reconnect })
  return room
}

/** What signing in may open again. A place that was refused at the door may be shut for who is not signed in, or for everybody. */
function shutOf({ reason }: Denied): OpenWork['shut'] {
  if (reason === 'sessie-beeindigd') return 'sessie'
  if (reason === 'andere-persoon') return 'ander'
  return reason === 'niet-gevonden' || reason === 'niet-meer-open' ? 'misschien' : null
}

/** Why this room is shut. A door that was shut to nobody in particular is told as what it is: that nobody is signed in. */
function useDenied({ denied }: UsedRoom): Denied | null {
  const { signedOut } = useWorkDoor()
  return denied && signedOut && shutOf(denied) === 'misschien' ? { code: 4401, reason: 'sessie-beeindigd' } : denied
}

/** The line that always says where the typed text is. */
export function RoomState({ room }: { room: UsedRoom }) {
  return <StatusLine state={saveState[room.status]}>{statusText(room.status, useDenied(room)).text}</StatusLine>
}

interface RoomRefusalProps {
  room: UsedRoom
  /** What stands in this window, so that nobody loses words by a refusal. */
  readText: () => string
  /** Gets the page again; keep it the same function between renders. Called by itself when a deed closed the room and nothing typed here is lost. */
  onReload: () => void
}

/** Shown when this window may not go on: why, what to do, and a copy of the text (R-RTM-66). */
export function RoomRefusal({ room, readText, onReload }: RoomRefusalProps) {
  const { unsaved } = room
  const denied = useDenied(room)
  const { signIn, leave } = useWorkDoor()
  const replaced = denied?.reason === 'afgesloten' && !unsaved
  useEffect(() => {
    if (replaced) onReload()
  }, [replaced, onReload])
  if (!denied || replaced) return null
  const { text, uitleg } = statusText(room.status, denied, unsaved)
  const shut = shutOf(denied)
  return (
    <Notice tone="weakened" title={text} live="alert">
      {uitleg && <p>{uitleg}</p>}
      <ButtonRow>
        {(shut === 'sessie' || shut === 'ander') && <Button type="button" size="small" onClick={signIn}>Opnieuw aanmelden</Button>}
        {denied.reason !== 'niet-gevonden' && <CopyText readText={readText} />}
        {shut === 'misschien' && <Button type="button" variant="secondary" size="small" onClick={room.reconnect}>Opnieuw proberen</Button>}
        {shut === null || shut === 'misschien'
          ? <Button type="button" variant="secondary" size="small" onClick={() => leave(denied.reason === 'wijziging-geweigerd' ? room.reset : onReload)}>Opnieuw laden</Button>
          : null}
      </ButtonRow>
    </Notice>
  )
}

/** Copies all that was written here. Where the browser does not allow that, the text stands there to be copied by hand. */
function CopyText({ readText }: { readText: () => string }) {
  const [copied, setCopied] = useState<'nee' | 'ja' | 'mislukt'>('nee')
  const copy = (): void => {
    navigator.clipboard.writeText(readText()).then(() => setCopied('ja'), () => setCopied('mislukt'))
  }
  return (
    <>
      <Button type="button" variant="secondary" size="small" onClick={copy}>Kopieer de tekst</Button>
      <p role="status" className={copied === 'ja' ? undefined : 'visually-hidden'}>{copied === 'ja' ? 'De tekst is gekopieerd.' : ''}</p>
      {copied === 'mislukt' && <TextArea name="kopie" label="Kopiëren lukte niet. Selecteer de tekst hier en kopieer hem zelf." value={readText()} readOnly rows={6} />}
    </>
  )
}
