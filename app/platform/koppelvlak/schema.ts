import { z } from 'zod'

/** How something goes from one organisation to another. `bericht`: an electronic message between registers. */
export const kanalen = ['e-mail', 'fax', 'post', 'persoonlijk', 'bericht', 'Weging'] as const
export type Kanaal = (typeof kanalen)[number]

export const kanaalNaam: Record<Kanaal, string> = {
  'e-mail': 'beveiligde e-mail',
  fax: 'fax',
  post: 'post',
  persoonlijk: 'overhandigen',
  bericht: 'elektronisch berichtenverkeer',
  Weging: 'in Weging'
}

/** The two laws a provision of data can rest on: police data go by the Wpg, everything else by the AVG (domein §8.2). */
export const wetten = ['Wpg', 'AVG'] as const
export type Wet = (typeof wetten)[number]

const text = z.string().min(1).max(300)

/**
 * A koppelvlak: an act of one body that asks an act of another. `wat` is what must go, in words; the things themselves are nowhere in this file. `tweede` is the channel for
 * when the first cannot be used. `uren`: within how many hours it must be there; how the clock runs at night and on free days is not a property of a koppelvlak.
 */
export const koppelvlakSchema = <Code extends string, Partij extends string, Gebeurtenis extends string>(parts: { code: readonly [Code, ...Code[]]; partij: readonly [Partij, ...Partij[]]; gebeurtenis: readonly [Gebeurtenis, ...Gebeurtenis[]] }) =>
  z.strictObject({
    code: z.enum(parts.code),
    naam: text,
    gebeurtenis: z.enum(parts.gebeurtenis),
    wat: z.array(text).min(1).max(6),
    van: z.enum(parts.partij),
    aan: z.array(z.strictObject({
      partij: z.enum(parts.partij),
      /** Where the work begins. `verzenden`: `van` must send it. `verwerken`: the event itself brought it, the receiver must see to it. */
      begint: z.enum(['verzenden', 'verwerken'])
    })).min(1),
    kanaal: z.strictObject({ eerste: z.enum(kanalen), tweede: z.enum(kanalen).nullable() }),
    uren: z.int().min(1).max(240),
    wetten: z.array(z.enum(wetten)).min(1),
    bron: text
  }).refine(({ kanaal }) => kanaal.eerste !== kanaal.tweede, 'De tweede weg is een andere dan de eerste.')
    .refine(({ aan }) => new Set(aan.map(({ partij }) => partij)).size === aan.length, 'Elke ontvanger staat er één keer.')

/** A file of them. A change is a new file with a new version; each task says which koppelvlak made it. */
export const koppelvlakkenSchema = <K extends z.ZodType<{ code: string }>>(koppelvlak: K) =>
  z.strictObject({ versie: z.string().min(1), opgesteld: z.iso.date(), toelichting: z.string().min(1), koppelvlakken: z.array(koppelvlak).min(1) })
    .refine(({ koppelvlakken }) => new Set(koppelvlakken.map(({ code }) => code)).size === koppelvlakken.length, 'Elk koppelvlak staat er één keer.')

const uur = (van: number, tot: number, bericht: string) => z.string({ error: bericht }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, bericht).refine((tijd) => Number(tijd.slice(0, 2)) >= van && Number(tijd.slice(0, 2)) <= tot, bericht)

/**
 * What the clock of a koppelvlak does at night and on free days (Saturday, Sunday, the holidays of art. 3 Algemene termijnenwet). A night runs from `dagEinde` to `dagBegin` of the
 * next day; it is told for a clock that goes on at night too, because the screen says so.
 */
export const ketenklokSchema = z.object({
  nacht: z.enum(['loopt-door', 'staat-stil'], { error: 'Kies wat de klok ’s nachts doet.' }),
  vrijeDagen: z.enum(['loopt-door', 'staat-stil'], { error: 'Kies wat de klok in het weekend en op feestdagen doet.' }),
  dagBegin: uur(5, 12, 'Vul een tijd in tussen 05:00 en 12:59, zoals 08:00.'),
  dagEinde: uur(16, 23, 'Vul een tijd in tussen 16:00 en 23:59, zoals 18:00.')
})
export type Ketenklok = z.infer<typeof ketenklokSchema>
