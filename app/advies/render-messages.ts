import type { AdviesDocument } from './schema'

/** What the parent asks of the render worker. The texts are canonical JSON: the worker prints and attaches exactly these bytes. */
export type RenderOrder = { sjabloon: AdviesDocument['sjabloon'], advies: string, akkoorden: string }

export type RenderAnswer =
  | { ok: true, bytes: Uint8Array }
  | { ok: false, reason: 'no-glyph', characters: string[] }
  | { ok: false, reason: 'failed', message: string }
