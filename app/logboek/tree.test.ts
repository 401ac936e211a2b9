import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTree, inclusionPath, rootByPath } from './tree'

const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex')

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const tree = createTree()
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

// The leaves and roots by which implementations of Certificate Transparency test themselves.
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((each) => Buffer.from(each, 'hex'))
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
]

describe('the tree over the log', () => {
  it('[R-LOG-6] has the roots of RFC 6962 at every size', () => {
    expect(roots.map((_root, size) => hex(rootOf(leaves.slice(0, size))))).toEqual(roots)
  })

  it('[R-LOG-6] a path leads from its leaf to the root, and from no other leaf, place, size or path', () => {
    const anyTree = fc.array(fc.uint8Array({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 70 })
    fc.assert(
      fc.property(anyTree, fc.nat(), fc.nat(), (tree, anyIndex, anyStep) => {
        const index = anyIndex % tree.length
        const leaf = tree[index] ?? new Uint8Array()
        const path = inclusionPath(index, tree)
        const root = hex(rootOf(tree))
        expect(hex(rootByPath(leaf, index, tree.length, path))).toBe(root)
        expect(hex(rootByPath(Uint8Array.of(...leaf, 1), index, tree.length, path))).not.toBe(root)
        expect(rootByPath(leaf, tree.length, tree.length, path)).toBeUndefined()
        expect(hex(rootByPath(leaf, index, tree.length, [...path, new Uint8Array(32)]))).not.toBe(root)
        if (path.length === 0) return
        expect(hex(rootByPath(leaf, index, tree.length, path.slice(1)))).not.toBe(root)
        expect(hex(rootByPath(leaf, index, tree.length, path.with(anyStep % path.length, new Uint8Array(32))))).not.toBe(root)
      })
    )
    expect(() => inclusionPath(8, leaves)).toThrow(RangeError)
  })
})
