import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { WorkPage, type WorkRow } from './work-page'

const row: WorkRow = {
  dossierId: 'd', kenmerk: 'W-2026-0001', fase: 'weging', rol: 'coordinator', verklaring: null, hoorzitting: 'vastgesteld', hoorzittingOp: null, hoorWens: 'wel', rondeSoort: 'enige', stand: 'geen', standpunt: false,
  akkoord: false, adviesStaat: null, allesAkkoord: false, briefKlaar: false, reactie: null, reactieNodig: false, leestAls: null, lezingTot: null, lezingKlaar: false, tegenlezing: null, vraagOpen: false, zetelLeeg: false,
  zorgBellen: null, zittingGestopt: false, nalezing: null, gevaarWacht: false, bezwaarWacht: false, laatStuk: false, inzageTot: null, zittingStaat: false, knelpunten: 0, taak: null, als: 'coordinator'
}
const show = (change: Partial<WorkRow>, keten: { open: number; teLaat: number } | null = null) =>
  renderToStaticMarkup(<WorkPage nu="2026-11-25T13:00:00Z" hoedanigheid="coordinator" regels={[{ ...row, ...change }]} keten={keten} />)

it('[R-DOS-50] a case that is held says that its terms stand still, also beside a term of a track that does not', () => {
  expect(show({})).not.toContain('staan stil')
  expect(show({ uitgang: 'aangehouden' })).toContain('De termijnen van het panel staan stil.')
  expect(show({ uitgang: 'overleden' })).not.toContain('staan stil')
  expect(show({ uitgang: 'aangehouden', spoorTermijn: { naam: 'UOD', uiterlijk: '2026-11-27' } })).toMatch(/staan stil\..*Bijna om: UOD/)
})

it('[R-KET-129] tasks of the chain are one line with a link, and none is silence', () => {
  for (const keten of [null, { open: 0, teLaat: 0 }]) expect([show({}, keten).includes('keten'), show({}, keten).includes('U bent bij')]).toEqual([false, true])
  const html = show({}, { open: 3, teLaat: 1 })
  expect([html.includes('3 taken in de keten, 1 te laat'), html.includes('href="/keten/taken"'), html.includes('U bent bij')]).toEqual([true, true, false])
  expect(show({}, { open: 1, teLaat: 0 })).toMatch(/1 taak in de keten\./)
})
