/** Text of one author, written in one go: between two times, the last of them as change `seq` of `room`. */
export interface Passage {
  readonly text: string
  readonly author: string
  readonly start: Date
  readonly end: Date
  readonly room: string
  readonly seq: number
}

/** Longer ago than this is another go. */
export const PAUSE_MS = 60_000

/** By one author, in one room, without a pause between them. */
export const isSameGo = (one: Passage, two: Passage): boolean =>
  one.author === two.author && one.room === two.room && two.start.getTime() < one.end.getTime() + PAUSE_MS && one.start.getTime() < two.end.getTime() + PAUSE_MS
