import { canType, documentOf, RoomRefusal, RoomState, useWorkRoom } from '~/dossier/room-state'
import { useReload } from '~/toegang/web'
import { CollabEditor } from '~/ui/collab-editor'
import { Card, Stack } from '~/ui/index'
import { readParagraphs } from '~realtime/browser/index'
import { GESPREK_ROOT } from '../rooms'

/** The discussion, typed together after the opening; gone when the exercise closes (R-KAL-10). */
export function GesprekCard({ room: name }: { room: string | null }) {
  if (name === null) return <Card title="Gesprek"><p>De oefening is gesloten. Het gesprek is vernietigd.</p></Card>
  return <LiveGesprek name={name} />
}

function LiveGesprek({ name }: { name: string }) {
  const room = useWorkRoom(name)
  const doc = documentOf(room)
  const reload = useReload()
  return (
    <Card title="Gesprek, samen geschreven" aside={<RoomState room={room} />}>
      <Stack gap="small">
        <p id="gesprek-uitleg" className="field__hint">Wat leert u van de verschillen? Noem de code van het criterium, zoals B3. Uw naam staat er niet bij. Bij het sluiten verdwijnt deze tekst.</p>
        <RoomRefusal room={room} readText={() => (doc ? readParagraphs(doc.getXmlFragment(GESPREK_ROOT)).join('\n\n') : '')} onReload={reload} />
        {doc
          ? <CollabEditor doc={doc} field={GESPREK_ROOT} awareness={room.provider?.awareness} label="Gesprek" describedBy="gesprek-uitleg" editable={canType(room)} placeholder="Bij B3 lazen wij de tweede verklaring anders." size="tall" />
          : <div className="editor editor--tall"><div className="editor__frame" /></div>}
      </Stack>
    </Card>
  )
}
