// The second week: a page that stood open while the work went on, two people at the same button, and a button pressed three times.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSoftAuthenticator } from '~tests/soft-authenticator'
import { accountIdOf, type Person } from '../world/people'
import { adviesId, ownScoreRoom } from '../world/places'
import { playUntil } from '../world/play'
import { knock } from '../world/room-client'
import * as step from '../world/steps'
import { at } from '../world/steps'
import { startWorld, type World } from '../world/world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

type Fields = Parameters<World['stranger']['post']>[1]
const slow = { timeout: 120_000 }
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const count = async (what: string): Promise<number> => Number((await world.look<{ n: string }>(`select count(*)::text as n from ${what}`))[0]?.n)
const done = (deed: string): Promise<number> => count(`logboek.regel where resultaat = 'gedaan' and deed = '${deed}'`)

/** What a court said, as the reader tells it. */
const court = { instantie: 'rechtbank', datum: '2026-11-25', uitkomst: 'ongegrond', toelichting: 'Het advies was zorgvuldig.' }

/** These people press the same button at the same moment. Once it is done; the others are told that it is not for now. */
async function once(people: readonly Person[], page: string, deed: string, fields: Fields): Promise<void> {
  const before = await done(deed)
  const answers = await Promise.all(people.map((person) => world.as(person).post(page, fields)))
  expect([deed, answers.map(({ status }) => status).sort()]).toEqual([deed, [302, ...people.slice(1).map(() => 409)]])
  for (const { status, text } of answers) if (status === 409) expect(words(text)).toMatch(/Dat kan nu niet|U hebt/)
  expect([deed, await done(deed)]).toEqual([deed, before + 1])
}

it('[R-DOS-2] every button pressed at the same moment, by one or by two, does its deed once', slow, async () => {
  await once(['coordinator', 'coordinator', 'coordinator'], at(world), 'dossier.aannemen', { doen: 'aannemen' })
  await once(['coordinator', 'coordinator'], at(world, 'intake'), 'intake.doen', { doen: 'ontvankelijk', ...step.intake })
  await step.composePanel(world)
  for (const zetel of ['voorzitter', 'secretaris', 'IND', 'politie'] as const) {
    await once([zetel, zetel], at(world, 'verklaring'), 'belang.verklaren', zetel === 'IND' ? { ...step.noTies, werktOnderBeslisser: 'ja', 'toelichting-werktOnderBeslisser': 'canary-directie' } : step.noTies)
  }
  world.phase = 'verklaren'
})

it('[R-DOS-48] the words of a declaration are on the page of the voorzitter and of nobody else', slow, async () => {
  for (const person of ['voorzitter', 'secretaris', 'IND', 'politie', 'coordinator'] as const) {
    const { status, text } = await world.as(person).get(at(world))
    expect([person, status, text.includes('canary-directie')]).toEqual([person, 200, person === 'voorzitter'])
  }
})

it('[R-TOE-12] who declares a conflict of interest in one window is out in every other, and so is the seat’s old room', slow, async () => {
  await world.as('zorg').post(at(world, 'verklaring'), { ...step.noTies, belang: 'ja' })
  const room = await ownScoreRoom(world, 'zorg')
  expect((await world.as('coordinator').post(at(world, 'panel'), { doen: 'vervangen', zetel: 'zorg', account: accountIdOf('zorg-2') })).status).toBe(302)
  for (const [page, fields] of [['beoordeling', { doen: 'indienen' }], ['verklaring', step.noTies], ['weging', { doen: 'standpunt', gezien: '{}' }]] as const) {
    expect([page, (await world.as('zorg').post(at(world, page), fields)).status]).toEqual([page, 404])
    expect((await world.as('zorg').get(at(world, page))).status).toBe(404)
  }
  for (const person of ['zorg', 'zorg-2', 'voorzitter'] as const) {
    const shut = await knock({ port: world.port, origin: world.origin, cookie: world.as(person).cookie(), room })
    expect([person, shut]).toEqual([person, await knock({ port: world.port, origin: world.origin, cookie: world.as(person).cookie(), room: `score/${randomUUID()}/${randomUUID()}` })])
  }
})

it('[R-DOS-2] in the second half too: freezing and opening again are done once, by whoever was first', slow, async () => {
  await world.stop()
  world = await startWorld()
  await playUntil(world, 'concept')
  await step.typeAdvies(world)
  await step.everyMember((member) => step.enrolPasskey(world, member))
  const page = at(world, 'advies')
  await once(['voorzitter', 'voorzitter'], page, 'advies.bevriezen', { doen: 'bevriezen', gezien: await step.seenAdvies(world) })
  const oldTab = /"challenge","([A-Za-z0-9_-]+)"/.exec((await world.as('zorg').data(page)).text)?.[1] ?? ''
  await once(['voorzitter', 'voorzitter'], page, 'advies.heropenen', { doen: 'heropenen' })
  await once(['voorzitter', 'voorzitter'], page, 'advies.bevriezen', { doen: 'bevriezen', gezien: await step.seenAdvies(world) })

  const { authenticate } = createSoftAuthenticator({ seed: 'zorg', rpId: 'localhost', origin: world.origin })
  const late = await world.as('zorg').post(page, { doen: 'akkoord', antwoord: JSON.stringify(authenticate({ challenge: oldTab })) })
  expect([late.status, await count('akkoord')]).toEqual([422, 0])
  expect(words(late.text)).toContain('Uw antwoord is niet vastgelegd')
  for (const member of ['zorg', 'politie'] as const) await step.approveAdvies(world, member)
  world.phase = 'bevroren'
})

it('[R-STU-32] when consent ends under a fixed advies nobody approves or seals it; taking it back is what is left', slow, async () => {
  const page = at(world, 'advies')
  const [sheet] = await world.look<{ id: string; inhoud: string }>("select r.id::text as id, r.inhoud from record r join lidmaatschap l on l.id = r.lid_id join ronde n on n.id = r.ronde_id where r.soort = 'score' and l.zetel = 'zorg' order by n.nummer desc, r.versie desc limit 1")
  // As if the sheet had leaned on a medical paper from the start: consent for it is there no more.
  const leaning = (sheet?.inhoud ?? '').replace(/"stuk":\d+/, '"stuk":4827').replace(/"stukken":\[([\d,]+)\]/, '"stukken":[$1,4827]')
  const add = `insert into record (id, soort, dossier_id, ronde_id, lid_id, versie, inhoud, sha256, gemaakt_door, gemaakt_op)
    select $2::uuid, soort, dossier_id, ronde_id, lid_id, versie + 1, $3::text, encode(sha256(convert_to($3::text, 'UTF8')), 'hex'), gemaakt_door, gemaakt_op from record where id = $1::uuid`
  expect(leaning).not.toBe(sheet?.inhoud)
  let last = sheet?.id
  const nowReads = async (inhoud?: string): Promise<void> => {
    const next = randomUUID()
    await world.look(add, [last, next, inhoud])
    last = next
  }
  await nowReads(leaning)
  await expect(step.approveAdvies(world, 'IND')).rejects.toThrow('422')
  await nowReads(sheet?.inhoud)
  await step.approveAdvies(world, 'IND')
  await nowReads(leaning)
  const sealed = await world.as('voorzitter').post(page, { doen: 'verzegelen' })
  expect([sealed.status, words(sealed.text)]).toEqual([422, expect.stringContaining('Een beoordeling steunt op een stuk dat niet meer gebruikt mag worden')])
  await nowReads(sheet?.inhoud)
})

it('[R-DOS-2] sealing and issuing are done once, by whoever was first', slow, async () => {
  const page = at(world, 'advies')
  await once(['voorzitter', 'secretaris', 'voorzitter'], page, 'advies.verzegelen', { doen: 'verzegelen' })
  await step.writeLetter(world)
  await once(['voorzitter', 'secretaris'], page, 'advies.uitbrengen', { doen: 'uitbrengen', ontvanger: accountIdOf('beslismedewerker') })
  expect(await count('uitgegeven_advies')).toBe(1)
  world.phase = 'uitgebracht'
})

it('[R-ADV-114] a question of the decider is answered once, by voorzitter or secretaris; the answer is a record and both sides see the state', async () => {
  const [page, panelPage] = [`/adviezen/${await adviesId(world)}`, at(world, 'vragen')]
  const seen = async (): Promise<string[]> => [words((await world.as('beslismedewerker').get(page)).text), words((await world.as('zorg').get(panelPage)).text)]
  expect((await world.as('beslismedewerker').post(page, { doen: 'vragen', vraag: ' ' })).status).toBe(422)
  expect((await world.as('beslismedewerker-2').post(page, { doen: 'vragen', vraag: 'Van een ander?' })).status).toBe(404)
  expect((await world.as('beslismedewerker').post(page, { doen: 'vragen', vraag: 'Welk stuk bedoelt u bij 3.2?' })).status).toBe(302)
  for (const text of await seen()) expect(text).toMatch(/Welk stuk bedoelt u bij 3\.2\?.*wacht op antwoord, uiterlijk \w+ 9 december 2026/u)
  const [{ id: vraag } = { id: '' }] = await world.look<{ id: string }>('select id::text as id from vraag_aan_panel')
  const reply = { doen: 'beantwoorden', vraag, antwoord: 'Stuk 4, bladzijde 2.' }
  expect((await world.as('zorg').post(panelPage, reply)).status).toBe(404)
  expect((await world.as('secretaris').post(panelPage, { ...reply, vraag: randomUUID() })).status).toBe(422)
  expect((await Promise.all(['secretaris', 'voorzitter'].map((person) => world.as(person as Person).post(panelPage, reply)))).map(({ status }) => status).sort()).toEqual([302, 422])
  for (const text of await seen()) expect(text).toMatch(/Stuk 4, bladzijde 2\..*Beantwoord door de (secretaris|voorzitter)/u)
  expect(await count("record where soort = 'antwoord-op-vraag'")).toBe(1)
  expect([await done('advies.vragen'), await done('vraag.beantwoorden')]).toEqual([1, 1])
})

it('[R-ADV-113] who has not decided yet may say more later; each reply is kept and the panel reads them all', async () => {
  const page = `/adviezen/${await adviesId(world)}`
  expect((await world.as('beslismedewerker').post(page, { doen: 'uitspraak', ...court })).status).toBe(409)
  expect((await world.as('beslismedewerker').post(page, { doen: 'melden', keuze: 'misschien', reden: 'Nee.' })).status).toBe(422)
  const unexplained = await world.as('beslismedewerker').post(page, { doen: 'melden', keuze: 'wijkt_af', motief: '', reden: 'Wij zien het anders.' })
  expect([unexplained.status, unexplained.text.includes('Kies waarom u niet of maar voor een deel volgt.'), unexplained.text.includes('Wij zien het anders.')]).toEqual([422, true, true])
  expect((await world.as('beslismedewerker').post(page, { doen: 'melden', keuze: 'nog_niet_beslist', reden: 'Wij wachten op een stuk.' })).status).toBe(302)
  expect((await world.as('beslismedewerker').post(page, { doen: 'nagaan', punt: 'bronnen' })).status).toBe(302)
  expect(words((await world.as('zorg').get(at(world, 'advies'))).text)).toMatch(/De IND heeft nog niet beslist.*Wij wachten op een stuk/u)
})

it('[R-ADV-21] an answer says something, is given once, and who answers twice is told so; the answer and its line in the log stand or fall together', async () => {
  const page = `/adviezen/${await adviesId(world)}`
  for (const reden of ['', '   ', '\u200b', '.', '\u202e\u2066']) expect([reden, (await world.as('beslismedewerker').post(page, { doen: 'melden', keuze: 'volgt', reden })).status]).toEqual([reden, 422])
  expect((await world.as('beslismedewerker-2').post(page, { doen: 'melden', keuze: 'volgt', reden: 'Van een ander.' })).status).toBe(404)
  expect(await count('terugmelding')).toBe(1)
  await world.look(`create function geen_regel() returns trigger language plpgsql as $$ begin if new.deed = 'advies.melden' then raise exception 'vol'; end if; return new; end $$`)
  await world.look('create trigger geen_regel before insert on logboek.regel for each row execute function geen_regel()')
  expect((await world.as('beslismedewerker').post(page, { doen: 'melden', keuze: 'volgt', reden: 'Zonder regel.' })).status).toBe(500)
  await world.look('drop trigger geen_regel on logboek.regel')
  expect(await count('terugmelding')).toBe(1)
  await once(['beslismedewerker', 'beslismedewerker', 'beslismedewerker'], page, 'advies.melden', { doen: 'melden', keuze: 'volgt', reden: 'Het is\u200b begrijpelijk.' })
  const again = await world.as('beslismedewerker').post(page, { doen: 'melden', keuze: 'wijkt_af', motief: 'anders', reden: 'Toch niet.' })
  expect([again.status, words(again.text).includes('U hebt al op dit advies geantwoord')]).toEqual([409, true])
  expect((await world.as('beslismedewerker').post(page, { doen: 'nagaan', punt: 'bronnen' })).status).toBe(409)
  expect((await world.as('beslismedewerker').post(page, { doen: 'vragen', vraag: 'Nog iets?' })).status).toBe(409)
  expect(await world.look('select volgnummer, keuze, reden from terugmelding order by volgnummer')).toEqual([
    { volgnummer: 1, keuze: 'nog_niet_beslist', reden: 'Wij wachten op een stuk.' }, { volgnummer: 2, keuze: 'volgt', reden: 'Het is begrijpelijk.' }
  ])
})

it('[R-ADV-113] after the decision the outcome in court can be told, also a second one, and both sides read it', async () => {
  const page = `/adviezen/${await adviesId(world)}`
  for (const wrong of [{ datum: '2027-02-01' }, { datum: '' }, { instantie: 'hof' }, { uitkomst: '' }, { toelichting: '.' }]) {
    expect([wrong, (await world.as('beslismedewerker').post(page, { doen: 'uitspraak', ...court, ...wrong })).status]).toEqual([wrong, 422])
  }
  expect((await world.as('beslismedewerker-2').post(page, { doen: 'uitspraak', ...court })).status).toBe(404)
  for (const instantie of ['rechtbank', 'afdeling_bestuursrechtspraak']) expect((await world.as('beslismedewerker').post(page, { doen: 'uitspraak', ...court, instantie })).status).toBe(302)
  for (const text of [(await world.as('beslismedewerker').get(page)).text, (await world.as('zorg').get(at(world, 'advies'))).text]) {
    expect(words(text)).toMatch(/Beroep ongegrond.*Rechtbank, uitspraak van.*Beroep ongegrond.*Raad van State/u)
  }
  expect(await done('advies.uitspraak')).toBe(2)
})
