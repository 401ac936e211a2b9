// Law 2 on the real process: what a sealed round tells whom, through every channel there is, before and after the reveal.
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOfficerBeside, type OfficerBeside } from '~tests/world/officer'
import type { Person } from '~tests/world/people'
import { subscribe } from '~tests/world/agenda'
import { playUntil } from '~tests/world/play'
import { fixVerslag, handIn, typeVerslag } from '~tests/world/steps'
import { startWorld, type World } from '~tests/world/world'
import { channels, markFor, type Channel, type Moment } from './expected-leaks'
import { gatherAs, type Asked, type Gathered } from './gather'
import { gatherOfficer, gatherOperator, gatherStranger } from './gather-outside'
import { judgeRevealed, judgeSealed, type Told } from './judge'
import { atOneTime, fillInOtherwise, handInLast, scores, seatPanel } from './round'
import { files } from './sources'
import { cast, watchers, type Watcher } from './watchers'

/** Who looks: the people of the world, and three without an account here. */
type Looker = Person | 'niemand' | 'officier' | 'beheer'
const watcherOf: readonly (readonly [Watcher, Looker])[] = [
  ...watchers.flatMap((watcher) => cast[watcher].map((person) => [watcher, person] as const)),
  ['outsider', 'niemand'], ['opsporing', 'officier'], ['beheerder', 'beheer']
]
type Moments = Map<Looker, Gathered>

let world: World
let officer: OfficerBeside
/** The moments before the reveal: the rooms during the hearing, then everything after it. */
let sealed: { rooms: [Moments, Moments]; filled: [Moments, Moments]; handedIn: Moments; corrected: Moments }
let revealed: Moments[]

const lookAs = (looker: Looker, asked: Asked): Promise<Gathered> => {
  if (looker === 'niemand') return gatherStranger(world, asked)
  if (looker === 'officier') return gatherOfficer(world, officer, asked)
  if (looker === 'beheer') return gatherOperator(world)
  return gatherAs(world, world.as(looker), looker, asked)
}

const look = async (asked: Asked = {}): Promise<Moments> =>
  new Map(await Promise.all(watcherOf.map(async ([, looker]) => [looker, await lookAs(looker, asked)] as const)))

/** The same look twice, with zorg away and with zorg in the own sheet, answering everything otherwise. */
async function whileFillingIn(turn: number, asked: Asked = {}): Promise<[Moments, Moments]> {
  const before = await look(asked)
  const window = await fillInOtherwise(world, turn)
  const during = await look({ ...asked, printed: false, rooms: asked.pages === false })
  await window.leave()
  return [before, during]
}

async function playSealed(): Promise<typeof sealed> {
  await playUntil(world, 'panel')
  await seatPanel(world)
  const rooms = await whileFillingIn(1, { pages: false })
  await typeVerslag(world)
  await fixVerslag(world)
  await handIn(world, 'IND')
  world.phase = 'vastgesteld'
  const filled = await whileFillingIn(2)
  await atOneTime(world, () => handIn(world, 'zorg'))
  world.phase = 'ingediend'
  const handedIn = await look()
  await (await fillInOtherwise(world, 3)).leave()
  await atOneTime(world, () => handIn(world, 'zorg'))
  return { rooms, filled, handedIn, corrected: await look({ rooms: false }) }
}

async function playRevealed(): Promise<Moments[]> {
  await handInLast(world)
  const atWeighing = await look()
  await playUntil(world, 'uitgebracht')
  return [atWeighing, await look({ rooms: false, printed: false })]
}

beforeAll(async () => {
  world = await startWorld({ scores: scores() })
  officer = await startOfficerBeside(world)
  await subscribe(world, watchers.flatMap((watcher) => cast[watcher]))
  sealed = await playSealed()
  revealed = await playRevealed()
}, 600_000)
afterAll(async () => {
  await officer.stop()
  await world.stop()
})

const at = (moments: Moments, looker: Looker): Gathered => {
  const gathered = moments.get(looker)
  if (!gathered) throw new Error(`${looker} keek niet`)
  return gathered
}

/** What one of two moments did not ask for is not compared. */
const without = (...left: Channel[]) => (gathered: Gathered): Gathered => ({ ...gathered, ...Object.fromEntries(left.map((channel) => [channel, new Map()])) })
const inRooms = ['sync', 'awareness', 'presence'] as const

function judge(channel: Channel, moment: Moment, looker: Looker): Told {
  const person = looker as Person
  if (moment === 'after') return judgeRevealed(channel, person, revealed.map((moments) => at(moments, looker)))
  const { rooms, filled, handedIn, corrected } = sealed
  const pair = ([one, two]: [Moments, Moments], change: (gathered: Gathered) => Gathered) => [change(at(one, looker)), change(at(two, looker))] as const
  return judgeSealed(channel, person, {
    quiet: [pair(rooms, (all) => all), pair(filled, without('print', ...inRooms)), pair([handedIn, corrected], without(...inRooms))],
    handIn: pair([filled[0], handedIn], (all) => all)
  })
}

/** Where this channel told somebody something else than the table says. */
const faultsOf = (channel: Channel, moment: Moment): string[] =>
  watcherOf.flatMap(([watcher, looker]) => {
    const { mark, why } = judge(channel, moment, looker)
    const wanted = markFor(channel, moment, watcher)
    // Who is not signed in is sent to the sign-in page wherever another outsider is shown something of their own.
    const sentAway = looker === 'niemand' && mark === 'x' && wanted === '-'
    return mark === wanted || sentAway ? [] : [`${watcher} (${looker}): ${mark} ${why}, verwacht ${wanted}`]
  })

describe('before the reveal', () => {
  it.each(channels)('[R-LEK-1] [R-BEO-80] [R-BEO-81] through %s each watcher learns what the table says and nothing else, whatever a member fills in, hands in or corrects', (channel) => {
    expect(faultsOf(channel, 'before')).toEqual([])
  })
})

describe('after the reveal', () => {
  it.each(channels)('[R-LEK-1] [R-BEO-82] through %s the panel reads the sheets of all where the table says so, and nobody else anything', (channel) => {
    expect(faultsOf(channel, 'after')).toEqual([])
  })
})

it('[R-LEK-2] the process wrote nothing beside the files that are in the leak matrix', () => {
  const wrote = (Object.keys(world.folders) as (keyof World['folders'])[]).flatMap((folder) =>
    readdirSync(world.folders[folder], { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${folder}/${relative(world.folders[folder], join(parentPath, name))}`))
  expect(wrote.filter((name) => !Object.values(files).some((known) => known.test(name)))).toEqual([])
  expect(Object.entries(files).filter(([, known]) => !wrote.some((name) => known.test(name))).map(([what]) => what)).toEqual([])
})

it('[R-LEK-1] the process complained of nothing', () => {
  expect(world.complaints).toEqual([])
})
