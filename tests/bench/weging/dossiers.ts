// The two dossiers that are laid beside each other: one with nothing in it, and one as full as a dossier gets.
import { criteriaFor } from '~/beoordeling/catalogus/criteria'
import { writeCitaten, type DraftFields } from '~/beoordeling/draft-fields'
import { catalogus, context, fullDraft } from '~/beoordeling/test-sheets'
import { scoreRoom, verslagRoom } from '~/dossier/rooms'
import { VERSLAG_ROOT } from '~/hoorzitting/verslag-document'
import { pdfOf } from '~tests/fixtures/pdf-file'
import { rawDemo, type RawZaak } from '~tests/zaak-file'
import { accountIdOf, type Member, type Person } from '~tests/world/people'
import { hearingId } from '~tests/world/places'
import { playUntil } from '~tests/world/play'
import { putFile } from '~tests/world/put-file'
import { at, noTies, perform, planHearing } from '~tests/world/steps'
import { addParagraph, writeDraft } from '~tests/world/typing'
import { startWorld, type World } from '~tests/world/world'

/** What a full dossier holds. */
export const PAPERS = 40
export const PAGES = 200
/** Five seats, and two of them filled anew. */
export const MEMBERS = 7
/** The verslag of a long hearing, in paragraphs. */
const PARAGRAPHS = 300

/** Who scores in the full dossier now: two seats were closed and filled by deputies. */
export const scorers: Readonly<Record<Member, Person>> = { IND: 'IND', zorg: 'zorg-2', politie: 'politie-2' }

const withoutPapers = (): RawZaak => ({ ...rawDemo(), stukken: [], verklaringen: [], beoordeling_door_instanties: [], tegenstrijdigheden_in_bronnen: [] })

/** A dossier whose round is open: the whole catalogue, no paper, no entry. */
export async function startEmpty(): Promise<World> {
  const world = await startWorld({ zaak: withoutPapers() })
  await playUntil(world, 'beoordeling')
  await planHearing(world)
  return world
}

/** The same with forty papers of two hundred pages, seven members, and three sheets in which every field is filled. */
export async function startFull(): Promise<World> {
  const world = await startWorld({ zaak: withoutPapers() })
  await playUntil(world, 'beoordeling')
  await planHearing(world)
  await fillSeats(world)
  await fillPapers(world)
  for (const member of ['IND', 'zorg', 'politie'] as const) await fillSheet(world, member)
  await fillVerslag(world)
  return world
}

/** Two members turn out to be absent: their seats are closed, and a deputy of the same discipline is asked. */
async function fillSeats(world: World): Promise<void> {
  for (const zetel of ['zorg', 'politie'] as const) {
    await perform(world, 'coordinator', at(world, 'panel'), { doen: 'sluiten', discipline: zetel, reden: 'Langdurig afwezig.' })
    await perform(world, 'coordinator', at(world, 'panel'), { doen: 'vervangen', zetel, account: accountIdOf(scorers[zetel]) })
    await perform(world, scorers[zetel], at(world, 'verklaring'), noTies)
  }
}

/** Half of the papers are scans, half are text of as many pages. */
async function fillPapers(world: World): Promise<void> {
  const scan = pdfOf(PAGES, 2_000)
  for (let nummer = 1; nummer <= PAPERS; nummer += 1) {
    const isText = nummer % 2 === 0
    await putFile(world, { nummer, titel: `Verklaring van de instelling over ${nummer} gesprekken`, mime: isText ? 'text/plain' : 'application/pdf', bladzijden: isText ? 1 : PAGES }, isText ? textOf(PAGES, nummer) : scan)
  }
}

/** So many pages of plain text: 45 lines of some 60 letters each; no two papers are the same. */
export function textOf(pages: number, nummer: number): Buffer {
  const line = 'Zij vertelt dat zij de woning niet alleen mocht verlaten.\n'
  return Buffer.from(Array.from({ length: pages }, (_none, page) => `Stuk ${nummer}, bladzijde ${page + 1}\n${line.repeat(44)}`).join('\n'))
}

/** Every criterion judged, with a reason of half a page and five citations. */
function longDraft(member: Member): DraftFields {
  const fields: Record<string, string> = { ...fullDraft(context({ discipline: member, stukken: Array.from({ length: PAPERS }, (_none, index) => index + 1) })) }
  const reason = 'De verklaring is op dit punt helder, en past bij wat in de stukken staat. '.repeat(14)
  const citaten = writeCitaten([1, 2, 3, 4, 5].map((stuk) => ({ stuk, plaats: `blz. ${stuk * 7}: “zij mocht de woning niet alleen verlaten”` })))
  for (const { criterium: { code, soort } } of criteriaFor(catalogus, { minderjarig: 'nee' }).filter((row) => row.vanToepassing)) {
    Object.assign(fields, soort === 'tekst' ? { [`${code}/tekst`]: reason } : { [`${code}/reden`]: reason, [`${code}/citaten`]: citaten })
  }
  return fields
}

/** The room of a sheet of the round that is going on. */
export async function sheetRoom(world: World, member: Member): Promise<string> {
  const [row] = await world.look<{ ronde: string; lid: string }>(
    `select (select id::text from ronde where dossier_id = $1 order by nummer desc limit 1) as ronde, id::text as lid from lidmaatschap where dossier_id = $1 and zetel = $2 and beeindigd_op is null`,
    [world.dossierId, member]
  )
  if (!row) throw new Error(`${member} heeft geen zetel`)
  return scoreRoom(row.ronde, row.lid)
}

export const hearingRoom = async (world: World): Promise<string> => verslagRoom(await hearingId(world))

async function fillSheet(world: World, member: Member): Promise<void> {
  const client = await world.enter(scorers[member], await sheetRoom(world, member))
  await client.edit((doc) => writeDraft(doc, longDraft(member)))
  await client.leave()
}

async function fillVerslag(world: World): Promise<void> {
  const client = await world.enter('secretaris', await hearingRoom(world))
  await client.edit((doc) => {
    for (let paragraph = 0; paragraph < PARAGRAPHS; paragraph += 1) addParagraph(doc.getXmlFragment(VERSLAG_ROOT), 'Betrokkene vertelt dat zij moest werken om een schuld te betalen. Zij had tijd nodig om dit te vertellen.')
  })
  await client.leave()
}
