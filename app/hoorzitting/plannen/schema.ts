import { z } from 'zod'
import { disciplines } from '~/dossier/schema'

/** Who can be asked to a hearing, apart from its room. */
export const rollen = ['betrokkene', 'lid', 'voorzitter', 'secretaris', 'tolk', 'gemachtigde', 'voogd', 'steunpersoon'] as const
export type Rol = (typeof rollen)[number]

/** Absolute time in milliseconds, the end not included: what ends at 10:00 leaves 10:00 free. */
const intervalSchema = z.strictObject({ van: z.int(), tot: z.int() }).refine(({ van, tot }) => tot > van, 'Een afspraak eindigt na haar begin.')
export type Interval = z.output<typeof intervalSchema>

const tijd = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const sleutel = z.string().min(1).max(80)
const geslacht = z.enum(['v', 'm', 'x'])

export const persoonSchema = z
  .strictObject({
    /** What names a person here: an id, never a name. */
    sleutel,
    rol: z.enum(rollen),
    /** Of a member: the seat. */
    discipline: z.enum(disciplines).optional(),
    /** Without her there is no hearing; otherwise she is wished. Of a seat with several candidates: without one of them. Members stand under the quorum. */
    nodig: z.boolean().default(true),
    /** False: she has not said yet when she can. */
    antwoord: z.boolean().default(true),
    bezet: z.array(intervalSchema).default([]),
    /** She can, but would rather not. */
    liever: z.array(intervalSchema).default([]),
    /** Excluded or recused: never placed, whatever else is said. */
    uitgesloten: z.boolean().default(false),
    geslacht: geslacht.optional(),
    /** Of an interpreter: in the register of the Wbtv. */
    beedigd: z.boolean().default(false),
    talen: z.array(z.string().min(1)).default([])
  })
  .refine(({ rol, discipline }) => (rol === 'lid') === (discipline !== undefined), 'Een lid heeft een discipline, een ander niet.')
export type Persoon = z.output<typeof persoonSchema>

export const ruimteSchema = z.strictObject({ sleutel, plaatsen: z.int().min(1), apartIngang: z.boolean(), bezet: z.array(intervalSchema).default([]) })
export type Ruimte = z.output<typeof ruimteSchema>

/** A part of a day that comes back every week, on the clock in Amsterdam; Monday is 1. Why is nobody's business here. */
const dagdeelSchema = z.strictObject({ weekdag: z.int().min(1).max(5), van: tijd, tot: tijd }).refine(({ van, tot }) => tot > van, 'Een dagdeel eindigt na zijn begin.')
export type Dagdeel = z.output<typeof dagdeelSchema>

/** What betrokkene asks. It binds, but for what she would rather not. */
export const wensenSchema = z.strictObject({
  nooitVoor: tijd.optional(),
  nooitNa: tijd.optional(),
  /** Therapy, school, childcare. */
  kanNiet: z.array(dagdeelSchema).default([]),
  lieverNiet: z.array(dagdeelSchema).default([]),
  /** The longest that one session may last. */
  maxMinuten: z.int().min(30).optional(),
  /** How many who ask sit in the room with her; the others listen elsewhere. */
  maxVragers: z.int().min(1).default(2),
  geslachtVragers: geslacht.optional(),
  geslachtTolk: geslacht.optional()
})

export const plannenSchema = z
  .strictObject({
    /** Of each session: whole half hours, because a room is kept by the half hour. */
    minuten: z.int().min(30).max(480).multipleOf(30),
    /** On as many different days. */
    zittingen: z.int().min(1).max(5).default(1),
    personen: z.array(persoonSchema).max(500),
    ruimten: z.array(ruimteSchema).max(100),
    wensen: wensenSchema.prefault({}),
    /** The language an interpreter must speak; null: none is needed. */
    tolkTaal: z.string().min(1).nullable(),
    /** Betrokkene must be able to come and go by a door of her own. */
    apartIngang: z.boolean().default(false),
    quorum: z.strictObject({ perDiscipline: z.int().min(1).default(1), disciplines: z.union([z.literal(2), z.literal(3)]).default(3) }).prefault({}),
    vandaag: z.iso.date(),
    /** The day on which the papers are ready to be read, and how many days they must lie there (a week: the model of art. 7:4 Awb). */
    stukkenGereed: z.iso.date(),
    inzageDagen: z.int().min(0).default(7),
    /** How many calendar days after today are looked at. */
    horizonDagen: z.int().min(1).max(730).default(90),
    /** The terms that the hearing must meet, each with its last day. */
    termijnen: z.array(z.strictObject({ naam: z.string().min(1), uiterlijk: z.iso.date() })).default([]),
    /** School and court holidays: they warn and forbid nothing. First and last day included. */
    vakanties: z.array(z.strictObject({ soort: z.enum(['school', 'gerecht']), naam: z.string(), van: z.iso.date(), tot: z.iso.date() })).default([]),
    /** How many proposals, and how many of them may begin on one day. */
    aantal: z.int().min(1).max(50).default(10),
    perDag: z.int().min(1).max(16).default(2)
  })
  // Somebody who stood here twice could be placed twice at one moment.
  .refine(({ personen, ruimten }) => new Set([...personen, ...ruimten].map((one) => one.sleutel)).size === personen.length + ruimten.length, 'Ieder staat er één keer in, in één rol.')
/** Everything that planning a hearing depends on. */
export type Planvraag = z.output<typeof plannenSchema>
export type PlanvraagInvoer = z.input<typeof plannenSchema>
