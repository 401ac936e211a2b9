import { expect, it } from 'vitest'
import { dagTermijnSchema, urenTermijnSchema } from '~/platform/kalender/termijn/schema'
import { explainTerm } from './explain-term'

const awb = { naam: 'zienswijze', soort: 'wettelijk', bron: 'art. 3:16 Awb', gebeurtenis: 'de terinzagelegging' }
const days = (rest: object) => explainTerm(dagTermijnSchema.parse({ ...awb, ...rest }))

it('[R-TER-12] a term tells its length, its source, its last day, and why it runs on', () => {
  expect(days({ begin: '2026-04-21', lengte: { aantal: 2, eenheid: 'weken' } })).toBe(
    '2 weken na de terinzagelegging op dinsdag 21 april 2026: termijn uit de wet (art. 3:16 Awb). De termijn eindigt op dinsdag 5 mei 2026, een feestdag (Bevrijdingsdag). De laatste dag is daarom woensdag 6 mei 2026 (art. 1 Algemene termijnenwet).'
  )
  expect(days({ begin: '2026-06-06', lengte: { aantal: 1, eenheid: 'weken' } })).toContain('een dag in het weekend. De laatste dag is daarom maandag 15 juni 2026')
  expect(days({ begin: '2026-04-02', lengte: { aantal: 3, eenheid: 'kalenderdagen' } })).toContain('De laatste dag is woensdag 8 april 2026, want in deze termijn horen ten minste twee gewone dagen te zitten (art. 2')
  expect(days({ begin: '2026-09-25', lengte: { aantal: 13, eenheid: 'weken' } })).toContain('De laatste dag is vrijdag 25 december 2026. Een termijn van 13 weken schuift niet op (art. 4 Algemene termijnenwet).')
})

it('[R-TER-12] extensions, suspensions and terms that count back are told with their reason', () => {
  const policy = { naam: 'ronde', soort: 'beleid', bron: 'werkwijze panel', gebeurtenis: 'het openen van de ronde' }
  const told = explainTerm(dagTermijnSchema.parse({
    ...policy, begin: '2026-07-06', lengte: { aantal: 8, eenheid: 'werkdagen' }, verlengingen: [{ aantal: 1, reden: 'een lid was ziek' }], opschortingen: [{ van: '2026-07-10', tot: '2026-07-12', reden: 'er ontbraken stukken' }]
  }))
  expect(told).toBe('8 werkdagen na het openen van de ronde op maandag 6 juli 2026: termijn uit beleid (werkwijze panel). Verlengd met 1 werkdag: een lid was ziek. De termijn stond 3 dagen stil: er ontbraken stukken. De laatste dag is maandag 20 juli 2026.')
  expect(explainTerm(dagTermijnSchema.parse({ ...policy, begin: '2026-07-06', lengte: { aantal: 8, eenheid: 'werkdagen' }, opschortingen: [{ van: '2026-07-10', tot: null, reden: 'er ontbreken stukken' }] }))).toContain(
    'De termijn staat nu stil: er ontbreken stukken. De laatste dag is daarom nog niet bekend.'
  )
  expect(days({ begin: '2027-01-08', richting: 'voor', gebeurtenis: 'de hoorzitting', lengte: { aantal: 1, eenheid: 'weken' } })).toBe(
    '1 week voor de hoorzitting op vrijdag 8 januari 2027: termijn uit de wet (art. 3:16 Awb). De laatste dag is vrijdag 1 januari 2027. Deze termijn telt terug en schuift niet op.'
  )
})

it('[R-TER-12] a term in hours tells the moment on the clock in Amsterdam', () => {
  const told = explainTerm(urenTermijnSchema.parse({
    naam: 'informatie delen', soort: 'afspraak', bron: 'ketenafspraak', gebeurtenis: 'de aangifte', begin: '2026-10-23T14:00:00Z', lengte: { aantal: 24, eenheid: 'uren' }, klok: 'stopt-op-vrije-dagen'
  }))
  expect(told).toBe('24 uur na de aangifte op vrijdag 23 oktober 2026, 16.00 uur: afgesproken termijn (ketenafspraak). In het weekend en op feestdagen telt de tijd niet mee. De termijn eindigt op maandag 26 oktober 2026, 16.00 uur.')
})
