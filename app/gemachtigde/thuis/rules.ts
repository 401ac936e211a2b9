/** What the page of the side of betrokkene knows, to say the one next step. Days are days in Amsterdam, YYYY-MM-DD. */
export interface Thuis {
  vandaag: string
  /** A reaction is asked, until this day. */
  reageren: string | null
  /** Corrections of the verslag can be given, until this day. */
  corrigeren: string | null
  /** A planned session that was not answered yet. */
  momentTeBeantwoorden: boolean
  /** Conclusion lines that nobody of this side saw yet. */
  conclusies: number
  /** Nobody gave the days, and no session is planned yet while there is a hearing to plan. */
  dagenNodig: boolean
  /** Papers that lie open and that this person did not open yet. */
  ongelezen: number
  /** The last day on which a paper comes in time. */
  stukkenTot: string | null
  /** Something was issued. */
  uitgebracht: boolean
}

export type Stap = 'reageren' | 'corrigeren' | 'moment' | 'conclusies' | 'dagen' | 'lezen' | 'advies' | 'geen'

/** One next step, never two: what has a term that cannot be made up for comes first, reading last (R-GEM-81). */
export function nextStep(thuis: Thuis): Stap {
  if (thuis.reageren !== null) return 'reageren'
  if (thuis.corrigeren !== null) return 'corrigeren'
  if (thuis.uitgebracht) return 'advies'
  if (thuis.momentTeBeantwoorden) return 'moment'
  if (thuis.dagenNodig) return 'dagen'
  if (thuis.conclusies > 0) return 'conclusies'
  return thuis.ongelezen > 0 ? 'lezen' : 'geen'
}
