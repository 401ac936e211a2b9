import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { typeInRoom, writeParagraphs } from '~tests/fixtures/rooms'
import { createTestPanel, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { seedRoom } from '~realtime/index'
import { loadDossierFacts } from './facts.server'
import type { Geschiedenis, Schrijver } from './geschiedenis'
import { readGeschiedenis } from './geschiedenis.server'
import { adviesRoom, standpuntRoom, verslagRoom, wegingRoom } from './rooms'
import type { Zetel } from './schema'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const groepen = async () => [{ code: 'A', naam: 'Feitelijke kern' }]

async function look(round: TestRound, kamer: string, { as = 'voorzitter', moment = null, at = panel.now }: { as?: Zetel; moment?: string | null; at?: Date } = {}): Promise<Geschiedenis> {
  const wie = round.wie[as]
  const feiten = await loadDossierFacts(panel.sql, wie.accountId, round.dossierId, 'read', panel.now)
  if (!feiten) throw new Error('Dit dossier is er niet')
  return readGeschiedenis({ sql: panel.sql, clock: { now: () => at }, groepen }, { wie, feiten, kamer, moment })
}

const nothing = expect.objectContaining({ init: { status: 404 } })
const notNow = expect.objectContaining({ init: { status: 409 } })

function openStand({ stand }: Geschiedenis) {
  if (stand.soort !== 'open') throw new Error(`Deze geschiedenis is ${stand.soort}`)
  return stand
}

const name = ({ zetel, eerder }: Schrijver): string => `${zetel}${eerder ? ' (eerder)' : ''}`
const textOf = (history: Geschiedenis): string[] => openStand(history).delen.flatMap(({ alineas }) => alineas.map(({ passages }) => passages.map(({ wie, tekst }) => `${name(wie)}: ${tekst}`).join(' | ')))

const type = (round: TestRound, room: string, zetel: Zetel, field: string, ...paragraphs: string[]) =>
  typeInRoom(panel, room, round.wie[zetel].accountId, (doc) => writeParagraphs(doc, field, paragraphs))

const reveal = (round: TestRound) => panel.werk.db.ronde.update({ where: { id: round.rondeId }, data: { onthuldOp: panel.now } })
const makeAdvies = async (round: TestRound, versie: number, staat: string): Promise<string> => {
  const id = panel.werk.ids.uuid()
  await panel.werk.db.advies.create({ data: { id, dossierId: round.dossierId, versie, staat } })
  return id
}

describe('which history opens when', () => {
  it('[R-DOS-40] the verslag at once, the weighing after the reveal, the advies once there is one; for all five seats', async () => {
    const round = await panel.openRound('gepland')
    for (const as of ['voorzitter', 'secretaris', 'IND', 'zorg', 'politie'] as const) expect((await look(round, 'verslag', { as })).stand).toEqual({ soort: 'leeg' })
    for (const kamer of ['weging', 'standpunt-zorg', 'advies']) await expect(look(round, kamer)).rejects.toEqual(notNow)
    await reveal(round)
    expect((await look(round, 'weging')).stand).toEqual({ soort: 'leeg' })
    await expect(look(round, 'advies')).rejects.toEqual(notNow)
    await makeAdvies(round, 1, 'concept')
    expect((await look(round, 'advies')).stand).toEqual({ soort: 'leeg' })
    expect((await look(round, 'advies')).andere.map(({ titel }) => titel)).toEqual(['Verslag', 'Weging'])
  })

  it('[R-DOS-41] what is private has no history: score, own notes and what does not exist look the same', async () => {
    const round = await panel.openRound('gepland')
    await reveal(round)
    for (const kamer of ['score', `score-zorg`, `score/${round.rondeId}/${round.lidId.zorg}`, 'aantekening', 'aantekening-zorg', 'bestaat-niet', 'advies-9']) await expect(look(round, kamer, { as: 'zorg' })).rejects.toEqual(nothing)
  })

  it('[R-DOS-42] another\'s end view only once it was recorded; its writer at any time', async () => {
    const round = await panel.openRound()
    await reveal(round)
    await type(round, standpuntRoom(round.dossierId, round.lidId.zorg), 'zorg', 'toelichting', 'Ik twijfel nog.')
    await expect(look(round, 'standpunt-zorg')).rejects.toEqual(notNow)
    expect((await look(round, 'weging')).andere.map(({ titel }) => titel)).toEqual(['Verslag'])
    expect(textOf(await look(round, 'standpunt-zorg', { as: 'zorg' }))).toEqual(['zorg: Ik twijfel nog.'])
    const inhoud = '{"schema":"proef"}'
    await panel.sql.query(
      `insert into record (id, soort, dossier_id, ronde_id, lid_id, versie, inhoud, sha256, gemaakt_door, gemaakt_op)
       values ($1::uuid, 'standpunt', $2::uuid, null, $3::uuid, 1, $4, encode(sha256(convert_to($4, 'UTF8')), 'hex'), $5::uuid, now())`,
      [panel.werk.ids.uuid(), round.dossierId, round.lidId.zorg, inhoud, round.wie.zorg.accountId]
    )
    expect(textOf(await look(round, 'standpunt-zorg'))).toEqual(['zorg: Ik twijfel nog.'])
  })

  it('[R-DOS-40] who is refused leaves a line in the log, without the name of a room', async () => {
    const round = await panel.openRound('gepland')
    await expect(look(round, 'weging')).rejects.toEqual(notNow)
    expect(await panel.readLog(`dossier/${round.dossierId}`)).toMatchObject([{ deed: 'geschiedenis.lezen', actor: round.wie.voorzitter.accountId }])
  })
})

describe('what a history shows', () => {
  it('[R-DOS-43] each passage with its seat, each text under its heading, at every moment; no name and no account anywhere', async () => {
    const round = await panel.openRound()
    await reveal(round)
    await type(round, wegingRoom(round.dossierId), 'zorg', 'balans-A', 'Van zorg.')
    await type(round, wegingRoom(round.dossierId), 'IND', 'balans-A', 'Van de IND.')
    const history = await look(round, 'weging')
    expect(openStand(history).delen.map(({ titel }) => titel)).toEqual(['Balans A: Feitelijke kern'])
    expect(textOf(history)).toEqual(['zorg: Van zorg.', 'IND: Van de IND.'])
    expect(openStand(history).momenten.map(({ seq, wie }) => [seq, wie.map(name)])).toEqual([[1, ['zorg']], [2, ['IND']]])
    expect(textOf(await look(round, 'weging', { moment: '1' }))).toEqual(['zorg: Van zorg.'])
    for (const odd of ['', '0', '-1', '99', '1.5', 'x', '9'.repeat(40)]) expect(openStand(await look(round, 'weging', { moment: odd })).gekozen).toBe(odd === '0' ? 0 : 1)
    for (const { accountId, registernummer } of Object.values(round.wie)) expect(JSON.stringify(history)).not.toMatch(new RegExp(`${accountId}|${registernummer}`))
  })

  it('[R-DOS-43] who left the panel is shown by the seat they had then, as an earlier member', async () => {
    const round = await panel.openRound('gepland')
    await type(round, verslagRoom(round.hoorzittingId), 'zorg', 'verslag', 'Van wie er eerst zat.')
    await panel.werk.db.lidmaatschap.update({ where: { id: round.lidId.zorg }, data: { beeindigdOp: panel.now } })
    const later = panel.werk.ids.uuid()
    await panel.werk.db.account.create({ data: { id: later, functie: 'zorg', registernummer: `N-${later}`, aangemaaktOp: panel.now } })
    await panel.werk.db.lidmaatschap.create({ data: { id: panel.werk.ids.uuid(), dossierId: round.dossierId, accountId: later, zetel: 'zorg', verklaring: 'geen_belang', benoemdOp: panel.now } })
    await typeInRoom(panel, verslagRoom(round.hoorzittingId), later, (doc) => writeParagraphs(doc, 'verslag', ['Van wie er nu zit.']))
    expect(textOf(await look(round, 'verslag'))).toEqual(['zorg (eerder): Van wie er eerst zat.', 'zorg: Van wie er nu zit.'])
  })

  it('[R-DOS-45] an advies that was opened again keeps who wrote it in the version before; that version can be looked at too', async () => {
    const round = await panel.openRound()
    await reveal(round)
    const first = await makeAdvies(round, 1, 'vervallen')
    await type(round, adviesRoom(first), 'secretaris', 'samenvatting', 'Van de secretaris.')
    const second = await makeAdvies(round, 2, 'concept')
    const doc = new Y.Doc()
    for (const { bytes } of (await panel.log.open(adviesRoom(first))).updates) Y.applyUpdate(doc, bytes)
    await seedRoom(panel.sql, adviesRoom(second), { author: round.wie.voorzitter.accountId, time: panel.now, bytes: Y.encodeStateAsUpdate(doc) }, panel.werk.seals)
    await type(round, adviesRoom(second), 'voorzitter', 'samenvatting', 'Van de voorzitter.')
    const history = await look(round, 'advies')
    expect(textOf(history)).toEqual(['secretaris: Van de secretaris.', 'voorzitter: Van de voorzitter.'])
    expect(openStand(history).delen.find(({ titel }) => titel === 'Wat betrokkene vertelde')?.alineas[0]?.passages[0]).toMatchObject({ versie: 1, naar: `/dossiers/${round.dossierId}/geschiedenis/advies-1?moment=1`, nieuw: false })
    expect(openStand(history).momenten.map(({ overgenomen }) => overgenomen)).toEqual([true, false])
    expect(history.andere.map(({ titel }) => titel)).toContain('Advies, versie 1')
    expect(textOf(await look(round, 'advies-1'))).toEqual(['secretaris: Van de secretaris.'])
  })

  it('[R-DOS-44] it says until when it can be seen, and afterwards that it is gone', async () => {
    const round = await panel.openRound('gepland')
    const room = verslagRoom(round.hoorzittingId)
    await type(round, room, 'zorg', 'verslag', 'Van zorg.')
    expect(openStand(await look(round, 'verslag')).tot).toBeNull()
    const end = new Date(panel.now.getTime() + 1_000)
    await panel.sql.query('update rt_room set geschiedenis_tot = $2::timestamptz where naam = $1', [room, end.toISOString()])
    expect(openStand(await look(round, 'verslag')).tot).toBe(end.toISOString())
    expect((await look(round, 'verslag', { at: end })).stand).toEqual({ soort: 'beeindigd', op: end.toISOString() })
  })
})
