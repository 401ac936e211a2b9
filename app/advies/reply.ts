import { z } from 'zod'
import { plainText } from '~/platform/text'

/** What the IND does with an advies. `nog_niet_beslist` may be followed by another; each of the others is the decision, once. */
export const keuzes = ['volgt', 'volgt_deels', 'wijkt_af', 'nog_niet_beslist', 'besloten_zonder_advies'] as const
export type Keuze = (typeof keuzes)[number]

export const keuzeTekst: Record<Keuze, { kies: string; gelezen: string }> = {
  volgt: { kies: 'Ik volg het advies', gelezen: 'De IND volgt het advies' },
  volgt_deels: { kies: 'Ik volg het advies voor een deel', gelezen: 'De IND volgt het advies voor een deel' },
  wijkt_af: { kies: 'Ik wijk af van het advies', gelezen: 'De IND wijkt af van het advies' },
  nog_niet_beslist: { kies: 'Ik heb nog niet beslist', gelezen: 'De IND heeft nog niet beslist' },
  besloten_zonder_advies: { kies: 'Er is besloten zonder dit advies', gelezen: 'De IND heeft besloten zonder dit advies' }
}

export const isBeslissing = (keuze: string): boolean => keuze !== 'nog_niet_beslist'

const written = (missing: string) =>
  z.string({ error: missing }).overwrite(plainText).max(4000, 'Gebruik niet meer dan 4000 tekens.').refine((text) => /[\p{L}\p{N}]/u.test(text), missing)

export const replySchema = z.object({
  keuze: z.enum(keuzes, { error: 'Kies wat u met het advies doet.' }),
  reden: written('Schrijf waarom.')
})
export type Reply = z.infer<typeof replySchema>

export const instanties = ['rechtbank', 'afdeling_bestuursrechtspraak'] as const
export const instantieTekst: Record<(typeof instanties)[number], string> = {
  rechtbank: 'Rechtbank',
  afdeling_bestuursrechtspraak: 'Raad van State, Afdeling bestuursrechtspraak'
}

export const uitkomsten = ['gegrond', 'ongegrond', 'niet_ontvankelijk', 'ingetrokken'] as const
export const uitkomstTekst: Record<(typeof uitkomsten)[number], string> = {
  gegrond: 'Beroep gegrond',
  ongegrond: 'Beroep ongegrond',
  niet_ontvankelijk: 'Beroep niet-ontvankelijk',
  ingetrokken: 'Beroep ingetrokken'
}

export const courtSchema = z.object({
  instantie: z.enum(instanties, { error: 'Kies welke rechter.' }),
  datum: z.iso.date({ error: 'Vul de datum van de uitspraak in.' }),
  uitkomst: z.enum(uitkomsten, { error: 'Kies de uitkomst.' }),
  toelichting: written('Schrijf wat de rechter over het advies zei, of dat hij er niets over zei.')
})
export type CourtOutcome = z.infer<typeof courtSchema>

export const questionSchema = z.object({ vraag: written('Schrijf uw vraag aan het panel.') })
export const answerSchema = z.object({ vraag: z.uuid({ error: 'Kies een vraag.' }), antwoord: written('Schrijf het antwoord.') })
