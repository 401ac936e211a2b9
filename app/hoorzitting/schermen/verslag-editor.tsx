import { useCallback } from 'react'
import { RoomPresence } from '~/dossier/room-presence'
import { canType, documentOf, RoomRefusal, RoomState } from '~/dossier/room-state'
import type { Zetel } from '~/dossier/schema'
import { CollabEditor } from '~/ui/collab-editor'
import { Card, Stack } from '~/ui/index'
import { readParagraphs, type UsedRoom } from '~realtime/browser/index'
import { readVerslagDocument, VERSLAG_ROOT } from '../verslag-document'

interface VerslagEditorProps {
  room: UsedRoom
  zetel: Zetel
  onReload: () => void
}

/** The text of the verslag, typed together. */
export function VerslagEditor({ room, zetel, onReload }: VerslagEditorProps) {
  const { provider } = room
  const doc = documentOf(room)
  const readText = useCallback(() => (doc ? readVerslagDocument(doc, readParagraphs).join('\n\n') : ''), [doc])
  return (
    <Card title="Verslag" aside={<RoomState room={room} />}>
      <Stack gap="small">
        <RoomPresence awareness={provider?.awareness} own={zetel} />
        <RoomRefusal room={room} readText={readText} onReload={onReload} />
        {doc
          ? <CollabEditor doc={doc} field={VERSLAG_ROOT} awareness={provider?.awareness} label="Verslag" describedBy="verslag-uitleg" editable={canType(room)} placeholder="Voorzitter: Hoe gaat het met u?" size="tall" />
          : <div className="editor editor--tall"><div className="editor__frame" /></div>}
        <p id="verslag-uitleg" className="field__hint">Enter: nieuwe regel. Begin een regel met wie spreekt. Schrijf op wat is gezegd, niet wat u ervan vindt. Valt de verbinding weg, dan blijft alles in dit venster staan.</p>
      </Stack>
    </Card>
  )
}
