// What a built bundle is made of: the modules its source maps name, and every word in its files.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

export interface Bundle {
  /** Text files by their path in the bundle, source maps included. */
  files: Map<string, string>
  /** Our own modules that went in, as paths in the project. */
  modules: Set<string>
  /** Program files without a source map: nothing can be said of what is in them. */
  unmapped: string[]
}

const isText = (name: string): boolean => /\.(m?js|css|html|json|map|txt|typ)$/.test(name)

function namesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isText(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The modules a source map names, without packages and without what the bundler makes up itself. */
function modulesOf(project: string, file: string, text: string): string[] {
  const { sources } = JSON.parse(text) as { sources: string[] }
  return sources
    .map((source) => relative(project, resolve(dirname(file), source.replace(/[?\0].*$/, ''))).split(sep).join('/'))
    .filter((path) => !path.includes('node_modules/') && /^(app|bin|realtime|prisma|tests)\//.test(path))
}

/** Reads the built files of one or more folders, or single files with their maps. */
export function readBundle(project: string, paths: readonly string[]): Bundle {
  const names = paths.flatMap((path) => (/\.js$/.test(path) ? [path, `${path}.map`] : namesIn(path)))
  const files = new Map(names.map((name) => [relative(project, name).split(sep).join('/'), readFileSync(name, 'utf8')]))
  const modules = new Set(names.filter((name) => name.endsWith('.map')).flatMap((name) => modulesOf(project, name, files.get(relative(project, name).split(sep).join('/')) ?? '')))
  // The route manifest is data that Remix writes; it names routes, which the words below find. What pdf.js loads is copied as its package has it (decision 0060).
  const programs = [...files.keys()].filter((name) => name.endsWith('.js') && !/\/(manifest-[^/]+\.js$|assets\/pdfjs-)/.test(name))
  return { files, modules, unmapped: programs.filter((name) => !files.has(`${name}.map`)) }
}

/** Where a word stands in a bundle: `file: …words around it…`, apart from the sentences that may hold it. */
export function findWord(bundle: Bundle, word: RegExp, allowed: readonly string[] = []): string[] {
  return [...bundle.files].flatMap(([name, text]) => {
    const rest = allowed.reduce((left, sentence) => left.replaceAll(sentence, ''), text)
    return [...rest.matchAll(new RegExp(word.source, word.flags.includes('i') ? 'gi' : 'g'))].map(({ index }) => `${name}: …${rest.slice(Math.max(0, index - 40), index + 60)}…`)
  })
}
