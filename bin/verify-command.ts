import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createRenderer } from '~/advies/render.server'
import { limitsOf, sealLevels, type Check, type SealLevel, type VerifyReport } from '~/advies/verify-report'
import type { SealProof } from '~/advies/verify-unsealed.server'
import { verifyAdvies } from '~/advies/verify.server'
import { readVerifier } from '~/logboek/checkpoint'

const usage = `Gebruik: npm run advies:verify -- ADVIES.pdf [--json] [--trust CERTIFICAAT.pem] [--trust-tijd CERTIFICAAT.pem] [--niveau B-LTA]
                                        [--adres weging.voorbeeld.nl] [--bewijs BEWIJS.json --sleutel SLEUTEL.txt]

  --json        het rapport voor een ander programma
  --trust       het certificaat (PEM) van de ondertekenaar of van zijn uitgever, dat u vertrouwt; mag meermaals
  --trust-tijd  het certificaat (PEM) van de tijdstempeldienst of van haar uitgever, dat u vertrouwt; mag meermaals
  --niveau      het laagste niveau van het zegel dat u aanneemt: B-B (als u niets opgeeft), B-T of B-LTA
  --adres       de naam van de website waar de leden goedkeurden; dan tellen alleen goedkeuringen die daar zijn gegeven
  --bewijs      het bewijs van de logregel van het verzegelen (npm run audit:prove): voor als de maker van het bestand er niet meer is
  --sleutel     de openbare sleutel van dat logboek (één regel tekst)

Uitkomst: 0 als alles klopt, 1 als iets niet klopt, 2 als de opdracht niet goed is.
`

export type CommandDoors = {
  /** The folder that relative paths start from. */
  folder: string
  print: (text: string) => void
  complain: (text: string) => void
}

type Order = { file: string, asJson: boolean, trust: string[], trustTime: string[], niveau: SealLevel, adres?: string, bewijs?: string, sleutel?: string }

/** Checks one file and prints the report. Answers the exit code: 0 everything holds (a TEST holds, and is named), 1 something does not, 2 usage. */
export async function runVerifyCommand(args: readonly string[], { folder, print, complain }: CommandDoors): Promise<0 | 1 | 2> {
  const order = readOrder(args)
  if (order === null) {
    complain(usage)
    return 2
  }
  const input = await readInput(order, folder)
  if (!input.ok) {
    complain(`${input.refusal}\n\n${usage}`)
    return 2
  }
  const renderer = createRenderer()
  try {
    const report = await verifyAdvies(input.bytes, {
      render: renderer.render, trustedCertificates: input.trusted, trustedTimestampCertificates: input.services, niveau: order.niveau,
      expectedRpId: order.adres, bewijs: input.proof
    })
    print(order.asJson ? `${JSON.stringify(report, null, 2)}\n` : writeReport(report, order.file))
    return report.houdt ? 0 : 1
  } finally {
    await renderer.stop()
  }
}

function readOrder(args: readonly string[]): Order | null {
  try {
    const options = {
      json: { type: 'boolean' }, trust: { type: 'string', multiple: true }, 'trust-tijd': { type: 'string', multiple: true }, niveau: { type: 'string' },
      adres: { type: 'string' }, bewijs: { type: 'string' }, sleutel: { type: 'string' }
    } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file] = positionals
    const niveau = sealLevels.find((level) => level === (values.niveau ?? 'B-B'))
    if (file === undefined || positionals.length > 1 || niveau === undefined || (values.bewijs === undefined) !== (values.sleutel === undefined)) return null
    const { adres, bewijs, sleutel } = values
    return { file, asJson: values.json === true, trust: values.trust ?? [], trustTime: values['trust-tijd'] ?? [], niveau, adres, bewijs, sleutel }
  } catch (error) {
    // parseArgs throws TypeError for an option it does not know: that is a wrong order, and the usage says so.
    if (error instanceof TypeError) return null
    throw error
  }
}

type Input = { ok: true, bytes: Uint8Array, trusted: string[], services: string[], proof?: SealProof } | { ok: false, refusal: string }

async function readInput({ file, trust, trustTime, bewijs, sleutel }: Order, folder: string): Promise<Input> {
  try {
    const bytes = await readFile(resolve(folder, file))
    const [trusted, services] = [await readCertificates(trust, folder), await readCertificates(trustTime, folder)]
    if (trusted === null || services === null) return { ok: false, refusal: `In het bestand achter ${trusted === null ? '--trust' : '--trust-tijd'} staat geen certificaat (PEM).` }
    if (bewijs === undefined || sleutel === undefined) return { ok: true, bytes, trusted, services }
    const verifier = readVerifier(await readFile(resolve(folder, sleutel), 'utf8'))
    if (verifier === undefined) return { ok: false, refusal: 'In het bestand achter --sleutel staat geen openbare sleutel van een logboek.' }
    return { ok: true, bytes, trusted, services, proof: { tekst: await readFile(resolve(folder, bewijs), 'utf8'), sleutel: verifier } }
  } catch (error) {
    return { ok: false, refusal: `Dit bestand kan niet worden gelezen: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** The certificates in these files; null when one of the files has none. */
async function readCertificates(paths: readonly string[], folder: string): Promise<string[] | null> {
  const texts = await Promise.all(paths.map((path) => readFile(resolve(folder, path), 'utf8')))
  const found = texts.map((text) => text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu) ?? [])
  if (found.some(({ length }) => length === 0)) return null
  for (const certificate of found.flat()) new X509Certificate(certificate)
  return found.flat()
}

const words: Record<Check['oordeel'], string> = { 'goed': 'goed', 'fout': 'FOUT', 'afwezig': 'niet aanwezig', 'niet-gecontroleerd': 'niet nagegaan' }

function writeReport(report: VerifyReport, file: string): string {
  const { advies, ondertekenaar, verzegeldVolgensBestand, vertrouwen, niveau, tijdstempel } = report
  const banner = vertrouwen === 'test' ? ['', '*** TEST, geen rechtskracht ***'] : []
  const about = advies === null ? [] : [
    `Advies        ${advies.kenmerk}, versie ${advies.versie}, vastgesteld op ${advies.vastgesteldOp}${advies.proef ? ' (proef)' : ''}`,
    `Uitkomst      ${advies.uitkomst}`,
    `Controlegetal ${advies.sha256}`,
    ...(report.gelijkheid === null ? [] : [`Zonder zegel  ${report.gelijkheid.onverzegeldSha256}`])
  ]
  const seal = ondertekenaar === null ? [] : [
    `Zegel van     ${ondertekenaar.naam}${verzegeldVolgensBestand === null ? '' : `, volgens het bestand op ${verzegeldVolgensBestand}`}`,
    `Vingerafdruk  ${ondertekenaar.vingerafdruk}`,
    `Niveau        ${niveau ?? 'geen'}${tijdstempel === null ? '' : `, tijd bewezen door ${tijdstempel.dienst} op ${tijdstempel.tijd}${tijdstempel.vertrouwen === 'test' ? ' (TEST)' : ''}`}`
  ]
  const wordFor = (check: Check): string => (check.id === 'ondertekenaar' && vertrouwen === 'test') || (check.id === 'tijdstempel-dienst' && tijdstempel?.vertrouwen === 'test') ? 'TEST' : words[check.oordeel]
  const checks = report.controles.map((check) => `  ${wordFor(check).padEnd(14)} ${check.zin}`)
  const limits = limitsOf(report).map((limit) => `  ${limit}`)
  const lines = [file, ...banner, '', report.samenvatting, '', ...about, ...seal, '', 'Nagegaan:', ...checks, '', 'Wat dit niet zegt:', ...limits, '']
  // A hostile file may put escape codes into names: nothing of it may steer the reader's terminal.
  return lines.join('\n').replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '?')
}
