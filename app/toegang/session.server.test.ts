import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemIds } from '~/platform/ids'
import { createTestClock, openTestAccess, type TestAccess, type TestClock } from '~tests/fixtures/people'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { ABSOLUTE_LIMIT_MS, createSessionStore, IDLE_LIMIT_MS, type SessionStore } from './session.server'

// Both clusters have these tables in the same shape: the same promises hold on both.
describe.each([['paneel', createPaneelDatabase], ['opsporing', createOpsporingDatabase]] as const)('sessions of %s', (_name, createDatabase) => {
  let access: TestAccess
  let clock: TestClock
  let store: SessionStore
  beforeAll(async () => {
    access = await openTestAccess(await createDatabase())
    clock = createTestClock()
    store = createSessionStore(access.sql, clock, systemIds)
  })
  afterAll(() => access.stop())

  it('[R-TOE-2] the secret finds the person; the database holds only its hash', async () => {
    const person = await access.addPerson('voorzitter')
    const secret = await store.start(person.accountId, 'voorzitter')
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    const wie = await store.find(secret)
    expect(wie).toEqual({ ...person, sessie: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(JSON.stringify(await access.sql.query('select * from sessie'))).not.toContain(secret)
    expect(await store.current(wie?.sessie ?? '')).toEqual(wie)
    expect(await store.find(wie?.sessie ?? '')).toBeUndefined()
    expect(await store.find(`${secret}x`)).toBeUndefined()
  })

  it('[R-TOE-7] a session ends after an hour of silence, and lives on while it is used', async () => {
    const person = await access.addPerson('voorzitter')
    const secret = await store.start(person.accountId, 'voorzitter')
    for (let hour = 0; hour < 3; hour += 1) {
      clock.pass(IDLE_LIMIT_MS - 1)
      expect(await store.find(secret)).toBeDefined()
    }
    clock.pass(IDLE_LIMIT_MS)
    expect(await store.find(secret)).toBeUndefined()
  })

  it('[R-TOE-7] a session ends after twelve hours, however busy', async () => {
    const person = await access.addPerson('voorzitter')
    const secret = await store.start(person.accountId, 'voorzitter')
    for (let half = 1; half < ABSOLUTE_LIMIT_MS / (IDLE_LIMIT_MS / 2); half += 1) {
      clock.pass(IDLE_LIMIT_MS / 2)
      expect(await store.find(secret)).toBeDefined()
    }
    clock.pass(IDLE_LIMIT_MS / 2)
    expect(await store.find(secret)).toBeUndefined()
  })

  it('[R-TOE-7] looking at an open socket does not keep a session alive', async () => {
    const person = await access.addPerson('voorzitter')
    const wie = await store.find(await store.start(person.accountId, 'voorzitter'))
    clock.pass(IDLE_LIMIT_MS - 1)
    expect(await store.current(wie?.sessie ?? '')).toBeDefined()
    clock.pass(1)
    expect(await store.current(wie?.sessie ?? '')).toBeUndefined()
  })

  it('[R-TOE-7] signing out ends this session at once, and no other of the same person', async () => {
    const person = await access.addPerson('voorzitter')
    const [one, two] = [await store.start(person.accountId, 'voorzitter'), await store.start(person.accountId, 'voorzitter')]
    const wie = await store.find(one)
    if (!wie) throw new Error('de sessie is er niet')
    await store.end(wie)
    expect(await store.find(one)).toBeUndefined()
    expect(await store.current(wie.sessie)).toBeUndefined()
    expect(await store.find(two)).toBeDefined()
  })

  it('[R-TOE-7] an account that is closed, or a capacity that is taken away, ends the session', async () => {
    const [closed, stripped] = [await access.addPerson('voorzitter'), await access.addPerson('voorzitter')]
    const [one, two] = [await store.start(closed.accountId, 'voorzitter'), await store.start(stripped.accountId, 'voorzitter')]
    await access.sql.query('update account set actief = false where id = $1::uuid', [closed.accountId])
    await access.sql.query('delete from account_hoedanigheid where account_id = $1::uuid', [stripped.accountId])
    expect(await store.find(one)).toBeUndefined()
    expect(await store.find(two)).toBeUndefined()
  })

  it('[R-TOE-8] one capacity is worn at a time, and only one\'s own', async () => {
    const person = await access.addPerson('secretaris', 'voorzitter')
    const secret = await store.start(person.accountId, 'secretaris')
    const wie = await store.find(secret)
    if (!wie) throw new Error('de sessie is er niet')
    expect(await store.capacities(person.accountId)).toEqual(['secretaris', 'voorzitter'])
    expect(await store.switchCapacity(wie, 'panellid-ind')).toBe(false)
    expect(await store.find(secret)).toMatchObject({ hoedanigheid: 'secretaris' })
    expect(await store.switchCapacity(wie, 'voorzitter')).toBe(true)
    expect(await store.find(secret)).toMatchObject({ hoedanigheid: 'voorzitter' })
  })

  it('[R-TOE-8] a session in a capacity that the person does not have finds nobody', async () => {
    const person = await access.addPerson('secretaris')
    expect(await store.find(await store.start(person.accountId, 'voorzitter'))).toBeUndefined()
  })
})
