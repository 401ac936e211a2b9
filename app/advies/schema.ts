import { z } from 'zod'

/*
 * What an advies holds and what its approvals hold. Strict on purpose: a field that is not in here cannot be hashed, approved or sealed, and a
 * character that does not print cannot hide in it (R-ADV-1, R-ADV-2). The shapes are versioned by `schema`; an old shape is never edited.
 */

// Invisible and re-ordering characters (controls, zero-width, bidi) would let the page read otherwise than the data: none may enter.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u
const oddSpace = /[^\S \n]/u
const isNfc = (text: string): boolean => text === text.normalize('NFC')
const isTrimmed = (text: string): boolean => text === text.trim()
const prints = (text: string): boolean => !unprintable.test(text.replaceAll('\n', '')) && !oddSpace.test(text)

const written = (max: number) =>
  z.string().min(1).max(max)
    .refine(isNfc, 'Tekst moet in Unicode-vorm NFC staan')
    .refine(isTrimmed, 'Tekst mag niet met wit beginnen of eindigen')
    .refine(prints, 'Tekst bevat een teken dat niet op papier te zien is')

/** One line, at most 500 characters. */
export const Line = written(500).refine((text) => !text.includes('\n'), 'Dit moet op één regel staan')
/** One paragraph; line ends are allowed. */
export const Paragraph = written(20_000)
const Paragraphs = z.array(Paragraph).max(200)
const Whole = z.int().min(1).max(1_000_000)
const Day = z.iso.date()
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Dit is geen SHA-256')
const Base64url = z.string().regex(/^[A-Za-z0-9_-]+$/, 'Dit is geen base64url').max(8_000)
const Kenmerk = z.string().regex(/^W-\d{4}-\d{4,6}$/, 'Een kenmerk ziet er zo uit: W-2026-0017')

export const memberDisciplines = ['IND', 'zorg', 'politie'] as const
export const MemberDiscipline = z.enum(memberDisciplines)
export const PanelDiscipline = z.enum(['voorzitter', 'secretaris', ...memberDisciplines])
export const Uitkomst = z.enum(['aannemelijk', 'niet aannemelijk', 'onvoldoende informatie'])
export const Oordeel = z.enum(['versterkt', 'neutraal', 'verzwakt', 'niet te beoordelen'])

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

/** `weging-advies/v1`: all that an advies says. Nothing in it may be absent from the page (R-ADV-3). */
export const AdviesDocument = z.strictObject({
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

/** What a member signs with a passkey: the challenge is the hash of this statement in canonical form. */
export const Verklaring = z.strictObject({
  soort: z.literal('akkoord'),
  kenmerk: Kenmerk,
  versie: Whole,
  sha256: Sha256,
  discipline: MemberDiscipline,
  registernummer: Line
})

export const Akkoord = z.strictObject({
  discipline: MemberDiscipline,
  functie: Line,
  registernummer: Line,
  op: z.iso.datetime({ precision: 3 }),
  verklaring: Verklaring,
  sleutel: z.strictObject({ credentialId: Base64url, publicKey: Base64url }),
  antwoord: z.strictObject({ authenticatorData: Base64url, clientDataJSON: Base64url, signature: Base64url }),
  origin: Line,
  rpId: Line
})

/** `weging-akkoorden/v1`: who approved exactly which bytes, and the proof of it. */
export const Akkoorden = z.strictObject({
  schema: z.literal('weging-akkoorden/v1'),
  advies: z.strictObject({ kenmerk: Kenmerk, versie: Whole, sha256: Sha256 }),
  akkoorden: z.array(Akkoord).max(3)
})

export type AdviesDocument = z.infer<typeof AdviesDocument>
export type Akkoorden = z.infer<typeof Akkoorden>
export type Akkoord = z.infer<typeof Akkoord>
export type Verklaring = z.infer<typeof Verklaring>
export type MemberDiscipline = z.infer<typeof MemberDiscipline>
export type PanelDiscipline = z.infer<typeof PanelDiscipline>
export type Uitkomst = z.infer<typeof Uitkomst>
export type Oordeel = z.infer<typeof Oordeel>
