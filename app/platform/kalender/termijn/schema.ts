import { z } from 'zod'

/** Where a term comes from. Only a term that a law sets falls under the Algemene termijnenwet by itself. */
export const soorten = ['wettelijk', 'beleid', 'afspraak'] as const
export type Soort = (typeof soorten)[number]

/** The units of terms in days. A term has one, and whatever lengthens it has the same: weeks and working days are never mixed. */
export const dageenheden = ['kalenderdagen', 'weken', 'maanden', 'werkdagen'] as const
export type Dageenheid = (typeof dageenheden)[number]

const text = z.string().min(1).max(500)
const aantal = z.int().min(1).max(10_000)
const moment = z.iso.datetime()

const common = {
  /** What must be done, as *correcties en aanvullingen indienen*. */
  naam: text,
  soort: z.enum(soorten),
  /** The article or the policy it rests on. */
  bron: text,
  /** What begins it (or, counted backwards, what it ends at), as *het verzenden van het concept*. */
  gebeurtenis: text,
  /** Each by so many of the same unit. */
  verlengingen: z.array(z.strictObject({ aantal, reden: text })).default([])
}

const inOrder = ({ van, tot }: { van: string; tot: string | null }): boolean => tot === null || tot >= van

/** Days on which the term stands still, first and last one included; `tot: null` while it still does. */
const dagOpschorting = z.strictObject({ van: z.iso.date(), tot: z.iso.date().nullable(), reden: text }).refine(inOrder, 'Een opschorting eindigt niet vóór zij begint.')

/** A term in days, weeks, months or working days. `begin` is the day of the event (Amsterdam), which does not count itself. */
export const dagTermijnSchema = z
  .strictObject({
    ...common,
    begin: z.iso.date(),
    /** `voor`: counted backwards from the event, as *ten minste een week voor het horen*. */
    richting: z.enum(['na', 'voor']).default('na'),
    lengte: z.strictObject({ aantal, eenheid: z.enum(dageenheden) }),
    /** A policy or an agreement may say that it follows the Algemene termijnenwet; a law need not. */
    volgtAtw: z.boolean().default(false),
    opschortingen: z.array(dagOpschorting).default([])
  })
  .refine(({ richting, opschortingen, verlengingen }) => richting === 'na' || opschortingen.length + verlengingen.length === 0, 'Een termijn die terug telt, wordt niet opgeschort of verlengd.')
  .refine(({ richting, volgtAtw }) => richting === 'na' || !volgtAtw, 'De Algemene termijnenwet geldt niet voor een termijn die terug telt.')
export type DagTermijn = z.output<typeof dagTermijnSchema>

const urenOpschorting = z.strictObject({ van: moment, tot: moment.nullable(), reden: text }).refine(({ van, tot }) => tot === null || Date.parse(tot) > Date.parse(van), 'Een opschorting eindigt na haar begin.')

/** A term in hours, between two moments. The Algemene termijnenwet says nothing of it (art. 4 onder a). */
export const urenTermijnSchema = z.strictObject({
  ...common,
  begin: moment,
  lengte: z.strictObject({ aantal, eenheid: z.literal('uren') }),
  /** Whether the clock goes on at weekends and on holidays; the policy must say so (24 hours of a mailbox that is read on working days). */
  klok: z.enum(['loopt-door', 'stopt-op-vrije-dagen']),
  opschortingen: z.array(urenOpschorting).default([])
})
export type UrenTermijn = z.output<typeof urenTermijnSchema>

/** Any term of the house, as it is stored. */
export const termijnSchema = z.union([dagTermijnSchema, urenTermijnSchema])
export type Termijn = z.output<typeof termijnSchema>

export const isUrenTermijn = (termijn: Termijn): termijn is UrenTermijn => termijn.lengte.eenheid === 'uren'
