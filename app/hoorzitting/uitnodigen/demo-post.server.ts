import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import type { CaughtMail } from './schermen/demo-post-page'

/** So many are shown; the others are counted. */
const MOST_SHOWN = 50
const messageFile = /^[0-9a-f-]{36}\.eml$/

/** What is in the folder of the file post, newest first. An absent folder is an empty one. Reads only what has the name of a message. */
export async function readDemoPost(folder: string): Promise<{ berichten: CaughtMail[]; meer: number }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => messageFile.test(name))
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })))
  const newest = dated.sort((one, other) => other.at - one.at || one.name.localeCompare(other.name))
  return { berichten: await Promise.all(newest.slice(0, MOST_SHOWN).map(({ name }) => readMessage(folder, name))), meer: Math.max(0, newest.length - MOST_SHOWN) }
}

async function readMessage(folder: string, naam: string): Promise<CaughtMail> {
  const mail = await PostalMime.parse(await readFile(join(folder, naam)))
  const files = mail.attachments.filter(({ filename, mimeType }) => filename?.endsWith('.ics') || mimeType === 'text/calendar')
  const whole = new Map(files.map(({ filename, content }) => [filename ?? 'afspraak.ics', typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8')]))
  return {
    naam,
    aan: mail.to?.map((one) => one.address ?? '').join(', ') ?? '',
    van: mail.from?.address ?? '',
    onderwerp: mail.subject ?? '',
    op: new Date(mail.date ?? 0).toISOString(),
    tekst: mail.text ?? '',
    afspraken: [...whole].map(([bestand, text]) => ({ bestand, regels: readableLines(text) }))
  }
}

const words: Record<string, string> = {
  METHOD: 'Soort', UID: 'Vaste code', SEQUENCE: 'Volgnummer', DTSTART: 'Begin', DTEND: 'Einde', SUMMARY: 'Titel', DESCRIPTION: 'Tekst', LOCATION: 'Ruimte', STATUS: 'Staat', CLASS: 'Wie het ziet'
}

/** The lines of a calendar file (RFC 5545 §3.1) that say something to people, unfolded and without escapes; those of the zone left out. */
export function readableLines(ics: string): { naam: string; waarde: string }[] {
  return ics.replace(/\r?\n[ \t]/g, '').replace(/BEGIN:VTIMEZONE[\s\S]*?END:VTIMEZONE/g, '').split(/\r?\n/).flatMap((line) => {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? []
    const naam = words[name]
    return naam ? [{ naam, waarde: value.replace(/\\n/gi, ' ').replace(/\\([\\;,])/g, '$1') }] : []
  })
}
