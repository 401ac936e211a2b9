import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SealBroken } from '~/platform/sealed-bytes.server'
import { createStukkenKluis, DEEL_BYTES, type StukPlek } from './kluis.server'

const key = randomBytes(32)
const kluis = createStukkenKluis(key)
const file = randomBytes(2 * DEEL_BYTES + 5)
const plek: StukPlek = { dossierId: 'd', stukId: 's', bytes: file.length }

describe('the vault of papers', () => {
  it('[R-STU-1] seals a file in parts that open to the same bytes, and no part holds any of them', () => {
    const { sleutel, delen } = kluis.seal(plek, file)
    const parts = [...delen]
    expect(parts).toHaveLength(3)
    const open = kluis.open(plek, sleutel)
    expect(Buffer.concat(parts.map((part, index) => open(index, part))).equals(file)).toBe(true)
    for (const part of parts) expect(Buffer.from(part).includes(file.subarray(100, 116))).toBe(false)
  })

  it('[R-STU-1] a part opens in its own place only: not in another order, paper, dossier or length, not changed, and not with another key', () => {
    const { sleutel, delen } = kluis.seal(plek, file)
    const [first, second] = [...delen]
    if (!first || !second) throw new Error('er zijn geen delen')
    const open = kluis.open(plek, sleutel)
    expect(() => open(1, first)).toThrow(SealBroken)
    const changed = Uint8Array.from(first)
    changed[40] = (changed[40] ?? 0) ^ 1
    expect(() => open(0, changed)).toThrow(SealBroken)
    for (const other of [{ ...plek, stukId: 't' }, { ...plek, dossierId: 'e' }, { ...plek, bytes: DEEL_BYTES }]) expect(() => kluis.open(other, sleutel)).toThrow(SealBroken)
    expect(() => createStukkenKluis(randomBytes(32)).open(plek, sleutel)).toThrow(SealBroken)
    const again = kluis.seal(plek, file)
    expect(() => kluis.open(plek, again.sleutel)(0, first)).toThrow(SealBroken)
  })
})
