// An advies that is hard to hear, from the question to the gemachtigde to the version that comes after it: on the real process, over HTTP and sockets.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '~tests/browser'
import { seenWithoutAddress } from '~tests/matrix/differs-by-nature'
import { mailTo } from '~tests/world/mail'
import { accountIdOf, type Person } from '~tests/world/people'
import { adviesId } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import * as step from '~tests/world/steps'
import { startWorld, type World } from '~tests/world/world'
import { inspect } from './person'

let world: World
let browser: Browser | undefined
beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'weging')
  await step.everyMember((member) => step.recordStandpunt(world, member, 'niet aannemelijk'))
  await step.recordWeging(world)
  await step.typeAdvies(world, 'niet aannemelijk')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await world.stop()
})

const page = (): string => `/gemachtigde/${world.dossierId}`
const freeze = async () => world.as('voorzitter').post(step.at(world, 'advies'), { doen: 'bevriezen', gezien: await step.seenAdvies(world) })
const issue = (more: Record<string, string>) => world.as('secretaris').post(step.at(world, 'advies'), { doen: 'uitbrengen', ontvanger: accountIdOf('beslismedewerker'), ...more })

async function approveAndSeal(): Promise<void> {
  await step.everyMember((member) => step.approveAdvies(world, member))
  await step.sealAdvies(world)
}

it('[R-ADV-130] nobody of another function becomes a gemachtigde, and who was invited before no longer gets in', async () => {
  const invite = (registernummer: string) => world.as('coordinator').post(step.at(world, 'gemachtigde'), { doen: 'uitnodigen', registernummer, email: 'iemand@weging.example', ...step.machtiging })
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

const reading = (): string => step.at(world, 'tegenlezing')
const noSuchDossier = '7b0c7c1e-0d5a-4c57-9a7e-1f6f3f2f9b11'

/** For this person this page of the dossier is the same bytes as that of a dossier that nobody has. */
async function looksLikeNothing(person: Person, pad: string): Promise<void> {
  const [here, nowhere] = [await world.as(person).get(step.at(world, pad)), await world.as(person).get(`/dossiers/${noSuchDossier}${pad === '' ? '' : `/${pad}`}`)]
  expect([person, pad, here.status, seenWithoutAddress(here, world.dossierId)]).toEqual([person, pad, 404, seenWithoutAddress(nowhere, noSuchDossier)])
}

it('[R-BEO-159] the voorzitter asks somebody outside the panel to read the weighing, who sees the names, declares, and only then reads', async () => {
  const ask = (person: Person) => world.as(person).post(reading(), { doen: 'vragen', lezer: accountIdOf('zorg-2') })
  expect((await world.as('voorzitter').get('/werk')).text).toContain('Tegenlezing vragen')
  expect((await world.as('IND').get(reading())).text).not.toContain('Wie leest tegen?')
  for (const person of ['IND', 'secretaris', 'zorg-2', 'coordinator', 'voorzitter-2'] as const) expect([person, (await ask(person)).status]).toEqual([person, 404])
  await looksLikeNothing('zorg-2', 'tegenlezing')
  expect((await world.as('voorzitter').post(reading(), { doen: 'vragen', lezer: accountIdOf('zorg') })).text).toContain('kan deze weging niet tegenlezen')
  expect([(await ask('voorzitter')).status, (await ask('voorzitter')).status]).toEqual([302, 302])
  expect(await world.look(`select 1 from record where soort = 'tegenlezing'`)).toHaveLength(1)
  const mails = await mailTo(world, 'zorg-2')
  expect([mails.length, mails.some((mail) => /tegenlez|W-2026|weging tegen/i.test(mail))]).toEqual([1, false])
  const work = (await world.as('zorg-2').get('/werk')).text
  expect(work).toContain('Tegenlezing: verklaren dat u geen belang hebt')
  expect(work).toMatch(/uiterlijk wo 2 dec/)
  const before = (await world.as('zorg-2').get(reading())).text
  expect([before.includes('Wie erbij betrokken zijn'), before.includes('weegt de verklaring het zwaarst')]).toEqual([true, false])
  expect([(await world.as('zorg-2').get(step.at(world, 'stukken'))).status, (await world.as('zorg-2').post(reading(), { doen: 'geven', oordeel: 'kan dragen' })).status]).toEqual([409, 409])
  expect((await world.as('zorg-2').post(reading(), { doen: 'verklaren' })).status).toBe(422)
  await step.perform(world, 'zorg-2', reading(), step.noTies)
}, 60_000)

it('[R-BEO-159] the reader reads weighing, end views, verslag and papers; everything else of the dossier does not exist for them', async () => {
  const page = (await world.as('zorg-2').get(`${reading()}?criterium=B3`)).text
  for (const words of ['Bij groep A weegt de verklaring het zwaarst.', 'De verklaring past bij wat in de stukken staat.', 'Zij had tijd nodig om dit te vertellen.', 'Waar de leden verschillen']) expect([words, page.includes(words)]).toEqual([words, true])
  const papers = await world.as('zorg-2').get(step.at(world, 'stukken'))
  expect([papers.status, papers.text.includes('Over betrokkene'), papers.text.includes('Stuk toevoegen'), papers.text.includes(`href="${reading()}"`)]).toEqual([200, false, false, true])
  expect((await world.as('zorg-2').get(step.at(world, 'stukken/naast-elkaar'))).status).toBe(200)
  for (const pad of ['', 'weging', 'advies', 'beoordeling', 'rondes', 'verslag', 'medisch', 'panel', 'verklaring', 'vragen', 'overdragen', 'geschiedenis/weging', 'stukken/toevoegen', 'waarom']) await looksLikeNothing('zorg-2', pad)
  for (const [pad, doen] of [['beoordeling', 'indienen'], ['weging', 'standpunt'], ['advies', 'bevriezen'], ['tegenlezing', 'zonder'], ['tegenlezing', 'beantwoorden']] as const) {
    expect([pad, doen, (await world.as('zorg-2').post(step.at(world, pad), { doen, reden: 'x', tekst: 'x' })).status]).toEqual([pad, doen, 404])
  }
  for (const person of ['zorg', 'voorzitter', 'IND-2'] as const) expect([person, (await world.as(person).post(reading(), { doen: 'geven', oordeel: 'kan dragen' })).status]).toEqual([person, 404])
}, 60_000)

/** This person's window, with the session they have. */
async function openAs(person: Person, path: string): Promise<Page> {
  browser ??= await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })
  const [name = '', value = ''] = world.as(person).cookie().split(/=(.*)/s)
  await context.addCookies([{ name, value, url: world.origin }])
  const page = await context.newPage()
  await page.goto(`${world.origin}${path}`)
  return page
}

it('[R-BEO-158] [R-BEO-159] in a browser what the reader typed outlives going on to another criterion, and the draft of the advies leads to the reading', async () => {
  const page = await openAs('zorg-2', reading())
  await inspect({ functie: 'tegenlezer', page, context: page.context(), noise: () => [] }, 'tegenlezing-lezer')
  const answer = page.getByRole('textbox', { name: 'Uw vragen of opmerkingen' })
  await answer.fill('Is B3 aan haar voorgelegd?')
  await page.getByRole('link', { name: /^B3 / }).first().click()
  await page.getByRole('heading', { name: /^B3 / }).waitFor()
  expect(await answer.inputValue()).toBe('Is B3 aan haar voorgelegd?')
  const draft = await openAs('voorzitter', step.at(world, 'advies'))
  await draft.getByRole('link', { name: 'Naar de tegenlezing' }).click()
  await draft.getByRole('heading', { name: 'Gevraagd' }).waitFor()
  await inspect({ functie: 'voorzitter', page: draft, context: draft.context(), noise: () => [] }, 'tegenlezing-voorzitter')
}, 180_000)

it('[R-BEO-159] the answer comes once, closes the dossier for the reader, and waits for the panel', async () => {
  const give = (oordeel: string, tekst: string) => world.as('zorg-2').post(reading(), { doen: 'geven', oordeel, tekst })
  const short = await give('vragen', '')
  expect([short.status, short.text.includes('Schrijf uw vragen op.')]).toEqual([422, true])
  expect([(await give('vragen', 'Is B3 aan haar voorgelegd?')).status, (await give('vragen', 'Is B3 aan haar voorgelegd?')).status, (await give('kan dragen', '')).status]).toEqual([302, 302, 422])
  expect((await world.as('zorg-2').get(reading())).text).toContain('Is B3 aan haar voorgelegd?')
  expect((await world.as('zorg-2').get(step.at(world, 'stukken'))).status).toBe(409)
  expect((await mailTo(world, 'voorzitter')).length).toBe(1)
  expect((await world.as('voorzitter').get('/werk')).text).toContain('Vragen van de tegenlezer beantwoorden')
  expect((await world.as('IND').get(reading())).text).toContain('Is B3 aan haar voorgelegd?')
}, 60_000)

it('[R-ADV-132] the answer is a record, comes once, and opens the way to fixing', async () => {
  await step.perform(world, 'gemachtigde', page(), { doen: 'reageren', tekst: 'Zij weet de datum niet meer.\nZij was ziek.' })
  expect((await world.as('gemachtigde').post(page(), { doen: 'reageren', tekst: 'Nog iets.' })).status).toBe(422)
  const rows = await world.look<{ inhoud: string }>(`select inhoud from record where soort = 'reactie'`)
  expect(rows.map(({ inhoud }) => JSON.parse(inhoud) as unknown)).toEqual([
    { schema: 'weging-reactie/v1', verzoek: 1, wat: 'reactie', langs: 'gemachtigde', hoe: null, ontvangenOp: '2026-11-25', tekst: ['Zij weet de datum niet meer.', 'Zij was ziek.'] }
  ])
  const unanswered = await freeze()
  expect([unanswered.status, unanswered.text.includes('De tegenlezer heeft vragen')]).toEqual([422, true])
  await step.perform(world, 'voorzitter', reading(), { doen: 'beantwoorden', tekst: 'Ja, in het verslag, alinea 2.' })
  await step.freezeAdvies(world)
  await looksLikeNothing('zorg-2', 'tegenlezing')
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
