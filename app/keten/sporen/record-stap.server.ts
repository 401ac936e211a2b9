import { readDoelen } from '~/dossier/consent/purpose-consent.server'
import { isToegestaan } from '~/dossier/consent/rules'
import type { Tx, Uitkomst, Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { reportStap, withdrawStap } from '../koppelvlakken/track-events.server'
import { GEEN_SPOOR, gedaan, inSporen, nee, NIET_LATER, type InSporen } from './in-sporen.server'
import type { SpoorStand } from './rules'
import type { Reden, Spoor, SpoorCode, Stap, StapForm } from './schema'
import { writeSpoor } from './store.server'

const GEEN_STAP = 'Deze stap hoort niet bij dit spoor. Open de pagina opnieuw.'

interface Plek { def: Spoor; spoor: SpoorStand; stap: Stap }

function stapIn({ spoor: carried }: InSporen, plek: { spoor: string; code: string }): Plek | string {
  const found = carried(plek.spoor)
  if (!found) return GEEN_SPOOR
  const stap = found.def.stappen.find((one) => one.code === plek.code)
  if (!stap) return GEEN_STAP
  return stap.uitDossier === null ? { ...found, stap } : 'De dag van deze stap komt uit het dossier zelf.'
}

/**
 * Records a step of a track with its day and where that day comes from, or corrects it: a new record, and the earlier one stays (R-KET-11). Refuses, in B1 Dutch: a
 * day that has not come (unless a day ahead is what the step is), an outcome that does not belong to it, words or outcomes at a step of the criminal case (R-KET-4),
 * sharing without the consent of betrokkene (R-KET-42), a vital interest or a correction without a reason. What the step asks of partners becomes their task at once (R-KET-73).
 */
export const recordStap = (werk: Werk, wie: Wie, dossierId: string, form: StapForm): Promise<Uitkomst> =>
  inSporen(werk, wie, 'spoor.stap', dossierId, async (at) => {
    const plek = stapIn(at, form.stap)
    if (typeof plek === 'string') return nee(plek)
    const { spoor, stap } = plek
    const was = spoor.stappen[stap.code]
    const fault = faultOf(stap, form, at.vandaag, was?.staat === 'gedaan') ?? bedenktijdFault(at.stand.sporen, spoor.code, stap.code) ?? (await consentFault(at.tx, dossierId, stap, form.op)) ?? (await stukFault(at.tx, dossierId, form.stuk))
    if (fault) return nee(fault)
    const gronden = [...new Set([form.grond, form.grondTwee].filter((grond) => grond !== undefined))]
    await writeSpoor(at.tx, werk, wie, dossierId, {
      schema: 'weging-spoor-stap/v1', spoor: spoor.code, stap: stap.code, op: form.op, bron: form.bron, stuk: form.stuk ?? null, uitkomst: form.uitkomst ?? null, gronden, notitie: form.notitie || null, waarom: form.waarom || null, samen: null
    })
    await reportStap(at.sql, werk, { dossierId, spoor: spoor.code, stap: stap.code, uitkomst: form.uitkomst ?? null, op: form.op })
    return gedaan
  })

function faultOf(stap: Stap, form: StapForm, vandaag: string, corrects: boolean): string | null {
  if (stap.soort === 'stap' && form.op > vandaag) return NIET_LATER
  if (stap.strafrechtelijk && form.notitie) return 'Bij deze stap horen alleen een dag en een brief. Haal de notitie weg.'
  if (stap.uitkomsten.length > 0 && !stap.uitkomsten.some(({ code }) => code === form.uitkomst)) return 'Kies wat de uitkomst was.'
  if (stap.uitkomsten.length === 0 && form.uitkomst !== undefined) return 'Deze stap heeft geen uitkomst.'
  const gronden = [form.grond, form.grondTwee].filter((grond) => grond !== undefined)
  if (gronden.length > 0 && (form.uitkomst !== 'afgewezen' || gronden.some((grond) => !stap.gronden.some(({ code }) => code === grond)))) return 'Gronden horen alleen bij een afwijzing.'
  if (form.waarom) return null
  if (corrects) return 'Deze stap staat er al. Schrijf waarom de eerdere dag niet klopt; die blijft bewaard.'
  if (stap.redenNodig) return stap.redenVraag ?? 'Schrijf waarom dit nodig was.'
  return stap.samenMet === null ? null : 'Sepot en voornemen worden samen uitgereikt. Schrijf waarom dat hier niet zo ging, of leg ze samen vast.'
}

/** The bedenktijd is given once, and in a Dublin case it is that of Dublin: thirty days (domein §1, §9.6; R-KET-16). */
function bedenktijdFault(sporen: readonly SpoorStand[], code: SpoorCode, stap: string): string | null {
  if (stap !== 'bedenktijd') return null
  if (code !== 'dublin' && sporen.some((one) => one.code === 'dublin')) return 'Dit is een Dublinzaak: leg de bedenktijd vast bij het spoor Dublin. Daar duurt zij 30 dagen.'
  const other = sporen.some((one) => one.code !== code && one.stappen.bedenktijd?.staat === 'gedaan')
  return other ? 'Er was al bedenktijd in een ander spoor. Bedenktijd krijgt iemand één keer. Staat die op de verkeerde plek? Neem haar daar eerst terug.' : null
}

/** What she allowed on the day of the sharing counts: taken back later, what was shared before stays right (R-KET-42). */
async function consentFault(tx: Tx, dossierId: string, { toestemming }: Stap, op: string): Promise<string | null> {
  if (toestemming === null || isToegestaan(await readDoelen(tx, dossierId, op), toestemming)) return null
  return isToegestaan(await readDoelen(tx, dossierId), toestemming)
    ? 'Op deze dag was er nog geen toestemming.'
    : 'Betrokkene gaf hier geen toestemming voor op deze dag. Zonder toestemming wordt dit niet gedeeld, en kan deze stap er niet staan.'
}

const stukFault = async (tx: Tx, dossierId: string, nummer: number | undefined): Promise<string | null> =>
  nummer === undefined || (await tx.stuk.findFirst({ where: { dossierId, nummer }, select: { id: true } })) ? null : 'Dit dossier heeft geen stuk met dat nummer.'

/** The step did not happen after all. The record that said so stays. */
export const undoStap = (werk: Werk, wie: Wie, dossierId: string, { stapWeg, waaromWeg }: { stapWeg: { spoor: string; code: string }; waaromWeg: string }): Promise<Uitkomst> =>
  inSporen(werk, wie, 'spoor.stap', dossierId, async (at) => {
    const plek = stapIn(at, stapWeg)
    if (typeof plek === 'string') return nee(plek)
    if (!plek.spoor.stappen[plek.stap.code]) return nee('Deze stap staat er niet.')
    await writeSpoor(at.tx, werk, wie, dossierId, { schema: 'weging-spoor-stap/v1', spoor: plek.spoor.code, stap: plek.stap.code, op: null, bron: null, stuk: null, uitkomst: null, gronden: [], notitie: null, waarom: waaromWeg, samen: null })
    await withdrawStap(at.sql, werk, { dossierId, spoor: plek.spoor.code, stap: plek.stap.code })
    return gedaan
  })

/**
 * Sepot and voornemen were handed over together, on one signed sheet: two steps on one day, each naming the other (domein §9.11; R-KET-13). Refuses before both are
 * there, and when one was handed over already.
 */
export const handOverTogether = (werk: Werk, wie: Wie, dossierId: string, { spoorSamen, opSamen }: { spoorSamen: SpoorCode; opSamen: string }): Promise<Uitkomst> =>
  inSporen(werk, wie, 'spoor.stap', dossierId, async (at) => {
    const found = at.spoor(spoorSamen)
    if (!found) return nee(GEEN_SPOOR)
    const pair = found.def.stappen.filter((stap) => stap.samenMet !== null)
    if (pair.length === 0) return nee('In dit spoor wordt niets samen uitgereikt.')
    if (opSamen > at.vandaag) return nee(NIET_LATER)
    if (pair.some((stap) => found.spoor.stappen[stap.code])) return nee('Er is al iets uitgereikt. Corrigeer dat bij de stap zelf.')
    const before = pair.flatMap((stap) => stap.na.map((each) => found.spoor.stappen[each.stap]))
    if (before.some((stand) => stand?.staat !== 'gedaan')) return nee('Leg eerst het sepot en het voornemen vast. Dan kunnen ze samen worden uitgereikt.')
    if (before.some((stand) => stand !== undefined && stand.op > opSamen)) return nee('Het uitreiken kan niet vóór het sepot of het voornemen liggen.')
    for (const stap of pair) {
      await writeSpoor(at.tx, werk, wie, dossierId, { schema: 'weging-spoor-stap/v1', spoor: spoorSamen, stap: stap.code, op: opSamen, bron: 'brief', stuk: null, uitkomst: null, gronden: [], notitie: null, waarom: null, samen: stap.samenMet })
      await reportStap(at.sql, werk, { dossierId, spoor: spoorSamen, stap: stap.code, uitkomst: null, op: opSamen })
    }
    return gedaan
  })

/** A step is skipped, with why: without aangifte a track goes on all the same (R-KET-14). Refuses one that was done. */
export const skipStap = (werk: Werk, wie: Wie, dossierId: string, { stapOver, redenOver, toelichtingOver }: { stapOver: { spoor: string; code: string }; redenOver: Reden; toelichtingOver?: string | undefined }): Promise<Uitkomst> =>
  inSporen(werk, wie, 'spoor.overslaan', dossierId, async (at) => {
    const plek = stapIn(at, stapOver)
    if (typeof plek === 'string') return nee(plek)
    if (plek.spoor.stappen[plek.stap.code]) return nee('Deze stap is al gedaan of overgeslagen.')
    if (plek.stap.soort === 'einddatum') return nee('Een vaste dag slaat u niet over. Leg de dag vast zodra u hem weet.')
    if (plek.stap.strafrechtelijk && toelichtingOver) return nee('Bij deze stap horen geen woorden. Kies alleen de reden.')
    await writeSpoor(at.tx, werk, wie, dossierId, { schema: 'weging-spoor-overslaan/v1', spoor: plek.spoor.code, stap: plek.stap.code, op: at.vandaag, reden: redenOver, toelichting: toelichtingOver || null })
    return gedaan
  })
