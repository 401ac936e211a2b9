import { expect, it } from 'vitest'
import { createCookieJar } from './cookie.server'

const paneel = createCookieJar('paneel', 'http://localhost:3000')
const opsporing = createCookieJar('opsporing', 'http://localhost:3010')
const safe = createCookieJar('paneel', 'https://weging.example')

it('[R-TOE-3] each compartment has a cookie of its own name and does not see the other one', () => {
  const header = [paneel.write('p-geheim'), opsporing.write('o-geheim')].map((cookie) => cookie.split(';')[0]).join('; ')
  expect(paneel.read(header)).toBe('p-geheim')
  expect(opsporing.read(header)).toBe('o-geheim')
  expect(opsporing.read(paneel.write('p-geheim'))).toBeUndefined()
})

it('[R-TOE-3] the cookie is for this site and the server only; over https it is bound to the host', () => {
  expect(paneel.write('x')).toBe('weging-paneel=x; Path=/; HttpOnly; SameSite=Lax')
  expect(safe.write('x')).toBe('__Host-weging-paneel=x; Path=/; HttpOnly; SameSite=Lax; Secure')
  expect(safe.clear()).toBe('__Host-weging-paneel=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0')
})

it('[R-TOE-3] over https a cookie without the prefix, which a sister host could set, is not read', () => {
  expect(safe.read('weging-paneel=ondergeschoven')).toBeUndefined()
})

it('[R-TOE-3] a header without it, or without cookies, gives nothing', () => {
  for (const header of [undefined, null, '', 'weging-paneel', 'xweging-paneel=1', 'weging-paneel-2=1']) expect(paneel.read(header)).toBeUndefined()
})
