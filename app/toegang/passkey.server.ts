import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { Wie } from './may'

/** A challenge can be answered for this long, in milliseconds. */
const CHALLENGE_LIFE_MS = 5 * 60 * 1000

export interface Passkey {
  credentialId: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  transports: AuthenticatorTransport[]
}

export interface RelyingParty {
  /** The host name, e.g. `localhost`. */
  id: string
  /** Scheme, host and port, e.g. `http://localhost:3000`. */
  origin: string
}

/** Ids and challenges are base64url: nothing else reaches the database as text. */
const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,1024}$/)

const credentialSchema = z.looseObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().min(1).max(8192) }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({})
})

const jsonText = z.string().max(64 * 1024).transform((text, check): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    check.addIssue('geen JSON')
    return z.NEVER
  }
})

/**
 * Reads what an authenticator sent back through a form field. Undefined when it does not have the shape of one; the
 * library checks everything that counts after that.
 */
export function readCredential<Response extends RegistrationResponseJSON | AuthenticationResponseJSON>(field: unknown): Response | undefined {
  const read = jsonText.pipe(credentialSchema).safeParse(field)
  return read.success ? (read.data as unknown as Response) : undefined
}

export interface PasskeyStore {
  list(accountId: string): Promise<Passkey[]>
  /** Starts enrolling; the challenge is stored for five minutes. */
  registrationOptions(wie: Wie): Promise<PublicKeyCredentialCreationOptionsJSON>
  /** Finishes enrolling. False when the answer does not fit an open challenge of this person. */
  register(wie: Wie, response: RegistrationResponseJSON): Promise<boolean>
  /** Starts signing in without naming an account: the authenticator tells which passkey it holds. */
  signInOptions(): Promise<PublicKeyCredentialRequestOptionsJSON>
  /** The account that signed in, or undefined. Each challenge works once. */
  signIn(response: AuthenticationResponseJSON): Promise<string | undefined>
  /** Options to approve something: the challenge is the caller's, e.g. the hash of a statement. */
  approvalOptions(wie: Wie, challenge: string): Promise<PublicKeyCredentialRequestOptionsJSON>
  /** Checks an approval by this person over this very challenge, with user verification; gives the key that signed. */
  approve(wie: Wie, challenge: string, response: AuthenticationResponseJSON): Promise<Passkey | undefined>
}

interface PasskeyRow {
  credential_id: string
  account_id: string
  public_key: Buffer
  teller: string
  transports: string[]
}

const passkeyOf = (row: PasskeyRow): Passkey => ({
  credentialId: row.credential_id,
  publicKey: new Uint8Array(row.public_key),
  counter: Number(row.teller),
  transports: row.transports as AuthenticatorTransport[]
})

/** Passkeys on the tables `passkey` and `uitdaging`, which both clusters have in the same shape. */
export function createPasskeyStore(sql: Sql, clock: Clock, ids: Ids, party: RelyingParty): PasskeyStore {
  const expiry = (): string => new Date(clock.now().getTime() + CHALLENGE_LIFE_MS).toISOString()

  /** Keeps a challenge until it is answered or too old; old ones go at the same time, so that the table stays small. */
  const remember = async (soort: string, accountId: string | null, waarde: string): Promise<void> => {
    await sql.query('delete from uitdaging where verloopt_op < $1::timestamptz', [clock.now().toISOString()])
    await sql.query(`insert into uitdaging (id, account_id, soort, waarde, verloopt_op) values ($1::uuid, $2::uuid, $3, $4, $5::timestamptz)`, [
      ids.uuid(),
      accountId,
      soort,
      waarde,
      expiry()
    ])
  }

  /** Takes an open challenge off the table; a second answer to the same one finds nothing. */
  const consume = async (soort: string, accountId: string | null, waarde: string): Promise<boolean> => {
    const rows = await sql.query(
      `update uitdaging set gebruikt_op = $4::timestamptz where soort = $1 and waarde = $2
         and account_id is not distinct from $3::uuid and gebruikt_op is null and verloopt_op > $4::timestamptz returning 1 as gebruikt`,
      [soort, waarde, accountId, clock.now().toISOString()]
    )
    return rows.length === 1
  }

  /** The challenge that this answer claims to answer; an unreadable answer claims none. */
  const challengeIn = (clientDataJSON: string): string => {
    const text = Buffer.from(clientDataJSON, 'base64url').toString('utf8')
    return jsonText.pipe(z.looseObject({ challenge: base64url })).safeParse(text).data?.challenge ?? ''
  }

  const findPasskey = async (credentialId: string): Promise<{ passkey: Passkey; accountId: string } | undefined> => {
    const [row] = await sql.query<PasskeyRow>(
      `select p.credential_id, p.account_id::text as account_id, p.public_key, p.teller::text as teller, p.transports
       from passkey p join account a on a.id = p.account_id where p.credential_id = $1 and a.actief`,
      [credentialId]
    )
    return row ? { passkey: passkeyOf(row), accountId: row.account_id } : undefined
  }

  const verify = async (passkey: Passkey, challenge: string, response: AuthenticationResponseJSON): Promise<boolean> => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter, transports: passkey.transports },
      requireUserVerification: true
    }).catch(refuseMalformed)
    if (!verified) return false
    await sql.query('update passkey set teller = $2::bigint where credential_id = $1', [
      passkey.credentialId,
      String(authenticationInfo.newCounter)
    ])
    return true
  }

  const list: PasskeyStore['list'] = async (accountId) => {
    const rows = await sql.query<PasskeyRow>(
      `select credential_id, account_id::text as account_id, public_key, teller::text as teller, transports
       from passkey where account_id = $1::uuid order by aangemaakt_op`,
      [accountId]
    )
    return rows.map(passkeyOf)
  }

  return {
    list,

    async registrationOptions(wie) {
      const known = await list(wie.accountId)
      const options = await generateRegistrationOptions({
        rpName: 'Weging',
        rpID: party.id,
        userID: new TextEncoder().encode(wie.accountId),
        userName: wie.registernummer,
        userDisplayName: wie.functie,
        challenge: Buffer.from(ids.token(32), 'base64url'),
        attestationType: 'none',
        excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' }
      })
      await remember('registratie', wie.accountId, options.challenge)
      return options
    },

    async register(wie, response) {
      const challenge = challengeIn(response.response.clientDataJSON)
      if (!(await consume('registratie', wie.accountId, challenge))) return false
      const result = await verifyRegistrationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        requireUserVerification: true
      }).catch(refuseMalformed)
      if (!result.verified || !result.registrationInfo) return false
      const { credential } = result.registrationInfo
      const rows = await sql.query(
        `insert into passkey (credential_id, account_id, public_key, teller, transports, aangemaakt_op)
         values ($1, $2::uuid, $3::bytea, $4::bigint, $5::text[], $6::timestamptz) on conflict do nothing returning 1 as nieuw`,
        [credential.id, wie.accountId, Buffer.from(credential.publicKey), String(credential.counter), credential.transports ?? [], clock.now().toISOString()]
      )
      return rows.length === 1
    },

    async signInOptions() {
      const options = await generateAuthenticationOptions({
        rpID: party.id,
        userVerification: 'required',
        challenge: Buffer.from(ids.token(32), 'base64url')
      })
      await remember('aanmelding', null, options.challenge)
      return options
    },

    async signIn(response) {
      const found = await findPasskey(response.id)
      const challenge = challengeIn(response.response.clientDataJSON)
      if (!(await consume('aanmelding', null, challenge)) || !found) return undefined
      return (await verify(found.passkey, challenge, response)) ? found.accountId : undefined
    },

    async approvalOptions(wie, challenge) {
      const known = await list(wie.accountId)
      return generateAuthenticationOptions({
        rpID: party.id,
        userVerification: 'required',
        challenge: Buffer.from(challenge, 'base64url'),
        allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports }))
      })
    },

    async approve(wie, challenge, response) {
      const found = await findPasskey(response.id)
      if (!found || found.accountId !== wie.accountId) return undefined
      return (await verify(found.passkey, challenge, response)) ? found.passkey : undefined
    }
  }
}

/** The library throws on an answer that does not fit; for us that is a no, not a fault. Anything else is a bug and passes. */
function refuseMalformed(error: unknown): { verified: false; registrationInfo?: undefined; authenticationInfo: { newCounter: number } } {
  if (error instanceof Error) return { verified: false, authenticationInfo: { newCounter: 0 } }
  throw error
}
