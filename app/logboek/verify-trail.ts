import { hashOfLine, type KeptLine } from './chain'
import type { Checkpoint } from './checkpoint'
import { createTree, type GrowingTree } from './tree'

export type TrailFault = 'gewijzigd' | 'verwijderd' | 'losgekoppeld' | 'herschreven' | 'ingekort' | 'zonder-controlepunt'

export interface TrailFinding {
  readonly fout: TrailFault
  /** The first line it concerns; of a removed one the number that is missing. */
  readonly regel: number
}

export interface TrailReport {
  readonly houdt: boolean
  readonly regels: number
  /** Up to which line the newest checkpoint fixes everything; 0 without one. */
  readonly vastTot: number
  readonly bevindingen: readonly TrailFinding[]
}

/** What the chain itself tells of a line: something missing before it, itself changed, or no longer tied to the one before. */
function faultOf(line: KeptLine, expected: number, before: Uint8Array): TrailFinding | undefined {
  if (line.seq !== expected) return { fout: 'verwijderd', regel: expected }
  if (!sameBytes(line.hash, hashOfLine(line))) return { fout: 'gewijzigd', regel: line.seq }
  return sameBytes(line.vorige, before) ? undefined : { fout: 'losgekoppeld', regel: line.seq }
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** Is the log at this size what a checkpoint says it was? Undefined where none was made. */
function heldBy(checkpoints: ReadonlyMap<number, readonly Checkpoint[]>, tree: GrowingTree): boolean | undefined {
  return checkpoints.get(tree.size)?.every(({ root }) => sameBytes(root, tree.root()))
}

function bySize(checkpoints: readonly Checkpoint[]): Map<number, Checkpoint[]> {
  const groups = new Map<number, Checkpoint[]>()
  for (const each of checkpoints) groups.set(each.size, [...(groups.get(each.size) ?? []), each])
  return groups
}

/**
 * Walks the whole log, in order, beside checkpoints that were kept outside the database (R-LOG-8). The chain shows a line that was
 * edited or removed by somebody who left the rest alone; who computed the chain anew, or cut off its end, is shown by a checkpoint from before.
 * Every fault is told once, at the first line it concerns; nothing after a missing line is told again.
 */
export async function verifyTrail(lines: AsyncIterable<KeptLine> | Iterable<KeptLine>, checkpoints: readonly Checkpoint[]): Promise<TrailReport> {
  const findings: TrailFinding[] = []
  const tree = createTree()
  let [expected, sound]: [number, number] = [1, 0]
  let before: Uint8Array = new Uint8Array()
  let rewritten = false
  const marks = bySize(checkpoints)
  for await (const line of lines) {
    const fault = faultOf(line, expected, before)
    if (fault) findings.push(fault)
    expected = line.seq + 1
    before = line.hash
    tree.add(line.hash)
    const held = rewritten ? undefined : heldBy(marks, tree)
    if (held === true) sound = tree.size
    if (held === false) {
      rewritten = true
      findings.push({ fout: 'herschreven', regel: sound + 1 })
    }
  }
  const longest = checkpoints.reduce((most, { size }) => Math.max(most, size), 0)
  if (longest > tree.size) findings.push({ fout: 'ingekort', regel: tree.size + 1 })
  if (checkpoints.length === 0) findings.push({ fout: 'zonder-controlepunt', regel: 1 })
  return { houdt: findings.length === 0, regels: tree.size, vastTot: sound, bevindingen: findings }
}

/** A finding as a sentence for whoever keeps watch. */
export const findingText: Record<TrailFault, (regel: number) => string> = {
  gewijzigd: (regel) => `Regel ${regel} is achteraf gewijzigd.`,
  verwijderd: (regel) => `Regel ${regel} ontbreekt.`,
  losgekoppeld: (regel) => `Regel ${regel} hoort niet bij de regel ervoor.`,
  herschreven: (regel) => `Vanaf regel ${regel} is het logboek anders dan toen het controlepunt werd gezet: het is herschreven.`,
  ingekort: (regel) => `Het logboek houdt op voor regel ${regel}, terwijl een controlepunt meer regels noemt: het einde is weggehaald.`,
  'zonder-controlepunt': () => 'Er is geen geldig controlepunt: dat het logboek niet in zijn geheel is herschreven, kan zo niet worden nagegaan.'
}
