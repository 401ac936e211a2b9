import { z } from 'zod'
import { indicatieInhoud, zaakInhoud } from '../schema'

export const ontvangers = ['OM', 'AVIM'] as const
export type Ontvanger = (typeof ontvangers)[number]

export const ontvangerNaam: Readonly<Record<Ontvanger, string>> = {
  OM: 'Openbaar Ministerie (OM)',
  AVIM: 'Politie, Afdeling Vreemdelingenpolitie, Identificatie en Mensenhandel (AVIM)'
}

/** One version of a lead as it was handed over. */
const overgedragen = z.strictObject({ nummer: z.int(), versie: z.int(), geschrevenOp: z.iso.datetime(), geschrevenDoor: z.string().nullable(), inhoud: indicatieInhoud })

/** The document of a hand-over, as it is hashed and kept. Everything in it was so at the moment it was drawn up. */
export const overdrachtDocument = z.strictObject({
  soort: z.literal('weging-overdracht/v1'),
  nummer: z.string().regex(/^O-\d{4}-\d{4,6}$/),
  dossierId: z.uuid(),
  zaak: zaakInhoud,
  ontvanger: z.enum(ontvangers),
  grondslag: z.string(),
  toelichting: z.string().nullable(),
  opgesteldOp: z.iso.datetime(),
  opgesteldDoor: z.strictObject({ functie: z.string(), registernummer: z.string() }),
  indicaties: z.array(overgedragen).min(1)
})
export type OverdrachtDocument = z.infer<typeof overdrachtDocument>

/** What happens to a hand-over, in the order in which it can. */
export const gebeurtenissen = ['opgesteld', 'verstrekt', 'ontvangst-bevestigd'] as const
export type Gebeurtenis = (typeof gebeurtenissen)[number]

/** What who recorded an event said of it. */
export const gebeurtenisInhoud = z.strictObject({ toelichting: z.string().nullable() })
