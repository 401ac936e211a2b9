// A copy of the house in which walls may fall: the sources and what was built, with the packages of the real one beside it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Edit } from './wall'

const copied = ['app', 'bin', 'prisma', 'realtime', 'tests', 'public', 'docs', '.dependency-cruiser.cjs', 'package.json', 'package-lock.json', 'remix.config.js', 'remix.config.d.ts', 'tsconfig.json', 'vite.config.ts', 'vitest.config.ts']

export interface Scratch {
  readonly folder: string
  /** Breaks a wall; what came back puts it up again. Throws when the words are not there exactly once: the house changed. */
  breakWall(edits: readonly Edit[]): () => void
  remove(): void
}

/** What an edit makes of a file. Throws when the words to replace are not there exactly once, or a file to be made is there. */
export function edited(edit: Extract<Edit, { find: string }>, text: string): string {
  const parts = text.split(edit.find)
  if (parts.length !== 2) throw new Error(`${edit.file}: deze woorden staan er ${parts.length - 1} keer: ${edit.find}`)
  return parts.join(edit.put)
}

/** Copies the house; `built`: with what was built, which the tests on the real process need. */
export function copyHouse(project: string, { built }: { built: boolean }): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'weging-muur-'))
  for (const name of copied) cpSync(join(project, name), join(folder, name), { recursive: true })
  // Linked and not copied: half a gigabyte, and no wall stands in it.
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  if (built) cpSync(join(project, 'build'), join(folder, 'build'), { recursive: true, filter: (path) => !/oefening-|proef-|lek-|\.lock$/.test(path) })
  const apply = (edit: Edit): (() => void) => {
    const file = join(folder, edit.file)
    if ('made' in edit) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, edit.made, { flag: 'wx' })
      return () => rmSync(/\/migrations\//.test(file) ? dirname(file) : file, { recursive: true })
    }
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, edited(edit, before))
    return () => writeFileSync(file, before)
  }
  return {
    folder,
    breakWall(edits) {
      const undo = edits.map(apply)
      return () => {
        for (const each of undo.reverse()) each()
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}
