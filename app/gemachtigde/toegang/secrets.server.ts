import { createHash, timingSafeEqual } from 'node:crypto'
import type { Ids } from '~/platform/ids'
import { drawCode, plainCode } from '~/toegang/invitation.server'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A key of a link holds 256 bits: nobody finds one by trying. */
const KEY_BYTES = 32
/** How a key of ours looks; anything else is not looked up, and gets the same answer. */
const KEY = /^[A-Za-z0-9_-]{43}$/

export const isLinkKey = (text: string): boolean => KEY.test(text)
export const hashOfLink = (sleutel: string): string => sha256(`toegangslink ${sleutel}`)
/** A code is kept with the link it belongs to: the same code beside another link is another hash. */
const hashOfCode = (linkHash: string, code: string): string => sha256(`${linkHash} ${plainCode(code)}`)
/** Where somebody tries from, so that a copy of the database tells no address of today at a glance; it is forgotten within the hour anyhow. */
export const hashOfAddress = (adres: string, dag: string): string => sha256(`${dag} ${adres}`)

export function fits(codeHash: string, linkHash: string, code: string): boolean {
  return timingSafeEqual(Buffer.from(codeHash, 'hex'), Buffer.from(hashOfCode(linkHash, code), 'hex'))
}

export const drawLink = (ids: Ids): { sleutel: string; linkHash: string } => {
  const sleutel = ids.token(KEY_BYTES)
  return { sleutel, linkHash: hashOfLink(sleutel) }
}

/** Sixteen characters, 80 bits, as in a first sign-in. */
export const drawCodeFor = (ids: Ids, linkHash: string): { code: string; codeHash: string } => {
  const code = drawCode(ids)
  return { code, codeHash: hashOfCode(linkHash, code) }
}

/** Where the link leads: no name, no number of a dossier (R-GEM-4). */
export const linkPath = (sleutel: string): string => `/binnen/${sleutel}`
