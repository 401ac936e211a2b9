import { z } from 'zod'

/** Somebody configured this process wrongly. The message names each place and the remedy; the process does not start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export type Env = Readonly<Record<string, string | undefined>>

/** The address of a database, as one role. */
export const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'geef een adres dat begint met postgres://' })

const port = 'geef een poortnummer van 1 tot en met 65535'

/** What each process is told, whatever its compartment. What belongs to one of them stands in that one's own file (R-WAL-2). */
export const processSettings = {
  PORT: z.coerce.number({ error: port }).int(port).min(1, port).max(65535, port),
  WEGING_ORIGIN: z.url({ protocol: /^https?$/, error: 'geef het adres waarop mensen dit openen, bijvoorbeeld http://localhost:3000' }),
  WEGING_DATA: z.string({ error: 'geef de map voor sleutels en bestanden' }).min(1, 'geef de map voor sleutels en bestanden'),
  WEGING_BUILD: z.string({ error: 'geef de map met het gebouwde programma' }).min(1, 'geef de map met het gebouwde programma'),
  WEGING_DEMO: z.enum(['0', '1'], { error: 'geef 0 of 1' }).default('0')
}

/** Reads the environment by a schema. Throws a ConfigError with one line per wrong name; never shows a value, it may be a secret. */
export function readConfig<Config>(schema: z.ZodType<Config>, env: Env): Config {
  const result = schema.safeParse(env)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new ConfigError(`De omgeving klopt niet:\n${lines.join('\n')}`)
}

/** Refuses names of another process: what is not connected cannot leak (R-WAL-1). An empty value counts as handed in. */
export function refuseForeignNames(env: Env, foreign: RegExp, sentence: string): void {
  const found = Object.keys(env).filter((name) => foreign.test(name) && env[name] !== undefined)
  if (found.length > 0) throw new ConfigError(`${sentence} Haal weg: ${found.sort().join(', ')}`)
}
