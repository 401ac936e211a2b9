import { z } from 'zod'
import type { PrismaClient } from '~prisma/paneel/generated/client'
import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import { isUuid, type Ids } from '~/platform/ids'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import { plainText } from '~/platform/text'
import type { Wie } from '~/toegang/may'

/** The reader's side: role weging_lezer, which can read issued adviezen and write receipt, checklist and reply; nothing else. */
export interface Lezen {
  lezer: PrismaClient
  lezerSql: Sql
  clock: Clock
  ids: Ids
}

/** What the decider checks before relying on the advies (Awb 3:9, or naar analogie). Only the reader sees these ticks. */
export const vergewisPunten = ['deskundigheid', 'bronnen', 'begrijpelijk', 'reactie'] as const
export type VergewisPunt = (typeof vergewisPunten)[number]

export const vergewisTekst: Record<VergewisPunt, string> = {
  deskundigheid: 'Deskundigheid en samenstelling',
  bronnen: 'Bronnen en hun datum',
  begrijpelijk: 'Begrijpelijk en zonder leemten',
  reactie: 'Reactie op contra-indicaties'
}

const replySchema = z.object({
  keuze: z.enum(['volgt', 'wijkt_af'], { error: 'Kies of u het advies volgt.' }),
  reden: z.string({ error: 'Schrijf waarom.' }).overwrite(plainText).max(4000, 'Gebruik niet meer dan 4000 tekens.').refine((text) => /[\p{L}\p{N}]/u.test(text), 'Schrijf waarom.')
})
export { replySchema }

const lijn = (wie: Wie, deed: string, id: string | null, resultaat: 'gelezen' | 'gedaan' | 'geweigerd') => ({
  actor: wie.accountId,
  hoedanigheid: wie.hoedanigheid,
  deed,
  object: id && `advies/${id}`,
  resultaat,
  oorsprong: 'paneel'
})

/** The adviezen issued to this person, newest first, and whether they were answered. */
export const listAdviezen = ({ lezer }: Lezen, wie: Wie) =>
  lezer.uitgegevenAdvies.findMany({
    where: { ontvangerId: wie.accountId },
    orderBy: { uitgebrachtOp: 'desc' },
    select: { id: true, kenmerk: true, versie: true, uitgebrachtOp: true, ontvangsten: { select: { geopendOp: true } }, terugmelding: { select: { keuze: true } } }
  })

/**
 * One advies issued to this person, or null: not yours and does not exist are the same. The reading is logged before its
 * data leaves, and the first one is the receipt. A refusal is logged too, without an id: this role cannot tell whether there is such an advies.
 */
export async function openAdvies(lezen: Lezen, wie: Wie, adviesId: string) {
  const { lezer, lezerSql, clock } = lezen
  if (!isUuid(adviesId)) return null
  const advies = await lezer.uitgegevenAdvies.findFirst({
    where: { id: adviesId, ontvangerId: wie.accountId },
    include: { terugmelding: true, punten: { where: { accountId: wie.accountId } } }
  })
  if (!advies) {
    await appendLog(lezerSql, clock, lijn(wie, 'advies.lezen', null, 'geweigerd'))
    return null
  }
  await appendLog(lezerSql, clock, lijn(wie, 'advies.lezen', adviesId, 'gelezen'))
  await lezerSql.query('insert into ontvangst (advies_id, account_id, geopend_op) values ($1::uuid, $2::uuid, $3::timestamptz) on conflict do nothing', [
    adviesId,
    wie.accountId,
    clock.now().toISOString()
  ])
  return advies
}

/** What became of a deed of the reader: `onbekend` also for an advies that is somebody else's. */
export type LezerUitkomst = 'gedaan' | 'al-gemeld' | 'onbekend'

/** Ticks off what was checked; may be changed until the reply. */
export async function markChecked(lezen: Lezen, wie: Wie, adviesId: string, nagegaan: readonly VergewisPunt[]): Promise<LezerUitkomst> {
  const advies = await openAdvies(lezen, wie, adviesId)
  if (!advies) return 'onbekend'
  if (advies.terugmelding) return 'al-gemeld'
  const gewijzigdOp = lezen.clock.now()
  for (const punt of vergewisPunten) {
    const stand = { nagegaan: nagegaan.includes(punt), gewijzigdOp }
    await lezen.lezer.vergewisPunt.upsert({
      where: { adviesId_accountId_punt: { adviesId, accountId: wie.accountId, punt } },
      update: stand,
      create: { adviesId, accountId: wie.accountId, punt, ...stand }
    })
  }
  return 'gedaan'
}

/**
 * The reply of the IND: volgt or wijkt af, with a reason, and its line in the log, both or neither (R-LOG-5). Once: a second reply, also
 * at the same moment, changes nothing and is told that there is one.
 */
export async function replyToAdvies(lezen: Lezen, wie: Wie, adviesId: string, reply: z.infer<typeof replySchema>): Promise<LezerUitkomst> {
  const { lezer, clock, ids } = lezen
  if (!(await openAdvies(lezen, wie, adviesId))) return 'onbekend'
  return lezer.$transaction(async (tx) => {
    const sql = sqlOfPrisma(tx)
    const rows = await sql.query(
      `insert into terugmelding (id, advies_id, account_id, keuze, reden, gemeld_op)
       values ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6::timestamptz) on conflict (advies_id) do nothing returning 1 as nieuw`,
      [ids.uuid(), adviesId, wie.accountId, reply.keuze, reply.reden, clock.now().toISOString()]
    )
    if (rows.length === 0) return 'al-gemeld'
    await appendLog(sql, clock, lijn(wie, 'advies.melden', adviesId, 'gedaan'))
    return 'gedaan'
  })
}
