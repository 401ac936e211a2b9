import { getal2, type VlakBlad } from './cellen'
import { sporen } from './schema'
import { redenNamen, termijnNamen, type Verlenging } from './verlengingen/schema'

/** What practice says of the group as a whole (R-KAL-11). */
export interface Oefenen {
  oefeningen: number
  bladen: number
  alfa: number | null
}

/** What stands beside the tables of the cases in the report of the team, on the page and in every file: lengthened terms and practice (R-RAP-73, R-RAP-78). Outside the team there are none. */
export const teambladen = ({ verlengingen, oefenen }: { verlengingen: readonly Verlenging[] | null; oefenen: Oefenen | null }): VlakBlad[] => [
  ...(verlengingen ? [verlengd(verlengingen)] : []),
  ...(oefenen ? [geoefend(oefenen)] : [])
]

const verlengd = (verlengingen: readonly Verlenging[]): VlakBlad => ({
  titel: 'Verlengde termijnen',
  onderschrift: verlengingen.length > 0 ? 'Hoe vaak een termijn in deze periode is verlengd, en waarom' : 'In deze periode is geen termijn verlengd',
  kop: ['Termijn', 'Spoor', 'Reden', 'Aantal'],
  rijen: verlengingen.map(({ spoor, termijn, reden, aantal }) => [termijnNamen[`${spoor}/${termijn}`] ?? termijn, (sporen.naam as Record<string, string>)[spoor] ?? spoor, redenNamen[reden] ?? reden, aantal])
})

const geoefend = ({ oefeningen, bladen, alfa }: Oefenen): VlakBlad => ({
  titel: 'Oefenen',
  onderschrift: alfa === null ? 'Oefeningen die in deze periode zijn gesloten; voor een alfa zijn er te weinig' : `Oefeningen die in deze periode zijn gesloten; alfa van Krippendorff over de groep ${getal2(alfa)}`,
  kop: ['Wat', 'Aantal'],
  rijen: [['Gesloten oefeningen', oefeningen], ['Bladen', bladen]]
})
