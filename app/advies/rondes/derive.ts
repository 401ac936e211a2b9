import type { ScoreSheetRecord } from '~/beoordeling/schema'
import type { AdviesV3, Grond, MemberDiscipline } from '../schema'

type Groepen = AdviesV3['groepen']

/**
 * What strengthens, one point per criterion, in the order of the groups: who judged so and how heavy, and on what that stands: their sheets and
 * the stukken they cite there, each place once. Nothing is counted or ranked (law 4).
 */
export function strengtheningOf(groepen: Groepen, records: AdviesV3['records']): AdviesV3['positief'] {
  return groepen.flatMap((groep) => groep.oordelen.flatMap(({ code, naam, perDiscipline }) => {
    const own = perDiscipline.filter(({ oordeel }) => oordeel === 'versterkt')
    const sheets = own.flatMap(({ discipline }): Grond[] => {
      const sheet = records.find((record) => record.soort === 'score' && record.discipline === discipline)
      return sheet ? [{ soort: 'score', discipline, versie: sheet.versie, plaats: code }] : []
    })
    const stukken = own.flatMap(({ bronnen }) => bronnen.map(({ stuk, plaats }): Grond => ({ soort: 'stuk', nummer: stuk, plaats })))
    const gronden = [...new Map([...sheets, ...stukken].map((grond) => [JSON.stringify(grond), grond])).values()].slice(0, 100)
    return own.length > 0 ? [{ groep: groep.code, code, naam, leden: own.map(({ discipline, gewicht }) => ({ discipline, gewicht })), gronden }] : []
  }))
}

/** The sheets that count, of one revealed round. */
export interface RoundSheets {
  nummer: number
  sheets: readonly ScoreSheetRecord[]
}

type Step = AdviesV3['beweging'][number]['leden'][number]['stappen'][number]

/**
 * Where a judgement moved between the rounds: per criterion and member each round in which the member had a sheet, from the first to the last.
 * Only who has at least two sheets, and only where judgement or weight differ; a text is no judgement. `criteria`: those that are judged, in order.
 */
export function movementOf(rounds: readonly RoundSheets[], criteria: readonly { code: string; naam: string }[], disciplines: readonly MemberDiscipline[]): AdviesV3['beweging'] {
  return criteria.flatMap(({ code, naam }) => {
    const leden = disciplines.flatMap((discipline) => {
      const stappen = rounds.flatMap(({ nummer, sheets }) => {
        const sheet = sheets.find((one) => one.discipline === discipline)
        return sheet ? [stepOf(nummer, sheet, code)] : []
      })
      return new Set(stappen.map(({ oordeel, gewicht }) => `${oordeel} ${gewicht}`)).size > 1 ? [{ discipline, stappen }] : []
    })
    return leden.length > 0 ? [{ code, naam, leden }] : []
  })
}

function stepOf(ronde: number, sheet: ScoreSheetRecord, code: string): Step {
  const entry = sheet.entries.find((one) => one.code === code)
  if (!entry || !('oordeel' in entry)) return { ronde, oordeel: null, gewicht: null }
  return { ronde, oordeel: entry.oordeel, gewicht: 'gewicht' in entry ? entry.gewicht : null }
}
