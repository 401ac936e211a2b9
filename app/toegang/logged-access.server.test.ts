import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { systemIds } from '~/platform/ids'
import { createTestClock, openTestAccess, type TestAccess } from '~tests/fixtures/people'
import { createPaneelDatabase } from '~tests/postgres'
import { createSoftAuthenticator } from '~tests/soft-authenticator'
import { logPasskeys, logSessions, type AccessLine } from './logged-access.server'
import { createPasskeyStore } from './passkey.server'
import { createSessionStore } from './session.server'

const clock = createTestClock()
const lines: AccessLine[] = []
const log = async (line: AccessLine): Promise<void> => void lines.push(line)

let access: TestAccess
beforeAll(async () => {
  access = await openTestAccess(await createPaneelDatabase())
})
afterAll(() => access.stop())
beforeEach(() => void lines.splice(0))

it('[R-LOG-11] a session leaves a line when it begins, takes another capacity, and ends; a capacity that is not one\'s own is refused and not named', async () => {
  const sessies = logSessions(createSessionStore(access.sql, clock, systemIds), log)
  const person = await access.addPerson('zorg', 'voorzitter')
  const wie = await sessies.find(await sessies.start(person.accountId, 'zorg'))
  if (!wie) throw new Error('Nobody is signed in')
  expect(await sessies.switchCapacity(wie, 'voorzitter')).toBe(true)
  expect(await sessies.switchCapacity(wie, 'een eigen tekst')).toBe(false)
  await sessies.end(wie)
  const { accountId: actor } = person
  expect(lines).toEqual([
    { actor, hoedanigheid: 'zorg', deed: 'aanmelden', resultaat: 'gedaan' },
    { actor, hoedanigheid: 'voorzitter', deed: 'hoedanigheid.wisselen', resultaat: 'gedaan' },
    { actor, hoedanigheid: 'zorg', deed: 'hoedanigheid.wisselen', resultaat: 'geweigerd' },
    { actor, hoedanigheid: 'zorg', deed: 'afmelden', resultaat: 'gedaan' }
  ])
})

it('[R-LOG-11] a session does not begin when its line cannot be written', async () => {
  const person = await access.addPerson('zorg')
  const sessies = logSessions(createSessionStore(access.sql, clock, systemIds), () => Promise.reject(new Error('het logboek is er niet')))
  await expect(sessies.start(person.accountId, 'zorg')).rejects.toThrow('het logboek is er niet')
  expect(await access.sql.query('select 1 as sessie from sessie where account_id = $1::uuid', [person.accountId])).toEqual([])
})

it('[R-LOG-11] a passkey leaves a line when it is added; an answer that signs in nobody or approves nothing leaves one too', async () => {
  const party = { id: 'localhost', origin: 'http://localhost:3000' }
  const passkeys = logPasskeys(createPasskeyStore(access.sql, clock, systemIds, party), log)
  const [wie, key] = [await access.addPerson('zorg'), createSoftAuthenticator({ seed: 'log', rpId: party.id, origin: party.origin })]
  const answer = key.register(await passkeys.registrationOptions(wie))
  expect([await passkeys.register(wie, answer), await passkeys.register(wie, answer)]).toEqual([true, false])
  const signing = key.authenticate(await passkeys.signInOptions())
  expect([await passkeys.signIn(signing), await passkeys.signIn(signing)]).toEqual([wie.accountId, undefined])
  const challenge = Buffer.from('over precies dit advies').toString('base64url')
  expect(await passkeys.approve(await access.addPerson('zorg'), challenge, signing)).toBeUndefined()
  expect(lines.map(({ deed, resultaat }) => `${deed} ${resultaat}`)).toEqual(['passkey.toevoegen gedaan', 'passkey.toevoegen geweigerd', 'aanmelden geweigerd', 'passkey.akkoord geweigerd'])
})
