/** A statement that can be laid beside another; `sleutel` is the number of the stuk, or `verslag`. */
export interface Verklaring {
  sleutel: string
  label: string
  spreker: string | null
  soort: string
}

/**
 * Which two statements lie on the table: those that were asked for when they are there, otherwise the first two of the same person, otherwise the
 * first two. Null when there are not two.
 */
export function choosePair(verklaringen: readonly Verklaring[], links: string | null, rechts: string | null): [Verklaring, Verklaring] | null {
  const find = (sleutel: string | null): Verklaring | undefined => verklaringen.find((each) => each.sleutel === sleutel)
  const left = find(links) ?? firstOfPair(verklaringen)
  if (!left) return null
  const asked = find(rechts)
  const right = asked && asked !== left ? asked : (verklaringen.find((each) => each !== left && samePerson(each, left)) ?? verklaringen.find((each) => each !== left))
  return right ? [left, right] : null
}

const firstOfPair = (verklaringen: readonly Verklaring[]): Verklaring | undefined =>
  verklaringen.find((one) => verklaringen.some((two) => two !== one && samePerson(one, two))) ?? verklaringen[0]

const samePerson = (one: Verklaring, two: Verklaring): boolean => one.spreker !== null && one.spreker === two.spreker
