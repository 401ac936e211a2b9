import { pino, type Logger } from 'pino'

/**
 * The technical log: what the process did, never what stood in a dossier (R-LOG-1). No request bodies, no addresses with
 * query, no cookies; errors by name and place.
 */
export const createLogger = (proces: string): Logger =>
  pino({ base: { proces }, timestamp: pino.stdTimeFunctions.isoTime, redact: ['req', 'request', 'headers', 'body'] })
