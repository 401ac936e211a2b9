/**
 * Krippendorff's alpha for nominal data, with any number of observers and missing data (K. Krippendorff, Computing
 * Krippendorff's Alpha-Reliability, 2011). Each unit is the list of values that observers gave it; `null` is a missing value. 1 is
 * full agreement, 0 is what chance gives, below 0 is less than chance.
 *
 * Null where it says nothing: no unit with two values, or only one value in all of them (nothing could have differed). R-KAL-12.
 */
export function krippendorffAlpha(units: readonly (readonly (string | null)[])[]): number | null {
  const paired = units.map(presentValues).filter((values) => values.length >= 2)
  const total = paired.reduce((sum, values) => sum + values.length, 0)
  const overall = countValues(paired.flat())
  const expected = differingPairs(overall, total)
  if (total === 0 || expected === 0) return null
  // Each unit's ordered pairs that differ, weighed by 1 / (m − 1): the coincidences outside the diagonal.
  const observed = paired.reduce((sum, values) => sum + differingPairs(countValues(values), values.length) / (values.length - 1), 0)
  return 1 - ((total - 1) * observed) / expected
}

const presentValues = (values: readonly (string | null)[]): string[] => values.filter((value): value is string => value !== null)

function countValues(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Ordered pairs of two different values among `total`. */
const differingPairs = (counts: ReadonlyMap<string, number>, total: number): number => [...counts.values()].reduce((sum, count) => sum + count * (total - count), 0)
