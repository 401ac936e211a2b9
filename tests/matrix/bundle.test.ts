import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { findWord, readBundle, type Bundle } from '~tests/bundle'

const project = fileURLToPath(new URL('../..', import.meta.url))
const built = (...path: string[]): string => join(project, 'build', ...path)

interface Side {
  name: 'paneel' | 'opsporing'
  /** Everything of this side that runs: pages for server and browser, the process, the commands with this side's credential. */
  bundle: Bundle
  /** The modules it may be made of; everything else is foreign. */
  own: RegExp
  /** Words that stand in the code of this side and belong to it alone: tables, settings, schemas of records. */
  words: RegExp[]
}

const shared = 'app/(platform|ui|toegang|logboek)/|app/(?!.*-(paneel|opsporing)\\.)[^/]+$|app/routes/_gedeeld\\.|realtime/|bin/(?!.*(paneel|opsporing))'

const paneel: Side = {
  name: 'paneel',
  bundle: readBundle(project, [built('paneel'), ...['import-paneel', 'demo-paneel', 'load-catalogue', 'load-practice-case', 'render-worker', 'verify-worker', 'check-worker', 'verify-command'].map((name) => built('bin', `${name}.js`))]),
  own: new RegExp(`^(${shared}|app/(dossier|stukken|beoordeling|hoorzitting|gemachtigde|advies|toestemming|kalibratie|keten|rapportage)/|app/[^/]+-paneel\\.|app/routes/(?!opsporing)|prisma/(paneel|demo)/|bin/[^/]*paneel)`),
  words: [/DATABASE_URL_LEZER/, /\blidmaatschap\b/, /UitgegevenAdvies/, /\bkenmerk_teller\b/, /weging-advies\/v1/, /panellid-zorg/, /ScoreSheet/i, /app\/dossier\//, /app\/toestemming\//, /app\/keten\//, /\bkoppelvlakken-2026-1\b/, /\bketen_taak\b/, /app\/beoordeling\//, /app\/advies\//]
}

const opsporing: Side = {
  name: 'opsporing',
  bundle: readBundle(project, [built('opsporing'), ...['import-opsporing', 'demo-opsporing'].map((name) => built('bin', `${name}.js`))]),
  own: new RegExp(`^(${shared}|app/opsporing/|app/[^/]+-opsporing\\.|app/routes/opsporing|prisma/opsporing/|bin/[^/]*opsporing)`),
  words: [/OPSPORING_DATABASE_URL/, /AFHALER_DATABASE_URL/, /\bpanel_zetel\b/, /zaak_officier/, /ZaakOfficier/i, /\bovergekomen\b/, /(?<!ontra-)\bindicaties?\b/, /opsporingsfunctionaris/, /koppelvlakken-opsporing-2026/, /strafdossier/, /app\/opsporing\//, /routes\/opsporing/]
}

// Where the panel's running code may say the word: what an advies says of itself, what it refuses to be handed, and the sentences below.
const wordsOfThePanel = [
  'Dit advies gaat niet over opsporing en vervolging.',
  '/^(OPSPORING_|AFHALER_)/i',
  // To whom betrokkene can let passages of the verslag be handed over: one sentence, made in one place.
  'opsporing (politie en Openbaar Ministerie)',
  // What each member declares before the panel opens, and its short form for the voorzitter.
  'Hebt u in het opsporingsdossier gekeken, of aan het onderzoek gewerkt?',
  'keek in het opsporingsdossier'
]

describe.each([[paneel, opsporing], [opsporing, paneel]])('the bundle of $name', ({ bundle, own, words }, other) => {
  it('[R-WAL-2] it is there, whole, and every program in it tells what it was made of', () => {
    expect(bundle.modules.size).toBeGreaterThan(30)
    expect(bundle.unmapped).toEqual([])
  })

  it('[R-WAL-2] it is made of its own modules and the shared floors, and nothing else', () => {
    expect([...bundle.modules].filter((path) => !own.test(path))).toEqual([])
  })

  it('[R-WAL-2] [R-KET-63] no table, setting, record or module name of the other side stands in it, source maps included', () => {
    expect(other.words.flatMap((word) => findWord(bundle, word))).toEqual([])
  })

  it('[R-WAL-2] each word that is looked for does stand in its own side: a renamed table cannot blind this test', () => {
    expect(words.filter((word) => findWord(bundle, word).length === 0)).toEqual([])
  })
})

it('[R-WAL-2] what the panel runs does not know the word opsporing, apart from a closed list of sentences', () => {
  const running = { ...paneel.bundle, files: new Map([...paneel.bundle.files].filter(([name]) => name.startsWith('build/paneel/') && !name.endsWith('.map'))) }
  expect(findWord(running, /opsporing/i, wordsOfThePanel)).toEqual([])
})

it('[R-STU-46] what reads a PDF is a file of its own that no page brings along', () => {
  const assets = [...paneel.bundle.files].filter(([name]) => /client\/assets\/[^/]+\.js$/.test(name))
  expect(assets.filter(([, text]) => text.includes('GlobalWorkerOptions')).map(([name]) => name)).toEqual([expect.stringContaining('pdf-engine.client-')])
  expect(assets.filter(([, text]) => /(from|import)\s*["'][^"']*pdf-engine\.client-/.test(text)).map(([name]) => name)).toEqual([])
})

describe('a hole in the wall', () => {
  /** A program with one wrong line, bundled as the real ones are. */
  async function bundleWith(line: string, sourcemap: boolean): Promise<Bundle> {
    const folder = mkdtempSync(built('lek-'))
    try {
      const entry = join(folder, 'ingang.ts')
      writeFileSync(entry, `import { createCookieJar } from '~/toegang/cookie.server'\nexport const cookies = createCookieJar\n${line}\n`)
      await build({
        entryPoints: [entry], outfile: join(folder, 'uit', 'proces.js'), absWorkingDir: project, tsconfig: join(project, 'tsconfig.json'),
        bundle: true, platform: 'node', format: 'esm', packages: 'external', sourcemap, logLevel: 'silent'
      })
      return readBundle(project, [join(folder, 'uit')])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it.each([
    ['paneel', "export { demoOpsporing } from '~/opsporing/seed-demo.server'", paneel, opsporing],
    ['opsporing', "export { createPaneelGate } from '~/gate-paneel.server'", opsporing, paneel]
  ] as const)('[R-WAL-2] one re-export in %s is seen in the modules, in the words, and also without a source map', async (_name, line, side, other) => {
    const mapped = await bundleWith(line, true)
    expect([...mapped.modules].filter((path) => !side.own.test(path))).not.toEqual([])
    const bare = await bundleWith(line, false)
    expect(bare.unmapped).toHaveLength(1)
    expect(other.words.flatMap((word) => findWord(bare, word))).not.toEqual([])
  })
})
