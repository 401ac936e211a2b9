import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '~/platform/canonical'
import { exampleAdvies, exampleAdviesV1, exampleAdviesV2, exampleAdviesZonder, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { printingPress } from './printing-press'
import { createRenderer } from './render.server'

const folder = mkdtempSync(join(tmpdir(), 'weging-render-'))
const renderer = createRenderer()
afterAll(async () => {
  await renderer.stop()
  rmSync(folder, { recursive: true, force: true })
})

const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
// The page breaks lines and long words where it must; characters are what counts.
const squeeze = (text: string): string => text.replace(/[\s\u200b]/gu, '')

function pageText(bytes: Uint8Array): string {
  const file = join(folder, 'advies.pdf')
  writeFileSync(file, bytes)
  // Header and footer stand outside the cropped area (points), so a sentence that runs over two pages stays whole.
  return execFileSync('pdftotext', ['-raw', '-x', '0', '-y', '80', '-W', '600', '-H', '685', '-nopgbrk', file, '-'], { encoding: 'utf8' })
}

function leaves(value: unknown): string[] {
  if (value === null || typeof value === 'boolean') return []
  if (typeof value !== 'object') return [String(value)]
  return Object.values(value).flatMap(leaves)
}

function asPrinted(leaf: string): string {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(leaf)
  return date === null ? leaf : `${Number(date[3])} ${months[Number(date[2]) - 1] ?? ''} ${date[1] ?? ''}`
}

describe('the PDF of an advies', () => {
  it('[R-ADV-3] everything in both attachments stands on the page', async () => {
    for (const document of [exampleAdvies(), exampleAdvies({ uitkomst: 'niet aannemelijk' }), exampleAdviesZonder('zorg')]) {
      const akkoorden = exampleAkkoorden(document)
      const page = squeeze(pageText(await renderer.render(document, akkoorden)))
      const missing = [...leaves(document), ...leaves(akkoorden)].filter((leaf) => !page.includes(squeeze(asPrinted(leaf))))
      expect(missing).toEqual([])
      expect(page).toContain('Begonnenop')
      // What a yes or no in the data becomes on the page.
      if (document.rondes.some(({ bladen }) => bladen.some(({ vervanger }) => vervanger))) expect(page).toContain('13november2026plaatsvervanger')
    }
  })

  it('[R-ADV-145] [R-ADV-146] page 1 names the discipline that was missing and that it was made in haste, each with its reason', async () => {
    const document = exampleAdviesZonder('politie')
    writeFileSync(join(folder, 'twee.pdf'), await renderer.render(document, exampleAkkoorden(document)))
    const first = squeeze(execFileSync('pdftotext', ['-raw', '-l', '1', join(folder, 'twee.pdf'), '-'], { encoding: 'utf8' }))
    const told = ['In dit panel ontbrak de discipline politie. Alleen IND en zorg hebben beoordeeld, gewogen en besloten.', 'Er is geen plaatsvervanger te vinden.',
      'Dit advies is met spoed gemaakt, sinds 25 oktober 2026.', 'Betrokkene moet de opvang uit.', 'De termijn voor het verslag was een week.']
    expect(told.filter((zin) => !first.includes(squeeze(zin)))).toEqual([])
    expect(squeeze(pageText(await renderer.render({ ...exampleAdvies(), spoed: [] }, exampleAkkoorden({ ...exampleAdvies(), spoed: [] }))))).not.toContain('metspoed')
  })

  it('[R-ADV-144] what strengthens stands before the contra-indications, under a heading as large', async () => {
    const document = exampleAdvies()
    const page = pageText(await renderer.render(document, exampleAkkoorden(document)))
    const [strong, contra] = ['Wat de verklaring versterkt', 'Contra-indicaties en het antwoord daarop'].map((kop) => page.search(new RegExp(`^\\d+ ${kop}$`, 'mu')))
    expect([strong, contra].every((at) => (at ?? -1) > 0)).toBe(true)
    expect(strong).toBeLessThan(contra ?? 0)
  })

  it.each([exampleAdviesV1(), exampleAdviesV2()])('[R-ADV-56] an advies of $schema still prints, whole', async (document) => {
    const page = squeeze(pageText(await renderer.render(document, exampleAkkoorden(document))))
    expect(leaves(document).filter((leaf) => !page.includes(squeeze(asPrinted(leaf))))).toEqual([])
  })

  it('[R-ADV-56] a template that printed an advies never changes: other words or another form are a new template', () => {
    const textOf = (name: string): Buffer => readFileSync(join('app', 'advies', 'template', name))
    expect(sha256Hex(textOf('advies-1.typ'))).toBe('d6d34a7bcf7e090064f98397c94d32705da17f9b9792413831a58546ab97c2b6')
    expect(sha256Hex(textOf('advies-2.typ'))).toBe('f6b0031db6dec4db8022ed6b70a4cbd82f1bbd3243305d354775a7579039a9d7')
    expect(sha256Hex(textOf('advies-3.typ'))).toBe('0f6caa706e1384b5a8d1680ae2afbc6a75bfdd101cbd3df74eec8c4a84fd2200')
  })

  it('[R-ADV-56] the press that every advies names is the one that is installed', () => {
    const versionOf = (name: string): string => (JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')) as { version: string }).version
    expect(printingPress.typst).toContain(`typst-ts-node-compiler ${versionOf('@myriaddreamin/typst-ts-node-compiler')}`)
    expect(printingPress.lettertypen.map((name) => /expo-google-fonts (?<version>[0-9.]+)/.exec(name)?.groups?.version)).toEqual(
      ['source-serif-4', 'inter'].map((name) => versionOf(`@expo-google-fonts/${name}`)))
  })

  it('[R-ADV-4] the same advies gives the same bytes, also from a fresh worker', async () => {
    const document = exampleAdvies()
    const akkoorden = exampleAkkoorden(document)
    const other = createRenderer({ rendersPerWorker: 1 })
    const [first, second, third] = [await renderer.render(document, akkoorden), await other.render(document, akkoorden), await other.render(document, akkoorden)]
    await other.stop()
    expect(Buffer.compare(first, second)).toBe(0)
    expect(Buffer.compare(first, third)).toBe(0)
  })

  it('[R-ADV-5] text that looks like markup or code is printed as it is typed', async () => {
    const hostile = '#read("/etc/passwd") *vet* _schuin_ $x^2$ \\u{41} <label> @noot = Kop #pagebreak() // weg /* weg */ `code` https://voorbeeld.nl'
    const document = exampleAdvies({ text: hostile })
    const page = squeeze(pageText(await renderer.render(document, exampleAkkoorden(document))))
    const typed = leaves(document).filter((leaf) => leaf.includes(hostile)).length
    expect(typed).toBeGreaterThan(10)
    expect(page.split(squeeze(hostile)).length - 1).toBe(typed)
    expect(page).not.toContain('root:x:0')
  })

  it('[R-ADV-7] a proof says TEST on every page, another advies nowhere', async () => {
    const document = exampleAdvies()
    const proof = await renderer.render(document, exampleAkkoorden(document))
    writeFileSync(join(folder, 'proef.pdf'), proof)
    const pages = execFileSync('pdftotext', [join(folder, 'proef.pdf'), '-'], { encoding: 'utf8' }).split('\f').filter((page) => page.trim() !== '')
    expect(pages.length).toBeGreaterThan(3)
    expect(pages.every((page) => page.includes('TEST, geen rechtskracht'))).toBe(true)
    const real = { ...document, proef: false }
    writeFileSync(join(folder, 'echt.pdf'), await renderer.render(real, exampleAkkoorden(real)))
    expect(execFileSync('pdftotext', [join(folder, 'echt.pdf'), '-'], { encoding: 'utf8' })).not.toContain('TEST')
  })

  it('[R-ADV-5] a character without a shape in our fonts is refused by name', async () => {
    const document = exampleAdvies({ text: '龍' })
    await expect(renderer.render(document, exampleAkkoorden(document))).rejects.toMatchObject({ reason: 'no-glyph', characters: ['龍'] })
  })

  it('[R-ADV-6] a worker that dies or hangs costs one order and says so', async () => {
    const broken = join(folder, 'broken.mjs')
    writeFileSync(broken, 'process.exit(3)')
    const hanging = join(folder, 'hanging.mjs')
    writeFileSync(hanging, 'process.on("message", () => {})')
    const document = exampleAdvies()
    const akkoorden = exampleAkkoorden(document)
    const [dying, slow] = [createRenderer({ workerPath: broken }), createRenderer({ workerPath: hanging, timeoutMs: 300 })]
    await expect(dying.render(document, akkoorden)).rejects.toMatchObject({ reason: 'worker-died' })
    await expect(slow.render(document, akkoorden)).rejects.toMatchObject({ reason: 'timeout' })
    await dying.stop()
    await expect(dying.render(document, akkoorden)).rejects.toMatchObject({ reason: 'stopped' })
    await slow.stop()
  })
})
