import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { statementFor, type Sleutels } from './approve-advies.server'
import { challengeFor } from './canonical'
import { toParagraphs } from './document-text'
import { Paragraph } from './schema'

/** Whether and how this member can answer: the challenge for approval, and whether this advies has a place for dissent. */
export interface Aftekenen {
  challenge: string
  afwijkend: boolean
}

/**
 * What this member's passkey is asked, when it is this member's turn: null for who does not answer, `geen-passkey` for
 * a member who has none yet.
 */
export async function approveOptions(werk: Werk, { passkeys }: Sleutels, wie: Wie, adviesId: string): Promise<Aftekenen | 'geen-passkey' | null> {
  const statement = await statementFor(werk, wie, adviesId)
  if (!statement) return null
  if ((await passkeys.list(wie.accountId)).length === 0) return 'geen-passkey'
  return { ...(await passkeys.approvalOptions(wie, challengeFor(statement.verklaring))), afwijkend: 'redenen' in statement.verklaring }
}

/** The reasons as they will be signed and printed, and what the passkey is asked about them. */
export interface Afwijking {
  redenen: string[]
  opties: { challenge: string }
}

/**
 * A member who dissents first sees the reasons exactly as they will be signed: the challenge is over these words (R-ADV-76). Writes
 * nothing. Refuses when nothing was written, when it is too long, and where the advies has no place for it.
 */
export async function prepareDissent(werk: Werk, { passkeys }: Sleutels, wie: Wie, adviesId: string, getypt: string): Promise<Uitkomst<Afwijking>> {
  const redenen = toParagraphs(getypt)
  if (redenen.length === 0) return { ok: false, bericht: 'Schrijf waarom u afwijkend aftekent.' }
  if (redenen.length > 200 || !redenen.every((alinea) => Paragraph.safeParse(alinea).success)) return { ok: false, bericht: 'Uw redenen zijn te lang. Maak kortere alinea’s, of minder alinea’s.' }
  const statement = await statementFor(werk, wie, adviesId, redenen)
  if (!statement) return { ok: false, bericht: 'Bij dit advies kan dat niet. Vraag de voorzitter het advies terug te halen.' }
  return { ok: true, value: { redenen, opties: await passkeys.approvalOptions(wie, challengeFor(statement.verklaring)) } }
}
