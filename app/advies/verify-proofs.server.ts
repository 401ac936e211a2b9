import type { X509Certificate } from 'node:crypto'
import { certificatesOf, readLongTerm, type LongTerm } from './long-term.server'
import { isTestCertificate } from './seal-names'
import { judgeRevocation } from './tijdstempel/revocation.server'
import { isAbout, readToken, TokenRefused, type Token } from './tijdstempel/token.server'
import type { CheckId, ProvenTime, SealLevel } from './verify-report'
import { isTrustedSigner, type ReadSeal } from './verify-seal.server'

type Add = (id: CheckId, good: boolean | 'afwezig', zin: string) => void

/** What was proven beside the seal. `end`: where the last thing that we know ends; `stamped`: a document timestamp stands in the file. */
export type Proofs = { level: SealLevel, time: ProvenTime | null, archiveTime: ProvenTime | null, end: number, stamped: boolean }

/** The claim of the program may lie a little behind the clock of the service, and the service may have been away for a while before it. */
const CLOCK_MS = 5 * 60_000

/**
 * Checks what makes a seal B-T and B-LTA, each apart: the timestamp over the seal, its service, the validation data, the document timestamp.
 * The level counts only what holds; a part that is there and does not hold is `fout`, never passed over.
 *
 * @param proof whether the advies calls itself a proof: only there a TEST service counts
 */
export function checkProofs(file: Uint8Array, sealEnd: number, seal: ReadSeal, claimed: Date, trusted: readonly X509Certificate[], proof: boolean, add: Add): Proofs {
  const stamp = seal.token === null ? null : judgeToken(seal.token, seal.value)
  const proofs: Proofs = { level: 'B-B', time: null, archiveTime: null, end: sealEnd, stamped: false }
  if (stamp === null) absent(['tijdstempel', 'tijdstempel-dienst'], 'Bij dit zegel hoort geen tijdstempel.', add)
  else if (!stamp.ok) add('tijdstempel', false, `Het tijdstempel op het zegel klopt niet. ${stamp.refusal}.`)
  else {
    const early = claimed.getTime() > stamp.token.at.getTime() + CLOCK_MS
    add('tijdstempel', !early, early ? 'Het zegel noemt een latere tijd dan het tijdstempel.' : `Het tijdstempel bewijst dat het zegel er was op ${iso(stamp.token.at)}.`)
    proofs.time = judgeService(stamp.token, trusted, proof, add)
    if (!early && proofs.time.vertrouwen !== 'onbekend') proofs.level = 'B-T'
  }
  const longTerm = readLongTerm(file, sealEnd, stamp?.ok === true && seal.token !== null ? certificatesOf(seal, seal.token) : [seal.certificate, ...seal.chain])
  checkLongTerm(longTerm, { seal, stamp: stamp?.ok === true ? stamp.token : null, trusted, proof }, proofs, add)
  return { ...proofs, end: longTerm.end, stamped: longTerm.kind === 'stamped' }
}

type Judged = { ok: true, token: Token } | { ok: false, refusal: string }

function judgeToken(der: Uint8Array, bytes: Uint8Array): Judged {
  try {
    const token = readToken(der)
    return isAbout(token, bytes) ? { ok: true, token } : { ok: false, refusal: 'Het gaat over andere gegevens' }
  } catch (error) {
    if (error instanceof TokenRefused) return { ok: false, refusal: error.message }
    throw error
  }
}

function judgeService(token: Token, trusted: readonly X509Certificate[], proof: boolean, add: Add): ProvenTime {
  const vertrouwen = trustOf(token, trusted, proof)
  add('tijdstempel-dienst', vertrouwen !== 'onbekend', {
    vertrouwd: 'Het tijdstempel is van een dienst die u vertrouwt.',
    test: 'Het tijdstempel is van een TEST-dienst. Die bewijst de tijd aan niemand.',
    onbekend: 'Het tijdstempel is niet van een dienst die u vertrouwt. Geef het certificaat van die dienst op als u haar vertrouwt.'
  }[vertrouwen])
  return { tijd: iso(token.at), dienst: token.certificate.subject.replaceAll('\n', ', '), vertrouwen }
}

// As for the seal: a TEST is never trusted, and stands only on a proof.
function trustOf(token: Token, trusted: readonly X509Certificate[], proof: boolean): ProvenTime['vertrouwen'] {
  const known = isTrustedSigner(token, trusted, token.at)
  const test = [token.certificate, ...token.chain].some(({ subject }) => isTestCertificate(subject))
  if (test) return proof && (known || trusted.length === 0) ? 'test' : 'onbekend'
  return known ? 'vertrouwd' : 'onbekend'
}

type Facts = { seal: ReadSeal, stamp: Token | null, trusted: readonly X509Certificate[], proof: boolean }

function checkLongTerm(longTerm: LongTerm, facts: Facts, proofs: Proofs, add: Add): void {
  if (longTerm.kind === 'nothing') return absent(['bewaargegevens', 'archiefstempel'], 'Dit zegel heeft geen gegevens om het jaren later na te gaan.', add)
  if (longTerm.kind === 'other' || facts.stamp === null || facts.seal.token === null) {
    return add('bewaargegevens', false, 'De gegevens om het zegel later na te gaan zijn anders geschreven dan het programma ze schrijft.')
  }
  const archive = longTerm.kind === 'stamped' ? judgeToken(longTerm.token, longTerm.stamped) : null
  const until = archive?.ok === true ? archive.token.at : new Date(8.64e15)
  const refusal = judgeRevocation(certificatesOf(facts.seal, facts.seal.token), longTerm.lists, { at: facts.stamp.at, until })
  add('bewaargegevens', refusal === null, refusal === null ? 'Bij het zegel is bewaard dat geen certificaat was ingetrokken.' : `De gegevens om het zegel later na te gaan kloppen niet. ${refusal}.`)
  if (archive === null) return add('archiefstempel', false, 'Het archiefstempel achter de bewaarde gegevens ontbreekt. Het is weggehaald of anders geschreven.')
  if (!archive.ok) return add('archiefstempel', false, `Het archiefstempel klopt niet. ${archive.refusal}.`)
  const trust = trustOf(archive.token, facts.trusted, facts.proof)
  const ordered = archive.token.at >= facts.stamp.at
  add('archiefstempel', ordered && trust !== 'onbekend', !ordered ? 'Het archiefstempel is ouder dan het zegel.'
    : trust === 'onbekend' ? 'Het archiefstempel is niet van een dienst die u vertrouwt.' : `Het archiefstempel bewijst dat alles er was op ${iso(archive.token.at)}.`)
  proofs.archiveTime = { tijd: iso(archive.token.at), dienst: archive.token.certificate.subject.replaceAll('\n', ', '), vertrouwen: trust }
  if (ordered && trust !== 'onbekend' && refusal === null && proofs.level === 'B-T') proofs.level = 'B-LTA'
}

function absent(ids: readonly CheckId[], zin: string, add: Add): void {
  for (const id of ids) add(id, 'afwezig', zin)
}

const iso = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`
