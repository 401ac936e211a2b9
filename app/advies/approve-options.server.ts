import type { Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { statementFor, type Sleutels } from './approve-advies.server'
import { challengeFor } from './canonical'

/**
 * What this member's passkey is asked, when it is this member's turn: null for who does not approve, `geen-passkey` for
 * a member who has none yet.
 */
export async function approveOptions(werk: Werk, { passkeys }: Sleutels, wie: Wie, adviesId: string): Promise<{ challenge: string } | 'geen-passkey' | null> {
  const verklaring = await statementFor(werk, wie, adviesId)
  if (!verklaring) return null
  if ((await passkeys.list(wie.accountId)).length === 0) return 'geen-passkey'
  return passkeys.approvalOptions(wie, challengeFor(verklaring))
}
