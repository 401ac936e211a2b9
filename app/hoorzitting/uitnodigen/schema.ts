import { z } from 'zod'

/** Along which way a letter reaches betrokkene without danger (domein.md §9.11). It is asked of her, and it is no address. */
export const kanalen = ['via-gemachtigde', 'via-zorgcoordinator', 'opvang-persoonlijk', 'politie'] as const
export type Kanaal = (typeof kanalen)[number]

export const kanaalNaam: Record<Kanaal, string> = {
  'via-gemachtigde': 'Via de gemachtigde',
  'via-zorgcoordinator': 'Via de zorgcoördinator',
  'opvang-persoonlijk': 'In de opvang, in haar eigen hand',
  politie: 'Via haar contactpersoon bij de politie'
}

export const kanaalFormSchema = z.object({
  kanaal: z.enum(kanalen, { error: 'Kies hoe een brief veilig bij betrokkene komt.' }),
  besproken: z.literal('ja', { error: 'Bespreek dit eerst met betrokkene, of met wie haar helpt. Zet dan het vinkje.' })
})

/** Record `veilig-kanaal`: the way that was agreed with betrokkene; the latest one counts. */
export const kanaalSchema = z.strictObject({ schema: z.literal('weging-veilig-kanaal/v1'), kanaal: z.enum(kanalen) })

export const briefFormSchema = z.object({ zitting: z.uuid('Open deze pagina opnieuw en kies het gesprek.') })

export const wijzen = ['persoonlijk', 'per-post-aan-helper', 'digitaal-aan-helper'] as const
export type Wijze = (typeof wijzen)[number]
export const wijzeNaam: Record<Wijze, string> = {
  persoonlijk: 'in haar hand gegeven',
  'per-post-aan-helper': 'per post aan wie de brief doorgeeft',
  'digitaal-aan-helper': 'beveiligd digitaal aan wie de brief doorgeeft'
}

export const uitreikFormSchema = z.object({
  brief: z.coerce.number({ error: 'Open deze pagina opnieuw en kies de brief.' }).int().min(1),
  op: z.iso.date('Kies de dag waarop de brief is gegeven.'),
  wijze: z.enum(wijzen, { error: 'Kies hoe de brief is gegeven.' })
})
export type UitreikForm = z.infer<typeof uitreikFormSchema>

export const opnieuwFormSchema = z.object({ verzending: z.uuid('Open deze pagina opnieuw en kies het bericht.') })

const Regel = z.string().min(1).max(500)
const Deel = z.strictObject({ kop: Regel, alineas: z.array(Regel).max(10), lijst: z.array(Regel).max(20) })
export type Deel = z.infer<typeof Deel>

/** Record `oproep`: one letter about one plan of one session, every word of it. Made of fixed sentences, days, times, functions and numbers; nothing typed stands in it (R-UIT-12). */
export const oproepSchema = z.strictObject({
  schema: z.literal('weging-oproep/v1'),
  sjabloon: z.literal('oproep/1'),
  kenmerk: z.string().regex(/^W-\d{4}-\d{4,}$/),
  soort: z.enum(['uitnodiging', 'verzet', 'vervallen']),
  zittingId: z.uuid(),
  uid: z.uuid(),
  volgorde: z.int().min(0),
  /** The day of the letter, in Amsterdam. */
  datum: z.iso.date(),
  kanaal: z.enum(kanalen),
  titel: Regel,
  delen: z.array(Deel).min(1).max(12)
})
export type Oproep = z.infer<typeof oproepSchema>

/** Record `oproep-uitreiking`: that letter was given; who wrote it down stands beside the record. */
export const uitreikingSchema = z.strictObject({
  schema: z.literal('weging-oproep-uitreiking/v1'),
  /** Version of the record `oproep`. */
  brief: z.int().min(1),
  op: z.iso.date(),
  wijze: z.enum(wijzen)
})
export type Uitreiking = z.infer<typeof uitreikingSchema>
