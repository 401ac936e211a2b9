import { useCallback, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { PersonDot } from '~/ui/index'
import { zetels, type Zetel } from './schema'
import { isZetel, seatLook } from './seat-look'

interface RoomPresenceProps {
  awareness: Awareness | undefined
  /** Whose screen this is: one's own second window is nobody else. */
  own: Zetel
}

/** Who else is in this room now, as the server stamped them: seats, never what they do or typed. */
export function RoomPresence({ awareness, own }: RoomPresenceProps) {
  const others = useOtherSeats(awareness, own)
  return (
    <div className="presence">
      {others.length > 0 && (
        <ul className="presence__people" aria-label="Wie hier nu zijn">
          {others.map((zetel) => <li key={zetel}><PersonDot {...seatLook[zetel]} /></li>)}
        </ul>
      )}
      <p className="presence__words">{wordsFor(others.length)}</p>
    </div>
  )
}

function wordsFor(others: number): string {
  if (others === 0) return 'Niemand anders is hier'
  return others === 1 ? '1 ander is hier' : `${others} anderen zijn hier`
}

function useOtherSeats(awareness: Awareness | undefined, own: Zetel): Zetel[] {
  const subscribe = useCallback(
    (onChange: () => void) => {
      awareness?.on('change', onChange)
      return () => awareness?.off('change', onChange)
    },
    [awareness]
  )
  const joined = useSyncExternalStore(subscribe, () => otherSeats(awareness, own).join(), () => '')
  return joined.split(',').filter(isZetel)
}

function otherSeats(awareness: Awareness | undefined, own: Zetel): Zetel[] {
  const present = new Set<unknown>()
  awareness?.getStates().forEach((state, client) => {
    if (client !== awareness.clientID) present.add((state.user as { name?: unknown } | undefined)?.name)
  })
  return zetels.filter((zetel) => zetel !== own && present.has(zetel))
}
