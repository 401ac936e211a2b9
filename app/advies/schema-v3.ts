import { z } from 'zod'
import { Day, Line, MemberDiscipline, Oordeel, PanelDiscipline, Paragraph, Paragraphs, Uitkomst, Whole } from './schema-parts'
import { AdviesV2, Alineas, Grond, Judgement, recordSoorten } from './schema-v2'

/** The kinds of round, in words. */
const rondeNamen = ['op de stukken', 'na de hoorzitting', 'de enige ronde', 'heropend'] as const

/** A sheet of a member who sits on the panel now: the version that counted when the round was revealed. */
const Blad = z.strictObject({ discipline: MemberDiscipline, versie: Whole, op: Day, vervanger: z.boolean() })

/** A revealed round. Who has no sheet in it came later, or was replaced: of who left nothing counts. */
const Ronde = z.strictObject({ nummer: Whole, soort: z.enum(rondeNamen), geopendOp: Day, onthuldOp: Day, bladen: z.array(Blad).max(3) })

/** Who decided, about which round, on which day, and why: as it was recorded. */
const genomen = { ronde: Whole, op: Day, reden: Paragraph, door: z.strictObject({ functie: Line, registernummer: Line }) }

/** What was decided about the rounds, in the order in which it was. A decision for spoed stands apart, on page 1. */
const RondeBesluit = z.discriminatedUnion('besluit', [
  z.strictObject({ besluit: z.literal('één ronde'), ...genomen }),
  z.strictObject({ besluit: z.literal('heropening'), ...genomen }),
  z.strictObject({ besluit: z.literal('twee disciplines'), ...genomen, ontbreekt: MemberDiscipline }),
  z.strictObject({ besluit: z.literal('zetel gesloten'), ...genomen, zetel: MemberDiscipline })
])

/** Whoever took over a seat after the first round was opened. Why is nobody's business here. */
const Vervanger = z.strictObject({ discipline: PanelDiscipline, registernummer: Line, sinds: Day })

/** A judgement with what the catalogue asked beside it and the member answered, one line each: where it was put to betrokkene, and her answer. */
const BeantwoordOordeel = z.strictObject({ ...Judgement.shape, antwoorden: z.array(Paragraph).max(20) })
const Groep = z.strictObject({
  code: Line, naam: Line, balans: Alineas,
  oordelen: z.array(z.strictObject({ code: Line, naam: Line, perDiscipline: z.array(BeantwoordOordeel).min(1).max(3) })).max(50)
})

/** One criterion that strengthens, by whom, and what that stands on: their sheets, and the stukken that they cite. Their reasons stand with the group. */
const Positief = z.strictObject({
  groep: Line, code: Line, naam: Line,
  leden: z.array(z.strictObject({ discipline: MemberDiscipline, gewicht: z.enum(['licht', 'zwaar']).nullable() })).min(1).max(3),
  gronden: z.array(Grond).min(1).max(100)
})

/** What one member said of one criterion in each round; `oordeel` is null where nothing was asked or given. */
const Stap = z.strictObject({ ronde: Whole, oordeel: Oordeel.nullable(), gewicht: z.enum(['licht', 'zwaar']).nullable() })
const Beweging = z.strictObject({
  code: Line, naam: Line,
  leden: z.array(z.strictObject({ discipline: MemberDiscipline, stappen: z.array(Stap).min(2).max(20) })).min(1).max(3)
})

/** What the second reader was asked and answered; the day, the judgement and the text are missing until there is an answer. */
const Lezing = z.strictObject({
  lezer: z.strictObject({ functie: Line, registernummer: Line }),
  gevraagdOp: Day, uiterlijk: Day, werkdagen: Whole, ontvangenOp: Day.nullable(), oordeel: z.enum(['kan dragen', 'vragen']).nullable(), tekst: Paragraphs
}).refine(({ ontvangenOp, oordeel, tekst }) => (ontvangenOp === null) === (oordeel === null) && (ontvangenOp !== null || tekst.length === 0), 'Een dag, een oordeel en een tekst van de tegenlezer horen bij elkaar')

/** The second reading by somebody who was not on the panel, with the answer of the panel; and why the panel went on without, where it did. */
const Tegenlezing = z.strictObject({
  lezing: Lezing.nullable(),
  antwoord: z.strictObject({ op: Day, tekst: Paragraphs.min(1) }).nullable(),
  zonder: z.strictObject({ op: Day, reden: Paragraph }).nullable()
})
  .refine(({ lezing, zonder }) => zonder !== null || (lezing !== null && lezing.oordeel !== null), 'Er is een tegenlezing, of een reden waarom niet')
  .refine(({ lezing, antwoord, zonder }) => lezing?.oordeel !== 'vragen' || antwoord !== null || zonder !== null, 'Op vragen van de tegenlezer hoort een antwoord van het panel')
  .refine(({ lezing, antwoord }) => antwoord === null || lezing?.oordeel === 'vragen' || (lezing?.tekst.length ?? 0) > 0, 'Een antwoord van het panel hoort bij wat de tegenlezer schreef')

/** The end view of one member, with the codes of the groups that carry it and of the criteria that strengthen; empty where a record of the first version has none. */
const Standpunt = z.strictObject({
  discipline: MemberDiscipline, uitkomst: Uitkomst, dragend: z.array(Line).max(20), versterkt: z.array(Line).max(100), toelichting: Paragraphs, afwijkend: Paragraphs
})

/** A fact that came to light after the hearing, with where it was put to betrokkene and her answer (R-BEO-143). */
const NieuwFeit = z.strictObject({ feit: Paragraph, voorgelegd: Paragraph, antwoord: Paragraph })

const besluit = { stemmen: z.array(z.strictObject({ discipline: MemberDiscipline, uitkomst: Uitkomst })).min(2).max(3) }

/** `weging-advies/v3`: all that an advies says since there can be more than one round. Nothing in it may be absent from the page (R-ADV-3). */
export const AdviesV3 = z.strictObject({
  ...AdviesV2.shape,
  schema: z.literal('weging-advies/v3'),
  sjabloon: z.literal('advies/3'),
  /** The discipline without which the panel went on, by a recorded decision. Named on page 1. */
  ontbrekendeDiscipline: MemberDiscipline.nullable(),
  /** Shorter terms: since when, why, and what was skipped or made shorter. Empty: no spoed. Named on page 1. */
  spoed: z.array(z.strictObject({ ...genomen, overgeslagen: z.array(Paragraph).max(20) })).max(10),
  vervangers: z.array(Vervanger).max(20),
  rondes: z.array(Ronde).min(1).max(20),
  rondeBesluiten: z.array(RondeBesluit).max(50),
  records: z.array(z.strictObject({
    soort: z.enum([...recordSoorten, 'besluit over de rondes', 'tegenlezing', 'antwoord op de tegenlezing', 'besluit over de tegenlezing']), discipline: MemberDiscipline.nullable(), versie: Whole, op: Day
  })).max(100),
  groepen: z.array(Groep).max(30),
  positief: z.array(Positief).max(200),
  beweging: z.array(Beweging).max(200),
  /** Null: the voorzitter recorded that there was none. */
  nieuwFeit: NieuwFeit.nullable(),
  standpunten: z.array(Standpunt).max(3),
  besluit: z.discriminatedUnion('wijze', [
    z.strictObject({ wijze: z.literal('eenstemmig'), regel: z.null(), ...besluit }),
    z.strictObject({ wijze: z.literal('volgens de regel in de grondslag'), regel: Paragraph, ...besluit })
  ]),
  /** Null exactly when the conclusion is another than *niet aannemelijk*. */
  tegenlezing: Tegenlezing.nullable()
}).superRefine((advies, ctx) => {
  for (const path of unfit(advies)) ctx.addIssue({ code: 'custom', path, message: 'Twee disciplines kan alleen als het advies de ontbrekende noemt, en die dan nergens meetelt' })
  if ((advies.tegenlezing !== null) !== (advies.conclusie.uitkomst === 'niet aannemelijk')) {
    ctx.addIssue({ code: 'custom', path: ['tegenlezing'], message: 'Een tegenlezing, of waarom die er niet was, hoort bij niet aannemelijk en bij niets anders' })
  }
})

export type AdviesV3 = z.infer<typeof AdviesV3>
/** The advies before it is fixed: all but the state of the log, which is taken at that moment. */
export type AdviesInhoud = Omit<AdviesV3, 'logboek'>

/** Where the number of disciplines does not fit: three, or two and a third that is named and absent everywhere (R-ADV-145). */
function unfit(advies: AdviesV3): (string | number)[][] {
  const { ontbrekendeDiscipline: missing, rondeBesluiten } = advies
  const named = rondeBesluiten.some((one) => one.besluit === 'twee disciplines' && one.ontbreekt === missing)
  return [
    ...(missing !== null && !named ? [['ontbrekendeDiscipline']] : []),
    ...countedParts(advies).filter(([, count]) => count !== (missing === null ? 3 : 2)).map(([part]) => [part]),
    ...(missing === null ? [] : partsNaming(advies, missing).map((part) => [part]))
  ]
}

const countedParts = ({ besluit: { stemmen }, standpunten, paneel }: AdviesV3): [string, number][] => [
  ['besluit', stemmen.length], ['standpunten', standpunten.length],
  ['paneel', paneel.leden.filter(({ discipline }) => discipline !== 'voorzitter' && discipline !== 'secretaris').length]
]

/** The parts of the advies in which this discipline is named as one that sat, judged or answered. */
function partsNaming(advies: AdviesV3, discipline: MemberDiscipline): string[] {
  const { paneel, verklaringen, vervangers, rondes, records, referentiekader, groepen, positief, beweging, besluit: { stemmen }, standpunten } = advies
  const parts: [string, { discipline: string | null }[]][] = [
    ['paneel', paneel.leden], ['verklaringen', verklaringen], ['vervangers', vervangers], ['rondes', rondes.flatMap(({ bladen }) => bladen)], ['records', records],
    ['referentiekader', referentiekader.flatMap(({ teksten }) => teksten)], ['groepen', groepen.flatMap(({ oordelen }) => oordelen.flatMap(({ perDiscipline }) => perDiscipline))],
    ['positief', positief.flatMap(({ leden }) => leden)], ['beweging', beweging.flatMap(({ leden }) => leden)], ['besluit', stemmen], ['standpunten', standpunten]
  ]
  return parts.filter(([, named]) => named.some((one) => one.discipline === discipline)).map(([part]) => part)
}
