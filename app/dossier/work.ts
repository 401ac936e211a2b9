import { uncapital } from '~/platform/letters/rules'
import type { Fase, Hoedanigheid, RondeSoort, Zetel } from './schema'
import { eindigtZaak, uitgangen, type UitgangSoort } from './uitgangen'

/** What the worklist knows of one dossier for one person: never more than that person may see (law 2). */
export interface WerkRegel {
  dossierId: string
  kenmerk: string
  fase: Fase
  /** As what this person takes part; `coordinator` also for a dossier that nobody took yet. */
  rol: Zetel | 'coordinator' | 'tegenlezer'
  verklaring: 'open' | 'geen_belang' | 'belang' | null
  hoorzitting: 'gepland' | 'nalezen' | 'vastgesteld' | 'afgezien' | null
  hoorzittingOp: string | null
  /** What betrokkene said last about being heard; null before she was asked. */
  hoorWens: 'wel' | 'niet' | 'eerdere-opname' | null
  /** How the hearing stands with its term, for the coördinator; absent where nobody looked (app/hoorzitting/plannen/hearing-risk.server.ts). */
  horen?: HoorzittingWerk | undefined
  /** The kind of the latest round; null before there is one. */
  rondeSoort: RondeSoort | null
  /** How the own sheet of the round that is going on stands; `criteria`, `stuk` and `verslag`: there is more to judge, so it must be confirmed or changed. */
  stand: 'geen' | 'criteria' | 'stuk' | 'verslag' | 'telt'
  /** Did this person give a standpunt since the last reveal, approve this advies? Only one's own. */
  standpunt: boolean
  akkoord: boolean
  adviesStaat: 'concept' | 'bevroren' | 'wacht_op_tijdstempel' | 'verzegeld' | 'uitgebracht' | null
  /** Every member approved the frozen advies. */
  allesAkkoord: boolean
  /** The letter to betrokkene about this text is recorded. */
  briefKlaar: boolean
  /** Who was asked to react to facts and contra-indications, or that an answer came; for voorzitter and secretaris, while the advies is written. */
  reactie: 'gemachtigde' | 'betrokkene' | 'ontvangen' | null
  /** No member's end view is *aannemelijk*: whatever the panel concludes, a reaction must be asked first. For the same two, at the same time. */
  reactieNodig: boolean
  /** The capacity in which a second reader was asked; null for everybody else. */
  leestAls: Hoedanigheid | null
  /** The last day (`JJJJ-MM-DD`) of the second reading that is going on, for the reader and for the voorzitter. */
  lezingTot: string | null
  /** The second reader answered. */
  lezingKlaar: boolean
  /**
   * How the second reading stands, for the voorzitter while the advies is written: everybody's end view is *niet aannemelijk* and nobody was asked; asked;
   * to be asked anew, because the term is over or it was handed back; the reader has questions. null: nothing to do about it.
   */
  tegenlezing: 'nodig' | 'gevraagd' | 'opnieuw' | 'vragen' | null
  /** The decider asked the panel something that nobody answered yet. */
  vraagOpen: boolean
  /** Somebody declared a conflict: the seat must be filled again. */
  zetelLeeg: boolean
  /** Until when (`JJJJ-MM-DD`) this person must call betrokkene after a session; null when nothing waits for them (R-HRZ-69). */
  zorgBellen: string | null
  /** The last session was stopped on request, and no other is planned; for the coördinator (R-HRZ-54). */
  zittingGestopt: boolean
  /** What the concept of the verslag waits for, for voorzitter and secretaris: to be offered, for betrokkene, or to be fixed. */
  nalezing: 'aanbieden' | 'loopt' | 'vaststellen' | null
  /** The other of voorzitter and secretaris put forward acute danger, and waits for this person. */
  gevaarWacht: boolean
  /** An objection to a member waits for this person's decision: for the voorzitter, and for the coördinator when it is about the voorzitter. */
  bezwaarWacht: boolean
  /** A paper that came late waits for the voorzitter. */
  laatStuk: boolean
  /** Papers that the side of betrokkene cannot read yet while a hearing is planned; for the coördinator, with the last day for it. */
  inzageTot: string | null
  /** The first term of a track that is late or ends within a week: every one for the coördinator, for the panel one that binds it (R-KET-26). Absent where nobody looked. */
  spoorTermijn?: { naam: string; uiterlijk: string } | null
  /** The exit that stands; absent or null while the case is on its course. */
  uitgang?: UitgangSoort | null
  /** A session is planned that has not begun; for the coördinator. */
  zittingStaat: boolean
  /** How many signals nobody looked at yet; for the coördinator, 0 for everybody else (R-KET-125). */
  knelpunten: number
}

/** Where the planning of a hearing stands. */
export interface HoorzittingWerk {
  wensen: 'onbekend' | 'ja' | 'niet'
  gepland: boolean
  /** A session is planned for which somebody of the panel is not booked any more. */
  quorumMist: boolean
  /** The term stands still: the case is off its course (R-DOS-50). */
  stil: boolean
  /** The last day of the term; null while the file is not complete, and while it stands still. */
  uiterlijk: string | null
  /** Whether the first moment that is possible, or the one that is planned, meets the term: with room, hardly, or not. */
  risico: 'ruim' | 'krap' | 'mist' | null
}

export interface Taak {
  /** What waits, as an infinitive: "Intake doen". */
  wat: string
  /** What the button says. */
  knop: string
  /** Under /dossiers/<id>/; empty for the overview. */
  pad: string
  /** The last day for it, `JJJJ-MM-DD`. */
  uiterlijk?: string
}

/** The steps of the procedure as the bar shows them. */
export const stappen = ['Intake', 'Panel', 'Beoordelen en horen', 'Weging', 'Advies', 'Uitgebracht'] as const

const stapVan: Record<Fase, number> = {
  nieuw: 1,
  intake: 1,
  panel: 2,
  beoordeling: 3,
  weging: 4,
  advies: 5,
  uitgebracht: 6,
  afgesloten: 7,
  niet_in_behandeling: 7
}

/** Where the dossier stands: step 1–6, 7 when all is done. */
export const stapNummer = (fase: Fase): number => stapVan[fase]

const taak = (wat: string, knop: string, pad: string): Taak => ({ wat, knop, pad })

/** What waits for this person in this dossier, or null when others must act first. One next step, never two (R-DOS-5). */
export function taakVoor(regel: WerkRegel): Taak | null {
  if (regel.zorgBellen !== null && kanBellen(regel) && !regel.gevaarWacht && regel.verklaring !== 'open' && regel.verklaring !== 'belang') return { ...taak('Betrokkene bellen na de zitting', 'Naar nazorg', 'nazorg'), uiterlijk: regel.zorgBellen }
  // A case that ended waits for nobody; acute danger still does, and what its coördinator must call off or read.
  if (hasEnded(regel) && !regel.gevaarWacht) return regel.rol === 'coordinator' ? taakNaEinde(regel) : null
  if (regel.rol === 'coordinator') return taakVoorKnelpunt(regel) ?? taakVoorCoordinator(regel) ?? taakVoorSpoor(regel)
  if (regel.rol === 'tegenlezer') return taakVoorTegenlezer(regel)
  if (regel.verklaring === 'open') return taak('Verklaren dat u geen belang hebt', 'Verklaring geven', 'verklaring')
  if (regel.verklaring === 'belang') return null
  if (regel.rol === 'voorzitter') return taakVoorVoorzitter(regel)
  if (regel.rol === 'secretaris') return taakVoorSecretaris(regel)
  return taakVoorLid(regel)
}

/** She who died or left without a word is not called; in every other case that ended she is (R-HRZ-69). */
const kanBellen = ({ uitgang }: Pick<WerkRegel, 'uitgang'>): boolean => uitgang !== 'overleden' && uitgang !== 'onbekend-vertrokken'

const hasEnded = ({ uitgang }: Pick<WerkRegel, 'uitgang'>): boolean => uitgang !== null && uitgang !== undefined && eindigtZaak(uitgang)

/** A session that nobody called off keeps the room and the people (R-DOS-51). */
const taakNaEinde = (regel: WerkRegel): Taak | null => (regel.zittingStaat ? taak('Zitting laten vervallen', 'Naar de hoorzitting', 'hoorzitting') : taakVoorKnelpunt(regel))

/** Somebody of the dossier is stuck: a minute to read, and before that nobody knows how much it is (R-KET-125). */
const taakVoorKnelpunt = ({ knelpunten }: WerkRegel): Taak | null =>
  knelpunten > 0 ? taak(knelpunten === 1 ? 'Signaal van een knelpunt lezen' : `${knelpunten} signalen van knelpunten lezen`, 'Naar de signalen', 'knelpunt') : null

/** What the chain waits for, when nothing of the panel does (R-KET-26). */
const taakVoorSpoor = ({ spoorTermijn }: WerkRegel): Taak | null =>
  spoorTermijn ? { ...taak(`Termijn bewaken: ${uncapital(spoorTermijn.naam)}`, 'Naar het spoor', 'spoor'), uiterlijk: spoorTermijn.uiterlijk } : null

const zetelBezetten = taak('Een zetel opnieuw bezetten', 'Zetel bezetten', 'panel')

function taakVoorCoordinator(regel: WerkRegel): Taak | null {
  switch (regel.fase) {
    case 'nieuw':
      return taak('Nieuw dossier aannemen', 'Bekijken', '')
    case 'intake':
      return taak('Intake doen', 'Intake doen', 'intake')
    case 'panel':
      return taak('Panel samenstellen', 'Panel samenstellen', 'panel')
    case 'weging':
    case 'advies':
      if (regel.zetelLeeg) return zetelBezetten
      return regel.bezwaarWacht ? bezwaarBeslissen : null
    case 'beoordeling':
      if (regel.zetelLeeg) return zetelBezetten
      if (regel.bezwaarWacht) return bezwaarBeslissen
      // It was held already: what had to be read before it is past.
      if (regel.zittingGestopt) return taak('Een volgende zitting plannen: de laatste is op verzoek gestopt', 'Zitting plannen', 'hoorzitting')
      if (regel.inzageTot !== null) return { ...taak('Stukken ter inzage leggen', 'Naar inzage', 'inzage'), uiterlijk: regel.inzageTot }
      return taakVoorHoren(regel)
    default:
      return null
  }
}

const bezwaarBeslissen = taak('Beslissen op een bezwaar tegen een lid', 'Naar het bezwaar', 'bezwaren')
const laatStukBeslissen = taak('Beslissen of een laat stuk nog meetelt', 'Naar het stuk', 'inzage')

const verslagVaststellen = taak('Verslag vaststellen', 'Naar het verslag', 'verslag')
const inGevaar = { ruim: '', krap: ': de termijn komt in gevaar', mist: ': de termijn wordt niet gehaald' } as const

/** Her wishes come first; then a moment, with a warning before it is too late; then who is missing at a moment that was chosen (R-PLN-56, R-PLN-57). */
function taakVoorHoren({ hoorzitting, hoorzittingOp, hoorWens, horen }: WerkRegel): Taak | null {
  if (hoorzitting !== null && hoorzitting !== 'gepland') return null
  const gepland = hoorzittingOp !== null
  if (hoorWens === null) return gepland ? null : { ...taak('Hoorwensen vragen', 'Hoorwensen vastleggen', 'hoorzitting/wensen'), ...term(horen) }
  // Not hearing is for the voorzitter to decide.
  if (hoorWens !== 'wel') return null
  if (!gepland) return { ...taak(`Hoorzitting plannen${horen?.stil ? ': de termijn staat stil' : inGevaar[horen?.risico ?? 'ruim']}`, 'Hoorzitting plannen', 'hoorzitting'), ...term(horen) }
  return horen?.quorumMist ? taak('Zitting opnieuw plannen: er ontbreekt iemand van het panel', 'Naar de hoorzitting', 'hoorzitting') : null
}

const term = (horen: HoorzittingWerk | undefined): Pick<Taak, 'uiterlijk'> => (horen?.uiterlijk ? { uiterlijk: horen.uiterlijk } : {})

/** Whether this comes before what waits longer: its term is in danger. */
export const isInGevaar = ({ rol, hoorzitting, hoorzittingOp, horen }: WerkRegel): boolean =>
  rol === 'coordinator' && (hoorzitting === null || hoorzitting === 'gepland') && ((hoorzittingOp === null && (horen?.risico === 'krap' || horen?.risico === 'mist')) || horen?.quorumMist === true)

const gevaarBevestigen = taak('Acuut gevaar: kijk of u dit bevestigt', 'Nu bekijken', 'overdragen')

const isNogTeHoren = ({ hoorzitting }: WerkRegel): boolean => hoorzitting === null || hoorzitting === 'gepland'

function taakVoorVoorzitter(regel: WerkRegel): Taak | null {
  if (regel.gevaarWacht) return gevaarBevestigen
  if (regel.bezwaarWacht) return bezwaarBeslissen
  if (regel.laatStuk) return laatStukBeslissen
  if (regel.fase === 'beoordeling' && isNogTeHoren(regel) && (regel.hoorWens === 'niet' || regel.hoorWens === 'eerdere-opname')) return taak('Beslissen of het panel hoort', 'Beslissen', 'afzien')
  if (regel.fase === 'beoordeling' && regel.hoorzitting === 'gepland') return taak('De hoorzitting leiden', 'Naar de zitting', 'zitting')
  if (regel.nalezing === 'vaststellen') return verslagVaststellen
  if (regel.fase === 'weging') return taak('Weging leiden en vastleggen', 'Naar de weging', 'weging')
  return taakVoorAdvies(regel)
}

function taakVoorSecretaris(regel: WerkRegel): Taak | null {
  if (regel.gevaarWacht) return gevaarBevestigen
  if (regel.fase === 'beoordeling' && regel.hoorzitting === 'gepland') return taak('Verslag van de hoorzitting schrijven', 'Naar de zitting', 'zitting')
  if (regel.nalezing === 'aanbieden') return taak('Betrokkene het verslag laten nalezen', 'Naar het verslag', 'verslag')
  if (regel.nalezing === 'vaststellen') return verslagVaststellen
  const brief = !regel.briefKlaar && ((regel.adviesStaat === 'bevroren' && !regel.allesAkkoord) || regel.adviesStaat === 'wacht_op_tijdstempel' || regel.adviesStaat === 'verzegeld')
  return brief ? taak('Brief aan betrokkene schrijven', 'Naar de brief', 'brief') : taakVoorAdvies(regel)
}

function taakVoorAdvies(regel: WerkRegel): Taak | null {
  // A new round is going on: the draft waits for it.
  if (regel.fase === 'beoordeling') return null
  if (regel.adviesStaat === 'concept') return taakVoorHetLaatste(regel) ?? taak('Advies schrijven', 'Naar het advies', 'advies')
  if (regel.adviesStaat === 'bevroren' && regel.allesAkkoord) return taak('Advies verzegelen', 'Naar het advies', 'advies')
  if (regel.adviesStaat === 'wacht_op_tijdstempel') return taak('Wachten op het tijdstempel van het advies', 'Naar het advies', 'advies')
  // Without the letter it waits for the secretaris (R-ADV-137).
  if (regel.adviesStaat === 'verzegeld' && regel.briefKlaar) return taak('Advies uitbrengen', 'Naar het advies', 'advies')
  if (regel.vraagOpen) return taak('Vraag van de IND beantwoorden', 'Naar de vraag', 'vragen')
  return null
}

/** What an advies that is hard to hear waits for. The reaction has the longer term, so it is asked first; reading it comes last. */
const taakVoorHetLaatste = (regel: WerkRegel): Taak | null =>
  (regel.reactie === null ? taakVoorReactie(regel) : null) ?? taakVoorTegenlezing(regel) ?? taakVoorReactie(regel)

/** The second reading waits for the voorzitter: to ask for it, to ask somebody else, to answer. Waiting for the reader is no task. */
function taakVoorTegenlezing({ tegenlezing }: WerkRegel): Taak | null {
  if (tegenlezing === 'nodig') return taak('Tegenlezing vragen', 'Tegenlezing vragen', 'tegenlezing')
  if (tegenlezing === 'opnieuw') return taak('Een andere tegenlezer vragen', 'Naar de tegenlezing', 'tegenlezing')
  return tegenlezing === 'vragen' ? taak('Vragen van de tegenlezer beantwoorden', 'Naar de vragen', 'tegenlezing') : null
}

function taakVoorTegenlezer({ lezingKlaar, lezingTot, verklaring }: WerkRegel): Taak | null {
  if (lezingKlaar || lezingTot === null) return null
  const wat = verklaring === 'open' ? 'Tegenlezing: verklaren dat u geen belang hebt' : 'De weging tegenlezen'
  return { ...taak(wat, 'Naar de tegenlezing', 'tegenlezing'), uiterlijk: lezingTot }
}

/** The reaction waits for who must act: ask for it, write down what betrokkene said herself, read what came. Waiting for it is no task. */
function taakVoorReactie({ rol, reactie, reactieNodig }: WerkRegel): Taak | null {
  if (reactie === 'ontvangen') return taak('Reactie lezen en advies afmaken', 'Naar de reactie', 'reactie')
  if (reactie === 'betrokkene' && rol === 'secretaris') return taak('Reactie van betrokkene vastleggen', 'Naar de reactie', 'reactie')
  return reactie === null && reactieNodig ? taak('Reactie vragen op feiten en contra-indicaties', 'Reactie vragen', 'reactie') : null
}

function taakVoorLid(regel: WerkRegel): Taak | null {
  if (regel.fase === 'beoordeling') {
    // Handed in on the papers: the hearing is what comes next, and where the own notes are made (R-DOS-5).
    if (regel.stand === 'telt') return regel.rondeSoort === 'op_stukken' && regel.hoorzitting === 'gepland' ? taak('De hoorzitting voorbereiden', 'Naar de zitting', 'zitting') : null
    if (regel.stand === 'criteria') return taak('Uw beoordeling aanpassen: de criteria zijn veranderd', 'Verder beoordelen', 'beoordeling')
    if (regel.stand === 'stuk') return taak('Uw beoordeling bevestigen of aanpassen: de stukken zijn veranderd', 'Verder beoordelen', 'beoordeling')
    if (regel.stand === 'verslag') return taak('Uw beoordeling bevestigen of aanpassen na de hoorzitting', 'Verder beoordelen', 'beoordeling')
    if (regel.rondeSoort === 'op_stukken') return taak('Uw beoordeling op de stukken indienen', 'Verder beoordelen', 'beoordeling')
    return regel.hoorzitting === 'gepland' || regel.hoorzitting === 'nalezen' || regel.hoorzitting === null
      ? taak('Uw beoordeling voorbereiden', 'Verder beoordelen', 'beoordeling')
      : taak('Uw beoordeling indienen', 'Verder beoordelen', 'beoordeling')
  }
  if (regel.fase === 'weging') return regel.standpunt ? null : taak('Samen wegen en uw standpunt vastleggen', 'Naar de weging', 'weging')
  if (regel.adviesStaat === 'concept' && !regel.standpunt) return taak('Uw eindoordeel vastleggen', 'Naar de weging', 'weging')
  if (regel.adviesStaat === 'concept') return taak('Meelezen met het advies', 'Naar het advies', 'advies')
  if (regel.adviesStaat === 'bevroren' && !regel.akkoord) return taak('Advies goedkeuren met uw passkey', 'Advies goedkeuren', 'advies')
  return null
}

/** In which capacity this person does what waits in this dossier; a second reader in the one in which they were asked. */
export const hoedanigheidVan = ({ rol, leestAls }: Pick<WerkRegel, 'rol' | 'leestAls'>): Hoedanigheid | null => (rol === 'tegenlezer' ? leestAls : hoedanigheidVanRol[rol])

const hoedanigheidVanRol: Record<Exclude<WerkRegel['rol'], 'tegenlezer'>, Hoedanigheid> = {
  coordinator: 'coordinator',
  voorzitter: 'voorzitter',
  secretaris: 'secretaris',
  IND: 'panellid-ind',
  zorg: 'panellid-zorg',
  politie: 'panellid-politie'
}

/** Where the dossier stands, in words. */
export const staatInWoorden = (regel: Pick<WerkRegel, 'fase' | 'hoorzitting' | 'adviesStaat' | 'rondeSoort' | 'uitgang'>): string => (regel.uitgang ? `${uitgangen[regel.uitgang]}; ${onItsCourse(regel).toLowerCase()}` : onItsCourse(regel))

function onItsCourse(regel: Pick<WerkRegel, 'fase' | 'hoorzitting' | 'adviesStaat' | 'rondeSoort'>): string {
  switch (regel.fase) {
    case 'nieuw':
      return 'Nieuw aangemeld'
    case 'intake':
      return 'Intake'
    case 'panel':
      return 'Panel samenstellen'
    case 'beoordeling':
      if (regel.rondeSoort === 'heropend') return 'Opnieuw beoordelen; nieuwe ronde'
      if (regel.hoorzitting === 'gepland') return 'Beoordelen; hoorzitting gepland'
      if (regel.hoorzitting === 'nalezen') return 'Beoordelen; betrokkene leest het verslag na'
      return regel.hoorzitting === null ? 'Beoordelen; hoorzitting nog te plannen' : 'Beoordelen; verslag is klaar'
    case 'weging':
      return 'Samen wegen'
    case 'advies':
      if (regel.adviesStaat === 'bevroren') return 'Advies ligt vast; leden keuren goed'
      if (regel.adviesStaat === 'wacht_op_tijdstempel') return 'Wacht op tijdstempel'
      return regel.adviesStaat === 'verzegeld' ? 'Advies is verzegeld' : 'Advies schrijven'
    case 'uitgebracht':
      return 'Advies uitgebracht'
    case 'afgesloten':
      return 'Afgesloten'
    case 'niet_in_behandeling':
      return 'Niet in behandeling genomen'
  }
}
