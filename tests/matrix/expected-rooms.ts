// Who gets into which room, phase by phase: written down by hand, not from the gate of the code.
//
//   w  writes and reads      r  reads only      -  the door stays shut (4404), which looks the same as "does not exist"
//
// One column per phase of tests/world/phases.ts. Whoever is not named gets `-` everywhere.
import { members, panel, type Person } from '~tests/world/people'
import { phases, type Phase } from '~tests/world/phases'
import type { RoomName } from '~tests/world/places'

export type RoomMark = 'w' | 'r' | '-'

//                     nieuw inta pane verk beoo gepl vast inge wegi conc bevr verz uitg bean
const round /*      */ = '-  -    -    -    w    w    w    w    -    -    -    -    -    -'
const hearing /*    */ = '-  -    -    -    -    w    -    -    -    -    -    -    -    -'
const asking /*     */ = '-  -    -    -    -    r    -    -    -    -    -    -    -    -'
const weighWriter /**/ = '-  -    -    -    -    -    -    -    w    -    -    -    -    -'
const weighReader /**/ = '-  -    -    -    -    -    -    -    r    -    -    -    -    -'
const viewWriter /* */ = '-  -    -    -    -    -    -    -    w    w    -    -    -    -'
const viewReader /* */ = '-  -    -    -    -    -    -    -    r    r    -    -    -    -'
const writing /*    */ = '-  -    -    -    -    -    -    -    -    w    -    -    -    -'
const shut /*       */ = '-  -    -    -    -    -    -    -    -    -    -    -    -    -'

const isMember = (person: Person): boolean => members.some((member) => member === person)
const isPanel = (person: Person): boolean => panel.some((seat) => seat === person)

function rowFor(room: RoomName, person: Person): string {
  const [kind, owner] = room.split('/')
  if (!isPanel(person)) return shut
  switch (kind) {
    case 'score':
      return person === owner ? round : shut
    case 'aantekening':
      return person === owner ? hearing : shut
    case 'verslag':
      return hearing
    case 'vragen':
      return person === 'secretaris' ? asking : hearing
    case 'weging':
      return isMember(person) || person === 'voorzitter' ? weighWriter : weighReader
    case 'standpunt':
      return person === owner ? viewWriter : viewReader
    case 'advies':
      return writing
    default:
      return shut
  }
}

/** What one person may do in one room in one phase. */
export const roomMarkFor = (room: RoomName, person: Person, phase: Phase): RoomMark => rowFor(room, person).split(/\s+/)[phases.indexOf(phase)] as RoomMark
