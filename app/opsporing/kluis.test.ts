import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createKluis, KluisGebroken, type Plek } from './kluis.server'

const kluis = createKluis(randomBytes(32))
const plek: Plek = { tabel: 'indicatie_versie', dossierId: 'zaak-1', id: 'rij-1', versie: 1 }
const tekst = 'Kenteken op een parkeerplaats, € 40 — één keer'

describe('the vault', () => {
  it('[R-OPS-8] what is sealed opens in its own place, in full, and two sealings of the same text share nothing', () => {
    const [one, two] = [kluis.seal(plek, tekst), kluis.seal(plek, tekst)]
    expect([kluis.open(plek, one), kluis.open(plek, two)]).toEqual([tekst, tekst])
    expect(Buffer.from(one.verzegeld).equals(Buffer.from(two.verzegeld))).toBe(false)
    expect(Buffer.from(one.sleutel).equals(Buffer.from(two.sleutel))).toBe(false)
    expect(Buffer.from(one.verzegeld).includes('Kenteken')).toBe(false)
  })

  const elsewhere: Plek[] = [{ ...plek, tabel: 'overdracht' }, { ...plek, dossierId: 'zaak-2' }, { ...plek, id: 'rij-2' }, { ...plek, versie: 2 }]
  it.each(elsewhere)('[R-OPS-8] in another place (%j) it is refused', (other) => {
    expect(() => kluis.open(other, kluis.seal(plek, tekst))).toThrow(KluisGebroken)
  })

  it('[R-OPS-8] the text of one row under the key of another, one bit turned, cut off, or sealed with another vault: refused', () => {
    const [one, two] = [kluis.seal(plek, tekst), kluis.seal(plek, tekst)]
    const turned = Uint8Array.from(one.verzegeld, (byte, at) => (at === 20 ? byte ^ 1 : byte))
    const broken = [{ ...one, verzegeld: two.verzegeld }, { ...one, verzegeld: turned }, { ...one, sleutel: one.sleutel.slice(0, -1) }, { ...one, verzegeld: new Uint8Array() }]
    for (const row of broken) expect(() => kluis.open(plek, row)).toThrow(KluisGebroken)
    expect(() => createKluis(randomBytes(32)).open(plek, one)).toThrow(KluisGebroken)
  })
})
