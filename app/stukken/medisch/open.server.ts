import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import type { RoundsAfterHearing } from '~/dossier/rounds-after-hearing'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { leesbaar } from '../stukken.server'
import { refuse } from './consent.server'
import { addMedisch, readMedisch, readZetels } from './register.server'
import { isMedischLezer, lezersMet } from './rules'
import type { ShownForm } from './schema'

/** The medical paper that this member reads and handles for the panel; null for everybody else, and when consent is gone: then there is none (R-STU-20). */
async function findOwn(tx: Tx, { dossierId, lid }: DossierFacts, wie: Wie, nummer: number) {
  const account = await tx.account.findUniqueOrThrow({ where: { id: wie.accountId }, select: { bigNummer: true } })
  if (!lid || !account.bigNummer || !isMedischLezer({ zetel: lid.zetel, big: true })) return null
  const stuk = await tx.stuk.findFirst({ where: { ...leesbaar(dossierId, lid.id), compartiment: 'medisch', nummer }, select: { id: true, gelezen: { where: { lidId: lid.id }, select: { lidId: true } } } })
  return stuk && { id: stuk.id, gelezen: stuk.gelezen.length > 0, bigNummer: account.bigNummer }
}

/** Opens a medical paper to one reader of the panel whom betrokkene named (R-STU-23). */
export const openToReader = (werk: Werk, wie: Wie, dossierId: string, nummer: number, lezer: string, rounds: RoundsAfterHearing): Promise<Uitkomst> =>
  inDossier(werk, wie, 'medisch.openen', dossierId, async (tx, facts, sql) => {
    const stuk = await findOwn(tx, facts, wie, nummer)
    if (!stuk) return refuse('onbekend')
    const stand = (await readMedisch(tx, dossierId)).get(nummer)
    const zetel = (await readZetels(sql, dossierId)).find(({ lid }) => lid === lezer)
    if (!zetel) return refuse('lezer-onbekend')
    if (!stand?.toestemming || !lezersMet(stand).includes(lezer)) return refuse('lezer-zonder-toestemming')
    const where = { stukId: stuk.id, lidId: lezer, beeindigdOp: null }
    const { count } = await tx.medischeToegang.updateMany({ where: { ...where, geopend: false }, data: { geopend: true } })
    // A second click finds it open: nothing to record.
    if (count === 0) return { ok: true, value: undefined }
    await addMedisch(tx, werk, wie, dossierId, { schema: 'weging-medisch-stuk-geopend/v1', stuk: nummer, van: stand.toestemming.versie, lezer: { lid: lezer, zetel: zetel.zetel } })
    // A paper that somebody may read now asks them to confirm or change what they handed in.
    await rounds.goOn(tx, sql, werk, dossierId)
    return { ok: true, value: undefined }
  })

/** Records the conclusion line of a medical paper, by the member who read it. Nobody else reads it before it was shown (R-STU-27). */
export const writeConclusion = (werk: Werk, wie: Wie, dossierId: string, nummer: number, tekst: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'medisch.concluderen', dossierId, async (tx, facts) => {
    const stuk = await findOwn(tx, facts, wie, nummer)
    if (!stuk) return refuse('onbekend')
    if (!stuk.gelezen) return refuse('eerst-lezen')
    const last = (await readMedisch(tx, dossierId)).get(nummer)?.conclusie
    if (last?.tekst !== tekst) await addMedisch(tx, werk, wie, dossierId, { schema: 'weging-medische-conclusie/v1', stuk: nummer, registernummer: wie.registernummer, bigNummer: stuk.bigNummer, tekst })
    return { ok: true, value: undefined }
  })

/** Records how and when the conclusion line was shown to betrokkene or the gemachtigde; from then on the panel reads it (R-STU-27). */
export const recordShown = (werk: Werk, wie: Wie, dossierId: string, { stuk: nummer, conclusieVersie, aan, voorgelegdOp, voorlegHoe, opmerking }: ShownForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'medisch.voorleggen', dossierId, async (tx, facts, sql) => {
    if (!(await findOwn(tx, facts, wie, nummer))) return refuse('onbekend')
    const conclusie = (await readMedisch(tx, dossierId)).get(nummer)?.conclusie
    if (!conclusie || conclusie.versie !== conclusieVersie) return refuse('conclusie-anders')
    if (conclusie.voorgelegd) return refuse('al-voorgelegd')
    if (voorgelegdOp > dagInAmsterdam(werk.clock.now())) return refuse('dag-moet-nog-komen')
    if (aan === 'gemachtigde' && !(await readGemachtigde(sql, dossierId))) return refuse('geen-gemachtigde')
    await addMedisch(tx, werk, wie, dossierId, {
      schema: 'weging-medische-conclusie-voorgelegd/v1', stuk: nummer, van: conclusie.versie, aan, op: voorgelegdOp, hoe: voorlegHoe, opmerking: opmerking || null
    })
    return { ok: true, value: undefined }
  })
