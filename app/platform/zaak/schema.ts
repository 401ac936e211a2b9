import { z } from 'zod'

/**
 * The published shape `weging-zaak/v1` of a case file, as it stands: no marker field, free date texts, `null` for what
 * could not be checked. Knows no table and no compartment. Unknown fields are refused with their path: a mistyped
 * `uit_strafzaak` must never put a line of the criminal case before the panel (R-DOS-11).
 */

const longest = 20_000
const mostRows = 2_000

/** Text that a database can hold: no NUL, no half of a surrogate pair. */
const text = z
  .string()
  .max(longest)
  .refine((value) => !/\0|\p{Surrogate}/u.test(value), 'bevat een teken dat niet kan worden bewaard')
  .transform((value) => value.normalize('NFC'))

const filled = text.refine((value) => value.trim() !== '', 'mag niet leeg zijn')
const nullable = text.nullable()
const list = <Row extends z.ZodType>(row: Row) => z.array(row).max(mostRows)

/** Every row of every list may say that it comes out of the criminal case. */
const row = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...shape, uit_strafzaak: z.boolean().optional() })

const tijdlijnRij = row({ datum: nullable, gebeurtenis: filled, par: nullable })

const verklaringRij = row({
  moment: nullable,
  tegenover: nullable,
  kern: filled,
  afwijkend_van_eerder: nullable,
  uitleg_afwijking: nullable,
  par: nullable
})

const stukRij = row({ soort: filled, datum: nullable, inhoud: filled, steunt_of_weerspreekt: nullable.optional(), par: nullable })

const indicatieRij = row({ datum: nullable, indicatie_of_stap: filled, par: nullable })

const beoordelingRij = row({ instantie: filled, datum: nullable, oordeel: nullable, motivering: nullable, par: nullable })

const tegenstrijdigheidRij = row({ punt: filled, bronnen: nullable })

/** Where the compiler found it: provenance only, so further texts are let through and left behind. */
const bronfragmentRij = z.object({ id: nullable.optional(), uit_strafzaak: z.boolean().optional() }).catchall(nullable)

const bron = z.object({ zaaknummer: filled, ecli_of_appno: filled }).catchall(nullable)

const betrokkene = z.strictObject({
  aanduiding: filled,
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
