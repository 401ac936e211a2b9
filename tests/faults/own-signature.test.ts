import { afterAll, beforeAll, expect, it } from 'vitest'
import { issueQualified, qualifiedStatements, signOutside } from '~tests/fixtures/qualified'
import { adviesId } from '~tests/world/places'
import type { Person } from '~tests/world/people'
import { playUntil } from '~tests/world/play'
import { at } from '~tests/world/steps'
import { origin, startWorld, type World } from '~tests/world/world'

let world: World
let sealed: Uint8Array
let signed: Uint8Array
const member = issueQualified('Vertrouwensdienst', qualifiedStatements)

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'verzegeld')
  sealed = (await world.as('IND').get(at(world, 'advies/pdf'))).body
  signed = await signOutside(sealed, member)
})
afterAll(() => world.stop())

/** Sends a file as a browser without script does; without a person: not signed in. */
async function handIn(person: Person | null, bytes: Uint8Array | undefined, name = 'bestand'): Promise<{ status: number; page: string }> {
  const form = new FormData()
  form.set('doen', 'inleveren')
  if (bytes) form.set(name, new File([Buffer.from(bytes)], 'advies.pdf', { type: 'application/pdf' }))
  const headers: Record<string, string> = person ? { origin, cookie: world.as(person).cookie() } : { origin }
  const answer = await fetch(`http://127.0.0.1:${world.port}${at(world, 'ondertekenen')}`, { method: 'POST', body: form, redirect: 'manual', headers })
  return { status: answer.status, page: await answer.text() }
}

const copies = () => world.look<{ zetel: string; sha256: string }>('select zetel, sha256 from ondertekend_exemplaar e join lidmaatschap l on l.id = e.lid_id')

it('[R-ADV-100] [R-TOE-22] who is not a member hands in nothing; what is no signed copy is refused in plain words, and nothing is kept', async () => {
  expect([(await handIn(null, signed)).status, (await handIn('zorg-2', signed)).status, (await handIn('voorzitter', signed)).status]).toEqual([302, 404, 404])
  expect((await handIn('IND', signed, 'bestand[0]')).status).toBe(400)
  const [empty, same, other] = [await handIn('IND', undefined), await handIn('IND', sealed), await handIn('IND', Buffer.from('%PDF-1.7 iets'))]
  expect([empty.status, same.status, other.status]).toEqual([422, 422, 422])
  expect([empty.page.includes('Kies eerst het bestand'), same.page.includes('staat uw handtekening nog niet'), other.page.includes('begint niet met precies')]).toEqual([true, true, true])
  expect(await copies()).toEqual([])
})

it('[R-ADV-100] a signed copy is kept beside the advies, once, and the advies stays what it was', async () => {
  expect((await handIn('IND', signed)).status).toBe(302)
  expect((await handIn('IND', await signOutside(sealed, issueQualified('Andere dienst', qualifiedStatements)))).page).toContain('exemplaar is er al')
  expect((await handIn('zorg', await signOutside(sealed, member))).page).toContain('Een ander lid ondertekende met ditzelfde certificaat')
  expect((await copies()).map(({ zetel }) => zetel)).toEqual(['IND'])
  const kept = await world.as('secretaris').get(at(world, 'ondertekenen/pdf?lid=IND'))
  expect([kept.status, kept.headers['content-type'], Buffer.compare(kept.body, signed)]).toEqual([200, 'application/pdf', 0])
  expect(Buffer.compare((await world.as('zorg').get(at(world, 'advies/pdf'))).body, sealed)).toBe(0)
  const page = (await world.as('politie').get(at(world, 'ondertekenen'))).text
  expect([page.includes('Certificaat van Vertrouwensdienst'), page.includes('Lid van een panel')]).toEqual([true, false])
  const [line] = await world.look<{ bewijs: string }>(`select bewijs from logboek.regel where deed = 'handtekening.inleveren' and resultaat = 'gedaan'`)
  expect([line?.bewijs]).toEqual((await copies()).map(({ sha256 }) => sha256))
})

it('[R-ADV-100] the database itself keeps no other bytes, and changes none', async () => {
  const id = await adviesId(world)
  const insert = `insert into ondertekend_exemplaar select gen_random_uuid(), $1, (select id from lidmaatschap where zetel = 'zorg' limit 1), pdf || '\\x0a', repeat('a', 64), 'x', 'x', now() from advies where id = $1`
  await world.look(insert.replace(`pdf || '\\x0a'`, `'\\x25'::bytea || pdf`), [id]).then(() => expect.unreachable(), (error: Error) => expect(error.message).toContain('begint met precies het verzegelde advies'))
  await expect(world.look(insert.replace(` || '\\x0a'`, ''), [id])).rejects.toThrow('begint met precies het verzegelde advies')
  await expect(world.look('update ondertekend_exemplaar set uitgever = $1', ['y'])).rejects.toThrow()
  await expect(world.look('delete from ondertekend_exemplaar')).rejects.toThrow()
})
