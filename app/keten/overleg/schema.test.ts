import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, it } from 'vitest'
import { NIET_ZAKELIJK } from '../sporen/schema'
import { actieForm, knelpuntForm, voorbereidForm } from './schema'

const id = '6f1f7f0e-5c0c-4e0a-9d7a-0a4a6c8b1a11'
const forms = {
  belemmering: { schema: voorbereidForm, rest: { regio: 'amsterdam', wieHeeft: 'coördinator' } },
  wieHeeft: { schema: voorbereidForm, rest: { regio: 'amsterdam', belemmering: 'Er is geen tolk.' } },
  wat: { schema: actieForm, rest: { dossier: id, eigenaar: id, dag: '2026-12-01' } },
  tekst: { schema: knelpuntForm, rest: { soort: 'bereikbaar' } }
} as const

describe.each(Object.entries(forms))('%s', (veld, { schema, rest }) => {
  const send = (text: string) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...rest, [veld]: text })) form.set(name, value)
    const submission = parseWithZod<typeof schema>(form, { schema })
    return { ok: submission.status === 'success', reply: submission.reply() }
  }

  it.each(['Wacht op Blessing uit de opvang', 'mail aan tolk@voorbeeld.nl', 'Bel 06 12345678', 'geboren 03-04-1998', 'Er is een brief van mevrouw J. over'])('[R-KET-126] refuses the shape of a person, and keeps what was typed: %s', (text) => {
    const { ok, reply } = send(text)
    expect([ok, reply.error]).toEqual([false, { [veld]: [NIET_ZAKELIJK] }])
    expect(reply.initialValue).toEqual({ ...rest, [veld]: text })
  })

  it.each(['coördinator', 'De IND wacht op de AVIM', 'Politie Amsterdam en Den Haag', 'Samen met W-2026-0012 plannen', 'W-2026-0012: tolk gevonden', 'Uiterlijk vrijdag. Bel de opvang.', 'Regio Zeeland-West-Brabant'])('[R-KET-126] takes what is about the work: %s', (text) => {
    expect(send(text).ok).toBe(true)
  })
})
