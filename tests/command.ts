import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPrograms } from './built-programs'
import { createOpsporingDatabase, createPaneelDatabase } from './postgres'

const project = fileURLToPath(new URL('..', import.meta.url))

export interface Ran {
  code: number
  /** What it wrote, to both outputs. */
  output: string
}

/** A command of the house beside databases of its own. */
export interface TestCommand {
  folder: string
  paneel: Awaited<ReturnType<typeof createPaneelDatabase>>
  /** Runs it as a person does. */
  run(...args: string[]): Promise<Ran>
  stop(): Promise<void>
}

/** Builds `program` and prepares to run `bin/<command>.mjs` with it. */
export async function startCommand(command: string, program: string): Promise<TestCommand> {
  const folder = mkdtempSync(join(tmpdir(), `weging-${command}-`))
  const [programs, paneel, opsporing] = await Promise.all([buildPrograms([program]), createPaneelDatabase(), createOpsporingDatabase()])
  const { PATH, HOME } = process.env
  const env: NodeJS.ProcessEnv = { PATH, HOME, NODE_ENV: 'test', WEGING_BUILD: programs.folder, WEGING_DATA: folder, DATABASE_URL: paneel.urls.app, OPSPORING_DATABASE_URL: opsporing.urls.app }
  return {
    folder,
    paneel,
    run: (...args) =>
      new Promise((done) => {
        execFile(process.execPath, [`bin/${command}.mjs`, ...args], { cwd: project, env }, (error, stdout, stderr) => done({ code: typeof error?.code === 'number' ? error.code : 0, output: `${stdout}${stderr}`.trim() }))
      }),
    stop: async () => {
      programs.remove()
      rmSync(folder, { recursive: true, force: true })
      await Promise.all([paneel.drop(), opsporing.drop()])
    }
  }
}
