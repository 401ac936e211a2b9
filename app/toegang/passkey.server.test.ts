import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemIds } from '~/platform/ids'
import { createTestClock, openTestAccess, type TestAccess, type TestClock } from '~tests/fixtures/people'
import { createPaneelDatabase } from '~tests/postgres'
import { createSoftAuthenticator } from '~tests/soft-authenticator'
import type { Wie } from './may'
import { createPasskeyStore, readCredential, type PasskeyStore } from './passkey.server'

const party = { id: 'localhost', origin: 'http://localhost:3000' }
const authenticator = (seed: string, place: { rpId?: string; origin?: string; userVerified?: boolean } = {}) =>
  createSoftAuthenticator({ seed, rpId: party.id, origin: party.origin, ...place })

let access: TestAccess
let clock: TestClock
let store: PasskeyStore
beforeAll(async () => {
  access = await openTestAccess(await createPaneelDatabase())
  clock = createTestClock()
  store = createPasskeyStore(access.sql, clock, systemIds, party)
})
afterAll(() => access.stop())

/** Somebody who has enrolled the software passkey of this seed. */
async function enrolled(seed: string): Promise<{ wie: Wie; key: ReturnType<typeof authenticator> }> {
  const [wie, key] = [await access.addPerson('panellid-zorg'), authenticator(seed)]
  if (!(await store.register(wie, key.register(await store.registrationOptions(wie))))) throw new Error('niet ingeschreven')
  return { wie, key }
}

const challenge = Buffer.from('verklaring over precies dit advies!').toString('base64url')
const otherChallenge = Buffer.from('verklaring over een ander advies!!!').toString('base64url')

describe('enrolling a passkey', () => {
  it('[R-TOE-9] a passkey is kept with its public key and belongs to who enrolled it', async () => {
    const { wie, key } = await enrolled('eigen')
    const [kept, ...more] = await store.list(wie.accountId)
    expect(more).toEqual([])
    expect(kept).toMatchObject({ credentialId: key.credentialId, counter: 0, transports: ['internal'] })
    expect(Buffer.from(kept?.publicKey ?? []).toString('base64url')).toBe(key.publicKey)
    expect((await store.registrationOptions(wie)).excludeCredentials).toMatchObject([{ id: key.credentialId }])
  })

  it('[R-TOE-9] the same answer does not enrol twice', async () => {
    const [wie, key] = [await access.addPerson('panellid-zorg'), authenticator('tweemaal')]
    const answer = key.register(await store.registrationOptions(wie))
    expect(await store.register(wie, answer)).toBe(true)
    expect(await store.register(wie, answer)).toBe(false)
  })

  it('[R-TOE-9] a challenge belongs to the person who asked it, and a key to one person', async () => {
    const { key, wie: owner } = await enrolled('van-een-ander')
    const wie = await access.addPerson('panellid-ind')
    expect(await store.register(wie, authenticator('vers').register(await store.registrationOptions(owner)))).toBe(false)
    expect(await store.register(wie, key.register(await store.registrationOptions(wie)))).toBe(false)
    expect(await store.list(wie.accountId)).toEqual([])
  })

  it.each([
    ['another origin', { origin: 'http://localhost:3010' }],
    ['another relying party', { rpId: 'elders.nl' }],
    ['no user verification', { userVerified: false }]
  ])('[R-TOE-9] an answer with %s is refused', async (_what, place) => {
    const wie = await access.addPerson('panellid-zorg')
    expect(await store.register(wie, authenticator(`fout-${_what}`, place).register(await store.registrationOptions(wie)))).toBe(false)
  })

  it('[R-TOE-9] a challenge lives five minutes; what is over is cleared away', async () => {
    const wie = await access.addPerson('panellid-zorg')
    const options = await store.registrationOptions(wie)
    clock.pass(5 * 60 * 1000)
    expect(await store.register(wie, authenticator('te-laat').register(options))).toBe(false)
    clock.pass(1)
    await store.signInOptions()
    expect(await access.sql.query('select 1 as een from uitdaging where waarde = $1', [options.challenge])).toEqual([])
  })
})

describe('signing in', () => {
  it('[R-TOE-10] a passkey signs its person in, once per challenge', async () => {
    const { wie, key } = await enrolled('aanmelden')
    const answer = key.authenticate(await store.signInOptions())
    expect(await store.signIn(answer)).toBe(wie.accountId)
    expect(await store.signIn(answer)).toBeUndefined()
  })

  it('[R-TOE-10] two answers to one challenge at the same moment: one gets in', async () => {
    const { wie, key } = await enrolled('tegelijk')
    const answer = key.authenticate(await store.signInOptions())
    const both = await Promise.all([store.signIn(answer), store.signIn(answer)])
    expect(both.filter((who) => who !== undefined)).toEqual([wie.accountId])
  })

  it.each([
    ['a challenge we never gave', {}, { challenge: otherChallenge }],
    ['another origin', { origin: 'http://localhost:3010' }, {}],
    ['another relying party', { rpId: 'elders.nl' }, {}],
    ['no user verification', { userVerified: false }, {}]
  ])('[R-TOE-10] an answer with %s signs nobody in', async (what, place, change) => {
    await enrolled(`weigeren-${what}`)
    const options = { ...(await store.signInOptions()), ...change }
    expect(await store.signIn(authenticator(`weigeren-${what}`, place).authenticate(options))).toBeUndefined()
  })

  it('[R-TOE-10] a key nobody enrolled, a closed account or another key\'s signature signs nobody in', async () => {
    const { wie, key } = await enrolled('gesloten')
    expect(await store.signIn(authenticator('vreemd').authenticate(await store.signInOptions()))).toBeUndefined()
    const forged = { ...authenticator('vervalser').authenticate(await store.signInOptions()), id: key.credentialId, rawId: key.credentialId }
    expect(await store.signIn(forged)).toBeUndefined()
    await access.sql.query('update account set actief = false where id = $1::uuid', [wie.accountId])
    expect(await store.signIn(key.authenticate(await store.signInOptions()))).toBeUndefined()
  })

  it('[R-TOE-10] a challenge for enrolling signs nobody in', async () => {
    const { wie, key } = await enrolled('soort')
    expect(await store.signIn(key.authenticate({ ...(await store.signInOptions()), challenge: (await store.registrationOptions(wie)).challenge }))).toBeUndefined()
  })
})

describe('approving', () => {
  it('[R-TOE-11] a person approves exactly the asked challenge with an own key, and gets the key that signed', async () => {
    const { wie, key } = await enrolled('akkoord')
    const options = await store.approvalOptions(wie, challenge)
    expect([options.challenge, options.allowCredentials?.map(({ id }) => id), options.userVerification]).toEqual([challenge, [key.credentialId], 'required'])
    expect(await store.approve(wie, challenge, key.authenticate(options))).toMatchObject({ credentialId: key.credentialId })
  })

  it('[R-TOE-11] an answer to another challenge is no approval', async () => {
    const { wie, key } = await enrolled('ander-advies')
    expect(await store.approve(wie, challenge, key.authenticate(await store.approvalOptions(wie, otherChallenge)))).toBeUndefined()
  })

  it('[R-TOE-11] the key of somebody else is no approval, also over the right challenge', async () => {
    const { key } = await enrolled('collega')
    const { wie } = await enrolled('zelf')
    expect(await store.approve(wie, challenge, key.authenticate(await store.approvalOptions(wie, challenge)))).toBeUndefined()
  })

  it('[R-TOE-11] without user verification or from another origin it is no approval', async () => {
    const { wie } = await enrolled('aanwezig')
    for (const place of [{ userVerified: false }, { origin: 'http://localhost:3010' }]) {
      expect(await store.approve(wie, challenge, authenticator('aanwezig', place).authenticate(await store.approvalOptions(wie, challenge)))).toBeUndefined()
    }
  })
})

it('[R-TOE-9] what is posted as a credential has the shape of one, or is no answer at all', () => {
  const key = authenticator('vorm')
  const answer = key.authenticate({ challenge, rpId: party.id })
  expect(readCredential(JSON.stringify(answer))).toMatchObject({ id: key.credentialId })
  for (const field of [undefined, null, 5, '', '{', '[]', '{"id":"x"}', JSON.stringify({ ...answer, type: 'password' }), JSON.stringify({ ...answer, id: 'x'.repeat(70_000) })]) {
    expect(readCredential(field)).toBeUndefined()
  }
})
