import { z } from 'zod'
import { minderjarigWaarden } from '~/dossier/schema'
import gegevens from './toestemming-leeftijd-1.json'

export const instemmers = ['betrokkene', 'voogd'] as const
export type Instemmer = (typeof instemmers)[number]

/**
 * Who consents to a hearing, or to doing without, follows age; and the ages are data, of which a dossier keeps the version (R-PLN-44). Under 12 the guardian;
 * from 12 to 15 the child and the guardian; from 16 the person alone. In doubt somebody is treated as a child (CoE art. 10(3)).
 */
const leeftijdenSchema = z.strictObject({
  versie: z.string().min(1),
  bron: z.string().min(1),
  groepen: z
    .array(
      z.strictObject({
        code: z.string().min(1),
        naam: z.string().min(1),
        vanaf: z.int().min(0).nullable(),
        totEnMet: z.int().min(0).nullable(),
        minderjarig: z.enum(minderjarigWaarden),
        stemtIn: z.array(z.enum(instemmers)).min(1)
      })
    )
    .min(1)
})

export const leeftijden = leeftijdenSchema.parse(gegevens)
export type Leeftijdsgroep = (typeof leeftijden.groepen)[number]

/** The group with this code in the version that counts now; undefined when there is none. */
export const groepVan = (code: string): Leeftijdsgroep | undefined => leeftijden.groepen.find((groep) => groep.code === code)
