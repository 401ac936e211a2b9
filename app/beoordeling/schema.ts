import { z } from 'zod'
import { disciplineSchema } from './catalogus/schema'
import { soortenBron } from './soort-bron'

// What is recorded. Records become canonical JSON (RFC 8785): strict, strings NFC, integers only, nothing undefined.

export const maxText = 4000
export const maxCitaten = 20
export const maxAlinea = 10_000
export const maxAlineas = 200
export const maxOntbreekt = 30

/**
 * The one form in which a person's text enters a record: Unicode NFC, line ends as \n, plain spaces, no invisible or
 * re-ordering characters (an advies refuses those: the page could read otherwise than the data), no broken surrogates
 * (canonical JSON cannot hold them), no white space at the ends. Doing it twice changes nothing. R-BEO-32.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]|[\p{Cf}\p{Co}]/gu, '')
    .replace(/[^\S \n]/gu, ' ')
    .normalize('NFC')
    .trim()
}

/** The same for a text that stands on one line, such as a place in a stuk. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s*\n\s*/g, ' ')
}

/** Whether a text says something: at least one letter or digit. A lone dash is no reason. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** The paragraphs of a long text as they are recorded: cleaned, and empty ones left out. */
export function cleanParagraphs(paragraphs: readonly string[]): string[] {
  return paragraphs.map(cleanText).filter(saysSomething)
}

export const recordText = (max: number) =>
  z.string().overwrite(cleanText).max(max).refine(saysSomething, { error: 'Schrijf hier een paar woorden' })

export const recordLine = (max: number) =>
  z.string().overwrite(cleanLine).max(max).refine(saysSomething, { error: 'Schrijf hier een paar woorden' })

const code = z.string().regex(/^[A-Z][0-9]{1,2}$/)
export const paragraphs = z.array(recordText(maxAlinea)).max(maxAlineas)

export const gewichten = ['licht', 'zwaar'] as const
export const gewichtSchema = z.enum(gewichten)
export type Gewicht = z.infer<typeof gewichtSchema>

/** A citation: the number of the stuk in this dossier, and where in it (a page, a paragraph), or null. */
export const citaatSchema = z.strictObject({ stuk: z.int().min(1), plaats: recordLine(200).nullable() })
export type Citaat = z.infer<typeof citaatSchema>

const citaten = z.array(citaatSchema).max(maxCitaten)

/** Where something was put to betrokkene: a stuk, or the verslag of the hearing that the sheet names. */
export const voorleggingPlaatsSchema = z.union([citaatSchema, z.strictObject({ verslag: z.literal(true) })])
export type VoorleggingPlaats = z.infer<typeof voorleggingPlaatsSchema>

/**
 * The answer to what the catalogue asks beside a judgement (`eisen`). A *voorlegging* names where it was put to betrokkene and
 * her answer, or `waar: null` and why it was not. The demand for a judgement elsewhere is answered by that entry itself.
 */
export const eisAntwoordSchema = z.union([
  z.strictObject({ vraagt: z.enum(['notitie', 'motivering', 'andere grond']), tekst: recordText(maxText) }),
  z.strictObject({ vraagt: z.literal('weersprekend citaat'), citaat: citaatSchema, weerspreekt: recordText(maxText) }),
  z.strictObject({ vraagt: z.literal('voorlegging'), waar: voorleggingPlaatsSchema, antwoord: recordText(maxText) }),
  z.strictObject({ vraagt: z.literal('voorlegging'), waar: z.null(), reden: recordText(maxText) })
])
export type EisAntwoord = z.infer<typeof eisAntwoordSchema>

/** Left out where the catalogue asks nothing beside the judgement, and in sheets of version 1. */
const antwoorden = z.array(eisAntwoordSchema).min(1).max(10).optional()

export const scoreEntrySchema = z.union([
  z.strictObject({
    code,
    oordeel: z.enum(['versterkt', 'verzwakt']),
    gewicht: gewichtSchema.nullable(),
    reden: recordText(maxText),
    citaten,
    antwoorden
  }),
  z.strictObject({ code, oordeel: z.literal('neutraal'), gewicht: z.null(), reden: recordText(maxText), citaten, antwoorden }),
  z.strictObject({
    code,
    oordeel: z.literal('niet te beoordelen'),
    reden: recordText(maxText),
    ontbrekendeBron: recordLine(500),
    /** From version 3 on. */
    soortBron: z.enum(soortenBron).optional(),
    antwoorden
  }),
  z.strictObject({ code, tekst: recordText(maxText) }),
  z.strictObject({ code, geenBijzonderheden: z.literal(true) }),
  z.strictObject({ code, nvt: z.literal(true) })
])
export type ScoreEntry = z.infer<typeof scoreEntrySchema>

export type EntrySoort = 'oordeel' | 'niet te beoordelen' | 'tekst' | 'geen bijzonderheden' | 'n.v.t.'

/** Which of the five forms an entry has, for a switch that the compiler keeps complete. */
export function entrySoort(entry: ScoreEntry): EntrySoort {
  if ('nvt' in entry) return 'n.v.t.'
  if ('geenBijzonderheden' in entry) return 'geen bijzonderheden'
  if ('tekst' in entry) return 'tekst'
  return entry.oordeel === 'niet te beoordelen' ? 'niet te beoordelen' : 'oordeel'
}

/** What is written now. Version 1 had no answers to the demands of the catalogue, version 2 no kind of missing source; their records stay readable as they are. */
export const scoreSheetVersion = 'weging-scoresheet/v3'

export const scoreSheetSchema = z
  .strictObject({
    schema: z.enum(['weging-scoresheet/v1', 'weging-scoresheet/v2', scoreSheetVersion]),
    dossierKenmerk: recordLine(40),
    ronde: z.int().min(1),
    discipline: disciplineSchema,
    registernummer: recordLine(60),
    catalogusVersie: recordLine(60),
    beoordeeldeVersies: z.strictObject({
      verslag: z.int().min(1).nullable(),
      stukken: z.array(z.int().min(1)).max(500)
    }),
    entries: z.array(scoreEntrySchema).min(1)
  })
  .superRefine((sheet, ctx) => {
    const codes = new Set<string>()
    const stukken = new Set(sheet.beoordeeldeVersies.stukken)
    sheet.entries.forEach((entry, i) => {
      if (codes.has(entry.code)) ctx.addIssue({ code: 'custom', path: ['entries', i, 'code'], message: `Code ${entry.code} staat er twee keer in` })
      codes.add(entry.code)
      if ('ontbrekendeBron' in entry && (entry.soortBron !== undefined) !== (sheet.schema === scoreSheetVersion)) {
        ctx.addIssue({ code: 'custom', path: ['entries', i, 'soortBron'], message: 'De soort bron hoort bij een formulier van versie 3' })
      }
      const answers = 'antwoorden' in entry ? (entry.antwoorden ?? []) : []
      if (sheet.schema === 'weging-scoresheet/v1' && answers.length > 0) {
        ctx.addIssue({ code: 'custom', path: ['entries', i, 'antwoorden'], message: 'Een formulier van versie 1 heeft geen antwoorden' })
      }
      if (sheet.beoordeeldeVersies.verslag === null && answers.some((answer) => 'waar' in answer && answer.waar !== null && 'verslag' in answer.waar)) {
        ctx.addIssue({ code: 'custom', path: ['entries', i, 'antwoorden'], message: 'Er is geen verslag beoordeeld' })
      }
      citedStukken(entry).forEach((stuk) => {
        // A judgement may rest only on what the sheet says was judged. R-BEO-14.
        if (!stukken.has(stuk)) ctx.addIssue({ code: 'custom', path: ['entries', i, 'citaten'], message: `Stuk ${stuk} hoort niet bij de beoordeelde stukken` })
      })
    })
  })
export type ScoreSheetRecord = z.infer<typeof scoreSheetSchema>

export const uitkomsten = ['aannemelijk', 'niet aannemelijk', 'onvoldoende informatie'] as const
export const uitkomstSchema = z.enum(uitkomsten)
export type Uitkomst = z.infer<typeof uitkomstSchema>

export const ontbreektSchema = z.strictObject({ wat: recordText(500), wie: recordLine(200) })

/** What is written now. Version 1 did not name what carries the end view and what strengthens; its records stay readable as they are. */
export const standpuntVersion = 'weging-standpunt/v2'

/** `dragend`: the groups that carry this end view. `versterkt`: criteria that strengthen, named by this member. Both only in version 2. */
export const standpuntSchema = z
  .strictObject({
    schema: z.enum(['weging-standpunt/v1', standpuntVersion]),
    discipline: disciplineSchema,
    uitkomst: uitkomstSchema,
    toelichting: paragraphs.min(1),
    afwijkend: paragraphs,
    ontbreekt: z.array(ontbreektSchema).max(maxOntbreekt),
    dragend: z.array(z.string().regex(/^[A-Z]$/)).max(26).optional(),
    versterkt: z.array(code).max(100).optional()
  })
  .superRefine((standpunt, ctx) => {
    if (standpunt.uitkomst === 'onvoldoende informatie' && standpunt.ontbreekt.length === 0) {
      ctx.addIssue({ code: 'custom', path: ['ontbreekt'], message: 'Noem wat er ontbreekt en wie dat kan geven' })
    }
    const named = standpunt.dragend !== undefined && standpunt.versterkt !== undefined
    if (named !== (standpunt.schema === standpuntVersion)) {
      ctx.addIssue({ code: 'custom', path: ['dragend'], message: 'Vanaf versie 2 noemt een standpunt wat het draagt en wat versterkt' })
    }
  })
export type StandpuntRecord = z.infer<typeof standpuntSchema>

/** What is written now. Version 1 did not ask whether a fact came to light after the hearing; its records stay readable as they are. */
export const wegingVersion = 'weging-weging/v2'

/** A fact that came to light after the hearing: it was put to betrokkene before the weighing was recorded. */
export const nieuwFeitSchema = z.strictObject({ feit: recordText(maxText), voorgelegd: recordText(500), antwoord: recordText(maxText) })
export type NieuwFeit = z.infer<typeof nieuwFeitSchema>

export const wegingSchema = z
  .strictObject({
    schema: z.enum(['weging-weging/v1', wegingVersion]),
    groepen: z.array(z.strictObject({ code: z.string().regex(/^[A-Z]$/), balans: paragraphs.min(1) })).min(1),
    nieuwFeit: nieuwFeitSchema.nullable().optional()
  })
  .superRefine((weging, ctx) => {
    const codes = weging.groepen.map((groep) => groep.code)
    if (new Set(codes).size !== codes.length) {
      ctx.addIssue({ code: 'custom', path: ['groepen'], message: 'Een groep staat er twee keer in' })
    }
    if ((weging.nieuwFeit !== undefined) !== (weging.schema === wegingVersion)) {
      ctx.addIssue({ code: 'custom', path: ['nieuwFeit'], message: 'Vanaf versie 2 zegt een weging of er na de hoorzitting een feit bij kwam' })
    }
  })
export type WegingRecord = z.infer<typeof wegingSchema>

function citedStukken(entry: ScoreEntry): number[] {
  const cited = 'citaten' in entry ? entry.citaten : []
  const answers = 'antwoorden' in entry ? (entry.antwoorden ?? []) : []
  return [...cited, ...answers.flatMap(citedInAnswer)].map((citaat) => citaat.stuk)
}

function citedInAnswer(answer: EisAntwoord): Citaat[] {
  if ('citaat' in answer) return [answer.citaat]
  return 'waar' in answer && answer.waar !== null && 'stuk' in answer.waar ? [answer.waar] : []
}
