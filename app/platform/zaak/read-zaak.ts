import type { z } from 'zod'
import { zaakSchema, type Zaak } from './schema'
import { uuid5 } from './uuid5'

/** A case file is not larger than this, in bytes: 2 MiB. */
export const largestFile = 2 * 1024 * 1024

/** At most this many faults are named at once; a file of another kind would give thousands. */
const mostFaults = 50

/** Each line is B1 Dutch and begins with the path of the field, such as `tijdlijn[3].datum: moet tekst zijn, of null`. */
export type ZaakGelezen = { ok: true; value: Zaak } | { ok: false; refusal: string[] }

const refused = (...lines: string[]): ZaakGelezen => ({ ok: false, refusal: lines })

/**
 * Reads the bytes of a case file. Refuses with every wrong field by its path; a line never repeats what stood in a
 * field, so that it can be shown and logged on either side (R-DOS-12).
 */
export function readZaak(bytes: Uint8Array): ZaakGelezen {
  if (bytes.byteLength > largestFile) return refused('Dit bestand is te groot. Een zaakbestand is hooguit 2 MB.')
  const json = parseJson(bytes)
  if (!json.ok) return json
  const read = zaakSchema.safeParse(json.value)
  if (read.success) return { ok: true, value: read.data }
  const lines = read.error.issues.flatMap(describe)
  const rest = lines.length - mostFaults
  return refused(...lines.slice(0, mostFaults), ...(rest > 0 ? [`… en nog ${rest} andere velden.`] : []))
}

/** The one id of a dossier in both compartments: from the number of the case and of its source, never from its content. */
export const dossierIdOf = (zaak: Zaak): string => uuid5('dossier', zaak.bron.zaaknummer.trim(), zaak.bron.ecli_of_appno.trim())

function parseJson(bytes: Uint8Array): { ok: true; value: unknown } | { ok: false; refusal: string[] } {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch (error) {
    // TypeError: no UTF-8. SyntaxError: no JSON; its message would quote the file.
    if (error instanceof SyntaxError || error instanceof TypeError) {
      return { ok: false, refusal: ['Dit bestand is geen JSON. Kies een zaakbestand (weging-zaak/v1).'] }
    }
    throw error
  }
}

type Issue = z.core.$ZodIssue

function describe(issue: Issue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => line([...issue.path, key], 'dit veld hoort niet in een zaakbestand'))
  return [line(issue.path, complaintOf(issue))]
}

function complaintOf(issue: Issue): string {
  const absent = 'input' in issue && issue.input === undefined
  switch (issue.code) {
    case 'invalid_type':
      return absent || issue.message.endsWith('received undefined') ? 'ontbreekt' : (wanted[issue.expected] ?? 'heeft de verkeerde vorm')
    case 'invalid_union':
      return 'moet true, false, tekst of null zijn'
    case 'too_big':
      return issue.origin === 'array' ? `heeft meer dan ${issue.maximum} regels` : `is langer dan ${issue.maximum} tekens`
    case 'custom':
      return issue.message
    default:
      return 'heeft de verkeerde vorm'
  }
}

const wanted: Record<string, string> = {
  string: 'moet tekst zijn',
  boolean: 'moet true of false zijn, zonder aanhalingstekens',
  array: 'moet een lijst zijn',
  object: 'moet een groep velden zijn'
}

function line(path: readonly PropertyKey[], complaint: string): string {
  return `${writePath(path)}: ${complaint}`
}

function writePath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'het bestand'
  return path.reduce<string>((out, step) => (typeof step === 'number' ? `${out}[${step}]` : `${out}${out === '' ? '' : '.'}${writeKey(String(step))}`), '')
}

/** A key comes from the file: it may be long, or try to write on the terminal. */
const writeKey = (key: string): string => (/^[\p{L}\p{N}_-]{1,60}$/u.test(key) ? key : JSON.stringify(key.slice(0, 60)).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, ''))
