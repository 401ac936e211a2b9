import { readDoelen } from '~/dossier/consent/purpose-consent.server'
import { isToegestaan } from '~/dossier/consent/rules'
import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { correctieTermijn } from '~/dossier/termijnen'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { formatDate } from '~/ui/dates'
import { readOpenConcept, type OpenConcept } from './store.server'
import { mayAnswer, mayCorrect, mayExtend, mayOffer, refusalText, type Refusal } from './rules'
import { correctieSchema, nalezingSchema, type CorrectionForm, type ExtendForm, type Kant, type NalezingRegel, type OfferForm, type WaiveCorrectionsForm } from './schema'

const refuse = (refusal: Refusal): { ok: false; bericht: string } => ({ ok: false, bericht: refusalText(refusal, formatDate) })

/** Whose words somebody brings: the gemachtigde their own, betrokkene her own beside the zorgcoördinator, the secretaris those of betrokkene. */
const kantVan = ({ hoedanigheid }: Wie): { van: Kant; zelf: boolean } =>
  hoedanigheid === 'gemachtigde' ? { van: 'gemachtigde', zelf: true } : { van: 'betrokkene', zelf: hoedanigheid === 'betrokkene' }

const seatOf = ({ lid }: DossierFacts): 'voorzitter' | 'secretaris' => {
  if (lid?.zetel === 'voorzitter' || lid?.zetel === 'secretaris') return lid.zetel
  throw new Error('The policy admits voorzitter and secretaris only')
}

async function mustOpen(tx: Tx, dossierId: string): Promise<OpenConcept> {
  const open = await readOpenConcept(tx, dossierId)
  if (!open) throw new Error('hoorzitting: nagelezen zonder concept')
  return open
}

const addLine = (tx: Tx, werk: Werk, wie: Wie, dossierId: string, inhoud: NalezingRegel) => writeRecord(tx, werk, wie, { soort: 'nalezing', dossierId, schema: nalezingSchema, inhoud })

/**
 * The concept was read back in the room, or goes to the gemachtigde or to betrokkene beside her zorgcoördinator; the term for corrections runs from
 * today. Refuses a way that was used before, and a recipient whom betrokkene did not allow in the consent register (R-HRZ-72, R-HRZ-73).
 */
export const offerConcept = (werk: Werk, wie: Wie, dossierId: string, { wijze }: OfferForm): Promise<Uitkomst<{ uiterlijk: string }>> =>
  inDossier(werk, wie, 'verslag.nalezen', dossierId, async (tx, feiten, sql) => {
    const { nalezing } = await mustOpen(tx, dossierId)
    const op = dagInAmsterdam(werk.clock.now())
    const [doelen, gemachtigde] = [await readDoelen(tx, dossierId), await readGemachtigde(sql, dossierId)]
    const verdict = mayOffer(nalezing, wijze, { vandaag: op, termijn: correctieTermijn, gemachtigd: gemachtigde !== undefined, toegestaan: (aan) => isToegestaan(doelen, `verslag-${aan}`) })
    if (!verdict.ok) return refuse(verdict.refusal)
    await addLine(tx, werk, wie, dossierId, { schema: 'weging-nalezing-aangeboden/v1', wijze, op, uiterlijk: verdict.value, zetel: seatOf(feiten) })
    return { ok: true, value: { uiterlijk: verdict.value } }
  })

/** Gives more time for corrections, with the reason (R-HRZ-74). A term never becomes shorter. */
export const extendTerm = (werk: Werk, wie: Wie, dossierId: string, { uiterlijk, redenVerlengen }: ExtendForm): Promise<Uitkomst<{ uiterlijk: string }>> =>
  inDossier(werk, wie, 'verslag.nalezen', dossierId, async (tx, feiten) => {
    const { nalezing } = await mustOpen(tx, dossierId)
    const op = dagInAmsterdam(werk.clock.now())
    const verdict = mayExtend(nalezing, uiterlijk, op)
    if (!verdict.ok) return refuse(verdict.refusal)
    await addLine(tx, werk, wie, dossierId, { schema: 'weging-nalezing-verlengd/v1', uiterlijk: verdict.value, reden: redenVerlengen, op, zetel: seatOf(feiten) })
    return { ok: true, value: { uiterlijk: verdict.value } }
  })

/**
 * Files one correction or addition, beside the text: by the gemachtigde in parts until the term ends, or by the secretaris in the words of betrokkene. `wie`
 * decides whose it is. Gives its number. Throws `Refused` when the policy says no (R-HRZ-75).
 */
export const fileCorrection = (werk: Werk, wie: Wie, dossierId: string, { soort, alinea, correctie }: CorrectionForm): Promise<Uitkomst<{ nummer: number }>> =>
  inDossier(werk, wie, 'verslag.corrigeren', dossierId, async (tx) => {
    const { concept, nalezing } = await mustOpen(tx, dossierId)
    const kant = kantVan(wie)
    const verdict = mayCorrect(nalezing, alinea, { ...kant, alineas: concept.inhoud.alineas.length, vandaag: dagInAmsterdam(werk.clock.now()) })
    if (!verdict.ok) return refuse(verdict.refusal)
    const inhoud = { schema: 'weging-correctie/v1', concept: concept.versie, alinea, soort, tekst: correctie, van: kant.van } as const
    const { versie } = await writeRecord(tx, werk, wie, { soort: 'correctie', dossierId, schema: correctieSchema, inhoud })
    return { ok: true, value: { nummer: versie } }
  })

const answer = (werk: Werk, wie: Wie, dossierId: string, lineOf: (van: Kant, op: string) => NalezingRegel): Promise<Uitkomst> =>
  inDossier(werk, wie, 'verslag.antwoorden', dossierId, async (tx) => {
    const { nalezing } = await mustOpen(tx, dossierId)
    const { van, zelf } = kantVan(wie)
    const verdict = mayAnswer(nalezing, van, zelf)
    if (!verdict.ok) return refuse(verdict.refusal)
    await addLine(tx, werk, wie, dossierId, lineOf(van, dagInAmsterdam(werk.clock.now())))
    return { ok: true, value: undefined }
  })

/** *Klaar, dit zijn alle correcties*: the verslag need not wait for the rest of the term (R-HRZ-76). Once for each side. */
export const finishCorrections = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> =>
  answer(werk, wie, dossierId, (van, op) => ({ schema: 'weging-nalezing-klaar/v1', van, op }))

/** The term is not needed, and nothing is to be corrected; `hoe`: when and how that was said (R-HRZ-76). */
export const waiveCorrections = (werk: Werk, wie: Wie, dossierId: string, { hoe }: WaiveCorrectionsForm): Promise<Uitkomst> =>
  answer(werk, wie, dossierId, (van, op) => ({ schema: 'weging-nalezing-afstand/v1', van, op, hoe }))
