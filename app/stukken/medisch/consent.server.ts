import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import type { RoundsAfterConsent } from '~/dossier/rounds-after-hearing'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { addMedisch, readMedisch, readZetels, type Zetel } from './register.server'
import { checkConsent, isMedischLezer, lezersMet, medischeWeigeringText, type MedischeWeigering } from './rules'
import type { MedicalConsentForm } from './schema'

export const refuse = (refusal: MedischeWeigering): { ok: false; bericht: string } => ({ ok: false, bericht: medischeWeigeringText[refusal] })

/** The medical paper with this number; null when there is none. */
export const findMedical = (tx: Pick<Tx, 'stuk'>, dossierId: string, nummer: number) =>
  tx.stuk.findFirst({ where: { dossierId, nummer, compartiment: 'medisch' }, select: { id: true, nummer: true } })

/**
 * Records what betrokkene was asked about one medical paper and what she answered, a refusal too; her last answer counts, per reader. The member from care
 * with a BIG registration may read from now on; other readers only after that member opened it to them. Who she does not name any more is out at once (R-STU-22).
 */
export const recordMedicalConsent = (werk: Werk, wie: Wie, dossierId: string, { stuk: nummer, lezers, gemachtigdeGevraagdOp: gemachtigdeOp, ...form }: MedicalConsentForm, rounds: RoundsAfterConsent): Promise<Uitkomst> =>
  inDossier(werk, wie, 'medisch.vastleggen', dossierId, async (tx, facts, sql) => {
    const stuk = await findMedical(tx, dossierId, nummer)
    if (!stuk) return refuse('onbekend')
    const zetels = await readZetels(sql, dossierId)
    const gemachtigdeGevraagdOp = gemachtigdeOp ?? null
    const asked = { gevraagdOp: form.gevraagdOp, gemachtigdeGevraagdOp, heeftGemachtigde: (await readGemachtigde(sql, dossierId)) !== undefined, vandaag: dagInAmsterdam(werk.clock.now()) }
    const fault = checkConsent({ antwoord: form.antwoord, lezers }, zetels, asked)
    if (fault) return refuse(fault)
    const gekozen = form.antwoord === 'ja' ? zetels.filter(({ lid }) => lezers.includes(lid)) : []
    const { versie } = await addMedisch(tx, werk, wie, dossierId, {
      schema: 'weging-medische-toestemming/v1', stuk: nummer, lezers: gekozen.map(({ lid, zetel }) => ({ lid, zetel })), gemachtigdeGevraagdOp, ...form
    })
    await rounds.closeRooms(sql, dossierId)
    await letIn(tx, werk, stuk.id, versie, gekozen)
    await rounds.goOn(tx, sql, werk, dossierId)
    await rounds.reopen(tx, sql, werk, wie, facts)
    return { ok: true, value: undefined }
  })

/** Makes access what the consent says: ends it for who is not in it, keeps what was opened, and lets in the reader who opens. */
async function letIn(tx: Tx, werk: Werk, stukId: string, toestemming: number, gekozen: readonly Zetel[]): Promise<void> {
  await endAccess(tx, werk, stukId, gekozen.map(({ lid }) => lid))
  const present = await tx.medischeToegang.findMany({ where: { stukId, beeindigdOp: null }, select: { lidId: true } })
  const fresh = gekozen.filter(({ lid }) => !present.some(({ lidId }) => lidId === lid))
  await tx.medischeToegang.createMany({ data: fresh.map((zetel) => ({ id: werk.ids.uuid(), stukId, lidId: zetel.lid, toestemming, geopend: isMedischLezer(zetel), sinds: werk.clock.now() })) })
}

const endAccess = (tx: Tx, { clock }: Werk, stukId: string, except: string[]) =>
  tx.medischeToegang.updateMany({ where: { stukId, beeindigdOp: null, lidId: { notIn: except } }, data: { beeindigdOp: clock.now() } })

/**
 * Betrokkene took her consent back: nobody reads this paper any more, at once, also who has it open. A sheet of a
 * sealed round that cites it counts as handed in no more until its member confirms or changes it (R-STU-24, R-STU-25); a revealed one goes to a new round (R-STU-32).
 */
export const withdrawMedicalConsent = (werk: Werk, wie: Wie, dossierId: string, nummer: number, reden: string, rounds: RoundsAfterConsent): Promise<Uitkomst> =>
  inDossier(werk, wie, 'medisch.intrekken', dossierId, async (tx, facts, sql) => {
    const stuk = await findMedical(tx, dossierId, nummer)
    if (!stuk) return refuse('onbekend')
    const stand = (await readMedisch(tx, dossierId)).get(nummer)
    if (!stand?.toestemming || lezersMet(stand).length === 0) return refuse('geen-toestemming')
    await addMedisch(tx, werk, wie, dossierId, { schema: 'weging-medische-toestemming-ingetrokken/v1', stuk: nummer, van: stand.toestemming.versie, reden })
    await rounds.closeRooms(sql, dossierId)
    await endAccess(tx, werk, stuk.id, [])
    await rounds.goOn(tx, sql, werk, dossierId)
    await rounds.reopen(tx, sql, werk, wie, facts)
    return { ok: true, value: undefined }
  })
