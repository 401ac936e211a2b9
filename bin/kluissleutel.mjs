// The key of the vault of the closed compartment, for the embedded clusters: a file beside them, made once. Node built-ins only.
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** @type {typeof import('./kluissleutel.mjs').keepKluissleutel} */
export function keepKluissleutel(data) {
  const file = join(data, 'kluissleutel-opsporing')
  if (existsSync(file)) return file
  const own = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  const handle = openSync(own, 'wx', 0o600)
  try {
    writeSync(handle, `${randomBytes(32).toString('base64')}\n`)
    // On disk before anything is sealed with it: without it those rows are lost.
    fsyncSync(handle)
    linkSync(own, file)
  } catch (error) {
    // Another program was faster: its key is the one.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    closeSync(handle)
    rmSync(own, { force: true })
  }
  return file
}
