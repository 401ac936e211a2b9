import { z } from 'zod'
import { Day, Kenmerk, Line, MemberDiscipline, Oordeel, PanelDiscipline, Paragraph, Paragraphs, Uitkomst, Whole } from './schema-parts'

const Hoorzitting = z.discriminatedUnion('gehouden', [
  z.strictObject({ gehouden: z.literal(true), datum: Day, aanwezig: z.array(Line).min(1).max(50), verslagVersie: Whole, vastgesteldOp: Day }),
  z.strictObject({ gehouden: z.literal(false), reden: Paragraph })
])

const Judgement = z.strictObject({
  discipline: MemberDiscipline,
  oordeel: Oordeel,
  gewicht: z.enum(['licht', 'zwaar']).nullable(),
  reden: Paragraph,
  bronnen: z.array(z.strictObject({ stuk: Whole, plaats: Line.nullable() })).max(50)
})

const Groep = z.strictObject({
  code: Line,
  naam: Line,
  oordelen: z.array(z.strictObject({ code: Line, naam: Line, perDiscipline: z.array(Judgement).min(1).max(3) })).max(50),
  balans: Paragraphs
})

/** `weging-advies/v1`: all that an advies said. Kept so that an old file can be verified and printed again; nothing makes it any more. */
export const AdviesV1 = z.strictObject({
  schema: z.literal('weging-advies/v1'),
  /** Which template prints it; an old template stays, so that an old advies can be printed again. */
  sjabloon: z.literal('advies/1'),
  kenmerk: Kenmerk,
  versie: Whole,
  vastgesteldOp: Day,
  /** TEST, geen rechtskracht: printed loudly on every page. */
  proef: z.boolean(),
  verzoeker: Line,
  doel: Line,
  grondslag: Paragraph,
  /** True: an adviseur in the sense of Awb 3:5. False: the wording is "naar analogie". */
  grondslagIsAwb35: z.boolean(),
  vraag: Paragraph,
  betrokkene: z.strictObject({ aanduiding: Line }),
  paneel: z.strictObject({
    naam: Line,
    leden: z.array(z.strictObject({ functie: Line, discipline: PanelDiscipline, registernummer: Line })).min(1).max(20)
  }),
  catalogus: z.strictObject({ versie: Line, status: Line }),
  wet273f: z.strictObject({ versie: Line }),
  bronnen: z.array(z.strictObject({ nummer: Whole, soort: Line, datum: Day.nullable(), auteur: Line, vindplaats: Line })).max(500),
  hoorzitting: Hoorzitting,
  samenvatting: Paragraphs,
  referentiekader: z.array(z.strictObject({
    code: Line, naam: Line, teksten: z.array(z.strictObject({ discipline: MemberDiscipline, tekst: Paragraph })).min(1).max(3)
  })).max(50),
  groepen: z.array(Groep).max(30),
  contraIndicaties: Paragraphs,
  conclusie: z.strictObject({ uitkomst: Uitkomst, zin: Paragraph, maatstaf: Paragraph }),
  standpunten: z.array(z.strictObject({ discipline: MemberDiscipline, uitkomst: Uitkomst, toelichting: Paragraphs, afwijkend: Paragraphs })).max(3),
  ontbreekt: z.array(z.strictObject({ wat: Paragraph, wie: Line })).max(100),
  nietBeoordeeld: Paragraphs,
  zorgvuldigheid: Paragraphs
})

export type AdviesV1 = z.infer<typeof AdviesV1>
