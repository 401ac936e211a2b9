import { z } from 'zod'

/** Why somebody opens a dossier where no task of theirs leads. What is written down is the code, never a text (R-LOG-12). */
export const leesdoelen = ['voorbereiding', 'vraag', 'nakijken', 'klacht', 'kwaliteit', 'anders'] as const
export type Leesdoel = (typeof leesdoelen)[number]

export const leesdoelNaam: Record<Leesdoel, string> = {
  voorbereiding: 'Ik bereid mij voor op een volgende stap',
  vraag: 'Ik beantwoord een vraag van iemand die hierbij hoort',
  nakijken: 'Ik kijk na wat ik eerder deed',
  klacht: 'Er is een klacht, bezwaar of beroep',
  kwaliteit: 'Voor de kwaliteit van ons werk',
  anders: 'Iets anders, met een code van uw organisatie'
}

/** A code of the organisation: with a figure, so that it is no name. */
const CODE = /^(?=.*\d)[A-Z0-9][A-Z0-9-]{1,11}$/
const codeVraag = 'Geef de code: 2 tot 12 letters, cijfers of streepjes, met ten minste één cijfer.'

/** What the page asks. Gives the code that goes into the log: `gevraagd.klacht`, `gevraagd.anders.KW-12`. */
export const leesdoelSchema = z
  .object({
    leesdoel: z.enum(leesdoelen, { error: 'Kies waarom u dit dossier opent.' }),
    code: z.string().trim().toUpperCase().optional()
  })
  .refine(({ leesdoel, code }) => leesdoel !== 'anders' || CODE.test(code ?? ''), { path: ['code'], message: codeVraag })
  .transform(({ leesdoel, code }) => (leesdoel === 'anders' ? `gevraagd.anders.${code}` : `gevraagd.${leesdoel}`))

/** The purpose of reading that a task gives: the page where it is done. */
export const doelVanTaak = ({ pad }: { pad: string }): string => `taak.${pad === '' ? 'aannemen' : pad}`

/** Places inside a dossier: `/stukken?stuk=3`. Anything else leads to its overview, never out of it. */
const PLACE = /^(\/[a-z0-9-]+){0,3}(\?[a-z]{1,20}=[a-z0-9-]{1,40})?$/

export const plaatsInDossier = (naar: string | null): string => (naar !== null && PLACE.test(naar) ? naar : '')
