import { z } from 'zod'

export const regios = ['noord', 'midden', 'zuid'] as const
export type Regio = (typeof regios)[number]

/** A period in which many people are away: first and last day included. */
export const periodeSchema = z
  .strictObject({
    soort: z.enum(['school', 'gerecht']),
    naam: z.string().min(1),
    regios: z.array(z.enum(regios)).min(1),
    van: z.iso.date(),
    tot: z.iso.date(),
    bron: z.string().min(1),
    /** True: somebody must still compare this with what was published. */
    teControleren: z.boolean()
  })
  .refine(({ van, tot }) => tot >= van, 'Een periode eindigt niet vóór zij begint.')
export type Periode = z.output<typeof periodeSchema>

/** The file of these periods. A correction is a new file with a new version. */
export const planningsvrijSchema = z.strictObject({ versie: z.string().min(1), opgesteld: z.iso.date(), toelichting: z.string().min(1), perioden: z.array(periodeSchema) })
