import { expect, it } from 'vitest'
import { leegZaak, type Zaak } from '../schema'
import { feitenVan } from './rules'

const rows = (zaak: Partial<Zaak>, tabel: string): string[] => feitenVan({ ...leegZaak('lijst', '1', '2020-01-01'), ...zaak }).flatMap(([code, rij]) => (code === tabel ? [rij] : []))

it('[R-RAP-70] an advies of which nobody knows what the IND did with it counts as onbekend: the same cases have an outcome and a concordance', () => {
  expect(rows({ panelUitkomst: 'aannemelijk', concordantie: 'nvt' }, 'concordantie')).toEqual(['onbekend'])
  expect(rows({ panelUitkomst: 'aannemelijk', concordantie: 'volgt' }, 'concordantie')).toEqual(['volgt'])
  for (const concordantie of ['nvt', 'volgt'] as const) expect([rows({ concordantie }, 'uitkomst'), rows({ concordantie }, 'concordantie')]).toEqual([['nvt'], ['nvt']])
})

it.each([
  [null, null, ['onbekend'], 'onbekend'],
  [false, null, ['onbekend'], 'onbekend'],
  [null, false, ['onbekend'], 'onbekend'],
  [false, false, ['geen'], 'geen'],
  [true, null, ['asiel'], 'asiel'],
  [null, true, ['regulier'], 'regulier'],
  [true, true, ['asiel', 'regulier'], 'beide']
])('[R-RAP-72] earlier asylum %s and earlier regulier %s: %s', (eerderAsiel, eerderRegulier, voorprocedure, groep) => {
  expect([rows({ eerderAsiel, eerderRegulier }, 'voorprocedure'), rows({ eerderAsiel, eerderRegulier }, 'voorprocedure_groep')]).toEqual([voorprocedure, [groep]])
})
