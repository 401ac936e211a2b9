import { createHash } from 'node:crypto'

/** How many statements a process gives a name; what comes after them goes without, so that lists of every length do not fill the memory of PostgreSQL. */
export const NAMED_STATEMENTS = 1_000

/**
 * Gives each statement a name of its own, the same one each time, so that a connection parses and plans it once and not at every request. A name is at most 63 bytes
 * and says nothing of what is asked: values never stand in a text. Empty for no name: pg and its adapter then send the statement as before.
 */
export function createStatementNames(limit = NAMED_STATEMENTS): (text: string) => string {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= limit) return ''
    const name = `w${createHash('sha256').update(text).digest('hex').slice(0, 40)}`
    names.set(text, name)
    return name
  }
}

/** The names of this process. */
export const statementName = createStatementNames()
