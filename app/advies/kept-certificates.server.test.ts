import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { exampleAdvies, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { asSealKey, issue } from '~tests/fixtures/seal-keys'
import { keepCertificates } from './kept-certificates.server'
import { createRenderer } from './render.server'
import { sealPdf } from './seal.server'
import { verifyAdvies } from './verify.server'

const folder = mkdtempSync(join(tmpdir(), 'weging-certificaten-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('[R-ADV-112] an advies from before a change of key stays trusted, and no longer when its certificate is taken away', async () => {
  const [old, fresh] = [asSealKey(issue({ subject: 'Organisatie, oude sleutel' })), asSealKey(issue({ subject: 'Organisatie, nieuwe sleutel' }))]
  const renderer = createRenderer()
  const document = { ...exampleAdvies(), proef: false }
  const sealed = await sealPdf(await renderer.render(document, exampleAkkoorden(document)), old, { sealedAt: new Date('2026-11-18T15:00:00Z') })
  const trustUnder = async (trustedCertificates: string[]) => (await verifyAdvies(sealed, { render: renderer.render, trustedCertificates })).vertrouwen
  const kept = join(folder, 'bewaard')
  await keepCertificates(kept, old.certificatePem)
  const both = await keepCertificates(kept, fresh.certificatePem)
  expect([both.length, await trustUnder(both)]).toEqual([2, 'vertrouwd'])
  expect(await keepCertificates(kept, fresh.certificatePem)).toEqual(both)
  const elsewhere = await keepCertificates(join(folder, 'zonder'), fresh.certificatePem)
  expect([elsewhere.length, await trustUnder(elsewhere)]).toEqual([1, 'onbekend'])
  await renderer.stop()
})

it('[R-ADV-112] a file in the folder that is no certificate stops the start and is named', async () => {
  const kept = join(folder, 'vreemd')
  await keepCertificates(kept, issue({ subject: 'Organisatie' }).certificate.toString())
  writeFileSync(join(kept, 'notitie.pem'), 'geen certificaat')
  await expect(keepCertificates(kept, issue({ subject: 'Organisatie' }).certificate.toString())).rejects.toThrow('notitie.pem')
})
