import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const project = fileURLToPath(new URL('../..', import.meta.url))
const id = 'R-[A-Z]{3}-\\d+'

/** The rules as they are written down: `- **R-XXX-n** sentence`, each on one line. */
function readRules(): { id: string; sentence: string }[] {
  const text = readFileSync(join(project, 'docs', 'RULES.md'), 'utf8')
  return [...text.matchAll(new RegExp(`^- \\*\\*(${id})\\*\\*(.*)$`, 'gm'))].map(([, rule = '', sentence = '']) => ({ id: rule, sentence: sentence.trim() }))
}

function filesIn(folder: string, fits: RegExp): string[] {
  return readdirSync(join(project, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && fits.test(entry.name) && !/node_modules|generated/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
}

const folders = ['app', 'realtime', 'bin', 'prisma', 'tests']

/** Each id in the title of a test, with its file. A contract of tests that others run counts: its titles are tests too. */
function readTitles(): { id: string; file: string }[] {
  return folders.flatMap((folder) => filesIn(folder, /\.(test|contract)\.tsx?$/)).flatMap((file) => {
    const titles = readFileSync(file, 'utf8').matchAll(new RegExp(`['"\`]((?:\\[${id}\\]\\s*)+)`, 'g'))
    return [...titles].flatMap(([, ids = '']) => [...ids.matchAll(new RegExp(id, 'g'))].map(([found]) => ({ id: found, file: file.slice(project.length) })))
  })
}

const rules = readRules()
const titles = readTitles()

describe('rules and tests', () => {
  it('[R-PLA-44] there are rules, each with its own number and a sentence', () => {
    expect(rules.length).toBeGreaterThan(100)
    expect(rules.map((rule) => rule.id).filter((each, index, all) => all.indexOf(each) !== index)).toEqual([])
    expect(rules.filter(({ sentence }) => !/^[A-Z"`*].{15,}\.$/.test(sentence)).map((rule) => rule.id)).toEqual([])
  })

  it('[R-PLA-44] every rule has a test that carries its number', () => {
    const tested = new Set(titles.map((title) => title.id))
    expect(rules.map((rule) => rule.id).filter((each) => !tested.has(each))).toEqual([])
  })

  it('[R-PLA-44] every number in the title of a test is a rule', () => {
    const known = new Set(rules.map((rule) => rule.id))
    expect(titles.filter((title) => !known.has(title.id)).map(({ id: each, file }) => `${each} in ${file}`)).toEqual([])
  })

  it('[R-PLA-44] every number that a comment names is a rule', () => {
    const known = new Set(rules.map((rule) => rule.id))
    const named = [...folders, 'docs'].flatMap((folder) => filesIn(folder, /\.(tsx?|m?js|mts|sql|css|typ|md)$/)).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(new RegExp(`\\b${id}\\b`, 'g'))].map(([found]) => ({ id: found, file: file.slice(project.length) }))
    )
    expect(named.length).toBeGreaterThan(rules.length)
    expect(named.filter((each) => !known.has(each.id)).map((each) => `${each.id} in ${each.file}`)).toEqual([])
  })

  it('[R-PLA-44] no test stands without a number', () => {
    const bare = folders.flatMap((folder) => filesIn(folder, /\.(test|contract)\.tsx?$/)).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^\s*(?:it|test)(?:\.each\([\s\S]*?\))?\(\s*(['"`])(?!\[R-)(.*?)\1/gm)].map(([, , title = '']) => `${file.slice(project.length)}: ${title}`)
    )
    expect(bare).toEqual([])
  })
})
