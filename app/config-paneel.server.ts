import { z } from 'zod'
import type { TokenOptions } from '~/advies/seal-token.server'
import { ConfigError, databaseUrl, processSettings, readConfig, refuseForeignNames, type Env } from '~/platform/config.server'

const paneelSchema = z.object({
  ...processSettings,
  /** The organisation's own seal key, PEM or PKCS#12. Without it a TEST key is made, and every advies says so. */
  WEGING_ZEGEL_BESTAND: z.string().min(1, 'geef het bestand met de zegelsleutel, of laat deze naam weg').optional(),
  WEGING_ZEGEL_WACHTWOORD: z.string().optional(),
  /** The organisation's own seal key on a token (PKCS#11), in place of a file: library, label of the token, id of the key, PIN, and its certificates (PEM, whole chain). */
  WEGING_ZEGEL_PKCS11_MODULE: z.string().min(1, 'geef de PKCS#11-bibliotheek, of laat deze naam weg').optional(),
  WEGING_ZEGEL_PKCS11_TOKEN: z.string().min(1, 'geef het label van het token').optional(),
  WEGING_ZEGEL_PKCS11_ID: z.string().regex(/^([0-9a-f]{2})+$/i, 'geef het nummer (id) van de sleutel, hexadecimaal').optional(),
  WEGING_ZEGEL_PKCS11_PIN: z.string().min(1, 'geef de pincode van het token').optional(),
  WEGING_ZEGEL_PKCS11_CERTIFICATEN: z.string().min(1, 'geef het bestand met het certificaat van de sleutel en zijn hele keten').optional(),
  /** What that library wants in its environment. */
  WEGING_ZEGEL_PKCS11_OMGEVING: z.string().regex(/^\w+=./, 'geef NAAM=waarde, of laat deze naam weg').optional(),
  /** Where the certificates of this and of earlier seal keys are kept; without it a folder in the data folder. */
  WEGING_ZEGELCERTIFICATEN: z.string().min(1, 'geef de map voor zegelcertificaten, of laat deze naam weg').optional(),
  /** The timestamp service of the organisation (RFC 3161 over HTTP). Without it the program stamps for itself, and names that TEST. */
  WEGING_TIJDSTEMPEL_URL: z.url({ protocol: /^https?$/, error: 'geef het adres van de tijdstempeldienst, of laat deze naam weg' }).optional(),
  /** PEM of the root under which the tokens of that service count. */
  WEGING_TIJDSTEMPEL_BESTAND: z.string().min(1, 'geef het bestand met het certificaat waaronder de tijdstempels gelden, of laat deze naam weg').optional(),
  /** The policy under which each token must be given. */
  WEGING_TIJDSTEMPEL_REGELING: z.string().regex(/^\d+(\.\d+)+$/, 'geef het nummer van de regeling (OID), of laat deze naam weg').optional(),
  /** Where the certificates of this and of earlier timestamp services are kept; without it a folder in the data folder. */
  WEGING_TIJDSTEMPELCERTIFICATEN: z.string().min(1, 'geef de map voor certificaten van tijdstempeldiensten, of laat deze naam weg').optional(),
  /** The name of this process among several on one database; for the technical log. */
  WEGING_KNOOPPUNT: z.string().regex(/^[a-z0-9-]{1,20}$/i, 'geef een korte naam van letters, cijfers en streepjes').default('1'),
  /** Where to listen when the address is not this machine's own: behind a door on the same machine that is 127.0.0.1. */
  WEGING_LUISTERADRES: z.union([z.ipv4(), z.ipv6()], { error: 'geef een IP-adres, of laat deze naam weg' }).optional(),
  /** The keys of private rooms, one file each. All processes on one database share this folder. */
  WEGING_SLEUTELMAP: z.string().min(1, 'geef de map met kamersleutels, of laat deze naam weg').optional(),
  /** The key that signs the checkpoints of the log: Ed25519, PEM. Without it one is made in the data folder. */
  WEGING_LOGBOEK_BESTAND: z.string().min(1, 'geef het bestand met de sleutel van het logboek, of laat deze naam weg').optional(),
  /** Where checkpoints of the log are kept; without it a folder in the data folder. */
  WEGING_CONTROLEPUNTEN: z.string().min(1, 'geef de map voor controlepunten, of laat deze naam weg').optional(),
  /** Within how many calendar days the panel answers a question of the decider. */
  WEGING_VRAAGTERMIJN: z.coerce.number().int().min(1, 'geef een aantal dagen van 1 tot 90').max(90, 'geef een aantal dagen van 1 tot 90').default(14),
  /** `1`: the voorzitter may decide to go on with two disciplines when nobody can take the seat of the third. Without it a panel has IND, zorg and politie. */
  WEGING_TWEE_DISCIPLINES: z.enum(['0', '1'], { error: 'geef 1 of 0, of laat deze naam weg' }).optional(),
  /** The mail server, with user and password in the address. Without it each message becomes a file in the data folder. */
  WEGING_SMTP: z.url({ protocol: /^smtps?$/, error: 'geef een adres dat begint met smtp:// of smtps://, of laat deze naam weg' }).optional(),
  WEGING_MAIL_AFZENDER: z.email('geef het mailadres van de afzender, of laat deze naam weg').optional(),
  /** The number that betrokkene can call, as it is printed in letters. Without it they say to tell who handed the letter over. */
  WEGING_TELEFOON: z.string().regex(/^\+?[0-9][0-9 ()-]{5,24}$/, 'geef een telefoonnummer van cijfers, spaties en streepjes, of laat deze naam weg').optional(),
  /** How many proxies stand before this process: so many addresses at the end of `X-Forwarded-For` are theirs to say. */
  WEGING_PROXIES: z.coerce.number({ error: 'geef een getal van 0 tot en met 5' }).int().min(0, 'geef een getal van 0 tot en met 5').max(5, 'geef een getal van 0 tot en met 5').optional(),
  /** How long the gemachtigde has to react, in calendar days. */
  WEGING_REACTIETERMIJN: z.coerce.number({ error: 'geef een aantal dagen van 7 tot en met 84' }).int().min(7, 'geef een aantal dagen van 7 tot en met 84').max(84, 'geef een aantal dagen van 7 tot en met 84').optional(),
  /** The key of the files of papers: 32 random bytes in base64. Without it one is made in the data folder. */
  WEGING_STUKKENSLEUTEL: z.string().min(1, 'geef het bestand met de sleutel van de stukken, of laat deze naam weg').optional(),
  /** The largest file that can become a paper, in megabytes. */
  WEGING_STUK_MB: z.coerce.number({ error: 'geef een aantal megabytes van 1 tot en met 100' }).int().min(1, 'geef een aantal megabytes van 1 tot en met 100').max(100, 'geef een aantal megabytes van 1 tot en met 100').default(25),
  /** The public half of the key of the inbox: X25519, PEM. Without it the one in the data folder. */
  WEGING_POSTVAKSLEUTEL: z.string().min(1, 'geef het bestand met de openbare sleutel van het postvak, of laat deze naam weg').optional(),
  DATABASE_URL: databaseUrl,
  DATABASE_URL_LEZER: databaseUrl,
  DATABASE_URL_TOEZICHT: databaseUrl
})

export type PaneelConfig = z.infer<typeof paneelSchema>

/**
 * The panel's environment. Refuses to start when it is handed anything of another process: what is not connected
 * cannot leak (R-WAL-1). Throws a ConfigError with a line for each thing that is wrong.
 */
export function readPaneelConfig(env: Env): PaneelConfig {
  refuseForeignNames(env, /^(OPSPORING_|AFHALER_)/i, 'Het paneel start niet met gegevens van een ander proces.')
  const config = readConfig(paneelSchema, env)
  const missing = [...tokenFaults(config), ...timestampFaults(config)]
  if (missing.length > 0) throw new ConfigError(`De omgeving klopt niet:\n${missing.map((line) => `  ${line}`).join('\n')}`)
  return config
}

const tokenNames = ['WEGING_ZEGEL_PKCS11_MODULE', 'WEGING_ZEGEL_PKCS11_TOKEN', 'WEGING_ZEGEL_PKCS11_ID', 'WEGING_ZEGEL_PKCS11_PIN', 'WEGING_ZEGEL_PKCS11_CERTIFICATEN'] as const

/** A key on a token is named whole, and there is one key. */
function tokenFaults(config: PaneelConfig): string[] {
  if (tokenNames.every((name) => config[name] === undefined)) return []
  return [
    ...tokenNames.filter((name) => config[name] === undefined).map((name) => `${name}: ontbreekt; bij een sleutel op een token horen ${tokenNames.length} namen`),
    ...(config.WEGING_ZEGEL_BESTAND === undefined ? [] : ['WEGING_ZEGEL_BESTAND: er is al een sleutel op een token opgegeven; geef er één'])
  ]
}

/** The token that holds the seal key, when there is one. */
export function tokenOf(config: PaneelConfig): TokenOptions | undefined {
  const [module, token, id, pin, certificates] = tokenNames.map((name) => config[name])
  if (module === undefined || token === undefined || id === undefined || pin === undefined || certificates === undefined) return undefined
  return { module, token, id, pin, certificates, environment: config.WEGING_ZEGEL_PKCS11_OMGEVING }
}

/** A real seal needs a real time beside it, and a service that we can know by its certificate (R-ADV-97). */
function timestampFaults({ WEGING_ZEGEL_BESTAND, WEGING_ZEGEL_PKCS11_MODULE, WEGING_TIJDSTEMPEL_URL, WEGING_TIJDSTEMPEL_BESTAND }: PaneelConfig): string[] {
  const ownKey = (WEGING_ZEGEL_BESTAND ?? WEGING_ZEGEL_PKCS11_MODULE) !== undefined
  return [
    ...(ownKey && WEGING_TIJDSTEMPEL_URL === undefined ? ['WEGING_TIJDSTEMPEL_URL: bij een eigen zegelsleutel hoort een tijdstempeldienst'] : []),
    ...((ownKey || WEGING_TIJDSTEMPEL_URL !== undefined) && WEGING_TIJDSTEMPEL_BESTAND === undefined
      ? ['WEGING_TIJDSTEMPEL_BESTAND: geef het certificaat (PEM) waaronder de tijdstempels gelden'] : [])
  ]
}
