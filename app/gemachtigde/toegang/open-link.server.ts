import { appendLog } from '~/logboek/append.server'
import type { Werk } from '~/dossier/in-dossier.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import { ADDRESS_ATTEMPTS, isOpen, LINK_ATTEMPTS, linkState, waitUntil, type Voor } from './rules'
import { fits, hashOfAddress, hashOfLink, isLinkKey } from './secrets.server'

export type Opened =
  | { soort: 'open'; linkId: string; dossierId: string; accountId: string; voor: Voor }
  /** Nobody is let try before this moment, whatever the code. */
  | { soort: 'wachten'; tot: Date }
  /** No such link, or another code: the two look the same. */
  | { soort: 'klopt-niet' }
  /** Said only to who gave the right code. */
  | { soort: 'verlopen' }
  | { soort: 'ingetrokken' }

interface Try {
  /** What stands in the address of the link. */
  sleutel: string
  code: string
  /** Where the asker is, as the web server saw it. */
  adres: string
}

/** Attempts are forgotten after an hour. */
const FORGET = `interval '1 hour'`
const NO_LINK = '0'.repeat(64)

/**
 * Tries a code on a link. Nothing is used up by it: the right code opens again, from any machine, until the term of the link or its withdrawal (R-GEM-1). A
 * wrong one is counted for the link, whether it exists or not, and for the address; tries on one link come one by one, so that many at once are not many
 * chances. A line of the log tells that somebody came in or was refused; a fault on the way opens nothing.
 */
export const openLink = ({ db, clock, ids }: Pick<Werk, 'db' | 'clock' | 'ids'>, { sleutel, code, adres }: Try): Promise<Opened> =>
  db.$transaction(
    async (tx): Promise<Opened> => {
      const sql = sqlOfPrisma(tx)
      const now = clock.now()
      const linkHash = hashOfLink(isLinkKey(sleutel) ? sleutel : '')
      const adresHash = hashOfAddress(adres, dagInAmsterdam(now))
      await holdInTurn(sql, [`adres ${adresHash}`, `link ${linkHash}`])
      await sql.query(`delete from toegangspoging where op < $1::timestamptz - ${FORGET}`, [now.toISOString()])
      const tot = await waitsUntil(sql, linkHash, adresHash, now)
      if (tot) return { soort: 'wachten', tot }
      const link = await tx.toegangslink.findUnique({ where: { linkHash } })
      if (!fits(link?.codeHash ?? NO_LINK, linkHash, code) || !link) {
        await sql.query('insert into toegangspoging (id, link, adres, op) values ($1::uuid, $2, $3, $4::timestamptz)', [ids.uuid(), linkHash, adresHash, now.toISOString()])
        await tell(sql, clock, link ? `dossier/${link.dossierId}` : null, 'geweigerd')
        return { soort: 'klopt-niet' }
      }
      const { id: linkId, dossierId, accountId } = link
      const state = linkState(link, now)
      if (!isOpen(state)) {
        await tell(sql, clock, `dossier/${dossierId}`, 'geweigerd')
        return { soort: state === 'ingetrokken' ? 'ingetrokken' : 'verlopen' }
      }
      await tx.toegangslink.update({ where: { id: linkId }, data: { eerstGeopendOp: link.eerstGeopendOp ?? now, laatstGeopendOp: now } })
      await tell(sql, clock, `dossier/${dossierId}`, 'gedaan')
      return { soort: 'open', linkId, dossierId, accountId, voor: link.voor as Voor }
    },
    { timeout: 20_000, maxWait: 10_000 }
  )

/** The address before the link, always: two tries never wait for each other. */
async function holdInTurn(sql: Sql, names: readonly string[]): Promise<void> {
  for (const name of names) await sql.query(`select 1 as aan_de_beurt from pg_advisory_xact_lock(hashtextextended($1, 6))`, [name])
}

async function waitsUntil(sql: Sql, linkHash: string, adresHash: string, now: Date): Promise<Date | null> {
  const rows = await sql.query<{ link: string; adres: string; op: Date }>('select link, adres, op from toegangspoging where link = $1 or adres = $2', [linkHash, adresHash])
  const at = (fits: (row: { link: string; adres: string }) => boolean): Date[] => rows.filter(fits).map(({ op }) => new Date(op))
  const ends = [waitUntil(at(({ link }) => link === linkHash), LINK_ATTEMPTS, now), waitUntil(at(({ adres }) => adres === adresHash), ADDRESS_ATTEMPTS, now)]
  const last = Math.max(...ends.map((end) => end?.getTime() ?? 0))
  return last > 0 ? new Date(last) : null
}

const tell = (sql: Sql, clock: Werk['clock'], object: string | null, resultaat: 'gedaan' | 'geweigerd') =>
  appendLog(sql, clock, { actor: null, hoedanigheid: null, deed: 'toegang.openen', object, resultaat, oorsprong: 'paneel' })
