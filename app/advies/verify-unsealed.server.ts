import { createHash } from 'node:crypto'
import type { LogVerifier } from '~/logboek/checkpoint'
import { checkProof } from '~/logboek/proof'
import type { AdviesDocument, Akkoorden } from './schema'
import type { Check } from './verify-report'

/** The proof of the line of the log that was written when the advies was sealed (`npm run audit:prove`), and the public key of that log. */
export type SealProof = { tekst: string, sleutel: LogVerifier }

export type UnsealedOptions = {
  render: (document: AdviesDocument, akkoorden: Akkoorden) => Promise<Uint8Array>
  /** Is the printer that this advies was made with the one that prints here? Where it is not, other bytes say nothing. */
  pressAtHand: (document: AdviesDocument) => boolean
  bewijs?: SealProof
}

/** The bytes that were sealed, when they are known, and by what. */
export type Unsealed = { bytes: Uint8Array, door: 'herbouw' | 'bewijs' } | null
type Say = (id: 'herbouw' | 'bewijs', oordeel: Check['oordeel'], zin: string) => void

/**
 * Finds the unsealed bytes at the beginning of the file, in two ways that are told apart: printed again from the attachments; and, where the
 * printer of then is not at hand, by their SHA-256 in the line of the log, which a signed checkpoint fixes (R-ADV-115).
 */
export async function findUnsealed(bytes: Uint8Array, document: AdviesDocument, akkoorden: Akkoorden, options: UnsealedOptions, say: Say): Promise<Unsealed> {
  const proven = options.bewijs === undefined ? null : findProven(bytes, options.bewijs, say)
  const printed = await printAgain(bytes, document, akkoorden, options, proven !== null, say)
  if (printed !== null) return { bytes: printed, door: 'herbouw' }
  return proven === null ? null : { bytes: proven, door: 'bewijs' }
}

async function printAgain(
  bytes: Uint8Array, document: AdviesDocument, akkoorden: Akkoorden, { render, pressAtHand }: UnsealedOptions, proven: boolean, say: Say
): Promise<Uint8Array | null> {
  const atHand = pressAtHand(document)
  const away = (): null => {
    say('herbouw', 'niet-gecontroleerd', proven
      ? 'De maker van dit bestand is hier niet meer: opnieuw afdrukken zegt dan niets. In plaats daarvan telt het bewijs uit het logboek.'
      : 'De maker van dit bestand is hier niet meer: opnieuw afdrukken zegt dan niets. Geef het bewijs uit het logboek erbij.')
    return null
  }
  try {
    const printed = await render(document, akkoorden)
    const same = Buffer.compare(bytes.subarray(0, printed.length), printed) === 0
    if (!same && !atHand) return away()
    say('herbouw', same ? 'goed' : 'fout', same
      ? 'De pagina’s zijn opnieuw gemaakt uit de bijlagen en zijn precies gelijk.'
      : 'De pagina’s zijn niet gelijk aan wat uit de bijlagen volgt. De tekst kan veranderd zijn.')
    return same ? printed : null
  } catch (error) {
    if (!atHand) return away()
    say('herbouw', 'fout', `De pagina’s konden niet opnieuw worden gemaakt: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

function findProven(bytes: Uint8Array, { tekst, sleutel }: SealProof, say: Say): Uint8Array | null {
  const wrong = (zin: string): null => {
    say('bewijs', 'fout', zin)
    return null
  }
  const verdict = checkProof(tekst, sleutel)
  if (!verdict.ok) return wrong(`Het bewijs uit het logboek klopt niet. ${verdict.zin}`)
  const { deed, resultaat, bewijs, seq } = verdict.regel
  if (deed !== 'advies.verzegelen' || resultaat !== 'gedaan' || bewijs === null) return wrong('Dit bewijs gaat niet over het verzegelen van een advies.')
  const found = prefixWithHash(bytes, bewijs)
  if (found === null) return wrong('Dit bewijs gaat over een ander bestand.')
  say('bewijs', 'goed', `Precies dit bestand is verzegeld: het staat in regel ${seq} van het logboek, onder een ondertekend controlepunt.`)
  return found
}

/** No file of ours is added to more often; a stranger's might be, to keep us busy. */
const MAX_ENDS = 100

/** The part of the file, from its beginning to an end of a PDF, that has this SHA-256. */
function prefixWithHash(bytes: Uint8Array, sha256: string): Uint8Array | null {
  const file = Buffer.from(bytes)
  const hash = createHash('sha256')
  let [at, from] = [0, 0]
  for (let count = 0; count < MAX_ENDS; count += 1) {
    const mark = file.indexOf('%%EOF', from, 'latin1')
    if (mark < 0) return null
    from = mark + 5
    for (const end of endsBehind(file, from)) {
      hash.update(file.subarray(at, end))
      at = end
      if (hash.copy().digest('hex') === sha256) return bytes.subarray(0, end)
    }
  }
  return null
}

/** Where a PDF may end behind its mark: at once, or after the end of that line. */
function endsBehind(file: Buffer, mark: number): number[] {
  const line = file[mark] === 0x0d && file[mark + 1] === 0x0a ? 2 : file[mark] === 0x0a || file[mark] === 0x0d ? 1 : 0
  return line === 0 ? [mark] : [mark, mark + line]
}
