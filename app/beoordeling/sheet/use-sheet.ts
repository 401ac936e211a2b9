import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { canType } from '~/dossier/room-state'
import { SCORE_FIELDS_ROOT, scoreTextRoot } from '~/dossier/rooms'
import type { UsedRoom } from '~realtime/browser/index'
import type { Catalogus } from '../catalogus/schema'
import { readDraftDocument } from '../draft-document'
import type { DraftFields } from '../draft-fields'

/** The member's own draft as this window has it. */
export interface Sheet {
  fields: DraftFields
  /** The stored draft has arrived: before that an empty field means nothing. */
  loaded: boolean
  editable: boolean
  /** Sets a field that is chosen (`B3/oordeel`). */
  choose(key: string, value: string): void
  /** The shared text of a field that is typed (`B3/reden`). */
  text(key: string): Y.Text | null
}

const EMPTY: DraftFields = {}

/** Follows the draft in the room. The fields are read by the same function as the server uses at *indienen*. */
export function useSheet(room: UsedRoom, catalogus: Catalogus): Sheet {
  const { doc } = room
  const loaded = useLoaded(room)
  const store = useMemo(() => (doc ? createDraftStore(doc, catalogus) : NO_STORE), [doc, catalogus])
  const fields = useSyncExternalStore(store.subscribe, store.read, () => EMPTY)
  const choose = useCallback(
    (key: string, value: string) => {
      const map = doc?.getMap(SCORE_FIELDS_ROOT)
      if (map && map.get(key) !== value) map.set(key, value)
    },
    [doc]
  )
  const text = useCallback((key: string) => doc?.getText(scoreTextRoot(key)) ?? null, [doc])
  return { fields, loaded, editable: loaded && canType(room), choose, text }
}

/** True once what is stored has arrived in this document. Typing into a copy that never heard the server could undo a choice. */
function useLoaded({ doc, status }: UsedRoom): boolean {
  const [loadedDoc, setLoadedDoc] = useState<Y.Doc | null>(null)
  const arrived = status === 'opgeslagen' || status === 'bezig' || status === 'alleen-lezen'
  if (doc && arrived && doc !== loadedDoc) setLoadedDoc(doc)
  return doc !== null && doc === loadedDoc
}

interface DraftStore {
  subscribe(onChange: () => void): () => void
  read(): DraftFields
}

const NO_STORE: DraftStore = { subscribe: () => () => undefined, read: () => EMPTY }

function createDraftStore(doc: Y.Doc, catalogus: Catalogus): DraftStore {
  let fields: DraftFields | undefined
  return {
    subscribe(onChange) {
      const follow = (): void => {
        fields = undefined
        onChange()
      }
      fields = undefined
      doc.on('update', follow)
      return () => doc.off('update', follow)
    },
    read: () => (fields ??= readDraftDocument(doc, catalogus))
  }
}
