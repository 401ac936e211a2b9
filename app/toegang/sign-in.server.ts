import type { AppLoadContext } from '@remix-run/node'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { readDemoPeople } from './demo.server'
import { notFound } from './guard.server'
import { readCredential } from './passkey.server'

/** The account that the passkey answer in this form signs in; undefined when it signs in nobody (R-TOE-10). */
export async function accountByPasskey(form: FormData, { basis }: AppLoadContext): Promise<string | undefined> {
  const answer = readCredential<AuthenticationResponseJSON>(form.get('antwoord'))
  return answer ? basis.passkeys.signIn(answer) : undefined
}

/** The demo person that this form chooses. Outside the demo, and for anybody else, there is nothing here. */
export async function accountByDemo(form: FormData, { basis }: AppLoadContext): Promise<string> {
  if (!basis.demo) throw notFound()
  const chosen = String(form.get('account') ?? '')
  const person = (await readDemoPeople(basis.sql, basis.volgorde)).find(({ id }) => id === chosen)
  if (!person) throw notFound()
  return person.id
}

export const SIGN_IN_FAILED = 'Aanmelden lukte niet. Probeer het opnieuw, of vraag de beheerder om hulp.'
