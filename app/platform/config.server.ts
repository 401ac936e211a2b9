import { z } from 'zod'

/** Somebody configured this process wrongly. The message names each place and the remedy; the process does not start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const url = z.url({ protocol: /^postgres(ql)?$/, error: 'geef een adres dat begint met postgres://' })

const shared = {
  PORT: z.coerce.number().int().min(1).max(65535),
  WEGING_ORIGIN: z.url({ protocol: /^https?$/, error: 'geef het adres waarop mensen dit openen, bijvoorbeeld http://localhost:3000' }),
  WEGING_DATA: z.string().min(1, 'geef de map voor sleutels en bestanden'),
  WEGING_BUILD: z.string().min(1, 'geef de map met het gebouwde programma'),
  WEGING_DEMO: z.enum(['0', '1']).default('0')
}

const paneelSchema = z.object({
  ...shared,
  /** The organisation's own seal key, PEM or PKCS#12. Without it a TEST key is made, and every advies says so. */
  WEGING_ZEGEL_BESTAND: z.string().min(1).optional(),
  WEGING_ZEGEL_WACHTWOORD: z.string().optional(),
  DATABASE_URL: url,
  DATABASE_URL_LEZER: url
})

const opsporingSchema = z.object({
  ...shared,
  OPSPORING_DATABASE_URL: url,
  AFHALER_DATABASE_URL: url
})

export type PaneelConfig = z.infer<typeof paneelSchema>
export type OpsporingConfig = z.infer<typeof opsporingSchema>

type Env = Readonly<Record<string, string | undefined>>

function parse<Config>(schema: z.ZodType<Config>, env: Env): Config {
  const result = schema.safeParse(env)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new ConfigError(`De omgeving klopt niet:\n${lines.join('\n')}`)
}

/**
 * The panel's environment. Refuses to start when it is handed anything of the closed compartment: what is not connected
 * cannot leak (R-WAL-1).
 */
export function readPaneelConfig(env: Env): PaneelConfig {
  const foreign = Object.keys(env).filter((name) => /^(OPSPORING_|AFHALER_)/.test(name) && env[name] !== undefined)
  if (foreign.length > 0) {
    throw new ConfigError(`Het paneel start niet met gegevens van een ander proces. Haal weg: ${foreign.sort().join(', ')}`)
  }
  return parse(paneelSchema, env)
}

/** The environment of the closed compartment. Refuses the panel's own credentials in turn (R-WAL-1). */
export function readOpsporingConfig(env: Env): OpsporingConfig {
  const foreign = Object.keys(env).filter((name) => /^DATABASE_URL/.test(name) && env[name] !== undefined)
  if (foreign.length > 0) {
    throw new ConfigError(`Opsporing start niet met gegevens van het paneel. Haal weg: ${foreign.sort().join(', ')}`)
  }
  return parse(opsporingSchema, env)
}
