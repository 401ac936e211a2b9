import { expect, it } from 'vitest'
import { isPrivateRoom } from '~/dossier/rooms'
import { isOefenRoom, isPrivateOefenRoom, oefengesprekRoom, oefenRoom, oefenRooms } from './rooms'

it('[R-KAL-10] the draft of one person is sealed with a key of its own, the discussion is not, and no room of a dossier is one of practice', () => {
  expect(isPrivateOefenRoom(oefenRoom('o', 'd'))).toBe(true)
  expect(isPrivateOefenRoom(oefengesprekRoom('o'))).toBe(false)
  expect(oefenRoom('o', 'd').startsWith(`${oefenRooms('o')}/`)).toBe(true)
  for (const room of ['score/r/l', 'weging/d', 'toString/x', 'oefeningen/o/d', '']) expect([room, isOefenRoom(room), isPrivateOefenRoom(room)]).toEqual([room, false, false])
  expect(isPrivateRoom(oefenRoom('o', 'd')) || isPrivateRoom(oefengesprekRoom('o'))).toBe(false)
})
