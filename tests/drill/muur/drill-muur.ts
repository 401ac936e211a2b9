// Breaks walls in a scratch copy, one by one or together, and looks who noticed.
import { brokenImportRules, rebuild, runTests, type Ran } from './guards'
import type { Scratch } from './scratch'
import type { Wall } from './wall'

export interface Outcome {
  wall: Wall
  /** Who noticed, in words; undefined when nobody did. */
  noticed: string | undefined
}

const testOf = ({ caughtBy }: Wall): { test: string; rule: string } | undefined => ('test' in caughtBy ? caughtBy : undefined)
const isOf = ({ title, file }: Ran, { test, rule }: { test: string; rule: string }): boolean => file === test && title.includes(`[${rule}]`)

/** Which guards are red while every wall stands, or are not there: they could notice nothing. */
export async function faultyGuards(scratch: Scratch, walls: readonly Wall[], options?: { pure: boolean }): Promise<string[]> {
  const guards = walls.flatMap((wall) => testOf(wall) ?? [])
  const ran = await runTests(scratch.folder, [...new Set(guards.map(({ test }) => test))], [...new Set(guards.map(({ rule }) => rule))], options)
  const faults = guards.flatMap((guard) => {
    const own = ran.filter((each) => isOf(each, guard))
    if (own.length === 0) return [`${guard.rule} in ${guard.test}: die test is er niet`]
    return own.filter(({ passed }) => !passed).map(({ title }) => `${title} (${guard.test}): rood zonder dat er iets gebroken is`)
  })
  const imports = walls.some(({ caughtBy }) => 'importRule' in caughtBy) ? await brokenImportRules(scratch.folder) : []
  return [...new Set(faults), ...imports.map((rule) => `importregel ${rule}: gebroken zonder dat er iets gebroken is`)]
}

/** Breaks these walls, all at once, and puts them up again. */
export async function breakWalls(scratch: Scratch, walls: readonly Wall[], options?: { pure: boolean }): Promise<Outcome[]> {
  const repair = scratch.breakWall(walls.flatMap(({ edits }) => edits))
  try {
    if (walls.some(({ built }) => built)) await rebuild(scratch.folder)
    const guards = walls.flatMap((wall) => testOf(wall) ?? [])
    const ran = guards.length > 0 ? await runTests(scratch.folder, [...new Set(guards.map(({ test }) => test))], [...new Set(guards.map(({ rule }) => rule))], options) : []
    const imports = guards.length < walls.length ? await brokenImportRules(scratch.folder) : []
    return walls.map((wall) => ({ wall, noticed: whoNoticed(wall, ran, imports) }))
  } finally {
    repair()
  }
}

function whoNoticed(wall: Wall, ran: readonly Ran[], imports: readonly string[]): string | undefined {
  if ('importRule' in wall.caughtBy) return imports.includes(wall.caughtBy.importRule) ? `de importregel ${wall.caughtBy.importRule}` : undefined
  const { test, rule } = wall.caughtBy
  const red = ran.filter((each) => !each.passed && isOf(each, { test, rule }))
  const [first] = red
  return first && `${test}: ${first.title.slice(first.title.indexOf('['))}${red.length > 1 ? ` (en ${red.length - 1} meer)` : ''}`
}
