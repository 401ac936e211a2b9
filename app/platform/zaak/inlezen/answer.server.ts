import { ConfigError } from '~/platform/config.server'
import { opdrachtSchema, type Antwoord, type Opdracht } from './messages'

/**
 * The child's ear and mouth. A fault leaves by its name only, because a message of a database can quote a row (R-LOG-1).
 */
export function answerLauncher(deed: (opdracht: Opdracht) => Promise<Antwoord>): void {
  const answer = async (message: unknown): Promise<Antwoord> => {
    try {
      return await deed(opdrachtSchema.parse(message))
    } catch (error) {
      return { soort: 'mislukt', fout: nameOf(error) }
    }
  }
  process.on('message', (message) => void answer(message).then((antwoord) => process.send?.(antwoord)))
  // The launcher is gone or has what it wanted. A transaction that is still open is rolled back by its database.
  process.on('disconnect', () => process.exit(0))
}

/** Name and code of a fault, never its message; a wrong setting has a sentence of our own, which says what to do. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'onbekende fout'
  if (error instanceof ConfigError) return error.message
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}
