import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import type { RoundsAfterHearing } from '~/dossier/rounds-after-hearing'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notify } from '~/platform/mail/notices.server'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { isMedical } from '../medical-number'
import { inzageRegisterSchema, laatStukSchema, type DecideForm, type InzageRegel, type LateForm } from './schema'

const refuse = (bericht: string): { ok: false; bericht: string } => ({ ok: false, bericht })
const ONBEKEND = 'Dit stuk staat niet in dit dossier. Open deze pagina opnieuw.'

const addLine = (tx: Tx, werk: Werk, wie: Wie, dossierId: string, inhoud: InzageRegel) =>
  writeRecord(tx, werk, wie, { soort: 'inzage', dossierId, schema: inzageRegisterSchema, inhoud })

/**
 * Decides whether one paper lies open to the side of betrokkene; what does not is named there with its ground (Awb 7:4 lid 6 and 8 as model). A medical one
 * is the coördinator's to open, and only when betrokkene was asked and said yes; for the voorzitter there is no such paper. Before the papers lie open only
 * what stays closed is recorded: opening opens the rest. A later decision replaces the earlier one; both stay as records.
 */
export const decideInzage = (werk: Werk, wie: Wie, dossierId: string, { stuk: nummer, besluit, uitleg, gevraagdOp, hoe }: DecideForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'inzage.beslissen', dossierId, async (tx, { lid }) => {
    const stuk = await tx.stuk.findFirst({ where: { dossierId, nummer }, select: { id: true } })
    if (!stuk || (lid && isMedical(nummer))) return refuse(ONBEKEND)
    const asked = besluit !== 'niet' && isMedical(nummer)
    if (asked && (!gevraagdOp || !hoe)) return refuse('Vraag het eerst aan betrokkene, en vul in wanneer en hoe. Zonder haar ja leest haar kant geen medisch stuk.')
    if ((gevraagdOp ?? '') > dagInAmsterdam(werk.clock.now())) return refuse('Deze dag moet nog komen. Kies de dag waarop het betrokkene is gevraagd.')
    if (besluit === 'open' && !(await tx.inzage.findUnique({ where: { dossierId } }))) return refuse('De stukken liggen nog niet ter inzage. Leg eerst vast wat gesloten blijft; daarna opent de coördinator de rest in één keer.')
    const said = besluit === 'open' ? null : (uitleg ?? '')
    await addLine(tx, werk, wie, dossierId, {
      schema: 'weging-inzage-besluit/v1', stuk: nummer, besluit, uitleg: said, toestemming: asked && gevraagdOp && hoe ? { gevraagdOp, hoe } : null, door: lid ? 'voorzitter' : 'coordinator'
    })
    await keep(tx, werk, stuk.id, besluit, said)
    return { ok: true, value: undefined }
  })

const keep = (tx: Tx, { clock }: Werk, stukId: string, besluit: string, uitleg: string | null) =>
  tx.stukInzage.upsert({ where: { stukId }, create: { stukId, besluit, uitleg, beslotenOp: clock.now() }, update: { besluit, uitleg, beslotenOp: clock.now() } })

/**
 * *Stukken ter inzage leggen*: from today the side of betrokkene reads every paper of the panel that was not closed; medical ones each on her own yes. Once;
 * what comes later is decided paper by paper. The gemachtigde is told.
 */
export const openInzage = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'inzage.openen', dossierId, async (tx, _facts, sql) => {
    if (await tx.inzage.findUnique({ where: { dossierId } })) return refuse('De stukken liggen al ter inzage. Over een nieuw stuk beslist u apart.')
    const vanaf = dagInAmsterdam(werk.clock.now())
    const rows = await tx.stuk.findMany({ where: { dossierId }, orderBy: { nummer: 'asc' }, select: { id: true, nummer: true, compartiment: true, inzage: { select: { besluit: true } } } })
    const undecided = rows.filter(({ inzage, compartiment }) => inzage === null && compartiment === 'panel')
    await tx.inzage.create({ data: { dossierId, vanaf: new Date(`${vanaf}T00:00:00Z`), geopendOp: werk.clock.now() } })
    for (const { id } of undecided) await keep(tx, werk, id, 'open', null)
    const closed = rows.filter(({ inzage }) => inzage !== null && inzage.besluit !== 'open')
    await addLine(tx, werk, wie, dossierId, { schema: 'weging-inzage-geopend/v1', vanaf, open: undecided.map(({ nummer }) => nummer), afgeschermd: closed.map(({ nummer }) => nummer) })
    await tellSide(sql, werk, dossierId)
    return { ok: true, value: undefined }
  })

/** Tells the gemachtigde that something waits. Betrokkene herself is told by her zorgcoördinator. */
export async function tellSide(sql: Sql, werk: Werk, dossierId: string): Promise<void> {
  const gemachtigde = await readGemachtigde(sql, dossierId)
  if (gemachtigde) await notify(sql, werk.ids, [gemachtigde.accountId])
}

/**
 * The voorzitter decides whether a paper that came within ten days before the hearing still counts, with a reason that its sender reads. What is let in is
 * a paper of the panel from then on, and asks each member to confirm or change what they handed in. Decided once.
 */
export const decideLate = (werk: Werk, wie: Wie, dossierId: string, { stuk: nummer, laatBesluit, laatReden }: LateForm, rounds: RoundsAfterHearing): Promise<Uitkomst> =>
  inDossier(werk, wie, 'laat-stuk.beslissen', dossierId, async (tx, _facts, sql) => {
    const stuk = await tx.stuk.findFirst({ where: { dossierId, nummer, laat: { isNot: null } }, select: { id: true, laat: true } })
    if (!stuk?.laat) return refuse(ONBEKEND)
    if (stuk.laat.besluit !== null) return refuse('Over dit stuk is al beslist.')
    await tx.stukLaat.update({ where: { stukId: stuk.id }, data: { besluit: laatBesluit, besluitReden: laatReden, beslotenOp: werk.clock.now() } })
    await writeRecord(tx, werk, wie, { soort: 'laat-stuk', dossierId, schema: laatStukSchema, inhoud: { schema: 'weging-laat-stuk/v1', stuk: nummer, waaromLaat: stuk.laat.reden, besluit: laatBesluit, reden: laatReden } })
    if (laatBesluit === 'toegelaten') await rounds.goOn(tx, sql, werk, dossierId)
    await tellSide(sql, werk, dossierId)
    return { ok: true, value: undefined }
  })
