import type { DossierFacts } from '~/dossier/facts'
import { lastDayForPapers } from '~/dossier/inzage'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import type { RoundsAfterHearing } from '~/dossier/rounds-after-hearing'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { addStuk, type Added, type AddWerk } from '../add-stuk.server'
import { geenVerklaring } from '../schema'
import { readHearingDay } from './read-inzage.server'
import type { AddOwnForm } from './schema'

/** Where a paper comes from that the side of betrokkene hands in: by function. */
const herkomstVan = (wie: Wie): string => (wie.hoedanigheid === 'betrokkene' ? 'Van betrokkene zelf, met de zorgcoördinator' : `Van de gemachtigde van betrokkene (${wie.registernummer})`)

/**
 * A paper of the side of betrokkene, through the same check and vault as every other. Until ten days before the hearing it counts without more; later it
 * takes a sentence why, and the voorzitter decides whether it still counts: until then the panel does not have it (R-GEM-30, R-GEM-31). Its own side reads
 * it from the start.
 */
export const addOwnStuk = (werk: AddWerk, wie: Wie, dossierId: string, { medisch, waaromNu, ...form }: AddOwnForm, file: Uint8Array, rounds: RoundsAfterHearing): Promise<Uitkomst<Added>> => {
  const whole = { ...form, auteur: undefined, herkomst: herkomstVan(wie), spreker: geenVerklaring as typeof geenVerklaring, compartiment: medisch === 'ja' ? ('medisch' as const) : ('panel' as const) }
  return addStuk(werk, wie, dossierId, whole, file, rounds, async (tx, _sql, stukId) => {
    const hearing = await readHearingDay(tx, dossierId)
    const laat = hearing !== null && dagInAmsterdam(werk.clock.now()) > lastDayForPapers(hearing)
    if (laat && !waaromNu) return { ok: false, bericht: 'Dit stuk komt in de laatste tien dagen voor de hoorzitting. Schrijf waarom het nu komt; de voorzitter beslist of het nog meetelt.' }
    await tx.stukInzage.create({ data: { stukId, besluit: 'open', beslotenOp: werk.clock.now() } })
    if (laat && waaromNu) await tx.stukLaat.create({ data: { stukId, reden: waaromNu } })
    return { ok: true, value: undefined }
  })
}

/** The page on which a paper is handed in, with the day until which it counts without more. `laat`: that day is over. */
export async function readAddOwnPage({ db, ids, clock, stukMaxMb }: Pick<AddWerk, 'db' | 'ids' | 'clock' | 'stukMaxMb'>, { dossierId, kenmerk }: DossierFacts) {
  const hearing = await readHearingDay(db, dossierId)
  const stukkenTot = hearing && lastDayForPapers(hearing)
  return { dossierId, kenmerk, aanvraag: ids.uuid(), maxMb: stukMaxMb, stukkenTot, laat: stukkenTot !== null && dagInAmsterdam(clock.now()) > stukkenTot }
}
