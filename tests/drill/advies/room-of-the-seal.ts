import { fromBER, Utf8String } from 'asn1js'
import * as pkijs from 'pkijs'
import { issue } from '~tests/fixtures/seal-keys'
import { gapOf, readCms, writeCms } from './bytes'
import type { Tampering } from './tampering'

const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

/** The seal with something added in the parts of a CMS that its own signature does not cover (RFC 5652, §5.3). */
function editCms(change: (signedData: pkijs.SignedData) => void): Tampering['tamper'] {
  return ({ sealed }) => {
    const content = new pkijs.ContentInfo({ schema: fromBER(toArrayBuffer(readCms(sealed))).result })
    const signedData = new pkijs.SignedData({ schema: content.content })
    change(signedData)
    const written = new pkijs.ContentInfo({ contentType: content.contentType, content: signedData.toSchema(true) })
    return writeCms(sealed, new Uint8Array(written.toSchema().toBER(false)))
  }
}

const upperCase = (sealed: Buffer): Buffer => {
  const [start, end] = gapOf(sealed)
  return Buffer.concat([sealed.subarray(0, start), Buffer.from(sealed.toString('latin1', start, end).toUpperCase(), 'latin1'), sealed.subarray(end)])
}

/** The room that the seal lies in is the only one that no seal covers: whatever fits in there leaves the signature valid. */
export const roomOfTheSeal: readonly Tampering[] = [
  {
    kind: 'gegevens in de vrije ruimte achter het zegel', tamper: ({ sealed }) => writeCms(sealed, Buffer.concat([readCms(sealed), Buffer.from('Ingetrokken')])),
    reasons: { 'zegel-geldig': 'Achter het zegel staan andere gegevens' }
  },
  {
    kind: 'niet-ondertekend gegeven in het zegel', reasons: { 'zegel-geldig': 'anders geschreven dan het programma' },
    tamper: editCms(({ signerInfos: [signer] }) => {
      if (signer === undefined) throw new Error('Het zegel heeft geen ondertekenaar')
      const attribute = new pkijs.Attribute({ type: '1.2.3.4', values: [new Utf8String({ value: 'Ingetrokken' })] })
      signer.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes: [attribute] })
    })
  },
  {
    kind: 'vreemd certificaat in het zegel', reasons: { 'zegel-geldig': 'een certificaat dat er niet bij hoort' },
    tamper: editCms((signedData) => {
      const { certificate } = issue({ subject: 'Ministerie' })
      signedData.certificates?.push(pkijs.Certificate.fromBER(toArrayBuffer(certificate.raw)))
    })
  },
  { kind: 'zegel in hoofdletters geschreven', tamper: ({ sealed }) => upperCase(sealed), reasons: { 'zegel-geldig': 'anders geschreven dan het programma' } },
  { kind: 'zegel leeggemaakt', tamper: ({ sealed }) => writeCms(sealed, new Uint8Array()), reasons: { 'zegel-geldig': 'onbekende vorm' } }
]
