import type { DossierDeed } from './policy'

/** What the deeds of the trail are in words, for who reads it. A deed without words here is shown as its code. */
const deeds: Partial<Record<DossierDeed, string>> & Readonly<Record<string, string>> = {
  'dossier.inlezen': 'Dossier ingelezen',
  'dossier.aannemen': 'Dossier aannemen',
  'dossier.overzicht': 'Overzicht van het dossier',
  'doel.geven': 'Reden van openen geven',
  'intake.doen': 'Intake',
  'panel.samenstellen': 'Panel samenstellen',
  'belang.verklaren': 'Verklaring over belang',
  'stukken.lezen': 'Stukken',
  'score.schrijven': 'Eigen beoordeling',
  'score.indienen': 'Beoordeling indienen',
  'ronde.onthullen': 'Ronde onthuld',
  'hoorzitting.plannen': 'Hoorzitting plannen',
  'hoorzitting.afzien': 'Afzien van horen',
  'verslag.lezen': 'Verslag',
  'verslag.vaststellen': 'Verslag vaststellen',
  'weging.lezen': 'Weging',
  'weging.vastleggen': 'Weging vastleggen',
  'standpunt.schrijven': 'Standpunt vastleggen',
  'advies.concept-lezen': 'Advies in voorbereiding',
  'namen.beslissen': 'Namen en nummers in het advies',
  'advies.bevriezen': 'Advies bevriezen',
  'advies.heropenen': 'Advies heropenen',
  'advies.akkoord': 'Akkoord geven',
  'advies.verzegelen': 'Advies verzegelen',
  'advies.tijdstempel': 'Tijdstempel opnieuw proberen',
  'advies.gestempeld': 'Zegel en tijdstempels gezet',
  'brief.lezen': 'Brief aan betrokkene',
  'brief.schrijven': 'Brief aan betrokkene vastleggen',
  'advies.uitbrengen': 'Advies uitbrengen',
  'advies.lezen': 'Uitgebracht advies',
  'advies.melden': 'Antwoord op advies',
  'toestemming.lezen': 'Overdragen met toestemming',
  'toestemming.vastleggen': 'Toestemming van betrokkene vastleggen',
  'toestemming.intrekken': 'Overdragen gaat niet door',
  'passages.overdragen': 'Passages van het verslag overdragen',
  'gevaar.melden': 'Acuut gevaar voorleggen',
  'gevaar.bevestigen': 'Acuut gevaar bevestigen en overdragen',
  'betrokkene.inlichten': 'Betrokkene over een overdracht inlichten',
  'geschiedenis.lezen': 'Geschiedenis van een tekst',
  'kamer.openen': 'Toegang tot een kamer',
  'kamer.score': 'Kamer: eigen beoordeling',
  'kamer.aantekening': 'Kamer: eigen aantekeningen',
  'kamer.verslag': 'Kamer: verslag',
  'kamer.weging': 'Kamer: weging',
  'kamer.standpunt': 'Kamer: standpunt',
  'kamer.advies': 'Kamer: advies',
  'werk.lezen': 'Mijn werk',
  'dossiers.lezen': 'Lijst van eigen dossiers',
  'adviezen.lezen': 'Lijst van eigen adviezen',
  'toezicht.lezen': 'Logboek inzien',
  aanmelden: 'Aanmelden',
  afmelden: 'Afmelden',
  'hoedanigheid.wisselen': 'Andere hoedanigheid',
  'passkey.toevoegen': 'Passkey toevoegen',
  'passkey.akkoord': 'Passkey bij akkoord',
  'alleen.beslismedewerker': 'Bladzijde van de beslismedewerker',
  'alleen.toezichthouder': 'Bladzijde van de toezichthouder'
}

export const deedName = (code: string): string => (Object.hasOwn(deeds, code) ? deeds[code] : undefined) ?? code

/** What can be chosen, in alphabetical order of the words. */
export const deedChoices = Object.entries(deeds)
  .map(([value, label]) => ({ value, label: String(label) }))
  .sort((one, other) => one.label.localeCompare(other.label, 'nl'))
