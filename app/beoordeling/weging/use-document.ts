import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

/**
 * Follows what `read` makes of a document; `empty` while there is none. Keep `read` the same function between renders. Comparing
 * the JSON keeps the page still when somebody only moved their caret.
 */
export function useDocument<Value>(doc: Y.Doc | null, read: (doc: Y.Doc) => Value, empty: Value): Value {
  const subscribe = useCallback(
    (onChange: () => void) => {
      doc?.on('update', onChange)
      return () => doc?.off('update', onChange)
    },
    [doc]
  )
  const json = useSyncExternalStore(subscribe, () => (doc ? JSON.stringify(read(doc)) : ''), () => '')
  return useMemo(() => (json === '' ? empty : (JSON.parse(json) as Value)), [json, empty])
}
