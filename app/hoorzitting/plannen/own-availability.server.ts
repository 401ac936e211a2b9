import { z } from 'zod'
import type { Tx, Uitkomst, Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import type { AbsenceForm } from './absence'
import { addAbsence, inPlanning, withdrawAbsence } from './absences.server'
import { keyOf } from './person-key'
import { tolkGeslachten } from './resources'

const deed = 'beschikbaarheid.wijzigen'
const mine = ({ accountId }: Wie) => keyOf('account', accountId)

/** Somebody says when they cannot, or had rather not; of nobody but themselves. */
export const addOwnAbsence = (werk: Werk, wie: Wie, form: AbsenceForm) => inPlanning(werk, { wie, deed }, (sql) => addAbsence(werk, sql, wie, mine(wie), form))
export const withdrawOwnAbsence = (werk: Werk, wie: Wie, reeks: string) => inPlanning(werk, { wie, deed }, (sql) => withdrawAbsence(werk, sql, [mine(wie)], reeks))

/** `geen`: nobody has to say. */
export const askerForm = z.object({ geslacht: z.enum(['geen', ...tolkGeslachten], { error: 'Kies wat u wilt zeggen.' }) })

/** Some people ask that a woman, or a man, asks the questions. Who wants to help says so; the planning uses it for nothing else, and shows only whether it fits. */
export const setAsker = (werk: Werk, wie: Wie, geslacht: z.infer<typeof askerForm>['geslacht']): Promise<Uitkomst> =>
  inPlanning<Uitkomst>(werk, { wie, deed }, async (sql) => {
    await sql.query(
      `insert into vrager (account_id, geslacht, gewijzigd_op) values ($1::uuid, $2, $3::timestamptz) on conflict (account_id) do update set geslacht = excluded.geslacht, gewijzigd_op = excluded.gewijzigd_op`,
      [wie.accountId, geslacht === 'geen' ? null : geslacht, werk.clock.now().toISOString()]
    )
    return { ok: true, value: undefined }
  })

export const readAsker = async (db: Pick<Tx, 'vrager'>, accountId: string): Promise<string> => (await db.vrager.findUnique({ where: { accountId } }))?.geslacht ?? 'geen'
