import { createHash, X509Certificate } from 'node:crypto'
import type { z } from 'zod'
import { canonicalAdvies, canonicalAkkoorden } from './canonical'
import { fixedTextsFor } from './fixed-texts'
import { inspectIncrement } from './pdf-increment'
import { countRevisions, findSignatures, readAttachments, type FoundSignature } from './pdf-parts'
import { checkAdvies, checkDistinctKeys, checkMemberAkkoord, standInOrder, type AkkoordenRefusal } from './rules'
import { AdviesDocument, Akkoorden, memberDisciplines, type MemberDiscipline } from './schema'
import { isTestCertificate } from './seal-names'
import { proveAkkoord } from './verify-akkoord.server'
import { checkIds, summarise, type Check, type CheckId, type Trust, type VerifyReport } from './verify-report'
import { coversWholeFile, isTrustedSigner, readSeal, standsInPlace, type ReadSeal } from './verify-seal.server'

export { challengeFor } from './canonical'

export type VerifyOptions = {
  /** Prints an advies again; `createRenderer().render`. */
  render: (document: AdviesDocument, akkoorden: Akkoorden) => Promise<Uint8Array>
  /** PEM texts of roots or of the seal certificate itself. Without any, only a TEST seal on a proof can hold, and is named TEST. */
  trustedCertificates?: readonly string[]
  /** The host name under which the members approved, when it is known. */
  expectedRpId?: string
}

const MAX_BYTES = 25_000_000

type Read = { document: AdviesDocument, akkoorden: Akkoorden, sha256: string }
type Findings = { checks: Map<CheckId, Check>, read: Read | null, seal: ReadSeal | null, signature: FoundSignature | null, trust: Trust, later: number }

/**
 * Checks a sealed advies: integrity, re-render, seal, signer, increment, approvals, later revisions, each apart.
 *
 * Promises a report for any bytes at all and never throws on them; `trustedCertificates` that are no certificates are the caller's fault and throw.
 */
export async function verifyAdvies(bytes: Uint8Array, { render, trustedCertificates = [], expectedRpId }: VerifyOptions): Promise<VerifyReport> {
  const trusted = trustedCertificates.map((pem) => new X509Certificate(pem))
  const findings: Findings = { checks: new Map(), read: null, seal: null, signature: null, trust: 'geen', later: 0 }
  const add: Add = (id, good, zin) => { findings.checks.set(id, { id, oordeel: good ? 'goed' : 'fout', zin }) }
  await attempt('bestand', add, () => { findings.read = readDocuments(bytes, add) })
  const { read } = findings
  const base = read === null ? null : await printAgain(bytes, read, render, add)
  await attempt('zegel-geldig', add, () => checkSeal(bytes, base, trusted, findings, add))
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

type Add = (id: CheckId, good: boolean, zin: string) => void

function readDocuments(bytes: Uint8Array, add: Add): Read | null {
  const isPdf = bytes.length <= MAX_BYTES && Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  const texts = isPdf ? readAttachments(bytes) : []
  const adviesText = texts.find((text) => schemaOf(text) === 'weging-advies/v1')
  const akkoordenText = texts.find((text) => schemaOf(text) === 'weging-akkoorden/v1')
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
  const sense = checkAdvies(document.data, fixedTextsFor({ uitkomst: document.data.conclusie.uitkomst, grondslagIsAwb35: document.data.grondslagIsAwb35 }))
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

/** The bytes we print ourselves from the attachments, when the file begins with exactly these; null when not. */
async function printAgain(bytes: Uint8Array, { document, akkoorden }: Read, render: VerifyOptions['render'], add: Add): Promise<Uint8Array | null> {
  try {
    const printed = await render(document, akkoorden)
    const same = Buffer.compare(bytes.subarray(0, printed.length), printed) === 0
    add('herbouw', same, same
      ? 'De pagina’s zijn opnieuw gemaakt uit de bijlagen en zijn precies gelijk.'
      : 'De pagina’s zijn niet gelijk aan wat uit de bijlagen volgt. De tekst kan veranderd zijn.')
    return same ? printed : null
  } catch (error) {
    add('herbouw', false, `De pagina’s konden niet opnieuw worden gemaakt: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

async function checkSeal(bytes: Uint8Array, base: Uint8Array | null, trusted: readonly X509Certificate[], findings: Findings, add: Add): Promise<void> {
  const signatures = findSignatures(bytes, base?.length ?? 0)
  const signature = signatures[0]
  if (signature === undefined) return add('zegel-aantal', false, 'Er staat geen zegel in dit bestand.')
  findings.signature = signature
  add('zegel-aantal', signatures.length === 1, signatures.length === 1 ? 'Er staat precies één zegel in dit bestand.' : `Er staan ${signatures.length} zegels of handtekeningen in dit bestand. Er hoort er één te zijn.`)
  const covers = coversWholeFile(bytes, signature)
  add('zegel-bereik', covers, covers ? 'Het zegel gaat over het hele bestand, tot het einde.' : 'Het zegel gaat niet over het hele bestand. Er is later iets toegevoegd of weggehaald.')
  const verdict = await readSeal(bytes, signature)
  add('zegel-geldig', verdict.ok, verdict.ok ? 'Het zegel is geldig voor de gegevens waarover het gaat.' : `Het zegel is niet geldig. ${verdict.refusal}.`)
  if (verdict.ok) checkSigner(verdict.value, trusted, findings, add)
  checkIncrement(bytes, base, signature, findings, add)
}

function checkSigner(seal: ReadSeal, trusted: readonly X509Certificate[], findings: Findings, add: Add): void {
  findings.seal = seal
  const proof = findings.read?.document.proef
  const test = isTestCertificate(seal.certificate.subject)
  const at = new Date(findings.signature?.claimedTime ?? Number.NaN)
  const known = isTrustedSigner(seal, trusted, at)
  const accepted = known || (trusted.length === 0 && test)
  // Without an advies to read nobody can say whether a TEST may stand on it.
  if (accepted && test && proof === undefined) return void (findings.trust = 'test')
  const holds = accepted && (proof === true || !test)
  findings.trust = !holds ? 'onbekend' : proof || test ? 'test' : 'vertrouwd'
  add('ondertekenaar', holds, explainSigner(findings.trust, { known, given: trusted.length > 0, test, proof: proof === true }))
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

function checkIncrement(bytes: Uint8Array, base: Uint8Array | null, signature: FoundSignature, findings: Findings, add: Add): void {
  const verdict = base === null ? null : inspectIncrement(base, bytes)
  if (verdict !== null) {
    add('toevoeging', verdict.ok, verdict.ok ? 'Na het advies is alleen het zegel toegevoegd.' : `Na het advies is meer of iets anders toegevoegd dan het zegel (${verdict.refusal}).`)
  }
  if (verdict === null && !standsInPlace(signature)) return
  const [, , second, rest] = signature.byteRange
  const end = verdict?.end ?? Math.min(second + rest, bytes.length)
  findings.later = countRevisions(bytes, end)
  const nothing = end === bytes.length
  add('latere-versies', nothing, nothing ? 'Na het zegel is niets toegevoegd.' : `Na het zegel is nog iets toegevoegd: ${bytes.length - end} bytes, ${findings.later} latere versie(s).`)
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

  async function judgeApproval(discipline: MemberDiscipline): Promise<[boolean, string]> {
    const { advies } = akkoorden
    const same = advies.kenmerk === document.kenmerk && advies.versie === document.versie && advies.sha256 === sha256
    const verdict = same ? checkMemberAkkoord(akkoorden, document, sha256, discipline) : { ok: false as const, refusal: 'other-advies' as const }
    if (!verdict.ok) return [false, `Het akkoord van de ${discipline} klopt niet: ${akkoordRefusals[verdict.refusal]}.`]
    const akkoord = akkoorden.akkoorden.find((own) => own.discipline === discipline)
    const proof = akkoord === undefined ? null : await proveAkkoord(akkoord, expectedRpId)
    if (proof?.ok === true) return [true, `Het lid voor de ${discipline} gaf met een eigen sleutel akkoord op precies deze tekst.`]
    return [false, `Het akkoord van de ${discipline} klopt niet: ${proof === null ? 'het ontbreekt' : proof.because}.`]
  }
}

function buildReport({ checks, read, seal, signature, trust, later }: Findings): VerifyReport {
  const controles = checkIds.map((id) => checks.get(id) ?? { id, oordeel: 'niet-gecontroleerd' as const, zin: 'Dit kon niet worden nagegaan door een eerdere fout.' })
  const houdt = controles.every((check) => check.oordeel === 'goed')
  return {
    schema: 'weging-verificatie/v1', houdt, vertrouwen: trust, samenvatting: summarise(houdt, trust),
    advies: read === null ? null : {
      kenmerk: read.document.kenmerk, versie: read.document.versie, vastgesteldOp: read.document.vastgesteldOp,
      uitkomst: read.document.conclusie.uitkomst, sha256: read.sha256, proef: read.document.proef
    },
    ondertekenaar: seal === null ? null : describeSigner(seal.certificate),
    verzegeldVolgensBestand: signature?.claimedTime ?? null, latereVersies: later, controles
  }
}

function describeSigner(certificate: X509Certificate): VerifyReport['ondertekenaar'] {
  const { subject, fingerprint256, validFrom, validTo } = certificate
  return { naam: subject.replaceAll('\n', ', '), vingerafdruk: fingerprint256, geldigVan: validFrom, geldigTot: validTo }
}
