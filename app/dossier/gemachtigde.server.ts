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

export interface Vertegenwoordigd {
  dossierId: string
  kenmerk: string
  /** Until which day a reaction can still be given, `2026-12-09`; null when none is asked or it was given. */
  reagerenTot: string | null
  /** The last version of the advies that was issued; null before that. */
  uitgebracht: number | null
}

/** The dossiers in which this account represents betrokkene: first where a reaction is asked, then newest first. */
export const readRepresented = (sql: Sql, accountId: string): Promise<Vertegenwoordigd[]> =>
  sql.query<Vertegenwoordigd>(
    `select d.id::text as "dossierId", d.kenmerk, u.versie as uitgebracht,
       case when q.aan = 'gemachtigde' and not exists (select 1 from record x where x.soort = 'reactie' and x.dossier_id = d.id and (x.inhoud::jsonb ->> 'verzoek')::int = q.versie) then q.uiterlijk end as "reagerenTot"
     from gemachtigde g
     join dossier d on d.id = g.dossier_id
     left join advies a on a.dossier_id = d.id and a.staat = 'concept'
     left join lateral (select max(versie) as versie from uitgegeven_advies where kenmerk = d.kenmerk) u on true
     left join lateral (
       select r.versie, r.inhoud::jsonb ->> 'aan' as aan, r.inhoud::jsonb ->> 'uiterlijk' as uiterlijk from record r
       where r.soort = 'reactie-verzoek' and r.dossier_id = d.id and a.id is not null and (r.inhoud::jsonb ->> 'adviesVersie')::int > coalesce(u.versie, 0)
       order by r.versie desc limit 1
     ) q on true
     where g.account_id = $1::uuid and g.beeindigd_op is null order by "reagerenTot" nulls last, g.uitgenodigd_op desc, d.kenmerk desc`,
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
