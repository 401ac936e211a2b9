// Who may come where and do what, phase by phase: written down by hand, not from the policy of the code.
//
//   +  may. A page answers 200; a deed sent without its fields answers 422 and does nothing
//   !  may, and sending it would do it: not sent here, the main job sends it
//   >  first declare (302 to the declaration)
//   =  may know of the dossier, but not in this phase (409)
//   -  not yours, which looks the same as "does not exist" (404)
//
// One column per phase of tests/world/phases.ts. Whoever is not named gets `-` everywhere; who is not signed in is sent to the sign-in page.
import type { RouteId } from '~/route-table-paneel'
import { members, panel, type Person } from '~tests/world/people'
import { phases, type Phase } from '~tests/world/phases'

export type Mark = '+' | '!' | '>' | '=' | '-'
/** `leden`: IND, zorg, politie of this panel. `panel`: all five seats. A name of its own overrides its group. */
type Who = Person | 'panel' | 'leden'
type Row = Partial<Record<Who, string>>

//                                                        verk beoo gepl vast inge wegi conc bevr verz uitg beantwoord
//                                        nieuw inta pane laren rdel and gest dien ng   ept  oren egel ebra
const overview: Row = {
  coordinator: /*                          */ '+    +    +    +    +    +    +    +    +    +    +    +    +    +',
  'coordinator-2': /*                      */ '+    -    -    -    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    +    +    +    +    +    +    +    +    +    +'
}
const intake: Row = { coordinator: /*      */ '-    +    =    =    =    =    =    =    =    =    =    =    =    =' }
const seating: Row = { coordinator: /*     */ '-    =    +    +    +    +    +    +    =    =    =    =    =    =' }
const refilling: Row = { coordinator: /*  */ '-    =    +    +    +    +    +    +    +    +    +    +    =    =' }
const declaration: Row = { panel: /*       */ '-    -    -    +    =    =    =    =    =    =    =    =    =    =' }
const papers: Row = { panel: /*            */ '-    -    -    >    +    +    +    +    +    +    +    +    +    +' }
// In this dossier every paper is text: the address of a file exists for nobody (app/stukken/serve-file.server.test.ts has files).
const noFile: Row = { panel: /*            */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -' }
/** Subjects on passages of statements: by who does not score, while there is something to judge. */
const comparing: Row = {
  leden: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    +    +    +    +    +    =    =    =    =    ='
}
const adding: Row = {
  coordinator: /*                          */ '-    +    +    +    +    +    +    +    +    +    =    =    =    =',
  leden: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    +    +    +    +    +    +    =    =    =    ='
}
// Medical papers: who asks betrokkene, and who reads. For anybody else of the panel the page is not there.
const medical: Row = {
  coordinator: /*                          */ '-    =    +    +    +    +    +    +    +    +    +    +    +    +',
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  zorg: /*                                 */ '-    -    -    >    +    +    +    +    +    +    +    +    +    +'
}
const medicalConsent: Row = {
  coordinator: /*                          */ '-    =    +    +    +    +    +    +    +    +    +    +    =    =',
  panel: /*                                */ '-    -    -    -    -    -    -    -    -    -    -    -    -    -'
}
const medicalReading: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  zorg: /*                                 */ '-    -    -    >    +    +    +    +    +    +    +    +    =    ='
}
const sheet: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  leden: /*                                */ '-    -    -    >    +    +    +    +    =    =    =    =    =    ='
}
/** Leaving the panel by oneself, and closing the seat of somebody who is absent: until the advies is issued. */
const steppingDown: Row = { panel: /*      */ '-    -    -    >    +    +    +    +    +    +    +    +    =    =' }
const closing: Row = { coordinator: /*     */ '-    =    =    +    +    +    +    +    +    +    +    +    =    =' }
/** Letters to betrokkene and what was sent; in this world no letter is made, so there is no file. */
const sending: Row = { coordinator: /*     */ '-    =    +    +    +    +    +    +    +    +    +    +    +    +' }
const letterFile: Row = { coordinator: /*  */ '-    =    -    -    -    -    -    -    -    -    -    -    -    -' }
const waiving: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  voorzitter: /*                           */ '-    -    -    >    +    +    =    =    =    =    =    =    =    ='
}
const moving: Row = {
  coordinator: /*                          */ '-    =    =    +    +    +    +    +    =    =    =    =    =    =',
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  voorzitter: /*                           */ '-    -    -    >    +    +    +    +    =    =    =    =    =    ='
}
const verslag: Row = { panel: /*           */ '-    -    -    >    =    +    +    +    +    +    +    +    +    +' }
/** What happens in the room, and closing the text: by who leads, while the hearing is still to be held. */
const leading: Row = {
  leden: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    =    +    =    =    =    =    =    =    =    ='
}
// The reading of the concept is no phase of the usual course: tried in verslag.server.test.ts.
const readingThrough: Row = {
  leden: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    =    =    =    =    =    =    =    =    =    ='
}
const correcting: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  secretaris: /*                           */ '-    -    -    >    =    =    =    =    =    =    =    =    =    =',
  gemachtigde: /*                          */ '-    -    -    -    =    =    =    =    =    =    =    =    =    ='
}
const consenting: Row = {
  leden: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    =    +    +    +    +    +    +    +    +    +'
}
const care: Row = {
  coordinator: /*                          */ '-    =    =    =    =    +    +    +    +    +    +    +    +    +',
  panel: /*                                */ '-    -    -    >    =    +    +    +    +    +    +    +    +    +'
}
const caring: Row = {
  coordinator: /*                          */ '-    =    =    =    =    +    =    =    =    =    =    =    =    =',
  leden: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    =    +    =    =    =    =    =    =    =    =',
  zorg: /*                                 */ '-    -    -    >    =    +    =    =    =    =    =    =    =    ='
}
/** The tracks: read by the coördinator and, as the terms that bind it, by the panel; kept by the coördinator, from the intake on. */
const tracks: Row = {
  coordinator: /*                          */ '-    +    +    +    +    +    +    +    +    +    +    +    +    +',
  panel: /*                                */ '-    -    -    >    +    +    +    +    +    +    +    +    +    +'
}
const keepingTracks: Row = { coordinator: /**/ '-    +    +    +    +    +    +    +    +    +    +    +    +    +' }
const correctingNumber: Row = { coordinator: /**/ '-    =    +    +    +    +    +    +    +    +    +    +    +    +' }
const calling: Row = {
  coordinator: /*                          */ '-    =    =    =    =    +    +    +    +    +    +    +    +    +',
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  zorg: /*                                 */ '-    -    -    >    =    +    +    +    +    +    +    +    +    +',
  secretaris: /*                           */ '-    -    -    >    =    +    +    +    +    +    +    +    +    +'
}
const weighing: Row = { panel: /*          */ '-    -    -    >    =    =    =    =    +    +    +    +    +    +' }
const advies: Row = { panel: /*            */ '-    -    -    >    =    =    =    =    =    +    +    +    +    +' }
// While the advies is written there is no file yet: for the panel too it does not exist.
const adviesFile: Row = { panel: /*        */ '-    -    -    >    =    =    =    =    =    -    +    +    +    +' }
const marks: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  secretaris: /*                           */ '-    -    -    >    =    =    =    =    =    +    =    =    =    ='
}
// The letter is about a frozen text: while the advies is written there is none.
const letter: Row = {
  leden: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    =    =    =    =    =    =    +    +    +    +'
}
// A signature of their own under the sealed file. Nobody signed one here, so there is no file.
const signing: Row = { panel: /*           */ '-    -    -    >    =    =    =    =    =    =    =    +    +    +' }
const signedFile: Row = { panel: /*        */ '-    -    -    >    =    =    =    =    =    =    =    -    -    -' }
/** Asked for the verslag; when each other history opens is tried in history-access.test.ts. */
const history: Row = { panel: /*          */ '-    -    -    >    =    +    +    +    +    +    +    +    +    +' }

// Somebody is invited while the round is open; from then on there is a page, whatever stands on it.
const represented: Row = { gemachtigde: /* */ '-    -    -    -    +    +    +    +    +    +    +    +    +    +' }
/** Before something is issued there is no file. */
const representedFile: Row = { gemachtigde: /**/ '-    -    -    -    -    -    -    -    -    -    -    -    +    +' }
const reacting: Row = { gemachtigde: /*    */ '-    -    -    -    =    =    =    =    =    =    =    =    =    =' }
const inviting: Row = { coordinator: /*    */ '-    =    +    +    +    +    +    +    +    +    +    +    =    =' }
const takingAway: Row = { coordinator: /*  */ '-    =    +    +    +    +    +    +    +    +    +    +    +    +' }
/** What lies open, and objections: for the coördinator and the voorzitter. */
const inspecting: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  coordinator: /*                          */ '-    =    +    +    +    +    +    +    +    +    +    +    +    +',
  voorzitter: /*                           */ '-    -    -    >    +    +    +    +    +    +    +    +    +    +'
}
const decidingInspection: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  coordinator: /*                          */ '-    =    +    +    +    +    +    +    +    +    +    +    =    =',
  voorzitter: /*                           */ '-    -    -    >    +    +    +    +    +    +    +    +    =    ='
}
/** Sending it without fields opens them: not sent here, app/stukken/inzage/inzage.server.test.ts does. */
const opening: Row = { coordinator: /*     */ '-    =    !    !    !    !    !    !    !    !    !    !    =    =' }
const decidingLate: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  voorzitter: /*                           */ '-    -    -    >    +    +    +    +    +    +    =    =    =    ='
}
const objections: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  coordinator: /*                          */ '-    =    =    +    +    +    +    +    +    +    +    +    +    +',
  voorzitter: /*                           */ '-    -    -    >    +    +    +    +    +    +    +    +    +    +'
}
const decidingObjections: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  coordinator: /*                          */ '-    =    =    +    +    +    +    +    +    +    +    +    =    =',
  voorzitter: /*                           */ '-    -    -    >    +    +    +    +    +    +    +    +    =    ='
}
// The side of betrokkene. In this world nobody opens a paper, and the verslag is read back in the room and not sent.
const sideReads: Row = { gemachtigde: /*   */ '-    -    -    -    +    +    +    +    +    +    +    +    =    =' }
const sideFile: Row = { gemachtigde: /*    */ '-    -    -    -    -    -    -    -    -    -    -    -    =    =' }
const sideAdds: Row = { gemachtigde: /*    */ '-    -    -    -    +    +    +    +    +    +    =    =    =    =' }
const sidePlans: Row = { gemachtigde: /*   */ '-    -    -    -    +    +    +    +    =    =    =    =    =    =' }
const sideObjects: Row = { gemachtigde: /* */ '-    -    -    -    +    +    +    +    +    +    =    =    =    =' }
const sideVerslag: Row = { gemachtigde: /* */ '-    -    -    -    =    =    -    -    -    -    -    -    -    -' }
const sideCorrects: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  secretaris: /*                           */ '-    -    -    >    =    =    =    =    =    =    =    =    =    =',
  gemachtigde: /*                          */ '-    -    -    -    =    =    =    =    =    =    =    =    =    ='
}
const lettingIn: Row = { gemachtigde: /*   */ '-    -    -    -    +    +    +    +    +    +    +    +    +    +' }
const asking: Row = {
  leden: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    =    =    =    =    =    +    +    +    +    +'
}

/** Where somebody is stuck: told by who has a seat or stands on the side of betrokkene, read by the coördinator. */
const stuck: Row = {
  coordinator: /*                          */ '-    +    +    +    +    +    +    +    +    +    +    +    +    +',
  panel: /*                                */ '-    -    -    >    +    +    +    +    +    +    +    +    +    +'
}
const tellingStuck: Row = {
  panel: /*                                */ '-    -    -    >    +    +    +    +    +    +    +    +    +    +',
  gemachtigde: /*                          */ '-    -    -    -    +    +    +    +    +    +    +    +    +    +'
}
const coordinating: Row = { coordinator: /**/ '-    +    +    +    +    +    +    +    +    +    +    +    +    +' }

/** From the moment the verslag is fixed, for who does not score. */
const handingOver: Row = {
  leden: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    =    =    +    +    +    +    +    +    +    +'
}

/** Reading a page of the dossier. */
export const expectedPages = {
  'routes/dossiers.$dossierId._index': overview,
  'routes/dossiers.$dossierId.waarom': overview,
  'routes/dossiers.$dossierId.intake': intake,
  'routes/dossiers.$dossierId.panel': refilling,
  'routes/dossiers.$dossierId.verklaring': declaration,
  'routes/dossiers.$dossierId.stukken': papers,
  'routes/dossiers.$dossierId.stukken_.naast-elkaar': papers,
  'routes/dossiers.$dossierId.stukken_.$nummer.bestand': noFile,
  'routes/dossiers.$dossierId.stukken_.toevoegen': adding,
  'routes/dossiers.$dossierId.medisch': medical,
  'routes/dossiers.$dossierId.beoordeling': sheet,
  'routes/dossiers.$dossierId.rondes': papers,
  'routes/dossiers.$dossierId.terugtreden': steppingDown,
  'routes/dossiers.$dossierId.hoorzitting': seating,
  'routes/dossiers.$dossierId.uitnodigingen': sending,
  'routes/dossiers.$dossierId.uitnodigingen_.$nummer.pdf': letterFile,
  'routes/dossiers.$dossierId.verzonden': sending,
  'routes/dossiers.$dossierId.hoorzitting_.wensen': seating,
  'routes/dossiers.$dossierId.afzien': waiving,
  'routes/dossiers.$dossierId.criteria': moving,
  'routes/dossiers.$dossierId.zitting': verslag,
  'routes/dossiers.$dossierId.nazorg': care,
  'routes/dossiers.$dossierId.spoor': tracks,
  'routes/dossiers.$dossierId.verslag': verslag,
  'routes/dossiers.$dossierId.weging': weighing,
  'routes/dossiers.$dossierId.tegenlezing': advies,
  'routes/dossiers.$dossierId.advies': advies,
  'routes/dossiers.$dossierId.advies_.namen': marks,
  'routes/dossiers.$dossierId.advies_.pdf': adviesFile,
  'routes/dossiers.$dossierId.brief': letter,
  'routes/dossiers.$dossierId.ondertekenen': signing,
  'routes/dossiers.$dossierId.ondertekenen_.pdf': signedFile,
  'routes/dossiers.$dossierId.vragen': advies,
  'routes/dossiers.$dossierId.reactie': asking,
  'routes/dossiers.$dossierId.gemachtigde': inviting,
  'routes/dossiers.$dossierId.inzage': inspecting,
  'routes/dossiers.$dossierId.bezwaren': objections,
  'routes/dossiers.$dossierId.overdragen': handingOver,
  'routes/dossiers.$dossierId.overleg': coordinating,
  'routes/dossiers.$dossierId.knelpunt': stuck,
  'routes/gemachtigde.$dossierId.knelpunt': represented,
  'routes/gemachtigde.$dossierId._index': represented,
  'routes/gemachtigde.$dossierId.stukken': sideReads,
  'routes/gemachtigde.$dossierId.stukken_.$nummer.bestand': sideFile,
  'routes/gemachtigde.$dossierId.stukken_.toevoegen': sideAdds,
  'routes/gemachtigde.$dossierId.dagen': sidePlans,
  'routes/gemachtigde.$dossierId.bezwaar': sideObjects,
  'routes/gemachtigde.$dossierId.conclusies': sideReads,
  'routes/gemachtigde.$dossierId.verslag': sideVerslag,
  'routes/gemachtigde.$dossierId.toegang': lettingIn,
  'routes/gemachtigde.$dossierId.brief': representedFile,
  'routes/gemachtigde.$dossierId.pdf': representedFile,
  'routes/dossiers.$dossierId.geschiedenis.$kamer': history
} as const satisfies Partial<Record<RouteId, Row>>

/** Waiting for a timestamp is no phase of the usual course: tried where the service is away (stamp-advies.server.test.ts). */
const stamping: Row = {
  coordinator: /*                          */ '-    =    =    =    =    =    =    =    =    =    =    =    =    =',
  leden: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  panel: /*                                */ '-    -    -    >    =    =    =    =    =    =    =    =    =    ='
}

const secondReading: Row = {
  panel: /*                                */ '-    -    -    >    -    -    -    -    -    -    -    -    -    -',
  voorzitter: /*                           */ '-    -    -    >    =    =    =    =    =    +    =    =    =    ='
}
const nobodyHere: Row = {}

const none: string = '-    -    -    >    -    -    -    -    -    -    -    -    -    -'

/** The deeds of those pages: the value of the form field `doen`. */
export const expectedDeeds = {
  'routes/dossiers.$dossierId._index': {
    aannemen: {
      coordinator: /*                      */ '!    =    =    =    =    =    =    =    =    =    =    =    =    =',
      'coordinator-2': /*                  */ '!    -    -    -    -    -    -    -    -    -    -    -    -    -'
    },
    tijdstempel: stamping
  },
  'routes/dossiers.$dossierId.waarom': { geven: overview },
  'routes/dossiers.$dossierId.intake': { ontvankelijk: intake, 'niet-in-behandeling': intake },
  'routes/dossiers.$dossierId.panel': { samenstellen: refilling, vervangen: refilling, sluiten: closing },
  'routes/dossiers.$dossierId.verklaring': { verklaren: declaration },
  'routes/dossiers.$dossierId.stukken_.naast-elkaar': { toevoegen: comparing, weghalen: comparing },
  'routes/dossiers.$dossierId.stukken_.toevoegen': { toevoegen: adding },
  'routes/dossiers.$dossierId.medisch': {
    vastleggen: medicalConsent,
    intrekken: {
      coordinator: /*                      */ '-    =    +    +    +    +    +    +    +    +    +    +    +    +',
      panel: /*                            */ '-    -    -    -    -    -    -    -    -    -    -    -    -    -'
    },
    openen: medicalReading,
    concluderen: medicalReading,
    voorleggen: medicalReading
  },
  'routes/dossiers.$dossierId.beoordeling': {
    indienen: {
      panel: none,
      leden: /*                            */ '-    -    -    >    +    !    !    !    =    =    =    =    =    ='
    }
  },
  'routes/dossiers.$dossierId.rondes': {
    // In this world round 2 opens with the verslag, and two disciplines are not allowed.
    'een-ronde': {
      panel: none,
      voorzitter: /*                       */ '-    -    -    >    +    +    =    =    =    =    =    =    =    ='
    },
    spoed: {
      panel: none,
      voorzitter: /*                       */ '-    -    -    >    +    +    +    +    +    =    =    =    =    ='
    },
    twee: {
      panel: none,
      voorzitter: /*                       */ '-    -    -    >    +    +    +    +    =    =    =    =    =    ='
    },
    heropenen: {
      panel: none,
      voorzitter: /*                       */ '-    -    -    >    =    =    =    =    +    +    =    =    =    ='
    },
    controleren: papers
  },
  'routes/dossiers.$dossierId.terugtreden': { terugtreden: steppingDown },
  'routes/dossiers.$dossierId.uitnodigingen': { kanaal: seating, brief: seating, uitgereikt: sending },
  'routes/dossiers.$dossierId.verzonden': { opnieuw: sending },
  'routes/dossiers.$dossierId.hoorzitting': { plannen: seating, verzetten: seating, vervallen: seating },
  'routes/dossiers.$dossierId.hoorzitting_.wensen': { vastleggen: seating, toevoegen: seating, intrekken: seating, gegeven: seating },
  'routes/dossiers.$dossierId.afzien': { afzien: waiving },
  'routes/dossiers.$dossierId.criteria': { verzetten: moving },
  'routes/dossiers.$dossierId.zitting': {
    openen: leading, stap: leading, aanwezig: leading, tolk: leading, pauze: leading, verder: leading, stoppen: leading, sluiten: leading, toestemming: consenting
  },
  'routes/dossiers.$dossierId.nazorg': { contact: caring, gebeld: calling },
  'routes/dossiers.$dossierId.spoor': {
    beginnen: keepingTracks, terugnemen: keepingTracks, stap: keepingTracks, weg: keepingTracks, uitreiken: keepingTracks, overslaan: keepingTracks, stilzetten: keepingTracks, doorgaan: keepingTracks, verlengen: keepingTracks,
    uitgang: keepingTracks, hervatten: keepingTracks, koppelen: keepingTracks, ontkoppelen: keepingTracks, vnummer: correctingNumber, gegevens: keepingTracks, toestemming: keepingTracks
  },
  'routes/dossiers.$dossierId.verslag': {
    concept: leading, aanbieden: readingThrough, verlengen: readingThrough, corrigeren: correcting, klaar: correcting, afstand: correcting, vaststellen: readingThrough
  },
  'routes/dossiers.$dossierId.weging': {
    standpunt: {
      panel: none,
      leden: /*                            */ '-    -    -    >    =    =    =    =    +    +    =    =    =    ='
    },
    vastleggen: {
      panel: none,
      voorzitter: /*                       */ '-    -    -    >    =    =    =    =    +    =    =    =    =    ='
    }
  },
  'routes/dossiers.$dossierId.vragen': {
    beantwoorden: {
      leden: none,
      voorzitter: /*                       */ '-    -    -    >    =    =    =    =    =    +    +    +    +    +',
      secretaris: /*                       */ '-    -    -    >    =    =    =    =    =    +    +    +    +    +'
    }
  },
  // Who was asked for a second reading is none of these people: tried in app/beoordeling/tegenlezing/declare-reader.server.test.ts.
  'routes/dossiers.$dossierId.tegenlezing': {
    vragen: secondReading, beantwoorden: secondReading, zonder: secondReading, verklaren: nobodyHere, geven: nobodyHere, teruggeven: nobodyHere
  },
  'routes/dossiers.$dossierId.advies_.namen': { beslissen: marks },
  'routes/dossiers.$dossierId.advies': {
    bevriezen: {
      panel: none,
      voorzitter: /*                       */ '-    -    -    >    =    =    =    =    =    +    =    =    =    ='
    },
    heropenen: {
      panel: none,
      voorzitter: /*                       */ '-    -    -    >    =    =    =    =    =    =    !    =    =    ='
    },
    akkoord: {
      panel: none,
      leden: /*                            */ '-    -    -    >    =    =    =    =    =    =    +    =    =    ='
    },
    afwijken: {
      panel: none,
      leden: /*                            */ '-    -    -    >    =    =    =    =    =    =    +    =    =    ='
    },
    verzegelen: {
      leden: none,
      voorzitter: /*                       */ '-    -    -    >    =    =    =    =    =    =    +    =    =    =',
      secretaris: /*                       */ '-    -    -    >    =    =    =    =    =    =    +    =    =    ='
    },
    tijdstempel: stamping,
    uitbrengen: {
      leden: none,
      voorzitter: /*                       */ '-    -    -    >    =    =    =    =    =    =    =    +    =    =',
      secretaris: /*                       */ '-    -    -    >    =    =    =    =    =    =    =    +    =    ='
    },
    aanvullen: {
      panel: none,
      voorzitter: /*                       */ '-    -    -    >    =    =    =    =    =    =    =    =    +    +'
    }
  },
  'routes/dossiers.$dossierId.brief': {
    vastleggen: {
      panel: none,
      secretaris: /*                       */ '-    -    -    >    =    =    =    =    =    =    +    +    =    ='
    }
  },
  'routes/dossiers.$dossierId.ondertekenen': {
    inleveren: {
      panel: none,
      leden: /*                            */ '-    -    -    >    =    =    =    =    =    =    =    +    +    +'
    }
  },
  'routes/dossiers.$dossierId.reactie': {
    vragen: {
      leden: none,
      panel: /*                            */ '-    -    -    >    =    =    =    =    =    +    =    =    =    ='
    },
    vastleggen: {
      panel: none,
      secretaris: /*                       */ '-    -    -    >    =    =    =    =    =    +    =    =    =    ='
    }
  },
  'routes/dossiers.$dossierId.gemachtigde': {
    uitnodigen: inviting, 'uitnodigen-betrokkene': inviting, vernieuwen: inviting, intrekken: takingAway,
    // Sending it ends the representation that the main job needs: tried in app/gemachtigde/toegang/invite.server.test.ts.
    beeindigen: { coordinator: /*          */ '-    =    +    +    !    !    !    !    !    !    !    !    !    !' }
  },
  'routes/dossiers.$dossierId.inzage': { beslissen: decidingInspection, openen: opening, toelaten: decidingLate },
  'routes/dossiers.$dossierId.bezwaren': { beslissen: decidingObjections },
  'routes/gemachtigde.$dossierId.stukken_.toevoegen': { toevoegen: sideAdds },
  'routes/gemachtigde.$dossierId.dagen': { doorgeven: sidePlans, weghalen: sidePlans, compleet: sidePlans, antwoorden: sidePlans },
  'routes/gemachtigde.$dossierId.bezwaar': { bezwaren: sideObjects },
  'routes/gemachtigde.$dossierId.conclusies': { gezien: sideReads },
  'routes/gemachtigde.$dossierId.verslag': { corrigeren: sideCorrects, klaar: sideCorrects, afstand: sideCorrects },
  'routes/gemachtigde.$dossierId.toegang': { toelaten: lettingIn, intrekken: lettingIn },
  'routes/dossiers.$dossierId.overdragen': {
    vastleggen: handingOver, intrekken: handingOver, overdragen: handingOver, melden: handingOver, bevestigen: handingOver, inlichten: handingOver
  },
  'routes/dossiers.$dossierId.overleg': { voorbereiden: coordinating },
  'routes/dossiers.$dossierId.knelpunt': { melden: tellingStuck, afhandelen: coordinating },
  'routes/gemachtigde.$dossierId.knelpunt': { melden: tellingStuck },
  'routes/gemachtigde.$dossierId._index': { reageren: reacting, afzien: reacting }
} as const satisfies Partial<Record<RouteId, Readonly<Record<string, Row>>>>

/** The pages outside a dossier, the same in every phase: the status for who is not signed in, for the reader of the IND, for who supervises, for anybody else; for the gemachtigde when that is another one. */
export const expectedElsewhere = {
  root: { page: null },
  'routes/_index': { page: '/', nobody: 302, reader: 302, supervisor: 302, others: 302 },
  'routes/_gedeeld.$': { page: '/bestaat/niet', nobody: 302, reader: 404, supervisor: 404, others: 404 },
  'routes/_gedeeld.aanmelden': { page: '/aanmelden', nobody: 200, reader: 302, supervisor: 302, others: 302 },
  'routes/_gedeeld.opnieuw-aanmelden': { page: '/opnieuw-aanmelden', nobody: 200, reader: 200, supervisor: 200, others: 200 },
  'routes/_gedeeld.eerste-keer': { page: '/eerste-keer', nobody: 200, reader: 302, supervisor: 302, others: 302 },
  'routes/_gedeeld.demo': { page: '/demo', nobody: 200, reader: 200, supervisor: 200, others: 200 },
  'routes/_gedeeld.mijn': { page: '/mijn', nobody: 302, reader: 200, supervisor: 200, others: 200 },
  'routes/agenda._index': { page: '/agenda', nobody: 302, reader: 200, supervisor: 200, others: 200 },
  // An address that nobody made; a real one is tried in app/hoorzitting/uitnodigen/feed.server.test.ts.
  'routes/agenda.$bestand': { page: `/agenda/${'a'.repeat(43)}.ics`, nobody: 404, reader: 404, supervisor: 404, others: 404 },
  'routes/demo.post': { page: '/demo/post', nobody: 200, reader: 200, supervisor: 200, others: 200 },
  // Any link looks like any other: nothing is looked up before the code.
  'routes/binnen.$sleutel': { page: '/binnen/bestaat-niet', nobody: 200, reader: 200, supervisor: 200, others: 200 },
  'routes/tot-ziens': { page: '/tot-ziens', nobody: 200, reader: 200, supervisor: 200, others: 200 },
  'routes/verificatie': { page: '/verificatie', nobody: 200, reader: 200, supervisor: 200, others: 200 },
  'routes/werk': { page: '/werk', nobody: 302, reader: 302, supervisor: 302, others: 200, gemachtigde: 302 },
  'routes/dossiers._index': { page: '/dossiers', nobody: 302, reader: 302, supervisor: 302, others: 200, gemachtigde: 302 },
  'routes/beschikbaarheid': { page: '/beschikbaarheid', nobody: 302, reader: 302, supervisor: 302, others: 200, gemachtigde: 302 },
  'routes/hoorzittingen': { page: '/hoorzittingen', nobody: 302, reader: 404, supervisor: 404, others: 404, coordinator: 200 },
  'routes/ruimtes-en-tolken': { page: '/ruimtes-en-tolken', nobody: 302, reader: 404, supervisor: 404, others: 404, coordinator: 200 },
  // Who works for another organisation, and whose meeting it is: tried in app/keten.
  'routes/keten.taken': { page: '/keten/taken', nobody: 302, reader: 404, supervisor: 404, others: 404, coordinator: 200 },
  'routes/keten.koppelvlakken': { page: '/keten/koppelvlakken', nobody: 302, reader: 404, supervisor: 404, others: 404, coordinator: 200 },
  'routes/keten.overleg._index': { page: '/keten/overleg', nobody: 302, reader: 404, supervisor: 404, others: 404, coordinator: 200 },
  'routes/keten.overleg.$overlegId': { page: '/keten/overleg/7b0c7c1e-0d5a-4c57-9a7e-1f6f3f2f9b11', nobody: 302, reader: 404, supervisor: 404, others: 404, coordinator: 404 },
  'routes/gemachtigde._index': { page: '/gemachtigde', nobody: 302, reader: 404, supervisor: 404, others: 404, gemachtigde: 200 },
  'routes/kalibratie._index': { page: '/kalibratie', nobody: 302, reader: 302, supervisor: 302, others: 200, gemachtigde: 302 },
  'routes/rapportage._index': { page: '/rapportage', nobody: 302, reader: 404, supervisor: 200, others: 200, gemachtigde: 404 },
  // Nothing counts yet in the year that is over: no file.
  'routes/rapportage.bestand': { page: '/rapportage/bestand?vorm=pptx', nobody: 302, reader: 404, supervisor: 404, others: 404 },
  'routes/toezicht': { page: '/toezicht', nobody: 302, reader: 404, supervisor: 200, others: 404 },
  'routes/adviezen._index': { page: '/adviezen', nobody: 302, reader: 200, supervisor: 404, others: 404 }
} as const satisfies Partial<Record<RouteId, { page: null } | { page: string; nobody: number; reader: number; supervisor: number; others: number; gemachtigde?: number; coordinator?: number }>>

/**
 * Practice. For the organiser, for who was invited and has not handed in, for who handed in and for anybody else; one mark while it runs, one when it is
 * open, one when it is closed. app/kalibratie/policy.test.ts walks every deed × stand × person; over HTTP these pages are not tried yet.
 */
export const expectedPractice = {
  'routes/kalibratie.nieuw': { organiser: '+++', invited: '---', handedIn: '---', others: '---' },
  'routes/kalibratie.$oefeningId._index': { organiser: '+++', invited: '+++', handedIn: '+++', others: '---' },
  'routes/kalibratie.$oefeningId.blad': { organiser: '---', invited: '+==', handedIn: '===', others: '---' },
  'routes/kalibratie.$oefeningId.spreiding': { organiser: '---', invited: '=++', handedIn: '=++', others: '---' }
} as const satisfies Partial<Record<RouteId, Readonly<Record<'organiser' | 'invited' | 'handedIn' | 'others', string>>>>

/** The issued advies: for the beslismedewerker it was issued to, and for nobody else; before that it does not exist. */
export const expectedIssued = {
  'routes/adviezen.$adviesId._index': { uitgebracht: '+', beantwoord: '+' },
  'routes/adviezen.$adviesId.pdf': { uitgebracht: '+', beantwoord: '+' }
} as const satisfies Partial<Record<RouteId, Partial<Record<Phase, Mark>>>>

/** The deeds outside a dossier, each tried in access.test.ts or access-session.test.ts; those of practice in app/kalibratie/policy.test.ts. */
export const expectedOtherDeeds = {
  'routes/_gedeeld.aanmelden': ['aanmelden'],
  'routes/_gedeeld.opnieuw-aanmelden': ['aanmelden', 'aanmelden-demo'],
  'routes/_gedeeld.eerste-keer': ['aanmelden'],
  'routes/_gedeeld.demo': ['aanmelden'],
  'routes/_gedeeld.mijn': ['afmelden', 'wisselen', 'registreren'],
  'routes/agenda._index': ['maken', 'intrekken'],
  // Tried in tests/matrix/toegangslink.test.ts.
  'routes/binnen.$sleutel': ['openen'],
  'routes/tot-ziens': ['sluiten'],
  'routes/verificatie': ['controleren'],
  'routes/beschikbaarheid': ['toevoegen', 'intrekken', 'vrager'],
  'routes/ruimtes-en-tolken': ['ruimte', 'tolk', 'aan', 'uit', 'toevoegen', 'intrekken'],
  'routes/keten.taken': ['nemen', 'loslaten', 'gedaan', 'teruggeven', 'niet-mogelijk', 'vervangen', 'stoppen'],
  'routes/keten.koppelvlakken': ['grondslag', 'beeindigen', 'aan', 'uit', 'klok'],
  'routes/keten.overleg._index': ['plannen', 'gedaan'],
  'routes/keten.overleg.$overlegId': ['meedoen', 'beginnen', 'vervallen', 'besluiten', 'sluiten', 'gedaan'],
  'routes/kalibratie.nieuw': ['starten'],
  'routes/kalibratie.$oefeningId._index': ['verlengen', 'stoppen', 'sluiten', 'terugnemen', 'afzien'],
  'routes/kalibratie.$oefeningId.blad': ['indienen'],
  'routes/adviezen.$adviesId._index': ['nagaan', 'melden', 'vragen', 'uitspraak']
} as const satisfies Partial<Record<RouteId, readonly string[]>>

const groupsOf = (person: Person): Who[] => [
  person,
  ...(members.some((member) => member === person) ? (['leden'] as const) : []),
  ...(panel.some((seat) => seat === person) ? (['panel'] as const) : [])
]

/** The mark of one person in one phase. */
export function markFor(row: Row, person: Person, phase: Phase): Mark {
  const who = groupsOf(person).find((name) => row[name] !== undefined)
  const marks = who === undefined ? undefined : row[who]?.split(/\s+/)
  if (marks && marks.length !== phases.length) throw new Error(`De rij voor ${who} heeft ${marks.length} vakken`)
  return (marks?.[phases.indexOf(phase)] ?? '-') as Mark
}
