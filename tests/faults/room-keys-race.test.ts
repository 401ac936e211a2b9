// Several processes on one folder of keys, and one that is killed in the middle of making them.
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createFileRoomKeys } from '~realtime/private/file-room-keys'

const run = promisify(execFile)
const rooms = Array.from({ length: 40 }, (_, i) => `score/ronde/${i}`)

let home: string
let folder: string
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'sleutels-proces-'))
  await build({
    entryPoints: [fileURLToPath(new URL('../../realtime/private/file-room-keys.ts', import.meta.url))],
    outfile: join(home, 'keys.mjs'), bundle: true, platform: 'node', format: 'esm', logLevel: 'silent'
  })
})
beforeEach(() => {
  folder = mkdtempSync(join(home, 'map-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
afterAll(() => rmSync(home, { recursive: true }))

const script = (body: string): string[] => ['--input-type=module', '-e', `const keys = (await import(${JSON.stringify(join(home, 'keys.mjs'))})).createFileRoomKeys(${JSON.stringify(folder)}); ${body}`]
const hex = (key: Uint8Array | undefined): string => Buffer.from(key ?? []).toString('hex')

it('[R-RTM-50] processes that ask at the same moment get one key per room', { timeout: 60_000 }, async () => {
  const start = Date.now() + 1_500
  const ask = `await new Promise((go) => setTimeout(go, ${start} - Date.now()));
    const made = await Promise.all(${JSON.stringify(rooms)}.map((room) => keys.obtain(room))); console.log(JSON.stringify(made.map((key) => Buffer.from(key).toString('hex'))))`
  const answers = await Promise.all(Array.from({ length: 4 }, () => run(process.execPath, script(ask))))
  const [first, ...others] = answers.map(({ stdout }) => JSON.parse(stdout) as string[])
  expect(new Set(first).size).toBe(rooms.length)
  for (const other of others) expect(other).toEqual(first)
  expect(readdirSync(folder)).toHaveLength(rooms.length)
  const keys = createFileRoomKeys(folder)
  expect(await Promise.all(rooms.map(async (room) => hex(await keys.find(room))))).toEqual(first)
})

it('[R-RTM-50] a process that is killed while it makes keys leaves only whole ones, and what it handed out stands', { timeout: 60_000 }, async () => {
  const told: string[] = []
  const child = spawn(process.execPath, script(`for (let i = 0; ; i += 1) console.log('score/ronde/' + i, Buffer.from(await keys.obtain('score/ronde/' + i)).toString('hex'))`))
  child.stdout.on('data', (data: Buffer) => told.push(data.toString()))
  const ended = new Promise((resolve) => child.on('close', resolve))
  await new Promise<void>((resolve) => child.stdout.on('data', () => (told.join('').split('\n').length > 20 ? resolve() : undefined)))
  child.kill('SIGKILL')
  await ended
  const lines = told.join('').split('\n').filter((line) => /^\S+ [0-9a-f]{64}$/.test(line))
  expect(lines.length).toBeGreaterThan(10)
  const keys = createFileRoomKeys(folder)
  for (const [room = '', key] of lines.map((line) => line.split(' '))) expect(hex(await keys.find(room))).toBe(key)
  for (const name of readdirSync(folder)) if (/^[0-9a-f]{64}$/.test(name)) expect(readFileSync(join(folder, name))).toHaveLength(32)
})
