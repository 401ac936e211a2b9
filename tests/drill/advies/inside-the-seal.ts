import { PDF } from '@libpdf/core'
import { editStream, gapOf, replaceLast } from './bytes'
import type { Tampering } from './tampering'

const broken = { 'zegel-geldig': 'veranderd nadat het zegel is gezet' }
const reprint = { 'herbouw': 'niet gelijk aan wat uit de bijlagen volgt' }
const displaced = { 'zegel-geldig': 'niet heel op de plaats die het zelf noemt' }
const reach = { 'zegel-bereik': 'niet over het hele bestand' }
const noAdvies = { bestand: 'niet de twee bijlagen van een advies' }
const otherAdvies = 'de akkoorden gaan over een ander advies'

const holdsSchema = (name: string) => (text: string): boolean => text.includes(`"schema":"${name}"`)

/** The page without its first line of words; PDF puts each between BT and ET. */
const dropLine = (page: string): string => page.replace(/\bBT\b[\s\S]*?\bET\b/u, '')

function edit(name: 'weging-advies/v3' | 'weging-akkoorden/v2', change: (value: Record<string, unknown[]>) => void): Tampering['tamper'] {
  return ({ sealed }) => editStream(sealed, holdsSchema(name), (latin1) => {
    const value = JSON.parse(Buffer.from(latin1, 'latin1').toString('utf8')) as Record<string, unknown[]>
    change(value)
    return Buffer.from(JSON.stringify(value)).toString('latin1')
  })
}

/** Other numbers in the ByteRange; the file keeps its length. */
function editRange(change: (start: number, end: number, rest: number) => [number, number, number, number]): Tampering['tamper'] {
  return ({ sealed }) => {
    const [start, end] = gapOf(sealed)
    const [range = ''] = /\/ByteRange \[[\d ]+\]/u.exec(sealed.toString('latin1', start - 200)) ?? []
    return replaceLast(sealed, range, `/ByteRange [${change(start, end, sealed.length - end).join(' ')}`.padEnd(range.length - 1) + ']')
  }
}

/** Signature wrapping: a second ByteRange in the room that nobody signs, so that the seal covers the old bytes and the new ones stand in the hole. */
function wrapSeal(sealed: Buffer): Buffer {
  const [start, end] = gapOf(sealed)
  const evil = '/Reason (Ingetrokken) '.padEnd(400)
  const range = `/ByteRange [0 ${start} ${end + evil.length + 60} ${sealed.length - end}] `.padEnd(60)
  return Buffer.concat([sealed.subarray(0, end), Buffer.from(range + evil, 'latin1'), sealed.subarray(end)])
}

/** The whole file written anew, as an editor does with `save as`. */
async function saveAgain(sealed: Buffer, change: (pdf: PDF) => void): Promise<Uint8Array> {
  const pdf = await PDF.load(sealed)
  change(pdf)
  return pdf.save()
}

/** What lies under the seal is edited: the seal no longer fits. */
export const insideTheSeal: readonly Tampering[] = [
  {
    kind: 'bijlage advies.json veranderd', tamper: edit('weging-advies/v3', (advies) => { advies.samenvatting?.pop() }),
    reasons: { ...broken, ...reprint, 'akkoord-IND': otherAdvies, 'akkoord-zorg': otherAdvies, 'akkoord-politie': otherAdvies }
  },
  {
    kind: 'bijlage akkoorden.json veranderd', tamper: edit('weging-akkoorden/v2', (akkoorden) => { akkoorden.akkoorden?.splice(1, 1) }),
    reasons: { ...broken, ...reprint, 'akkoord-zorg': 'het akkoord ontbreekt' }
  },
  { kind: 'een regel van de pagina gehaald, even lang bestand', tamper: ({ sealed }) => editStream(sealed, (text) => /\bBT\b[\s\S]*\bET\b/u.test(text), dropLine), reasons: { ...broken, ...reprint } },
  { kind: 'andere datum in de XMP-gegevens', tamper: ({ sealed }) => replaceLast(sealed, '<xmp:CreateDate>2026', '<xmp:CreateDate>2025'), reasons: { ...broken, ...reprint } },
  {
    kind: 'ByteRange met een groter gat', tamper: editRange((start, end, rest) => [0, start, end + 10, rest - 10]),
    reasons: { ...displaced, ...reach }
  },
  { kind: 'ByteRange die eerder ophoudt', tamper: editRange((start, end, rest) => [0, start, end, rest - 10]), reasons: { ...broken, ...reach } },
  { kind: 'ByteRange die later begint', tamper: editRange((start, end, rest) => [9, start - 9, end, rest]), reasons: { ...broken, ...reach } },
  {
    kind: 'tweede ByteRange in het gat (signature wrapping)', tamper: ({ sealed }) => wrapSeal(sealed),
    reasons: { ...broken, ...reach, 'zegel-aantal': 'Er staan 2 zegels', 'toevoeging': 'een sleutel die nog niet voorkwam', 'latere-versies': 'nog iets toegevoegd' }
  },
  { kind: 'bestand afgekapt in het zegel', tamper: ({ sealed }) => sealed.subarray(0, sealed.length - 900), reasons: { ...displaced, ...reach, toevoeging: 'een waarde verwacht' } },
  { kind: 'bestand afgekapt achter het zegel', tamper: ({ sealed }) => sealed.subarray(0, sealed.length - 10), reasons: { ...broken, ...reach, toevoeging: '%%EOF verwacht' } },
  { kind: 'bestand afgekapt in het advies', tamper: ({ sealed }) => sealed.subarray(0, 60_000), reasons: { ...noAdvies, 'zegel-aantal': 'Er staat geen zegel' } },
  { kind: 'een pagina ervoor geplakt', tamper: ({ sealed }) => Buffer.concat([Buffer.from('%PDF-1.7\n% een ander begin\n'), sealed]), reasons: { ...displaced, ...reach, ...reprint } },
  { kind: 'laatste versie weggehaald (zonder zegel)', tamper: ({ printed }) => printed, reasons: { 'zegel-aantal': 'Er staat geen zegel' } },
  { kind: 'opnieuw opgeslagen door een ander programma', tamper: ({ sealed }) => saveAgain(sealed, (pdf) => pdf.setTitle('Advies')), reasons: { ...noAdvies, ...displaced, ...reach } },
  {
    kind: 'versleuteld met een leeg wachtwoord',
    tamper: ({ sealed }) => saveAgain(sealed, (pdf) => pdf.setProtection({ userPassword: '', ownerPassword: 'geheim' })),
    reasons: { ...noAdvies, ...displaced, ...reach }
  }
]
