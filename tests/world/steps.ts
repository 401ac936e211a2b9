// The main job, one function per step, each by the person whose step it is: forms over HTTP, typing over sockets. A step that is refused throws.
import * as Y from 'yjs'
import { createSoftAuthenticator, type SoftAuthenticator } from '~tests/soft-authenticator'
import { readAdviesDocument, seenConcept } from '~/advies/advies-document'
import type { Uitkomst } from '~/advies/schema'
import { context, fullDraft } from '~/beoordeling/test-sheets'
import { readBalansen, readStandpuntDocument } from '~/beoordeling/weging-documents'
import { adviesRoom, balansRoot, verslagRoom, wegingRoom } from '~/dossier/rooms'
import { readVerslagAlineas, readVerslagDocument, VERSLAG_ROOT } from '~/hoorzitting/verslag-document'
import { readNotedParagraphs, readParagraphs } from '~realtime/index'
import { accountIdOf, members, panel, registernummerOf, type Member, type Person } from './people'
import { adviesId, hearingId, ownScoreRoom, ownStandpuntRoom } from './places'
import { addParagraph, writeAdvies, writeDraft, writeStandpunt } from './typing'
import type { Answer } from './visitor'
import type { World } from './world'

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Does one deed, a minute after the last one. Throws with what the page said when it did not succeed. */
export async function perform(world: World, person: Person, path: string, fields: Fields): Promise<Answer> {
  world.clock.step(1)
  const answer = await world.as(person).post(path, fields)
  if (answer.status < 400) return answer
  throw new Error(`${person} ${path} ${String(fields.doen)}: ${answer.status}\n${wordsOf(answer.text)}`)
}

const wordsOf = (html: string): string => html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 1_500)

/** The address of a page of this world's dossier. */
export const at = (world: World, page = ''): string => `/dossiers/${world.dossierId}${page === '' ? '' : `/${page}`}`

export const takeDossier = (world: World) => perform(world, 'coordinator', at(world), { doen: 'aannemen' })

export const intake = {
  vNummer: '2803451167',
  verzoeker: 'IND, unit mensenhandel',
  doel: 'Advies voor het besluit over de verblijfsaanvraag',
  grondslag: 'Convenant aannemelijkheid slachtofferschap',
  adviseur: 'nee',
  vraag: 'Is het aannemelijk dat betrokkene slachtoffer is van mensenhandel?',
  minderjarig: 'nee'
}

export const completeIntake = (world: World) => perform(world, 'coordinator', at(world, 'intake'), { doen: 'ontvankelijk', ...intake })

export const seats: Record<string, string> = Object.fromEntries(panel.map((zetel) => [zetel, accountIdOf(zetel)]))

export const composePanel = (world: World, who: Record<string, string> = seats) => perform(world, 'coordinator', at(world, 'panel'), { doen: 'samenstellen', ...who })

/** The form of somebody without any tie to the case. */
export const noTies = {
  doen: 'verklaren', aangifteOpgenomen: 'nee', onderzoekIngezien: 'nee', behandeldOfOpgevangen: 'nee', eerderBeslist: 'nee', werktOnderBeslisser: 'nee', belang: 'nee'
}

export async function declareAll(world: World): Promise<void> {
  for (const zetel of panel) await perform(world, zetel, at(world, 'verklaring'), noTies)
}

/** A member who has an interest says so, and is out. */
export const declareInterest = (world: World, person: Person) => perform(world, person, at(world, 'verklaring'), { ...noTies, belang: 'ja' })

/** On what the representation rests, and until when the link works. */
export const machtiging = { beroep: 'advocaat', machtiging: 'advocaat', machtigingOp: '2026-11-24', tot: '2027-05-31' }

/** The coördinator invites who represents betrokkene. */
export const inviteGemachtigde = (world: World) =>
  perform(world, 'coordinator', at(world, 'gemachtigde'), { doen: 'uitnodigen', registernummer: registernummerOf('gemachtigde'), email: 'gem-0001@weging.example', ...machtiging })

export const planHearing = (world: World) =>
  perform(world, 'coordinator', at(world, 'hoorzitting'), { doen: 'plannen', datum: '2026-11-25', tijd: '13:00', plaats: 'Vergaderruimte 4' })

/** A complete sheet, unless the world was made with another one. */
export const scoresOf = (world: World, member: Member) => world.options.scores?.[member] ?? fullDraft(context({ discipline: member }))

export async function typeScores(world: World, member: Member): Promise<void> {
  const client = await world.enter(member, await ownScoreRoom(world, member))
  await client.edit((doc) => writeDraft(doc, scoresOf(world, member)))
  await client.leave()
}

/** Two people write the verslag at once: each sees what the other typed before going on. */
export async function typeVerslag(world: World): Promise<void> {
  const room = verslagRoom(await hearingId(world))
  const secretaris = await world.enter('secretaris', room)
  const zorg = await world.enter('zorg', room)
  await secretaris.edit((doc) => addParagraph(doc.getXmlFragment(VERSLAG_ROOT), 'Betrokkene vertelt dat zij moest werken om een schuld te betalen.'))
  await zorg.shows((doc) => readVerslagDocument(doc, readParagraphs).length === 1)
  await zorg.edit((doc) => addParagraph(doc.getXmlFragment(VERSLAG_ROOT), 'Zij had tijd nodig om dit te vertellen.'))
  await secretaris.shows((doc) => readVerslagDocument(doc, readParagraphs).length === 2)
  await Promise.all([secretaris.leave(), zorg.leave()])
}

/** The text is closed: the concept is there, and nobody types in it any more. */
export async function closeVerslag(world: World): Promise<void> {
  const client = await world.enter('secretaris', verslagRoom(await hearingId(world)))
  const gezien = JSON.stringify(readVerslagAlineas(client.doc, readNotedParagraphs))
  await perform(world, 'secretaris', at(world, 'verslag'), { doen: 'concept', datum: '2026-11-25', aanwezig: ['betrokkene', 'gemachtigde', 'tolk', 'voorzitter', 'panellid zorg'], gezien })
  await client.closes()
}

/** The short way that there really is: read back in the room, and betrokkene needs no term. */
export async function readBack(world: World): Promise<void> {
  await perform(world, 'secretaris', at(world, 'verslag'), { doen: 'aanbieden', wijze: 'teruggelezen' })
  await perform(world, 'secretaris', at(world, 'verslag'), { doen: 'afstand', hoe: 'Na het teruglezen in de zaal, met de tolk.' })
}

export async function fixVerslag(world: World): Promise<void> {
  await closeVerslag(world)
  await readBack(world)
  await perform(world, 'secretaris', at(world, 'verslag'), { doen: 'vaststellen', nagelezen: 'ja', gezien: '1/0' })
}

export const handIn = (world: World, member: Member) => perform(world, member, at(world, 'beoordeling'), { doen: 'indienen' })

export async function recordStandpunt(world: World, member: Member, uitkomst: Uitkomst = 'aannemelijk'): Promise<void> {
  const client = await world.enter(member, await ownStandpuntRoom(world, member))
  await client.edit((doc) => writeStandpunt(doc, uitkomst, 'De verklaring past bij wat in de stukken staat.'))
  await perform(world, member, at(world, 'weging'), { doen: 'standpunt', gezien: JSON.stringify(readStandpuntDocument(client.doc, readParagraphs)) })
  await client.leave()
}

const groepen = ['A', 'B', 'C', 'D', 'E', 'F', 'G']

/** The members write the balance texts; the chair sees them all and records the weighing. */
export async function recordWeging(world: World): Promise<void> {
  const room = wegingRoom(world.dossierId)
  const voorzitter = await world.enter('voorzitter', room)
  const zorg = await world.enter('zorg', room)
  await zorg.edit((doc) => groepen.forEach((groep) => addParagraph(doc.getXmlFragment(balansRoot(groep)), `Bij groep ${groep} weegt de verklaring het zwaarst.`)))
  await voorzitter.shows((doc) => Object.values(readBalansen(doc, groepen, readParagraphs)).every((alineas) => alineas.length > 0))
  await zorg.leave()
  await perform(world, 'voorzitter', at(world, 'weging'), { doen: 'vastleggen', nieuwFeit: 'nee', gezien: JSON.stringify(readBalansen(voorzitter.doc, groepen, readParagraphs)) })
  await voorzitter.closes()
}

export async function typeAdvies(world: World, uitkomst: Uitkomst = 'aannemelijk'): Promise<void> {
  const client = await world.enter('secretaris', adviesRoom(await adviesId(world)))
  await client.edit((doc) => writeAdvies(doc, uitkomst, 'Betrokkene vertelt dat zij moest werken om een schuld te betalen. [verslag, alinea 1]'))
  await client.leave()
}

/** What the voorzitter has on the screen of the draft: the text, and the versions of the end views recorded last. */
export async function seenAdvies(world: World): Promise<string> {
  const versions = await world.look<{ zetel: Member; versie: number }>(
    `select l.zetel, max(r.versie) as versie from record r join lidmaatschap l on l.id = r.lid_id and l.beeindigd_op is null
     where r.dossier_id = $1 and r.soort = 'standpunt' group by l.zetel`,
    [world.dossierId]
  )
  const stand = members.map((discipline) => ({ discipline, versie: versions.find(({ zetel }) => zetel === discipline)?.versie ?? 0, uitkomst: '', afwijkend: false, ontbreekt: false }))
  return seenConcept(readAdviesDocument(await storedRoom(world, adviesRoom(await adviesId(world))), readParagraphs), stand)
}

/** A room written together, as it lies on disk. */
async function storedRoom(world: World, room: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const { bytes } of await world.look<{ bytes: Buffer }>('select bytes from rt_snapshot where room = $1 union all select bytes from rt_update where room = $1', [room])) Y.applyUpdate(doc, bytes)
  return doc
}

export const freezeAdvies = async (world: World) => perform(world, 'voorzitter', at(world, 'advies'), { doen: 'bevriezen', gezien: await seenAdvies(world) })
export const reopenAdvies = (world: World) => perform(world, 'voorzitter', at(world, 'advies'), { doen: 'heropenen' })

/** The passkey of one person: the same in every world. */
const authenticatorOf = (world: World, person: Person): SoftAuthenticator =>
  createSoftAuthenticator({ seed: person, rpId: new URL(world.origin).hostname, origin: world.origin })

/** The challenge as the page brings it to the browser. */
function challengeIn(answer: Answer): string {
  const found = /"challenge","([A-Za-z0-9_-]+)"/.exec(answer.text)?.[1]
  if (!found) throw new Error(`Geen uitdaging op de pagina (${answer.status})`)
  return found
}

export async function enrolPasskey(world: World, member: Member): Promise<void> {
  const challenge = challengeIn(await world.as(member).data('/mijn'))
  const { register } = authenticatorOf(world, member)
  const antwoord = JSON.stringify(register({ challenge, rp: { name: 'Weging' }, user: { id: '', name: '', displayName: '' }, pubKeyCredParams: [] }))
  world.clock.step(1)
  const answer = await world.as(member).post('/mijn', { doen: 'registreren', antwoord })
  if (answer.status !== 200) throw new Error(`${member} kon geen passkey maken: ${answer.status}`)
}

export async function approveAdvies(world: World, member: Member): Promise<void> {
  const challenge = challengeIn(await world.as(member).data(at(world, 'advies')))
  const antwoord = JSON.stringify(authenticatorOf(world, member).authenticate({ challenge }))
  await perform(world, member, at(world, 'advies'), { doen: 'akkoord', antwoord })
}

export const sealAdvies = (world: World) => perform(world, 'voorzitter', at(world, 'advies'), { doen: 'verzegelen' })
/** Asks the timestamps of an advies that waits for them again. */
export const retryStamp = (world: World) => perform(world, 'secretaris', at(world, 'advies'), { doen: 'tijdstempel' })
export const writeLetter = (world: World) =>
  perform(world, 'secretaris', at(world, 'brief'), {
    doen: 'vastleggen', taal: 'ti', eigenTaal: 'እዚ ደብዳቤ ብዛዕባ ምኽሪ እዩ።', uitleg: 'de tolk en de zorgcoördinator', vragen: 'uw gemachtigde of uw zorgcoördinator'
  })
export const issueAdvies = (world: World) =>
  perform(world, 'secretaris', at(world, 'advies'), {
    doen: 'uitbrengen', ontvanger: accountIdOf('beslismedewerker'), veiligKanaal: 'De zorgcoördinator leest het voor, met een tolk.'
  })

export async function readIssuedAdvies(world: World): Promise<void> {
  const answer = await world.as('beslismedewerker').get(`/adviezen/${await adviesId(world)}`)
  if (answer.status !== 200) throw new Error(`De beslismedewerker kan het advies niet lezen: ${answer.status}`)
}

export const replyToAdvies = async (world: World) =>
  perform(world, 'beslismedewerker', `/adviezen/${await adviesId(world)}`, { doen: 'melden', keuze: 'volgt', reden: 'Het advies is begrijpelijk en volledig.' })

export const everyMember = async (deed: (member: Member) => Promise<unknown>): Promise<void> => {
  for (const member of members) await deed(member)
}
