import { createHash, randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dumpDatabase } from '~tests/dump-database'
import { startOpsporingStage, type OpsporingStage } from '~tests/opsporing-process'
import { kanarie } from '~tests/zaak-file'
import { demoOpsporingId } from '../seed-demo.server'
import { uiterlijk } from './rules'

// Ten minutes before the new year in Amsterdam, until a test says otherwise.
let now = new Date('2026-12-31T22:50:00Z')
let stage: OpsporingStage
let zaak: string
beforeAll(async () => {
  stage = await startOpsporingStage({ now: () => now })
  zaak = `/opsporing/zaken/${stage.zaakId}`
})
afterAll(() => stage.stop())

const filled = (extra: Record<string, string | string[]> = {}) => ({
  doen: 'opstellen', koppelvlak: 'P6', sleutel: randomUUID(), ontvanger: 'OM', grondslag: `${kanarie}-grondslag`, toelichting: `${kanarie}-toelichting`, indicaties: ['1.1', '3.1'], ...extra
})
const compose = (fields: Record<string, string | string[]>, by = stage.officer) => by.post(`${zaak}/overdrachten/nieuw`, fields)

async function composed(extra: Record<string, string | string[]> = {}): Promise<string> {
  const { status, location = '' } = await compose(filled(extra))
  expect(status).toBe(302)
  return location
}

const numberIn = (path = ''): string => path.split('/').at(-1) ?? ''
const table = async (name: string) => (await dumpDatabase(stage.database.urls.super))[`public.${name}`]

describe('drawing up a hand-over', () => {
  it('[R-OPS-13] makes a numbered document of the chosen versions, with receiver, ground and hash; the JSON is exactly what was hashed', async () => {
    await stage.officer.post(`${zaak}/indicaties/3/corrigeren`, {
      doen: 'corrigeren', vanVersie: '1', reden: 'r', aard: 'plaats', bron: 'b', betrouwbaarheidBron: 'betrouwbaar', betrouwbaarheidInformatie: 'bevestigd', datum: '2006-12-28', tekst: `${kanarie}-nieuw`
    })
    const path = await composed()
    expect(numberIn(path)).toBe('O-2026-0001')
    const page = (await stage.officer.get(path)).text
    for (const words of ['O-2026-0001', 'Openbaar Ministerie (OM)', `${kanarie}-grondslag`, `${kanarie}-toelichting`, `${kanarie}-stap-0`, `${kanarie}-stap-2`, 'Indicatie 3, versie 1', 'Er is een nieuwere versie.', 'indicatie 3.']) expect(page.replaceAll('<!-- -->', '')).toContain(words)
    for (const words of [`${kanarie}-nieuw`, `${kanarie}-stap-1`]) expect(page).not.toContain(words)
    const file = await stage.officer.get(`${path}/document`)
    expect([file.headers['content-type'], file.headers['content-disposition'], file.headers['cache-control']]).toEqual(['application/json; charset=utf-8', 'attachment; filename="O-2026-0001.json"', 'no-store'])
    expect(page).toContain(createHash('sha256').update(file.body).digest('hex'))
    const document = JSON.parse(file.text) as { indicaties: { nummer: number; versie: number }[] }
    expect(canonicalize(document)).toBe(file.text)
    expect(document).toMatchObject({ nummer: 'O-2026-0001', dossierId: stage.zaakId, ontvanger: 'OM', opgesteldDoor: { registernummer: 'OPS-0001' } })
    expect(document.indicaties.map(({ nummer, versie }) => [nummer, versie])).toEqual([[1, 1], [3, 1]])
    expect((await stage.logLines()).slice(-3)).toMatchObject([
      { deed: 'overdracht.opstellen', resultaat: 'gedaan', object: `zaak/${stage.zaakId}/O-2026-0001`, actor: demoOpsporingId('OPS-0001') },
      { deed: 'overdracht.lezen', resultaat: 'gelezen', object: `zaak/${stage.zaakId}/O-2026-0001` },
      { deed: 'overdracht.lezen', resultaat: 'gelezen' }
    ])
    const stored = JSON.stringify(await dumpDatabase(stage.database.urls.super))
    for (const form of [kanarie, Buffer.from(kanarie).toString('hex')]) expect(stored).not.toContain(form)
    expect(stage.logged.join()).not.toContain(kanarie)
  })

  it('[R-OPS-13] what is missing, or not of this case, is refused in plain words, keeps what was chosen, and takes no number', async () => {
    const before = await table('overdracht_teller')
    const cases: [Record<string, string | string[]>, string][] = [
      [{ indicaties: [] }, 'Kies welke indicaties u overdraagt.'],
      [{ indicaties: ['1'] }, 'Kies welke indicaties u overdraagt.'],
      [{ indicaties: ['1.1', '900.1'] }, 'Een van de gekozen indicaties is er niet.'],
      [{ indicaties: ['1.2'] }, 'Een van de gekozen indicaties is er niet.'],
      [{ ontvanger: 'IND' }, 'Kies aan wie u overdraagt.'],
      [{ grondslag: ' ' }, 'Vul in op welke grondslag u overdraagt.']
    ]
    for (const [wrong, sentence] of cases) {
      const answer = await compose(filled(wrong))
      expect([wrong, answer.status, answer.text.includes(sentence), answer.text.includes(`${kanarie}-toelichting`)]).toEqual([wrong, 422, true, true])
    }
    expect((await compose(filled({ grondslag: '' }))).text).toMatch(/value="3\.1"[^>]*checked|checked=""[^>]*value="3\.1"/)
    expect(await table('overdracht_teller')).toEqual(before)
  })

  it('[R-OPS-13] numbers have no gap: of many at once each gets its own, a form sent twice makes one, and a new year begins at 1', async () => {
    await stage.asOwner(`insert into zaak_officier values ('${stage.zaakId}', '${demoOpsporingId('OPS-0002')}', now())`)
    const twice = filled()
    const answers = await Promise.all([...Array.from({ length: 4 }, () => compose(filled())), ...Array.from({ length: 4 }, () => compose(filled(), stage.other)), compose(twice), compose(twice)])
    await stage.asOwner(`delete from zaak_officier where account_id = '${demoOpsporingId('OPS-0002')}'`)
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(302))
    expect(answers[8]?.location).toBe(answers[9]?.location)
    expect([...new Set(answers.map(({ location }) => numberIn(location)))].sort()).toEqual(Array.from({ length: 9 }, (_, n) => `O-2026-${String(n + 2).padStart(4, '0')}`))
    now = new Date('2026-12-31T23:10:00Z')
    await stage.process.diensten.zetels.fetch()
    expect(numberIn(await composed())).toBe('O-2027-0001')
  })
})

describe('the strafdossier', () => {
  const k4 = (more: Record<string, string | string[]> = {}) => filled({ koppelvlak: 'K4', aangifteOp: '2026-12-01', resultaat: `${kanarie}-resultaat`, indicaties: [], ...more })

  it('[R-KET-69] goes to the OM on a basis of its own, with the day and the outcome of the aangifte, and with leads or without', async () => {
    expect((await compose(k4())).text).toContain('staat nu geen grondslag aan')
    const register = '/opsporing/koppelvlakken'
    const ids = async (): Promise<string[]> => [...(await stage.officer.get(register)).text.matchAll(/name="grondslag" value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
    const before = await ids()
    await stage.officer.post(register, { doen: 'vastleggen', richting: 'K4/OM', artikel: 'artikel 8', tekst: 'nodig voor de beslissing', van: '2026-01-01', beslotenDoor: 'Functionaris' })
    for (const grondslag of (await ids()).filter((id) => !before.includes(id))) await stage.officer.post(register, { doen: 'aan', grondslag })
    for (const [wrong, sentence] of [[{ ontvanger: 'AVIM' }, 'gaat naar het Openbaar Ministerie'], [{ aangifteOp: '' }, 'Vul de dag van de aangifte in.'], [{ resultaat: ' ' }, 'wat het onderzoek opleverde'], [{ koppelvlak: '' }, 'Kies wat u overdraagt.']] as const) {
      const answer = await compose(k4(wrong))
      expect([wrong, answer.status, answer.text.includes(sentence)]).toEqual([wrong, 422, true])
    }
    const { location = '' } = await compose(k4())
    const page = (await stage.officer.get(location)).text
    for (const words of ['Overdracht van het strafdossier', '1 december 2026', `${kanarie}-resultaat`]) expect(page).toContain(words)
    expect(page).not.toContain('Dit zijn indicaties voor opsporing')
    expect(JSON.parse((await stage.officer.get(`${location}/document`)).text)).toMatchObject({ soort: 'weging-overdracht/v2', koppelvlak: 'K4', strafdossier: { aangifteOp: '2026-12-01' }, indicaties: [] })
    expect((await stage.officer.get((await compose(k4({ indicaties: ['1.1'] }))).location ?? '')).text).toContain('Dit zijn indicaties voor opsporing')
  })

  it('[R-KET-69] what was drawn up says until when it must be provided, and that it is late; once provided it says so no more', async () => {
    const path = await composed()
    const row = async () => ((await stage.officer.get(zaak)).text.replaceAll('<!-- -->', '').split('<tr').find((each) => each.includes(numberIn(path))) ?? '')
    expect(await row()).toContain('Verstrek het uiterlijk')
    // Friday afternoon: the clock stands still in the weekend.
    const friday = new Date('2026-11-27T14:00:00Z')
    const monday = (hour: number) => uiterlijk(friday, 24, 'opgesteld', new Date(Date.UTC(2026, 10, 30, hour)))
    expect([monday(13), monday(15)]).toEqual([{ moment: '2026-11-30T14:00:00.000Z', teLaat: false }, { moment: '2026-11-30T14:00:00.000Z', teLaat: true }])
    expect(uiterlijk(friday, 24, 'verstrekt', new Date('2027-01-01T00:00:00Z'))).toBeNull()
    await stage.officer.post(path, { doen: 'verstrekken', toelichting: 'Afgegeven.' })
    expect(await row()).not.toContain('uiterlijk')
  })
})

describe('the log of a hand-over', () => {
  it('[R-OPS-14] provided, then receipt confirmed: each once, in that order, with the words of who recorded it', async () => {
    const path = await composed({ ontvanger: 'AVIM' })
    const record = (doen: string, toelichting = `${kanarie}-${doen}`) => stage.officer.post(path, { doen, toelichting })
    expect((await record('bevestigen')).text).toContain('Leg eerst vast dat de overdracht is verstrekt.')
    expect((await record('verstrekken', '')).text).toContain('Schrijf op hoe het ging')
    expect((await record('verstrekken')).status).toBe(302)
    expect((await record('verstrekken')).text).toContain('Dit is al vastgelegd.')
    expect((await record('bevestigen')).status).toBe(302)
    const page = (await stage.officer.get(path)).text
    for (const words of [`${kanarie}-verstrekken`, `${kanarie}-bevestigen`, 'Opgesteld door: Opsporingsfunctionaris', 'Ontvangst bevestigd door: Opsporingsfunctionaris', 'Deze overdracht is klaar.']) expect(page).toContain(words)
    expect((await stage.officer.get(zaak)).text).toContain('Ontvangst bevestigd')
    expect((await stage.logLines()).map(({ deed }) => deed)).toEqual(expect.arrayContaining(['overdracht.verstrekken', 'overdracht.bevestigen']))
  })

  it('[R-OPS-13] [R-OPS-14] neither a document nor a line of its log is changed or removed, not by the owner of the tables either', async () => {
    for (const statement of ["update overdracht set nummer = 'O-2026-9999'", 'delete from overdracht', 'truncate overdracht cascade', "update overdracht_gebeurtenis set gebeurtenis = 'verstrekt'", 'delete from overdracht_gebeurtenis', 'truncate overdracht_gebeurtenis']) {
      await expect(stage.asOwner(statement)).rejects.toThrow('Wat is vastgelegd verandert niet')
    }
  })
})

describe('the hand-overs of somebody else', () => {
  it('[R-OPS-2] every page, file and deed is not found, and nothing is written', async () => {
    const path = await composed()
    const before = await table('overdracht_gebeurtenis')
    for (const each of [path, `${path}/document`, `${zaak}/overdrachten/nieuw`]) {
      const answer = await stage.other.get(each)
      expect([each, answer.status, answer.text.includes(kanarie)]).toEqual([each, 404, false])
    }
    expect((await stage.other.post(path, { doen: 'verstrekken', toelichting: 'x' })).status).toBe(404)
    expect((await compose(filled(), stage.other)).status).toBe(404)
    for (const each of [`${zaak}/overdrachten/O-2026-0900`, `${zaak}/overdrachten/x`]) expect((await stage.officer.get(each)).status).toBe(404)
    expect(await table('overdracht_gebeurtenis')).toEqual(before)
  })
})
