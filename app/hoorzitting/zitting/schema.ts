import { z } from 'zod'
import { plainText } from '~/platform/text'

/** The parts of a hearing, in their order. What is said in them is in `words.ts`. */
export const stappen = ['welkom', 'tolk', 'verhaal', 'begin', 'werk', 'einde', 'voorleggen', 'eigen-woorden', 'teruglezen'] as const
export type Stap = (typeof stappen)[number]
export const isStap = (value: unknown): value is Stap => stappen.some((stap) => stap === value)

/** Parts that every session has of its own. */
export const perZitting = ['welkom', 'tolk', 'teruglezen'] as const satisfies readonly Stap[]

/** How it was seen that rights, or each other, were understood: a way of checking, never what anybody seemed like. */
export const hoes = ['eigen-woorden', 'vragen-gesteld', 'via-gemachtigde'] as const
export type Hoe = (typeof hoes)[number]
export const isHoe = (value: unknown): value is Hoe => hoes.some((hoe) => hoe === value)
export const hoeNaam: Record<Hoe, string> = {
  'eigen-woorden': 'in eigen woorden teruggezegd', 'vragen-gesteld': 'nagevraagd met open vragen', 'via-gemachtigde': 'met de gemachtigde of voogd nagegaan'
}
/** Parts that are done only when it was checked that they were understood. */
export const metControle: readonly Stap[] = ['welkom', 'tolk']

/** Who can be at a session, by function. */
export const functies = ['voorzitter', 'IND', 'zorg', 'politie', 'secretaris', 'betrokkene', 'gemachtigde', 'voogd', 'steunpersoon'] as const
export type Functie = (typeof functies)[number]
export const isFunctie = (value: unknown): value is Functie => functies.some((functie) => functie === value)
export const functieNaam: Record<Functie, string> = {
  voorzitter: 'Voorzitter', IND: 'Lid IND', zorg: 'Lid zorg', politie: 'Lid politie', secretaris: 'Secretaris', betrokkene: 'Betrokkene', gemachtigde: 'Gemachtigde', voogd: 'Voogd', steunpersoon: 'Steunpersoon'
}

/** Why somebody is not there; a ground, no story. */
export const afwezigRedenen = ['verhinderd', 'ziek', 'niet-gekomen', 'niet-gewenst'] as const
export type AfwezigReden = (typeof afwezigRedenen)[number]
export const isAfwezigReden = (value: unknown): value is AfwezigReden => afwezigRedenen.some((reden) => reden === value)
export const afwezigNaam: Record<AfwezigReden, string> = { verhinderd: 'verhinderd', ziek: 'ziek', 'niet-gekomen': 'niet gekomen', 'niet-gewenst': 'op wens van betrokkene' }

/** Sworn, or the ground on which another interpreter may be used (Wbtv art. 28). */
export const tolkGronden = ['beedigd', 'spoed', 'niet-in-register'] as const
export type TolkGrond = (typeof tolkGronden)[number]
export const isTolkGrond = (value: unknown): value is TolkGrond => tolkGronden.some((grond) => grond === value)
export const tolkGrondNaam: Record<TolkGrond, string> = {
  beedigd: 'Beëdigd', spoed: 'Niet beëdigd: er was geen tijd om te wachten', 'niet-in-register': 'Niet beëdigd: voor deze taal staat niemand in het register'
}

export const stapFormSchema = z.object({ stap: z.enum(stappen), klaar: z.enum(['ja', 'nee']), hoe: z.enum(hoes).optional() })
export type StapForm = z.infer<typeof stapFormSchema>

/** Where somebody is. `afwezig-…`: not there, with the ground. */
export const plekken = ['zaal', 'elders', ...afwezigRedenen.map((reden) => `afwezig-${reden}` as const)] as const
export const aanwezigFormSchema = z.object({ functie: z.enum(functies), plek: z.enum(plekken, { error: 'Kies waar deze persoon is.' }) })
export type AanwezigForm = z.infer<typeof aanwezigFormSchema>
export const tolkFormSchema = z.object({
  tolknummer: z.string({ error: 'Vul het nummer van de tolk in.' }).trim().regex(/^\d{1,6}$/, 'Een tolknummer heeft alleen cijfers, ten hoogste zes.'),
  tolkgrond: z.enum(tolkGronden, { error: 'Kies of de tolk beëdigd is.' }),
  tolkwijze: z.enum(['zaal', 'telefoon'], { error: 'Kies waar de tolk is.' })
})
export type TolkForm = z.infer<typeof tolkFormSchema>

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
/** A Dutch postal code gives away where somebody stays. */
const noAddress = (text: string): boolean => !/\b[1-9]\d{3}\s?[A-Za-z]{2}\b/.test(text) && !/\b\p{L}*(straat|laan|weg|plein|kade|gracht|singel)\s+\d/iu.test(text)
const typed = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message).refine(noAddress, 'Schrijf hier nooit waar betrokkene verblijft.')

export const bellers = ['coordinator', 'zorg', 'secretaris'] as const
export type Beller = (typeof bellers)[number]
export const bellerNaam: Record<Beller, string> = { coordinator: 'de coördinator', zorg: 'het lid zorg', secretaris: 'de secretaris' }
export const contactFormSchema = z.object({
  contact: typed(100, 'Schrijf wie er voor betrokkene is, met de functie.'),
  bereikbaar: typed(200, 'Schrijf hoe dit contact te bereiken is.'),
  beller: z.enum(bellers, { error: 'Kies wie de volgende werkdag belt.' })
})
export type ContactForm = z.infer<typeof contactFormSchema>
export const gebeldFormSchema = z.object({ belletje: z.uuid('Open deze pagina opnieuw en probeer het nog eens.'), gebeldOp: z.iso.date('Kies op welke dag er is gebeld.') })
export type GebeldForm = z.infer<typeof gebeldFormSchema>
