import { PDF } from '@libpdf/core'
import { describe, expect, it } from 'vitest'
import { pdfOf, type PdfShape } from '~tests/fixtures/pdf-file'
import { pageTreeTail } from './page-tree-tail'

const tailOf = async (file: Buffer): Promise<Uint8Array> => pageTreeTail(await PDF.load(file), file)
const pagesOf = async (file: Uint8Array): Promise<string[]> => (await PDF.load(file)).getPages().map(({ ref }) => `${ref.objectNumber} ${ref.generation}`)
/** How many hang on the root of the tree. */
const kidsOfRoot = (text: string): number => [...(/\/Type \/Pages\n\/Count \d+\n\/Kids \[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/\d+ 0 R/g)].length

describe('the tail behind a long PDF', () => {
  it.each<PdfShape>(['plat', 'lineair'])('[R-STU-63] %s: the same pages in the same order, on branches, each page written down in the tail', async (shape) => {
    const file = pdfOf(200, 500, shape)
    const tail = await tailOf(file)
    expect(await pagesOf(Buffer.concat([file, tail]))).toEqual(await pagesOf(file))
    const text = Buffer.from(tail).toString('latin1')
    expect(kidsOfRoot(text)).toBe(Math.ceil(200 / 32))
    expect(text.match(/\/Type \/Page\n/g)).toHaveLength(200)
  })

  it('[R-STU-63] a tree that is branched already, a short file, junk before it and a broken tree get none', async () => {
    const flat = pdfOf(200, 500, 'plat')
    const pages = flat.indexOf('/Count 200')
    const broken = Buffer.from(flat)
    broken.write('/Kaunt', pages, 'latin1')
    for (const file of [pdfOf(200, 500), pdfOf(32, 500, 'plat'), Buffer.concat([Buffer.from('\n'), flat])]) expect((await tailOf(file)).length).toBe(0)
    expect((await tailOf(pdfOf(33, 500, 'plat'))).length).toBeGreaterThan(0)
    // Without its count the root says nothing that is used; the pages hang on it all the same.
    expect(await pagesOf(Buffer.concat([broken, await tailOf(broken)]))).toEqual(await pagesOf(broken))
  })
})
