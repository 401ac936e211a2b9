import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFile } from '~/stukken/check-file'
import { createStukkenKluis, DEEL_BYTES } from '~/stukken/kluis.server'
import { sha256Hex } from '~/platform/canonical'
import type { World } from './world'

export interface PutFile {
  nummer: number
  titel: string
  mime: string
  bladzijden: number
  afdekken?: boolean
  /** `medisch`: there for nobody until consent was recorded; its number is one of 1000 to 9999. */
  compartiment?: 'panel' | 'medisch'
}

/** Puts a file into the dossier as uploading it does, sealed with the key of this world's process; for tests of reading it. */
export async function putFile(world: World, { nummer, titel, mime, bladzijden, afdekken = false, compartiment = 'panel' }: PutFile, file: Buffer): Promise<void> {
  const kluis = createStukkenKluis(Buffer.from(readFileSync(join(world.folders.data, 'stukkensleutel'), 'utf8').trim(), 'base64'))
  const stukId = `00000000-0000-4000-8000-${String(nummer).padStart(12, '0')}`
  const check = await checkFile(file)
  if (!check.ok) throw new Error(`${titel}: ${check.reden}`)
  const sealed = Buffer.concat([file, check.staart ?? Buffer.alloc(0)])
  const { sleutel, delen } = kluis.seal({ dossierId: world.dossierId, stukId, bytes: sealed.length }, sealed)
  await world.look(
    `insert into stuk (id, dossier_id, nummer, soort, titel, datum_tekst, inhoud, afdekken, spreker, herkomst, compartiment) values ($1, $2, $3, 'verklaring', $4, '3 maart 2005', '', $5, 'betrokkene', 'gescand door de secretaris', $6)`,
    [stukId, world.dossierId, nummer, titel, afdekken, compartiment]
  )
  await world.look('insert into stuk_bestand (stuk_id, mime, bytes, sha256, bladzijden, deel_bytes, sleutel, staart_bytes) values ($1, $2, $3, $4, $5, $6, $7, $8)', [stukId, mime, file.length, sha256Hex(file.toString('latin1')), bladzijden, DEEL_BYTES, Buffer.from(sleutel), sealed.length - file.length])
  let volgnummer = 0
  for (const deel of delen) await world.look('insert into stuk_deel (stuk_id, volgnummer, verzegeld) values ($1, $2, $3)', [stukId, volgnummer++, Buffer.from(deel)])
}
