import { pino, type Logger, type LoggerOptions } from 'pino'
import { faultOf } from './fault'

/**
 * The technical log: what the process did, never what stood in a dossier (R-LOG-1). No request bodies, no addresses with
 * query, no cookies; errors by name and place.
 */
export const createLogger = (proces: string): Logger => pino(logOptions(proces))

export const logOptions = (proces: string): LoggerOptions => ({
  base: { proces },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['req', 'request', 'headers', 'body'],
  serializers: { err: faultOf }
})
