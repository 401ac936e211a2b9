import { useEffect, useState } from 'react'
import { Button, ButtonRow, Notice, StatusLine, type SaveState } from '~/ui/index'
import { statusText, type RoomStatus, type UsedRoom } from '~realtime/browser/index'

const saveState: Record<RoomStatus, SaveState> = {
  laden: 'connecting',
  opgeslagen: 'saved',
  bezig: 'saving',
  'geen-verbinding': 'offline',
  'alleen-lezen': 'read-only',
  geweigerd: 'refused',
  gesloten: 'read-only'
}

/** Whether somebody who may write can type now. Without a connection too: what is typed waits in this window. */
export const canType = ({ status }: Pick<UsedRoom, 'status'>): boolean => status === 'opgeslagen' || status === 'bezig' || status === 'geen-verbinding'

/** The line that always says where the typed text is. */
export function RoomState({ room }: { room: UsedRoom }) {
  return <StatusLine state={saveState[room.status]}>{statusText(room.status, room.denied).text}</StatusLine>
}

interface RoomRefusalProps {
  room: UsedRoom
  /** What stands in this window, so that nobody loses words by a refusal. */
  readText: () => string
  /** Gets the page again; keep it the same function between renders. Called by itself when a deed closed the room and nothing typed here is lost. */
  onReload: () => void
}

/** Shown when this window may not go on: why, what to do, and a copy of the text. */
export function RoomRefusal({ room, readText, onReload }: RoomRefusalProps) {
  const [copied, setCopied] = useState<'nee' | 'ja' | 'mislukt'>('nee')
  const { denied, unsaved } = room
  const replaced = denied?.reason === 'afgesloten' && !unsaved
  useEffect(() => {
    if (replaced) onReload()
  }, [replaced, onReload])
  if (!denied || replaced) return null
  const { text, uitleg } = statusText(room.status, denied)
  const copy = (): void => {
    navigator.clipboard.writeText(readText()).then(() => setCopied('ja'), () => setCopied('mislukt'))
  }
  return (
    <Notice tone="weakened" title={text} live="alert">
      {uitleg && <p>{uitleg}</p>}
      <ButtonRow>
        <Button type="button" variant="secondary" size="small" onClick={copy}>Kopieer de tekst</Button>
        {denied.reason === 'sessie-beeindigd'
          ? <Button type="button" variant="secondary" size="small" onClick={room.reconnect}>Ik ben opnieuw aangemeld</Button>
          : <Button type="button" variant="secondary" size="small" onClick={denied.reason === 'wijziging-geweigerd' ? room.reset : onReload}>Opnieuw laden</Button>}
      </ButtonRow>
      <p role="status">{copied === 'ja' ? 'De tekst is gekopieerd.' : copied === 'mislukt' ? 'Kopiëren lukte niet. Selecteer de tekst en kopieer hem zelf.' : ''}</p>
    </Notice>
  )
}
