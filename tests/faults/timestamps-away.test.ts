// The timestamp service of the organisation beside the real panel, away at the moment it is needed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRenderer } from '~/advies/render.server'
import { loadSealKey, sealPdf } from '~/advies/seal.server'
import { loadTimestamps } from '~/advies/tijdstempel/load-timestamps.server'
import { openOwnAuthority, type OwnAuthority } from '~/advies/tijdstempel/own-authority.server'
import { verifyAdvies } from '~/advies/verify.server'
import { panel } from '~tests/world/people'
import { adviesId } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import * as step from '~tests/world/steps'
import { begin, origin, startWorld, type World } from '~tests/world/world'

const dataFolder = mkdtempSync(join(tmpdir(), 'weging-stempel-'))
const renderer = createRenderer()
let world: World
let service: Server
let authority: OwnAuthority
/** How many questions the service still answers; after that it says that it does not work. */
let answersLeft = 0

beforeAll(async () => {
  authority = await openOwnAuthority(dataFolder, () => world?.clock.now() ?? new Date(begin))
  const trustFile = join(dataFolder, 'dienst.pem')
  writeFileSync(trustFile, authority.issuerPem)
  service = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      if (answersLeft === 0) return void response.writeHead(503).end()
      answersLeft -= 1
      void authority.answer(Buffer.concat(parts)).then((answer) => response.writeHead(200).end(answer))
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  world = await startWorld({ dataFolder, timestampService: { url: `http://127.0.0.1:${(service.address() as AddressInfo).port}`, trustFile } })
  await playUntil(world, 'bevroren')
  await step.everyMember((member) => step.approveAdvies(world, member))
}, 120_000)
afterAll(async () => {
  await world.stop()
  await renderer.stop()
  service.closeAllConnections()
  service.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** The public page, asked by somebody who is not signed in. */
async function offer(pdf: Uint8Array): Promise<string> {
  const form = new FormData()
  form.set('doen', 'controleren')
  form.set('bestand', new File([Buffer.from(pdf)], 'advies.pdf', { type: 'application/pdf' }))
  return (await fetch(`http://127.0.0.1:${world.port}/verificatie`, { method: 'POST', body: form, headers: { origin } })).text()
}

interface Row { staat: string; pdf: Buffer; onverzegeld: string; verzegeld: boolean }
const row = async (): Promise<Row> => {
  const [found, ...more] = await world.look<Row>('select staat, pdf, pdf_onverzegeld_sha256 as onverzegeld, verzegeld_op is not null as verzegeld from advies')
  if (!found || more.length > 0) throw new Error('There is not exactly one advies')
  return found
}
const beginsWith = (whole: Buffer, part: Buffer): boolean => whole.length > part.length && whole.subarray(0, part.length).equals(part)
const levelOf = async (pdf: Buffer) => {
  const { niveau, houdt } = await verifyAdvies(pdf, { render: renderer.render, trustedTimestampCertificates: [authority.issuerPem] })
  return { niveau, houdt }
}

let fixed: Buffer
let sealed: Buffer

it('[R-ADV-94] while the service is away the approved advies waits: its file is fixed, it is not sealed, and it cannot be issued', async () => {
  await step.sealAdvies(world)
  const found = await row()
  fixed = found.pdf
  expect(found).toMatchObject({ staat: 'wacht_op_tijdstempel', verzegeld: false })
  for (const wie of ['voorzitter', 'secretaris'] as const) {
    const issued = await world.as(wie).post(step.at(world, 'advies'), { doen: 'uitbrengen', ontvanger: 'x' })
    expect(issued.status).toBe(409)
    expect((await world.as(wie).post(step.at(world, 'advies'), { doen: 'heropenen' })).status).toBe(wie === 'voorzitter' ? 409 : 404)
  }
  expect(await world.look('select 1 from uitgegeven_advies')).toEqual([])
  const file = await world.as('IND').get(step.at(world, 'advies/pdf'))
  expect(file.headers['content-disposition']).toContain('niet-verzegeld')
})

it('[R-ADV-95] everybody of the panel and the coördinator see that it waits and what happens next; voorzitter, secretaris and coördinator may ask again', async () => {
  const mayAsk = async (who: Parameters<World['as']>[0], page: string): Promise<boolean> => {
    const { status, text } = await world.as(who).get(step.at(world, page))
    expect([who, status]).toEqual([who, 200])
    expect(text).toContain('Wacht op tijdstempel')
    expect(text).toContain('Weging probeert het vanzelf opnieuw')
    return text.includes('Probeer opnieuw')
  }
  for (const seat of panel) expect([seat, await mayAsk(seat, 'advies'), await mayAsk(seat, '')]).toEqual([seat, ...Array<boolean>(2).fill(seat === 'voorzitter' || seat === 'secretaris')])
  expect(await mayAsk('coordinator', '')).toBe(true)
  for (const [who, page] of [['coordinator', ''], ['secretaris', 'advies']] as const) {
    const answer = await world.as(who).post(step.at(world, page), { doen: 'tijdstempel' })
    expect([answer.status, answer.text.includes('De tijdstempeldienst is nog niet bereikbaar')]).toEqual([422, true])
  }
  for (const [who, status] of [['IND', 404], ['coordinator-2', 404]] as const) expect((await world.as(who).post(step.at(world), { doen: 'tijdstempel' })).status).toBe(status)
  expect(await row()).toMatchObject({ staat: 'wacht_op_tijdstempel', pdf: fixed })
})

it('[R-ADV-94] a seal that got its timestamp is kept, also when the next step fails; it is not yet sealed', async () => {
  answersLeft = 1
  expect((await world.as('secretaris').post(step.at(world, 'advies'), { doen: 'tijdstempel' })).status).toBe(422)
  const found = await row()
  sealed = found.pdf
  expect(found).toMatchObject({ staat: 'wacht_op_tijdstempel', verzegeld: true })
  expect([beginsWith(sealed, fixed), await levelOf(sealed)]).toEqual([true, { niveau: 'B-T', houdt: true }])
})

it('[R-ADV-94] the job goes on by itself when the service is back, from what was kept, and ends in the same one advies at B-LTA', async () => {
  answersLeft = 1
  await world.look(`update pgboss.job set start_after = now() where name = 'tijdstempel'`)
  const until = Date.now() + 15_000
  while ((await row()).staat !== 'verzegeld') {
    if (Date.now() > until) throw new Error('De taak ging niet verder')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const { pdf } = await row()
  expect([beginsWith(pdf, sealed), await levelOf(pdf)]).toEqual([true, { niveau: 'B-LTA', houdt: true }])
  const lines = await world.look<{ deed: string; actor: string | null }>(`select deed, actor from logboek.regel where deed in ('advies.verzegelen', 'advies.gestempeld') and resultaat = 'gedaan' order by seq`)
  expect(lines.map(({ deed, actor }) => [deed, actor !== null])).toEqual([['advies.verzegelen', true], ['advies.gestempeld', false]])
  expect(world.complaints.filter((line) => !line.includes('tijdstempel'))).toEqual([])
})

it('[R-ADV-71] the database lets a waiting file grow only behind what stands there, and a sealed one not at all', async () => {
  const id = await adviesId(world)
  await expect(world.look(`update advies set pdf = pdf || '\\x00' where id = $1`, [id])).rejects.toThrow('een vastgesteld advies verandert niet')
  await expect(world.look(`update advies set staat = 'wacht_op_tijdstempel' where id = $1`, [id])).rejects.toThrow('een advies gaat niet van verzegeld')
})

it('[R-ADV-96] the reader and the public page judge the timestamps, and a TEST is never green', async () => {
  await step.writeLetter(world)
  await step.issueAdvies(world)
  const page = await world.as('beslismedewerker').get(`/adviezen/${await adviesId(world)}`)
  expect(page.text).toContain('Het niveau van het zegel is B-LTA')
  expect(page.text).toContain('Het tijdstempel is van een TEST-dienst')
  expect(page.text).not.toContain('notice--good" role="status"')
  const { pdf } = await row()
  const own = await offer(pdf)
  expect([own.includes('Het niveau van het zegel is B-LTA'), own.includes('Dit is een TEST: geen rechtskracht'), own.includes('Dit advies is echt')]).toEqual([true, true, false])
  // Only when the certificates of our services reach that page a token of somebody else is told apart.
  const { timestamps } = await loadTimestamps({ folder: join(dataFolder, 'vreemd'), now: () => world.clock.now() })
  const foreign = await sealPdf(fixed, await loadSealKey({ folder: dataFolder, now: world.clock.now() }), { sealedAt: world.clock.now(), timestamps })
  expect(await offer(foreign)).toContain('Het tijdstempel is niet van een dienst die u vertrouwt')
})
