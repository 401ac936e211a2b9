import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dumpDatabase } from '~tests/dump-database'
import { startOpsporingStage, type OpsporingStage } from '~tests/opsporing-process'
import { kanarie } from '~tests/zaak-file'
import { demoOpsporingId } from './seed-demo.server'

const clock = { now: () => new Date('2026-11-22T10:00:00Z') }
let stage: OpsporingStage
let zaak: string
beforeAll(async () => {
  stage = await startOpsporingStage(clock)
  zaak = `/opsporing/zaken/${stage.zaakId}`
})
afterAll(() => stage.stop())

const filled = (extra: Record<string, string> = {}) => ({
  doen: 'schrijven', sleutel: randomUUID(), aard: 'vervoer', bron: `${kanarie}-bron`, betrouwbaarheidBron: 'wisselend', betrouwbaarheidInformatie: 'zelf-waargenomen',
  plaats: `${kanarie}-plaats`, datum: '2026-05-01', datumTot: '2026-05-03', datumTekst: `${kanarie}-avond`, tekst: `${kanarie}-feit`, oordeel: `${kanarie}-oordeel`, vindplaats: `${kanarie}-pv`, ...extra
})
const write = (fields: Record<string, string>) => stage.officer.post(`${zaak}/indicaties/nieuw`, fields)

/** Writes a lead and gives the path of its page. */
async function written(extra: Record<string, string> = {}): Promise<string> {
  const { status, location = '' } = await write(filled(extra))
  expect(status).toBe(302)
  return location
}

const content = async () => JSON.stringify(await dumpDatabase(stage.database.urls.super))

const stored = async () => (await dumpDatabase(stage.database.urls.super))['public.indicatie_versie']

describe('a new lead', () => {
  it('[R-OPS-11] has kind, source, reliability of both, place, period, facts, judgement apart and finding place; who and when are kept, and the deed is logged', async () => {
    const path = await written()
    expect(path).toMatch(new RegExp(`^${zaak}/indicaties/\\d+$`))
    const page = (await stage.officer.get(path)).text
    for (const word of ['bron', 'plaats', 'avond', 'feit', 'oordeel', 'pv']) expect(page).toContain(`${kanarie}-${word}`)
    for (const words of ['Vervoermiddel', 'Niet altijd betrouwbaar', 'Door de bron zelf waargenomen', '1 mei 2026', '3 mei 2026', 'geschreven door: Opsporingsfunctionaris, zondag 22 november 2026, 11.00 uur']) expect(page).toContain(words)
    expect((await stage.officer.get(zaak)).text).toContain(`${kanarie}-feit`)
    const nummer = path.split('/').at(-1)
    const lines = (await stage.logLines()).slice(-3)
    expect(lines).toMatchObject([
      { deed: 'indicatie.schrijven', resultaat: 'gedaan', object: `zaak/${stage.zaakId}/${nummer}/1`, actor: demoOpsporingId('OPS-0001') },
      { deed: 'indicatie.lezen', resultaat: 'gelezen', object: `zaak/${stage.zaakId}/${nummer}` },
      { deed: 'zaak.lezen', resultaat: 'gelezen' }
    ])
    const all = await content()
    for (const form of [kanarie, Buffer.from(kanarie).toString('hex')]) expect(all).not.toContain(form)
    expect(stage.logged.join()).not.toContain(kanarie)
  })

  it('[R-OPS-11] the same form sent twice makes one lead', async () => {
    const fields = filled()
    const [first, second] = [await write(fields), await write(fields)]
    expect(second.location).toBe(first.location)
  })

  it('[R-OPS-11] what is missing or cannot be is told field by field, what was typed comes back, and nothing is stored', async () => {
    const before = await stored()
    const cases: [Record<string, string>, string][] = [
      [{ bron: ' ' }, 'Vul in van wie of waaruit deze indicatie komt.'],
      [{ aard: 'geheim' }, 'Kies waar de indicatie over gaat.'],
      [{ betrouwbaarheidBron: '' }, 'Kies hoe betrouwbaar de bron is.'],
      [{ betrouwbaarheidInformatie: '' }, 'Kies hoe zeker de informatie is.'],
      [{ tekst: '…' }, 'Schrijf op wat er is waargenomen of gezegd.'],
      [{ datum: '2026-02-30' }, 'Kies een bestaande dag.'],
      [{ datum: '' }, 'Vul ook de eerste dag van de periode in.'],
      [{ datumTot: '2026-04-30' }, 'De laatste dag ligt vóór de eerste.'],
      [{ datum: '', datumTot: '', datumTekst: '' }, 'Vul een dag in, of schrijf in woorden wanneer het was.']
    ]
    for (const [wrong, sentence] of cases) {
      const answer = await write(filled(wrong))
      expect([wrong, answer.status, answer.text.includes(sentence), answer.text.includes(`${kanarie}-plaats`)]).toEqual([wrong, 422, true, true])
    }
    expect(await stored()).toEqual(before)
  })
})

describe('a correction', () => {
  const correction = (extra: Record<string, string>) => ({ ...filled(), doen: 'corrigeren', vanVersie: '1', reden: `${kanarie}-reden`, ...extra })

  it('[R-OPS-12] is a new version beside the old, with its reason; the old one stays as it was and both can be read', async () => {
    const path = await written({ tekst: `${kanarie}-eerst` })
    expect((await stage.officer.post(`${path}/corrigeren`, correction({ tekst: `${kanarie}-later` }))).location).toBe(path)
    const page = (await stage.officer.get(path)).text
    for (const words of [`${kanarie}-eerst`, `${kanarie}-later`, `${kanarie}-reden`, 'Versie 2, geschreven door', 'Versie 1, geschreven door']) expect(page).toContain(words)
    const list = (await stage.officer.get(zaak)).text
    expect(list).toContain(`${kanarie}-later`)
    expect(list).not.toContain(`${kanarie}-eerst`)
    for (const statement of ['update indicatie_versie set versie = versie + 10', 'delete from indicatie_versie', 'truncate indicatie_versie', 'delete from zaak_inhoud', 'update zaak_inhoud set dossier_id = dossier_id']) {
      await expect(stage.asOwner(statement)).rejects.toThrow('Wat is vastgelegd verandert niet')
    }
  })

  it('[R-OPS-12] of a version that somebody corrected meanwhile is refused with what was typed kept; after that warning it comes beside it', async () => {
    const path = await written()
    await stage.officer.post(`${path}/corrigeren`, correction({ tekst: `${kanarie}-sneller` }))
    const late = correction({ tekst: `${kanarie}-trager` })
    const refused = await stage.officer.post(`${path}/corrigeren`, late)
    expect([refused.status, refused.text.includes('is intussen gecorrigeerd'), refused.text.includes(`${kanarie}-trager`)]).toEqual([422, true, true])
    const next = /name="vanVersie" value="(\d+)"/.exec(refused.text)?.[1] ?? ''
    expect(next).toBe('2')
    expect((await stage.officer.post(`${path}/corrigeren`, { ...late, vanVersie: next })).status).toBe(302)
    expect((await stage.officer.get(path)).text).toContain('Versie 3, geschreven door')
  })

  it('[R-OPS-12] that changes nothing, or has no reason, makes no version; sent twice it makes one', async () => {
    const path = await written({ tekst: `${kanarie}-vast` })
    const send = (extra: Record<string, string>) => stage.officer.post(`${path}/corrigeren`, correction({ tekst: `${kanarie}-vast`, ...extra }))
    expect((await send({})).text).toContain('U hebt niets veranderd.')
    expect((await send({ tekst: 'anders', reden: '' })).text).toContain('Schrijf op waarom u deze indicatie corrigeert.')
    const statuses = [await send({ tekst: 'anders' }), await send({ tekst: 'anders' })].map(({ status }) => status)
    expect(statuses).toEqual([302, 302])
    const page = (await stage.officer.get(path)).text
    expect([page.includes('Versie 2,'), page.includes('Versie 3,')]).toEqual([true, false])
  })
})

describe('the leads of somebody else', () => {
  it('[R-OPS-2] every page and deed of another’s case, of no case and of no lead are one and the same answer, and nothing is written', async () => {
    const own = await written()
    const before = await stored()
    const nowhere = '/opsporing/zaken/99999999-9999-4999-8999-999999999999'
    const paths = ['', '/indicaties/nieuw', '/indicaties/1', '/indicaties/1/corrigeren'].flatMap((tail) => [zaak + tail, nowhere + tail])
    const bare = (text: string, path: string): string => text.replace(/nonce="[^"]*"/g, '').replaceAll(path, 'PAD').replace(/"routes\/[^"]*"|\\"routes\/[^"]*\\"/g, '')
    for (const path of paths) {
      const [answer, same] = [await stage.other.get(path), await stage.other.get(path.startsWith(zaak) ? path.replace(zaak, nowhere) : path)]
      expect([path, answer.status, same.status, answer.text.includes(kanarie)]).toEqual([path, 404, 404, false])
      expect(bare(answer.text, path).length).toBe(bare(same.text, path.replace(zaak, nowhere)).length)
    }
    expect((await stage.other.post(`${zaak}/indicaties/nieuw`, filled())).status).toBe(404)
    expect((await stage.other.post(`${own}/corrigeren`, { ...filled(), doen: 'corrigeren', vanVersie: '1', reden: 'x' })).status).toBe(404)
    for (const path of [`${zaak}/indicaties/999`, `${zaak}/indicaties/0`, `${zaak}/indicaties/x`]) expect((await stage.officer.get(path)).status).toBe(404)
    expect(await stored()).toEqual(before)
  })
})
