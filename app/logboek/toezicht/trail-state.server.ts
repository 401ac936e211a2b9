import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { LogVerifier } from '../checkpoint'
import { CHECK_FILE, checkSchema, findNewestCheckpoint } from '../keep-checkpoints.server'

/** How the trail itself stands: what was signed last, and what the last whole check found. */
export interface TrailState {
  /** ISO 8601; `wortel` is the root of the tree in base64, to lay beside a copy that is kept elsewhere. */
  controlepunt: { op: string; wortel: string } | null
  controle: z.infer<typeof checkSchema> | null
}

/** Reads the state from the folder of checkpoints. A checkpoint that this key did not sign counts as none; a check that is no check too. */
export async function readTrailState(folder: string, verifier: LogVerifier): Promise<TrailState> {
  const newest = await findNewestCheckpoint(folder, verifier)
  const controle = await readFile(join(folder, CHECK_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return {
    controlepunt: newest && { op: (await stat(newest.path)).mtime.toISOString(), wortel: Buffer.from(newest.checkpoint.root).toString('base64') },
    controle: z.preprocess((text) => (text === '' ? null : JSON.parse(String(text))), checkSchema.nullable()).catch(null).parse(controle)
  }
}
