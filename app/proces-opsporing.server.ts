import { z } from 'zod'
import { composeOpsporing } from '~/compose-opsporing.server'
import { readOpsporingConfig } from '~/config-opsporing.server'
import { systemClock } from '~/platform/clock'
import { systemIds } from '~/platform/ids'
import { createLogger } from '~/platform/logger.server'
import { runProcess } from '~/platform/run-process.server'

// Zod would otherwise try `new Function`, which our policy forbids.
z.config({ jitless: true })

const logger = createLogger('opsporing')
await runProcess(logger, () =>
  composeOpsporing({ config: readOpsporingConfig(process.env), clock: systemClock, ids: systemIds, logger })
)
