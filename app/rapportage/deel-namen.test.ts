import { expect, it } from 'vitest'
import { regioNaam } from '~/keten/overleg/schema'
import { naamVanPlaats } from './tabellen/rules'

it('[R-RAP-66] every region is named as the casusoverleg names it', () => {
  expect(Object.fromEntries(Object.keys(regioNaam).map((code) => [code, naamVanPlaats(code)]))).toEqual(regioNaam)
  expect(naamVanPlaats('onbekend')).toBe('Onbekend')
})
