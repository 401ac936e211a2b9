import * as Y from 'yjs'
import { VRAGEN_ROOT } from '~/dossier/rooms'
import { plainText } from '~/platform/text'
import { kloktijd } from '../verslag/schema'

/** A question of the panel as it stands in its room: what is asked, why it must be asked again, and whether it was asked. Nothing of who, of which criterion or of how it weighs (R-HRZ-60). */
export interface Vraag {
  id: string
  tekst: string
  /** The paper in which something was said about it before; null when nobody asked. */
  stuk: number | null
  /** Why it must be asked again; empty where nothing was said before. */
  reden: string
  /** When it was asked, on the clock in Amsterdam; null when it was not. */
  gesteld: string | null
}

export const maxVraag = 500

/** Why a question cannot stand on the plan so, and how it can be asked instead. */
export interface Bezwaar {
  veld: 'tekst' | 'reden'
  uitleg: string
  voorbeeld?: string
}

const waaromNiet = /\b(waarom|hoezo|hoe komt het dat|hoe kan het dat)\b[^?.!]*\b(niet|niets|niemand|geen|nooit|pas|toch)\b/iu
const verwijt = /\b(had|kon|kunt|heeft|hebt|was|wilde) u (dat |dit |het |er |zich )*(dan |toch )*niet\b/iu
const waarom = /^\s*(waarom|hoezo)\b/iu
const criterium = /\b[A-H](?:[1-9]|[1-4]\d)\b/u
const oordeel = /\b(on)?(aannemelijk|geloofwaardig|betrouwbaar)|\b(score|criterium|criteria|versterkt|verzwakt|weegt zwaar|weegt licht)\b/iu

/**
 * Looks at the wording: gently, and with another way to ask. *Why not* asks betrokkene to defend herself; a criterion or a judgement tells the others how
 * somebody scores. Null when it can stand so (R-HRZ-62, R-HRZ-63).
 */
export function bezwaarTegen({ tekst, reden, stuk }: Pick<Vraag, 'tekst' | 'reden' | 'stuk'>): Bezwaar | null {
  const vraag = plainText(tekst)
  if (!/[\p{L}\p{N}]/u.test(vraag)) return { veld: 'tekst', uitleg: 'Schrijf wat het panel wil vragen.' }
  if (vraag.length > maxVraag || plainText(reden).length > maxVraag) return { veld: vraag.length > maxVraag ? 'tekst' : 'reden', uitleg: `Gebruik niet meer dan ${maxVraag} tekens.` }
  if (waaromNiet.test(vraag) || verwijt.test(vraag)) {
    return { veld: 'tekst', uitleg: 'Zo gevraagd moet betrokkene zich verdedigen.', voorbeeld: 'Wat maakte dat u toen wel of niet kon vertellen wat er gebeurde?' }
  }
  if (waarom.test(vraag)) return { veld: 'tekst', uitleg: '‘Waarom’ klinkt al gauw als een verwijt.', voorbeeld: 'Wat maakte dat u … ? Of: hoe kwam het dat … ?' }
  for (const veld of ['tekst', 'reden'] as const) {
    const woorden = veld === 'tekst' ? vraag : plainText(reden)
    if (criterium.test(woorden) || oordeel.test(woorden)) return { veld, uitleg: 'Laat criteria en oordelen weg: anders zien de anderen hoe u beoordeelt, en dat is nog geheim.' }
  }
  if (stuk !== null && !/[\p{L}\p{N}]/u.test(plainText(reden))) return { veld: 'reden', uitleg: 'Hierover is al iets verklaard. Schrijf wat dat stuk nog niet zegt.' }
  return null
}

/** The questions as they stand in their room, oldest first; what has not the shape of one is left out. */
export function readVragen(doc: Y.Doc): Vraag[] {
  return [...doc.getMap(VRAGEN_ROOT).entries()]
    .flatMap(([id, value]) => (value instanceof Y.Map ? [{ id, value: value as Y.Map<unknown> }] : []))
    .flatMap(({ id, value }) => {
      const [tekst, reden, stuk, gesteld] = ['tekst', 'reden', 'stuk', 'gesteld'].map((field) => value.get(field))
      if (typeof tekst !== 'string') return []
      return [{ id, tekst, reden: typeof reden === 'string' ? reden : '', stuk: typeof stuk === 'number' ? stuk : null, gesteld: typeof gesteld === 'string' && kloktijd.test(gesteld) ? gesteld : null }]
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Puts a question in the room, or another wording of one; only what `bezwaarTegen` lets through, so that nothing else is ever kept. `id` sorts by when it was made. */
export function putVraag(doc: Y.Doc, id: string, { tekst, reden, stuk }: Pick<Vraag, 'tekst' | 'reden' | 'stuk'>): Bezwaar | null {
  const bezwaar = bezwaarTegen({ tekst, reden, stuk })
  if (bezwaar) return bezwaar
  doc.transact(() => {
    const vragen = doc.getMap<Y.Map<unknown>>(VRAGEN_ROOT)
    const vraag = vragen.get(id) ?? new Y.Map<unknown>()
    if (!vragen.has(id)) vragen.set(id, vraag)
    vraag.set('tekst', plainText(tekst))
    vraag.set('reden', stuk === null ? '' : plainText(reden))
    vraag.set('stuk', stuk)
  })
  return null
}

/** Asked at this time, or not asked after all. */
export const markAsked = (doc: Y.Doc, id: string, tijd: string | null): void => {
  doc.getMap<Y.Map<unknown>>(VRAGEN_ROOT).get(id)?.set('gesteld', tijd)
}

export const removeVraag = (doc: Y.Doc, id: string): void => doc.getMap(VRAGEN_ROOT).delete(id)
