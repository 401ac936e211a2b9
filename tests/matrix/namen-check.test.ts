// The check on names and numbers, on the real process: written by the panel, decided by the secretaris, refused at the freeze.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adviesRoom } from '~/dossier/rooms'
import { adviesId } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import { at, perform, seenAdvies } from '~tests/world/steps'
import { addParagraph, writeAdvies } from '~tests/world/typing'
import { startWorld, type World } from '~tests/world/world'

const woorden = ['Proefstraat 12', '06-12345678', 'Testina Proefsma']

let world: World
beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'concept')
  const client = await world.enter('secretaris', adviesRoom(await adviesId(world)))
  await client.edit((doc) => {
    writeAdvies(doc, 'aannemelijk', `Betrokkene vertelt dat zij aan de ${woorden[0]} moest werken en ${woorden[1]} moest bellen. [verslag, alinea 1]`)
    addParagraph(doc.getXmlFragment('zorgvuldigheid'), `Zij wil dat ${woorden[2]} hier genoemd wordt. [verslag, alinea 2]`)
  })
  await client.leave()
})
afterAll(() => world.stop())

const page = () => world.as('secretaris').get(at(world, 'advies/namen'))
const freeze = async () => world.as('voorzitter').post(at(world, 'advies'), { doen: 'bevriezen', gezien: await seenAdvies(world) })

/** The hash under which the page knows these words. */
async function merkOf(words: string): Promise<string> {
  const { text } = await page()
  const from = text.slice(text.indexOf(words))
  return /name="merk" value="([0-9a-f]{64})"/.exec(from)?.[1] ?? expect.fail(`${words} staat niet op de bladzijde`)
}

const decide = async (words: string, fields: Record<string, string>) => world.as('secretaris').post(at(world, 'advies/namen'), { doen: 'beslissen', merk: await merkOf(words), ...fields })

it('[R-WAL-50] the secretaris sees what was found and where; nobody else has the page', async () => {
  const { status, text } = await page()
  expect(status).toBe(200)
  for (const each of woorden) expect(text).toContain(each)
  expect(text).toContain('Wat betrokkene vertelde, 1')
  for (const other of ['voorzitter', 'zorg', 'coordinator'] as const) expect((await world.as(other).get(at(world, 'advies/namen'))).status).toBe(404)
})

it('[R-WAL-52] the advies is not fixed while a mark waits; the refusal names the place, and not the words', async () => {
  const answer = await freeze()
  expect(answer.status).toBe(422)
  expect(answer.text).toMatch(/Wat betrokkene vertelde, 1: adres\. De secretaris beslist hier nog over\./)
  for (const each of woorden.slice(0, 2)) expect(answer.text).not.toContain(each)
})

it('[R-WAL-52] leaving words takes a reason, and words that are not there cannot be decided about', async () => {
  expect((await decide(woorden[2] ?? '', { besluit: 'laten staan', reden: ' ' })).text).toContain('Schrijf waarom dit mag blijven staan.')
  expect((await world.as('secretaris').post(at(world, 'advies/namen'), { doen: 'beslissen', merk: 'a'.repeat(64), besluit: 'algemener schrijven' })).text).toContain('Deze woorden staan niet meer in het advies.')
})

it('[R-WAL-53] what was decided is a record that holds none of the words; what is written more generally no longer stands in the way', async () => {
  await perform(world, 'secretaris', at(world, 'advies/namen'), { doen: 'beslissen', merk: await merkOf(woorden[2] ?? ''), besluit: 'laten staan', reden: 'Zij vroeg dit zelf.' })
  for (const each of woorden.slice(0, 2)) await perform(world, 'secretaris', at(world, 'advies/namen'), { doen: 'beslissen', merk: await merkOf(each), besluit: 'algemener schrijven' })
  expect((await freeze()).text).toContain('vroeg dit algemener te schrijven; het staat er nog')
  const client = await world.enter('secretaris', adviesRoom(await adviesId(world)))
  await client.edit((doc) => {
    const samenvatting = doc.getXmlFragment('samenvatting')
    samenvatting.delete(0, samenvatting.length)
    addParagraph(samenvatting, 'Betrokkene vertelt dat zij in een huis moest werken en elke dag moest bellen. [verslag, alinea 1]')
  })
  await client.leave()
  expect((await freeze()).status).toBe(302)
  const records = await world.look<{ inhoud: string; versie: number }>(`select inhoud, versie from record where soort = 'namen-check' order by versie`)
  expect(records.map(({ versie }) => versie)).toEqual([1, 2, 3])
  for (const { inhoud } of records) for (const each of woorden) expect(inhoud).not.toContain(each)
  expect(JSON.parse(records.at(-1)?.inhoud ?? '')).toMatchObject({ schema: 'weging-namen-check/v1', adviesVersie: 1, besluiten: [{ besluit: 'laten staan', reden: 'Zij vroeg dit zelf.' }, { soort: 'adres' }, { soort: 'telefoonnummer' }] })
})
