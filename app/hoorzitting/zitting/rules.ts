import { dagInAmsterdam, tijdInAmsterdam } from '~/platform/kalender/rules'
import type { VerloopRegel, VerloopSoort } from '../verslag/schema'
import { isAfwezigReden, isFunctie, isHoe, isStap, isTolkGrond, perZitting, type AfwezigReden, type Functie, type Hoe, type Stap, type TolkGrond } from './schema'

export const gebeurtenisSoorten = ['geopend', 'stap', 'aanwezig', 'tolk', 'pauze', 'verder', 'gestopt', 'gesloten'] as const
export type GebeurtenisSoort = (typeof gebeurtenisSoorten)[number]

/** A line of what happened in the room; `waarde` is a code of `schema.ts`, never words. */
export interface Gebeurtenis {
  soort: GebeurtenisSoort
  waarde: string
  tijd: Date
}

export type Plek = { waar: 'zaal' } | { waar: 'elders' } | { waar: 'afwezig'; reden: AfwezigReden }
export interface TolkStand {
  nummer: string
  grond: TolkGrond
  wijze: 'zaal' | 'telefoon'
}

/** How the room stands now. */
export interface ZaalStand {
  /** Sessions opened so far. */
  zitting: number
  /** When the session that is going on was opened; null while none is. */
  geopendOp: Date | null
  /** Since when there is a break. */
  pauzeSinds: Date | null
  /** How the last session ended; null before there was one and while one is going on. */
  afgelopen: 'gestopt' | 'gesloten' | null
  /** Parts that are done, how it was checked, and when. */
  stappen: Partial<Record<Stap, { hoe: Hoe | null; tijd: Date }>>
  aanwezig: Partial<Record<Functie, Plek>>
  tolk: TolkStand | null
  /** What the verslag tells of it. */
  verloop: VerloopRegel[]
}

/** A moment as it stands in a verslag: `2026-11-24T10:31`, the clock in Amsterdam. */
export const klok = (moment: Date): string => `${dagInAmsterdam(moment)}T${tijdInAmsterdam(moment)}`

const verloopVan: Partial<Record<GebeurtenisSoort, VerloopSoort>> = { geopend: 'begin', pauze: 'pauze', verder: 'verder', gestopt: 'gestopt', gesloten: 'einde' }

/** Reads the lines in their order. Another session begins with nobody there and nothing said about rights and interpreter; what was talked about stays done (R-HRZ-52). */
export function foldZaal(regels: readonly Gebeurtenis[]): ZaalStand {
  const stand: ZaalStand = { zitting: 0, geopendOp: null, pauzeSinds: null, afgelopen: null, stappen: {}, aanwezig: {}, tolk: null, verloop: [] }
  for (const regel of regels) {
    apply(stand, regel)
    const soort = verloopVan[regel.soort]
    if (soort) stand.verloop.push({ tijd: klok(regel.tijd), soort })
  }
  return stand
}

function apply(stand: ZaalStand, { soort, waarde, tijd }: Gebeurtenis): void {
  const [wat, hoe = '', meer = ''] = waarde.split(':')
  switch (soort) {
    case 'geopend':
      stand.zitting += 1
      Object.assign(stand, { geopendOp: tijd, pauzeSinds: null, afgelopen: null, aanwezig: {}, tolk: null })
      for (const stap of perZitting) delete stand.stappen[stap]
      break
    case 'pauze':
      stand.pauzeSinds = tijd
      break
    case 'verder':
      stand.pauzeSinds = null
      break
    case 'gestopt':
    case 'gesloten':
      Object.assign(stand, { geopendOp: null, pauzeSinds: null, afgelopen: soort })
      break
    case 'stap':
      if (!isStap(wat)) break
      if (hoe === 'uit') delete stand.stappen[wat]
      else stand.stappen[wat] = { hoe: isHoe(meer) ? meer : null, tijd }
      break
    case 'aanwezig':
      if (isFunctie(wat)) stand.aanwezig[wat] = hoe === 'afwezig' && isAfwezigReden(meer) ? { waar: 'afwezig', reden: meer } : { waar: hoe === 'elders' ? 'elders' : 'zaal' }
      break
    case 'tolk':
      if (isTolkGrond(hoe)) stand.tolk = { nummer: wat ?? '', grond: hoe, wijze: meer === 'telefoon' ? 'telefoon' : 'zaal' }
  }
}

const is = (stand: ZaalStand, functie: Functie): boolean => stand.aanwezig[functie]?.waar === 'zaal' || stand.aanwezig[functie]?.waar === 'elders'

/** Which seats of this panel are missing for a quorum: every discipline that has a seat here, and the chair; who listens elsewhere counts (R-HRZ-59). */
export const missing = (stand: ZaalStand, zetels: readonly Functie[]): Functie[] => zetels.filter((zetel) => zetel !== 'secretaris' && !is(stand, zetel))

export type ZaalRefusal = 'loopt-al' | 'loopt-niet' | 'is-pauze' | 'geen-pauze' | 'geen-zorgcontact' | 'nog-niet-de-dag' | 'niet-uitgelegd'

export const zaalRefusalText: Record<ZaalRefusal, string> = {
  'loopt-al': 'De zitting is al begonnen.',
  'loopt-niet': 'De zitting loopt nu niet. Open haar eerst.',
  'is-pauze': 'Het is al pauze.',
  'geen-pauze': 'Het is nu geen pauze.',
  'geen-zorgcontact': 'Leg eerst vast wie er na afloop voor betrokkene is, en wie van ons de volgende werkdag belt. Dat kan op de pagina Nazorg.',
  'nog-niet-de-dag': 'De zitting is nog niet vandaag. De voorzitter kan haar eerder openen.',
  'niet-uitgelegd': 'Kies hoe u hebt gemerkt dat het is begrepen.'
}

/** May this happen in the room now? Null when it may. */
export function mayHappen(stand: ZaalStand, soort: GebeurtenisSoort): ZaalRefusal | null {
  const runs = stand.geopendOp !== null
  if (soort === 'geopend') return runs ? 'loopt-al' : null
  if (!runs) return 'loopt-niet'
  if (soort === 'pauze') return stand.pauzeSinds ? 'is-pauze' : null
  return soort === 'verder' && !stand.pauzeSinds ? 'geen-pauze' : null
}

/** From when the room is open on the screen: the day of the session, or when the chair opened it. `begintOp`: null when no moment is planned. */
export const zaalOpen = (stand: ZaalStand, begintOp: Date | null, nu: Date): boolean => stand.zitting > 0 || (begintOp !== null && dagInAmsterdam(begintOp) <= dagInAmsterdam(nu))
