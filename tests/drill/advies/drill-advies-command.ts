import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkIds } from '~/advies/verify-report'
import { makeSealedAdvies, type SealedAdvies } from './sealed-advies'
import { judgeTampering, type Outcome, type Tampering } from './tampering'
import { tamperings } from './tamperings'
import { judgeUntouched, type Acceptance } from './untouched'

/** `npm run drill:advies`; the exit code: 0 the untouched file is accepted and each kind refused for its own reason, 1 not so. */
export async function runAdviesDrill(project: string, print: (line: string) => void): Promise<0 | 1> {
  const folder = mkdtempSync(join(tmpdir(), 'weging-drill-advies-'))
  try {
    const sealed = await makeSealedAdvies(project, folder)
    try {
      return await drill(sealed, tamperings, print)
    } finally {
      await sealed.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The drill on a file that is there: the untouched one first, then each kind; one line each, and one at the end. */
export async function drill(sealed: SealedAdvies, kinds: readonly Tampering[], print: (line: string) => void): Promise<0 | 1> {
  const untouched = await judgeUntouched(sealed)
  for (const each of untouched) print(acceptanceLine(each))
  let wrong = untouched.filter(({ accepted }) => !accepted).length
  for (const kind of kinds) {
    const outcome = await judgeTampering(kind, sealed)
    print(outcomeLine(outcome, kind))
    if (outcome.verdict !== 'refused') wrong += 1
  }
  print(`${kinds.length} soorten knoeien, ${untouched.length} oordelen over het ongewijzigde bestand: ${wrong === 0 ? 'alles geweigerd om de juiste reden, het echte aangenomen' : `${wrong} FOUT`}`)
  return wrong === 0 ? 0 : 1
}

const oneLine = (words: string): string => words.trim().replace(/\s+/gu, ' ')

const acceptanceLine = ({ judge, accepted, words }: Acceptance): string =>
  `${accepted ? 'aangenomen' : 'FOUT: geweigerd'} | ongewijzigd | ${judge}${accepted ? '' : `: ${oneLine(words)}`}`

const verdicts: Record<Outcome['verdict'], string> = { 'refused': 'geweigerd', 'other-reason': 'FOUT: geweigerd om iets anders', 'accepted': 'FOUT: aangenomen' }

/** The kind, the verdict, the checks that failed and the words of the first; after a fault also what should have failed. */
function outcomeLine({ kind, verdict, reasons }: Outcome, { reasons: expected }: Tampering): string {
  const failed = checkIds.filter((id) => reasons[id] !== undefined)
  const [first] = failed
  const why = first === undefined ? 'niets' : `${failed.join(', ')}: ${oneLine(reasons[first] ?? '')}`
  return `${verdicts[verdict]} | ${kind} | ${why}${verdict === 'refused' ? '' : ` (verwacht: ${Object.entries(expected).map(([id, words]) => `${id} "${words}"`).join(', ')})`}`
}
