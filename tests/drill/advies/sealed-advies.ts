import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalAdvies, canonicalAkkoorden } from '~/advies/canonical'
import { extendToLta } from '~/advies/long-term.server'
import { createPdfPrinter } from '~/advies/render-pdf.server'
import { createRenderer } from '~/advies/render.server'
import type { AdviesDocument, AdviesV3, Akkoorden } from '~/advies/schema'
import { loadSealKey, sealPdf, type SealKey } from '~/advies/seal.server'
import { loadTimestamps } from '~/advies/tijdstempel/load-timestamps.server'
import type { FetchList } from '~/advies/tijdstempel/revocation.server'
import type { Timestamps } from '~/advies/tijdstempel/timestamps'
import type { SealLevel, VerifyReport } from '~/advies/verify-report'
import type { SealProof } from '~/advies/verify-unsealed.server'
import { verifyAdvies } from '~/advies/verify.server'
import { exampleAdvies, exampleAkkoorden, exampleRpId } from '~tests/fixtures/advies-document'

/** The two attachments as texts: a forger need not write them as we do. */
export type Texts = { advies: string, akkoorden: string }

/** A really sealed advies, with what somebody who tampers can have: the file, the printing press, and the seal key or another. */
export type SealedAdvies = {
  /** For what lies on disk meanwhile; its maker removes it. */
  folder: string
  /** The text of the template that prints it. */
  template: string
  document: AdviesV3
  akkoorden: Akkoorden
  /** The key whose certificate the verifier trusts. */
  key: SealKey
  /** The key of somebody else, made by the same program under the same name. */
  foreignKey: SealKey
  /** The file before and after it was sealed. */
  printed: Buffer
  sealed: Buffer
  /** The same with a timestamp on the seal, and with all that proves it years later. */
  stamped: Buffer
  longTerm: Buffer
  /** The timestamp service that the verifier trusts, and one of somebody else under the same name. */
  service: Service
  foreignService: Service
  /** Prints any two texts, with the template of the house or with the templates in another folder. */
  print(texts: Texts, templates?: string): Buffer
  seal(printed: Uint8Array, key?: SealKey): Promise<Buffer>
  verify(bytes: Uint8Array, niveau?: SealLevel, bewijs?: SealProof): Promise<VerifyReport>
  stop(): Promise<void>
}

export type Service = { timestamps: Timestamps, fetchList: FetchList }

const sealedAt = new Date('2026-11-18T15:00:00Z')

export const textsOf = (document: AdviesDocument, akkoorden: Akkoorden): Texts => ({ advies: canonicalAdvies(document), akkoorden: canonicalAkkoorden(akkoorden) })

/** Seals the example advies by the program's own code, with a key made in `folder`. `project`: where the sources lie. */
export async function makeSealedAdvies(project: string, folder: string): Promise<SealedAdvies> {
  const document = exampleAdvies()
  const akkoorden = exampleAkkoorden(document)
  const renderer = createRenderer()
  const [key, foreignKey] = [await loadSealKey({ folder: join(folder, 'eigen'), now: sealedAt }), await loadSealKey({ folder: join(folder, 'vreemd'), now: sealedAt })]
  const seal = async (bytes: Uint8Array, hand: SealKey = key): Promise<Buffer> => Buffer.from(await sealPdf(bytes, hand, { sealedAt }))
  const printed = Buffer.from(await renderer.render(document, akkoorden))
  const now = (): Date => sealedAt
  const [service, foreignService] = [await loadTimestamps({ folder: join(folder, 'eigen'), now }), await loadTimestamps({ folder: join(folder, 'vreemd'), now })]
  const stamped = Buffer.from(await sealPdf(printed, key, { sealedAt, timestamps: service.timestamps }))
  const template = readFileSync(join(project, 'app', 'advies', 'template', 'advies-3.typ'), 'utf8')
  return {
    folder, template, document, akkoorden, key, foreignKey, printed, sealed: await seal(printed), stamped, longTerm: Buffer.from(await extendToLta(stamped, service)), service, foreignService, seal,
    print: (texts, templates) => {
      const answer = createPdfPrinter(templates)({ sjabloon: 'advies/3', ...texts })
      if (!answer.ok) throw new Error(answer.reason === 'failed' ? answer.message : `Geen teken voor ${answer.characters.join(' ')}`)
      return Buffer.from(answer.bytes)
    },
    verify: (bytes, niveau, bewijs) => verifyAdvies(bytes, {
      render: renderer.render, trustedCertificates: [key.certificatePem], trustedTimestampCertificates: service.timestamps.trustedCertificates, expectedRpId: exampleRpId, niveau, bewijs
    }),
    stop: () => renderer.stop()
  }
}
