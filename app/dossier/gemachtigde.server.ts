import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import { inviteAccount } from '~/toegang/invitation.server'
import type { Wie } from '~/toegang/may'
import { inDossier, type Uitkomst, type Werk } from './in-dossier.server'

/** What everybody who represents betrokkene is called: by function, never by name. */
const FUNCTIE = 'Gemachtigde'

export interface Gemachtigde {
  accountId: string
  registernummer: string
}

/** Who represents betrokkene in this dossier now; undefined when nobody does. */
export async function readGemachtigde(sql: Sql, dossierId: string): Promise<Gemachtigde | undefined> {
  const [row] = await sql.query<Gemachtigde>(
    `select g.account_id::text as "accountId", a.registernummer from gemachtigde g join account a on a.id = g.account_id
     where g.dossier_id = $1::uuid and g.beeindigd_op is null`,
    [dossierId]
  )
  return row
}

/** The dossiers in which this account represents betrokkene, newest first. */
export const readRepresented = (sql: Sql, accountId: string): Promise<{ dossierId: string; kenmerk: string }[]> =>
  sql.query(
    `select d.id::text as "dossierId", d.kenmerk from gemachtigde g join dossier d on d.id = g.dossier_id
     where g.account_id = $1::uuid and g.beeindigd_op is null order by g.uitgenodigd_op desc, d.kenmerk desc`,
    [accountId]
  )

/**
 * Invites the gemachtigde: an account of their own with a code that signs in once, and this dossier's papers that are theirs to read. Somebody invited
 * before no longer gets in. Refuses a register number of another function, so that nobody of a panel becomes a gemachtigde (R-ADV-130).
 */
export const inviteGemachtigde = (
  werk: Werk & { clock: Clock; ids: Ids }, wie: Wie, dossierId: string, { registernummer, email }: { registernummer: string; email: string }
): Promise<Uitkomst<{ code: string; verlooptOp: string }>> =>
  inDossier(werk, wie, 'gemachtigde.uitnodigen', dossierId, async (tx, _facts, sql) => {
    const invited = await inviteAccount(sql, werk.clock, werk.ids, { functie: FUNCTIE, registernummer, hoedanigheden: ['gemachtigde'], email })
    if (!invited.ok) return invited
    const { id: accountId } = await tx.account.findUniqueOrThrow({ where: { registernummer }, select: { id: true } })
    const now = werk.clock.now()
    const current = await tx.gemachtigde.findFirst({ where: { dossierId, beeindigdOp: null } })
    if (current?.accountId !== accountId) {
      if (current) await tx.gemachtigde.update({ where: { id: current.id }, data: { beeindigdOp: now } })
      await tx.gemachtigde.create({ data: { id: werk.ids.uuid(), dossierId, accountId, uitgenodigdOp: now } })
    }
    return { ok: true, value: { code: invited.code, verlooptOp: invited.verlooptOp.toISOString() } }
  })
