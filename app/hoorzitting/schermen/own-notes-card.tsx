import { useEffect, useRef, useState, type MouseEvent, type RefObject } from 'react'
import { canType, RoomRefusal, RoomState } from '~/dossier/room-state'
import { AANTEKENING_ROOT } from '~/dossier/rooms'
import { Button, Card, Stack, TextArea } from '~/ui/index'
import { useSharedText, type UsedRoom } from '~realtime/browser/index'
import { addPassage } from './add-passage'

interface OwnNotesCardProps {
  /** The room of the own notes; nothing in it before the first `onOpen`. */
  room: UsedRoom
  /** The room of the verslag, of the same window; null when nobody types in it any more. */
  verslag: UsedRoom | null
  opened: boolean
  onOpen: () => void
  onReload: () => void
}

/**
 * What one member writes down for nobody else. Shut until asked for: in the hearing room others look along, and who makes no
 * notes joins no room. Words leave it only by the press of a button that says which (R-HRZ-23).
 */
export function OwnNotesCard({ room, verslag, opened, onOpen, onReload }: OwnNotesCardProps) {
  const [shown, setShown] = useState(false)
  const toggle = (): void => {
    onOpen()
    setShown(!shown)
  }
  return (
    <Card title="Mijn aantekeningen" tone="private" aside={opened && <RoomState room={room} />}>
      <Stack gap="small">
        <p>Alleen u ziet dit. Het wordt vernietigd als het verslag is vastgesteld of de voorzitter van horen afziet.</p>
        <p><Button type="button" variant="secondary" size="small" aria-expanded={shown} aria-controls="mijn-aantekeningen" onClick={toggle}>{shown ? 'Aantekeningen verbergen' : 'Aantekeningen openen'}</Button></p>
        {opened && <RoomRefusal room={room} readText={() => room.doc?.getText(AANTEKENING_ROOT).toString() ?? ''} onReload={onReload} />}
        <div id="mijn-aantekeningen" hidden={!shown}>{opened && <NotesField room={room} verslag={verslag} />}</div>
      </Stack>
    </Card>
  )
}

function NotesField({ room, verslag }: Pick<OwnNotesCardProps, 'room' | 'verslag'>) {
  const field = useRef<HTMLTextAreaElement | null>(null)
  const { value, setValue } = useSharedText(room.doc?.getText(AANTEKENING_ROOT) ?? null, field)
  const selecting = useSelecting(field, value)
  const [told, setTold] = useState('')
  const add = (event: MouseEvent): void => {
    // The second press of a double click would put the same words in twice.
    if (event.detail > 1) return
    if (verslag) setTold(putInVerslag(verslag, selecting ? selectedIn(field.current) : value))
  }
  return (
    <Stack gap="small">
      <TextArea
        name="aantekeningen"
        label="Aantekeningen voor uzelf"
        hint={verslag ? 'Selecteer een deel om alleen dat in het verslag te zetten.' : undefined}
        rows={8}
        autoComplete="off"
        value={value}
        readOnly={!canType(room)}
        onFocus={(event) => (field.current = event.currentTarget)}
        onChange={(event) => {
          setTold('')
          setValue(event.currentTarget.value)
        }}
      />
      {verslag && <p><Button type="button" variant="secondary" size="small" onClick={add}>{selecting ? 'Zet selectie in het verslag' : 'Zet alles in het verslag'}</Button></p>}
      <p role="status">{told}</p>
    </Stack>
  )
}

/**
 * Whether part of the field is selected. Heard from the document: handles on a touch screen send nothing to the field itself. Looked
 * at again with every value: what was selected may be gone.
 */
function useSelecting(field: RefObject<HTMLTextAreaElement | null>, value: string): boolean {
  const [selecting, setSelecting] = useState(false)
  useEffect(() => {
    const look = (): void => setSelecting(field.current !== null && field.current.selectionStart !== field.current.selectionEnd)
    look()
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [field, value])
  return selecting
}

const selectedIn = (field: HTMLTextAreaElement | null): string => field?.value.slice(field.selectionStart, field.selectionEnd) ?? ''

/** Puts the words in and tells what happened; the notes keep them. */
function putInVerslag(verslag: UsedRoom, words: string): string {
  if (!verslag.doc || !canType(verslag)) return 'Dat kan nu niet: het verslag is niet te wijzigen.'
  return addPassage(verslag.doc, words) > 0 ? 'De tekst staat nu onderaan het verslag. Het panel kan hem daar lezen.' : 'Er is geen tekst om in het verslag te zetten.'
}
