import type { PasskeyStore } from './passkey.server'
import type { SessionStore } from './session.server'

/** A line of the audit log about coming in and going out; each process hands in its own log. */
export interface AccessLine {
  actor: string | null
  hoedanigheid: string | null
  deed: 'aanmelden' | 'afmelden' | 'hoedanigheid.wisselen' | 'passkey.toevoegen' | 'passkey.akkoord'
  resultaat: 'gedaan' | 'geweigerd'
}
export type AccessLog = (line: AccessLine) => Promise<void>

const resultaat = (gelukt: boolean): AccessLine['resultaat'] => (gelukt ? 'gedaan' : 'geweigerd')

/** Sessions that leave a line in the log when they begin, end or take another capacity, and when that is refused (R-LOG-11). */
export const logSessions = (sessies: SessionStore, log: AccessLog): SessionStore => ({
  ...sessies,
  async start(accountId, hoedanigheid) {
    await log({ actor: accountId, hoedanigheid, deed: 'aanmelden', resultaat: 'gedaan' })
    return sessies.start(accountId, hoedanigheid)
  },
  async switchCapacity(wie, hoedanigheid) {
    const switched = await sessies.switchCapacity(wie, hoedanigheid)
    // What somebody asked for and does not have is their own text: it is not written down.
    await log({ actor: wie.accountId, hoedanigheid: switched ? hoedanigheid : wie.hoedanigheid, deed: 'hoedanigheid.wisselen', resultaat: resultaat(switched) })
    return switched
  },
  async end(wie) {
    await sessies.end(wie)
    await log({ actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed: 'afmelden', resultaat: 'gedaan' })
  }
})

/** Passkeys that leave a line when one is added, and when an answer signs in nobody or approves nothing (R-LOG-11). An approval that holds has the line of its deed. */
export const logPasskeys = (passkeys: PasskeyStore, log: AccessLog): PasskeyStore => ({
  ...passkeys,
  async register(wie, response) {
    const added = await passkeys.register(wie, response)
    await log({ actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed: 'passkey.toevoegen', resultaat: resultaat(added) })
    return added
  },
  async signIn(response) {
    const accountId = await passkeys.signIn(response)
    if (!accountId) await log({ actor: null, hoedanigheid: null, deed: 'aanmelden', resultaat: 'geweigerd' })
    return accountId
  },
  async approve(wie, challenge, response) {
    const passkey = await passkeys.approve(wie, challenge, response)
    if (!passkey) await log({ actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed: 'passkey.akkoord', resultaat: 'geweigerd' })
    return passkey
  }
})
