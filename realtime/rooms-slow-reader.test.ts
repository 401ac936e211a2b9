import { afterAll, beforeAll, expect, it } from 'vitest'
import { quiet, startRooms, type TestRooms } from './test-rooms'

let house: TestRooms

beforeAll(async () => {
  house = await startRooms({ bufferedBytes: 1024 * 1024, documentBytes: 100 * 1024 * 1024 })
})

afterAll(() => house.close())

it('[R-RTM-13] who reads too slowly is cut off before it costs our memory; the others go on', async () => {
  const [writer, reader, slow] = ['w', 'r', 's'].map(() => house.connect('verslag/slow', house.guest()))
  if (!writer || !reader || !slow) throw new Error('three clients')
  await Promise.all([writer.ready(), reader.ready(), slow.ready()])
  await slow.saved()
  slow.socket.pause()
  for (let i = 0; i < 60 && house.rooms.stats().members === 3; i += 1) {
    writer.edit((doc) => doc.getMap('fields').set('large', 'x'.repeat(200_000)))
    await writer.saved()
    await quiet(5)
  }
  await quiet(50)
  slow.socket.resume()
  expect(await slow.closes()).toBe(1013)
  await writer.saved()
  await reader.shows('')
  expect([writer.closeCode, reader.closeCode]).toEqual([undefined, undefined])
})
