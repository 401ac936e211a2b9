import { approvals } from './approvals'
import { behindTheSeal } from './behind-the-seal'
import { foreignProof } from './foreign-proof'
import { insideTheSeal } from './inside-the-seal'
import { provenTime } from './proven-time'
import { roomOfTheSeal } from './room-of-the-seal'
import { sealedByAnother, sealedByTheRealKey } from './sealed-again'
import type { Tampering } from './tampering'

/** Every kind of tampering that the drill knows. A kind that is not in here is not tried. */
export const tamperings: readonly Tampering[] = [
  ...behindTheSeal, ...insideTheSeal, ...roomOfTheSeal, ...provenTime, ...sealedByAnother, ...sealedByTheRealKey, ...approvals, ...foreignProof
]
