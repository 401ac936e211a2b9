import { z } from 'zod'
import { plainText } from '~/platform/text'
import { zetels } from './schema'

export interface VerklaringVraag {
  naam: 'aangifteOpgenomen' | 'onderzoekIngezien' | 'behandeldOfOpgevangen' | 'eerderBeslist' | 'werktOnderBeslisser'
  vraag: string
  /** In a few words, for the voorzitter's overview. */
  kort: string
  /** What to write at *ja*; null: nothing may be written, because the wall would not see what it carries (law 3). */
  toelichting: string | null
  /** *Ja* makes sitting on this panel impossible (docs/decisions/0035). */
  sluitUit: boolean
}

/** What each person asked for a panel declares before it opens (Awb 2:4; for the last one Awb 3:5). */
export const verklaringVragen: readonly VerklaringVraag[] = [
  { naam: 'aangifteOpgenomen', vraag: 'Hebt u de aangifte van betrokkene opgenomen, of daarbij geholpen?', kort: 'nam de aangifte op', toelichting: 'Schrijf wanneer en in welke rol, niet wat er gezegd is.', sluitUit: true },
  { naam: 'onderzoekIngezien', vraag: 'Hebt u in het opsporingsdossier gekeken, of aan het onderzoek gewerkt?', kort: 'keek in het opsporingsdossier', toelichting: null, sluitUit: true },
  { naam: 'behandeldOfOpgevangen', vraag: 'Hebt u betrokkene zelf behandeld, begeleid of opgevangen?', kort: 'behandelde of ving betrokkene op', toelichting: 'Schrijf wanneer en in welke rol, niets over gezondheid of verblijfplaats.', sluitUit: true },
  { naam: 'eerderBeslist', vraag: 'Hebt u eerder beslist of geadviseerd over betrokkene?', kort: 'besliste of adviseerde eerder', toelichting: 'Schrijf om welk soort besluit of advies het ging, en wanneer.', sluitUit: true },
  { naam: 'werktOnderBeslisser', vraag: 'Werkt u onder de verantwoordelijkheid van wie over de aanvraag beslist?', kort: 'werkt onder de beslisser', toelichting: 'Schrijf bij welke organisatie, en of u bij dit besluit betrokken bent.', sluitUit: false }
]

export const toelichtingLengte = 500

export const veldVan = (naam: VerklaringVraag['naam']): string => `toelichting-${naam}`

const antwoordSchema = z.strictObject({ antwoord: z.enum(['ja', 'nee']), toelichting: z.string().max(toelichtingLengte).nullable() })

const antwoordenSchema = z.strictObject({
  aangifteOpgenomen: antwoordSchema,
  onderzoekIngezien: antwoordSchema,
  behandeldOfOpgevangen: antwoordSchema,
  eerderBeslist: antwoordSchema,
  werktOnderBeslisser: antwoordSchema
})

export type Antwoorden = z.output<typeof antwoordenSchema>

/** What a person declares. `belang`: any other interest; its reason is not asked and not kept. */
export interface Verklaring {
  belang: 'ja' | 'nee'
  antwoorden: Antwoorden
}

export const verklaringV2Schema = z.strictObject({
  schema: z.literal('weging-belangverklaring/v2'),
  zetel: z.enum(zetels),
  registernummer: z.string(),
  belang: z.enum(['ja', 'nee']),
  antwoorden: antwoordenSchema,
  verklaring: z.enum(['geen_belang', 'belang'])
})

/** How declarations were recorded before the five questions were asked. */
const verklaringV1Schema = z.strictObject({
  schema: z.literal('weging-belangverklaring/v1'),
  zetel: z.enum(zetels),
  registernummer: z.string(),
  verklaring: z.enum(['geen_belang', 'belang'])
})

export const keptVerklaringSchema = z.discriminatedUnion('schema', [verklaringV1Schema, verklaringV2Schema])

/**
 * What follows from a declaration: `belang` when the seat has to be filled again. Nobody weighs whether a tie is close
 * enough: any of the four that exclude, or another interest, does (Awb 2:4). Working under the decider does not; it is
 * recorded for the advies, because it decides whether the panel is an adviseur of Awb 3:5.
 */
export const gevolgVan = ({ belang, antwoorden }: Verklaring): 'geen_belang' | 'belang' =>
  belang === 'ja' || verklaringVragen.some(({ naam, sluitUit }) => sluitUit && antwoorden[naam].antwoord === 'ja') ? 'belang' : 'geen_belang'

export type VerklaringInvoer = Record<string, string>

export interface VerklaringFout {
  veld: string
  bericht: string
}

/**
 * Reads the form. Every question is answered, none beforehand; a *ja* that asks for it has words of at most
 * `toelichtingLengte` characters, and a *nee* keeps none. Gives every fault, by field.
 */
export function readVerklaring(invoer: VerklaringInvoer): { ok: true; value: Verklaring } | { ok: false; fouten: VerklaringFout[] } {
  const gelezen = verklaringVragen.map((vraag) => ({ vraag, ...readAntwoord(vraag, invoer) }))
  const belang = jaOfNee(invoer['belang'])
  const fouten = [
    ...gelezen.flatMap(({ fout }) => (fout ? [fout] : [])),
    ...(belang ? [] : [{ veld: 'belang', bericht: 'Kies of u een ander belang hebt.' }])
  ]
  if (!belang || fouten.length > 0) return { ok: false, fouten }
  const antwoorden = antwoordenSchema.parse(Object.fromEntries(gelezen.map(({ vraag, antwoord }) => [vraag.naam, antwoord])))
  return { ok: true, value: { belang, antwoorden } }
}

const jaOfNee = (value: string | undefined) => (value === 'ja' || value === 'nee' ? value : null)

function readAntwoord(vraag: VerklaringVraag, invoer: VerklaringInvoer): { antwoord?: Antwoorden[VerklaringVraag['naam']]; fout?: VerklaringFout } {
  const veld = veldVan(vraag.naam)
  const antwoord = jaOfNee(invoer[vraag.naam])
  if (!antwoord) return { fout: { veld: vraag.naam, bericht: `Kies ja of nee: ${vraag.vraag}` } }
  if (antwoord === 'nee' || vraag.toelichting === null) return { antwoord: { antwoord, toelichting: null } }
  const toelichting = plainText(invoer[veld] ?? '')
  if (toelichting === '') return { fout: { veld, bericht: `U koos ja. ${vraag.toelichting}` } }
  if (toelichting.length > toelichtingLengte) return { fout: { veld, bericht: `Schrijf de toelichting korter: hoogstens ${toelichtingLengte} tekens.` } }
  return { antwoord: { antwoord, toelichting } }
}
