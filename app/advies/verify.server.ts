import { createHash, X509Certificate } from 'node:crypto'
import type { z } from 'zod'
import { canonicalAdvies, canonicalAkkoorden } from './canonical'
import { fixedTextsOf } from './fixed-texts'
import { inspectIncrement } from './pdf-increment'
import { countRevisions, findSignatures, readAttachments, type FoundSignature } from './pdf-parts'
import { checkAdvies, checkDistinctKeys, checkMemberAkkoord, standInOrder, type AkkoordenRefusal } from './rules'
import { signersOf } from './rondes/rules'
import { AdviesDocument, Akkoorden, memberDisciplines, type MemberDiscipline } from './schema'
import { isPressAtHand } from './press-at-hand'
import { isTestCertificate } from './seal-names'
import { proveAkkoord } from './verify-akkoord.server'
import { checkProofs, type Proofs } from './verify-proofs.server'
import { checkIds, holds, sealLevels, summarise, type Check, type CheckId, type ProvenTime, type SealLevel, type Trust, type VerifyReport } from './verify-report'
import { coversWhole, isTrustedSigner, readSeal, standsInPlace, type ReadSeal } from './verify-seal.server'
import { findUnsealed, type SealProof, type Unsealed, type UnsealedOptions } from './verify-unsealed.server'

export { challengeFor } from './canonical'

export type VerifyOptions = {
  /** Prints an advies again; `createRenderer().render`. */
  render: (document: AdviesDocument, akkoorden: Akkoorden) => Promise<Uint8Array>
  /** PEM texts of roots or of the seal certificate itself. Without any, only a TEST seal on a proof can hold, and is named TEST. */
  trustedCertificates?: readonly string[]
  /** PEM texts of the roots of timestamp services. Apart, because who may prove a time may not therefore seal. */
  trustedTimestampCertificates?: readonly string[]
  /** The lowest level that suffices; a file that reaches less does not hold. Default B-B. */
  niveau?: SealLevel
  /** The host name under which the members approved, when it is known. */
  expectedRpId?: string
  /** What shows which bytes were sealed where the printer of then is not at hand. */
  bewijs?: SealProof
  /** Is the printer of then at hand? Only a test says otherwise than `isPressAtHand`. */
  pressAtHand?: UnsealedOptions['pressAtHand']
}

const MAX_BYTES = 25_000_000

type Read = { document: AdviesDocument, akkoorden: Akkoorden, sha256: string }
type Findings = {
  checks: Map<CheckId, Check>, read: Read | null, seal: ReadSeal | null, signature: FoundSignature | null, trust: Trust, later: number
  level: SealLevel | null, time: ProvenTime | null, archiveTime: ProvenTime | null, unsealed: Unsealed
}
type Trusted = { signers: X509Certificate[], services: X509Certificate[] }

/**
 * Checks a sealed advies: integrity, re-render, seal, signer, increment, approvals, later revisions, each apart.
 *
 * Promises a report for any bytes at all and never throws on them; `trustedCertificates` that are no certificates are the caller's fault and throw.
 */
export async function verifyAdvies(bytes: Uint8Array, { render, trustedCertificates = [], trustedTimestampCertificates = [], niveau = 'B-B', expectedRpId, bewijs, pressAtHand = isPressAtHand }: VerifyOptions): Promise<VerifyReport> {
  const trusted = { signers: trustedCertificates.map((pem) => new X509Certificate(pem)), services: trustedTimestampCertificates.map((pem) => new X509Certificate(pem)) }
  const findings: Findings = { checks: new Map(), read: null, seal: null, signature: null, trust: 'geen', later: 0, level: null, time: null, archiveTime: null, unsealed: null }
  const add: Add = (id, good, zin) => { findings.checks.set(id, { id, oordeel: good === 'afwezig' ? good : good ? 'goed' : 'fout', zin }) }
  await attempt('bestand', add, () => { findings.read = readDocuments(bytes, add) })
  const { read } = findings
  if (read !== null) {
    const say = (id: 'herbouw' | 'bewijs', oordeel: Check['oordeel'], zin: string): void => { findings.checks.set(id, { id, oordeel, zin }) }
    findings.unsealed = await findUnsealed(bytes, read.document, read.akkoorden, { render, pressAtHand, bewijs }, say)
  }
  await attempt('zegel-geldig', add, () => checkSeal(bytes, findings.unsealed?.bytes ?? null, trusted, findings, add))
  await attempt('niveau', add, () => checkLevel(findings, niveau, add))
  if (read !== null) await attempt('akkoord-sleutels', add, () => checkApprovals(read, expectedRpId, add))
  return buildReport(findings)
}

// The bytes are a stranger's. Whatever they make our readers throw is an outcome, told in the report, and no crash.
async function attempt(id: CheckId, add: Add, deed: () => void | Promise<void>): Promise<void> {
  try {
    await deed()
  } catch (error) {
    add(id, false, `Dit deel van het bestand kon niet worden gelezen (${error instanceof Error ? error.message : String(error)}).`)
  }
}

/** Notes one check; `afwezig` for a part that this level does not have. */
export type Add = (id: CheckId, good: boolean | 'afwezig', zin: string) => void

function readDocuments(bytes: Uint8Array, add: Add): Read | null {
  const isPdf = bytes.length <= MAX_BYTES && Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  const texts = isPdf ? readAttachments(bytes) : []
  const adviesText = texts.find((text) => String(schemaOf(text)).startsWith('weging-advies/'))
  const akkoordenText = texts.find((text) => String(schemaOf(text)).startsWith('weging-akkoorden/'))
  if (adviesText === undefined || akkoordenText === undefined) {
    add('bestand', false, !isPdf ? 'Dit is geen PDF-bestand, of het is groter dan 25 MB.' : 'In dit PDF-bestand zitten niet de twee bijlagen van een advies.')
    return null
  }
  add('bestand', true, 'Dit is een PDF-bestand met de twee bijlagen: het advies en de akkoorden.')
  const document = AdviesDocument.safeParse(JSON.parse(adviesText))
  const akkoorden = Akkoorden.safeParse(JSON.parse(akkoordenText))
  if (!document.success || !akkoorden.success) {
    const paths = [document, akkoorden].flatMap((parsed) => parsed.error?.issues ?? []).slice(0, 5).map(placeOf).join(', ')
    add('schema', false, `De bijlagen hebben niet de vorm van een advies met akkoorden (${paths}).`)
    return null
  }
  add('schema', true, 'De bijlagen hebben de vorm van een advies met akkoorden.')
  const canonical = adviesText === canonicalAdvies(document.data) && akkoordenText === canonicalAkkoorden(akkoorden.data) && standInOrder(akkoorden.data)
  add('canoniek', canonical, canonical ? 'De bijlagen zijn op de vaste manier geschreven.' : 'De bijlagen zijn niet op de vaste manier geschreven.')
  const sense = checkAdvies(document.data, fixedTextsOf(document.data))
  add('inhoud', sense.ok, sense.ok
    ? 'Het advies is volledig: alle leden, standpunten, bronnen en vaste zinnen staan erin.'
    : `Het advies is niet zoals een advies moet zijn (${sense.refusal}: ${sense.at}).`)
  return { document: document.data, akkoorden: akkoorden.data, sha256: createHash('sha256').update(adviesText).digest('hex') }
}

/** Where a fault of shape is. A field that no advies has stands in no path: Zod names it apart. */
function placeOf(issue: z.core.$ZodIssue): string {
  const names = issue.code === 'unrecognized_keys' ? issue.keys : []
  return [...issue.path, ...names].join('.')
}

function schemaOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined
  } catch {
    // Not JSON: then it is no attachment of an advies.
    return undefined
  }
}

async function checkSeal(bytes: Uint8Array, base: Uint8Array | null, trusted: Trusted, findings: Findings, add: Add): Promise<void> {
  const signatures = findSignatures(bytes, base?.length ?? 0)
  const signature = signatures[0]
  if (signature === undefined) return add('zegel-aantal', false, 'Er staat geen zegel in dit bestand.')
  findings.signature = signature
  const verdict = await readSeal(bytes, signature)
  add('zegel-geldig', verdict.ok, verdict.ok ? 'Het zegel is geldig voor de gegevens waarover het gaat.' : `Het zegel is niet geldig. ${verdict.refusal}.`)
  const increment = base === null ? null : inspectIncrement(base, bytes)
  const [, , second, rest] = signature.byteRange
  const sealEnd = increment?.end ?? Math.min(second + rest, bytes.length)
  const proofs = verdict.ok ? checkProofs(bytes, sealEnd, verdict.value, claimedTime(signature), trusted.services, findings.read?.document.proef === true, add) : null
  if (verdict.ok) checkSigner(verdict.value, trusted.signers, findings, proofs, add)
  Object.assign(findings, { level: proofs?.level ?? null, time: proofs?.time ?? null, archiveTime: proofs?.archiveTime ?? null })
  checkReach(bytes, { signatures, signature, sealEnd, proofs }, add)
  if (increment !== null) {
    add('toevoeging', increment.ok, increment.ok ? 'Na het advies is alleen het zegel toegevoegd.' : `Na het advies is meer of iets anders toegevoegd dan het zegel (${increment.refusal}).`)
  }
  if (increment !== null || standsInPlace(signature)) checkLater(bytes, proofs?.end ?? sealEnd, findings, add)
}

type Reach = { signatures: readonly FoundSignature[], signature: FoundSignature, sealEnd: number, proofs: Proofs | null }

function checkReach(bytes: Uint8Array, { signatures, signature, sealEnd, proofs }: Reach, add: Add): void {
  const expected = proofs?.stamped === true ? 2 : 1
  const counted = signatures.length === expected
  add('zegel-aantal', counted, !counted ? `Er staan ${signatures.length} zegels of handtekeningen in dit bestand. Er hoort er ${expected === 1 ? 'één' : String(expected)} te zijn.`
    : expected === 1 ? 'Er staat precies één zegel in dit bestand.' : 'Er staan precies één zegel en één archiefstempel in dit bestand.')
  const covers = coversWhole(bytes.subarray(0, sealEnd), signature) && (proofs?.end ?? sealEnd) === bytes.length
  add('zegel-bereik', covers, !covers ? 'Het zegel gaat niet over het hele bestand. Er is later iets toegevoegd of weggehaald.'
    : expected === 1 ? 'Het zegel gaat over het hele bestand, tot het einde.' : 'Het zegel gaat over het hele advies, en het archiefstempel over het hele bestand, tot het einde.')
}

function checkLater(bytes: Uint8Array, end: number, findings: Findings, add: Add): void {
  findings.later = countRevisions(bytes, end)
  const nothing = end === bytes.length
  add('latere-versies', nothing, nothing ? 'Na het zegel is niets toegevoegd.' : `Na het zegel is nog iets toegevoegd: ${bytes.length - end} bytes, ${findings.later} latere versie(s).`)
}

const claimedTime = ({ claimedTime: claimed }: FoundSignature): Date => new Date(claimed ?? Number.NaN)

function checkSigner(seal: ReadSeal, trusted: readonly X509Certificate[], findings: Findings, proofs: Proofs | null, add: Add): void {
  findings.seal = seal
  const proof = findings.read?.document.proef
  const test = isTestCertificate(seal.certificate.subject)
  // A proven time when there is one: the claim of whoever holds a certificate that ran out is worth nothing.
  const at = proofs?.time === undefined || proofs.time === null ? new Date(findings.signature?.claimedTime ?? Number.NaN) : new Date(proofs.time.tijd)
  const known = isTrustedSigner(seal, trusted, at)
  const accepted = known || (trusted.length === 0 && test)
  // Without an advies to read nobody can say whether a TEST may stand on it.
  if (accepted && test && proof === undefined) return void (findings.trust = 'test')
  const holds = accepted && (proof === true || !test)
  findings.trust = !holds ? 'onbekend' : proof || test ? 'test' : 'vertrouwd'
  add('ondertekenaar', holds, explainSigner(findings.trust, { known, given: trusted.length > 0, test, proof: proof === true }))
}

function checkLevel({ level, time, checks }: Findings, needed: SealLevel, add: Add): void {
  if (level === null) return
  const proven = (['tijdstempel', 'tijdstempel-dienst', 'bewaargegevens', 'archiefstempel'] as const).every((id) => checks.get(id)?.oordeel !== 'fout')
  const enough = proven && sealLevels.indexOf(level) >= sealLevels.indexOf(needed)
  const told = { 'B-B': 'zonder bewezen tijd', 'B-T': 'met een tijdstempel', 'B-LTA': 'met een tijdstempel en alles om het later na te gaan' }[level]
  add('niveau', enough, enough
    ? `Het niveau van het zegel is ${level}: ${told}${time?.vertrouwen === 'test' ? ', van een TEST-dienst' : ''}.`
    : `Het zegel haalt alleen niveau ${level}: ${told}. ${proven ? `Nodig is ${needed}` : 'Een hoger deel klopt niet'}.`)
}

function explainSigner(trust: Trust, facts: { known: boolean, given: boolean, test: boolean, proof: boolean }): string {
  if (trust === 'vertrouwd') return 'Het zegel is van een ondertekenaar die u vertrouwt.'
  if (trust === 'test') {
    return facts.known
      ? 'Het zegel is van de verwachte ondertekenaar, maar dit is een TEST zonder rechtskracht.'
      : 'Het zegel is gezet met een TEST-sleutel. Iedereen kan zo’n sleutel maken: het zegel zegt dus niet wie het zette.'
  }
  if (facts.test && !facts.proof) return 'Het zegel is gezet met een TEST-sleutel, maar het advies noemt zich geen proef.'
  return facts.given
    ? 'Het zegel is niet van een ondertekenaar die u vertrouwt, of het certificaat was toen niet geldig.'
    : 'Wij kennen de ondertekenaar van dit zegel niet. Geef het certificaat op dat u vertrouwt.'
}

const akkoordRefusals: Record<AkkoordenRefusal, string> = {
  'other-advies': 'de akkoorden gaan over een ander advies',
  'akkoord-missing': 'het akkoord ontbreekt',
  'akkoord-double': 'er zijn twee akkoorden',
  'other-member': 'het akkoord is van iemand anders dan het lid in het advies',
  'other-statement': 'het akkoord gaat over een andere tekst',
  'key-used-twice': 'twee leden gebruikten dezelfde sleutel'
}

async function checkApprovals({ document, akkoorden, sha256 }: Read, expectedRpId: string | undefined, add: Add): Promise<void> {
  for (const discipline of memberDisciplines) add(`akkoord-${discipline}`, ...await judgeApproval(discipline))
  const keys = checkDistinctKeys(akkoorden)
  add('akkoord-sleutels', keys.ok, keys.ok ? 'Elk lid gebruikte een eigen sleutel.' : `Niet goed: ${akkoordRefusals[keys.refusal]}.`)

  async function judgeApproval(discipline: MemberDiscipline): Promise<[boolean | 'afwezig', string]> {
    const { advies } = akkoorden
    if (!signersOf(document).includes(discipline)) {
      return akkoorden.akkoorden.some((own) => own.discipline === discipline)
        ? [false, `Het akkoord van de ${discipline} klopt niet: deze discipline zat niet in het panel.`]
        : ['afwezig', `De discipline ${discipline} zat niet in het panel. Het advies zegt dat op de eerste bladzijde.`]
    }
    const same = advies.kenmerk === document.kenmerk && advies.versie === document.versie && advies.sha256 === sha256
    const verdict = same ? checkMemberAkkoord(akkoorden, document, sha256, discipline) : { ok: false as const, refusal: 'other-advies' as const }
    if (!verdict.ok) return [false, `Het akkoord van de ${discipline} klopt niet: ${akkoordRefusals[verdict.refusal]}.`]
    const akkoord = akkoorden.akkoorden.find((own) => own.discipline === discipline)
    const proof = akkoord === undefined ? null : await proveAkkoord(akkoord, expectedRpId)
    if (proof?.ok === true) return [true, `Het lid voor de ${discipline} ${akkoord?.verklaring.soort === 'afwijkend' ? 'tekende met een eigen sleutel precies deze tekst afwijkend af, met redenen' : 'gaf met een eigen sleutel akkoord op precies deze tekst'}.`]
    return [false, `Het akkoord van de ${discipline} klopt niet: ${proof === null ? 'het ontbreekt' : proof.because}.`]
  }
}

function buildReport({ checks, read, seal, signature, trust, later, level, time, archiveTime, unsealed }: Findings): VerifyReport {
  const controles = checkIds.map((id) => checks.get(id) ?? { id, oordeel: 'niet-gecontroleerd' as const, zin: notChecked(id) })
  const houdt = holds(controles)
  return {
    schema: 'weging-verificatie/v1', houdt, vertrouwen: trust, samenvatting: summarise(houdt, trust),
    advies: read === null ? null : {
      kenmerk: read.document.kenmerk, versie: read.document.versie, vastgesteldOp: read.document.vastgesteldOp,
      uitkomst: read.document.conclusie.uitkomst, sha256: read.sha256, proef: read.document.proef
    },
    ondertekenaar: seal === null ? null : describeSigner(seal.certificate),
    niveau: level, tijdstempel: time, archiefstempel: archiveTime,
    verzegeldVolgensBestand: signature?.claimedTime ?? null, latereVersies: later,
    gelijkheid: unsealed === null ? null : { door: unsealed.door, onverzegeldSha256: createHash('sha256').update(unsealed.bytes).digest('hex') },
    controles
  }
}

const notChecked = (id: CheckId): string =>
  id === 'bewijs' ? 'Er is geen bewijs uit het logboek meegegeven. Dat is alleen nodig als de maker van het bestand hier niet meer is.' : 'Dit kon niet worden nagegaan door een eerdere fout.'

function describeSigner(certificate: X509Certificate): VerifyReport['ondertekenaar'] {
  const { subject, fingerprint256, validFrom, validTo } = certificate
  return { naam: subject.replaceAll('\n', ', '), vingerafdruk: fingerprint256, geldigVan: validFrom, geldigTot: validTo }
}
