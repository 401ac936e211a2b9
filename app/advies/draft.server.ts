import { readKader } from '~/beoordeling/store.server'
import { criteriaFor } from '~/beoordeling/catalogus/criteria'
import { parseChecklist273f } from '~/beoordeling/catalogus/checklist-273f'
import checklist from '~/beoordeling/catalogus/273f-2015.json'
import { scoreSheetSchema, standpuntSchema, wegingSchema, type ScoreSheetRecord } from '~/beoordeling/schema'
import { intakeRecordSchema } from '~/dossier/complete-intake.server'
import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import { readLatestRecords } from '~/dossier/record.server'
import { disciplines } from '~/dossier/schema'
import { readSeats } from '~/dossier/store.server'
import { verslagSchema, waiverSchema, waiverSentence } from '~/hoorzitting/schema'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import { plainText } from '~/platform/text'
import { fixedTextsFor } from './fixed-texts'
import type { AdviesDocument, Uitkomst } from './schema'

/** What the panel wrote in the advies room; everything else of an advies comes from records (law 1). */
export interface AdviesTekst {
  uitkomst: Uitkomst
  samenvatting: string[]
  contraIndicaties: string[]
  zorgvuldigheid: string[]
}

/**
 * Builds the advies from records: intake, panel, verslag or waiver, score sheets, weighing, views, the list of stukken,
 * and the texts the panel wrote for it. Computes nothing: the conclusion is what the panel chose, no judgement is added
 * to another (law 4). `day` is the day on which the advies is fixed (YYYY-MM-DD, Amsterdam).
 */
export async function buildAdvies(tx: Tx, sql: Sql, facts: DossierFacts, tekst: AdviesTekst, { day, proef }: { day: string; proef: boolean }): Promise<AdviesDocument> {
  const { dossierId, ronde, advies } = facts
  if (!ronde || !advies) throw new Error('An advies needs a revealed round and a draft')
  const dossier = await tx.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { aanduiding: true } })
  const [intake] = await readLatestRecords(tx, { soort: 'intake', dossierId, schema: intakeRecordSchema })
  const [weging] = await readLatestRecords(tx, { soort: 'weging', dossierId, schema: wegingSchema })
  if (!intake || !weging) throw new Error('An advies needs the records of intake and weighing')
  const sheets = await readLatestRecords(tx, { soort: 'score', dossierId, rondeId: ronde.id, schema: scoreSheetSchema })
  const standpunten = await readLatestRecords(tx, { soort: 'standpunt', dossierId, schema: standpuntSchema })
  const seats = await readSeats(sql, dossierId)
  const stukken = await tx.stuk.findMany({ where: { dossierId }, orderBy: { nummer: 'asc' } })
  const kader = await readKader(tx, dossierId)
  const checklist273f = parseChecklist273f(checklist)
  if (!checklist273f.ok) throw new Error('The checklist of art. 273f does not have its shape')
  const fixed = fixedTextsFor({ uitkomst: tekst.uitkomst, grondslagIsAwb35: false })
  const inOrder = disciplines.flatMap((discipline) => sheets.filter((sheet) => sheet.inhoud.discipline === discipline).map((sheet) => sheet.inhoud))

  return {
    schema: 'weging-advies/v1',
    sjabloon: 'advies/1',
    kenmerk: facts.kenmerk,
    versie: advies.versie,
    vastgesteldOp: day,
    proef,
    verzoeker: oneLine(intake.inhoud.verzoeker),
    doel: oneLine(intake.inhoud.doel),
    grondslag: plainText(intake.inhoud.grondslag),
    grondslagIsAwb35: false,
    vraag: plainText(intake.inhoud.vraag),
    betrokkene: { aanduiding: oneLine(dossier.aanduiding) },
    paneel: {
      naam: 'Panel aannemelijkheid slachtofferschap mensenhandel',
      leden: seats.map(({ functie, zetel, registernummer }) => ({ functie: oneLine(functie), discipline: zetel, registernummer }))
    },
    catalogus: { versie: kader.catalogus.versie, status: kader.catalogus.status },
    wet273f: { versie: checklist273f.value.versie },
    bronnen: stukken.map((stuk) => ({
      nummer: stuk.nummer,
      soort: oneLine(stuk.soort),
      datum: stuk.datum ? stuk.datum.toISOString().slice(0, 10) : null,
      auteur: oneLine(stuk.auteur ?? '') || 'onbekend',
      vindplaats: oneLine(stuk.vindplaats ?? '') || 'onbekend'
    })),
    hoorzitting: await hearingSection(tx, dossierId),
    samenvatting: tekst.samenvatting,
    referentiekader: textRows(kader, inOrder),
    groepen: judgementGroups(kader, inOrder, weging.inhoud.groepen),
    contraIndicaties: tekst.contraIndicaties,
    conclusie: { uitkomst: tekst.uitkomst, zin: fixed.zin, maatstaf: fixed.maatstaf },
    standpunten: disciplines.flatMap((discipline) =>
      standpunten
        .filter(({ inhoud }) => inhoud.discipline === discipline)
        .map(({ inhoud }) => ({ discipline, uitkomst: inhoud.uitkomst, toelichting: inhoud.toelichting, afwijkend: inhoud.afwijkend }))
    ),
    ontbreekt: uniqueMissing(standpunten.flatMap(({ inhoud }) => inhoud.ontbreekt)),
    nietBeoordeeld: fixed.nietBeoordeeld,
    zorgvuldigheid: [...fixed.zorgvuldigheid, ...tekst.zorgvuldigheid]
  }
}

/** The course of the hearing, or why there was none: from the record, with the version that was judged. */
async function hearingSection(tx: Tx, dossierId: string): Promise<AdviesDocument['hoorzitting']> {
  const [verslag] = await readLatestRecords(tx, { soort: 'verslag', dossierId, schema: verslagSchema })
  if (verslag) {
    const { datum, aanwezig } = verslag.inhoud
    return { gehouden: true, datum, aanwezig, verslagVersie: verslag.versie, vastgesteldOp: dagInAmsterdam(verslag.gemaaktOp) }
  }
  const [afgezien] = await readLatestRecords(tx, { soort: 'afzien-van-horen', dossierId, schema: waiverSchema })
  if (!afgezien) throw new Error('An advies needs the record of the hearing or of its waiver')
  return { gehouden: false, reden: plainText(waiverSentence(afgezien.inhoud)) }
}

const oneLine = (text: string): string => plainText(text).replace(/\s*\n\s*/g, ' ').slice(0, 500)

type Kader = Awaited<ReturnType<typeof readKader>>

/** The texts of group E and the text rows of group M: the frame in which the rest was read. */
function textRows({ catalogus, minderjarig }: Kader, sheets: ScoreSheetRecord[]): AdviesDocument['referentiekader'] {
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
function judgementGroups({ catalogus, minderjarig }: Kader, sheets: ScoreSheetRecord[], balansen: { code: string; balans: string[] }[]): AdviesDocument['groepen'] {
  const rows = criteriaFor(catalogus, { minderjarig }).filter(({ vanToepassing }) => vanToepassing)
  const groups = [...new Set(rows.map(({ groep }) => groep))]
  return groups.flatMap((groep) => {
    const oordelen = rows.filter((row) => row.groep === groep && row.criterium.soort === 'oordeel').flatMap(({ criterium }) => {
      const perDiscipline = sheets.flatMap((sheet) => judgementOf(sheet, criterium.code))
      return perDiscipline.length > 0 ? [{ code: criterium.code, naam: criterium.naam, perDiscipline }] : []
    })
    const balans = balansen.find(({ code }) => code === groep.code)?.balans ?? []
    return oordelen.length > 0 || balans.length > 0 ? [{ code: groep.code, naam: groep.naam, oordelen, balans: balans.map(plainText) }] : []
  })
}

type Judgement = AdviesDocument['groepen'][number]['oordelen'][number]['perDiscipline'][number]

function judgementOf(sheet: ScoreSheetRecord, code: string): Judgement[] {
  const entry = sheet.entries.find((candidate) => candidate.code === code)
  if (!entry || !('oordeel' in entry)) return []
  if (entry.oordeel === 'niet te beoordelen') {
    const reden = `${plainText(entry.reden)}\nNodig is: ${plainText(entry.ontbrekendeBron)}`
    return [{ discipline: sheet.discipline, oordeel: entry.oordeel, gewicht: null, reden, bronnen: [] }]
  }
  const bronnen = entry.citaten.map(({ stuk, plaats }) => ({ stuk, plaats }))
  return [{ discipline: sheet.discipline, oordeel: entry.oordeel, gewicht: entry.gewicht, reden: plainText(entry.reden), bronnen }]
}

function uniqueMissing(all: { wat: string; wie: string }[]): { wat: string; wie: string }[] {
  const seen = new Map(all.map((item) => [`${item.wat}\u0000${item.wie}`, item]))
  return [...seen.values()]
}
