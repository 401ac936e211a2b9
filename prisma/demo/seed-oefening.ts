import type { PrismaClient } from '~prisma/paneel/generated/client'
import reconstructie from '~/beoordeling/catalogus/reconstructie-2026-1.json'
import { oefenHoedanigheden } from '~/kalibratie/schema'
import { startOefening } from '~/kalibratie/start-oefening.server'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import { addDays, dagInAmsterdam } from '~/platform/kalender/rules'
import { demoPaneel } from './seed-paneel'

/** Starts one exercise of the demo: every panel member that scores is invited, for three weeks. Nothing when there is no practice case. */
export async function seedOefening({ db, clock, ids }: { db: PrismaClient; clock: Clock; ids: Ids }): Promise<void> {
  const zaak = await db.oefenzaak.findFirst({ select: { id: true } })
  const organisator = demoPaneel.find(({ hoedanigheid }) => hoedanigheid === 'coordinator')
  if (!zaak || !organisator) return
  const deelnemers = demoPaneel.filter((one) => oefenHoedanigheden.some((each) => each === one.hoedanigheid)).map((one) => `${one.id}/${one.hoedanigheid}`)
  const begun = await startOefening({ db, clock, ids }, { ...organisator, accountId: organisator.id, sessie: '' }, {
    oefenzaak: zaak.id, catalogus: reconstructie.versie, einddag: addDays(dagInAmsterdam(clock.now()), 21), minimum: 4, deelnemers
  })
  if (!begun.ok) throw new Error(begun.bericht)
}
