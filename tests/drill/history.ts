/** Where a mark was typed. In a map a later value takes its place; in the others it stays until it is erased. */
export type Place = 'text' | 'prosemirror' | 'fields'

/** What one window noted at one moment. A line is one connection of a window; its update frames count from 1. */
export type Deed =
  | { readonly kind: 'opened'; readonly client: number; readonly author: string }
  | { readonly kind: 'typed'; readonly client: number; readonly from: number; readonly to: number; readonly mark: string; readonly place: Place }
  | { readonly kind: 'erased'; readonly mark: string }
  | { readonly kind: 'sent'; readonly line: number; readonly bytes: Uint8Array }
  | { readonly kind: 'acknowledged'; readonly line: number; readonly frames: number }
  | { readonly kind: 'seen'; readonly line: number; readonly bytes: Uint8Array }
  /** The screen said that everything typed so far is on disk: the own clock up to here. */
  | { readonly kind: 'saved'; readonly client: number; readonly clock: number }
  | { readonly kind: 'closed'; readonly line: number; readonly code: number }
  /** This window went without having handed in everything: what was not acknowledged may be gone. */
  | { readonly kind: 'left' }
  /** From here on this window may be sent away with these codes; with any other it was wronged. */
  | { readonly kind: 'expects'; readonly codes: readonly number[] }
  /** Typed without the right to: nobody may ever find it. */
  | { readonly kind: 'unlawful'; readonly mark: string }

export type Note = Deed & { readonly window: string; readonly room: string; readonly at: number }

/** What all windows noted, in the order in which it happened. */
export class History {
  readonly notes: Note[] = []
  readonly #began = performance.now()

  /** The hand of one window. */
  of(room: string, window: string): (deed: Deed) => void {
    return (deed) => void this.notes.push({ ...deed, room, window, at: Math.round(performance.now() - this.#began) })
  }

  /** Everything noted of a room so far; later notes do not come in. */
  ofRoom(room: string): Note[] {
    return this.notes.filter((note) => note.room === room)
  }

  rooms(): string[] {
    return [...new Set(this.notes.map((note) => note.room))]
  }

  /** For a file: one note per line, bytes in base64. */
  toLines(): string {
    const plain = (_key: string, value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)
    return this.notes.map((note) => JSON.stringify(note, plain)).join('\n')
  }
}
