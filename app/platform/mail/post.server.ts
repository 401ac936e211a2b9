import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions, type SentMessageInfo } from 'nodemailer'
import type { Mail } from './notice'

/** Hands one message over. Throws when it was not accepted; the same message again is the same message. */
export type Post = (mail: Mail) => Promise<void>

/** How long a mail server may keep us waiting, in milliseconds: well under the two minutes after which an attempt counts as failed. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

const optionsOf = ({ to, from, subject, text, messageId, date, calendar }: Mail): SendMailOptions => ({
  to, from, subject, text, messageId, date,
  ...(calendar && { icalEvent: calendar }),
  // No holiday notice comes back, and no list takes it for a person's.
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true
})

/** Post through a mail server: `smtp://` (STARTTLS when offered) or `smtps://`, with user and password in the address. Throws for a server that does not answer in time. */
export function createSmtpPost(address: string, limits = patience): Post {
  const transport = createTransport({ url: address, ...limits })
  return async (mail) => {
    await transport.sendMail(optionsOf(mail))
  }
}

/** Post that goes nowhere: each message becomes a file in `folder`, `<id>.eml`, for the demo and for trying out. */
export function createFilePost(folder: string): Post {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return async (mail) => {
    const { message } = (await transport.sendMail(optionsOf(mail))) as SentMessageInfo & { message: Buffer }
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = mail.messageId.slice(1, mail.messageId.indexOf('@'))
    // Renamed whole, and over itself when it was sent before: never half a message, never two.
    await writeFile(join(folder, `${name}.deel`), message, { mode: 0o600 })
    await rename(join(folder, `${name}.deel`), join(folder, `${name}.eml`))
  }
}
