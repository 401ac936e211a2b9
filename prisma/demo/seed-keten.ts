import type { PrismaClient } from '~prisma/paneel/generated/client'
import { recordGrondslag, switchOn } from '~/keten/koppelvlakken/register.server'
import { organisaties, partijNaam, type KoppelvlakCode, type Partij } from '~/keten/koppelvlakken/schema'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { demoPaneel, demoPaneelId } from './seed-paneel'

/** One person of each organisation, and a second one at the IND to replace the first. Nobody has a name. */
export const demoKeten = [...organisaties.map((organisatie) => ({ organisatie, nummer: '0001' })), { organisatie: 'ind', nummer: '0002' } as const].map(({ organisatie, nummer }) => {
  const registernummer = `KET-${organisatie.toUpperCase()}-${nummer}`
  return { id: demoPaneelId(registernummer), organisatie, registernummer, functie: `Ketenmedewerker ${partijNaam[organisatie]}${nummer === '0001' ? '' : ' (tweede)'}` }
})

/** What is on in the demo: what the demo dossier can show by itself. */
const aan: [KoppelvlakCode, Partij][] = [['P1', 'paneel'], ['P2', 'paneel'], ['P3', 'betrokkene'], ['P4', 'betrokkene'], ['P5', 'ind'], ['P5', 'betrokkene'], ['P7', 'paneel'], ['K1', 'ind'], ['K2', 'om'], ['K2', 'ind'], ['K3', 'politie']]

/** Adds the people of the chain and some legal bases, marked as of the demo, to a demo that was loaded just now. */
export async function seedKeten({ db, clock, ids }: { db: PrismaClient; clock: Clock; ids: Ids }): Promise<void> {
  const now = clock.now()
  await db.account.createMany({ data: demoKeten.map((mens) => ({ ...mens, email: `${mens.registernummer.toLowerCase()}@weging.example`, aangemaaktOp: now })) })
  await db.accountHoedanigheid.createMany({ data: demoKeten.map(({ id }) => ({ accountId: id, hoedanigheid: 'ketenmedewerker' })) })
  const coordinator = demoPaneel.find(({ hoedanigheid }) => hoedanigheid === 'coordinator')
  if (!coordinator) return
  const wie = { ...coordinator, accountId: coordinator.id, sessie: '' }
  for (const [koppelvlak, ontvanger] of aan) {
    await recordGrondslag({ db, clock, ids }, wie, { koppelvlak, ontvanger, wet: 'AVG', artikel: 'artikel 6, eerste lid, onder e (demo)', tekst: 'Alleen voor de demonstratie. Het echte besluit moet nog worden genomen.', van: dagInAmsterdam(now), beslotenDoor: 'Niemand: dit is een demonstratie' })
    await switchOn({ db, clock, ids }, wie, { koppelvlak, ontvanger })
  }
}
