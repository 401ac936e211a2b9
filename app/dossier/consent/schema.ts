import { z } from 'zod'

/**
 * What betrokkene is asked beside the hearing itself, each with to whom: a yes to one says nothing of another. Handing passages over to opsporing has a form
 * of its own (app/toestemming), because there she must have been told more.
 */
export const doelen = ['verslag-gemachtigde', 'verslag-zorgcoordinator', 'contact-zorg', 'geluid'] as const
export type Doel = (typeof doelen)[number]

export const doelNaam: Record<Doel, { doel: string; aan: string }> = {
  'verslag-gemachtigde': { doel: 'Het verslag nalezen', aan: 'de gemachtigde' },
  'verslag-zorgcoordinator': { doel: 'Het verslag nalezen, naast betrokkene', aan: 'de zorgcoördinator' },
  'contact-zorg': { doel: 'Bellen na de zitting', aan: 'het zorgcontact' },
  geluid: { doel: 'Een geluidsopname, alleen om het verslag te controleren', aan: 'de secretaris' }
}

export const antwoorden = ['ja', 'nee', 'ingetrokken'] as const
export type Antwoord = (typeof antwoorden)[number]

export const consentFormSchema = z.object({
  doel: z.enum(doelen, { error: 'Kies waarvoor u toestemming vroeg.' }),
  antwoord: z.enum(antwoorden, { error: 'Kies wat betrokkene antwoordde.' })
})
export type PurposeConsentForm = z.infer<typeof consentFormSchema>

/** Record `toestemming-doel`: one answer of betrokkene; the last one per purpose counts. */
export const doelToestemmingSchema = z.strictObject({
  schema: z.literal('weging-toestemming-doel/v1'),
  doel: z.enum(doelen),
  antwoord: z.enum(antwoorden),
  op: z.iso.date(),
  zetel: z.enum(['voorzitter', 'secretaris'])
})
export type DoelToestemming = z.infer<typeof doelToestemmingSchema>
