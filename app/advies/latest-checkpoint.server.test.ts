import { expect, it } from 'vitest'
import { LogRewritten } from '~/logboek/keep-checkpoints.server'
import { latestCheckpoint } from './latest-checkpoint.server'

it('[R-ADV-57] the checkpoint of the log is taken as it was signed, and a log that was rewritten stops the advies', async () => {
  const checkpoint = { origin: 'localhost/logboek/paneel', size: 12, root: new Uint8Array(32).fill(7), note: '' }
  expect(await latestCheckpoint({ checkpoint: () => Promise.resolve(checkpoint) })).toEqual({
    ok: true, value: { herkomst: 'localhost/logboek/paneel', regels: 12, wortel: Buffer.alloc(32, 7).toString('base64') }
  })
  const rewritten = await latestCheckpoint({ checkpoint: () => Promise.reject(new LogRewritten('The log was cut off or changed')) })
  expect(rewritten).toMatchObject({ ok: false, bericht: expect.stringContaining('Waarschuw de beheerder') })
  await expect(latestCheckpoint({ checkpoint: () => Promise.reject(new Error('no database')) })).rejects.toThrow('no database')
})
