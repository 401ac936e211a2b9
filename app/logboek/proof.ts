import { z } from 'zod'
import { hashOfLine, type KeptLine } from './chain'
import { readCheckpoint, type Checkpoint, type LogVerifier } from './checkpoint'
import { inclusionPath, rootByPath } from './tree'

const hex = z.string().regex(/^([0-9a-f]{64})?$/)

const proofSchema = z.strictObject({
  soort: z.literal('weging-logbewijs/v1'),
  regel: z.strictObject({
    seq: z.int().positive(),
    seconden: z.string(),
    actor: z.string().nullable(),
    hoedanigheid: z.string().nullable(),
    deed: z.string(),
    object: z.string().nullable(),
    resultaat: z.string(),
    oorsprong: z.string(),
    doel: z.string().nullable(),
    bewijs: z.string().nullable(),
    vorm: z.union([z.literal(1), z.literal(2)]),
    vorige: hex,
    hash: hex.min(1)
  }),
  /** From the line upward to the root of the checkpoint, in hex. */
  pad: z.array(hex.min(1)),
  controlepunt: z.string()
})

/** One line of the log with everything somebody needs to check it without the log (R-LOG-9): its way up the tree, and the signed checkpoint. */
export type EntryProof = z.infer<typeof proofSchema>

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/**
 * The proof of one line. `hashes` are those of the first lines of the log, at least as many as the checkpoint counts; `note` is the text of
 * that checkpoint. Throws a RangeError when the checkpoint does not reach the line.
 */
export function proveEntry(line: KeptLine, hashes: readonly Uint8Array[], checkpoint: Checkpoint, note: string): EntryProof {
  return {
    soort: 'weging-logbewijs/v1',
    regel: { ...line, vorige: toHex(line.vorige), hash: toHex(line.hash) },
    pad: inclusionPath(line.seq - 1, hashes.slice(0, checkpoint.size)).map(toHex),
    controlepunt: note
  }
}

export type ProofVerdict = { readonly ok: true; readonly regel: KeptLine; readonly controlepunt: Checkpoint } | { readonly ok: false; readonly zin: string }

/** Checks a proof with nothing but itself and the public key of the log. `text` is the JSON as it came. */
export function checkProof(text: string, verifier: LogVerifier): ProofVerdict {
  const proof = parseProof(text)
  if (!proof) return { ok: false, zin: 'Dit is geen bewijs van een logregel.' }
  const checkpoint = readCheckpoint(proof.controlepunt, verifier)
  if (!checkpoint) return { ok: false, zin: 'Het controlepunt is niet met deze sleutel ondertekend.' }
  const line: KeptLine = { ...proof.regel, vorige: Buffer.from(proof.regel.vorige, 'hex'), hash: Buffer.from(proof.regel.hash, 'hex') }
  if (toHex(hashOfLine(line)) !== proof.regel.hash) return { ok: false, zin: 'De regel is anders dan toen hij werd vastgelegd.' }
  const root = rootByPath(line.hash, line.seq - 1, checkpoint.size, proof.pad.map((step) => Buffer.from(step, 'hex')))
  if (!root || toHex(root) !== toHex(checkpoint.root)) return { ok: false, zin: 'De regel stond niet in het logboek van dit controlepunt.' }
  return { ok: true, regel: line, controlepunt: checkpoint }
}

function parseProof(text: string): EntryProof | undefined {
  try {
    return proofSchema.parse(JSON.parse(text))
  } catch {
    // Not JSON, or not of this shape: either way no proof.
    return undefined
  }
}
