import type { Clock } from '~/platform/clock'
import type { ImportDeeds } from '~/platform/zaak/inlezen/import-child.server'
import type { PrismaClient } from '~prisma/opsporing/generated/client'
import { checkOpsporing, importOpsporing } from './import-opsporing.server'

/** The opsporing half of an import, for the child process that holds its credentials. It gives no kenmerk: that is the panel's. */
export const opsporingDeeds = (db: PrismaClient, clock: Clock): ImportDeeds => ({
  check: (zaak, peildatum) => checkOpsporing(db, zaak, peildatum),
  async write(zaak, peildatum) {
    const written = await importOpsporing(db, zaak, { peildatum, clock })
    return written.ok ? { staat: written.value.staat, kenmerk: null } : 'anders'
  }
})
