import { isFreeDay } from '~/platform/kalender/feestdagen/rules'
import { addDays, dagInAmsterdam, tijdInAmsterdam } from '~/platform/kalender/rules'
import { disciplines, type Discipline, type Zetel } from '~/dossier/schema'
import { instemmersInWoorden, isKind, weekdagen, type HalveDag, type Wishes } from './wishes'
import { groepVan } from './consent-age'
import { rolNaam, vragers, type Genodigde, type Rol } from './roles'

/** The papers lie open for inspection at least so many calendar days before the hearing (Awb 7:4, the model for this procedure). */
export const INZAGE_DAGEN = 7
/** The afternoon of half a day begins here, on the clock in Amsterdam. */
export const MIDDAG = '12:30'
const MAX_MINUTES = 480

/** What a session would be, and what is known under the lock. */
export interface Placement {
  begint: Date
  eindigt: Date
  erbij: readonly Genodigde[]
  inZaal: readonly Genodigde[]
  ruimte: { plaatsen: number; eigenIngang: boolean; actief: boolean } | null
  tolk: { talen: readonly string[]; geslacht: string; beedigd: boolean; actief: boolean } | null
  /** Why it goes against a rule that has exceptions; empty when nothing was written. */
  redenen: { dag: string; stukken: string; tolk: string; wens: string }
}
export interface PlacementFacts {
  now: Date
  wensen: Wishes | null
  /** The seats that are filled now by somebody without a conflict of interest. */
  zetels: readonly Zetel[]
  /** The discipline that this panel goes on without, by a decision of the voorzitter. */
  ontbreekt: Discipline | null
  heeftGemachtigde: boolean
  /** Who of these said that they cannot then. */
  kanNiet: readonly Rol[]
}

export type PlacementRefusal =
  | { soort: 'hoorwensen ontbreken' }
  | { soort: 'niet horen' }
  | { soort: 'moment is voorbij' }
  | { soort: 'einde niet na begin' }
  | { soort: 'te lang' }
  | { soort: 'vrije dag' }
  | { soort: 'stukken te kort open' }
  | { soort: 'zetel is leeg'; wie: Genodigde }
  | { soort: 'quorum'; mist: Genodigde[] }
  | { soort: 'voogd ontbreekt' }
  | { soort: 'te veel vragers'; hoogstens: number }
  | { soort: 'niemand vraagt' }
  | { soort: 'in de zaal en er niet bij'; wie: Genodigde }
  | { soort: 'ruimte niet in gebruik' }
  | { soort: 'ruimte te klein' }
  | { soort: 'tolk niet in gebruik' }
  | { soort: 'tolk zonder reden'; waarom: 'geen' | 'niet beëdigd' | 'andere taal' }
  | { soort: 'tegen een wens'; wat: string[] }

/** A refusal goes with the field that mends it. */
export type PlacementField = 'datum' | 'tijd' | 'einde' | 'erbij' | 'inZaal' | 'ruimte' | 'tolk' | 'tolkReden' | 'dagReden' | 'stukkenReden' | 'wensReden'

const voorbij = ({ begint }: Placement, { now }: PlacementFacts): boolean => begint.getTime() <= now.getTime()

/** Who this panel must have at a hearing, in the room or listening elsewhere: each of its disciplines, voorzitter and secretaris (R-PLN-43). */
export const quorumVan = (ontbreekt: Discipline | null): Genodigde[] => [...disciplines.filter((each) => each !== ontbreekt), 'voorzitter', 'secretaris']

/**
 * May a session be placed so? Gives every refusal, in the order in which the page asks; none: it may. What has exceptions (a free day, papers open for less
 * than a week, another interpreter, something against a wish) passes with a written reason and never without. R-PLN-40 to R-PLN-46.
 */
export function checkPlacement(ask: Placement, facts: PlacementFacts): PlacementRefusal[] {
  const { wensen } = facts
  if (!wensen) return [{ soort: 'hoorwensen ontbreken' }]
  if (wensen.horen !== 'wel') return [{ soort: 'niet horen' }]
  return [...checkMoment(ask, facts), ...checkPeople(ask, facts, wensen), ...checkMeans(ask, wensen), ...checkWishes(ask, facts, wensen)]
}

function checkMoment(ask: Placement, facts: PlacementFacts): PlacementRefusal[] {
  const { begint, eindigt, redenen } = ask
  const dag = dagInAmsterdam(begint)
  const found: PlacementRefusal[] = []
  if (voorbij(ask, facts)) return [{ soort: 'moment is voorbij' }]
  if (eindigt <= begint) return [{ soort: 'einde niet na begin' }]
  if (eindigt.getTime() - begint.getTime() > MAX_MINUTES * 60_000) found.push({ soort: 'te lang' })
  if (isFreeDay(dag) && redenen.dag === '') found.push({ soort: 'vrije dag' })
  if (addDays(dagInAmsterdam(facts.now), INZAGE_DAGEN) > dag && redenen.stukken === '') found.push({ soort: 'stukken te kort open' })
  return found
}

function checkPeople({ erbij, inZaal }: Placement, { zetels, ontbreekt, heeftGemachtigde }: PlacementFacts, wensen: Wishes): PlacementRefusal[] {
  const found: PlacementRefusal[] = []
  const free = (wie: Genodigde): boolean => wie === 'voogd' || wie === 'steunpersoon' || (wie === 'gemachtigde' ? heeftGemachtigde : zetels.includes(wie))
  for (const wie of erbij) if (!free(wie)) found.push({ soort: 'zetel is leeg', wie })
  const mist = quorumVan(ontbreekt).filter((wie) => !erbij.includes(wie) || !free(wie))
  if (mist.length > 0) found.push({ soort: 'quorum', mist })
  if (isKind(wensen) && !(erbij.includes('voogd') && inZaal.includes('voogd'))) found.push({ soort: 'voogd ontbreekt' })
  for (const wie of inZaal) if (!erbij.includes(wie)) found.push({ soort: 'in de zaal en er niet bij', wie })
  const asking = inZaal.filter((wie) => vragers.includes(wie)).length
  if (asking > wensen.vragers) found.push({ soort: 'te veel vragers', hoogstens: wensen.vragers })
  if (asking === 0) found.push({ soort: 'niemand vraagt' })
  return found
}

function checkMeans({ ruimte, tolk, inZaal, redenen }: Placement, wensen: Wishes): PlacementRefusal[] {
  const found: PlacementRefusal[] = []
  if (ruimte && !ruimte.actief) found.push({ soort: 'ruimte niet in gebruik' })
  if (ruimte && ruimte.plaatsen < inZaal.length + 1 + (tolk ? 1 : 0)) found.push({ soort: 'ruimte te klein' })
  if (tolk && !tolk.actief) found.push({ soort: 'tolk niet in gebruik' })
  const waarom = reasonNeeded(tolk, wensen)
  if (waarom && redenen.tolk === '') found.push({ soort: 'tolk zonder reden', waarom })
  return found
}

/** Only a sworn interpreter of the language itself goes without a reason (Wbtv art. 28). */
function reasonNeeded(tolk: Placement['tolk'], { tolkNodig, taal }: Wishes): 'geen' | 'niet beëdigd' | 'andere taal' | null {
  if (!tolk) return tolkNodig ? 'geen' : null
  if (!tolk.talen.includes(taal.toLowerCase())) return 'andere taal'
  return tolk.beedigd ? null : 'niet beëdigd'
}

function checkWishes(ask: Placement, { kanNiet }: PlacementFacts, wensen: Wishes): PlacementRefusal[] {
  const wat = [...againstWishes(ask, wensen), ...kanNiet.map((rol) => `${rolNaam[rol]} kan dan niet`)]
  return wat.length > 0 && ask.redenen.wens === '' ? [{ soort: 'tegen een wens', wat }] : []
}

/** What of a session betrokkene asked otherwise, each in a few words. */
export function againstWishes({ begint, eindigt, ruimte, tolk }: Pick<Placement, 'begint' | 'eindigt' | 'ruimte' | 'tolk'>, wensen: Wishes): string[] {
  const minutes = (eindigt.getTime() - begint.getTime()) / 60_000
  return [
    ...(halfDaysOf(begint, eindigt).some((half) => wensen.kanNiet.includes(half)) ? ['Betrokkene kan dan niet'] : []),
    ...(minutes > wensen.langsteDuur ? [`Langer dan de ${wensen.langsteDuur} minuten die betrokkene aankan`] : []),
    ...(tolk && wensen.geslachtTolk !== 'geen' && tolk.geslacht !== wensen.geslachtTolk ? [`Betrokkene vroeg een ${wensen.geslachtTolk} als tolk`] : []),
    ...(wensen.aparteAankomst && ruimte && !ruimte.eigenIngang ? ['Betrokkene wil apart aankomen, en deze ruimte heeft geen eigen ingang'] : [])
  ]
}

/** The half working days that a session touches; none at the weekend. */
export function halfDaysOf(begint: Date, eindigt: Date): HalveDag[] {
  const weekdag = weekdagen[new Date(`${dagInAmsterdam(begint)}T00:00:00Z`).getUTCDay() - 1]
  if (!weekdag) return []
  return [...(tijdInAmsterdam(begint) < MIDDAG ? [`${weekdag}-ochtend` as const] : []), ...(tijdInAmsterdam(eindigt) > MIDDAG ? [`${weekdag}-middag` as const] : [])]
}

const opsomming = (namen: readonly string[]): string => namen.join(', ').replace(/, ([^,]*)$/, ' en $1')

/** Which field mends a refusal, and what its reader is told: what is wrong and what to do. */
export function placementText(refusal: PlacementRefusal, wensen: Wishes | null): { veld: PlacementField; bericht: string } {
  switch (refusal.soort) {
    case 'hoorwensen ontbreken':
      return { veld: 'datum', bericht: 'Vraag betrokkene eerst hoe zij wil worden gehoord, en leg haar wensen vast.' }
    case 'niet horen':
      return { veld: 'datum', bericht: 'Volgens de wensen hoort het panel niet. De voorzitter beslist daarover. Leg andere wensen vast als het panel toch hoort.' }
    case 'moment is voorbij':
      return { veld: 'datum', bericht: 'Dit moment is al voorbij. Kies een moment dat nog komt.' }
    case 'einde niet na begin':
      return { veld: 'einde', bericht: 'Het einde ligt niet na het begin. Kies een later einde.' }
    case 'te lang':
      return { veld: 'einde', bericht: 'Een zitting duurt niet langer dan 8 uur. Plan liever een tweede zitting.' }
    case 'vrije dag':
      return { veld: 'dagReden', bericht: 'Dit is een dag in het weekend of een feestdag. Kies een werkdag, of schrijf waarom het dan moet.' }
    case 'stukken te kort open':
      return { veld: 'stukkenReden', bericht: `De stukken liggen dan geen ${INZAGE_DAGEN} dagen ter inzage. Kies een latere dag, of schrijf waarom het niet kan wachten en of de gemachtigde daarmee instemt.` }
    case 'zetel is leeg':
      return { veld: 'erbij', bericht: refusal.wie === 'gemachtigde' ? 'Er is nog geen gemachtigde uitgenodigd. Haal het vinkje weg, of nodig eerst uit.' : `De zetel ${rolNaam[refusal.wie]} is leeg. Bezet die eerst.` }
    case 'quorum':
      return { veld: 'erbij', bericht: `Zonder ${opsomming(refusal.mist.map((wie) => rolNaam[wie]))} kan het panel niet horen. Wie niet in de zaal is, luistert ergens anders mee.` }
    case 'voogd ontbreekt':
      return { veld: 'erbij', bericht: 'Bij een kind is de voogd (Nidos) erbij, in de zaal. Zet beide vinkjes bij de voogd.' }
    case 'te veel vragers':
      return { veld: 'inZaal', bericht: `Betrokkene wil ten hoogste ${refusal.hoogstens} mensen die vragen stellen in de zaal. Laat de anderen ergens anders meeluisteren.` }
    case 'niemand vraagt':
      return { veld: 'inZaal', bericht: 'Kies wie in de zaal de vragen stelt.' }
    case 'in de zaal en er niet bij':
      return { veld: 'inZaal', bericht: `${rolNaam[refusal.wie]} staat in de zaal, maar is er niet bij. Zet beide vinkjes, of geen.` }
    case 'ruimte niet in gebruik':
      return { veld: 'ruimte', bericht: 'Deze ruimte is niet meer in gebruik. Kies een andere.' }
    case 'ruimte te klein':
      return { veld: 'ruimte', bericht: 'In deze ruimte passen niet zoveel mensen. Kies een grotere, of laat meer mensen ergens anders meeluisteren.' }
    case 'tolk niet in gebruik':
      return { veld: 'tolk', bericht: 'Deze tolk kan niet meer worden gevraagd. Kies een andere.' }
    case 'tolk zonder reden':
      return { veld: 'tolkReden', bericht: tolkText(refusal.waarom, wensen) }
    case 'tegen een wens':
      return { veld: 'wensReden', bericht: `${opsomming(refusal.wat)}. Kies een ander moment, of schrijf waarom dit toch kan.` }
  }
}

function tolkText(waarom: 'geen' | 'niet beëdigd' | 'andere taal', wensen: Wishes | null): string {
  if (waarom === 'geen') return 'Er is een tolk nodig. Kies er een, of schrijf waarom het zonder kan.'
  if (waarom === 'andere taal') return `Deze tolk spreekt geen ${wensen?.taal ?? 'taal van betrokkene'}. Kies een andere, of schrijf waarom deze taal ook goed is.`
  return 'Deze tolk is niet beëdigd. Kies een beëdigde tolk, of schrijf waarom dat niet kan (Wbtv, artikel 28).'
}

/** Who consents to being heard, for who plans. */
export const consentLine = ({ leeftijdsgroep }: Wishes): string => instemmersInWoorden(groepVan(leeftijdsgroep)?.stemtIn ?? ['betrokkene'])
