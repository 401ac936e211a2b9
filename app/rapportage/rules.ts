import { addDays, momentInAmsterdam } from '~/platform/kalender/rules'
import type { Deling } from './schema'

/**
 * Who reads the report, and how much of it (decision 0071). The team: the coördinatoren, who keep the dossiers of all regions together; they see every number. Outside the
 * team: who works on a panel or supervises; they read what is told outside. A beslismedewerker and a gemachtigde have no part in it.
 */
export function lezerVan(hoedanigheid: string): 'team' | 'buiten' | null {
  if (hoedanigheid === 'coordinator') return 'team'
  return ['voorzitter', 'secretaris', 'panellid-ind', 'panellid-zorg', 'panellid-politie', 'toezichthouder'].includes(hoedanigheid) ? 'buiten' : null
}

/** What is asked: the team any period, who is outside one year. `leeftijd`: lower bounds of the bands, the team only. */
export interface RapportVraag {
  soort: 'team' | 'buiten'
  van: string
  totEnMet: string
  jaar: number | null
  deling: Deling
  leeftijd: number[]
}

const isDag = (text: string | null): text is string => {
  const time = text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text && text >= '1990-01-01' && text <= '2099-12-31'
}

/** The moments between which these days lie in Amsterdam, both days included: `van` included, `tot` not. */
export function momentenVan({ van, totEnMet }: { van: string; totEnMet: string }): { van: Date; tot: Date } {
  return { van: midnight(van), tot: midnight(addDays(totEnMet, 1)) }
}

function midnight(dag: string): Date {
  const moment = momentInAmsterdam(dag, '00:00')
  // Clocks change at two and at three: every day begins once.
  if (!moment.ok) throw new RangeError(`Geen dag: '${dag}'`)
  return moment.value
}

/**
 * Reads the question out of an address. What cannot be (a day that does not exist, an end before the beginning, bounds that do not go up) is told in `fouten`, and the
 * usual is asked instead: this year for the team, the last year that is over for who is outside.
 */
export function leesVraag(params: Pick<URLSearchParams, 'get'>, { lezer, vandaag, jaren, delingen, grenzen }: { lezer: 'team' | 'buiten'; vandaag: string; jaren: readonly number[]; delingen: readonly Deling[]; grenzen: readonly number[] }): { vraag: RapportVraag; fouten: string[] } {
  const fouten: string[] = []
  const soort = lezer === 'buiten' || params.get('voor') === 'buiten' ? 'buiten' : 'team'
  const asked = { van: params.get('van'), totEnMet: params.get('totEnMet') }
  const usual = { van: `${vandaag.slice(0, 4)}-01-01`, totEnMet: vandaag }
  const given = asked.van !== null || asked.totEnMet !== null
  const good = isDag(asked.van) && isDag(asked.totEnMet) && asked.van <= asked.totEnMet
  if (given && !good) fouten.push('De periode klopt niet. Vul twee bestaande dagen in, de eerste voor de laatste.')
  const jaar = jaren.find((one) => String(one) === params.get('jaar')) ?? jaren[0] ?? null
  const bounds = (params.get('leeftijd') ?? '').split(/[\s,;]+/).filter((part) => part !== '').map(Number)
  const rising = bounds.length <= 20 && bounds.every((one, at) => Number.isInteger(one) && one > (bounds[at - 1] ?? 0) && one <= 120)
  if (bounds.length > 0 && !rising) fouten.push('De leeftijdsgroepen kloppen niet. Vul de ondergrenzen in van laag naar hoog, bijvoorbeeld 18, 26, 31, 47.')
  return {
    vraag: {
      soort,
      ...(good ? { van: asked.van ?? usual.van, totEnMet: asked.totEnMet ?? usual.totEnMet } : usual),
      jaar,
      deling: delingen.find((one) => one === params.get('deling')) ?? 'totaal',
      leeftijd: bounds.length > 0 && rising && soort === 'team' ? bounds : [...grenzen]
    },
    fouten
  }
}
