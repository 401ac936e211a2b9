import type { Clock } from '~/platform/clock'
import type { ImportDeeds } from '~/platform/zaak/inlezen/import-child.server'
import type { PrismaClient } from '~prisma/opsporing/generated/client'
import { readKluissleutel } from '../kluissleutel.server'
import { openKluis } from '../open-kluis.server'
import { checkOpsporing, importOpsporing } from './import-opsporing.server'

/**
 * The opsporing half of an import, for the child process that holds its credentials and the path of the key of the vault. It gives no
 * kenmerk: that is the panel's. Both deeds throw a ConfigError without that key, or with another one.
 */
export function opsporingDeeds(db: PrismaClient, clock: Clock, kluissleutel: string): ImportDeeds {
  const openOnce = async () => openKluis({ db, clock, sleutel: readKluissleutel(kluissleutel) })
  let kluis: ReturnType<typeof openOnce> | undefined
  return {
    check: async (zaak, peildatum) => checkOpsporing(db, await (kluis ??= openOnce()), zaak, peildatum),
    async write(zaak, peildatum) {
      const written = await importOpsporing(db, zaak, { peildatum, clock, kluis: await (kluis ??= openOnce()) })
      return written.ok ? { staat: written.value.staat, kenmerk: null } : 'anders'
    }
  }
}
