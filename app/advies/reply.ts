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

/** Why the IND departed from an advies, wholly or in part, as a code beside the words: only the code is counted (domein §10.14, P7). */
export const motieven = ['ander-gewicht', 'nieuwe-informatie', 'motivering', 'zorgvuldigheid', 'wet-of-beleid', 'openbare-orde', 'anders'] as const
export type Motief = (typeof motieven)[number]
export const isMotief = (value: string | null): value is Motief => motieven.some((motief) => motief === value)
export const motiefTekst: Record<Motief, string> = {
  'ander-gewicht': 'Dezelfde feiten wegen anders',
  'nieuwe-informatie': 'Er is informatie die het panel niet had',
  motivering: 'De motivering is niet te volgen of spreekt zichzelf tegen',
  zorgvuldigheid: 'Het advies is niet zorgvuldig tot stand gekomen',
  'wet-of-beleid': 'De wet of het beleid laat het niet toe',
  'openbare-orde': 'Openbare orde of nationale veiligheid',
  anders: 'Een andere reden'
}
export const wijktAf = (keuze: string): boolean => keuze === 'wijkt_af' || keuze === 'volgt_deels'

export const replySchema = z
  .object({
    keuze: z.enum(keuzes, { error: 'Kies wat u met het advies doet.' }),
    motief: z.enum(motieven, { error: 'Kies een reden uit de lijst.' }).optional(),
    reden: written('Schrijf waarom.')
  })
  .superRefine(({ keuze, motief }, ctx) => {
    if (wijktAf(keuze) && !motief) ctx.addIssue({ code: 'custom', path: ['motief'], message: 'Kies waarom u niet of maar voor een deel volgt.' })
    if (!wijktAf(keuze) && motief) ctx.addIssue({ code: 'custom', path: ['motief'], message: 'Deze reden hoort alleen bij afwijken of voor een deel volgen. Maak de keuze leeg.' })
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
