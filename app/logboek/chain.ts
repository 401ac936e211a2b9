import { createHash } from 'node:crypto'

/**
 * How the hash of a line is computed. Lines of the first form stay what they are; what is appended now has the second, which also
 * covers why something was read and what it proves (R-LOG-13).
 */
export type ChainForm = 1 | 2

/** One line as it is kept. */
export interface KeptLine {
  /** From 1, without a gap. */
  readonly seq: number
  /** Seconds since 1970 as the database writes them: `1795852800.123000`. */
  readonly seconden: string
  readonly actor: string | null
  readonly hoedanigheid: string | null
  readonly deed: string
  readonly object: string | null
  readonly resultaat: string
  readonly oorsprong: string
  /** Why it was read: a code. */
  readonly doel: string | null
  /** SHA-256 in hex of a file this line stands for. */
  readonly bewijs: string | null
  readonly vorm: ChainForm
  /** Hash of the line before; empty for the first. */
  readonly vorige: Uint8Array
  readonly hash: Uint8Array
}

const itemsOf: Record<ChainForm, (line: KeptLine) => readonly (string | number | null)[]> = {
  1: (line) => [line.seq, line.seconden, line.actor, line.hoedanigheid, line.deed, line.object, line.resultaat, line.oorsprong],
  2: (line) => [line.seq, line.seconden, line.actor, line.hoedanigheid, line.deed, line.object, line.resultaat, line.oorsprong, line.doel, line.bewijs]
}

/** The hash that a line must have: SHA-256 over the hash before it and its own text, as `logboek.voeg_toe` writes it (jsonb puts `, ` between items). */
export function hashOfLine(line: KeptLine): Uint8Array {
  const text = `[${itemsOf[line.vorm](line).map((item) => JSON.stringify(item)).join(', ')}]`
  return createHash('sha256').update(line.vorige).update(text, 'utf8').digest()
}
