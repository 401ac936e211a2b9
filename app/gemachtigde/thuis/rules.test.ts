import { expect, it } from 'vitest'
import { nextStep, type Thuis } from './rules'

const nothing: Thuis = { vandaag: '2026-11-25', reageren: null, corrigeren: null, momentTeBeantwoorden: false, conclusies: 0, dagenNodig: false, ongelezen: 0, stukkenTot: null, uitgebracht: false }

it('[R-GEM-81] one next step: what has a term that cannot be made up for comes first, reading last', () => {
  const all: Thuis = { ...nothing, reageren: '2026-12-09', corrigeren: '2026-12-09', momentTeBeantwoorden: true, conclusies: 1, dagenNodig: true, ongelezen: 3, uitgebracht: true }
  expect(nextStep(all)).toBe('reageren')
  expect(nextStep({ ...all, reageren: null })).toBe('corrigeren')
  expect(nextStep({ ...all, reageren: null, corrigeren: null })).toBe('advies')
  const before = { ...all, reageren: null, corrigeren: null, uitgebracht: false }
  expect(nextStep(before)).toBe('moment')
  expect(nextStep({ ...before, momentTeBeantwoorden: false })).toBe('dagen')
  expect(nextStep({ ...before, momentTeBeantwoorden: false, dagenNodig: false })).toBe('conclusies')
  expect(nextStep({ ...nothing, ongelezen: 2 })).toBe('lezen')
  expect(nextStep(nothing)).toBe('geen')
})
