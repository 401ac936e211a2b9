#!/usr/bin/env node
// `npm run dossier:import -- FILE.json [--peildatum YYYY-MM-DD]`: brings one case into both compartments while the program runs (R-DOS-18).
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/** A refusal the person can act on: one line, no stack. */
class Refused extends Error {}

const project = fileURLToPath(new URL('..', import.meta.url))
const programs = join(process.env.WEGING_BUILD || join(project, 'build'), 'bin')
const usage = 'Gebruik: npm run dossier:import -- BESTAND.json [--peildatum JJJJ-MM-DD]'

/** @returns {{ bestand: string, peildatum: string | null }} */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { peildatum: { type: 'string' } } })
    if (positionals.length === 1 && positionals[0]) return { bestand: positionals[0], peildatum: values.peildatum ?? null }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  throw new Refused(usage)
}

/** @returns {Promise<{ paneel: string, opsporing: string }>} */
async function findDatabases() {
  const { DATABASE_URL, OPSPORING_DATABASE_URL } = process.env
  if (DATABASE_URL && OPSPORING_DATABASE_URL) return { paneel: DATABASE_URL, opsporing: OPSPORING_DATABASE_URL }
  if (DATABASE_URL || OPSPORING_DATABASE_URL) throw new Refused('Geef allebei de adressen: DATABASE_URL en OPSPORING_DATABASE_URL. Zie docs/beheer.md.')
  const { dataFolder, postgresFolder } = await import('./instance.mjs')
  const { findRunning, urlFor } = await import('./postgres.mjs')
  const data = dataFolder(project, process.env)
  const find = (/** @type {string} */ name, /** @type {string} */ role, /** @type {string} */ database) => {
    const secrets = join(data, `geheimen-${name}.json`)
    const running = existsSync(secrets) ? findRunning(join(postgresFolder(data), name)) : null
    if (!running) throw new Refused('Weging draait niet. Start eerst met npm start en geef deze opdracht dan opnieuw, in een ander venster.')
    const passwords = /** @type {Record<string, string>} */ (JSON.parse(readFileSync(secrets, 'utf8')))
    return urlFor(running, role, passwords[role] ?? '', database)
  }
  return { paneel: find('paneel', 'weging_app', 'weging'), opsporing: find('opsporing', 'opsporing_app', 'opsporing') }
}

async function run() {
  const { bestand, peildatum } = readArguments()
  const script = join(programs, 'import-launcher.js')
  if (!existsSync(script)) throw new Refused('Het programma is nog niet gebouwd. Start eerst met npm start.')
  const { importZaak, isDay } = /** @type {typeof import('./import-launcher')} */ (await import(pathToFileURL(script).href))
  if (peildatum !== null && !isDay(peildatum)) throw new Refused('De peildatum is geen bestaande dag. Schrijf hem als JJJJ-MM-DD, bijvoorbeeld 2007-08-31.')
  const result = await importZaak({ bestand, peildatum, urls: await findDatabases(), programs })
  if (!result.ok) throw new Refused(result.regels.join('\n'))
  console.log(result.staat === 'nieuw' ? `Dossier ${result.kenmerk} is ingelezen.` : `Dossier ${result.kenmerk} was al ingelezen. Er is niets veranderd.`)
}

run().catch((error) => {
  console.error(error instanceof Refused ? error.message : String(error instanceof Error ? error.stack : error))
  process.exitCode = 1
})
