import type { Clock } from '~/platform/clock'
import type { Mail } from '~/platform/mail/notice'
import type { OtherMail } from '~/platform/mail/notices.server'
import type { Sql } from '~/platform/sql'
import { uuid5 } from '~/platform/zaak/uuid5'
import { neutralRoom } from './appointment'
import { CALENDAR_FILE, writeInvitation } from './calendar-file.server'
import { whatToSend, type Sending, type Soort, type Staat } from './rules'
import { readCurrentSession, stillSits, type SessionRow } from './store.server'
import { appointmentMail } from './words'

interface SendingParts {
  sql: Sql
  clock: Clock
  origin: string
  from: string
}

interface Waiting {
  soort: Soort
  staat: Staat
  /** Of the plan that it tells of, with its row and its moment. */
  volgorde: number
  zittingId: string
  begintOp: Date
  eindigtOp: Date
  /** At the session as it stands now. */
  zitErbij: boolean
  inZaal: boolean
}

/** What the mail worker asks about a message of a session (`id`: UUID of its row in verzending): what leaves now, and how it went is written beside it. */
export function createAppointmentMail({ sql, clock, origin, from }: SendingParts): OtherMail {
  const mark = (id: string, staat: Staat, more: { verstuurd?: boolean; waarom?: 'geen adres' | 'opgegeven' } = {}): Promise<unknown> =>
    sql.query(
      `update verzending set staat = $2, waarom = $3, verstuurd_op = case when $4::boolean then $5::timestamptz end, gewijzigd_op = $5::timestamptz where id = $1::uuid and staat = 'wacht'`,
      [id, staat, more.waarom ?? null, more.verstuurd === true, clock.now().toISOString()]
    )

  async function compose(id: string, to: string): Promise<{ mail: Mail; wordt: 'verstuurd' | 'ingetrokken' } | undefined> {
    const waiting = await readWaiting(sql, id)
    const session = waiting && (await readCurrentSession(sql, waiting.zittingId))
    if (!waiting || !session) return undefined
    const now = clock.now()
    const sending = whatToSend({ ...waiting, session, begonnen: session.begintOp <= now })
    if (sending.stuur === null) {
      if (sending.wordt !== null) await mark(id, sending.wordt)
      return undefined
    }
    return { mail: mailOf(id, to, waiting, session, sending, now), wordt: sending.wordt }
  }

  function mailOf(id: string, to: string, waiting: Waiting, session: SessionRow, { stuur }: Sending, now: Date): Mail {
    const vervallen = stuur === 'CANCEL'
    const plan = vervallen ? waiting : session
    const content = writeInvitation(
      {
        uid: session.uid, volgorde: vervallen ? session.volgorde + 1 : session.volgorde, begintOp: plan.begintOp, eindigtOp: plan.eindigtOp, vervallen, gewijzigdOp: now,
        ruimte: waiting.inZaal && !vervallen ? neutralRoom(session.ruimte) : undefined
      },
      { origin, from, to }
    )
    return {
      to, from, date: now,
      ...appointmentMail(vervallen ? 'vervallen' : waiting.soort, { uid: session.uid, ...plan }, origin),
      // What takes an invitation back is another message than the invitation: a server that accepted the first must not take the second for it.
      messageId: `<${vervallen && waiting.soort !== 'vervallen' ? uuid5('ingetrokken', id) : id}@${new URL(origin).hostname}>`,
      calendar: { method: vervallen ? 'CANCEL' : 'REQUEST', filename: CALENDAR_FILE, content }
    }
  }

  return {
    async send(id, to, post) {
      if (to === undefined) {
        await mark(id, 'mislukt', { waarom: 'geen adres' })
        return
      }
      const composed = await compose(id, to)
      if (!composed) return
      await post(composed.mail)
      await mark(id, composed.wordt, { verstuurd: true })
    },
    async givenUp(id) {
      await mark(id, 'mislukt', { waarom: 'opgegeven' })
    }
  }
}

async function readWaiting(sql: Sql, id: string): Promise<Waiting | undefined> {
  const [row] = await sql.query<Waiting>(
    `select v.soort, v.staat, z.volgorde, z.id::text as "zittingId", z.begint_op as "begintOp", z.eindigt_op as "eindigtOp",
       coalesce(p.in_zaal, false) as "inZaal", coalesce(${stillSits('p', 'v.dossier_id')}, false) as "zitErbij"
     from verzending v join zitting z on z.id = v.zitting_id
     join lateral (select c.id from zitting c where c.uid = z.uid order by c.volgorde desc limit 1) nu on true
     left join zitting_deelnemer p on p.zitting_id = nu.id and p.persoon = 'account:' || v.account_id
     where v.id = $1::uuid`,
    [id]
  )
  return row
}
