import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemIds } from '~/platform/ids'
import { createTestClock, openTestAccess, type TestAccess, type TestClock } from '~tests/fixtures/people'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { acceptInvitation, inviteAccount } from './invitation.server'

describe.each([['paneel', createPaneelDatabase], ['opsporing', createOpsporingDatabase]] as const)('invitations of %s', (_name, createDatabase) => {
  let access: TestAccess
  let clock: TestClock
  beforeAll(async () => {
    access = await openTestAccess(await createDatabase())
    clock = createTestClock()
  })
  afterAll(() => access.stop())

  const invite = (registernummer: string, functie = 'Coördinator') =>
    inviteAccount(access.sql, clock, systemIds, { functie, registernummer, hoedanigheden: ['coordinator'] })
  const codeOf = async (registernummer: string): Promise<string> => {
    const invited = await invite(registernummer)
    if (!invited.ok) throw new Error(invited.bericht)
    return invited.code
  }

  it('[R-TOE-17] a code signs in once, however it is typed, and the database holds only its hash', async () => {
    const code = await codeOf('COO-0100')
    expect(code).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/)
    expect(JSON.stringify(await access.sql.query('select * from uitdaging'))).not.toContain(code)
    const account = await acceptInvitation(access.sql, clock, ` ${code.toLowerCase().replaceAll('-', ' ')} `)
    expect(account).toMatch(/^[0-9a-f-]{36}$/)
    expect(await acceptInvitation(access.sql, clock, code)).toBeUndefined()
  })

  it('[R-TOE-17] a code of yesterday, an invented code and an empty code sign nobody in', async () => {
    const code = await codeOf('COO-0101')
    clock.pass(24 * 60 * 60 * 1000)
    for (const tried of [code, 'AAAA-BBBB-CCCC-DDDD', '']) expect(await acceptInvitation(access.sql, clock, tried)).toBeUndefined()
  })

  it('[R-TOE-17] a lost passkey: the same person gets a new code for the same account; a number of another function is refused', async () => {
    const first = await acceptInvitation(access.sql, clock, await codeOf('COO-0102'))
    expect(await acceptInvitation(access.sql, clock, await codeOf('COO-0102'))).toBe(first)
    expect(await invite('COO-0102', 'Secretaris')).toMatchObject({ ok: false })
  })
})
