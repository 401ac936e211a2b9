import { z } from 'zod'
import { Day, Kenmerk, Line, LongLine, MemberDiscipline, Oordeel, PanelDiscipline, Paragraph, Paragraphs, Uitkomst, Whole } from './schema-parts'

export const recordSoorten = ['intake', 'paneel', 'verslag', 'afzien van horen', 'score', 'weging', 'standpunt'] as const
const RecordSoort = z.enum(recordSoorten)

/** A record in a ground. `discipline` for a score or standpunt, null for the others; `plaats`: a paragraph, a group, a criterion. */
const GrondRecord = z.strictObject({ soort: RecordSoort, discipline: MemberDiscipline.nullable(), versie: Whole, plaats: Line.nullable() })
/** What a paragraph stands on: a stuk of the list of sources, or one of the records the advies was built from. */
export const Grond = z.discriminatedUnion('soort', [z.strictObject({ soort: z.literal('stuk'), nummer: Whole, plaats: Line.nullable() }), GrondRecord])
const Alinea = z.strictObject({ tekst: Paragraph, gronden: z.array(Grond).max(50) })
export const Alineas = z.array(Alinea).max(200)

/** A dated source: the exact day, or, when the stuk has none, the date in the words of the stuk. */
const Bron = z.strictObject({ nummer: Whole, soort: LongLine, datum: Day.nullable(), datumTekst: LongLine.nullable(), auteur: LongLine, vindplaats: LongLine })
  .refine(({ datum, datumTekst }) => (datum === null) !== (datumTekst === null), 'Een bron heeft een dag, of de datum zoals die in het stuk staat')

const Hoorzitting = z.discriminatedUnion('gehouden', [
  z.strictObject({ gehouden: z.literal(true), datum: Day, aanwezig: z.array(Line).min(1).max(50), verslagVersie: Whole, vastgesteldOp: Day }),
  z.strictObject({ gehouden: z.literal(false), reden: Paragraph })
])

export const Judgement = z.strictObject({
  discipline: MemberDiscipline,
  oordeel: Oordeel,
  /** Null also for a judgement by a criterion that has no weight. */
  gewicht: z.enum(['licht', 'zwaar']).nullable(),
  reden: Paragraph,
  bronnen: z.array(z.strictObject({ stuk: Whole, plaats: Line.nullable() })).max(50)
})

const Groep = z.strictObject({
  code: Line,
  naam: Line,
  oordelen: z.array(z.strictObject({ code: Line, naam: Line, perDiscipline: z.array(Judgement).min(1).max(3) })).max(50),
  balans: Alineas
})

/** Where a contra-indication was put to betrokkene, or why it was not. */
const Voorgelegd = z.discriminatedUnion('waar', [
  z.strictObject({ waar: z.literal('op de hoorzitting'), verslagVersie: Whole, plaats: Line }),
  z.strictObject({ waar: z.literal('schriftelijk'), plaats: Line }),
  z.strictObject({ waar: z.literal('niet voorgelegd'), reden: Paragraph })
])

/** Cannot be left half: it counts only where it was put to betrokkene and the answer stands beside it (law 4). */
const ContraIndicatie = z.strictObject({ tekst: Paragraph, gronden: z.array(Grond).max(50), voorgelegd: Voorgelegd, antwoord: Paragraph.nullable() })
  .refine(({ voorgelegd, antwoord }) => (voorgelegd.waar === 'niet voorgelegd') === (antwoord === null), 'Bij wat is voorgelegd hoort een antwoord, en bij de rest niet')

/** The deed of the panel: all agree, or the rule in the grondslag decides. Chosen by the panel, never derived from the views. */
const Besluit = z.discriminatedUnion('wijze', [
  z.strictObject({ wijze: z.literal('eenstemmig'), regel: z.null(), stemmen: z.array(z.strictObject({ discipline: MemberDiscipline, uitkomst: Uitkomst })).length(3) }),
  z.strictObject({
    wijze: z.literal('volgens de regel in de grondslag'), regel: Paragraph,
    stemmen: z.array(z.strictObject({ discipline: MemberDiscipline, uitkomst: Uitkomst })).length(3)
  })
])

/** What one member of the panel declared before getting in. `antwoorden`: the questions of the declaration, where it had any. */
const BelangVerklaring = z.strictObject({
  discipline: PanelDiscipline,
  registernummer: Line,
  op: Day,
  verklaring: z.literal('geen belang'),
  antwoorden: z.array(z.strictObject({ vraag: Line, antwoord: z.enum(['ja', 'nee']), toelichting: Paragraph.nullable() })).max(20)
})

/** `weging-advies/v2`: all that an advies says. Nothing in it may be absent from the page (R-ADV-3). */
export const AdviesV2 = z.strictObject({
  schema: z.literal('weging-advies/v2'),
  /** Which template prints it; an old template stays, so that an old advies can be printed again. */
  sjabloon: z.literal('advies/2'),
  /** With what it was printed: the version of Typst, and each typeface with its version. */
  opgemaakt: z.strictObject({ typst: Line, lettertypen: z.array(Line).min(1).max(10) }),
  soort: z.enum(['advies', 'aanvullend advies']),
  /** The earlier advies in whose place this one comes, or to which it adds. */
  vervangt: z.strictObject({ versie: Whole, vastgesteldOp: Day }).nullable(),
  kenmerk: Kenmerk,
  versie: Whole,
  vastgesteldOp: Day,
  /** TEST, geen rechtskracht: printed loudly on every page. */
  proef: z.boolean(),
  verzoeker: Line,
  doel: Line,
  grondslag: Paragraph,
  /** True: an adviseur in the sense of Awb 3:5. False: the wording is "naar analogie". Asked at intake. */
  grondslagIsAwb35: z.boolean(),
  vraag: Paragraph,
  betrokkene: z.strictObject({ aanduiding: LongLine }),
  paneel: z.strictObject({
    naam: Line,
    leden: z.array(z.strictObject({ functie: Line, discipline: PanelDiscipline, registernummer: Line })).min(1).max(20)
  }),
  verklaringen: z.array(BelangVerklaring).max(20),
  catalogus: z.strictObject({ versie: Line, status: Line }),
  wet273f: z.strictObject({ versie: Line }),
  bronnen: z.array(Bron).max(500),
  /** The records the advies was built from, each with its version and the day it was recorded. */
  records: z.array(z.strictObject({ soort: RecordSoort, discipline: MemberDiscipline.nullable(), versie: Whole, op: Day })).max(50),
  hoorzitting: Hoorzitting,
  samenvatting: Alineas,
  referentiekader: z.array(z.strictObject({
    code: Line, naam: Line, teksten: z.array(z.strictObject({ discipline: MemberDiscipline, tekst: Paragraph })).min(1).max(3)
  })).max(50),
  groepen: z.array(Groep).max(30),
  contraIndicaties: z.array(ContraIndicatie).max(100),
  /** The facts and contra-indications were sent to the gemachtigde for a reaction, and what came of it. */
  reactie: z.strictObject({ gevraagdOp: Day, uiterlijk: Day, ontvangenOp: Day.nullable(), tekst: Paragraphs }).nullable(),
  conclusie: z.strictObject({ uitkomst: Uitkomst, zin: Paragraph, maatstaf: Paragraph }),
  besluit: Besluit,
  standpunten: z.array(z.strictObject({ discipline: MemberDiscipline, uitkomst: Uitkomst, toelichting: Paragraphs, afwijkend: Paragraphs })).max(3),
  ontbreekt: z.array(z.strictObject({ wat: Paragraph, wie: Line })).max(100),
  nietBeoordeeld: Paragraphs,
  /** The fixed sentences first; those that the panel wrote stand on something. */
  zorgvuldigheid: Alineas,
  /** The latest signed checkpoint of the log of the panel: its name, how many lines it had, and the root of the tree over them (base64). */
  logboek: z.strictObject({ herkomst: Line, regels: Whole, wortel: Line })
})

export type AdviesV2 = z.infer<typeof AdviesV2>
export type Grond = z.infer<typeof Grond>
export type GrondRecord = z.infer<typeof GrondRecord>
export type Alinea = z.infer<typeof Alinea>
export type ContraIndicatie = z.infer<typeof ContraIndicatie>
