import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import type { UitgangSoort } from '~/dossier/uitgangen'
import { notify } from '~/platform/mail/notices.server'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { closeTasksOfCase, reopenTasksOfCase } from '../koppelvlakken/close-tasks.server'
import { gedaan, inSporen, nee, NIET_LATER } from './in-sporen.server'
import { writeUitgang } from './store.server'

/** Who sits on the panel, and who represents betrokkene: they are told that something changed, and nothing of what. */
async function tell(sql: Sql, werk: Werk, dossierId: string): Promise<void> {
  const rows = await sql.query<{ id: string }>(
    `select account_id::text as id from lidmaatschap where dossier_id = $1::uuid and beeindigd_op is null and verklaring <> 'belang'
     union select account_id::text from gemachtigde where dossier_id = $1::uuid and beeindigd_op is null`,
    [dossierId]
  )
  await notify(sql, werk.ids, rows.map(({ id }) => id))
}

/**
 * The case leaves its course from a day on, with why: aangehouden stops every term that can stand still; the other exits end what was open (R-KET-30). Panel and
 * gemachtigde get a notice. Refuses the exit that stands already, a day after today or before the last change.
 */
export const leaveCourse = (werk: Werk, wie: Wie, dossierId: string, { uitgang, opUitgang, waaromUitgang }: { uitgang: UitgangSoort; opUitgang: string; waaromUitgang: string }): Promise<Uitkomst> =>
  inSporen(werk, wie, 'uitgang.vastleggen', dossierId, async ({ tx, sql, vandaag, stand }) => {
    const { nu, geschiedenis } = stand.uitgang
    if (nu?.soort === uitgang) return nee('Dit staat er al.')
    if (opUitgang > vandaag) return nee(NIET_LATER)
    const last = geschiedenis.at(-1)
    if (last && opUitgang < (last.tot ?? last.van)) return nee('Kies een dag na de vorige wijziging.')
    await writeUitgang(tx, werk, wie, dossierId, { schema: 'weging-uitgang/v1', soort: uitgang, op: opUitgang, waarom: waaromUitgang })
    await closeTasksOfCase(sql, werk, wie, { dossierId, uitgang })
    await tell(sql, werk, dossierId)
    return gedaan
  })

/** The case takes up its course again: what stood still goes on from this day. */
export const resumeCourse = (werk: Werk, wie: Wie, dossierId: string, { opHervat, waaromHervat }: { opHervat: string; waaromHervat: string }): Promise<Uitkomst> =>
  inSporen(werk, wie, 'uitgang.vastleggen', dossierId, async ({ tx, sql, vandaag, stand }) => {
    const { nu } = stand.uitgang
    if (!nu) return nee('Deze zaak loopt gewoon.')
    if (opHervat > vandaag) return nee(NIET_LATER)
    if (opHervat < nu.op) return nee('Kies een dag vanaf de dag van de uitgang.')
    await writeUitgang(tx, werk, wie, dossierId, { schema: 'weging-uitgang-einde/v1', op: opHervat, waarom: waaromHervat })
    await reopenTasksOfCase(sql, werk, dossierId)
    await tell(sql, werk, dossierId)
    return gedaan
  })
