import type { Fase, RondeSoort, Zetel } from './schema'

/**
 * What the access policy looks at, for one person and one dossier. `null` for the whole means: this dossier does not
 * exist. Absence of a membership and absence of a dossier lead to the same refusal (R-TOE-1).
 */
export interface DossierFacts {
  dossierId: string
  kenmerk: string
  fase: Fase
  coordinatorId: string | null
  /** This person replaces that coördinator today, and has no other part here (R-DOS-52). */
  vervangt: boolean
  /** The membership of this person in this dossier, while it lasts. */
  lid: { id: string; zetel: Zetel; verklaring: 'open' | 'geen_belang' | 'belang' } | null
  /** This person was asked to read the weighing that counts now a second time, and the term is not over. Null for whoever has or had another part here. */
  tegenlezer: { id: string; hoedanigheid: string; verklaring: 'open' | 'geen_belang'; beantwoord: boolean; uiterlijk: string } | null
  /** This person represents betrokkene here, or works for who does, as long as that lasts. */
  gemachtigd: boolean
  /** On whose side this person stands here: of betrokkene, as what, and whether as advocaat or arts. Null for everybody else. */
  namens: { als: 'gemachtigde' | 'kantoorgenoot' | 'betrokkene'; beroep: 'advocaat' | 'arts' | 'anders' } | null
  /** Facts and contra-indications were put to the gemachtigde or to betrokkene, for the advies that is being written. */
  reactieGevraagd: boolean
  /** The latest round. */
  ronde: { id: string; nummer: number; soort: RondeSoort; onthuld: boolean } | null
  /** The latest round that was revealed: another one may be going on, sealed. */
  onthuldeRonde: { id: string; nummer: number } | null
  /** The voorzitter made this dossier urgent: shorter terms. */
  spoed: boolean
  /** `nalezen`: nobody types any more; betrokkene reads the concept of the verslag and can have corrections put beside it. */
  hoorzitting: { id: string; staat: 'gepland' | 'nalezen' | 'vastgesteld' | 'afgezien' } | null
  advies: { id: string; versie: number; staat: 'concept' | 'bevroren' | 'wacht_op_tijdstempel' | 'verzegeld' | 'uitgebracht' } | null
}

/** Where this person's dossier begins: the overview, or for who was asked for a second reading the one page that is theirs. */
export const dossierBegin = ({ dossierId, lid, tegenlezer }: DossierFacts): string => `/dossiers/${dossierId}${!lid && tegenlezer ? '/tegenlezing' : ''}`
