import { z } from 'zod'

/** What the check marks. It looks at words only: it knows no lead and asks nobody (ontwerp.md law 3). */
export const merkSoorten = ['naam', 'adres', 'telefoonnummer', 'rekeningnummer', 'kenteken'] as const
export type MerkSoort = (typeof merkSoorten)[number]

export const merkNaam: Record<MerkSoort, string> = {
  naam: 'naam van een persoon',
  adres: 'adres',
  telefoonnummer: 'telefoonnummer',
  rekeningnummer: 'rekeningnummer',
  kenteken: 'kenteken'
}

/** Words that the check marked, and where they stand. */
export interface Merk {
  soort: MerkSoort
  /** As they stand in the text, the first time. */
  woorden: string
  /** Places in the advies, in words: `Wat betrokkene vertelde, alinea 2`. */
  plaatsen: string[]
}

export const besluiten = ['laten staan', 'algemener schrijven'] as const
export type Besluit = (typeof besluiten)[number]

const reden = z.string().min(1).max(300)

/** What the secretaris decided about one mark: without its words, by their hash in this dossier. */
export const merkBesluitSchema = z.discriminatedUnion('besluit', [
  z.strictObject({ merk: z.string().regex(/^[0-9a-f]{64}$/), soort: z.enum(merkSoorten), besluit: z.literal('laten staan'), reden }),
  z.strictObject({ merk: z.string().regex(/^[0-9a-f]{64}$/), soort: z.enum(merkSoorten), besluit: z.literal('algemener schrijven') })
])
export type MerkBesluit = z.infer<typeof merkBesluitSchema>

/** The record of the decisions of one round of checking: all of them, also the earlier ones. */
export const namenCheckSchema = z.strictObject({
  schema: z.literal('weging-namen-check/v1'),
  adviesVersie: z.number().int().positive(),
  besluiten: z.array(merkBesluitSchema).min(1)
})
