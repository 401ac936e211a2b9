import { askOpenssl, askOpensslTs, askPdfsig } from './outside-judges'
import { printWith } from './print-with'
import { textsOf, type SealedAdvies } from './sealed-advies'
import { reasonsIn } from './tampering'

/** One judge of the untouched file, and what it said when it did not accept it. */
export type Acceptance = { judge: string, accepted: boolean, words: string }

/** Has the untouched file judged: by our verifier, by two programs of others, and its pages by Typst's gate for PDF/UA-1. */
export async function judgeUntouched(sealed: SealedAdvies): Promise<Acceptance[]> {
  const report = await sealed.verify(sealed.sealed)
  const pdfsig = askPdfsig(sealed.sealed, sealed.folder)
  const openssl = askOpenssl(sealed.sealed, sealed)
  const longTerm = await sealed.verify(sealed.longTerm, 'B-LTA')
  const token = askOpensslTs(sealed)
  const gate = passGate(sealed)
  return [
    { judge: 'onze controle', accepted: report.houdt, words: Object.values(reasonsIn(report)).join(' ') },
    { judge: 'pdfsig', accepted: pdfsig.accepted && pdfsig.coversAll, words: pdfsig.words },
    { judge: 'openssl cms -verify -cades', accepted: openssl.accepted, words: openssl.words },
    { judge: 'onze controle, B-LTA', accepted: longTerm.houdt && longTerm.niveau === 'B-LTA', words: Object.values(reasonsIn(longTerm)).join(' ') },
    { judge: 'openssl ts -verify', accepted: token.accepted, words: token.words },
    { judge: 'Typst, ua-1', accepted: gate === '', words: gate }
  ]
}

/**
 * What the gate says, or nothing. Each print passes it before a file is made (`render-pdf.server.ts`: one compile as ua-1, one as a-3a, because Typst
 * takes one standard at a time). So the template prints as it is, and with a heading that skips a level it does not: the gate stands there, and shuts.
 */
function passGate(sealed: SealedAdvies): string {
  sealed.print(textsOf(sealed.document, sealed.akkoorden))
  const refusal = refusalOf(() => printWith('\n= Het panel\n', '\n=== Het panel\n', sealed))
  return refusal.includes('PDF/UA-1') ? '' : `Een overgeslagen kop werd niet geweigerd (${refusal})`
}

function refusalOf(deed: () => unknown): string {
  try {
    deed()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
