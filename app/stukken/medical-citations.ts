/** Medical papers are numbered from here; see `medicalNumber`. */
export const FIRST_MEDICAL = 1000

export const isMedical = (nummer: number): boolean => nummer >= FIRST_MEDICAL

interface Citing {
  entries: readonly object[]
}
type Cited = { citaten: { stuk: number; plaats: string | null }[] }

const citationsOf = (entry: object): Cited['citaten'] => ('citaten' in entry ? (entry as Cited).citaten : [])

/** A sheet as somebody else reads it after the reveal: without citations of medical papers that they may not read (R-STU-26). */
export const withoutUnreadable = <Sheet extends Citing>(sheet: Sheet, readable: readonly number[]): Sheet => ({
  ...sheet,
  entries: sheet.entries.map((entry) =>
    'citaten' in entry ? { ...entry, citaten: citationsOf(entry).filter(({ stuk }) => !isMedical(stuk) || readable.includes(stuk)) } : entry
  )
})

/** The medical papers that these sheets cite: those an advies names, by kind and date (R-STU-26). */
export const citedMedical = (sheets: readonly Citing[]): ReadonlySet<number> =>
  new Set(sheets.flatMap(({ entries }) => entries.flatMap(citationsOf)).map(({ stuk }) => stuk).filter(isMedical))

/** A citation as an advies prints it: of a medical paper never the place, which may hold its words. */
export const printedCitation = ({ stuk, plaats }: { stuk: number; plaats: string | null }) => ({ stuk, plaats: isMedical(stuk) ? null : plaats })
