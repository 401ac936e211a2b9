import { readPlaats } from './plaats'

/** Behind the question mark of the stukken page: which stuk, which page, and by which short mark the server finds the passage. */
export const stukQuery = { stuk: 'stuk', bladzijde: 'blz', vak: 'vak', citaat: 'citaat' } as const

/**
 * Where a citation is read, with its place marked. The address never holds a word of a stuk (R-STU-43): page and region are numbers, and a passage
 * is a short mark that the server looks up among the records this reader may read.
 */
export function citationHref(dossierId: string, stuk: number, plaats: string | null): string {
  const alinea = /^alinea ([1-9]\d{0,3})$/iu.exec(plaats ?? '')?.[1]
  const query = new URLSearchParams({ [stukQuery.stuk]: String(stuk) })
  const pin = readPlaats(plaats)
  if (pin && pin.soort === 'vak') query.set(stukQuery.vak, [pin.vak.links, pin.vak.boven, pin.vak.rechts, pin.vak.onder].join('-'))
  if (pin && pin.soort !== 'passage') query.set(stukQuery.bladzijde, String(pin.blz))
  if (pin?.soort === 'passage') {
    if (pin.blz !== null) query.set(stukQuery.bladzijde, String(pin.blz))
    query.set(stukQuery.citaat, citationMark(dossierId, stuk, plaats))
  }
  return `/dossiers/${dossierId}/stukken?${query.toString()}#${alinea ? `alinea-${alinea}` : 'stuk-tekst'}`
}

/**
 * A short mark of one place in one stuk of one dossier: 53 bits, in base 36. It protects nothing; it only tells places apart among those the server
 * holds already. Two that fell together would mark another passage of the same stuk. (cyrb53, public domain.)
 */
export function citationMark(dossierId: string, stuk: number, plaats: string | null): string {
  const text = `${dossierId} ${stuk} ${plaats ?? ''}`
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    one = Math.imul(one ^ unit, 2654435761)
    two = Math.imul(two ^ unit, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36)
}
