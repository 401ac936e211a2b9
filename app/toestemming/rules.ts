import type { Passage } from '~/platform/postvak/bericht'
import type { RegisterRegel, Gevaar, Toestemming } from './schema'

/** A line of the register as it lies on disk. */
export interface Regel {
  versie: number
  /** The account that recorded it. */
  door: string
  op: Date
  inhoud: RegisterRegel
}

/** `wacht`: it can be handed over, or stopped. */
export type Stand = 'wacht' | 'geweigerd' | 'gestopt' | 'overgedragen'

/** A consent, or a danger that was put forward, with what became of it. */
export interface VoornemenOp<Inhoud> {
  versie: number
  door: string
  op: Date
  inhoud: Inhoud
  stand: Stand
  gestopt: { op: Date; reden: string } | null
  overgedragenOp: Date | null
  /** Whether betrokkene knows, as it was recorded last. Asked after acute danger only. */
  ingelicht: { ingelicht: 'ja' | 'nee'; op: string | null; toelichting: string } | null
}

export type Voornemen = VoornemenOp<Toestemming> | VoornemenOp<Gevaar>

export type Refusal = 'onbekend' | 'geweigerd' | 'gestopt' | 'al-overgedragen' | 'geen-toestemming' | 'geen-gevaar' | 'zelf' | 'anders' | 'niet-meer-in-panel' | 'nog-niet-overgedragen' | 'al-ingelicht'
  | 'verslag-anders' | 'passage-onbekend' | 'dag-moet-nog-komen' | 'voor-de-hoorzitting' | 'gemachtigde-niet-gevraagd'
export type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal }

const yes = <Value>(value: Value): Result<Value> => ({ ok: true, value })
const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

/** Consent that was asked, or a danger that was put forward: it can lead to handing over. */
const isOpening = (inhoud: RegisterRegel): inhoud is Toestemming | Gevaar => inhoud.schema === 'weging-toestemming/v1' || inhoud.schema === 'weging-acuut-gevaar/v1'

export const isGevaar = (voornemen: Voornemen): voornemen is VoornemenOp<Gevaar> => voornemen.inhoud.schema === 'weging-acuut-gevaar/v1'

/** What stands open and what became of it, in the order in which it was recorded. */
export function foldRegister(regels: readonly Regel[]): Voornemen[] {
  const voornemens = new Map<number, Voornemen>()
  for (const { versie, door, op, inhoud } of [...regels].sort((one, other) => one.versie - other.versie)) {
    if (isOpening(inhoud)) {
      const geweigerd = inhoud.schema === 'weging-toestemming/v1' && inhoud.antwoord === 'nee'
      voornemens.set(versie, { versie, door, op, inhoud, stand: geweigerd ? 'geweigerd' : 'wacht', gestopt: null, overgedragenOp: null, ingelicht: null } as Voornemen)
      continue
    }
    const voornemen = voornemens.get(inhoud.van)
    if (!voornemen) throw new Error('Een regel van het register wijst naar iets dat er niet is')
    voornemens.set(inhoud.van, { ...voornemen, ...changeBy(inhoud, op) })
  }
  return [...voornemens.values()]
}

function changeBy(inhoud: Exclude<RegisterRegel, Toestemming | Gevaar>, op: Date): Partial<Pick<Voornemen, 'stand' | 'gestopt' | 'overgedragenOp' | 'ingelicht'>> {
  switch (inhoud.schema) {
    case 'weging-overdragen-stopt/v1':
      return { stand: 'gestopt', gestopt: { op, reden: inhoud.reden } }
    case 'weging-overgedragen/v1':
      return { stand: 'overgedragen', overgedragenOp: op }
    case 'weging-betrokkene-ingelicht/v1':
      return { ingelicht: { ingelicht: inhoud.ingelicht, op: inhoud.op, toelichting: inhoud.toelichting } }
    case 'weging-gevaar-bevestigd/v1':
      return {}
  }
}

function findWaiting(voornemens: readonly Voornemen[], van: number): Result<Voornemen> {
  const voornemen = voornemens.find(({ versie }) => versie === van)
  if (!voornemen) return no('onbekend')
  if (voornemen.stand === 'overgedragen') return no('al-overgedragen')
  return voornemen.stand === 'wacht' ? yes(voornemen) : no(voornemen.stand)
}

/** May this be stopped? Until it is handed over, and once (R-WAL-33). */
export const mayStop = (voornemens: readonly Voornemen[], van: number): Result<Voornemen> => findWaiting(voornemens, van)

/** May this be handed over on consent? Only on a yes that stands. At acute danger it is not for one person (R-WAL-34). */
export function mayHandOver(voornemens: readonly Voornemen[], van: number): Result<VoornemenOp<Toestemming>> {
  const found = findWaiting(voornemens, van)
  if (!found.ok) return found
  return isGevaar(found.value) ? no('geen-toestemming') : yes(found.value)
}

/** Who confirms acute danger; `eersteZit`: who put it forward still holds that seat. */
export interface Tweede {
  account: string
  zetel: 'voorzitter' | 'secretaris'
  eersteZit: boolean
  /** The hash of what stood on this person's screen. */
  sha256: string
}

/** May this person be the second of the two? Another person, in the other seat, over the same content (R-WAL-34). */
export function mayConfirm(voornemens: readonly Voornemen[], van: number, { account, zetel, eersteZit, sha256 }: Tweede): Result<VoornemenOp<Gevaar>> {
  const found = findWaiting(voornemens, van)
  if (!found.ok) return found
  const voornemen = found.value
  if (!isGevaar(voornemen)) return no('geen-gevaar')
  if (voornemen.door === account || voornemen.inhoud.zetel === zetel) return no('zelf')
  if (!eersteZit) return no('niet-meer-in-panel')
  return voornemen.inhoud.sha256 === sha256 ? yes(voornemen) : no('anders')
}

/** May it be recorded that betrokkene knows, or why not? After acute danger; until she knows (R-WAL-35). */
export function mayInform(voornemens: readonly Voornemen[], van: number): Result<VoornemenOp<Gevaar>> {
  const voornemen = voornemens.find(({ versie }) => versie === van)
  if (!voornemen) return no('onbekend')
  if (!isGevaar(voornemen)) return no('geen-gevaar')
  if (voornemen.stand !== 'overgedragen') return no('nog-niet-overgedragen')
  return voornemen.ingelicht?.ingelicht === 'ja' ? no('al-ingelicht') : yes(voornemen)
}

/** The chosen paragraphs of the fixed verslag, word for word; `versie` is the one that stood on the screen (R-WAL-32). */
export function copyPassages(verslag: { versie: number; alineas: readonly string[] } | null, versie: number, gekozen: readonly number[]): Result<Passage[]> {
  if (!verslag || verslag.versie !== versie) return no('verslag-anders')
  const passages = gekozen.flatMap((alinea) => {
    const tekst = verslag.alineas[alinea - 1]
    return tekst === undefined ? [] : [{ alinea, tekst }]
  })
  return passages.length === gekozen.length && passages.length > 0 ? yes(passages) : no('passage-onbekend')
}

/** When was it asked: on days that have been, not before the hearing; of the gemachtigde too, when there is one. Days in Amsterdam, ISO. */
export interface Gevraagd {
  gevraagdOp: string
  gemachtigdeGevraagdOp: string | null
  heeftGemachtigde: boolean
  gehoordOp: string
  vandaag: string
}

export function checkAsked({ gevraagdOp, gemachtigdeGevraagdOp, heeftGemachtigde, gehoordOp, vandaag }: Gevraagd): Result<undefined> {
  if (heeftGemachtigde && gemachtigdeGevraagdOp === null) return no('gemachtigde-niet-gevraagd')
  const dagen = [gevraagdOp, ...(gemachtigdeGevraagdOp === null ? [] : [gemachtigdeGevraagdOp])]
  if (dagen.some((dag) => dag > vandaag)) return no('dag-moet-nog-komen')
  return dagen.some((dag) => dag < gehoordOp) ? no('voor-de-hoorzitting') : yes(undefined)
}

/** What the reader is told: what is wrong and what to do. */
export const refusalText: Readonly<Record<Refusal, string>> = {
  onbekend: 'Dit staat niet in dit dossier. Open deze pagina opnieuw.',
  geweigerd: 'Betrokkene gaf hiervoor geen toestemming. Het gaat niet verder.',
  gestopt: 'Dit is gestopt. Vraag betrokkene opnieuw als zij het nu wel wil.',
  'al-overgedragen': 'Dit is al overgedragen. Terugnemen kan niet meer.',
  'geen-toestemming': 'Hiervoor gaf betrokkene geen toestemming. Voorzitter en secretaris bevestigen het gevaar samen.',
  'geen-gevaar': 'Dit hoort bij toestemming, niet bij acuut gevaar.',
  zelf: 'U legde dit zelf voor. De voorzitter en de secretaris bevestigen elk apart; de ander is nu aan de beurt.',
  anders: 'Wat hier staat is niet wat op uw scherm stond. Lees het opnieuw en bevestig dan.',
  'niet-meer-in-panel': 'Wie dit voorlegde zit niet meer in het panel. Stop dit en leg het opnieuw voor.',
  'nog-niet-overgedragen': 'Dit is nog niet overgedragen. Er is nog niets te vertellen.',
  'al-ingelicht': 'Er staat al dat betrokkene is ingelicht.',
  'verslag-anders': 'Het verslag is intussen anders. Open deze pagina opnieuw en kies opnieuw.',
  'passage-onbekend': 'Een gekozen passage staat niet in het verslag. Open deze pagina opnieuw en kies opnieuw.',
  'dag-moet-nog-komen': 'Deze dag moet nog komen. Kies de dag waarop het is gevraagd.',
  'voor-de-hoorzitting': 'Dat is voor de hoorzitting. Vraag het pas als zij is gehoord en het verslag er is.',
  'gemachtigde-niet-gevraagd': 'Betrokkene heeft een gemachtigde. Vraag het eerst aan hem of haar, en vul in wanneer u dat deed.'
}
