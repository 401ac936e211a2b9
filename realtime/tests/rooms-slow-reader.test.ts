import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startRooms, WAIT, type TestRooms } from './test-rooms'

let house: TestRooms

beforeAll(async () => {
  house = await startRooms({ lagMs: 500, documentBytes: 100 * 1024 * 1024 })
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

it('[R-RTM-47] who falls behind and reads again hears what it missed in one piece, and goes on', async () => {
  const house = await startRooms({ documentBytes: 100 * 1024 * 1024 })
  const [writer, slow] = ['w', 's'].map(() => house.connect('verslag/behind', house.guest()))
  if (!writer || !slow) throw new Error('two clients')
  await Promise.all([writer.ready(), slow.ready()])
  await slow.saved()
  slow.socket.pause()
  for (let i = 0; i < 80; i += 1) {
    writer.edit((doc) => doc.getMap('fields').set('large', 'x'.repeat(200_000)))
    writer.type(`${i} `)
    await writer.saved()
    if (i === 60) slow.socket.resume()
  }
  writer.type('klaar')
  await vi.waitFor(() => expect(slow.text).toBe(writer.text), WAIT)
  expect(slow.closeCode).toBeUndefined()
  expect(slow.heard).toBeLessThan(150)
  await house.close()
})
