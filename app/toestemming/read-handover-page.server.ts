import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { tekstenVan } from '~/hoorzitting/schema'
import { readVerslag } from '~/hoorzitting/store.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import type { OverdraagWerk } from './inbox.server'
import { leadingSeat } from './record-consent.server'
import { readRegister } from './register.server'
import { isGevaar, type Voornemen } from './rules'

/** The page of voorzitter and secretaris: the passages of the fixed verslag, and what was recorded so far, the last first. */
export async function readHandoverPage(werk: OverdraagWerk & { sql: Sql }, wie: Wie, facts: DossierFacts) {
  const { dossierId, kenmerk } = facts
  const verslag = await readVerslag(werk.db, dossierId)
  if (!verslag) throw new Error('The policy admits after the verslag was fixed only')
  return {
    dossierId,
    kenmerk,
    verslag: { versie: verslag.versie, gehoordOp: verslag.inhoud.datum, alineas: tekstenVan(verslag.inhoud) },
    gemachtigd: (await readGemachtigde(werk.sql, dossierId)) !== undefined,
    sleutel: (await werk.postvakSleutel()) !== null,
    vandaag: dagInAmsterdam(werk.clock.now()),
    register: (await readRegister(werk.db, dossierId)).reverse().map((voornemen) => showVoornemen(voornemen, wie, leadingSeat(facts)))
  }
}

export type HandoverPageData = Awaited<ReturnType<typeof readHandoverPage>>
export type GetoondVoornemen = ReturnType<typeof showVoornemen>

function showVoornemen(voornemen: Voornemen, wie: Wie, zetel: 'voorzitter' | 'secretaris') {
  const { versie, stand, gestopt, ingelicht } = voornemen
  const shared = { versie, stand, op: voornemen.op.toISOString(), gestopt: gestopt && { op: gestopt.op.toISOString(), reden: gestopt.reden }, overgedragenOp: voornemen.overgedragenOp?.toISOString() ?? null, ingelicht }
  if (!isGevaar(voornemen)) return { ...shared, soort: 'toestemming' as const, inhoud: voornemen.inhoud, door: voornemen.inhoud.zetel }
  const { inhoud, sha256 } = voornemen.inhoud
  return { ...shared, soort: 'gevaar' as const, inhoud, sha256, door: voornemen.inhoud.zetel, magBevestigen: stand === 'wacht' && voornemen.door !== wie.accountId && voornemen.inhoud.zetel !== zetel }
}
