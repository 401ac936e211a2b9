import { z } from 'zod'

// The catalogue is data: another list of criteria is another file of this shape, never other code (issue 2, point 3).
// Strict on purpose: a field the program does not know would look like a rule and do nothing.

export const disciplines = ['IND', 'zorg', 'politie'] as const
export const disciplineSchema = z.enum(disciplines)
export type Discipline = z.infer<typeof disciplineSchema>

export const oordelen = ['versterkt', 'neutraal', 'verzwakt', 'niet te beoordelen'] as const
export const oordeelSchema = z.enum(oordelen)
export type Oordeel = z.infer<typeof oordeelSchema>

/** Whether betrokkene was a minor during the facts, as decided at intake. In doubt she is treated as a child. */
export const minderjarigSchema = z.enum(['ja', 'nee', 'twijfel'])
export type Minderjarig = z.infer<typeof minderjarigSchema>

// One line that prints as it is stored: the names of criteria stand in the advies, which refuses anything else.
export const printedLine = (max: number) =>
  z.string().trim().normalize('NFC').min(1).max(max).regex(/^(?:(?![^\S ])[^\p{C}])*$/u, 'Deze tekst bevat een teken dat niet te zien is')

const groupCode = z.string().regex(/^[A-Z]$/, 'Een groepscode is één hoofdletter')
const criterionCode = z.string().regex(/^[A-Z][0-9]{1,2}$/, 'Een code is een hoofdletter met één of twee cijfers')
const partialDate = z.string().regex(/^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/, 'Schrijf een datum als 2015, 2015-11 of 2015-11-30')
const statusSchema = z.enum(['reconstructie', 'vastgesteld'])

const sourceSchema = z.strictObject({ basis: printedLine(400), datum: partialDate.nullable(), status: statusSchema })

const whoScoresSchema = z.strictObject({
  disciplines: z.array(disciplineSchema).min(1),
  minimum: z.int().min(1).max(disciplines.length)
})

const demand = { als: oordeelSchema, uitleg: printedLine(400) }

// What a judgement asks besides itself. Shown beside the judgement; a form that holds the answer enforces it.
const demandSchema = z.discriminatedUnion('vraagt', [
  z.strictObject({ ...demand, vraagt: z.literal('notitie'), bij: groupCode }),
  z.strictObject({ ...demand, vraagt: z.literal('oordeel'), bij: criterionCode }),
  z.strictObject({ ...demand, vraagt: z.literal('motivering') }),
  z.strictObject({ ...demand, vraagt: z.literal('weersprekend citaat') }),
  z.strictObject({ ...demand, vraagt: z.literal('voorlegging') }),
  z.strictObject({ ...demand, vraagt: z.literal('andere grond'), dan: printedLine(200) })
])

const criterionHead = {
  code: criterionCode,
  naam: printedLine(80),
  kort: printedLine(30),
  definitie: printedLine(600),
  vraag: printedLine(200),
  hulp: printedLine(400).nullable(),
  leesMet: z.array(criterionCode),
  bron: sourceSchema,
  vanToepassing: z.enum(['altijd', 'minderjarig-of-twijfel'])
}

const criterionSchema = z.discriminatedUnion('soort', [
  z.strictObject({
    ...criterionHead,
    soort: z.literal('oordeel'),
    waarden: z.array(oordeelSchema).min(2),
    gewichtBij: z.array(z.enum(['versterkt', 'verzwakt'])),
    citaat: z.enum(['verplicht', 'bij-verzwakt', 'geen']),
    eisen: z.array(demandSchema),
    wieScoort: whoScoresSchema
  }),
  z.strictObject({
    ...criterionHead,
    soort: z.literal('tekst'),
    geenBijzonderheden: z.enum(['toegestaan', 'niet toegestaan']),
    wieScoort: whoScoresSchema
  }),
  z.strictObject({ ...criterionHead, soort: z.literal('geen') })
])

const groupSchema = z.strictObject({
  code: groupCode,
  naam: printedLine(80),
  kort: printedLine(30),
  uitleg: printedLine(400),
  beoordeling: z.enum(['paneel', 'geen']),
  draagtEindoordeel: z.boolean(),
  criteria: z.array(criterionSchema).min(1)
})

const catalogusShape = z.strictObject({
  schema: z.literal('weging-catalogus/v1'),
  naam: printedLine(120),
  versie: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'Een versie bestaat uit kleine letters, cijfers en streepjes'),
  status: statusSchema,
  toelichting: printedLine(1000),
  bron: printedLine(600),
  geldigVanaf: z.iso.date(),
  groepen: z.array(groupSchema).min(1)
})

export type Catalogus = z.infer<typeof catalogusShape>
export type Groep = Catalogus['groepen'][number]
export type Criterium = Groep['criteria'][number]
export type OordeelCriterium = Extract<Criterium, { soort: 'oordeel' }>
export type TekstCriterium = Extract<Criterium, { soort: 'tekst' }>
export type GescoordCriterium = OordeelCriterium | TekstCriterium
export type Eis = OordeelCriterium['eisen'][number]

/** One wrong field of a file: where it stands and what is wrong. `pad` is '' for the file as a whole. */
export type BestandsFout = { pad: string; bericht: string }
export type OngeldigBestand = { soort: 'ongeldig bestand'; fouten: BestandsFout[] }
export type Gelezen<T> = { ok: true; value: T } | { ok: false; refusal: OngeldigBestand }

type Report = (path: PropertyKey[], message: string) => void

/**
 * Reads a catalogue file (already parsed JSON). Promise: every code stands once, each criterion's code begins with its
 * group's letter, every reference inside the file exists, and a group that is not judged holds no criterion to judge.
 * Refusal: every fault with its path, such as `groepen[0].criteria[2].code`. R-BEO-1.
 */
export function parseCatalogus(json: unknown): Gelezen<Catalogus> {
  return readDataFile(catalogusSchema, json)
}

/** Reads any data file against its schema, with Dutch messages and a path for each fault. */
export function readDataFile<T>(schema: z.ZodType<T>, json: unknown): Gelezen<T> {
  const read = schema.safeParse(json, { error: z.locales.nl().localeError })
  if (read.success) return { ok: true, value: read.data }
  const fouten = read.error.issues.map((issue) => ({ pad: writePath(issue.path), bericht: issue.message }))
  return { ok: false, refusal: { soort: 'ongeldig bestand', fouten } }
}

function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((out, step) => {
    if (typeof step === 'number') return `${out}[${step}]`
    return out === '' ? String(step) : `${out}.${String(step)}`
  }, '')
}

export const catalogusSchema = catalogusShape.superRefine((catalogus, ctx) => {
  const report: Report = (path, message) => ctx.addIssue({ code: 'custom', path, message })
  reportDoubleCodes(catalogus, report)
  const codes = new Set(catalogus.groepen.flatMap((groep) => groep.criteria.map((criterium) => criterium.code)))
  const groepen = new Set(catalogus.groepen.map((groep) => groep.code))
  catalogus.groepen.forEach((groep, g) => {
    groep.criteria.forEach((criterium, c) => {
      const at = (...rest: PropertyKey[]) => ['groepen', g, 'criteria', c, ...rest]
      if (!criterium.code.startsWith(groep.code)) report(at('code'), `Deze code hoort niet bij groep ${groep.code}`)
      if ((groep.beoordeling === 'geen') !== (criterium.soort === 'geen')) {
        report(at('soort'), 'De soort past niet bij de beoordeling van de groep')
      }
      criterium.leesMet.forEach((code, i) => {
        if (!codes.has(code)) report(at('leesMet', i), `Criterium ${code} bestaat niet`)
      })
      if (criterium.soort !== 'geen') reportWhoScores(criterium, (path, message) => report(at(...path), message))
      if (criterium.soort === 'oordeel') {
        reportDemands(criterium, codes, groepen, (path, message) => report(at(...path), message))
      }
    })
  })
})

function reportDoubleCodes(catalogus: Catalogus, report: Report): void {
  const seen = new Set<string>()
  const check = (code: string, path: PropertyKey[]) => {
    if (seen.has(code)) report(path, `Code ${code} staat er twee keer in`)
    seen.add(code)
  }
  catalogus.groepen.forEach((groep, g) => {
    check(groep.code, ['groepen', g, 'code'])
    groep.criteria.forEach((criterium, c) => check(criterium.code, ['groepen', g, 'criteria', c, 'code']))
  })
}

function reportWhoScores(criterium: GescoordCriterium, report: Report): void {
  const { disciplines: listed, minimum } = criterium.wieScoort
  if (new Set(listed).size !== listed.length) report(['wieScoort', 'disciplines'], 'Een discipline staat er twee keer in')
  if (minimum > listed.length) report(['wieScoort', 'minimum'], 'Het minimum is groter dan het aantal disciplines')
}

function reportDemands(criterium: OordeelCriterium, codes: Set<string>, groepen: Set<string>, report: Report): void {
  if (new Set(criterium.waarden).size !== criterium.waarden.length) report(['waarden'], 'Een waarde staat er twee keer in')
  criterium.gewichtBij.forEach((waarde, i) => {
    if (!criterium.waarden.includes(waarde)) report(['gewichtBij', i], `${waarde} is bij dit criterium geen waarde`)
  })
  criterium.eisen.forEach((eis, i) => {
    if (!criterium.waarden.includes(eis.als)) report(['eisen', i, 'als'], `${eis.als} is bij dit criterium geen waarde`)
    if (eis.vraagt === 'oordeel' && !codes.has(eis.bij)) report(['eisen', i, 'bij'], `Criterium ${eis.bij} bestaat niet`)
    if (eis.vraagt === 'notitie' && !groepen.has(eis.bij)) report(['eisen', i, 'bij'], `Groep ${eis.bij} bestaat niet`)
  })
}
