import type { SealProof } from '~/advies/verify-unsealed.server'
import type { CheckId, SealLevel, VerifyReport } from '~/advies/verify-report'
import type { SealedAdvies } from './sealed-advies'

/** One way to tamper with a sealed advies, and why the verifier must refuse it. */
export type Tampering = {
  /** What was done, in the words that `npm run drill:advies` prints. */
  kind: string
  tamper(sealed: SealedAdvies): Uint8Array | Promise<Uint8Array>
  /** The level that the reader asks for; B-B when not given. */
  niveau?: SealLevel
  /** A proof from the log that is handed in with the file; none when not given. */
  bewijs?(sealed: SealedAdvies): SealProof
  /** Exactly the checks that fail, each with words out of the sentence that tells why. */
  reasons: Partial<Record<CheckId, string>>
}

/** `other-reason`: refused, but not for what was done. */
export type Outcome = { kind: string, verdict: 'refused' | 'other-reason' | 'accepted', reasons: Partial<Record<CheckId, string>> }

/** Tampers and has it judged. Throws when the tampering left the file as it was: then nothing was tried. */
export async function judgeTampering({ kind, tamper, niveau, bewijs, reasons }: Tampering, sealed: SealedAdvies): Promise<Outcome> {
  const bytes = await tamper(sealed)
  if (Buffer.compare(bytes, sealed.sealed) === 0) throw new Error(`Aan het bestand is niets veranderd: ${kind}`)
  const report = await sealed.verify(bytes, niveau, bewijs?.(sealed))
  const found = reasonsIn(report)
  const verdict = report.houdt ? 'accepted' : areSame(found, reasons) ? 'refused' : 'other-reason'
  return { kind, verdict, reasons: found }
}

/** The checks that failed, each with its sentence. */
export function reasonsIn({ controles }: VerifyReport): Outcome['reasons'] {
  return Object.fromEntries(controles.filter((check) => check.oordeel === 'fout').map(({ id, zin }) => [id, zin]))
}

function areSame(found: Outcome['reasons'], expected: Tampering['reasons']): boolean {
  const [some, others] = [Object.keys(found).sort(), Object.keys(expected).sort()]
  const told = Object.entries(expected).every(([id, words]) => found[id as CheckId]?.includes(words) === true)
  return told && some.join() === others.join()
}
