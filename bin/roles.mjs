// Who may connect to which cluster, and as what. One role per duty, one password per role.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import pg from 'pg'

/** @type {typeof import('./roles.mjs').paneel} */
export const paneel = { database: 'weging', owner: 'weging_owner', others: ['weging_app', 'weging_lezer', 'weging_toezicht', 'weging_afhaler'] }

/** @type {typeof import('./roles.mjs').opsporing} */
export const opsporing = { database: 'opsporing', owner: 'opsporing_owner', others: ['opsporing_app'] }

const { escapeIdentifier: name, escapeLiteral: literal } = pg

/** @type {typeof import('./roles.mjs').keepSecrets} */
export function keepSecrets(file, names) {
  const kept = existsSync(file) ? /** @type {Record<string, string>} */ (JSON.parse(readFileSync(file, 'utf8'))) : {}
  const missing = names.filter((each) => !kept[each])
  if (missing.length === 0) return kept
  const secrets = { ...kept, ...Object.fromEntries(missing.map((each) => [each, randomBytes(32).toString('base64url')])) }
  // Written beside it and renamed: a cut-off write would lock us out of our own database.
  writeFileSync(`${file}.nieuw`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  renameSync(`${file}.nieuw`, file)
  return secrets
}

/**
 * @template Result
 * @param {string} url
 * @param {(client: pg.Client) => Promise<Result>} deed
 */
async function withClient(url, deed) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await deed(client)
  } finally {
    await client.end()
  }
}

/** @param {pg.Client} client @param {string} role @param {string} password */
async function ensureRole(client, role, password) {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (rowCount === 0) await client.query(`create role ${name(role)}`)
  await client.query(`alter role ${name(role)} with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${literal(password)}`)
}

/** @param {pg.Client} client @param {import('./roles.mjs').Compartment} compartment @param {string} database */
async function closeDatabase(client, { owner, others }, database) {
  await client.query(`revoke all on database ${name(database)} from public`)
  await client.query(`grant connect on database ${name(database)} to ${[owner, ...others].map((role) => name(role)).join(', ')}`)
}

/** @type {typeof import('./roles.mjs').prepareCluster} */
export async function prepareCluster({ superUrl, compartment, secrets }) {
  const { database, owner, others } = compartment
  await withClient(superUrl, async (client) => {
    for (const role of [owner, ...others]) await ensureRole(client, role, secrets[role] ?? '')
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${name(database)} owner ${name(owner)}`)
    await closeDatabase(client, compartment, database)
    // The databases that come with a cluster are open to every role: a place to leave things that nobody looks after.
    for (const shared of ['postgres', 'template1']) await client.query(`revoke all on database ${shared} from public`)
  })
  const target = new URL(superUrl)
  target.pathname = `/${database}`
  await withClient(target.href, async (client) => {
    await client.query('revoke all on schema public from public')
    await client.query(`grant usage on schema public to ${others.map((role) => name(role)).join(', ')}`)
  })
}

/** @type {typeof import('./roles.mjs').createDatabase} */
export async function createDatabase({ superUrl, compartment, name: database, template }) {
  await withClient(superUrl, async (client) => {
    await client.query(`create database ${name(database)} owner ${name(compartment.owner)}${template ? ` template ${name(template)}` : ''}`)
    await closeDatabase(client, compartment, database)
  })
}
