/** What the parent asks of the render worker. The texts are canonical JSON: the worker prints and attaches exactly these bytes. */
export type RenderOrder = { id: number, sjabloon: 'advies/1', advies: string, akkoorden: string }

export type RenderAnswer =
  | { id: number, ok: true, bytes: Uint8Array }
  | { id: number, ok: false, reason: 'no-glyph', characters: string[] }
  | { id: number, ok: false, reason: 'failed', message: string }
