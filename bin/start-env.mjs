// What the launcher is told, and what each process may know. Pure: the environment comes in by argument.

/** @typedef {import('./start-env.mjs').Urls} Urls */

const urlNames = /** @type {const} */ ([
  'DATABASE_URL', 'DATABASE_URL_LEZER', 'DATABASE_URL_TOEZICHT', 'DATABASE_URL_OWNER', 'OPSPORING_DATABASE_URL', 'OPSPORING_DATABASE_URL_OWNER', 'AFHALER_DATABASE_URL'
])

export class SettingsRefused extends Error {}

/** @param {import('./start-env.mjs').Env} env @param {string} name @param {number} usual */
function readPort(env, name, usual) {
  const given = env[name]
  if (given === undefined || given === '') return usual
  const port = Number(given)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new SettingsRefused(`${name} is '${given}'; geef een poortnummer van 1 tot en met 65535.`)
}

/** @param {import('./start-env.mjs').Env} env @returns {Urls | null} */
function readUrls(env) {
  const missing = urlNames.filter((name) => !env[name])
  if (missing.length === urlNames.length) return null
  if (missing.length > 0) throw new SettingsRefused(`Er is een eigen database opgegeven, maar deze adressen ontbreken: ${missing.join(', ')}. Zie docs/beheer.md.`)
  const given = (/** @type {keyof Urls} */ name) => env[name] ?? ''
  return {
    DATABASE_URL: given('DATABASE_URL'),
    DATABASE_URL_LEZER: given('DATABASE_URL_LEZER'),
    DATABASE_URL_TOEZICHT: given('DATABASE_URL_TOEZICHT'),
    DATABASE_URL_OWNER: given('DATABASE_URL_OWNER'),
    OPSPORING_DATABASE_URL: given('OPSPORING_DATABASE_URL'),
    OPSPORING_DATABASE_URL_OWNER: given('OPSPORING_DATABASE_URL_OWNER'),
    AFHALER_DATABASE_URL: given('AFHALER_DATABASE_URL')
  }
}

/** @type {typeof import('./start-env.mjs').readSettings} */
export function readSettings(env) {
  const ports = { paneel: readPort(env, 'WEGING_POORT', 3000), opsporing: readPort(env, 'WEGING_POORT_OPSPORING', 3010) }
  if (ports.paneel === ports.opsporing) throw new SettingsRefused(`WEGING_POORT en WEGING_POORT_OPSPORING zijn allebei ${ports.paneel}; kies twee verschillende poorten.`)
  const origins = {
    paneel: env.WEGING_ORIGIN || `http://localhost:${ports.paneel}`,
    opsporing: env.WEGING_ORIGIN_OPSPORING || `http://localhost:${ports.opsporing}`
  }
  const urls = readUrls(env)
  const kluissleutel = env.OPSPORING_KLUISSLEUTEL || null
  if (urls && !kluissleutel) throw new SettingsRefused('OPSPORING_KLUISSLEUTEL ontbreekt: geef het bestand met de sleutel van de kluis van opsporing. Zie docs/beheer.md.')
  return { ports, origins, urls, kluissleutel, demo: urls === null || env.WEGING_DEMO === '1' }
}

const mostNodes = 8
const nodesExample = 'bijvoorbeeld: npm start -- --nodes 2'

/** @type {typeof import('./start-env.mjs').readNodes} */
export function readNodes(args) {
  if (args.length === 0) return 1
  const [name, value, ...rest] = args.flatMap((arg) => (arg.startsWith('--nodes=') ? ['--nodes', arg.slice('--nodes='.length)] : [arg]))
  const strange = name === '--nodes' ? rest[0] : name
  if (strange !== undefined) throw new SettingsRefused(`Onbekende optie '${strange}'. Er is er een: --nodes, ${nodesExample}`)
  const nodes = /^[0-9]+$/.test(value ?? '') ? Number(value) : 0
  if (nodes >= 1 && nodes <= mostNodes) return nodes
  throw new SettingsRefused(`--nodes is '${value ?? ''}'; geef een aantal van 1 tot en met ${mostNodes}, ${nodesExample}`)
}

// What any program needs of its machine.
const machine = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'NODE_EXTRA_CA_CERTS']

/** Settings an administrator gives to one process reach that one only. @param {import('./start-env.mjs').Child} child @param {string} name */
function mayPass(child, name) {
  if (machine.includes(name.toUpperCase())) return true
  if (child === 'opsporing') return name.startsWith('OPSPORING_') && !name.endsWith('_OWNER')
  return child === 'paneel' && name.startsWith('WEGING_') && !name.includes('OPSPORING')
}

/** Alone, the panel listens on its own port; one of several listens behind the door. @param {number} port @param {{ name: string, port: number } | undefined} node @returns {Record<string, string>} */
function placeOf(port, node) {
  return node ? { PORT: String(node.port), WEGING_LUISTERADRES: '127.0.0.1', WEGING_KNOOPPUNT: node.name } : { PORT: String(port) }
}

/** @type {typeof import('./start-env.mjs').environmentOf} */
export function environmentOf(child, { env, settings, urls, kluissleutel, data, build, node }) {
  const passed = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value !== undefined && mayPass(child, name) ? [[name, value]] : [])))
  const shared = { ...passed, NODE_ENV: 'production', WEGING_DATA: data, WEGING_BUILD: build, WEGING_DEMO: settings.demo ? '1' : '0' }
  const { DATABASE_URL, DATABASE_URL_LEZER, DATABASE_URL_TOEZICHT, OPSPORING_DATABASE_URL, AFHALER_DATABASE_URL } = urls
  if (child === 'paneel') return { ...shared, DATABASE_URL, DATABASE_URL_LEZER, DATABASE_URL_TOEZICHT, WEGING_ORIGIN: settings.origins.paneel, ...placeOf(settings.ports.paneel, node) }
  if (child === 'opsporing') return { ...shared, OPSPORING_DATABASE_URL, AFHALER_DATABASE_URL, OPSPORING_KLUISSLEUTEL: kluissleutel, PORT: String(settings.ports.opsporing), WEGING_ORIGIN: settings.origins.opsporing }
  return { ...shared, DATABASE_URL, OPSPORING_DATABASE_URL, OPSPORING_KLUISSLEUTEL: kluissleutel }
}
