// The short form of `npm run drill:muur`: walls whose guard needs no database, broken together, once.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { breakWalls, faultyGuards } from './drill-muur'
import { copyHouse, edited, type Scratch } from './scratch'
import { walls } from './walls'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const pure = walls.filter((wall) => wall.pure)

let scratch: Scratch
beforeAll(() => {
  scratch = copyHouse(project, { built: false })
})
afterAll(() => scratch.remove())

it('[R-WAL-60] every break of the drill still fits the house, and every guard is a test that is there', () => {
  expect(walls.length).toBeGreaterThan(15)
  for (const { wall, edits, caughtBy } of walls) {
    for (const edit of edits) {
      const file = join(project, edit.file)
      if ('made' in edit) expect([wall, existsSync(file)]).toEqual([wall, false])
      else expect(() => edited(edit, readFileSync(file, 'utf8'))).not.toThrow()
    }
    if ('test' in caughtBy) expect([wall, readFileSync(join(project, caughtBy.test), 'utf8').includes(`[${caughtBy.rule}]`)]).toEqual([wall, true])
  }
})

it('[R-WAL-60] walls broken together are each noticed by their own guard, which was green before', { timeout: 60_000 }, async () => {
  expect(pure.length).toBeGreaterThan(5)
  expect(await faultyGuards(scratch, pure, { pure: true })).toEqual([])
  const outcomes = await breakWalls(scratch, pure, { pure: true })
  expect(outcomes.filter(({ noticed }) => noticed === undefined).map(({ wall }) => wall.broken)).toEqual([])
})

it('[R-WAL-60] a break that nobody guards is told', { timeout: 60_000 }, async () => {
  const [some] = pure
  if (!some) throw new Error('Er is geen muur')
  const harmless = { ...some, edits: [] }
  expect(await breakWalls(scratch, [harmless], { pure: true })).toEqual([{ wall: harmless, noticed: undefined }])
})
