import { z } from 'zod'

/**
 * What betrokkene is asked beside the hearing itself, each with to whom: a yes to one says nothing of another. Handing passages over to opsporing has a form
 * of its own (app/toestemming), because there she must have been told more.
 */
export const doelen = ['verslag-gemachtigde', 'verslag-zorgcoordinator', 'contact-zorg', 'geluid'] as const

/** What the coördinator asks her about others in the chain (R-KET-41). Who of the panel reads medical papers is asked per paper (app/stukken/medisch). */
export const ketenDoelen = ['lidstaat-wens-aangifte', 'lidstaat-medisch', 'derden-opvragen', 'derden-informeren'] as const
export type KetenDoel = (typeof ketenDoelen)[number]
export type Doel = (typeof doelen)[number] | KetenDoel

export const doelNaam: Record<Doel, { doel: string; aan: string }> = {
  'verslag-gemachtigde': { doel: 'Het verslag nalezen', aan: 'de gemachtigde' },
  'verslag-zorgcoordinator': { doel: 'Het verslag nalezen, naast betrokkene', aan: 'de zorgcoördinator' },
  'contact-zorg': { doel: 'Bellen na de zitting', aan: 'het zorgcontact' },
  geluid: { doel: 'Een geluidsopname, alleen om het verslag te controleren', aan: 'de secretaris' },
  'lidstaat-wens-aangifte': { doel: 'Vertellen dat zij aangifte wil doen', aan: 'het land dat haar asielverzoek behandelt, via DT&V' },
  'lidstaat-medisch': { doel: 'Medische gegevens delen', aan: 'het land dat haar asielverzoek behandelt, via DT&V' },
  'derden-opvragen': { doel: 'Gegevens over haar opvragen', aan: 'andere organisaties in de keten' },
  'derden-informeren': { doel: 'Vertellen hoe het met haar zaak staat', aan: 'andere organisaties in de keten' }
}

export const antwoorden = ['ja', 'nee', 'ingetrokken'] as const
export type Antwoord = (typeof antwoorden)[number]

export const consentFormSchema = z.object({
  doel: z.enum(doelen, { error: 'Kies waarvoor u toestemming vroeg.' }),
  antwoord: z.enum(antwoorden, { error: 'Kies wat betrokkene antwoordde.' })
})
/** `opAntwoord`: the day on which she answered (YYYY-MM-DD); absent: today. */
export const ketenConsentFormSchema = consentFormSchema.extend({ doel: z.enum(ketenDoelen, { error: 'Kies waarvoor u toestemming vroeg.' }), opAntwoord: z.iso.date('Kies op welke dag zij antwoordde.').optional() })
export type ChainConsentForm = z.infer<typeof ketenConsentFormSchema>
export type PurposeConsentForm = z.infer<typeof consentFormSchema> | Omit<ChainConsentForm, 'opAntwoord'>

/** Record `toestemming-doel`: one answer of betrokkene; the last one per purpose counts. */
export const doelToestemmingSchema = z.strictObject({
  schema: z.literal('weging-toestemming-doel/v1'),
  doel: z.enum([...doelen, ...ketenDoelen]),
  antwoord: z.enum(antwoorden),
  op: z.iso.date(),
  zetel: z.enum(['voorzitter', 'secretaris', 'coordinator'])
})
export type DoelToestemming = z.infer<typeof doelToestemmingSchema>
