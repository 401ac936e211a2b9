import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { RenderAnswer, RenderOrder } from './render-messages'

const fontFiles = [
  '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  '@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'
]

// One standard per compile: PDF/UA is the gate (headings, titles, alternatives), PDF/A-3a is the file.
const GATE = 'ua-1'
const FILE = 'a-3a'

/**
 * Makes the printer of one process: Typst with our fonts and the templates in `folder`, nothing else. The same order gives the same bytes.
 * Blocks while it works and keeps memory, so the house runs it in the render worker only (`createRenderer`).
 */
export function createPdfPrinter(folder = findTemplateFolder(fileURLToPath(import.meta.url))): (order: RenderOrder) => RenderAnswer {
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fontFiles.map(readFont) }] })
  return (order) => print(compiler, folder, order)
}

function print(compiler: NodeCompiler, folder: string, { sjabloon, ...inputs }: RenderOrder): RenderAnswer {
  const template = readFileSync(join(folder, `${sjabloon.replace('/', '-')}.typ`), 'utf8')
  const compiled = compiler.compile({ mainFileContent: template, inputs, resetRead: true })
  const document = compiled.result
  if (document === null) return { ok: false, ...explain(describe(compiler, compiled.takeDiagnostics())) }
  try {
    compiler.pdf(document, { pdfStandard: GATE })
    return { ok: true, bytes: compiler.pdf(document, { pdfStandard: FILE }) }
  } catch (error) {
    return { ok: false, ...explain(error instanceof Error ? error.message : String(error)) }
  } finally {
    compiler.evictCache(2)
  }
}

function describe(compiler: NodeCompiler, diagnostics: NodeError | null): string {
  return diagnostics === null ? 'Typst gave no document and no reason' : JSON.stringify(compiler.fetchDiagnostics(diagnostics))
}

// Typst names the characters for which no shipped font has a shape; that is for the writer to mend, all else is ours.
function explain(message: string): { reason: 'no-glyph', characters: string[] } | { reason: 'failed', message: string } {
  const characters = [...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].map((match) => match[1] ?? '')
  return characters.length > 0 ? { reason: 'no-glyph', characters: [...new Set(characters)] } : { reason: 'failed', message }
}

function readFont(path: string): Buffer {
  const [scope = '', name = '', ...rest] = path.split('/')
  const folder = dirname(createRequire(import.meta.url).resolve(`${scope}/${name}/package.json`))
  return readFileSync(join(folder, ...rest))
}

/** The templates lie beside this file in the source, and are found from a bundle in `build/` by walking up to the project. */
function findTemplateFolder(from: string): string {
  const here = dirname(from)
  const candidates = [join(here, 'template'), join(here, 'app', 'advies', 'template')]
  const found = candidates.find((folder) => existsSync(join(folder, 'advies-1.typ')))
  if (found !== undefined) return found
  if (dirname(here) === here) throw new Error('De map app/advies/template met de sjablonen van het advies is niet gevonden')
  return findTemplateFolder(here)
}
