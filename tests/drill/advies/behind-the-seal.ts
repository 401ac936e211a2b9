import { PDF, rgb } from '@libpdf/core'
import { appendUpdate, objectText } from './bytes'
import type { Tampering } from './tampering'

const reasons = { 'zegel-bereik': 'later iets toegevoegd', 'latere-versies': 'Na het zegel is nog iets toegevoegd' }

/** A white box over the page with the opposite written on it. */
export async function coverWithOtherWords(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes)
  const page = pdf.getPage(0)
  page?.drawRectangle({ x: 60, y: 520, width: 480, height: 90, color: rgb(1, 1, 1) })
  page?.drawText('Het paneel vindt het NIET aannemelijk.', { x: 70, y: 560, size: 15 })
  return pdf.save({ incremental: true })
}

async function addNote(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes)
  pdf.getPage(0)?.addTextAnnotation({ rect: { x: 300, y: 500, width: 20, height: 20 }, contents: 'Dit advies is ingetrokken.', title: 'Voorzitter', open: true })
  return pdf.save({ incremental: true })
}

async function addField(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes)
  const field = pdf.getOrCreateForm().createTextField('Conclusie', { defaultValue: 'niet aannemelijk' })
  pdf.getPage(0)?.drawField(field, { x: 60, y: 560, width: 300, height: 24 })
  return pdf.save({ incremental: true })
}

async function replaceAttachment(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes)
  pdf.addAttachment('advies.json', Buffer.from('{"schema":"weging-advies/v3"}'), { overwrite: true, mimeType: 'application/json' })
  return pdf.save({ incremental: true })
}

/** The catalogue again, as it was: an update that changes nothing, for what is hung on its trailer. */
function repeatCatalogue(file: Buffer, extra: string): Buffer {
  const root = Number(/\/Root (\d+) 0 R/u.exec(file.toString('latin1', file.lastIndexOf('trailer')))?.[1])
  return appendUpdate(file, { [root]: objectText(file, root) }, extra)
}

/** A table that only newer readers follow (ISO 32000-1, 7.5.8.4): they and older readers see another file. */
function addHiddenTable(file: Buffer): Buffer {
  const hidden = `\n9000 0 obj\n<< /Type /XRef /Size 9001 /W [1 4 1] /Index [9000 1] /Length 6 >>\nstream\n\x01\0\0\0\0\0\nendstream\nendobj\n`
  return repeatCatalogue(Buffer.concat([file, Buffer.from(hidden, 'latin1')]), `/XRefStm ${file.length + 1}`)
}

/** What anybody can do who holds the file: the seal itself stays valid, and a reader of PDF may call it so. */
export const behindTheSeal: readonly Tampering[] = [
  { kind: 'witte rechthoek met andere woorden erachter', tamper: ({ sealed }) => coverWithOtherWords(sealed), reasons },
  { kind: 'notitie op de pagina erachter', tamper: ({ sealed }) => addNote(sealed), reasons },
  { kind: 'invulveld met een andere uitkomst erachter', tamper: ({ sealed }) => addField(sealed), reasons },
  { kind: 'andere bijlage advies.json erachter', tamper: ({ sealed }) => replaceAttachment(sealed), reasons },
  { kind: 'versleuteling aangekondigd erachter', tamper: ({ sealed }) => repeatCatalogue(sealed, '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 >>'), reasons },
  { kind: 'verborgen tweede tabel erachter (hybrid xref)', tamper: ({ sealed }) => addHiddenTable(sealed), reasons },
  { kind: 'bytes na het einde', tamper: ({ sealed }) => Buffer.concat([sealed, Buffer.from('\n% niets aan de hand\n')]), reasons },
  { kind: 'één leeg regeleinde na het einde', tamper: ({ sealed }) => Buffer.concat([sealed, Buffer.from('\n')]), reasons },
  { kind: 'een heel ander PDF-bestand erachter', tamper: ({ sealed, printed }) => Buffer.concat([sealed, printed]), reasons },
  {
    kind: 'vreemde handtekening erbovenop',
    tamper: async ({ sealed, foreignKey }) => {
      const pdf = await PDF.load(sealed)
      const { certificate } = foreignKey.hand
      const signer = { certificate, keyType: 'RSA', signatureAlgorithm: 'RSASSA-PKCS1-v1_5', sign: (data: Uint8Array) => foreignKey.hand.sign(data) } as const
      return (await pdf.sign({ signer, fieldName: 'Ander' })).bytes
    },
    reasons: { ...reasons, 'zegel-aantal': 'Er staan 2 zegels of handtekeningen' }
  }
]
