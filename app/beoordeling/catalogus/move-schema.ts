import { z } from 'zod'
import { disciplineSchema } from './schema'
import { recordText } from '../schema'

const versie = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
const codes = z.array(z.string().regex(/^[A-Z][0-9]{1,2}$/)).max(200)

/** The move of one dossier to a newer version of the criteria, with what it changed and whose sheet must be handed in again. */
export const catalogusWisselSchema = z.strictObject({
  schema: z.literal('weging-catalogus-wissel/v1'),
  van: versie,
  naar: versie,
  ronde: z.int().min(1),
  reden: recordText(2000),
  erbij: codes,
  weg: codes,
  gewijzigd: codes,
  opnieuwIndienen: z.array(disciplineSchema).max(3)
})
export type CatalogusWissel = z.infer<typeof catalogusWisselSchema>

/** What the page sends. `versie`: the one whose changes were on the screen. */
export const moveFormSchema = z.object({
  versie: z.string({ error: 'Kies naar welke versie het dossier gaat.' }).regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'Kies naar welke versie het dossier gaat.'),
  reden: z.string({ error: 'Schrijf waarom dit dossier naar de nieuwe versie gaat.' }).max(2000, 'Gebruik hoogstens 2000 tekens.').regex(/[\p{L}\p{N}]/u, 'Schrijf waarom dit dossier naar de nieuwe versie gaat.')
})
export type MoveForm = z.infer<typeof moveFormSchema>
