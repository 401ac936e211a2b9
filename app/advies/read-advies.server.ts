import type { PrismaClient } from '~prisma/paneel/generated/client'
import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import { isUuid, type Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { isBeslissing } from './reply'

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

/** A line of the log about an advies; without its id when this person may not know whether there is such an advies. */
export const lijn = (wie: Wie, deed: string, id: string | null, resultaat: 'gelezen' | 'gedaan' | 'geweigerd') => ({
  actor: wie.accountId,
  hoedanigheid: wie.hoedanigheid,
  deed,
  object: id && `advies/${id}`,
  resultaat,
  oorsprong: 'paneel',
  // It was issued to this person for the besluit: that task led here (R-LOG-12).
  doel: resultaat === 'gelezen' ? 'taak.besluit' : null
})

/** The adviezen issued to this person, newest first, and whether they were answered. */
export const listAdviezen = ({ lezer }: Lezen, wie: Wie) =>
  lezer.uitgegevenAdvies.findMany({
    where: { ontvangerId: wie.accountId },
    orderBy: { uitgebrachtOp: 'desc' },
    select: { id: true, kenmerk: true, versie: true, uitgebrachtOp: true, ontvangsten: { select: { geopendOp: true } }, antwoorden: { select: { keuze: true } } }
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
    include: {
      punten: { where: { accountId: wie.accountId } },
      antwoorden: { orderBy: { volgnummer: 'asc' } },
      uitspraken: { orderBy: [{ uitspraakOp: 'asc' }, { gemeldOp: 'asc' }] },
      vragen: { orderBy: [{ gesteldOp: 'asc' }, { id: 'asc' }], include: { antwoord: true } },
      ontvangsten: { where: { accountId: wie.accountId }, select: { geopendOp: true } }
    }
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
  return { ...advies, geopendOp: advies.ontvangsten[0]?.geopendOp ?? clock.now() }
}

/** What became of a deed of the reader: `onbekend` also for an advies that is somebody else's. */
export type LezerUitkomst = 'gedaan' | 'al-gemeld' | 'onbekend'

/** Ticks off what was checked; may be changed until the decision. */
export async function markChecked(lezen: Lezen, wie: Wie, adviesId: string, nagegaan: readonly VergewisPunt[]): Promise<LezerUitkomst> {
  const advies = await openAdvies(lezen, wie, adviesId)
  if (!advies) return 'onbekend'
  if (advies.antwoorden.some(({ keuze }) => isBeslissing(keuze))) return 'al-gemeld'
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
