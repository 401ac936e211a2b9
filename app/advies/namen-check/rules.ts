import type { Merk, MerkBesluit, MerkSoort } from './schema'

/** A text of the advies and the place where it stands. */
export interface AdviesPlaats {
  plaats: string
  tekst: string
}

interface Vondst {
  soort: MerkSoort
  woorden: string
  begin: number
  eind: number
}

const upper = String.raw`\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*`
const between = String.raw`(?:van|de|der|den|ter|ten|te|el|al|bin|ben|ibn|abu|da|dos|la|le|von)`
const surname = String.raw`(?:${between} ){0,3}${upper}(?:[- ]${upper})?`

// A year may stand before two capitals; it is a postcode when a place follows.
const postcode = /(?<![\w-])(?:[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}|(?!(?:19|20)\d\d )[1-9]\d{3} (?!SA|SD|SS)[A-Z]{2}|(?:19|20)\d\d [A-Z]{2}(?= +\p{Lu}\p{Ll}))(?!\w)/gu
const laan = /(?<![\p{L}\d])(?:Laan|Plein|Kade|Weg|Hof|Park|Markt) (?:(?:van|de|der|den|het|ten|ter) ){0,2}\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*)? \d{1,4}(?: ?[a-zA-Z](?![\p{L}]))?(?:[-/]\d{1,3})?(?![\d.,]*\d)/gu
const straat = /(?<![\p{L}\d])\p{Lu}[\p{L}’'.-]*(?: (?:\p{Lu}[\p{L}’'.-]*|van|de|der|den|het|ten|ter)){0,4}?(?:straat|laan|weg|plein|gracht|kade|singel|dreef|hof|pad|steeg|dijk|plantsoen|markt|park|boulevard|allee) \d{1,4}(?: ?[a-zA-Z](?![\p{L}]))?(?:[-/]\d{1,3})?(?![\d.,]*\d)/gu
const telefoon = /(?<![\w.,/-])(?:(?:\+|00)(?:31|32|49|44|30|33|34|39|40|48|234|256|84)[ -]?(?:\(0\))?[ -]?\d(?:[ -]?\d){7,10}|0[1-9]\d{0,3}[ -]?\d(?:[ -]?\d){5,8})(?![\w/-]|[.,]\d)/g
const rekening = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}(?![A-Za-z0-9])/g
const kenteken = /(?<![A-Za-z0-9-])(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})(?![A-Za-z0-9-])/g

const aanspreking = new RegExp(String.raw`(?<![\p{L}])(?:[Dd]e heer|[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Dd]hr\.?|[Mm]w\.?|[Mm]evr\.?|[Dd]r\.|[Mm]r\.|[Dd]rs\.|[Pp]rof\.|genaamd|geheten|die zich|bekend als) ((?:\p{Lu}\.[ ]?){0,4}${surname})`, 'gu')
const voorletters = new RegExp(String.raw`(?<![\p{L}.])((?:\p{Lu}\.[ ]?){1,4}(?:${between} ){0,3}${upper})`, 'gu')
const voornaamEnNaam = new RegExp(String.raw`(?<=[\p{Ll},;:] )(${upper} ${surname})`, 'gu')

/** The shapes of Dutch plates since 1951, `X` a letter and `9` a figure; pairs and triples of the side codes (RDW). */
const sidecodes = new Set(['XX-99-99', '99-99-XX', '99-XX-99', 'XX-99-XX', 'XX-XX-99', '99-XX-XX', '99-XXX-9', '9-XXX-99', 'XX-999-X', 'X-999-XX', 'XXX-99-X', 'X-99-XXX', '9-XX-999', '999-XX-9'])

const isKenteken = (woorden: string): boolean => sidecodes.has(woorden.replace(/[A-Z]/g, 'X').replace(/\d/g, '9'))

/** ISO 13616: letters become two figures, the first four signs go to the end, and the rest after division by 97 is 1. */
export function isIban(woorden: string): boolean {
  const signs = woorden.replace(/ /g, '')
  if (signs.length < 15 || signs.length > 34) return false
  const turned = `${signs.slice(4)}${signs.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return [...turned].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

/** A phone number of nine or ten figures after the 0, or of at least eight after the country; less is a year or a sum. */
const isTelefoon = (woorden: string): boolean => {
  const digits = woorden.replace(/\(0\)|\D/g, '')
  return /^(\+|00)/.test(woorden) ? digits.length >= 10 && digits.length <= 15 : digits.length === 10
}

/** Words that begin with a capital and name no person: bodies, laws, places, peoples, languages. */
const geenPersoon = new Set(
  `Europees Europese Hof Hoge Raad Staat Openbaar Ministerie Koninkrijk Verenigd Verenigde Staten Naties Unie Den Haag Sint Nieuw Nieuwe Noord Zuid Oost West Noordelijk Zuidelijk Centraal Midden Groot Grote
   Rechten Mens Rechter Rechtbank Gerechtshof Kamer Crown Court Supreme Upper Tribunal Home Office Wetboek Strafrecht Strafvordering Vreemdelingenwet Vreemdelingencirculaire Vreemdelingenbesluit
   Algemene Wet Bestuursrecht Immigratie Naturalisatiedienst Koninklijke Marechaussee Raadsadviseur Minister Staatssecretaris Justitie Veiligheid Asiel Migratie Nationaal Nationale Rapporteur Mensenhandel
   Comensha CoMensha Leger Heils Rode Kruis Jeugdbescherming Nidos Politie Eenheid Expertisecentrum Criminal Prosecution Service Crown Competent Authority National Referral Mechanism Modern Slavery Act
   Ivoorkust Ivoor Saoedi Arabië Sierra Leone Sri Lanka Costa Rica Burkina Faso Benin City Edo State Addis Abeba Buenos Aires Los Angeles New York Ho Chi Minh Hong Kong Kaapverdië Zuid-Afrika Noord-Korea
   Januari Februari Maart April Mei Juni Juli Augustus September Oktober November December Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Kerst Pasen Artikel Bijlage Stuk Groep Verdrag Richtlijn Protocol
   Raadsbesluit Palermo Warschau Straatsburg Luxemburg Brussel Athene Londen Parijs Amsterdam Rotterdam Utrecht Lagos Kampala Hanoi GRETA Greek Council Refugees Information Note Directeur Laan Plein`.split(/\s+/).map((word) => word.toLowerCase())
)

const isPersoon = (woorden: string): boolean => {
  const capitals = woorden.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word) && !/^(\p{Lu}\.)+$/u.test(word))
  return capitals.length > 0 && !capitals.some((word) => geenPersoon.has(word.toLowerCase().replace(/[’']s?$/, '')))
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const wholeName = new RegExp(String.raw`^(?:(?:\p{Lu}\. ?){2,}|(?:\p{Lu}\. ?)*(?:${between} ){0,3}${upper}(?: (?:${between} ){0,3}${upper})*)$`, 'u')

/** What stands in the dossier's own list as a name and nothing else, before any description: a body or a role is not one. */
function eigenNamen(namen: readonly string[]): RegExp | null {
  const parts = namen.map((naam) => (naam.split(/[(,;]/, 1)[0] ?? '').trim()).filter((part) => part.length > 2 && wholeName.test(part) && (/^(\p{Lu}\. ?)+$/u.test(part) || isPersoon(part)))
  const words = [...new Set(parts)].sort((one, other) => other.length - one.length)
  return words.length === 0 ? null : new RegExp(String.raw`(?<![\p{L}\d])(?:${words.map(escape).join('|')})(?![\p{L}\d])`, 'gu')
}

interface Regel {
  soort: MerkSoort
  patroon: RegExp
  klopt(woorden: string): boolean
}

const always = (): boolean => true
const regels: readonly Regel[] = [
  { soort: 'rekeningnummer', patroon: rekening, klopt: isIban },
  { soort: 'kenteken', patroon: kenteken, klopt: isKenteken },
  { soort: 'telefoonnummer', patroon: telefoon, klopt: isTelefoon },
  { soort: 'adres', patroon: straat, klopt: always },
  { soort: 'adres', patroon: laan, klopt: always },
  { soort: 'adres', patroon: postcode, klopt: always },
  { soort: 'naam', patroon: aanspreking, klopt: isPersoon },
  { soort: 'naam', patroon: voorletters, klopt: isPersoon },
  { soort: 'naam', patroon: voornaamEnNaam, klopt: isPersoon }
]

/** The rules about numbers come first, then the dossier's own names, then what has the look of a name. */
const numbers = regels.findIndex(({ soort }) => soort === 'naam')

function vondstenIn(tekst: string, all: readonly Regel[]): Vondst[] {
  const found: Vondst[] = []
  for (const { soort, patroon, klopt } of all) {
    for (const match of tekst.matchAll(patroon)) {
      const woorden = (match[1] ?? match[0]).trim()
      const begin = match.index + match[0].lastIndexOf(woorden)
      const eind = begin + woorden.length
      // What a stronger rule marked is not marked again as something else.
      if (klopt(woorden) && !found.some((other) => begin < other.eind && other.begin < eind)) found.push({ soort, woorden, begin, eind })
    }
  }
  return found.sort((one, other) => one.begin - other.begin)
}

/** Words that are the same for a decision: without case and without the spaces and signs people put in numbers. */
export const gelijkeWoorden = (soort: MerkSoort, woorden: string): string => (soort === 'naam' ? woorden.toLowerCase().replace(/\s+/g, ' ') : woorden.toLowerCase().replace(/[\s()+.-]/g, ''))

/**
 * Marks names of persons, addresses, telephone, account and plate numbers in the texts of an advies, for a person to decide about. `namen`
 * is the dossier's own list of who is involved. The same words in several places are one mark. Changes nothing, and never says that
 * a text is clean: it finds what has the look of these.
 */
export function zoekMerken(plaatsen: readonly AdviesPlaats[], namen: readonly string[]): Merk[] {
  const eigen = eigenNamen(namen)
  const all: readonly Regel[] = eigen ? [...regels.slice(0, numbers), { soort: 'naam', patroon: eigen, klopt: always }, ...regels.slice(numbers)] : regels
  const merken = new Map<string, Merk>()
  for (const { plaats, tekst } of plaatsen) {
    for (const { soort, woorden } of vondstenIn(tekst, all)) {
      const key = `${soort} ${gelijkeWoorden(soort, woorden)}`
      const merk = merken.get(key) ?? { soort, woorden, plaatsen: [] }
      if (!merk.plaatsen.includes(plaats)) merk.plaatsen.push(plaats)
      merken.set(key, merk)
    }
  }
  return [...merken.values()]
}

interface OpenMerk<M> {
  merk: M
  reden: 'onbeslist' | 'staat er nog'
}

/** What still stands in the way of fixing the advies: nobody decided, or it was to be written more generally and still stands there. */
export function openMerken<M extends Merk & { merk: string }>(merken: readonly M[], besluiten: readonly MerkBesluit[]): OpenMerk<M>[] {
  const last = new Map(besluiten.map((besluit) => [besluit.merk, besluit]))
  return merken.flatMap((merk): OpenMerk<M>[] => {
    const besluit = last.get(merk.merk)
    if (!besluit) return [{ merk, reden: 'onbeslist' }]
    return besluit.besluit === 'laten staan' ? [] : [{ merk, reden: 'staat er nog' }]
  })
}
