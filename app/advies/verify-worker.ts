import { readVerifier } from '~/logboek/checkpoint'
import { serveOrders } from '~/platform/worker-process.server'
import { createPdfPrinter } from './render-pdf.server'
import { orderFor, printedBytes } from './render.server'
import type { VerifyAnswer, VerifyOrder } from './verify-messages'
import type { SealProof } from './verify-unsealed.server'
import { verifyAdvies } from './verify.server'

// The child process of the public page: it reads what strangers send, so that whatever a file does to its reader it does here.
let printer: ReturnType<typeof createPdfPrinter> | undefined
const print = (): ReturnType<typeof createPdfPrinter> => (printer ??= createPdfPrinter())

serveOrders(async ({ body, contentType, trustedCertificates, trustedTimestampCertificates, expectedRpId, logSleutel }: VerifyOrder): Promise<VerifyAnswer> => {
  const { bestand, bewijs } = await readFiles(body, contentType)
  if (bestand === undefined) return { ok: false, reden: 'geen-bestand' }
  const rapport = await verifyAdvies(bestand, {
    render: async (document, akkoorden) => printedBytes(print()(orderFor(document, akkoorden))), trustedCertificates, trustedTimestampCertificates, expectedRpId,
    bewijs: proofOf(bewijs, logSleutel)
  })
  return { ok: true, rapport }
})

function proofOf(bewijs: Uint8Array | undefined, logSleutel: string): SealProof | undefined {
  const sleutel = readVerifier(logSleutel)
  return bewijs === undefined || sleutel === undefined ? undefined : { tekst: Buffer.from(bewijs).toString('utf8'), sleutel }
}

async function readFiles(body: Uint8Array, contentType: string): Promise<{ bestand?: Uint8Array; bewijs?: Uint8Array }> {
  try {
    const form = await new Response(Buffer.from(body), { headers: { 'content-type': contentType } }).formData()
    return { bestand: await bytesOf(form.get('bestand')), bewijs: await bytesOf(form.get('bewijs')) }
  } catch {
    // Not a form: then there is no file in it, and the answer says so.
    return {}
  }
}

async function bytesOf(value: FormDataEntryValue | null): Promise<Uint8Array | undefined> {
  return value instanceof File && value.size > 0 ? new Uint8Array(await value.arrayBuffer()) : undefined
}
