import { hoedanigheidVanZetel, type Zetel } from '~/dossier/schema'
import type { Clock } from '~/platform/clock'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { readAgenda, type AgendaRow } from './agenda.server'
import { appointmentNumber } from './appointment'
import type { AgendaLine } from './schermen/agenda-page'
import { readSubscription } from './subscription.server'
import { rolNaam } from './words'

/** The page of the own agenda: appointments in every capacity of this account, with the dossier only where it can be opened in the capacity now worn. */
export async function readAgendaPage({ sql, clock }: { sql: Sql; clock: Clock }, wie: Wie): Promise<{ regels: AgendaLine[]; sinds: string | null }> {
  const [rows, subscription] = await Promise.all([readAgenda(sql, wie.accountId, clock.now()), readSubscription(sql, wie.accountId)])
  return { regels: rows.map((row) => lineOf(row, wie)), sinds: subscription?.gemaaktOp.toISOString() ?? null }
}

const lineOf = ({ uid, begintOp, eindigtOp, ruimte, vervallen, rol, dossierId, kenmerk }: AgendaRow, wie: Wie): AgendaLine => ({
  afspraak: appointmentNumber(uid), begintOp: begintOp.toISOString(), eindigtOp: eindigtOp.toISOString(), ruimte: ruimte ?? null, vervallen, alsWie: rolNaam[rol] ?? rol,
  dossier: placeOf(rol, dossierId, wie) === null ? null : { kenmerk, href: placeOf(rol, dossierId, wie) ?? '' }
})

function placeOf(rol: string, dossierId: string, { hoedanigheid }: Wie): string | null {
  if (rol === 'gemachtigde') return hoedanigheid === 'gemachtigde' ? `/gemachtigde/${dossierId}` : null
  return hoedanigheidVanZetel[rol as Zetel] === hoedanigheid ? `/dossiers/${dossierId}` : null
}
