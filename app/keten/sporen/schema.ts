import { z } from 'zod'
import { ketenDoelen } from '~/dossier/consent/schema'
import { vNummerVeld } from '~/dossier/schema'
import { uitgangSoort } from '~/dossier/uitgang/schema'
import { dageenheden, soorten } from '~/platform/kalender/termijn/schema'
import { plainText } from '~/platform/text'

// The tracks of a person are data: other steps, terms and branches are another file of this shape, never other code (R-KET-1).

export { eindigtZaak } from '~/dossier/uitgangen'

export const sporen = ['b8', 'niet-meewerken', 'dublin', 'minderjarig', 'eu-burger', 'paneladvies'] as const
export type SpoorCode = (typeof sporen)[number]

/** Who must act in a step, and how that is said. */
export const actoren = {
  betrokkene: 'Betrokkene', gemachtigde: 'Betrokkene of gemachtigde', behandelaar: 'Behandelaar', politie: 'Politie', OM: 'OM', 'politie en OM': 'Politie en OM', hof: 'Gerechtshof', IND: 'IND', 'DT&V': 'DT&V',
  Nidos: 'Nidos', COA: 'COA', opvang: 'Opvang', gemeente: 'Gemeente', rechter: 'Rechtbank', coordinator: 'Coördinator', panel: 'Panel'
} as const
export type Actor = keyof typeof actoren
const actor = z.enum(Object.keys(actoren) as [Actor, ...Actor[]])

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
const regel = z.string().min(1).max(400)
const keuzes = z.array(z.strictObject({ code, naam: regel }))

/** Where the day of a step comes from when the dossier itself knows it. */
export const dossierDagen = ['aangemeld', 'compleet', 'verslag', 'advies'] as const
export type DossierDag = (typeof dossierDagen)[number]

const stapSchema = z.strictObject({
  code,
  naam: regel,
  wie: actor,
  /** The article, the circular or the report it rests on. */
  bron: regel,
  /** `einddatum`: a day that is given from outside and may lie ahead, as the UOD. */
  soort: z.enum(['stap', 'einddatum']),
  /** Of the criminal case: for the coördinator alone. A day and a letter, never an outcome or a reason (law 3; R-KET-4). */
  strafrechtelijk: z.boolean(),
  /** After which steps (and, where it matters, with which outcome) this one is next; empty: from the beginning. */
  na: z.array(z.strictObject({ stap: code, uitkomst: code.nullable() })),
  uitkomsten: keuzes,
  gronden: keuzes,
  /** Cannot be recorded without this consent of betrokkene. */
  toestemming: z.enum(ketenDoelen).nullable(),
  /** Once one of these was done this one is not asked any more; it can still be recorded. */
  nietMeerNa: z.array(code).default([]),
  /** Cannot be recorded without a reason in words; how the screen asks for it. */
  redenNodig: z.boolean(),
  redenVraag: regel.nullable().default(null),
  /** Is handed over together with this other step. */
  samenMet: code.nullable(),
  uitDossier: z.enum(dossierDagen).nullable()
})
export type Stap = z.infer<typeof stapSchema>

const termijnSchema = z.strictObject({
  code,
  naam: regel,
  van: code,
  /** Only after these outcomes of `van`; empty: after any. */
  alsUitkomst: z.array(code),
  /** Whichever comes first ends it. */
  tot: z.array(code).min(1),
  wie: actor,
  soort: z.enum(soorten),
  /** The panel sees it: its work must be done within it. Every other term is for the coördinator alone. */
  bindtPanel: z.boolean(),
  /** The end is the day of `van` itself; with `dagErvoor` the day before it. */
  vast: z.boolean(),
  dagErvoor: z.boolean().default(false),
  /** How long, by the day on which it begins: the last row that is in force then. */
  lengtes: z.array(z.strictObject({ vanaf: z.iso.date().nullable(), aantal: z.int().min(1).max(400), eenheid: z.enum(dageenheden), bron: regel })),
  volgtAtw: z.boolean(),
  opschortbaar: z.boolean(),
  verlengbaar: z.boolean(),
  /** Ends for good with these exits. */
  eindigtBij: z.array(z.string()),
  uitleg: regel.nullable()
})
export type SpoorTermijn = z.infer<typeof termijnSchema>

const spoorSchema = z.strictObject({ code: z.enum(sporen), naam: regel, kort: regel, bron: regel, uitleg: regel, stappen: z.array(stapSchema).min(1), termijnen: z.array(termijnSchema) }).superRefine((spoor, ctx) => {
  const report = (path: PropertyKey[], message: string): void => ctx.addIssue({ code: 'custom', path, message })
  const stappen = new Map(spoor.stappen.map((stap) => [stap.code, stap]))
  if (stappen.size !== spoor.stappen.length) report(['stappen'], 'Een stap staat er twee keer in')
  if (new Set(spoor.termijnen.map((one) => one.code)).size !== spoor.termijnen.length) report(['termijnen'], 'Een termijn staat er twee keer in')
  const knows = (stap: string, uitkomst: string | null): boolean => stappen.has(stap) && (uitkomst === null || (stappen.get(stap)?.uitkomsten ?? []).some((one) => one.code === uitkomst))
  spoor.stappen.forEach((stap, i) => {
    if (stap.na.some((after) => !knows(after.stap, after.uitkomst)) || stap.nietMeerNa.some((other) => !stappen.has(other))) report(['stappen', i, 'na'], 'Deze stap of uitkomst bestaat niet')
    if (stap.strafrechtelijk && (stap.uitkomsten.length > 0 || stap.gronden.length > 0)) report(['stappen', i, 'uitkomsten'], 'Een strafrechtelijke stap heeft geen uitkomst: alleen een dag en een brief')
    if (stap.samenMet !== null && stappen.get(stap.samenMet)?.samenMet !== stap.code) report(['stappen', i, 'samenMet'], 'Samen uitreiken wijst over en weer')
  })
  spoor.termijnen.forEach((termijn, i) => {
    const begin = stappen.get(termijn.van)
    if (!begin || termijn.tot.some((stap) => !stappen.has(stap)) || termijn.alsUitkomst.some((one) => !knows(termijn.van, one))) report(['termijnen', i], 'Deze termijn wijst naar een stap of uitkomst die niet bestaat')
    if (termijn.bindtPanel && [termijn.van, ...termijn.tot].some((stap) => stappen.get(stap)?.strafrechtelijk)) report(['termijnen', i, 'bindtPanel'], 'Wat het panel bindt, hangt niet aan een strafrechtelijke stap')
    if (termijn.vast !== (termijn.lengtes.length === 0) || termijn.vast !== (begin?.soort === 'einddatum')) report(['termijnen', i, 'lengtes'], 'Een vaste termijn heeft een einddatum en geen lengte; elke andere heeft een lengte')
    if (new Set(termijn.lengtes.map(({ eenheid }) => eenheid === 'werkdagen')).size > 1) report(['termijnen', i, 'lengtes'], 'Werkdagen en andere eenheden worden niet gemengd')
    if (termijn.dagErvoor && !termijn.vast) report(['termijnen', i, 'dagErvoor'], 'Alleen een vaste datum eindigt op de dag ervoor')
    if (termijn.vast && (termijn.opschortbaar || termijn.verlengbaar)) report(['termijnen', i, 'vast'], 'Een vaste datum staat niet stil en wordt niet verlengd')
  })
})
export type Spoor = z.infer<typeof spoorSchema>

export const catalogusSchema = z
  .strictObject({
    schema: z.literal('weging-sporen/v1'),
    versie: z.string().regex(/^sporen-[0-9]{4}-[0-9]{1,3}$/),
    status: z.enum(['reconstructie', 'vastgesteld']),
    geldigVanaf: z.iso.date(),
    toelichting: regel,
    /** What a working week is, as number and in words. */
    werkweek: z.strictObject({ werkdagen: z.int().min(1).max(7), uitleg: regel }),
    /** How a V-nummer usually looks. It warns, and never refuses (R-KET-34). */
    vNummer: z.strictObject({ patroon: z.string().max(80).refine(isPattern, 'Dit is geen patroon'), uitleg: regel }),
    /** From how many working days before its end a term is near. */
    nadertBinnen: z.strictObject({ werkdagen: z.int().min(1).max(60) }),
    /** Days on which policy changed. Where sources differ, each keeps its own day; `geldtVanaf` is the one that is used. */
    wijzigingen: z.array(z.strictObject({ code, wat: regel, geldtVanaf: z.iso.date(), data: z.array(z.strictObject({ op: z.iso.date(), bron: regel })).min(1) })),
    sporen: z.array(spoorSchema).min(1)
  })
  .superRefine(({ sporen: list, wijzigingen }, ctx) => {
    if (new Set(list.map((spoor) => spoor.code)).size !== list.length) ctx.addIssue({ code: 'custom', path: ['sporen'], message: 'Een spoor staat er twee keer in' })
    wijzigingen.forEach(({ data, geldtVanaf }, i) => {
      if (!data.some(({ op }) => op === geldtVanaf)) ctx.addIssue({ code: 'custom', path: ['wijzigingen', i, 'geldtVanaf'], message: 'Deze dag komt uit geen van de bronnen' })
    })
  })
export type SporenCatalogus = z.infer<typeof catalogusSchema>

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source.length > 0
  } catch {
    // Not a pattern: the check says so.
    return false
  }
}

// What people fill in.

/** Names of organisations that may stand in a note with a capital. */
const bekend = new Set(['IND', 'OM', 'AVIM', 'KMar', 'DT', 'V', 'DT&V', 'COA', 'Nidos', 'CoMensha', 'UOD', 'B8', 'Dublin', 'Awb', 'Weging', 'Nederland', 'Nederlands', 'Nederlandse', 'OvJ', 'EU', 'LCC', 'Wmo', 'BRP', 'GGZ', 'Hof', 'Eurodac', 'M55'])

/**
 * A note says what happened to a paper or a term, never who somebody is. Refused by shape: an address, a number of five figures or more, a date, a letter with a
 * dot, a word with a capital inside a sentence that is no known organisation (R-KET-12). Shape is no proof: it catches the slip, not the will.
 */
export function isZakelijk(text: string): boolean {
  if (/[@]|https?:|www\.|\d{5,}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:\d[\s-]?){7,}/iu.test(text)) return false
  return text.split(/[.!?:;\n]+\s*/u).every((sentence) => {
    const [, ...rest] = sentence.trim().split(/[\s,()"'/]+/u)
    return rest.every((word) => !/^\p{Lu}/u.test(word) || bekend.has(word)) && !/^\p{Lu}$/u.test(sentence.trim())
  })
}

/** What a text with the shape of a person hears. */
export const NIET_ZAKELIJK = 'Schrijf geen namen, nummers, adressen of datums van mensen. Schrijf alleen wat er met het stuk of de termijn gebeurde.'
const zakelijk = z.string().overwrite(plainText).max(200, 'Gebruik niet meer dan 200 tekens.').refine(isZakelijk, NIET_ZAKELIJK)
const says = (text: string | undefined): boolean => /[\p{L}\p{N}]/u.test(text ?? '')
const vol = (message: string) => z.string({ error: message }).pipe(zakelijk).refine(says, message)

export const redenen = {
  stukken: 'Er ontbreken stukken', ziekte: 'Iemand is ziek', tolk: 'Er is nog geen tolk', vakantie: 'Vakantie of feestdagen', vervolgaanvraag: 'Ruimte voor een vervolgaanvraag', gemachtigde: 'Gevraagd door de gemachtigde',
  zorgvuldig: 'Nodig voor een zorgvuldig onderzoek', veiligheid: 'Veiligheid van betrokkene', anders: 'Iets anders'
} as const
export type Reden = keyof typeof redenen
const reden = z.enum(Object.keys(redenen) as [Reden, ...Reden[]], { error: 'Kies een reden.' })
const metReden = { reden, toelichting: zakelijk.optional() }
const anders = ({ reden: chosen, toelichting }: { reden: Reden; toelichting?: string | undefined }): boolean => chosen !== 'anders' || says(toelichting)
const andersFout = { path: ['toelichting'], message: 'Schrijf bij een andere reden wat die is.', when: () => true }

export const bronnen = { brief: 'Brief of besluit', bericht: 'Bericht van een ketenpartner', register: 'Register of systeem', overleg: 'Overleg', betrokkene: 'Betrokkene of gemachtigde' } as const
export type Bron = keyof typeof bronnen
const bron = z.enum(Object.keys(bronnen) as [Bron, ...Bron[]], { error: 'Kies waar deze dag uit blijkt.' })

const spoor = z.enum(sporen, { error: 'Kies een spoor.' })
const dag = (message: string) => z.iso.date(message).refine((day) => day >= '2000-01-01' && day <= '2099-12-31', 'Kies een dag tussen 2000 en 2099.')
/** `b8/zienswijze`: a step or a term of a track. */
const plek = (message: string) => z.string({ error: message }).regex(/^[a-z0-9-]{1,40}\/[a-z0-9-]{1,40}$/, message).transform((text) => {
  const [track = '', part = ''] = text.split('/')
  return { spoor: track, code: part }
})

export const beginFormSchema = z.object({ spoor })
export const terugFormSchema = z.object({ spoorTerug: spoor, waaromTerug: vol('Schrijf waarom dit spoor hier niet hoort.') })
export const stapFormSchema = z.object({
  stap: plek('Kies een stap.'),
  op: dag('Kies de dag.'),
  bron,
  stuk: z.string().regex(/^[1-9]\d{0,3}$/, 'Geef het nummer van het stuk.').transform(Number).optional(),
  uitkomst: code.optional(),
  grond: code.optional(),
  grondTwee: code.optional(),
  notitie: zakelijk.optional(),
  /** Why an earlier record of this step was wrong, or why it was done without consent. */
  waarom: zakelijk.optional()
})
export type StapForm = z.infer<typeof stapFormSchema>
export const nietGebeurdFormSchema = z.object({ stapWeg: plek('Kies een stap.'), waaromWeg: vol('Schrijf waarom deze stap er niet hoort te staan.') })
export const uitreikenFormSchema = z.object({ spoorSamen: spoor, opSamen: dag('Kies de dag van het uitreiken.'), getekend: z.literal('ja', { error: 'Samen uitreiken telt als het uitreikingsblad is getekend.' }) })
export const overslaanFormSchema = z.object({ stapOver: plek('Kies een stap.'), redenOver: reden, toelichtingOver: zakelijk.optional() }).refine((form) => anders({ reden: form.redenOver, toelichting: form.toelichtingOver }), { ...andersFout, path: ['toelichtingOver'] })
export const stilFormSchema = z.object({ termijn: plek('Kies een termijn.'), van: dag('Kies vanaf welke dag.'), ...metReden }).refine(anders, andersFout)
export const verderFormSchema = z.object({ termijnVerder: plek('Kies een termijn.'), opVerder: dag('Kies vanaf welke dag de termijn weer loopt.') })
export const verlengFormSchema = z.object({ termijnLanger: plek('Kies een termijn.'), aantal: z.string({ error: 'Vul in met hoeveel.' }).regex(/^([1-9]\d?|[1-3]\d\d|400)$/, 'Vul een heel getal in van 1 tot en met 400.').transform(Number), redenLanger: reden, toelichtingLanger: zakelijk.optional() })
  .refine((form) => anders({ reden: form.redenLanger, toelichting: form.toelichtingLanger }), { ...andersFout, path: ['toelichtingLanger'] })

export const uitgangFormSchema = z.object({ uitgang: uitgangSoort, opUitgang: dag('Kies vanaf welke dag.'), waaromUitgang: vol('Schrijf de reden.') })
export const hervatFormSchema = z.object({ opHervat: dag('Kies vanaf welke dag.'), waaromHervat: vol('Schrijf de reden.') })

export const koppelFormSchema = z.object({ kenmerk: z.string({ error: 'Vul het kenmerk in.' }).trim().toUpperCase().regex(/^W-\d{4}-\d{4,6}$/, 'Een kenmerk ziet eruit als W-2026-0017.'), verband: z.enum(['moeder-kind', 'gezin', 'zelfde-situatie'], { error: 'Kies het verband.' }) })
export const ontkoppelFormSchema = z.object({ koppeling: z.uuid(), waaromLos: vol('Schrijf waarom de koppeling weg kan.') })
export const verbandNaam = { 'moeder-kind': 'Moeder en kind', gezin: 'Ander gezinslid', 'zelfde-situatie': 'Zelfde situatie' } as const
export const vNummerFormSchema = z.object({ vNummer: vNummerVeld, waaromNummer: vol('Schrijf waarom het nummer niet klopte.') })

const jaNee = z.enum(['ja', 'nee', 'onbekend'], { error: 'Kies ja, nee of onbekend.' }).transform((answer) => (answer === 'onbekend' ? null : answer === 'ja'))
/** Codes that the report asks and no step says; `uitSituatieDagen` absent: not known (domein §10.2, 10.6, 10.8). */
export const gegevensFormSchema = z.object({
  eerderAsiel: jaNee, eerderRegulier: jaNee, asielVerkozen: jaNee,
  uitSituatieDagen: z.string().regex(/^\d{1,5}$/, 'Vul een heel aantal dagen in, of laat dit leeg.').transform(Number).optional()
})
export type GegevensForm = z.output<typeof gegevensFormSchema>

// What is recorded. Never changed: a correction is a new record (law 1).

const tekst = z.string().min(1).max(200).nullable()
const gezet = { reden, toelichting: tekst }
const vanSpoor = { spoor }
export const spoorRegelSchema = z.discriminatedUnion('schema', [
  z.strictObject({ schema: z.literal('weging-spoor-begin/v1'), ...vanSpoor, catalogus: z.string(), op: z.iso.date() }),
  /** It was begun by mistake: no step of it stands. */
  z.strictObject({ schema: z.literal('weging-spoor-terug/v1'), ...vanSpoor, op: z.iso.date(), waarom: z.string().min(1).max(200) }),
  /** `op` null: it did not happen after all. `samen`: the step that was handed over with it. */
  z.strictObject({ schema: z.literal('weging-spoor-stap/v1'), ...vanSpoor, stap: code, op: z.iso.date().nullable(), bron: bron.nullable(), stuk: z.int().min(1).nullable(), uitkomst: code.nullable(), gronden: z.array(code).max(2), notitie: tekst, waarom: tekst, samen: code.nullable() }),
  z.strictObject({ schema: z.literal('weging-spoor-overslaan/v1'), ...vanSpoor, stap: code, op: z.iso.date(), ...gezet }),
  z.strictObject({ schema: z.literal('weging-spoor-stil/v1'), ...vanSpoor, termijn: code, van: z.iso.date(), ...gezet }),
  z.strictObject({ schema: z.literal('weging-spoor-verder/v1'), ...vanSpoor, termijn: code, op: z.iso.date() }),
  z.strictObject({ schema: z.literal('weging-spoor-verlengd/v1'), ...vanSpoor, termijn: code, aantal: z.int().min(1).max(400), op: z.iso.date(), ...gezet })
])
export type SpoorRegel = z.infer<typeof spoorRegelSchema>

/** The number itself stands in no record (as at intake): only that it was corrected, why, and whether it has the usual shape. */
export const vNummerRegelSchema = z.strictObject({ schema: z.literal('weging-v-nummer/v1'), eerderBekend: z.boolean(), gewoneVorm: z.boolean(), waarom: z.string().min(1).max(200) })

/** Record `zaakgegevens`: the last one counts. Codes and a number of days; no word. */
export const zaakgegevensSchema = z.strictObject({
  schema: z.literal('weging-zaakgegevens/v1'),
  eerderAsiel: z.boolean().nullable(), eerderRegulier: z.boolean().nullable(), asielVerkozen: z.boolean().nullable(), uitSituatieDagen: z.int().min(0).max(36_500).nullable()
})
export type Zaakgegevens = z.infer<typeof zaakgegevensSchema>
