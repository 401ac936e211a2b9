import type { PrismaClient } from '~prisma/opsporing/generated/client'
import type { Clock } from '~/platform/clock'
import { sqlOfPrisma } from '~/platform/sql'
import { uuid5 } from '~/platform/zaak/uuid5'
import { opsporingsfunctionaris } from './policy'

/** The id of a demo person of the closed compartment: never that of a panel account, even with the same registernummer. */
export const demoOpsporingId = (registernummer: string): string => uuid5('demo', 'opsporing', registernummer)

export const demoOpsporing = [
  { registernummer: 'OPS-0001', functie: 'Opsporingsfunctionaris' },
  { registernummer: 'OPS-0002', functie: 'Opsporingsfunctionaris (tweede)' }
].map((person) => ({ ...person, id: demoOpsporingId(person.registernummer) }))

/** Nobody has an account yet: the demo may be loaded. */
export const isOpsporingEmpty = async (db: PrismaClient): Promise<boolean> => (await db.account.count()) === 0

/**
 * Loads the demo people of the closed compartment and makes the first of them officer of every case that was read in.
 * A database that holds an account stays as it is (R-PLA-31).
 */
export async function seedOpsporingDemo({ db, clock }: { db: PrismaClient; clock: Clock }): Promise<'geladen' | 'was-er-al'> {
  return db.$transaction(async (tx) => {
    if ((await tx.account.count()) > 0) return 'was-er-al'
    const now = clock.now()
    await tx.account.createMany({ data: demoOpsporing.map((person) => ({ ...person, aangemaaktOp: now })) })
    // Capacities belong to the mechanism of access, which is reached by SQL and so stands outside the Prisma schema.
    await sqlOfPrisma(tx).query('insert into account_hoedanigheid (account_id, hoedanigheid) select id, $1 from account', [opsporingsfunctionaris])
    const zaken = await tx.zaak.findMany({ select: { dossierId: true } })
    await tx.zaakOfficier.createMany({ data: zaken.map(({ dossierId }) => ({ dossierId, accountId: demoOpsporingId('OPS-0001'), toegewezenOp: now })) })
    await tx.grondslag.createMany({
      data: (['OM', 'AVIM'] as const).map((ontvanger) => ({
        id: uuid5('demo', 'grondslag', ontvanger), koppelvlak: 'P6', ontvanger, wet: 'Wpg', artikel: '(demo)', tekst: 'Alleen voor de demonstratie. Het echte besluit moet nog worden genomen.',
        van: new Date('2026-01-01T00:00:00Z'), beslotenDoor: 'Niemand: dit is een demonstratie', vastgelegdDoor: demoOpsporingId('OPS-0001'), vastgelegdOp: now, aan: true
      }))
    })
    return 'geladen'
  })
}
