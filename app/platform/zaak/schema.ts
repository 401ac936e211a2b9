import { z } from 'zod'
import { plainText } from '../text'

/**
 * The published shape `weging-zaak/v1` of a case file, as it stands: no marker field, free date texts, `null` for what
 * could not be checked. Knows no table and no compartment. Unknown fields are refused with their path: a mistyped
 * `uit_strafzaak` must never put a line of the criminal case before the panel (R-DOS-11).
 */

const mostRows = 2_000

/** Text that a database can hold (no NUL, no half of a surrogate pair), in the one form that reads as it is stored. */
const written = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((value) => !/\0|\p{Surrogate}/u.test(value), 'bevat een teken dat niet kan worden bewaard')
    .transform(plainText)

const isFilled = (value: string): boolean => value !== ''
const empty = 'mag niet leeg zijn'

const text = written(20_000)
const filled = text.refine(isFilled, empty)
const nullable = text.nullable()
/** Names, kinds, dates and places: one line in an advies. */
const short = written(500)
const shortFilled = short.refine(isFilled, empty)
const shortNullable = short.nullable()
const list = <Row extends z.ZodType>(row: Row) => z.array(row).max(mostRows)

/** Every row of every list may say that it comes out of the criminal case. */
const row = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...shape, uit_strafzaak: z.boolean().optional() })

const tijdlijnRij = row({ datum: shortNullable, gebeurtenis: filled, par: shortNullable })

const verklaringRij = row({
  moment: shortNullable,
  tegenover: shortNullable,
  kern: filled,
  afwijkend_van_eerder: nullable,
  uitleg_afwijking: nullable,
  par: shortNullable
})

const stukRij = row({ soort: shortFilled, datum: shortNullable, inhoud: filled, steunt_of_weerspreekt: nullable.optional(), par: shortNullable })

const indicatieRij = row({ datum: shortNullable, indicatie_of_stap: filled, par: shortNullable })

const beoordelingRij = row({ instantie: shortFilled, datum: shortNullable, oordeel: nullable, motivering: nullable, par: shortNullable })

const tegenstrijdigheidRij = row({ punt: filled, bronnen: shortNullable })

/** Where the compiler found it: provenance only, so further texts are let through and left behind. */
const bronfragmentRij = z.object({ id: nullable.optional(), uit_strafzaak: z.boolean().optional() }).catchall(nullable)

const bron = z.object({ zaaknummer: shortFilled, ecli_of_appno: shortFilled }).catchall(nullable)

const betrokkene = z.strictObject({
  aanduiding: shortFilled,
  geslacht: nullable,
  geboortejaar_of_leeftijd: nullable,
  minderjarig_tijdens_feiten: z.union([z.boolean(), nullable]),
  nationaliteit: nullable,
  taal_of_tolk: nullable,
  kwetsbaarheid: list(filled)
})

export const zaakSchema = z.strictObject({
  bron,
  betrokkene,
  vorm_uitbuiting: list(filled),
  landen: z.strictObject({ herkomst: nullable, transit: nullable, uitbuiting: nullable }),
  tijdlijn: list(tijdlijnRij),
  verklaringen: list(verklaringRij),
  stukken: list(stukRij),
  opsporing: list(indicatieRij),
  beoordeling_door_instanties: list(beoordelingRij),
  tegenstrijdigheden_in_bronnen: list(tegenstrijdigheidRij).default([]),
  bronfragmenten: list(bronfragmentRij).default([]),
  onzekerheden: list(text).default([]),
  uitkomst_rechter: nullable.optional(),
  compleetheid: nullable.optional(),
  leeswijzer: nullable.optional()
})

export type Zaak = z.infer<typeof zaakSchema>

/** The lists whose rows may come out of the criminal case; `opsporing` belongs there whole. */
export const gemengdeLijsten = [
  'tijdlijn',
  'verklaringen',
  'stukken',
  'beoordeling_door_instanties',
  'tegenstrijdigheden_in_bronnen',
  'bronfragmenten'
] as const satisfies readonly (keyof Zaak)[]
