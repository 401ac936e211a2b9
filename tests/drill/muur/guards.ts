// Runs the guards of a scratch copy, as `npm test` does, and tells which of them noticed something.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from '../../../bin/build.mjs'
import { packageCommand } from '../../../bin/steps.mjs'

/** A test that failed or passed: its file in the project and its title. */
export interface Ran {
  file: string
  title: string
  passed: boolean
}

interface Report {
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[]
}

function run(folder: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    // Of the run around this one vitest would take over its settings.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|NODE_OPTIONS|DEV|PROD|MODE|SSR|BASE_URL)/.test(name)))
    const child = spawn(process.execPath, [...args], { cwd: folder, env: { ...env, NODE_ENV: 'test' }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => void (said += bytes.toString('utf8')))
    child.once('error', reject)
    child.once('exit', () => resolve(said))
  })
}

/** Without the databases of a run: for tests that need none. */
const pureConfig = `import config from './vitest.config'\nconst { globalSetup: _none, ...test } = config.test ?? {}\nexport default { ...config, test }\n`

/**
 * Runs these test files in the copy, only the tests of these rules. Throws when vitest could not run them at all: a file that does not
 * load has noticed nothing.
 */
export async function runTests(folder: string, files: readonly string[], rules: readonly string[], { pure = false } = {}): Promise<Ran[]> {
  const place = mkdtempSync(join(folder, 'uitslag-'))
  const report = join(place, 'uitslag.json')
  if (pure) writeFileSync(join(folder, 'vitest.puur.config.ts'), pureConfig)
  try {
    const config = pure ? 'vitest.puur.config.ts' : 'vitest.config.ts'
    const said = await run(folder, [packageCommand(folder, 'vitest'), 'run', '--config', config, '--reporter=json', `--outputFile.json=${report}`, '-t', `\\[(${rules.join('|')})\\]`, ...files])
    const { testResults } = readReport(report, said)
    return testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'passed' || status === 'failed').map(({ status, fullName }) => ({ file: files.find((file) => name.endsWith(file)) ?? name, title: fullName, passed: status === 'passed' })))
  } finally {
    rmSync(place, { recursive: true })
  }
}

function readReport(file: string, said: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    throw new Error(`De tests liepen niet:\n${said.slice(-2_000)}`)
  }
}

/** The import rules that are broken in the copy. */
export async function brokenImportRules(folder: string): Promise<string[]> {
  const said = await run(folder, [packageCommand(folder, 'dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'app'])
  const { summary } = JSON.parse(said.slice(said.indexOf('{'))) as { summary: { violations: { rule: { name: string } }[] } }
  return [...new Set(summary.violations.map(({ rule }) => rule.name))]
}

/** Builds pages and processes of the copy again. */
export const rebuild = (folder: string): Promise<void> => ensureBuild(folder, () => undefined)
