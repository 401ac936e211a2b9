import { PDF } from '@libpdf/core'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { checkFile } from './check-file'

const text = (value: string): Uint8Array => Buffer.from(value, 'utf8')

async function pdf(pages: number): Promise<Uint8Array> {
  const document = PDF.create()
  for (let page = 0; page < pages; page += 1) document.addPage()
  return document.save()
}

/** A PDF of one page, written out, with something more in its catalogue. */
function pdfWith(catalog: string, more = ''): Uint8Array {
  return text(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n${more}trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n`)
}

const image = (format: 'png' | 'jpeg' | 'webp'): Promise<Buffer> => sharp({ create: { width: 300, height: 200, channels: 3, background: 'white', noise: { type: 'gaussian', mean: 120, sigma: 40 } } }).toFormat(format).toBuffer()

describe('what a file is', () => {
  it('[R-STU-4] is decided by its bytes: PDF with the number of its pages, image, or text', async () => {
    expect(await checkFile(await pdf(3))).toEqual({ ok: true, mime: 'application/pdf', bladzijden: 3 })
    expect(await checkFile(pdfWith(''))).toEqual({ ok: true, mime: 'application/pdf', bladzijden: 1 })
    for (const format of ['png', 'jpeg', 'webp'] as const) expect(await checkFile(await image(format))).toEqual({ ok: true, mime: `image/${format}`, bladzijden: 1 })
    expect(await checkFile(text('Zij verklaarde dat zij moest werken.\n'))).toEqual({ ok: true, mime: 'text/plain', bladzijden: 1 })
  })

  it('[R-STU-4] nothing else becomes a paper: empty, binary, an archive, text in another coding, text that is too long', async () => {
    expect(await checkFile(new Uint8Array())).toEqual({ ok: false, reden: 'leeg' })
    for (const file of [Buffer.from('PK\x03\x04 een pakket', 'latin1'), Buffer.from('MZ\x90\0', 'latin1'), Buffer.from('caf\xe9', 'latin1'), text(' \n\n')]) expect(await checkFile(file)).toEqual({ ok: false, reden: 'soort' })
    expect(await checkFile(text('a'.repeat(1_000_001)))).toEqual({ ok: false, reden: 'tekst-te-lang' })
  })

  it('[R-STU-4] an image or PDF that breaks off, or only begins like one, does not come in', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const whole = await image(format)
      expect(await checkFile(whole.subarray(0, Math.floor(whole.length / 2)))).toEqual({ ok: false, reden: 'beeld-kapot' })
    }
    expect(await checkFile(text('%PDF-1.7\nniets'))).toEqual({ ok: false, reden: 'pdf-kapot' })
  })
})

describe('a PDF that acts', () => {
  it.each([
    ['a script at opening', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>', ''],
    ['a script by name', '/Names << /JavaScript << /Names [(a) 4 0 R] >> >>', '4 0 obj\n<< /S /JavaScript /JS (1) >>\nendobj\n'],
    ['a name that is written otherwise', '/OpenAction << /S /Java#53cript /J#53 (1) >>', ''],
    ['a program that is started', '/OpenAction 4 0 R', '4 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n'],
    ['files inside', '/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>', '4 0 obj\n<< /Type /Filespec /F (a.txt) >>\nendobj\n'],
    ['a form that is sent', '/AcroForm << /Fields [4 0 R] >>', '4 0 obj\n<< /A << /S /SubmitForm /F (https://example.org) >> >>\nendobj\n']
  ])('[R-STU-5] with %s is refused', async (_what, catalog, more) => {
    expect(await checkFile(pdfWith(catalog, more))).toEqual({ ok: false, reden: 'pdf-actief' })
  })

  it('[R-STU-5] a link to a page or an address is no action that is refused', async () => {
    expect(await checkFile(pdfWith('/OpenAction << /S /GoTo /D [3 0 R /Fit] >>'))).toMatchObject({ ok: true })
  })
})
