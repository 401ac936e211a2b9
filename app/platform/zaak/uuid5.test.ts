import { describe, expect, it } from 'vitest'
import { uuid5 } from './uuid5'

describe('uuid5', () => {
  it('[R-DOS-15] the same names give the same UUID of version 5, on any machine', () => {
    expect(uuid5('dossier', '71545/12', 'x')).toBe(uuid5('dossier', '71545/12', 'x'))
    expect(uuid5('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('[R-DOS-15] names do not run into each other', () => {
    expect(new Set([uuid5('a', 'bc'), uuid5('ab', 'c'), uuid5('abc'), uuid5('a', 'b', 'c')]).size).toBe(4)
  })
})
