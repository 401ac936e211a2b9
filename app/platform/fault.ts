/** What may be written down of a fault: its name and where it happened. */
export interface Fault {
  fout: string
  waar: string[]
}

/** Name and places of an error. Its message, and what a database adds to it (`detail`: the whole row), may hold content and stay out (R-LOG-1). */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { fout: 'onbekend', waar: [] }
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim())
  return { fout: error.name, waar: lines.filter((line) => /^at .*:\d+\)?$/.test(line)).slice(0, 5) }
}
