import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startRooms, type TestRooms } from './test-rooms'

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
  for (let i = 0; i < 60; i += 1) {
    writer.edit((doc) => doc.getMap('fields').set('large', 'x'.repeat(200_000)))
    await writer.saved()
  }
  // It never reads, so not even the close: after two seconds it is out, whatever still lay waiting for it.
  await vi.waitFor(() => expect(house.rooms.stats().members).toBe(2), { timeout: 10_000 })
  slow.socket.resume()
  expect([1013, 1006]).toContain(await slow.closes())
  await writer.saved()
  await reader.shows('')
  expect([writer.closeCode, reader.closeCode]).toEqual([undefined, undefined])
})
