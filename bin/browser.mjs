// What `npm test` needs beside npm's packages: a browser, and judges of signatures that are not ours. Node built-ins only.
import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { runStep, StepFailed } from './steps.mjs'

const browsers = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files\\Chromium\\Application\\chrome.exe'
]

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

/** @type {typeof import('./browser.mjs').thisMachine} */
export function thisMachine(project) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    env: process.env,
    find: (program) => (isAbsolute(program) ? [program] : folders.map((folder) => join(folder, `${program}${suffix}`))).find(isExecutable) ?? null,
    install: async (command, args) => {
      try {
        await runStep(`${command} ${args.join(' ')}`, command, args, { cwd: project, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, seconds: 300 })
        return true
      } catch (error) {
        // Not a fault yet: the caller has another way, or tells the person which command to give.
        if (error instanceof StepFailed) return false
        throw error
      }
    }
  }
}

/** @param {import('./browser.mjs').Machine} machine @param {string} debian */
async function installOnDebian(machine, debian) {
  const apt = machine.platform === 'linux' && machine.isRoot ? machine.find('apt-get') : null
  if (!apt) return false
  await machine.install(apt, ['update'])
  return machine.install(apt, ['install', '-y', '--no-install-recommends', debian])
}

/** @param {import('./browser.mjs').Machine} machine @param {string} debian @param {string} mac */
function command(machine, debian, mac) {
  if (machine.platform === 'darwin') return `brew install ${mac}`
  if (machine.platform === 'win32') return `winget install ${mac}`
  return `${machine.isRoot ? '' : 'sudo '}apt-get install -y ${debian}`
}

/** @type {typeof import('./browser.mjs').ensureBrowser} */
export async function ensureBrowser(machine, playwrightPath, playwrightCommand) {
  const given = machine.env.WEGING_CHROMIUM
  if (given) {
    if (machine.find(given)) return { path: given, how: 'WEGING_CHROMIUM' }
    throw new StepFailed(`WEGING_CHROMIUM is '${given}', maar daar staat geen programma. Haal de instelling weg of verbeter haar.`)
  }
  const findSystem = () => browsers.map((name) => machine.find(name)).find((path) => path !== null) ?? null
  const own = machine.find(playwrightPath)
  if (own) return { path: own, how: 'van Playwright' }
  const system = findSystem()
  if (system) return { path: system, how: 'van het systeem' }
  if ((await machine.install(process.execPath, [playwrightCommand, 'install', 'chromium'])) && machine.find(playwrightPath)) return { path: playwrightPath, how: 'van Playwright, zojuist opgehaald' }
  const installed = (await installOnDebian(machine, 'chromium')) ? findSystem() : null
  if (installed) return { path: installed, how: 'zojuist geïnstalleerd met apt-get' }
  throw new StepFailed(`Er is geen browser gevonden voor de tests. Installeer er een met: ${command(machine, 'chromium', machine.platform === 'win32' ? 'Google.Chrome' : '--cask google-chrome')}`)
}

const windowless = 'chromium-headless-shell'

/** @type {typeof import('./browser.mjs').ensureWindowless} */
export async function ensureWindowless(machine, browser) {
  if (machine.env.WEGING_CHROMIUM) return { path: browser, how: 'WEGING_CHROMIUM' }
  const found = machine.find(windowless)
  if (found) return { path: found, how: 'van het systeem' }
  const installed = (await installOnDebian(machine, windowless)) ? machine.find(windowless) : null
  return installed ? { path: installed, how: 'zojuist geïnstalleerd met apt-get' } : { path: browser, how: 'dezelfde' }
}

/** @param {import('./browser.mjs').Machine} machine @param {string} program @param {{ debian: string, mac: string, windows: string }} packages */
async function ensureJudge(machine, program, { debian, mac, windows }) {
  const found = machine.find(program)
  if (found) return { path: found, how: 'van het systeem' }
  const installed = (await installOnDebian(machine, debian)) ? machine.find(program) : null
  if (installed) return { path: installed, how: 'zojuist geïnstalleerd met apt-get' }
  throw new StepFailed(`Het programma ${program} ontbreekt. Installeer het met: ${command(machine, debian, machine.platform === 'win32' ? windows : mac)}`)
}

/** @type {typeof import('./browser.mjs').ensurePdfsig} */
export const ensurePdfsig = (machine) => ensureJudge(machine, 'pdfsig', { debian: 'poppler-utils', mac: 'poppler', windows: 'oschwartz10612.Poppler' })

/** @type {typeof import('./browser.mjs').ensureToken} */
export async function ensureToken(machine) {
  const { how } = await ensureJudge(machine, 'pkcs11-tool', { debian: 'opensc', mac: 'opensc', windows: 'OpenSC.OpenSC' })
  const token = await ensureJudge(machine, 'softhsm2-util', { debian: 'softhsm2', mac: 'softhsm', windows: 'disig.softhsm2' })
  return how === token.how ? token : { ...token, how: `${token.how}; pkcs11-tool ${how}` }
}

/** @type {typeof import('./browser.mjs').ensureOpenssl} */
export const ensureOpenssl = (machine) => ensureJudge(machine, 'openssl', { debian: 'openssl', mac: 'openssl', windows: 'ShiningLight.OpenSSL.Light' })
