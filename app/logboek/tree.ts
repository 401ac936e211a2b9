// The Merkle tree of RFC 6962 §2.1 over SHA-256. Its root at a size fixes every line up to there, and their order.
import { createHash } from 'node:crypto'

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The hash of a leaf. Leaves and nodes begin with another byte, so that a node can never pass for a leaf. */
export const hashLeaf = (data: Uint8Array): Uint8Array => sha256(LEAF, data)

const hashNode = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right)

/** A tree that only grows, kept as the roots of its whole subtrees: logarithmic in memory, whatever its size. */
export interface GrowingTree {
  readonly size: number
  /** Takes in the data of the next leaf. */
  add(data: Uint8Array): void
  /** The root at this size, 32 bytes; of an empty tree the hash of nothing. */
  root(): Uint8Array
}

export function createTree(): GrowingTree {
  let size = 0
  /** Whole subtrees, the largest first; their sizes are the bits of `size`. */
  const subtrees: Uint8Array[] = []
  return {
    get size() {
      return size
    },
    add(data) {
      let hash = hashLeaf(data)
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) hash = hashNode(subtrees.pop() ?? hash, hash)
      subtrees.push(hash)
      size += 1
    },
    root() {
      const [last, ...before] = [...subtrees].reverse()
      return last ? before.reduce((right, left) => hashNode(left, right), last) : sha256()
    }
  }
}

/** The largest power of two below `size`: where RFC 6962 splits. */
function split(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const tree = createTree()
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

/**
 * The hashes by which the leaf at `index` (from 0) leads to the root over all `leaves`, from below upward (RFC 6962 §2.1.1). Throws a
 * RangeError when there is no such leaf.
 */
export function inclusionPath(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('There is no such leaf')
  if (leaves.length === 1) return []
  const half = split(leaves.length)
  return index < half
    ? [...inclusionPath(index, leaves.slice(0, half)), rootOf(leaves.slice(half))]
    : [...inclusionPath(index - half, leaves.slice(half)), rootOf(leaves.slice(0, half))]
}

/** The root to which a path leads from the leaf with this data, in a tree of `size`; undefined when the path does not have the length it must have (RFC 9162 §2.1.3.2). */
export function rootByPath(data: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Uint8Array | undefined {
  if (index < 0 || index >= size) return undefined
  let hash = hashLeaf(data)
  let [place, last] = [index, size - 1]
  for (const step of path) {
    if (last === 0) return undefined
    if (place % 2 === 1 || place === last) {
      hash = hashNode(step, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else hash = hashNode(hash, step)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 ? hash : undefined
}
