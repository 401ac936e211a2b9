import type { Clock } from '~/platform/clock'
import type { ImportDeeds } from '~/platform/zaak/inlezen/import-child.server'
import type { PrismaClient } from '~prisma/paneel/generated/client'
import { checkPaneel, importPaneel } from './import-paneel.server'

/** The panel's half of an import, for the child process that holds its credentials. */
export const paneelDeeds = (db: PrismaClient, clock: Clock): ImportDeeds => ({
  check: (zaak, peildatum) => checkPaneel(db, zaak, peildatum),
  async write(zaak, peildatum) {
    const written = await importPaneel(db, zaak, { peildatum, clock })
    return written.ok ? { staat: written.value.staat, kenmerk: written.value.kenmerk } : 'anders'
  }
})
