#!/usr/bin/env node
// `npm run account:maken -- paneel|opsporing REGISTERNUMMER FUNCTIE HOEDANIGHEID… [--mail ADRES] [--big NUMMER]`: an account, and a code to sign in with once (R-TOE-17).
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuild } from './build.mjs'
import { ensurePackages, refuseNode } from './packages.mjs'
import { reachDatabases, Unreachable } from './reach-databases.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const usage = 'Gebruik: npm run account:maken -- paneel COO-0100 "Coördinator" coordinator --mail naam@voorbeeld.nl\n     of: npm run account:maken -- opsporing OPS-0100 "Opsporingsfunctionaris" opsporingsfunctionaris'

async function run() {
  const words = process.argv.slice(2)
  const mailAt = words.indexOf('--mail')
  const email = mailAt < 0 ? undefined : words.splice(mailAt, 2)[1]
  if (mailAt >= 0 && !/^[^@\s]+@[^@\s]+$/.test(email ?? '')) throw new Unreachable('Geef na --mail een mailadres, zoals naam@voorbeeld.nl.')
  const bigAt = words.indexOf('--big')
  const bigNummer = bigAt < 0 ? undefined : words.splice(bigAt, 2)[1]
  if (bigAt >= 0 && !/^[0-9]{11}$/.test(bigNummer ?? '')) throw new Unreachable('Geef na --big het nummer uit het BIG-register: elf cijfers.')
  const [kant, registernummer, functie, ...gevraagd] = words
  if ((kant !== 'paneel' && kant !== 'opsporing') || !registernummer || !functie || gevraagd.length === 0) throw new Unreachable(usage)
  if (kant === 'opsporing' && email) throw new Unreachable('Opsporing verstuurt geen mail: laat --mail weg.')
  if (bigNummer && (kant === 'opsporing' || !gevraagd.includes('panellid-zorg'))) throw new Unreachable('Een BIG-nummer hoort alleen bij een panellid zorg: geef ook panellid-zorg, of laat --big weg.')
  const refusal = refuseNode(process.version)
  if (refusal) throw new Unreachable(refusal)
  const announce = (/** @type {string} */ line) => { console.error(`${line} …`) }
  await ensurePackages(project, announce)
  if (!process.env.WEGING_BUILD) await ensureBuild(project, announce)
  const program = pathToFileURL(join(process.env.WEGING_BUILD || join(project, 'build'), 'bin', `account-${kant}.js`)).href
  const { hoedanigheden, makeAccount } = /** @type {typeof import('./account-paneel')} */ (await import(program))
  const onbekend = gevraagd.filter((each) => !hoedanigheden.some((known) => known === each))
  if (onbekend.length > 0) throw new Unreachable(`Onbekende hoedanigheid: ${onbekend.join(', ')}. Kies uit: ${hoedanigheden.join(', ')}.`)
  const { leave, paneel, opsporing } = await reachDatabases(project, process.env)
  const result = await makeAccount({ functie, registernummer, hoedanigheden: gevraagd, email, bigNummer }, { paneel, opsporing }[kant]).finally(leave)
  if (!result.ok) throw new Unreachable(result.bericht)
  console.log(`Code voor ${registernummer}: ${result.code}\nGeef de code persoonlijk. Zij werkt één keer, tot ${result.verlooptOp.toISOString().slice(0, 16).replace('T', ' ')} UTC, op de pagina /eerste-keer.`)
}

run().catch((error) => {
  console.error(error instanceof Unreachable ? error.message : String(error instanceof Error ? error.stack : error))
  process.exitCode = 1
})
