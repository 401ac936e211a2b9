#!/usr/bin/env node
// `npm run dossier:import -- FILE.json [--peildatum YYYY-MM-DD]`: brings one case into both compartments while the program runs (R-DOS-18).
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuild } from './build.mjs'
import { ensurePackages, refuseNode } from './packages.mjs'
import { reachDatabases, Unreachable } from './reach-databases.mjs'

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

/** A fresh machine has no packages and no build yet; a build made elsewhere is taken as it is. */
async function setUp() {
  const refusal = refuseNode(process.version)
  if (refusal) throw new Refused(refusal)
  const announce = (/** @type {string} */ line) => { console.error(`${line} …`) }
  await ensurePackages(project, announce)
  if (!process.env.WEGING_BUILD) await ensureBuild(project, announce)
}

/** npm runs us in the project; people name the file from where they stand. @param {string} bestand */
const fromWhereTheyStand = (bestand) => resolve(process.env.INIT_CWD ?? process.cwd(), bestand)

async function run() {
  const { bestand, peildatum } = readArguments()
  await setUp()
  const script = join(programs, 'import-launcher.js')
  const { importZaak, isDay } = /** @type {typeof import('./import-launcher')} */ (await import(pathToFileURL(script).href))
  if (peildatum !== null && !isDay(peildatum)) throw new Refused('De peildatum is geen bestaande dag. Schrijf hem als JJJJ-MM-DD, bijvoorbeeld 2007-08-31.')
  const { paneel, opsporing, kluissleutel, leave } = await reachDatabases(project, process.env)
  if (!kluissleutel) throw new Refused('Geef ook OPSPORING_KLUISSLEUTEL: het bestand met de sleutel van de kluis. Zie docs/beheer.md.')
  const result = await importZaak({ bestand: fromWhereTheyStand(bestand), peildatum, urls: { paneel, opsporing }, kluissleutel, programs }).finally(leave)
  if (!result.ok) throw new Refused(result.regels.join('\n'))
  console.log(result.staat === 'nieuw' ? `Dossier ${result.kenmerk} is ingelezen.` : `Dossier ${result.kenmerk} was al ingelezen. Er is niets veranderd.`)
}

run().catch((error) => {
  console.error(error instanceof Refused || error instanceof Unreachable ? error.message : String(error instanceof Error ? error.stack : error))
  process.exitCode = 1
})
