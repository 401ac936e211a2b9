// All that one person gets from the panel process at one moment, told apart by the channel it came through.
import { feedOf } from '~tests/world/agenda'
import { phases } from '~tests/world/phases'
import { mailTo } from '~tests/world/mail'
import { adviesId, roomNames, roomOf } from '~tests/world/places'
import type { Person } from '~tests/world/people'
import type { Answer, Visitor } from '~tests/world/visitor'
import type { World } from '~tests/world/world'
import { addressesOf, canFetchData, isFile } from '../addresses'
import { seenOf } from '../differs-by-nature'
import { expectedDeeds, expectedPages, markFor } from '../expected-access'
import { channels, type Channel } from './expected-leaks'
import { listenIn } from './listen'
import { wordsOfPdf } from './pdf-words'

/** What came, by where it came from; per channel. A channel without a place brought nothing, not even a refusal. */
export type Gathered = Record<Channel, Map<string, string>>

export const nothingYet = (): Gathered => Object.fromEntries(channels.map((channel) => [channel, new Map<string, string>()])) as Gathered

const textOf = (answer: Answer): string => {
  const { status, body, headers } = seenOf(answer)
  return `${status} ${JSON.stringify(headers)} ${body}`
}

/** What is refused is told apart from what is shown, whatever was asked. */
function put(into: Gathered, channel: Channel, where: string, answer: Answer): void {
  into[answer.status === 200 ? channel : 'error-text'].set(where, textOf(answer))
}

/** Numbers a list or a page tells, without the words around them: a number that moves tells something. */
const numbersIn = (answer: Answer): string => (answer.text.match(/(?<![\w-])\d{1,4}(?![\w-])/g) ?? []).join(' ')

const lists = ['/dossiers', '/adviezen'] as const

async function gatherLists(visitor: Visitor, into: Gathered): Promise<void> {
  for (const path of lists) {
    const answer = await visitor.data(path)
    put(into, 'lists', path, answer)
    into.counts.set(path, numbersIn(answer))
  }
  const work = await visitor.data('/werk')
  put(into, 'notices', '/werk', work)
  into.counts.set('/werk', numbersIn(work))
  put(into, 'audit-view', '/toezicht', await visitor.data('/toezicht'))
}

async function gatherPages(world: World, person: Person | undefined, visitor: Visitor, into: Gathered, printed: boolean): Promise<void> {
  for (const [route, row] of Object.entries(expectedPages)) {
    for (const path of addressesOf(route, world.dossierId)) {
      const place = path.replace(world.dossierId, '')
      if (isFile(path)) await gatherFile(visitor, path, place, into)
      else if (canFetchData(path)) put(into, 'page-data', `gegevens van ${place}`, await visitor.data(path))
      if (printed && !isFile(path) && person && markFor(row, person, world.phase) === '+') await gatherDocument(visitor, path, place, into)
    }
  }
  put(into, 'error-text', '/bestaat/niet', await visitor.get('/bestaat/niet'))
}

/** The advies as it was issued: the page of its reader, and the file. */
async function gatherIssued(world: World, visitor: Visitor, into: Gathered): Promise<void> {
  if (phases.indexOf(world.phase) < phases.indexOf('uitgebracht')) return
  const path = `/adviezen/${await adviesId(world)}`
  put(into, 'page-data', 'gegevens van het uitgebrachte advies', await visitor.data(path))
  await gatherFile(visitor, `${path}/pdf`, 'het uitgebrachte advies', into)
}

/** What a printer gets. A refusal is one page for every printer, and its words came with the data. */
async function gatherDocument(visitor: Visitor, path: string, place: string, into: Gathered): Promise<void> {
  const answer = await visitor.get(path)
  if (answer.status === 200) into.print.set(place, textOf(answer))
}

async function gatherFile(visitor: Visitor, path: string, place: string, into: Gathered): Promise<void> {
  const answer = await visitor.get(path)
  if (answer.status !== 200) into['error-text'].set(place, textOf(answer))
  else into['pdf-draft'].set(place, await wordsOfPdf(answer.body))
}

/** Handing in what is complete would do it; the sheet of politie is not, and gets the list of what is missing. */
const isRefused = (person: Person, doen: string): boolean => person === 'politie' && doen === 'indienen'

/** Every deed that this person may not do now, or that misses what it asks for: what it answers. */
async function gatherDeeds(world: World, person: Person | undefined, visitor: Visitor, into: Gathered): Promise<void> {
  for (const [route, deeds] of Object.entries(expectedDeeds)) {
    for (const [doen, row] of Object.entries(deeds)) {
      if (person && markFor(row, person, world.phase) === '!' && !isRefused(person, doen)) continue
      const [path = ''] = addressesOf(route, world.dossierId)
      into['action-replies'].set(`${route} ${doen}`, textOf(await visitor.post(`${path}.data`, { doen })))
    }
  }
}

async function gatherMail(world: World, person: Person | undefined, into: Gathered): Promise<void> {
  const messages = person ? await mailTo(world, person) : []
  messages.forEach((message, index) => into.mail.set(`bericht ${index + 1}`, message))
}

/** The own agenda, and what a calendar program would fetch of it. */
async function gatherAgenda(visitor: Visitor, person: Person | undefined, into: Gathered): Promise<void> {
  put(into, 'calendar', '/agenda', await visitor.data('/agenda'))
  if (person) put(into, 'calendar', 'abonnement', await visitor.get(feedOf(person)))
}

async function gatherRooms(world: World, visitor: Visitor, into: Gathered): Promise<void> {
  for (const name of roomNames) {
    const room = await roomOf(world, name)
    if (!room) continue
    const heard = await listenIn({ port: world.port, origin: world.origin, cookie: visitor.cookie(), room })
    for (const channel of ['sync', 'awareness', 'presence'] as const) into[channel].set(name, heard[channel])
  }
}

export interface Asked {
  /** Also the documents of the pages, as a printer gets them: they take longest. */
  printed?: boolean
  rooms?: boolean
  pages?: boolean
}

/**
 * Looks by this browser at everything the panel process has, in one order. Draws no challenge and does no deed that counts. Without a
 * person: somebody who has no account here.
 */
export async function gatherAs(world: World, visitor: Visitor, person: Person | undefined, { printed = true, rooms = true, pages = true }: Asked): Promise<Gathered> {
  const into = nothingYet()
  if (pages) {
    await gatherLists(visitor, into)
    await gatherPages(world, person, visitor, into, printed)
    await gatherIssued(world, visitor, into)
    await gatherDeeds(world, person, visitor, into)
    await gatherMail(world, person, into)
    await gatherAgenda(visitor, person, into)
  }
  if (rooms) await gatherRooms(world, visitor, into)
  return into
}
