import * as Y from 'yjs'
import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { adviesRoom } from '~/dossier/rooms'
import { sha256Hex } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { plainParagraphs } from '~/platform/text'
import type { Wie } from '~/toegang/may'
import { readMap, readParagraphs, readRoom, seedRoom, withdrawRights } from '~realtime/index'
import { canonicalAdvies } from './canonical'
import { buildAdvies, type AdviesTekst } from './draft.server'
import { fixedTextsFor } from './fixed-texts'
import { refusalText } from './refusal-text'
import { RenderError, type Renderer } from './render.server'
import { checkAdvies } from './rules'
import { AdviesDocument, Uitkomst as UitkomstSchema } from './schema'
import type { SealKey } from './seal.server'

export interface Drukken {
  renderer: Renderer
  /** Whether the seal is a TEST seal: then every advies made with it says so on every page. */
  zegel: Pick<SealKey, 'isTest'>
}

/**
 * Freezes the advies: takes what the panel wrote from its room, builds the document from records, checks that it makes
 * sense, and fixes its canonical JSON and hash. From here on members approve exactly that hash, and the room is closed.
 */
export const freezeAdvies = (werk: Werk, wie: Wie, dossierId: string, { renderer, zegel }: Drukken): Promise<Uitkomst> =>
  inDossier(werk, wie, 'advies.bevriezen', dossierId, async (tx, facts, sql) => {
    if (!facts.advies) return { ok: false, bericht: 'Het advies is er nog niet.' }
    const room = adviesRoom(facts.advies.id)
    const tekst = readAdviesTekst(await readRoom(sql, room, werk.seals))
    if (!tekst.ok) return tekst
    const day = dagInAmsterdam(werk.clock.now())
    const document = AdviesDocument.safeParse(await buildAdvies(tx, sql, facts, tekst.value, { day, proef: zegel.isTest }))
    if (!document.success) {
      return { ok: false, bericht: 'Het advies kan nog niet worden vastgesteld.', lijst: document.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
    }
    const verdict = checkAdvies(document.data, fixedTextsFor({ uitkomst: tekst.value.uitkomst, grondslagIsAwb35: document.data.grondslagIsAwb35 }))
    if (!verdict.ok) return { ok: false, bericht: 'Het advies kan nog niet worden vastgesteld.', lijst: [refusalText(verdict.refusal, verdict.at)] }
    const inhoud = canonicalAdvies(document.data)
    const unprintable = await findUnprintable(renderer, document.data, sha256Hex(inhoud))
    if (unprintable.length > 0) {
      return { ok: false, bericht: 'Het advies kan nog niet worden vastgesteld.', lijst: [`Deze tekens kunnen niet in het bestand staan: ${unprintable.join(' ')}. Vervang ze.`] }
    }
    await tx.advies.update({
      where: { id: facts.advies.id },
      data: { staat: 'bevroren', inhoud, sha256: sha256Hex(inhoud), bevrorenDoor: wie.accountId, bevrorenOp: werk.clock.now() }
    })
    await withdrawRights(sql, room)
    return { ok: true, value: undefined }
  })

/** A first print, before anybody approves: characters that the fonts do not have are found now and not at the seal. */
async function findUnprintable(renderer: Renderer, document: AdviesDocument, sha256: string): Promise<readonly string[]> {
  try {
    const { kenmerk, versie } = document
    await renderer.render(document, { schema: 'weging-akkoorden/v1', advies: { kenmerk, versie, sha256 }, akkoorden: [] })
    return []
  } catch (error) {
    if (error instanceof RenderError && error.reason === 'no-glyph') return error.characters
    throw error
  }
}

/** What stands in the advies room now, or what is still missing. */
export function readAdviesTekst(doc: Y.Doc): Uitkomst<AdviesTekst> {
  const uitkomst = UitkomstSchema.safeParse(readMap(doc.getMap('conclusie')).uitkomst)
  const paragraphs = (root: string): string[] => plainParagraphs(readParagraphs(doc.getXmlFragment(root)))
  const samenvatting = paragraphs('samenvatting')
  const lijst = [
    ...(uitkomst.success ? [] : ['Kies de conclusie van het panel.']),
    ...(samenvatting.length > 0 ? [] : ['Schrijf een samenvatting van de verklaring.'])
  ]
  if (!uitkomst.success || lijst.length > 0) return { ok: false, bericht: 'Het advies is nog niet compleet.', lijst }
  return {
    ok: true,
    value: { uitkomst: uitkomst.data, samenvatting, contraIndicaties: paragraphs('contraIndicaties'), zorgvuldigheid: paragraphs('zorgvuldigheid') }
  }
}

/**
 * Opens the advies again before it is sealed: the frozen version lapses with every approval given to it, and a new
 * version starts with the same text. Nothing is thrown away: the lapsed version and its approvals stay as they are.
 */
export const reopenAdvies = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'advies.heropenen', dossierId, async (tx, facts, sql) => {
    if (!facts.advies) return { ok: false, bericht: 'Het advies is er nog niet.' }
    const old = await readRoom(sql, adviesRoom(facts.advies.id), werk.seals)
    const next = { id: werk.ids.uuid(), versie: facts.advies.versie + 1 }
    await tx.advies.update({ where: { id: facts.advies.id }, data: { staat: 'vervallen' } })
    await tx.advies.create({ data: { ...next, dossierId, staat: 'concept' } })
    const bytes = Y.encodeStateAsUpdate(old)
    await seedRoom(sql, adviesRoom(next.id), { author: wie.accountId, time: werk.clock.now(), bytes }, werk.seals)
    return { ok: true, value: undefined }
  })
