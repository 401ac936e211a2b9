import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { expect, it } from 'vitest'
import { createSoftAuthenticator } from './soft-authenticator'

it('[R-ADV-10] a software passkey registers and answers as a real one, and the same seed gives the same key', async () => {
  const place = { seed: 'lid zorg', rpId: 'localhost', origin: 'http://localhost:3000' }
  const key = createSoftAuthenticator(place)
  const expected = { expectedOrigin: place.origin, expectedRPID: place.rpId, requireUserVerification: true }
  const creation = await generateRegistrationOptions({ rpName: 'Weging', rpID: place.rpId, userName: 'zorg' })
  const registered = await verifyRegistrationResponse({ response: key.register(creation), expectedChallenge: creation.challenge, ...expected })
  expect(registered.verified).toBe(true)
  const credential = registered.registrationInfo?.credential
  if (credential === undefined) throw new Error('No credential came out of the registration')
  expect(Buffer.from(credential.publicKey).toString('base64url')).toBe(createSoftAuthenticator(place).publicKey)
  const request = await generateAuthenticationOptions({ rpID: place.rpId })
  const answer = await verifyAuthenticationResponse({ response: key.authenticate(request), expectedChallenge: request.challenge, credential, ...expected })
  expect([answer.verified, credential.id]).toEqual([true, key.credentialId])
})
