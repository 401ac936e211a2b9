import { z } from 'zod'
import { composePaneel } from '~/compose-paneel.server'
import { readPaneelConfig } from '~/config-paneel.server'
import { systemClock } from '~/platform/clock'
import { systemIds } from '~/platform/ids'
import { createLogger } from '~/platform/logger.server'
import { runProcess } from '~/platform/run-process.server'

// Zod would otherwise try `new Function`, which our policy forbids.
z.config({ jitless: true })

const logger = createLogger('paneel')
await runProcess(logger, () => {
  const config = readPaneelConfig(process.env)
  return composePaneel({ config, clock: systemClock, ids: systemIds, logger: logger.child({ knooppunt: config.WEGING_KNOOPPUNT }) })
})
