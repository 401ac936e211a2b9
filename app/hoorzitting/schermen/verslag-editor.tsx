import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { RoomPresence } from '~/dossier/room-presence'
import { canType, documentOf, RoomRefusal, RoomState } from '~/dossier/room-state'
import { seatLook } from '~/dossier/seat-look'
import type { Zetel } from '~/dossier/schema'
import { CollabEditor } from '~/ui/collab-editor'
import type { LineHandle, LineOptions } from '~/ui/collab-lines'
import { Button, ButtonRow, Card, Kbd, Stack } from '~/ui/index'
import { readNotedParagraphs, type UsedRoom } from '~realtime/browser/index'
import { addMoment, readMomenten, type Moment } from '../verslag/moments'
import { alineaTekst, isSpreker, sprekerKort, verloopTekst, type VerloopRegel } from '../verslag/schema'
import { MOMENTEN_ROOT, readVerslagAlineas, VERSLAG_ROOT } from '../verslag-document'
import { SpeakerBar } from './speaker-bar'
import { useServerClock } from './use-clock'

interface VerslagEditorProps {
  room: UsedRoom
  zetel: Zetel
  onReload: () => void
  /** Milliseconds of the server when the page was made. */
  nu: number
  /** What happened in the room, shown between the lines. */
  verloop?: readonly VerloopRegel[]
  /** In the room one person types and the others mark; who wants to type along says so. */
  inZaal?: boolean
}

const showTime = (tijd: string): string => tijd.slice(11).replace(':', '.')
const showMark = (mark: string): string => (isSpreker(mark) ? sprekerKort[mark] : mark)

/** The text of the verslag, typed together; or by one while the others mark moments. */
export function VerslagEditor({ room, zetel, onReload, nu, verloop = [], inZaal = false }: VerslagEditorProps) {
  const { provider } = room
  const doc = documentOf(room)
  const { klok } = useServerClock(nu)
  const [along, setAlong] = useState(false)
  const types = !inZaal || zetel === 'secretaris' || along
  const readText = useCallback(() => (doc ? readVerslagAlineas(doc, readNotedParagraphs).map(alineaTekst).join('\n\n') : ''), [doc])
  const line = useRef<LineHandle | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  const momenten = useMomenten(doc)
  const lines: LineOptions = {
    now: klok, showTime, showMark,
    onAsk: () => first.current?.focus(),
    moments: momenten.map(({ tijd, wie }) => ({ time: tijd, label: `${showTime(tijd)} ${seatLook[wie].label}` })),
    events: verloop.map(({ tijd, soort }) => ({ time: tijd, text: verloopTekst[soort] }))
  }
  return (
    <Card title="Verslag" aside={<RoomState room={room} />}>
      <Stack gap="small">
        <RoomPresence awareness={provider?.awareness} own={zetel} />
        <RoomRefusal room={room} readText={readText} onReload={onReload} />
        {inZaal && <ButtonRow>
          <MarkButton doc={doc} may={canType(room)} klok={klok} zetel={zetel} momenten={momenten} />
          {zetel !== 'secretaris' && <Button type="button" variant="secondary" aria-pressed={along} onClick={() => setAlong(!along)}>Samen typen</Button>}
        </ButtonRow>}
        {types && <SpeakerBar line={line} first={first} />}
        {doc
          ? <CollabEditor doc={doc} field={VERSLAG_ROOT} awareness={provider?.awareness} label="Verslag" describedBy="verslag-uitleg" editable={types && canType(room)} placeholder="Schrijf op wat er is gezegd" size="tall" lines={lines} handle={line} />
          : <div className="editor editor--tall"><div className="editor__frame" /></div>}
        <p id="verslag-uitleg" className="field__hint">{types
          ? <>Enter: nieuwe regel met de tijd. <Kbd>/</Kbd> aan het begin van een regel: wie spreekt. Schrijf op wat is gezegd, niet wat u ervan vindt. Valt de verbinding weg, dan blijft alles in dit venster staan.</>
          : 'De secretaris schrijft. U markeert een moment, of typt mee met de knop Samen typen.'}</p>
        {inZaal && momenten.length > 0 && (
          <details className="disclosure">
            <summary><span>Gemarkeerde momenten ({momenten.length})</span></summary>
            <ul className="disclosure__body">{momenten.map(({ tijd, wie }, index) => <li key={index}>{showTime(tijd)}, {seatLook[wie].label}</li>)}</ul>
          </details>
        )}
      </Stack>
    </Card>
  )
}

interface MarkButtonProps {
  doc: Y.Doc | null
  may: boolean
  klok: () => string
  zetel: Zetel
  momenten: readonly Moment[]
}

/** One key, Alt+M: a time and who, nothing else; it waits in this window when the line is away. */
function MarkButton({ doc, may, klok, zetel, momenten }: MarkButtonProps) {
  const [told, setTold] = useState('')
  const mark = useCallback(() => {
    if (!doc || !may) return
    const tijd = klok()
    addMoment(doc, { tijd, wie: zetel })
    setTold(`Gemarkeerd om ${showTime(tijd)}.`)
  }, [doc, may, klok, zetel])
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyM' || event.repeat) return
      event.preventDefault()
      mark()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [mark])
  return (
    <>
      <Button type="button" variant="secondary" onClick={mark} aria-keyshortcuts="Alt+M">Markeer dit moment</Button>
      <span role="status" className="visually-hidden">{momenten.length > 0 && told}</span>
    </>
  )
}

function useMomenten(doc: Y.Doc | null): Moment[] {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = doc?.getArray(MOMENTEN_ROOT)
      list?.observe(onChange)
      return () => list?.unobserve(onChange)
    },
    [doc]
  )
  const json = useSyncExternalStore(subscribe, () => JSON.stringify(doc ? readMomenten(doc) : []), () => '[]')
  return JSON.parse(json) as Moment[]
}
