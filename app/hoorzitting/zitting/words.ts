import type { Stap } from './schema'

interface StapWoorden {
  titel: string
  /** What can be read out, in words that anybody understands and that can be interpreted sentence by sentence. */
  woorden: string
  /** What helps; never what would make somebody credible. */
  hulp?: string
}

export const stapWoorden: Record<Stap, StapWoorden> = {
  welkom: {
    titel: 'Welkom en rechten uitgelegd',
    woorden: 'Welkom. Wij vertellen eerst wie hier zijn en wat wij doen. U hoeft niet te antwoorden. U mag altijd pauze vragen. U mag altijd stoppen. Dat is nooit slecht voor u. Wij schrijven op wat u zegt, en u leest dat later na.',
    hulp: 'Vraag: kunt u in uw eigen woorden zeggen wat u mag? Is het niet duidelijk, leg het dan anders uit.'
  },
  tolk: {
    titel: 'Tolk verstaan, beide kanten',
    woorden: 'Verstaat u de tolk goed? Verstaat de tolk u? De tolk vertaalt alles en houdt alles geheim.',
    hulp: 'Vraag het aan betrokkene en aan de tolk. Is er twijfel, stop dan en zoek een andere tolk.'
  },
  verhaal: { titel: 'Eigen verhaal', woorden: 'Vertel het op uw eigen manier. Wij luisteren eerst.', hulp: 'Eén open vraag tegelijk. Laat stiltes toe.' },
  begin: { titel: 'Werving en reis', woorden: 'Hoe begon het? Wie sprak u, en wat was u verteld?' },
  werk: { titel: 'Werk en dwang', woorden: 'Hoe zag een dag eruit? Wat kon u zelf beslissen?' },
  einde: { titel: 'Einde van de situatie', woorden: 'Hoe eindigde het? Wat gebeurde er daarna?' },
  voorleggen: {
    titel: 'Voorleggen',
    woorden: 'Er zijn papieren waarin iets anders staat. Wij lezen voor wat er staat. Wilt u daar iets over zeggen?',
    hulp: 'Rustig, zonder verwijt. Schrijf het antwoord op in haar eigen woorden.'
  },
  'eigen-woorden': { titel: 'Eigen woorden, wat nog ontbreekt', woorden: 'Wat wilt u zelf nog zeggen? Wat hebben wij niet gevraagd?' },
  teruglezen: {
    titel: 'Teruglezen en afsluiten',
    woorden: 'Wij lezen terug wat wij opschreven. Zeg het als iets anders moet. Daarna vertellen wij wat er nu gebeurt, en wie u belt.'
  }
}

/** Helps the chair to stay with the person. Ticked for oneself, kept nowhere (R-HRZ-64). */
export const bejegening = [
  'Betrokkene weet wie er in de zaal zijn, en wie er elders meeluistert.',
  'Er is water, er zijn zakdoeken, en zij zit bij de deur als zij dat wil.',
  'Er stellen ten hoogste twee mensen vragen.',
  'Eén vraag tegelijk; korte zinnen voor de tolk.',
  'Stilte is goed. Er is geen haast.',
  'Om het uur is er pauze, ook als niemand erom vraagt.',
  'Niemand zegt wat hij van een antwoord vindt.',
  'Wij sluiten af met iets gewoons, en met wie er na afloop is.'
] as const
