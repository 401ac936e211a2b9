// An advies that is hard to hear, from the question to the gemachtigde to the version that comes after it: on the real process, over HTTP and sockets.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mailTo } from '~tests/world/mail'
import { accountIdOf } from '~tests/world/people'
import { adviesId } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import * as step from '~tests/world/steps'
import { startWorld, type World } from '~tests/world/world'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'weging')
  await step.everyMember((member) => step.recordStandpunt(world, member, 'niet aannemelijk'))
  await step.recordWeging(world)
  await step.typeAdvies(world, 'niet aannemelijk')
}, 180_000)
afterAll(() => world.stop())

const page = (): string => `/gemachtigde/${world.dossierId}`
const freeze = async () => world.as('voorzitter').post(step.at(world, 'advies'), { doen: 'bevriezen', gezien: await step.seenAdvies(world) })
const issue = (more: Record<string, string>) => world.as('secretaris').post(step.at(world, 'advies'), { doen: 'uitbrengen', ontvanger: accountIdOf('beslismedewerker'), ...more })

async function approveAndSeal(): Promise<void> {
  await step.everyMember((member) => step.approveAdvies(world, member))
  await step.sealAdvies(world)
}

it('[R-ADV-130] nobody of another function becomes a gemachtigde, and who was invited before no longer gets in', async () => {
  const invite = (registernummer: string) => world.as('coordinator').post(step.at(world, 'gemachtigde'), { doen: 'uitnodigen', registernummer, email: 'iemand@weging.example' })
  expect((await invite('IND-0002')).status).toBe(422)
  const invited = await invite('GEM-0100')
  expect([invited.status, /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.test(invited.text)]).toEqual([200, true])
  expect((await world.as('gemachtigde').get(page())).status).toBe(404)
  await step.inviteGemachtigde(world)
  expect([(await world.as('gemachtigde').get(page())).status, (await world.as('gemachtigde-2').get(page())).status]).toEqual([200, 404])
}, 60_000)

it('[R-ADV-132] niet aannemelijk is not fixed before facts and contra-indications were put to the gemachtigde and an answer came', async () => {
  const early = await freeze()
  expect([early.status, early.text.includes('Leg bij deze conclusie eerst de feiten en contra-indicaties voor')]).toEqual([422, true])
  await step.perform(world, 'secretaris', step.at(world, 'reactie'), { doen: 'vragen', feiten: 'Betrokkene werkte in een restaurant.', contraIndicaties: 'De datum van aankomst staat anders in het dossier.' })
  const waiting = await freeze()
  // Two weeks after Wednesday 25 November.
  expect([waiting.status, waiting.text.includes('tot en met 2026-12-09')]).toEqual([422, true])
  expect((await world.as('secretaris').post(step.at(world, 'reactie'), { doen: 'vastleggen', hoe: 'Gebeld', wat: 'afstand' })).status).toBe(422)
}, 60_000)

it('[R-ADV-131] the gemachtigde is told by mail, sees what was put to them and nothing of the conclusion, and another gemachtigde sees nothing', async () => {
  expect(await mailTo(world, 'gemachtigde')).toHaveLength(1)
  expect((await world.as('gemachtigde').get('/gemachtigde')).text).toContain(world.dossierId)
  const shown = (await world.as('gemachtigde').get(page())).text
  expect(shown).toContain('Betrokkene werkte in een restaurant.')
  expect(shown).toContain('De datum van aankomst staat anders in het dossier.')
  expect(shown).not.toMatch(/niet aannemelijk|Download het advies/)
  for (const path of [page(), `${page()}/pdf`]) expect([path, (await world.as('gemachtigde-2').get(path)).status]).toEqual([path, 404])
  expect((await world.as('gemachtigde-2').get('/gemachtigde')).text).not.toContain(world.dossierId)
}, 60_000)

it('[R-ADV-132] the answer is a record, comes once, and opens the way to fixing', async () => {
  await step.perform(world, 'gemachtigde', page(), { doen: 'reageren', tekst: 'Zij weet de datum niet meer.\nZij was ziek.' })
  expect((await world.as('gemachtigde').post(page(), { doen: 'reageren', tekst: 'Nog iets.' })).status).toBe(422)
  const rows = await world.look<{ inhoud: string }>(`select inhoud from record where soort = 'reactie'`)
  expect(rows.map(({ inhoud }) => JSON.parse(inhoud) as unknown)).toEqual([
    { schema: 'weging-reactie/v1', verzoek: 1, wat: 'reactie', langs: 'gemachtigde', hoe: null, ontvangenOp: '2026-11-25', tekst: ['Zij weet de datum niet meer.', 'Zij was ziek.'] }
  ])
  await step.freezeAdvies(world)
  await step.everyMember((member) => step.enrolPasskey(world, member))
  await approveAndSeal()
}, 120_000)

it('[R-ADV-137] [R-ADV-138] before the letter to betrokkene is recorded nothing is issued; the letter holds no V-nummer and is a record of this text', async () => {
  const told = { verteldWanneer: '3 december, 10 uur', verteldWaar: 'Bij de opvang', verteldSteun: 'Zorgcoördinator en tolk' }
  const early = await issue(told)
  expect([early.status, early.text.includes('De brief aan betrokkene is er nog niet')]).toEqual([422, true])
  expect((await world.as('secretaris').get('/werk')).text).toContain('Brief aan betrokkene schrijven')
  const letter = { doen: 'vastleggen', taal: 'ti', uitleg: 'de tolk', vragen: 'uw gemachtigde' }
  for (const eigenTaal of ['', `ቁጽሪ ${step.intake.vNummer}`]) expect((await world.as('secretaris').post(step.at(world, 'brief'), { ...letter, eigenTaal })).status).toBe(422)
  await step.writeLetter(world)
  expect((await world.as('gemachtigde').get(`${page()}/brief`)).status).toBe(404)
  const [record] = await world.look<{ inhoud: string; zelfde: boolean }>(
    `select r.inhoud, r.inhoud::jsonb ->> 'adviesSha256' = a.sha256 and r.sha256 = encode(sha256(convert_to(r.inhoud, 'UTF8')), 'hex') as zelfde from record r, advies a where r.soort = 'brief' and a.staat = 'verzegeld'`
  )
  expect([record?.zelfde, record?.inhoud.includes('Dit betekent niet dat u hebt gelogen.'), record?.inhoud.includes(step.intake.vNummer)]).toEqual([true, true, false])
}, 60_000)

it('[R-ADV-133] [R-ADV-134] it is issued only when it is settled how it is told in person; gemachtigde and IND read it from the same moment, both are mailed', async () => {
  const refused = await issue({ verteldWanneer: '3 december, 10 uur', verteldWaar: 'Bij de opvang' })
  expect([refused.status, refused.text.includes('Schrijf wie betrokkene daarbij steunt.')]).toEqual([422, true])
  expect((await world.as('gemachtigde').get(`${page()}/pdf`)).status).toBe(404)
  expect((await issue({ verteldWanneer: '3 december, 10 uur', verteldWaar: 'Bij de opvang', verteldSteun: 'Zorgcoördinator en tolk' })).status).toBe(302)
  const [theirs, ours] = [await world.as('gemachtigde').get(`${page()}/pdf`), await world.as('beslismedewerker').get(`/adviezen/${await adviesId(world)}/pdf`)]
  expect([theirs.status, Buffer.from(theirs.body).equals(Buffer.from(ours.body))]).toEqual([200, true])
  const letter = (await world.as('gemachtigde').get(`${page()}/brief`)).text
  expect(letter).toMatch(/lang="ti" dir="ltr"/)
  expect(letter).toContain('Dit betekent niet dat u hebt gelogen.')
  expect((await world.as('secretaris').post(step.at(world, 'brief'), { doen: 'vastleggen', taal: 'nl', uitleg: 'de tolk', vragen: 'uw gemachtigde' })).status).toBe(409)
  expect((await mailTo(world, 'gemachtigde')).length).toBe(2)
  expect((await mailTo(world, 'beslismedewerker')).length).toBe(1)
}, 60_000)

it('[R-ADV-140] on the page of the decider every ground leads to one place on that page, and none to the dossier', async () => {
  const { text } = await world.as('beslismedewerker').get(`/adviezen/${await adviesId(world)}`)
  const html = text.replace(/<script[^]*?<\/script>/g, '')
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const places = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect([places.includes('advies-hoorzitting'), places.filter((id) => !ids.includes(id)), html.includes('/dossiers/')]).toEqual([true, [], false])
}, 60_000)

/** What was answered to the first version says nothing of the new facts. */
async function askAnew(): Promise<void> {
  expect((await world.as('gemachtigde').post(page(), { doen: 'reageren', tekst: 'Nog iets.' })).status).toBe(409)
  const early = await freeze()
  expect([early.status, early.text.includes('Leg bij deze conclusie eerst de feiten en contra-indicaties voor')]).toEqual([422, true])
  expect(await taskOf('voorzitter')).toContain('Reactie vragen op feiten en contra-indicaties')
  await step.perform(world, 'secretaris', step.at(world, 'reactie'), { doen: 'vragen', feiten: 'Een getuige zag haar in 2024.', contraIndicaties: '' })
  expect((await world.as('gemachtigde').get('/gemachtigde')).text).toContain('Het panel vraagt uw reactie')
  await step.perform(world, 'gemachtigde', page(), { doen: 'afzien' })
  expect([await taskOf('voorzitter'), await taskOf('secretaris')]).toEqual(Array.from({ length: 2 }, () => expect.stringContaining('Reactie lezen en advies afmaken')))
}

const taskOf = async (person: 'voorzitter' | 'secretaris'): Promise<string> => (await world.as(person).get('/werk')).text

it('[R-ADV-135] [R-ADV-142] new facts lead to a next version; the first stays readable for both and says that it was superseded', async () => {
  const first = await adviesId(world)
  await step.perform(world, 'voorzitter', step.at(world, 'advies'), { doen: 'aanvullen', soort: 'advies', reden: 'Er is een nieuwe verklaring van een getuige.' })
  expect((await world.as('beslismedewerker').get(`/adviezen/${first}`)).text).not.toContain('Na dit advies')
  await askAnew()
  await step.freezeAdvies(world)
  await approveAndSeal()
  expect((await issue({ verteldWanneer: '10 december', verteldWaar: 'Bij de opvang', verteldSteun: 'Zorgcoördinator' })).status).toBe(422)
  await step.writeLetter(world)
  expect((await issue({ verteldWanneer: '10 december', verteldWaar: 'Bij de opvang', verteldSteun: 'Zorgcoördinator' })).status).toBe(302)
  expect((await world.as('beslismedewerker').get(`/adviezen/${first}`)).text).toMatch(/Na dit advies is versie (<!-- -->)?2(<!-- -->)? uitgebracht/)
  expect((await world.as('gemachtigde').get(page())).text).toMatch(/Daarna is versie 2 uitgebracht/)
  const [one, two] = [await world.as('gemachtigde').get(`${page()}/pdf?versie=1`), await world.as('gemachtigde').get(`${page()}/pdf`)]
  const letters = [await world.as('gemachtigde').get(`${page()}/brief?versie=1`), await world.as('gemachtigde').get(`${page()}/brief`)]
  expect(letters.map(({ text }) => text.includes('Er was al een advies'))).toEqual([false, true])
  expect([one.status, two.status, Buffer.from(one.body).equals(Buffer.from(two.body))]).toEqual([200, 200, false])
  expect(world.complaints).toEqual([])
}, 120_000)
