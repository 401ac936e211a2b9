// For tests only: the real catalogue, complete drafts, and arbitrary valid sheets.
import fc from 'fast-check'
import json from './catalogus/reconstructie-2026-1.json'
import { criteriaFor } from './catalogus/criteria'
import { disciplines, minderjarigSchema, oordeelSchema, parseCatalogus, type Catalogus, type Discipline, type Eis, type GescoordCriterium } from './catalogus/schema'
import { readDraft, type SheetContext } from './draft'
import { demandsAt } from './draft-answers'
import { draftKey, writeCitaten, type DraftFields } from './draft-fields'
import { scoreSheetVersion, type Citaat, type ScoreEntry, type ScoreSheetRecord } from './schema'
import { soortenBron } from './soort-bron'

export const catalogusJson: unknown = json
export const catalogus = readCatalogus(json)
export const stukken = [1, 2, 3, 7]

export function context(changes: Partial<SheetContext> = {}): SheetContext {
  return { catalogus, minderjarig: 'nee', discipline: 'zorg', stukken, verslag: true, ...changes }
}

export function criterium(code: string): GescoordCriterium {
  const found = criteriaFor(catalogus, { minderjarig: 'ja' }).find((row) => row.criterium.code === code)
  if (found === undefined) throw new Error(`Criterium ${code} staat niet in de catalogus`)
  return found.criterium
}

const citedHere: Citaat = { stuk: 1, plaats: 'p. 2' }

/** An answer to each thing the catalogue asks beside this judgement; `citaat` is one of the row. */
export function answersTo(one: GescoordCriterium, oordeel: string | undefined, citaat: Citaat = citedHere): Record<string, string> {
  if (one.soort !== 'oordeel') return {}
  const asked = demandsAt(one, oordeelSchema.safeParse(oordeel).data).map((eis) => answer(eis, citaat))
  return Object.assign({}, ...asked) as Record<string, string>
}

function answer(eis: Eis, citaat: Citaat): Record<string, string> {
  switch (eis.vraagt) {
    case 'notitie':
      return { notitie: 'Gelezen in het licht van E5.' }
    case 'motivering':
      return { motivering: 'De arts kende dit stuk niet.' }
    case 'andere grond':
      return { alleenDat: 'nee', grond: 'Het adres is onderzocht en bestond niet.' }
    case 'weersprekend citaat':
      return { weersprekend: writeCitaten([citaat]), weerspreekt: 'De dag van aankomst.' }
    case 'voorlegging':
      return { voorgelegd: 'verslag', voorlegging: 'Betrokkene noemt verwarring.' }
    case 'oordeel':
      return {}
  }
}

/** The fields of one complete row, changed where the test wants; what the chosen judgement asks is answered. */
export function row(code: string, changes: Record<string, string> = {}): DraftFields {
  const one = criterium(code)
  const full: Record<string, string> =
    one.soort === 'tekst'
      ? { tekst: 'Betrokkene vertelt in kleine stappen.' }
      : { oordeel: 'versterkt', gewicht: 'licht', reden: 'De verklaring is helder.', citaten: writeCitaten([citedHere]), ...(changes.oordeel === 'niet te beoordelen' ? { soortBron: 'medisch' } : {}) }
  const answers = answersTo(one, changes.oordeel ?? full.oordeel)
  return Object.fromEntries(Object.entries({ ...full, ...answers, ...changes }).map(([veld, value]) => [`${code}/${veld}`, value]))
}

export function fullDraft(some: SheetContext = context()): DraftFields {
  const rows = criteriaFor(some.catalogus, some).filter((one) => one.vanToepassing)
  return Object.assign({}, ...rows.map((one) => row(one.criterium.code)))
}

export function sheet(discipline: Discipline, entries: ScoreEntry[], changes: Partial<ScoreSheetRecord> = {}): ScoreSheetRecord {
  return {
    schema: scoreSheetVersion,
    dossierKenmerk: 'W-2026-0017',
    ronde: 1,
    discipline,
    registernummer: `P-${discipline}`,
    catalogusVersie: catalogus.versie,
    beoordeeldeVersies: { verslag: 1, stukken },
    entries,
    ...changes
  }
}

const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map((text) => `w${text}`)
const citaat: fc.Arbitrary<Citaat> = fc.record({ stuk: fc.constantFrom(...stukken), plaats: fc.option(fc.constantFrom('p. 2', '§ 4')) })

export function validRow(one: GescoordCriterium): fc.Arbitrary<DraftFields> {
  const key = (veld: Parameters<typeof draftKey>[1]) => draftKey(one.code, veld)
  const text = words.map((tekst): DraftFields => ({ [key('tekst')]: tekst }))
  if (one.soort === 'tekst') {
    return one.geenBijzonderheden === 'toegestaan' ? fc.oneof(text, fc.constant<DraftFields>({ [key('geenBijzonderheden')]: 'ja' })) : text
  }
  return fc
    .record({ oordeel: fc.constantFrom(...one.waarden), gewicht: fc.constantFrom('licht', 'zwaar'), reden: words, ontbrekend: words, soortBron: fc.constantFrom(...soortenBron), citaten: fc.array(citaat, { minLength: 1, maxLength: 3 }) })
    .map((chosen): DraftFields => ({
      [key('oordeel')]: chosen.oordeel,
      [key('gewicht')]: chosen.gewicht,
      [key('reden')]: chosen.reden,
      [key('ontbrekend')]: chosen.ontbrekend,
      [key('soortBron')]: chosen.soortBron,
      [key('citaten')]: writeCitaten(chosen.citaten),
      ...Object.fromEntries(Object.entries(answersTo(one, chosen.oordeel, chosen.citaten[0])).map(([veld, value]) => [`${one.code}/${veld}`, value]))
    }))
}

/** Any complete draft, for any intake outcome and any member. */
export const anyFullDraft = fc
  .record({ minderjarig: fc.constantFrom(...minderjarigSchema.options), discipline: fc.constantFrom(...disciplines) })
  .chain((facts) => {
    const rows = criteriaFor(catalogus, facts).filter((one) => one.vanToepassing)
    return fc.tuple(...rows.map((one) => validRow(one.criterium))).map((parts) => ({
      context: context(facts),
      fields: explained(Object.assign({}, ...parts) as DraftFields)
    }))
  })

/** Where B4 cannot be judged, a weakened B3 says why it was not put to betrokkene. */
const explained = (fields: DraftFields): DraftFields =>
  fields['B4/oordeel'] === 'niet te beoordelen' && fields['B3/oordeel'] === 'verzwakt' ? { ...fields, 'B3/voorgelegd': 'niet' } : fields

/** Three sheets of one round, one per discipline, in any order. */
export const anyThreeSheets = fc
  .tuple(anyFullDraft, anyFullDraft, anyFullDraft)
  .chain((drafts) => fc.shuffledSubarray(disciplines.map((discipline, i) => sheet(discipline, entriesOf(drafts, i))), { minLength: 3 }))

function entriesOf(drafts: readonly { fields: DraftFields; context: SheetContext }[], i: number): ScoreEntry[] {
  const minderjarig = drafts[0]?.context.minderjarig ?? 'nee'
  const full = fullDraft(context({ minderjarig }))
  return readDraft({ ...full, ...drafts[i]?.fields }, context({ minderjarig })).entries
}

function readCatalogus(input: unknown): Catalogus {
  const read = parseCatalogus(input)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal.fouten))
  return read.value
}
