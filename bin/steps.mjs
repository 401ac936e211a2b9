// Running a program of the set-up: quiet when it goes well, its last words when it does not. Node built-ins only.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export class StepFailed extends Error {}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** @type {typeof import('./steps.mjs').runStep} */
export function runStep(title, command, args, { cwd, env = process.env, seconds = 900 }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, timeout: seconds * 1_000 })
    let output = ''
    running.add(child)
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => { output += chunk.toString() })
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => { output += chunk.toString() })
    child.once('error', (error) => {
      running.delete(child)
      reject(new StepFailed(`${title} lukt niet: ${error.message}`))
    })
    child.once('close', (code) => {
      running.delete(child)
      if (code === 0) resolve(output)
      else reject(new StepFailed(`${title} is mislukt.\n${output.trim().split('\n').slice(-40).join('\n')}`))
    })
  })
}

/** @type {typeof import('./steps.mjs').stopSteps} */
export function stopSteps() {
  for (const child of running) child.kill('SIGTERM')
}

/** @type {typeof import('./steps.mjs').packageCommand} */
export function packageCommand(project, packageName, command = packageName) {
  const home = join(project, 'node_modules', packageName)
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')))
  const file = typeof bin === 'string' ? bin : bin[command]
  if (!file) throw new StepFailed(`Het pakket ${packageName} heeft geen opdracht ${command}.`)
  return join(home, file)
}
