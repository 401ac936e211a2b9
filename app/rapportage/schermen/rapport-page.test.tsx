import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { rapportUit } from '../deel-namen'
import { RapportPage, type RapportPageProps } from './rapport-page'

const team: RapportPageProps = {
  vraag: { soort: 'team', van: '2026-01-01', totEnMet: '2026-11-29', jaar: null, deling: 'totaal', leeftijd: [18, 26, 31, 47] }, fouten: [], jaren: [], rapport: rapportUit(new Map([['totaal', {}]]), 'totaal'), vastgesteldOp: null,
  oefenen: { oefeningen: 3, bladen: 14, alfa: null }, verlengingen: [{ spoor: 'b8', termijn: 'beslistermijn', reden: 'tolk', aantal: 2 }], op: '2026-11-29T12:00:00Z', beelden: [], team: true
}
const page = (props: RapportPageProps): string => renderToStaticMarkup(<RapportPage {...props} />).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

it('[R-RAP-73] [R-RAP-78] the page of the team shows which terms were lengthened and what practice says; the page for outside neither', () => {
  expect(page(team)).toMatch(/Termijn Spoor Reden Aantal Beslissen over voortgezet verblijf B8\/3 Er is nog geen tolk 2 /)
  expect(page(team)).toMatch(/Oefeningen die in deze periode zijn gesloten; voor een alfa zijn er te weinig\. .*Gesloten oefeningen 3 Bladen 14/)
  expect(page({ ...team, verlengingen: [] })).toContain('In deze periode is geen termijn verlengd.')
  expect(page({ ...team, vraag: { ...team.vraag, soort: 'buiten', jaar: 2025 }, verlengingen: null, oefenen: null, team: false })).not.toMatch(/Verlengde|Oefen/)
})
