import { z } from 'zod'
import { databaseUrl, processSettings, readConfig, refuseForeignNames, type Env } from '~/platform/config.server'

const geefSleutel = 'geef het bestand met de sleutel van de kluis'

const opsporingSchema = z.object({
  ...processSettings,
  OPSPORING_DATABASE_URL: databaseUrl,
  /** The key that signs the checkpoints of this side's log: Ed25519, PEM. Without it one is made in the data folder. */
  OPSPORING_LOGBOEK_BESTAND: z.string().min(1, 'geef het bestand met de sleutel van het logboek, of laat deze naam weg').optional(),
  /** Where checkpoints of this side's log are kept; without it a folder in the data folder. */
  OPSPORING_CONTROLEPUNTEN: z.string().min(1, 'geef de map voor controlepunten, of laat deze naam weg').optional(),
  /** The narrow role on the panel's cluster: it reads who sits on which panel, and the inbox, and nothing else. */
  AFHALER_DATABASE_URL: databaseUrl,
  /** The private key that opens the inbox: X25519, PEM. Without it one is made in the data folder. */
  OPSPORING_POSTVAKSLEUTEL: z.string().min(1, 'geef het bestand met de sleutel van het postvak, of laat deze naam weg').optional(),
  /** Path of the file with the key of the vault (R-OPS-8). */
  OPSPORING_KLUISSLEUTEL: z.string({ error: geefSleutel }).min(1, geefSleutel)
})

export type OpsporingConfig = z.infer<typeof opsporingSchema>

/** The environment of the closed compartment. Refuses the panel's own credentials in turn (R-WAL-1). */
export function readOpsporingConfig(env: Env): OpsporingConfig {
  refuseForeignNames(env, /^DATABASE_URL/i, 'Opsporing start niet met gegevens van het paneel.')
  return readConfig(opsporingSchema, env)
}
