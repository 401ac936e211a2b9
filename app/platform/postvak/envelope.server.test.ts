import { createHash, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bericht } from './bericht'
import { EnvelopDicht, openEnvelope, sealEnvelope, type Rij } from './envelope.server'

const eigen = generateKeyPairSync('x25519')
const ander = generateKeyPairSync('x25519')
const rij: Rij = { dossierId: '11111111-1111-4111-8111-111111111111', id: '22222222-2222-4222-8222-222222222222', tijd: new Date('2026-11-25T13:00:00.000Z') }

const anyBericht: fc.Arbitrary<Bericht> = fc.record({
  schema: fc.constant('weging-postvak/v1' as const),
  verslag: fc.record({ versie: fc.integer({ min: 1, max: 99 }), gehoordOp: fc.constant('2026-11-25') }),
  passages: fc.array(fc.record({ alinea: fc.integer({ min: 1, max: 2000 }), tekst: fc.string({ minLength: 1, unit: 'grapheme' }) }), { minLength: 1, maxLength: 4 }),
  grondslag: fc.oneof(
    fc.record({ soort: fc.constant('toestemming' as const), gevraagdOp: fc.constant('2026-11-26'), tolk: fc.constantFrom('met' as const, 'zonder' as const), waarvoor: fc.string({ minLength: 1 }) }),
    fc.record({ soort: fc.constant('acuut gevaar' as const), grond: fc.string({ minLength: 1 }) })
  )
})

const one: Bericht = {
  schema: 'weging-postvak/v1', verslag: { versie: 1, gehoordOp: '2026-11-25' }, passages: [{ alinea: 2, tekst: 'Zij werd gebracht naar een huis zonder ramen.' }],
  grondslag: { soort: 'acuut gevaar', grond: 'Er zit nu nog iemand in dat huis.' }
}
const envelop = sealEnvelope(eigen.publicKey, rij, one)

describe('an envelope for the inbox', () => {
  it('[R-WAL-36] opens with the private key in its own row, and gives what was put in', () => {
    fc.assert(fc.property(anyBericht, (bericht) => {
      expect(openEnvelope(eigen.privateKey, rij, sealEnvelope(eigen.publicKey, rij, bericht))).toEqual(bericht)
    }), { numRuns: 50 })
  })

  it('[R-WAL-36] does not open with another key', () => {
    expect(() => openEnvelope(ander.privateKey, rij, envelop)).toThrow(EnvelopDicht)
  })

  it('[R-WAL-36] does not open when one character is changed, left out or added, wherever it stands', () => {
    const character = fc.constantFrom(...'0123456789abcdefABCDEF {}":,/v')
    fc.assert(fc.property(fc.nat(envelop.length - 1), character, (at, put) => {
      fc.pre(envelop[at] !== put)
      for (const changed of [envelop.slice(0, at) + put + envelop.slice(at + 1), envelop.slice(0, at) + envelop.slice(at + 1), envelop.slice(0, at) + put + envelop.slice(at)]) {
        fc.pre(changed !== envelop)
        expect(() => openEnvelope(eigen.privateKey, rij, changed)).toThrow(EnvelopDicht)
      }
    }), { numRuns: 400 })
  })

  it('[R-WAL-36] does not open as one bit of any of its bytes is turned', () => {
    const parts = JSON.parse(envelop) as Record<string, string>
    for (const part of ['efemeer', 'nonce', 'inhoud', 'merk']) {
      const bytes = Buffer.from(parts[part] ?? '', 'hex')
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const turned = Buffer.from(bytes)
        turned.writeUInt8(turned.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect(() => openEnvelope(eigen.privateKey, rij, envelop.replace(parts[part] ?? '', turned.toString('hex')))).toThrow(EnvelopDicht)
      }
    }
  })

  it('[R-WAL-36] does not open in the row of another dossier, under another id, or at another time', () => {
    const other = '33333333-3333-4333-8333-333333333333'
    for (const change of [{ dossierId: other }, { id: other }, { tijd: new Date(rij.tijd.getTime() + 1) }, { dossierId: rij.id, id: rij.dossierId }]) {
      expect(() => openEnvelope(eigen.privateKey, { ...rij, ...change }, envelop)).toThrow(EnvelopDicht)
    }
  })

  it('[R-WAL-36] holds no word of what was put in, and is another one each time', () => {
    for (const text of [envelop, Buffer.from(envelop.replace(/[^0-9a-f]/g, ''), 'hex').toString('latin1')]) expect(text).not.toMatch(/ramen|gevaar|huis/)
    expect(sealEnvelope(eigen.publicKey, rij, one)).not.toBe(envelop)
  })

  it('[R-WAL-36] is the same for the same randomness: nothing else goes into it', () => {
    const fixed = () => {
      let count = 0
      return (bytes: number) => createHash('sha512').update(String(count++)).digest().subarray(0, bytes)
    }
    expect(sealEnvelope(eigen.publicKey, rij, one, fixed())).toBe(sealEnvelope(eigen.publicKey, rij, one, fixed()))
  })

  it('[R-WAL-36] seals no message that does not have its shape', () => {
    expect(() => sealEnvelope(eigen.publicKey, rij, { ...one, advies: 'concept' } as Bericht)).toThrow()
    expect(() => sealEnvelope(eigen.publicKey, rij, { ...one, passages: [] })).toThrow()
  })
})
