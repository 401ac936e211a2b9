import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { sha256Hex } from '~/platform/canonical'
import { exampleAdvies, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { proveLine } from '~tests/fixtures/log-proof'
import { textsOf, type SealedAdvies } from './sealed-advies'
import type { Tampering } from './tampering'

const { privateKey } = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519').privateKey

/** Another advies of the same house, sealed and approved as it should be: only what is handed in beside it is wrong. */
function sealOther({ seal, print }: SealedAdvies): Promise<Buffer> {
  const document = exampleAdvies({ uitkomst: 'niet aannemelijk' })
  return seal(print(textsOf(document, exampleAkkoorden(document))))
}

const lineOf = ({ printed }: SealedAdvies, deed = 'advies.verzegelen', by = privateKey) => proveLine({ deed, bewijs: sha256Hex(printed) }, by)

/** With a file that holds, a proof from the log that is not its own: whoever shows it wants the file to be taken for another. */
export const foreignProof: readonly Tampering[] = [
  { kind: 'een ander advies bij het bewijs van dit advies', tamper: sealOther, bewijs: (sealed) => lineOf(sealed), reasons: { bewijs: 'gaat over een ander bestand' } },
  {
    kind: 'een ander advies bij een bewijs van het lezen van dit advies', tamper: sealOther, bewijs: (sealed) => lineOf(sealed, 'advies.lezen'),
    reasons: { bewijs: 'niet over het verzegelen' }
  },
  {
    kind: 'een ander advies bij een bewijs uit een ander logboek', tamper: sealOther,
    bewijs: (sealed) => ({ ...lineOf(sealed, 'advies.verzegelen', stranger), sleutel: { name: 'localhost/logboek/paneel', publicKey: createPublicKey(privateKey) } }),
    reasons: { bewijs: 'niet met deze sleutel ondertekend' }
  }
]
