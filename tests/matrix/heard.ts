// What people heard in rooms: the frames of the server, without what differs by nature.
import { FRAME } from '~realtime/room/protocol'
import type { World } from '~tests/world/world'

/** A sign of life, sent by a timer. */
const isKeepAlive = (frame: Uint8Array): boolean => frame[0] === FRAME.awareness && frame[2] === 0
/** The server may acknowledge several changes at once; how many is up to the disk, and the writer's own business. */
const isAcknowledgement = (frame: Uint8Array): boolean => frame[0] === FRAME.acknowledgement

export interface Heard {
  who: string
  frames: string[]
}

/**
 * Every frame of every visit so far, as text, in order. The Yjs clients of a world are chosen by the test, so that the bytes themselves
 * can be compared.
 */
export const heardIn = (world: World): Heard[] =>
  world.visits.map(({ person, room, client }) => ({
    who: `${person} in ${room}`,
    frames: client.frames.filter((frame) => !isKeepAlive(frame) && !isAcknowledgement(frame)).map((frame) => Buffer.from(frame).toString('latin1'))
  }))
