import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readCheckpoint, readVerifier, signCheckpoint, writeVerifier } from './checkpoint'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const verifier = { name: 'localhost/logboek/paneel', publicKey }
const checkpoint = { origin: verifier.name, size: 17, root: Buffer.alloc(32, 7) }
const note = signCheckpoint(checkpoint, privateKey)

describe('a checkpoint', () => {
  it('[R-LOG-7] is a signed note of C2SP: origin, size, root, an empty line, the signature', () => {
    expect(note.split('\n').slice(0, 4)).toEqual([verifier.name, '17', checkpoint.root.toString('base64'), ''])
    expect(note).toMatch(/\n— localhost\/logboek\/paneel [A-Za-z0-9+/=]{92}\n$/)
    expect(readCheckpoint(note, verifier)).toEqual(checkpoint)
    expect(signCheckpoint(checkpoint, privateKey)).toBe(note)
  })

  it.each([
    ['another size', note.replace('\n17\n', '\n18\n')],
    ['another root', note.replace('BwcH', 'CAcH')],
    ['another log', note.replaceAll('paneel', 'ander')],
    ['more text', note.replace('\n\n', '\nextra\n\n')],
    ['a size written otherwise', note.replace('\n17\n', '\n017\n')],
    ['something after it', `${note}x`],
    ['another signature', note.replace(/[A-Za-z0-9+/]{8}==?\n$/, 'AAAAAAAA==\n')],
    ['nothing', '']
  ])('[R-LOG-7] with %s is none', (_what, text) => {
    expect(readCheckpoint(text, verifier)).toBeUndefined()
  })

  it('[R-LOG-7] of another key is none, though it calls itself the same', () => {
    expect(readCheckpoint(signCheckpoint(checkpoint, generateKeyPairSync('ed25519').privateKey), verifier)).toBeUndefined()
  })

  it('[R-LOG-7] its public key travels as one line, also one that others wrote; a wrong one is none', () => {
    const line = writeVerifier(verifier)
    const read = readVerifier(`${line}\n`)
    expect(read?.name).toBe(verifier.name)
    expect(read && readCheckpoint(note, read)).toEqual(checkpoint)
    // The example of the description of signed notes.
    const published = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    expect(writeVerifier(readVerifier(published) ?? verifier)).toBe(published)
    expect(readVerifier(published.replace('c74f', 'c74e'))).toBeUndefined()
    expect(readVerifier('sleutel')).toBeUndefined()
  })
})
