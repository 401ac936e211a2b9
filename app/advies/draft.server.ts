import { answersInWords } from '~/beoordeling/answers-in-words'
import { readKader } from '~/beoordeling/store.server'
import { criteriaFor } from '~/beoordeling/catalogus/criteria'
import { parseChecklist273f } from '~/beoordeling/catalogus/checklist-273f'
import checklist from '~/beoordeling/catalogus/273f-2015.json'
import { citedMedical, printedCitation, withPrintedAnswers } from '~/beoordeling/medical-citations'
import type { ScoreSheetRecord } from '~/beoordeling/schema'
import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import { waiverSentence } from '~/hoorzitting/schema'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { plainText } from '~/platform/text'
import { isMedical } from '~/stukken/medical-number'
import { opTijdOfToegelaten } from '~/stukken/stukken.server'
import type { AdviesTekst } from './advies-document'
import { listRecords, readDeclared, readPanel, readRecords, type AdviesRecords } from './draft-records.server'
import { carefulnessSentences, conclusionSentence, hasReported, measureSentence, notJudgedSentences, wasReopened, withoutSheet } from './fixed-texts'
import type { Geschreven, Verwijzing } from './grounds'
import { printingPress } from './printing-press'
import { readReaction } from './reactie/reaction.server'
import { strengtheningOf } from './rondes/derive'
import { readRevealed, readRondedelen } from './rondes/read-rondes.server'
import { signersOf } from './rondes/rules'
import type { AdviesInhoud, AdviesV3, Alinea, Grond } from './schema'
import { secondReadingOf } from './second-reading'
import { readSucceeded } from './supplement-advies.server'

/** What is known only at the moment of freezing. `day`: YYYY-MM-DD in Amsterdam. */
export interface Vaststelling {
  day: string
  proef: boolean
  /** The latest signed checkpoint of the log (R-LOG-7). */
  logboek: AdviesV3['logboek']
}

/** The whole advies, as it would be fixed with this state of the log. */
export const buildAdvies = async (tx: Tx, facts: DossierFacts, tekst: AdviesTekst, { logboek, ...rest }: Vaststelling): Promise<AdviesV3> =>
  ({ ...(await buildContent(tx, facts, tekst, rest)), logboek })

/**
 * Builds all but the state of the log from records: intake, panel and its declarations, verslag or waiver, score sheets, weighing, views, the list of
 * stukken, the reaction, and the texts the panel wrote for it. Sheets and views are those of who sits on the panel now: of a member who was replaced
 * nothing counts, the deputy's do.
 * Computes nothing: conclusion and decision are what the panel chose, no judgement is added to another (law 4).
 */
export async function buildContent(tx: Tx, facts: DossierFacts, tekst: AdviesTekst, { day, proef }: Omit<Vaststelling, 'logboek'>): Promise<AdviesInhoud> {
  const { dossierId, advies } = facts
  const ronde = (await readRevealed(tx, dossierId)).at(-1)
  if (!ronde || !advies) throw new Error('An advies needs a revealed round and a draft')
  const records = await readRecords(tx, dossierId, ronde.id)
  const { intake, weging } = records
  if (!intake || !weging) throw new Error('An advies needs the records of intake and weighing')
  const { aanduiding } = await tx.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { aanduiding: true } })
  const kader = await readKader(tx, dossierId)
  const delen = await readRondedelen(tx, dossierId, kader)
  const { ontbrekendeDiscipline } = delen
  const leden = (await readPanel(tx, dossierId)).filter(({ zetel }) => zetel !== ontbrekendeDiscipline)
  const cited = citedMedical(records.sheets.map(({ inhoud }) => inhoud))
  const stukken = (await tx.stuk.findMany({ where: { dossierId, ...opTijdOfToegelaten }, orderBy: { nummer: 'asc' } })).filter(({ nummer }) => !isMedical(nummer) || cited.has(nummer))
  const verklaringen = await readDeclared(tx, dossierId, leden)
  const lijst = listRecords(records, ontbrekendeDiscipline)
  const gronden = (verwijzingen: readonly Verwijzing[]): Grond[] => verwijzingen.map((verwijzing) => groundOf(verwijzing, lijst))
  const alinea = (geschreven: Geschreven): Alinea => ({ tekst: geschreven.tekst, gronden: gronden(geschreven.verwijzingen) })
  const counted = <Inhoud extends { discipline: string }>(all: { inhoud: Inhoud }[]): Inhoud[] => all.map(({ inhoud }) => inhoud).filter(({ discipline }) => discipline !== ontbrekendeDiscipline)
  const [views, inOrder] = [counted(records.standpunten), counted(records.sheets)]
  const groepen = judgementGroups(kader, inOrder, weging.inhoud.groepen, [groundOf({ soort: 'weging', discipline: null, plaats: null }, lijst)])
  const grondslagIsAwb35 = intake.inhoud.schema === 'weging-intake/v2' && intake.inhoud.grondslagIsAwb35

  return {
    schema: 'weging-advies/v3',
    sjabloon: 'advies/3',
    opgemaakt: printingPress,
    ...(await readSucceeded(tx, dossierId, facts.kenmerk, advies.versie)),
    kenmerk: facts.kenmerk,
    versie: advies.versie,
    vastgesteldOp: day,
    proef,
    verzoeker: oneLine(intake.inhoud.verzoeker),
    doel: oneLine(intake.inhoud.doel),
    grondslag: plainText(intake.inhoud.grondslag),
    grondslagIsAwb35,
    vraag: plainText(intake.inhoud.vraag),
    betrokkene: { aanduiding: oneLine(aanduiding) },
    paneel: {
      naam: 'Panel aannemelijkheid slachtofferschap mensenhandel',
      leden: leden.map(({ account, zetel }) => ({ functie: oneLine(account.functie), discipline: zetel, registernummer: account.registernummer }))
    },
    verklaringen,
    catalogus: { versie: kader.catalogus.versie, status: kader.catalogus.status },
    wet273f: { versie: checklist273fVersie() },
    bronnen: stukken.map(sourceOf),
    records: lijst,
    ...delen,
    hoorzitting: hearingSection(records),
    samenvatting: tekst.samenvatting.map(alinea),
    referentiekader: textRows(kader, inOrder),
    groepen,
    positief: strengtheningOf(groepen, lijst),
    contraIndicaties: tekst.contra.map(({ tekst: geschreven, voorgelegd, antwoord }) => ({ ...alinea(geschreven), voorgelegd: putForward(voorgelegd, records), antwoord })),
    reactie: await readReaction(tx, dossierId),
    tegenlezing: tekst.uitkomst === 'niet aannemelijk' ? secondReadingOf(records.tegenlezing) : null,
    conclusie: { uitkomst: tekst.uitkomst, zin: conclusionSentence(tekst.uitkomst), maatstaf: measureSentence() },
    besluit: decisionOf(tekst, views.map(({ discipline, uitkomst }) => ({ discipline, uitkomst }))),
    nieuwFeit: weging.inhoud.nieuwFeit ?? null,
    standpunten: views.map(({ discipline, uitkomst, dragend = [], versterkt = [], toelichting, afwijkend }) => ({ discipline, uitkomst, dragend, versterkt, toelichting, afwijkend })),
    ontbreekt: uniqueMissing(views.flatMap(({ ontbreekt }) => ontbreekt)),
    nietBeoordeeld: notJudgedSentences(),
    zorgvuldigheid: [
      ...carefulnessSentences({ grondslagIsAwb35, ietsGemeld: hasReported(verklaringen), zonderBeoordeling: withoutSheet(lijst, signersOf(delen)), heropend: wasReopened(delen) }).map((sentence) => ({ tekst: sentence, gronden: [] })),
      ...tekst.zorgvuldigheid.map(alinea)
    ]
  }
}

/** The version of a record is the latest one; one that is not there is refused by `checkAdvies`, with the place. */
function groundOf(verwijzing: Verwijzing, records: AdviesV3['records']): Grond {
  if (verwijzing.soort === 'stuk') return verwijzing
  const { soort, discipline } = verwijzing
  return { ...verwijzing, versie: records.find((record) => record.soort === soort && record.discipline === discipline)?.versie ?? 1 }
}

function putForward(voorgelegd: AdviesTekst['contra'][number]['voorgelegd'], { verslag }: AdviesRecords): AdviesV3['contraIndicaties'][number]['voorgelegd'] {
  const { waar } = voorgelegd
  if (waar === 'niet voorgelegd') return { waar, reden: voorgelegd.reden }
  return waar === 'schriftelijk' ? { waar, plaats: voorgelegd.plaats } : { waar, plaats: voorgelegd.plaats, verslagVersie: verslag?.versie ?? 1 }
}

const decisionOf = ({ wijze, regel }: AdviesTekst, stemmen: AdviesV3['besluit']['stemmen']): AdviesV3['besluit'] =>
  wijze === 'eenstemmig' ? { wijze, regel: null, stemmen } : { wijze, regel: regel ?? '', stemmen }

function checklist273fVersie(): string {
  const read = parseChecklist273f(checklist)
  if (!read.ok) throw new Error('The checklist of art. 273f does not have its shape')
  return read.value.versie
}

/** A source with its day, or with the date in the words of the stuk; of a medical stuk its kind and date only. */
function sourceOf(stuk: { nummer: number; soort: string; datum: Date | null; datumTekst: string; auteur: string | null; vindplaats: string | null; herkomst: string | null }): AdviesV3['bronnen'][number] {
  const datum = stuk.datum ? stuk.datum.toISOString().slice(0, 10) : null
  return {
    nummer: stuk.nummer,
    soort: oneLine(stuk.soort),
    datum,
    datumTekst: datum ? null : oneLine(stuk.datumTekst) || 'onbekend',
    auteur: isMedical(stuk.nummer) ? 'niet genoemd' : oneLine(stuk.auteur ?? '') || 'onbekend',
    vindplaats: isMedical(stuk.nummer) ? 'medisch deel' : oneLine(stuk.vindplaats ?? stuk.herkomst ?? '') || 'onbekend'
  }
}

/** The course of the hearing, or why there was none: from the record, with the version that was judged. */
function hearingSection({ verslag, afgezien }: AdviesRecords): AdviesV3['hoorzitting'] {
  if (verslag) {
    const { datum, aanwezig } = verslag.inhoud
    return { gehouden: true, datum, aanwezig, verslagVersie: verslag.versie, vastgesteldOp: dagInAmsterdam(verslag.gemaaktOp) }
  }
  if (!afgezien) throw new Error('An advies needs the record of the hearing or of its waiver')
  return { gehouden: false, reden: plainText(waiverSentence(afgezien.inhoud)) }
}

/** On one line, whole: what is too long is refused by the schema and never cut. */
const oneLine = (text: string): string => plainText(text).replace(/\s*\n\s*/g, ' ')

type Kader = Awaited<ReturnType<typeof readKader>>

/** The texts of group E and the text rows of group M: the frame in which the rest was read. */
function textRows({ catalogus, minderjarig }: Kader, sheets: ScoreSheetRecord[]): AdviesV3['referentiekader'] {
  return criteriaFor(catalogus, { minderjarig })
    .filter(({ criterium, vanToepassing }) => criterium.soort === 'tekst' && vanToepassing)
    .flatMap(({ criterium }) => {
      const teksten = sheets.flatMap((sheet) => {
        const entry = sheet.entries.find(({ code }) => code === criterium.code)
        return entry && 'tekst' in entry ? [{ discipline: sheet.discipline, tekst: plainText(entry.tekst) }] : []
      })
      return teksten.length > 0 ? [{ code: criterium.code, naam: criterium.naam, teksten }] : []
    })
}

/** Per group the three judgements side by side, as they were handed in, and the balance the panel wrote. */
function judgementGroups({ catalogus, minderjarig }: Kader, sheets: ScoreSheetRecord[], balansen: { code: string; balans: string[] }[], gronden: Grond[]): AdviesV3['groepen'] {
  const rows = criteriaFor(catalogus, { minderjarig }).filter(({ vanToepassing }) => vanToepassing)
  const groups = [...new Set(rows.map(({ groep }) => groep))]
  return groups.flatMap((groep) => {
    const oordelen = rows.filter((row) => row.groep === groep && row.criterium.soort === 'oordeel').flatMap(({ criterium }) => {
      const perDiscipline = sheets.flatMap((sheet) => judgementOf(sheet, criterium.code))
      return perDiscipline.length > 0 ? [{ code: criterium.code, naam: criterium.naam, perDiscipline }] : []
    })
    const balans = balansen.find(({ code }) => code === groep.code)?.balans ?? []
    return oordelen.length > 0 || balans.length > 0 ? [{ code: groep.code, naam: groep.naam, oordelen, balans: balans.map((tekst) => ({ tekst: plainText(tekst), gronden })) }] : []
  })
}

type Judgement = AdviesV3['groepen'][number]['oordelen'][number]['perDiscipline'][number]

function judgementOf(sheet: ScoreSheetRecord, code: string): Judgement[] {
  const entry = sheet.entries.find((candidate) => candidate.code === code)
  if (!entry || !('oordeel' in entry)) return []
  const antwoorden = answersInWords(withPrintedAnswers(entry)).map(plainText)
  if (entry.oordeel === 'niet te beoordelen') {
    const reden = `${plainText(entry.reden)}\nNodig is: ${plainText(entry.ontbrekendeBron)}`
    return [{ discipline: sheet.discipline, oordeel: entry.oordeel, gewicht: null, reden, bronnen: [], antwoorden }]
  }
  const bronnen = entry.citaten.map(printedCitation)
  return [{ discipline: sheet.discipline, oordeel: entry.oordeel, gewicht: entry.gewicht, reden: plainText(entry.reden), bronnen, antwoorden }]
}

function uniqueMissing(all: { wat: string; wie: string }[]): { wat: string; wie: string }[] {
  const seen = new Map(all.map((item) => [`${item.wat}\u0000${item.wie}`, item]))
  return [...seen.values()]
}
