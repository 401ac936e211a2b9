import { z } from 'zod'
import { isUuid } from '~/platform/ids'
import { plainText } from '~/platform/text'
import { isDay } from '~/platform/zaak/days'
import { aarden, bronOordelen, informatieOordelen, type IndicatieInhoud } from './schema'

const teLang = (max: number): string => `Gebruik niet meer dan ${max} tekens.`
const zegtIets = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

export const zin = (max: number, bericht: string) => z.string({ error: bericht }).overwrite(plainText).max(max, teLang(max)).refine(zegtIets, bericht)
/** May stay empty; what says nothing counts as empty. */
const magLeeg = (max: number) => z.string().overwrite(plainText).max(max, teLang(max)).optional().transform((text) => (text && zegtIets(text) ? text : null))
const dag = z.string().refine(isDay, 'Kies een bestaande dag.').optional().transform((day) => day ?? null)

const velden = {
  aard: z.enum(aarden, { error: 'Kies waar de indicatie over gaat.' }),
  bron: zin(300, 'Vul in van wie of waaruit deze indicatie komt.'),
  betrouwbaarheidBron: z.enum(bronOordelen, { error: 'Kies hoe betrouwbaar de bron is.' }),
  betrouwbaarheidInformatie: z.enum(informatieOordelen, { error: 'Kies hoe zeker de informatie is.' }),
  plaats: magLeeg(300),
  datum: dag,
  datumTot: dag,
  datumTekst: magLeeg(200),
  tekst: zin(10_000, 'Schrijf op wat er is waargenomen of gezegd.'),
  oordeel: magLeeg(4_000),
  vindplaats: magLeeg(300)
}

interface Tijd {
  datum: string | null
  datumTot: string | null
  datumTekst: string | null
}

const eersteDag = { message: 'Vul ook de eerste dag van de periode in.', path: ['datum'] }
const laterDag = { message: 'De laatste dag ligt vóór de eerste.', path: ['datumTot'] }
const eenTijd = { message: 'Vul een dag in, of schrijf in woorden wanneer het was. Weet u het niet, schrijf dan: onbekend.', path: ['datumTekst'] }
const heeftEersteDag = ({ datum, datumTot }: Tijd): boolean => datumTot === null || datum !== null
const looptVooruit = ({ datum, datumTot }: Tijd): boolean => datum === null || datumTot === null || datum <= datumTot
const heeftTijd = ({ datum, datumTekst }: Tijd): boolean => datum !== null || datumTekst !== null

/** What an officer fills in for a new lead. `sleutel` names this form: sent twice it makes one lead. */
export const nieuweIndicatie = z
  .object({ ...velden, sleutel: z.string().refine(isUuid, 'Laad de pagina opnieuw.') })
  .refine(heeftEersteDag, eersteDag).refine(looptVooruit, laterDag).refine(heeftTijd, eenTijd)
export type NieuweIndicatie = z.infer<typeof nieuweIndicatie>

/** What an officer fills in to correct one. `vanVersie` is the version that was on the screen. */
export const correctie = z
  .object({ ...velden, vanVersie: z.coerce.number().int().min(1), reden: zin(1_000, 'Schrijf op waarom u deze indicatie corrigeert.') })
  .refine(heeftEersteDag, eersteDag).refine(looptVooruit, laterDag).refine(heeftTijd, eenTijd)
export type Correctie = z.infer<typeof correctie>

type Ingevuld = Omit<NieuweIndicatie, 'sleutel'>

/** What a filled-in form becomes in the vault. A day without words of its own is written as a day. */
export const inhoudVan = ({ datumTekst, ...rest }: Ingevuld, herkomst: string, reden: string | null): IndicatieInhoud => ({
  aard: rest.aard,
  bron: rest.bron,
  betrouwbaarheidBron: rest.betrouwbaarheidBron,
  betrouwbaarheidInformatie: rest.betrouwbaarheidInformatie,
  plaats: rest.plaats,
  datum: rest.datum,
  datumTot: rest.datumTot,
  datumTekst: datumTekst ?? [rest.datum, rest.datumTot].filter(Boolean).join(' tot en met '),
  tekst: rest.tekst,
  oordeel: rest.oordeel,
  vindplaats: rest.vindplaats,
  herkomst,
  reden
})
