import type { AdviesDocument } from './schema'

/** What the parent asks of the render worker. The texts are canonical JSON: the worker prints and attaches exactly these bytes. */
export type AdviesOrder = { sjabloon: AdviesDocument['sjabloon'] | 'rapport/1', advies: string, akkoorden: string }
/** A letter of fixed words to betrokkene, as JSON for its template; nothing is attached. */
export type LetterOrder = { sjabloon: 'oproep/1', brief: string }
export type RenderOrder = AdviesOrder | LetterOrder

export type RenderAnswer =
  | { ok: true, bytes: Uint8Array }
  | { ok: false, reason: 'no-glyph', characters: string[] }
  | { ok: false, reason: 'failed', message: string }
