import type { Logger } from 'pino'
import { ConfigError } from './config.server'
import { faultOf } from './fault'

/**
 * Runs one server process: starts it, stops it once on SIGINT or SIGTERM, and ends with exit code 1 and one clear line
 * when it cannot start. An error that nobody caught stops the process: the launcher says which one fell.
 */
export async function runProcess(logger: Logger, start: () => Promise<{ port: number; stop(): Promise<void> }>): Promise<void> {
  // Node itself would print the message, which may hold content.
  process.on('uncaughtException', (error) => fail(logger, error))
  try {
    const running = await start()
    logger.info({ poort: running.port }, 'klaar')
    let stopping = false
    const stop = (): void => {
      if (stopping) return
      stopping = true
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => fail(logger, error)
      )
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    // The launcher holds the other end: when it is gone, so are we.
    process.on('disconnect', stop)
  } catch (error) {
    fail(logger, error)
  }
}

function fail(logger: Logger, error: unknown): never {
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`)
  } else {
    logger.fatal(faultOf(error), 'gestopt')
  }
  process.exit(1)
}
