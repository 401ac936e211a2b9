import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { KeptLine } from '~/logboek/chain'
import { readVerifier, type LogVerifier } from '~/logboek/checkpoint'
import { CHECK_FILE, readCheckpoints, VERIFIER_FILE } from '~/logboek/keep-checkpoints.server'
import { checkProof, proveEntry } from '~/logboek/proof'
import { readLines } from '~/logboek/read-lines.server'
import { findingText, verifyTrail } from '~/logboek/verify-trail'
import { sqlOfPg, type Sql } from '~/platform/sql'

const sides = ['paneel', 'opsporing'] as const
type Side = (typeof sides)[number]

export interface AuditDoors {
  /** The folder that relative paths start from. */
  readonly folder: string
  /** Where the program keeps the checkpoints of a side by itself. */
  checkpointsOf(side: Side): string
  /** The addresses of both databases as the owner of the tables; `leave` ends what was started for this. */
  reach(): Promise<Record<Side, string> & { leave(): Promise<void> }>
  print(text: string): void
  complain(text: string): void
}

const verifyUsage = `Gebruik: npm run audit:verify -- [paneel | opsporing] [--controlepunten MAP] [--sleutel BESTAND]
     of: npm run audit:verify -- --bewijs BEWIJS.json --sleutel BESTAND

  --controlepunten   de map met controlepunten; liefst een kopie die buiten deze machine werd bewaard
  --sleutel          de openbare sleutel van het logboek (één regel tekst); zonder dit sleutel.txt uit de map met controlepunten
  --bewijs           controleer het bewijs van één regel, zonder database

Uitkomst: 0 als alles klopt, 1 als iets niet klopt, 2 als de opdracht niet goed is.
`
const proveUsage = `Gebruik: npm run audit:prove -- paneel|opsporing REGEL|SHA-256 [--uit BEWIJS.json] [--controlepunten MAP]

  REGEL     het nummer van de regel
  SHA-256   of het controlegetal (64 tekens) van het bestand waar de regel voor staat: van een advies dat zonder zegel, zoals advies:verify het noemt

Uitkomst: 0 als het bewijs er is, 2 als de opdracht niet goed is of de regel nog onder geen controlepunt valt.
`

/** An order that cannot be carried out; the message is for the person who gave it. */
class OrderRefused extends Error {}

const options = { controlepunten: { type: 'string' }, sleutel: { type: 'string' }, bewijs: { type: 'string' }, uit: { type: 'string' } } as const

function parse(args: readonly string[]): { values: { controlepunten?: string; sleutel?: string; bewijs?: string; uit?: string }; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // parseArgs throws TypeError for an option it does not know: that is a wrong order, and the usage says so.
    if (error instanceof TypeError) throw new OrderRefused('Deze optie is er niet.')
    throw error
  }
}

const isSide = (text: string | undefined): text is Side => sides.some((side) => side === text)

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new OrderRefused(`Dit bestand kan niet worden gelezen: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The key that lies with the checkpoints; before the first one there is none. */
async function readOwnKey(folder: string): Promise<LogVerifier> {
  const path = join(folder, VERIFIER_FILE)
  if (!existsSync(path)) throw new OrderRefused(`In ${folder} liggen nog geen controlepunten. Start Weging: het eerste komt er dan meteen.`)
  return readKey(path)
}

async function readKey(path: string): Promise<LogVerifier> {
  const verifier = readVerifier(await readText(path))
  if (!verifier) throw new OrderRefused(`In ${path} staat geen openbare sleutel van een logboek.`)
  return verifier
}

async function answering(doors: AuditDoors, usage: string, deed: () => Promise<0 | 1>): Promise<0 | 1 | 2> {
  try {
    return await deed()
  } catch (error) {
    if (!(error instanceof OrderRefused)) throw error
    doors.complain(`${error.message}\n\n${usage}`)
    return 2
  }
}

/** Checks the log of one side or of both against its checkpoints, or the proof of one line. Answers the exit code. */
export const runAuditVerify = (args: readonly string[], doors: AuditDoors): Promise<0 | 1 | 2> =>
  answering(doors, verifyUsage, async () => {
    const { values, positionals } = parse(args)
    if (values.bewijs !== undefined) return verifyProof(values.bewijs, values.sleutel, doors)
    const [side, ...rest] = positionals
    if (rest.length > 0 || (side !== undefined && !isSide(side))) throw new OrderRefused('Kies paneel of opsporing, of laat het weg voor allebei.')
    if (side === undefined && (values.controlepunten !== undefined || values.sleutel !== undefined)) throw new OrderRefused('Zeg erbij van welke kant de map of de sleutel is: paneel of opsporing.')
    const { leave, ...urls } = await doors.reach()
    try {
      let code: 0 | 1 = 0
      for (const each of side === undefined ? sides : [side]) {
        const folder = values.controlepunten === undefined ? doors.checkpointsOf(each) : resolve(doors.folder, values.controlepunten)
        const verifier = values.sleutel === undefined ? await readOwnKey(folder) : await readKey(resolve(doors.folder, values.sleutel))
        const { holds, regels } = await verifySide(each, urls[each], folder, verifier, doors)
        // Only beside our own checkpoints: a copy that is kept elsewhere stays as it was handed over.
        if (values.controlepunten === undefined) await writeFile(join(folder, CHECK_FILE), `${JSON.stringify({ op: new Date().toISOString(), regels, klopt: holds })}\n`, { mode: 0o600 })
        if (!holds) code = 1
      }
      return code
    } finally {
      await leave()
    }
  })

async function verifySide(side: Side, url: string, folder: string, verifier: LogVerifier, doors: AuditDoors): Promise<{ holds: boolean; regels: number }> {
  const { checkpoints, strange } = await readCheckpoints(folder, verifier)
  const report = await withSql(url, (sql) => verifyTrail(readLines(sql), checkpoints))
  const sentences = [
    ...strange.map((name) => `Het controlepunt ${name} is niet met deze sleutel ondertekend, of is veranderd.`),
    ...report.bevindingen.map(({ fout, regel }) => findingText[fout](regel))
  ]
  const holds = sentences.length === 0
  const head = `Logboek van ${side}: ${report.regels} regels, ${checkpoints.length} controlepunten, vast tot en met regel ${report.vastTot}.`
  doors.print([head, ...sentences.map((sentence) => `  FOUT  ${sentence}`), holds ? '  Alles klopt.' : '  Dit logboek klopt niet.', ''].join('\n'))
  return { holds, regels: report.regels }
}

async function verifyProof(file: string, key: string | undefined, doors: AuditDoors): Promise<0 | 1> {
  if (key === undefined) throw new OrderRefused('Geef ook de openbare sleutel van het logboek: --sleutel BESTAND.')
  const verifier = await readKey(resolve(doors.folder, key))
  const verdict = checkProof(await readText(resolve(doors.folder, file)), verifier)
  if (!verdict.ok) {
    doors.print(`FOUT  ${verdict.zin}\n`)
    return 1
  }
  const { regel, controlepunt } = verdict
  const when = new Date(Number(regel.seconden) * 1_000).toISOString()
  const about = [regel.deed, regel.resultaat, regel.object ?? 'zonder object', regel.bewijs ? `bestand met SHA-256 ${regel.bewijs}` : ''].filter((part) => part !== '')
  doors.print(`Klopt. Regel ${regel.seq} van ${controlepunt.origin} (${when}): ${about.join(', ')}.\nHij stond in het logboek toen dat ${controlepunt.size} regels lang was.\n`)
  return 0
}

/** Writes the proof of one line, to a file or to the screen. */
export const runAuditProve = (args: readonly string[], doors: AuditDoors): Promise<0 | 1 | 2> =>
  answering(doors, proveUsage, async () => {
    const { values, positionals } = parse(args)
    const [side, number = '', ...rest] = positionals
    if (!isSide(side) || !/^([1-9][0-9]{0,14}|[0-9a-f]{64})$/.test(number) || rest.length > 0) throw new OrderRefused('Noem de kant en het nummer van de regel.')
    const folder = values.controlepunten === undefined ? doors.checkpointsOf(side) : resolve(doors.folder, values.controlepunten)
    const { checkpoints } = await readCheckpoints(folder, await readOwnKey(folder))
    const newest = checkpoints.at(-1)
    const wanted: Wanted = SHA256.test(number) ? { bewijs: number } : { seq: Number(number) }
    if (!newest || ('seq' in wanted && newest.size < wanted.seq)) throw new OrderRefused(`Regel ${number} valt nog onder geen controlepunt. Er komt er elke vijf minuten een zolang Weging draait.`)
    const { leave, ...urls } = await doors.reach()
    try {
      const { line, hashes } = await withSql(urls[side], (sql) => collect(sql, wanted, newest.size))
      if (!line) throw new OrderRefused('bewijs' in wanted ? 'Tot het laatste controlepunt staat geen regel voor dit bestand.' : `Regel ${number} is er niet. Controleer het logboek: npm run audit:verify -- ${side}`)
      const proof = `${JSON.stringify(proveEntry(line, hashes, newest, newest.note), null, 2)}\n`
      if (values.uit === undefined) doors.print(proof)
      else await writeFile(resolve(doors.folder, values.uit), proof)
      return 0
    } finally {
      await leave()
    }
  })

const SHA256 = /^[0-9a-f]{64}$/
type Wanted = { seq: number } | { bewijs: string }

async function collect(sql: Sql, wanted: Wanted, size: number): Promise<{ line: KeptLine | undefined; hashes: Uint8Array[] }> {
  const hashes: Uint8Array[] = []
  let line: KeptLine | undefined
  for await (const each of readLines(sql)) {
    if (hashes.length === size) break
    if ('seq' in wanted ? each.seq === wanted.seq : each.bewijs === wanted.bewijs) line = each
    hashes.push(each.hash)
  }
  return { line, hashes }
}

async function withSql<Result>(url: string, deed: (sql: Sql) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await deed(sqlOfPg(client))
  } finally {
    await client.end()
  }
}
