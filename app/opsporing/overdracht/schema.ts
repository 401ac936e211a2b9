import { z } from 'zod'
import { indicatieInhoud, zaakInhoud } from '../schema'

/** What this compartment hands over: K4 the strafdossier, P6 leads (R-KET-63). */
export const koppelvlakCodes = ['K4', 'P6'] as const
export type KoppelvlakCode = (typeof koppelvlakCodes)[number]

export const ontvangers = ['OM', 'AVIM'] as const
export type Ontvanger = (typeof ontvangers)[number]

export const ontvangerNaam: Readonly<Record<Ontvanger, string>> = {
  OM: 'Openbaar Ministerie (OM)',
  AVIM: 'Politie, Afdeling Vreemdelingenpolitie, Identificatie en Mensenhandel (AVIM)'
}

/** One version of a lead as it was handed over. */
const overgedragen = z.strictObject({ nummer: z.int(), versie: z.int(), geschrevenOp: z.iso.datetime(), geschrevenDoor: z.string().nullable(), inhoud: indicatieInhoud })

const gewoon = {
  nummer: z.string().regex(/^O-\d{4}-\d{4,6}$/),
  dossierId: z.uuid(),
  zaak: zaakInhoud,
  ontvanger: z.enum(ontvangers),
  grondslag: z.string(),
  toelichting: z.string().nullable(),
  opgesteldOp: z.iso.datetime(),
  opgesteldDoor: z.strictObject({ functie: z.string(), registernummer: z.string() })
}

/** What goes with the strafdossier itself, which travels on paper (domein §9.3, K4). */
const strafdossier = z.strictObject({ aangifteOp: z.iso.date(), resultaat: z.string() })

/** The document of a hand-over, as it is hashed and kept. Everything in it was so at the moment it was drawn up. Version 1 handed over leads only. */
export const overdrachtDocument = z.discriminatedUnion('soort', [
  z.strictObject({ soort: z.literal('weging-overdracht/v1'), ...gewoon, indicaties: z.array(overgedragen).min(1) }),
  z.strictObject({ soort: z.literal('weging-overdracht/v2'), ...gewoon, koppelvlak: z.enum(koppelvlakCodes), strafdossier: strafdossier.nullable(), indicaties: z.array(overgedragen) })
])
/** Which koppelvlak this was, and what goes with a strafdossier. */
export const watIs = (document: OverdrachtDocument): { koppelvlak: KoppelvlakCode; strafdossier: z.infer<typeof strafdossier> | null } =>
  document.soort === 'weging-overdracht/v1' ? { koppelvlak: 'P6', strafdossier: null } : { koppelvlak: document.koppelvlak, strafdossier: document.strafdossier }
export const koppelvlakNaam: Readonly<Record<KoppelvlakCode, string>> = { P6: 'Indicaties voor opsporing', K4: 'Het strafdossier' }
export type OverdrachtDocument = z.infer<typeof overdrachtDocument>

/** What happens to a hand-over, in the order in which it can. */
export const gebeurtenissen = ['opgesteld', 'verstrekt', 'ontvangst-bevestigd'] as const
export type Gebeurtenis = (typeof gebeurtenissen)[number]

/** What who recorded an event said of it. */
export const gebeurtenisInhoud = z.strictObject({ toelichting: z.string().nullable() })
