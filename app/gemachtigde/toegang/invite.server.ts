import type { Prisma } from '~prisma/paneel/generated/client'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { addDays, dagInAmsterdam, momentInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import { ensureAccount } from '~/toegang/invitation.server'
import type { Wie } from '~/toegang/may'
import { endLinkSessions } from './link-sessions.server'
import { isOpen, linkState, MAX_COLLEAGUES, MAX_LINK_DAYS, type Voor } from './rules'
import { kantoorFunctieNaam, machtigingSchema, TERM_TE_LANG, type InviteForm, type kantoorFuncties } from './schema'
import { drawCodeFor, drawLink, linkPath } from './secrets.server'

/** What is shown once: the path of the link (null: it stays as it was), the code, and until when it works (ISO). */
export interface Secrets {
  link: string | null
  code: string
  verlooptOp: string
}

/** What everybody who represents betrokkene is called: by function, never by name. */
const GEMACHTIGDE = 'Gemachtigde'
const BETROKKENE = 'Betrokkene, met de zorgcoördinator'

const refuse = (bericht: string): { ok: false; bericht: string } => ({ ok: false, bericht })
const GEEN_LINK = 'Deze toegang is er niet meer. Open deze pagina opnieuw.'

/** The end of this day in Amsterdam; undefined when it is not a day that a link can work until. */
function endOfLink(tot: string, now: Date): Date | undefined {
  const today = dagInAmsterdam(now)
  const next = momentInAmsterdam(addDays(tot, 1), '00:00')
  return tot >= today && tot <= addDays(today, MAX_LINK_DAYS) && next.ok ? next.value : undefined
}

interface Holder {
  dossierId: string
  accountId: string
  voor: Voor
  van: string | null
  functie: string
}

/** Gives this holder a link and a code: a fresh pair on the row there is, or a new row. Whatever the old pair had opened ends. */
async function giveLink(tx: Tx, sql: Sql, werk: Werk, wie: Wie, holder: Holder, verlooptOp: Date): Promise<Secrets> {
  const { sleutel, linkHash } = drawLink(werk.ids)
  const { code, codeHash } = drawCodeFor(werk.ids, linkHash)
  const row = { linkHash, codeHash, functie: holder.functie, verlooptOp, gemaaktDoor: wie.accountId }
  const present = await tx.toegangslink.findFirst({ where: { dossierId: holder.dossierId, accountId: holder.accountId, voor: holder.voor, ingetrokkenOp: null } })
  if (present) {
    await endLinkSessions(sql, werk.clock, [present.id])
    await tx.toegangslink.update({ where: { id: present.id }, data: { ...row, codeVersie: present.codeVersie + 1, eerstGeopendOp: null, laatstGeopendOp: null } })
  } else {
    await tx.toegangslink.create({ data: { id: werk.ids.uuid(), ...holder, ...row, gemaaktOp: werk.clock.now() } })
  }
  return { link: linkPath(sleutel), code, verlooptOp: verlooptOp.toISOString() }
}

/** Takes these links away, with those of the colleagues let in by them, and ends what they opened. */
async function withdraw(tx: Tx, sql: Sql, werk: Werk, where: Prisma.ToegangslinkWhereInput): Promise<void> {
  const found = await tx.toegangslink.findMany({ where: { ...where, ingetrokkenOp: null }, select: { id: true } })
  const own = found.map(({ id }) => id)
  const colleagues = await tx.toegangslink.findMany({ where: { van: { in: own }, ingetrokkenOp: null }, select: { id: true } })
  const all = [...own, ...colleagues.map(({ id }) => id)]
  await tx.toegangslink.updateMany({ where: { id: { in: all } }, data: { ingetrokkenOp: werk.clock.now() } })
  await endLinkSessions(sql, werk.clock, all)
}

/** Ends who represents betrokkene here, but for this account. */
const endOthers = (tx: Tx, werk: Werk, dossierId: string, accountId: string | null) =>
  tx.gemachtigde.updateMany({ where: { dossierId, beeindigdOp: null, ...(accountId ? { accountId: { not: accountId } } : {}) }, data: { beeindigdOp: werk.clock.now() } })

/**
 * Invites the gemachtigde: an account of their own, a link and a code that open this dossier until a last day, and the record of the machtiging (Awb 2:1).
 * Somebody invited before no longer gets in, nor does betrokkene by her own link. Refuses a register number of another function, so that nobody of a panel
 * becomes a gemachtigde (R-ADV-130), a machtiging of a day that must come, and a term that is over or too long.
 */
export const inviteGemachtigde = (werk: Werk, wie: Wie, dossierId: string, { registernummer, email, beroep, machtiging, machtigingOp, tot }: InviteForm): Promise<Uitkomst<Secrets>> =>
  inDossier(werk, wie, 'gemachtigde.uitnodigen', dossierId, async (tx, _facts, sql) => {
    const now = werk.clock.now()
    const verlooptOp = endOfLink(tot, now)
    if (!verlooptOp) return refuse(TERM_TE_LANG)
    if (machtigingOp > dagInAmsterdam(now)) return refuse('Deze dag moet nog komen. Kies de dag waarop de machtiging is gegeven.')
    const account = await ensureAccount(sql, werk.clock, werk.ids, { functie: GEMACHTIGDE, registernummer, hoedanigheden: ['gemachtigde'], email })
    if (!account.ok) return account
    await endOthers(tx, werk, dossierId, account.id)
    await withdraw(tx, sql, werk, { dossierId, NOT: { accountId: account.id, voor: 'gemachtigde' }, voor: { not: 'kantoorgenoot' } })
    const row = { beroep, machtigingSoort: machtiging, machtigingOp: new Date(`${machtigingOp}T00:00:00Z`) }
    const current = await tx.gemachtigde.findFirst({ where: { dossierId, beeindigdOp: null } })
    if (current) await tx.gemachtigde.update({ where: { id: current.id }, data: row })
    else await tx.gemachtigde.create({ data: { id: werk.ids.uuid(), dossierId, accountId: account.id, uitgenodigdOp: now, ...row } })
    await writeRecord(tx, werk, wie, { soort: 'machtiging', dossierId, schema: machtigingSchema, inhoud: { schema: 'weging-machtiging/v1', registernummer, beroep, soort: machtiging, op: machtigingOp } })
    return { ok: true, value: await giveLink(tx, sql, werk, wie, { dossierId, accountId: account.id, voor: 'gemachtigde', van: null, functie: GEMACHTIGDE }, verlooptOp) }
  })

/**
 * Lets betrokkene in herself, beside her zorgcoördinator, who holds the code: only where nobody represents her. The account carries the number of the
 * dossier and no name.
 */
export const inviteBetrokkene = (werk: Werk, wie: Wie, dossierId: string, tot: string): Promise<Uitkomst<Secrets>> =>
  inDossier(werk, wie, 'gemachtigde.uitnodigen', dossierId, async (tx, { kenmerk }, sql) => {
    const verlooptOp = endOfLink(tot, werk.clock.now())
    if (!verlooptOp) return refuse(TERM_TE_LANG)
    if (await readGemachtigde(sql, dossierId)) return refuse('Betrokkene heeft een gemachtigde. De toegang gaat via de gemachtigde.')
    const account = await ensureAccount(sql, werk.clock, werk.ids, { functie: BETROKKENE, registernummer: `${kenmerk}-B`, hoedanigheden: ['betrokkene'] })
    if (!account.ok) return account
    return { ok: true, value: await giveLink(tx, sql, werk, wie, { dossierId, accountId: account.id, voor: 'betrokkene', van: null, functie: BETROKKENE }, verlooptOp) }
  })

interface Renewal {
  link: string
  watNieuw: 'code' | 'allebei'
  tot: string
}

/** A new code, with the same link or with another: the old one opens nothing any more, and what it had opened ends. For a link that is not withdrawn, also when its term was over. */
export const renewLink = (werk: Werk, wie: Wie, dossierId: string, { link: id, watNieuw, tot }: Renewal): Promise<Uitkomst<Secrets>> =>
  inDossier(werk, wie, 'gemachtigde.uitnodigen', dossierId, async (tx, _facts, sql) => {
    const verlooptOp = endOfLink(tot, werk.clock.now())
    if (!verlooptOp) return refuse(TERM_TE_LANG)
    const row = await tx.toegangslink.findFirst({ where: { id, dossierId, ingetrokkenOp: null, voor: { not: 'kantoorgenoot' } } })
    if (!row) return refuse(GEEN_LINK)
    if (watNieuw === 'allebei') return { ok: true, value: await giveLink(tx, sql, werk, wie, { dossierId, accountId: row.accountId, voor: row.voor as Voor, van: null, functie: row.functie }, verlooptOp) }
    const { code, codeHash } = drawCodeFor(werk.ids, row.linkHash)
    await endLinkSessions(sql, werk.clock, [id])
    await tx.toegangslink.update({ where: { id }, data: { codeHash, verlooptOp, codeVersie: row.codeVersie + 1 } })
    return { ok: true, value: { link: null, code, verlooptOp: verlooptOp.toISOString() } }
  })

/** Takes access away at once: of the gemachtigde with everybody they let in, and the representation with it; of a colleague, or of betrokkene, that one (R-GEM-7). */
export const withdrawLink = (werk: Werk, wie: Wie, dossierId: string, id: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.intrekken', dossierId, async (tx, _facts, sql) => {
    const row = await tx.toegangslink.findFirst({ where: { id, dossierId, ingetrokkenOp: null } })
    if (!row) return refuse(GEEN_LINK)
    await withdraw(tx, sql, werk, { id })
    if (row.voor === 'gemachtigde') await endOthers(tx, werk, dossierId, null)
    return { ok: true, value: undefined }
  })

/** Ends the representation, also where no link stands for it any more. */
export const endRepresentation = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.intrekken', dossierId, async (tx, _facts, sql) => {
    const { count } = await endOthers(tx, werk, dossierId, null)
    if (count === 0) return refuse('Er is geen gemachtigde.')
    await withdraw(tx, sql, werk, { dossierId, voor: 'gemachtigde' })
    return { ok: true, value: undefined }
  })

/**
 * The gemachtigde lets a colleague in, named by function, until the end of their own term and no longer. At most `MAX_COLLEAGUES` at a time. The coördinator
 * sees them and can take their access away (R-GEM-8).
 */
export const letColleagueIn = (werk: Werk, wie: Wie, dossierId: string, kantoorFunctie: (typeof kantoorFuncties)[number]): Promise<Uitkomst<Secrets>> =>
  inDossier(werk, wie, 'gemachtigde.kantoorgenoot', dossierId, async (tx, { kenmerk }, sql) => {
    const now = werk.clock.now()
    const own = await tx.toegangslink.findFirst({ where: { dossierId, accountId: wie.accountId, voor: 'gemachtigde', ingetrokkenOp: null } })
    if (!own || !isOpen(linkState(own, now))) return refuse('De termijn van uw toegang is voorbij. Vraag de coördinator om die te vernieuwen; daarna kunt u iemand toelaten.')
    const present = await tx.toegangslink.findMany({ where: { van: own.id }, select: { ingetrokkenOp: true } })
    if (present.filter(({ ingetrokkenOp }) => ingetrokkenOp === null).length >= MAX_COLLEAGUES) return refuse(`U kunt hoogstens ${MAX_COLLEAGUES} anderen tegelijk toelaten. Trek eerst een toegang in.`)
    const registernummer = `${kenmerk}-K${(await tx.toegangslink.count({ where: { dossierId, voor: 'kantoorgenoot' } })) + 1}`
    const functie = kantoorFunctieNaam[kantoorFunctie]
    const account = await ensureAccount(sql, werk.clock, werk.ids, { functie: `${functie} van de gemachtigde`, registernummer, hoedanigheden: ['gemachtigde'] })
    if (!account.ok) return account
    return { ok: true, value: await giveLink(tx, sql, werk, wie, { dossierId, accountId: account.id, voor: 'kantoorgenoot', van: own.id, functie }, own.verlooptOp) }
  })

/** The gemachtigde takes the access of a colleague away, at once. Only of who they let in. */
export const withdrawColleague = (werk: Werk, wie: Wie, dossierId: string, id: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.kantoorgenoot', dossierId, async (tx, _facts, sql) => {
    const own = await tx.toegangslink.findMany({ where: { dossierId, accountId: wie.accountId, voor: 'gemachtigde' }, select: { id: true } })
    const row = await tx.toegangslink.findFirst({ where: { id, dossierId, ingetrokkenOp: null, van: { in: own.map((each) => each.id) } } })
    if (!row) return refuse(GEEN_LINK)
    await withdraw(tx, sql, werk, { id })
    return { ok: true, value: undefined }
  })
