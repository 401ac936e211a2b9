import { afterAll, beforeAll, expect, it } from 'vitest'
import { context, criterium, fullDraft } from '~/beoordeling/test-sheets'
import { draftKey, tekstVelden, writeCitaten, type DraftFields } from '~/beoordeling/draft-fields'
import { firstSet, panel, type Person } from '~tests/world/people'
import { ownScoreRoom, roomNames, roomOf } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import { knock, type RoomClient } from '~tests/world/room-client'
import { at, declareAll, handIn, planHearing, typeScores, typeVerslag, fixVerslag } from '~tests/world/steps'
import { writeDraft } from '~tests/world/typing'
import { startWorld, type World } from '~tests/world/world'
import { seenOf } from './differs-by-nature'
import { heardIn } from './heard'
import { differences, observe, whoSaw } from './observe'

/** No criterion, no stuk and no id contains this. */
const kanarie = 'ZKANARIESCOREZ'

function otherJudgement(code: string): string {
  const asked = criterium(code)
  return asked.soort === 'oordeel' && asked.waarden.includes('verzwakt') ? 'verzwakt' : 'versterkt'
}

/** Another sheet in every respect: every judgement, weight, text and citation, each with a canary. */
function otherSheet(): DraftFields {
  const typed = new Set<string>(tekstVelden)
  return Object.fromEntries(
    Object.keys(fullDraft(context({ discipline: 'zorg' }))).map((key) => {
      const [code = '', veld = ''] = key.split('/')
      if (typed.has(veld)) return [key, `${kanarie} bij ${code}`]
      if (veld === 'citaten') return [draftKey(code, 'citaten'), writeCitaten([{ stuk: 2, plaats: `${kanarie}-p` }, { stuk: 3, plaats: null }])]
      if (veld === 'oordeel') return [key, otherJudgement(code)]
      return [key, 'zwaar']
    })
  )
}

let vol: World
let gewoon: World
/** Zorg's own window, left open in one world while the others look around. */
let window: RoomClient

beforeAll(async () => {
  // In both worlds politie has an empty sheet: the round stays sealed until this test fills it in.
  vol = await startWorld({ scores: { zorg: otherSheet(), politie: {} } })
  gewoon = await startWorld({ scores: { politie: {} } })
  for (const world of [vol, gewoon]) {
    await playUntil(world, 'verklaren')
    await declareAll(world)
    world.phase = 'beoordeling'
  }
})
afterAll(() => Promise.all([vol.stop(), gewoon.stop()]))

const others: readonly Person[] = [...firstSet.filter((person) => person !== 'zorg'), 'coordinator-2', 'zorg-2']

/** All that anybody but zorg gets from any page, deed or room at this moment. */
async function surroundings(world: World, phase: World['phase']): Promise<{ pages: Awaited<ReturnType<typeof observe>>; rooms: unknown[]; heard: unknown[] }> {
  const pages = await observe(world, { people: others, phase, withChallenges: false, stranger: true })
  for (const person of others) {
    for (const [page, doen] of [['beoordeling', 'indienen'], ['weging', 'standpunt'], ['weging', 'vastleggen'], ['afzien', 'afzien'], ['verslag', 'vaststellen'], ['advies', 'bevriezen'], ['panel', 'vervangen']] as const) {
      // Handing in what is complete would do it; politie's sheet is empty, and gets the list of what is missing.
      if (doen === 'indienen' && person === 'IND') continue
      pages.set(`${person} deed ${doen}`, seenOf(await world.as(person).post(at(world, page), { doen })))
    }
  }
  const rooms: unknown[] = []
  for (const person of others) {
    for (const name of roomNames) {
      const room = await roomOf(world, name)
      if (room) rooms.push([person, name, await knock({ port: world.port, origin: world.origin, cookie: world.as(person).cookie(), room })])
    }
  }
  return { pages, rooms: JSON.parse(JSON.stringify(rooms)) as unknown[], heard: heardIn(world).filter(({ who }) => !who.startsWith('zorg in score/')) }
}

async function expectSame(phase: World['phase']): Promise<void> {
  const [a, b] = await Promise.all([surroundings(vol, phase), surroundings(gewoon, phase)])
  expect(differences(a.pages, b.pages)).toEqual([])
  expect(whoSaw(a.pages, kanarie)).toEqual([])
  expect(a.rooms).toEqual(b.rooms)
  expect(a.heard).toEqual(b.heard)
  expect(JSON.stringify([a.rooms, a.heard])).not.toContain(kanarie)
}

const slow = { timeout: 240_000 }

it('[R-BEO-80] while a member fills in the sheet, nobody else can tell: not that, not how far, not what', slow, async () => {
  window = await vol.enter('zorg', await ownScoreRoom(vol, 'zorg'))
  await window.edit((doc) => writeDraft(doc, otherSheet()))
  await expectSame('beoordeling')
  await window.leave()
  // The window is part of one world only: from here both have the same visits again.
  vol.visits.pop()
})

it('[R-BEO-80] with the sheets filled in and a hearing planned, nobody sees anything of another’s scores', slow, async () => {
  for (const world of [vol, gewoon]) {
    await planHearing(world)
    for (const member of ['IND', 'zorg', 'politie'] as const) await typeScores(world, member)
    world.phase = 'gepland'
  }
  await expectSame('gepland')
})

it('[R-BEO-80] after a member handed in, others learn “ingediend: ja” and nothing else, whatever was scored', slow, async () => {
  for (const world of [vol, gewoon]) {
    await typeVerslag(world)
    await fixVerslag(world)
    await handIn(world, 'IND')
    await handIn(world, 'zorg')
    world.phase = 'ingediend'
  }
  await expectSame('ingediend')
})

it('[R-BEO-81] how often a sheet was corrected is as sealed as the sheet', slow, async () => {
  const client = await vol.enter('zorg', await ownScoreRoom(vol, 'zorg'))
  await client.edit((doc) => writeDraft(doc, { 'B3/reden': `${kanarie} en nog eens` }))
  await client.leave()
  vol.visits.pop()
  await handIn(vol, 'zorg')
  // The clock stands where it stood in the other world: the correction itself took time, the looking does not.
  gewoon.clock.step(1)
  const [versions] = await vol.look<{ aantal: string }>(`select count(*) as aantal from record where soort = 'score' and lid_id = (select id from lidmaatschap where zetel = 'zorg')`)
  expect(versions?.aantal).toBe('2')
  await expectSame('ingediend')
})

it('[R-BEO-82] the canaries were really there: zorg reads the own room, and after the reveal the panel reads the records', slow, async () => {
  const room = await ownScoreRoom(vol, 'zorg')
  const own = await knock({ port: vol.port, origin: vol.origin, cookie: vol.as('zorg').cookie(), room })
  expect(Buffer.concat(own.frames).toString('utf8')).toContain(kanarie)
  const client = await vol.enter('politie', await ownScoreRoom(vol, 'politie'))
  await client.edit((doc) => writeDraft(doc, fullDraft(context({ discipline: 'politie' }))))
  await client.leave()
  await handIn(vol, 'politie')
  const seen = await observe(vol, { people: others, phase: 'weging', withChallenges: false, stranger: true })
  const readers = new Set(whoSaw(seen, kanarie).map((key) => key.split(' ')[0]))
  expect([...readers].sort()).toEqual(panel.filter((seat) => seat !== 'zorg').sort())
})
