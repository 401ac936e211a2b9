import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import { citationMark, stukQuery } from './citation-href'
import { isVak, readPlaats, writePlaats } from './plaats'

/**
 * The place that an address of the stukken page asks for. A page or a region is read out of its numbers; the words of a passage never stand in an
 * address, so its short mark is looked up among the places in the records that this member may read: their own sheets, and of others only what a
 * reveal opened (law 2), with what the panel recorded together. What is not found there gives the page without a mark (R-STU-43).
 */
export async function findPlaats(db: Pick<Tx, 'record' | 'advies'>, facts: DossierFacts, stuk: number, query: URLSearchParams): Promise<string | null> {
  const mark = query.get(stukQuery.citaat)
  if (mark !== null) {
    const found = (await readPlaatsen(db, facts, stuk)).find((plaats) => citationMark(facts.dossierId, stuk, plaats) === mark)
    if (found !== undefined) return found
  }
  return plaatsInNumbers(query)
}

/** A page or a region, as numbers behind the question mark. */
export function plaatsInNumbers(query: URLSearchParams): string | null {
  const written = query.get(stukQuery.bladzijde) ?? ''
  if (!/^[1-9]\d{0,3}$/.test(written)) return null
  const blz = Number(written)
  const edges = /^(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})$/.exec(query.get(stukQuery.vak) ?? '')
  const [links = 0, boven = 0, rechts = 0, onder = 0] = edges?.slice(1).map(Number) ?? []
  const vak = { links, boven, rechts, onder }
  return edges && isVak(vak) ? writePlaats({ soort: 'vak', blz, vak }) : writePlaats({ soort: 'bladzijde', blz })
}

/** What the whole panel may read as soon as it is there. */
const together = ['weging', 'standpunt', 'onderwerpen']

async function readPlaatsen(db: Pick<Tx, 'record' | 'advies'>, { dossierId, lid, tegenlezer }: DossierFacts, stuk: number): Promise<string[]> {
  if (!lid && !tegenlezer) return []
  const [records, adviezen] = await Promise.all([
    db.record.findMany({
      where: { dossierId, OR: [...(lid ? [{ soort: 'score', lidId: lid.id }] : []), { soort: 'score', ronde: { onthuldOp: { not: null } } }, { soort: { in: together } }] },
      select: { inhoud: true }
    }),
    // An advies is the panel's until it is issued.
    lid ? db.advies.findMany({ where: { dossierId, inhoud: { not: null } }, select: { inhoud: true } }) : []
  ])
  return [...records, ...adviezen].flatMap(({ inhoud }) => placesIn(JSON.parse(inhoud ?? 'null'), stuk))
}

/** All places in this stuk that stand somewhere in a record: in a citation (`stuk`), or in a ground of an advies (`nummer`). */
function placesIn(value: unknown, stuk: number): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((each: unknown) => placesIn(each, stuk))
  const here = 'plaats' in value && typeof value.plaats === 'string' && (('stuk' in value && value.stuk === stuk) || ('nummer' in value && value.nummer === stuk)) ? [value.plaats] : []
  return [...here.filter((plaats) => readPlaats(plaats)), ...Object.values(value).flatMap((each: unknown) => placesIn(each, stuk))]
}
