import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createRenderer } from '~/advies/render.server'
import { verifyLimits, type Check, type VerifyReport } from '~/advies/verify-report'
import { verifyAdvies } from '~/advies/verify.server'

const usage = `Gebruik: npm run advies:verify -- ADVIES.pdf [--json] [--trust CERTIFICAAT.pem]

  --json    het rapport voor een ander programma
  --trust   het certificaat (PEM) van de ondertekenaar of van zijn uitgever, dat u vertrouwt; mag meermaals

Uitkomst: 0 als alles klopt, 1 als iets niet klopt, 2 als de opdracht niet goed is.
`

export type CommandDoors = {
  /** The folder that relative paths start from. */
  folder: string
  print: (text: string) => void
  complain: (text: string) => void
}

type Order = { file: string, asJson: boolean, trust: string[] }

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
    const report = await verifyAdvies(input.bytes, { render: renderer.render, trustedCertificates: input.trusted })
    print(order.asJson ? `${JSON.stringify(report, null, 2)}\n` : writeReport(report, order.file))
    return report.houdt ? 0 : 1
  } finally {
    await renderer.stop()
  }
}

function readOrder(args: readonly string[]): Order | null {
  try {
    const options = { json: { type: 'boolean' }, trust: { type: 'string', multiple: true } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file] = positionals
    return file === undefined || positionals.length > 1 ? null : { file, asJson: values.json === true, trust: values.trust ?? [] }
  } catch (error) {
    // parseArgs throws TypeError for an option it does not know: that is a wrong order, and the usage says so.
    if (error instanceof TypeError) return null
    throw error
  }
}

type Input = { ok: true, bytes: Uint8Array, trusted: string[] } | { ok: false, refusal: string }

async function readInput({ file, trust }: Order, folder: string): Promise<Input> {
  try {
    const bytes = await readFile(resolve(folder, file))
    const trusted = await Promise.all(trust.map((path) => readFile(resolve(folder, path), 'utf8')))
    const certificates = trusted.flatMap((text) => text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu) ?? [])
    if (certificates.length < trust.length) return { ok: false, refusal: 'In het bestand achter --trust staat geen certificaat (PEM).' }
    for (const certificate of certificates) new X509Certificate(certificate)
    return { ok: true, bytes, trusted: certificates }
  } catch (error) {
    return { ok: false, refusal: `Dit bestand kan niet worden gelezen: ${error instanceof Error ? error.message : String(error)}` }
  }
}

const words: Record<Check['oordeel'], string> = { 'goed': 'goed', 'fout': 'FOUT', 'niet-gecontroleerd': 'niet nagegaan' }

function writeReport(report: VerifyReport, file: string): string {
  const { advies, ondertekenaar, verzegeldVolgensBestand, vertrouwen } = report
  const banner = vertrouwen === 'test' ? ['', '*** TEST, geen rechtskracht ***'] : []
  const about = advies === null ? [] : [
    `Advies        ${advies.kenmerk}, versie ${advies.versie}, vastgesteld op ${advies.vastgesteldOp}${advies.proef ? ' (proef)' : ''}`,
    `Uitkomst      ${advies.uitkomst}`,
    `Controlegetal ${advies.sha256}`
  ]
  const seal = ondertekenaar === null ? [] : [
    `Zegel van     ${ondertekenaar.naam}${verzegeldVolgensBestand === null ? '' : `, volgens het bestand op ${verzegeldVolgensBestand}`}`,
    `Vingerafdruk  ${ondertekenaar.vingerafdruk}`
  ]
  const wordFor = (check: Check): string => check.id === 'ondertekenaar' && vertrouwen === 'test' ? 'TEST' : words[check.oordeel]
  const checks = report.controles.map((check) => `  ${wordFor(check).padEnd(14)} ${check.zin}`)
  const limits = verifyLimits.map((limit) => `  ${limit}`)
  const lines = [file, ...banner, '', report.samenvatting, '', ...about, ...seal, '', 'Nagegaan:', ...checks, '', 'Wat dit niet zegt:', ...limits, '']
  // A hostile file may put escape codes into names: nothing of it may steer the reader's terminal.
  return lines.join('\n').replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '?')
}
