import type { z } from 'zod'
import type { conclusieVoorgelegdSchema, medischeToestemmingSchema, MedischeRegel } from './schema'

/** A line of the register as it lies on disk. */
export interface Regel {
  versie: number
  op: Date
  inhoud: MedischeRegel
}

export interface Conclusie {
  versie: number
  op: Date
  tekst: string
  /** How and when it was shown to betrokkene or the gemachtigde; null: not yet, and then nobody else reads it (R-STU-27). */
  voorgelegd: Pick<z.infer<typeof conclusieVoorgelegdSchema>, 'aan' | 'op' | 'hoe' | 'opmerking'> | null
}

/** What holds now for one medical paper. */
export interface MedischeStand {
  /** The last answer of betrokkene; null when she was not asked yet. */
  toestemming: { versie: number; op: Date; inhoud: z.infer<typeof medischeToestemmingSchema>; ingetrokken: { op: Date; reden: string } | null } | null
  conclusie: Conclusie | null
}

export type MedischeWeigering =
  | 'onbekend' | 'geen-big' | 'lezer-onbekend' | 'dag-moet-nog-komen' | 'gemachtigde-niet-gevraagd' | 'geen-gemachtigde' | 'geen-toestemming' | 'lezer-zonder-toestemming' | 'eerst-lezen'
  | 'conclusie-anders' | 'al-voorgelegd'

const leeg: MedischeStand = { toestemming: null, conclusie: null }

/** Where each medical paper stands, by its number. The last answer of betrokkene about a paper is the one that counts. */
export function foldMedisch(regels: readonly Regel[]): Map<number, MedischeStand> {
  const standen = new Map<number, MedischeStand>()
  for (const { versie, op, inhoud } of [...regels].sort((one, other) => one.versie - other.versie)) {
    const stand = standen.get(inhoud.stuk) ?? leeg
    standen.set(inhoud.stuk, change(stand, versie, op, inhoud))
  }
  return standen
}

function change(stand: MedischeStand, versie: number, op: Date, inhoud: MedischeRegel): MedischeStand {
  switch (inhoud.schema) {
    case 'weging-medische-toestemming/v1':
      return { ...stand, toestemming: { versie, op, inhoud, ingetrokken: null } }
    case 'weging-medische-toestemming-ingetrokken/v1':
      return { ...stand, toestemming: stand.toestemming && { ...stand.toestemming, ingetrokken: { op, reden: inhoud.reden } } }
    case 'weging-medische-conclusie/v1':
      return { ...stand, conclusie: { versie, op, tekst: inhoud.tekst, voorgelegd: null } }
    case 'weging-medische-conclusie-voorgelegd/v1':
      return { ...stand, conclusie: stand.conclusie && { ...stand.conclusie, voorgelegd: { aan: inhoud.aan, op: inhoud.op, hoe: inhoud.hoe, opmerking: inhoud.opmerking } } }
    case 'weging-medisch-stuk-geopend/v1':
      return stand
  }
}

/** Whom betrokkene lets read this paper now: memberships. Empty without a yes that stands (R-STU-22). */
export const lezersMet = (stand: MedischeStand | undefined): readonly string[] =>
  stand?.toestemming && stand.toestemming.ingetrokken === null && stand.toestemming.inhoud.antwoord === 'ja' ? stand.toestemming.inhoud.lezers.map(({ lid }) => lid) : []

/** The conclusion line that the panel may read: written, shown first, and on a consent that stands (R-STU-27). */
export const leesbareConclusie = (stand: MedischeStand | undefined): Conclusie | null => (stand?.conclusie?.voorgelegd && lezersMet(stand).length > 0 ? stand.conclusie : null)

export interface Zetelhouder {
  lid: string
  zetel: string
  big: boolean
}

/** Who opens medical papers: the member from care who is registered in the BIG register (R-STU-23). */
export const isMedischLezer = ({ zetel, big }: Pick<Zetelhouder, 'zetel' | 'big'>): boolean => zetel === 'zorg' && big

export interface Gevraagd {
  gevraagdOp: string
  gemachtigdeGevraagdOp: string | null
  heeftGemachtigde: boolean
  vandaag: string
}

/** May this answer of betrokkene be recorded? */
export function checkConsent({ antwoord, lezers }: { antwoord: 'ja' | 'nee'; lezers: readonly string[] }, zetels: readonly Zetelhouder[], asked: Gevraagd): MedischeWeigering | null {
  const { gevraagdOp, gemachtigdeGevraagdOp, heeftGemachtigde, vandaag } = asked
  if (heeftGemachtigde && gemachtigdeGevraagdOp === null) return 'gemachtigde-niet-gevraagd'
  if (gevraagdOp > vandaag || (gemachtigdeGevraagdOp ?? '') > vandaag) return 'dag-moet-nog-komen'
  if (antwoord === 'nee') return null
  if (lezers.some((lid) => !zetels.some((zetel) => zetel.lid === lid))) return 'lezer-onbekend'
  // Without a reader who may open it nobody could read what she agreed to.
  return zetels.some((zetel) => lezers.includes(zetel.lid) && isMedischLezer(zetel)) ? null : 'geen-big'
}

/** What the reader is told: what is wrong and what to do. */
export const medischeWeigeringText: Readonly<Record<MedischeWeigering, string>> = {
  onbekend: 'Dit staat niet in dit dossier. Open deze pagina opnieuw.',
  'geen-big': 'Kies ook het lid zorg met een BIG-registratie: alleen dat lid opent een medisch stuk. Heeft niemand die, vul dan eerst de zetel zorg opnieuw.',
  'lezer-onbekend': 'Wie u koos zit niet meer in het panel. Open deze pagina opnieuw en vraag het betrokkene zo nodig nog eens.',
  'dag-moet-nog-komen': 'Deze dag moet nog komen. Kies de dag waarop het was.',
  'gemachtigde-niet-gevraagd': 'Betrokkene heeft een gemachtigde. Vraag het eerst aan hem of haar, en vul in wanneer u dat deed.',
  'geen-gemachtigde': 'Betrokkene heeft geen gemachtigde. Leg de conclusie voor aan betrokkene.',
  'geen-toestemming': 'Er is geen toestemming van betrokkene die nu geldt. Vraag haar eerst.',
  'lezer-zonder-toestemming': 'Betrokkene gaf voor deze lezer geen toestemming. Vraag haar eerst.',
  'eerst-lezen': 'Open en lees eerst het stuk.',
  'conclusie-anders': 'De conclusie is intussen anders. Open deze pagina opnieuw en leg voor wat er nu staat.',
  'al-voorgelegd': 'Er staat al hoe deze conclusie is voorgelegd.'
}
