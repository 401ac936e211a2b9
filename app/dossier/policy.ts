import { declareFirst, may, notNow, unknown, yes, type Policy, type Rule, type Verdict, type Wie } from '~/toegang/may'
import type { DossierFacts } from './facts'
import { zetelVan, type Hoedanigheid, type Zetel } from './schema'

/**
 * The policy table of the panel process: who may do what with one dossier. Access comes from
 * membership of this dossier, in the capacity now worn, its phase and a declared absence of conflict; never from the
 * role alone. app/dossier/policy.test.ts walks every deed × capacity × own/foreign dossier × phase, tests/matrix/access.test.ts every page and deed on the real process.
 */
export const dossierDeeds = [
  'dossier.aannemen',
  'dossier.overzicht',
  'doel.geven',
  'intake.doen',
  'panel.samenstellen',
  'belang.verklaren',
  'stukken.lezen',
  'onderwerpen.schrijven',
  'stuk.toevoegen',
  'medisch.lezen',
  'medisch.vastleggen',
  'medisch.intrekken',
  'medisch.openen',
  'medisch.concluderen',
  'medisch.voorleggen',
  'score.schrijven',
  'score.indienen',
  'ronde.lezen',
  'ronde.een',
  'ronde.spoed',
  'ronde.twee',
  'ronde.heropenen',
  'zetel.sluiten',
  'belang.terugtreden',
  'catalogus.verzetten',
  'hoorzitting.plannen',
  'zitting.verzetten',
  'zitting.vervallen',
  'hoorwensen.vastleggen',
  'beschikbaarheid.opschrijven',
  'hoorzitting.afzien',
  'uitnodiging.lezen',
  'uitnodiging.kanaal',
  'uitnodiging.brief',
  'uitnodiging.uitreiken',
  'uitnodiging.opnieuw',
  'zitting.lezen',
  'zitting.leiden',
  'hoorvragen.lezen',
  'hoorvragen.schrijven',
  'nazorg.lezen',
  'nazorg.contact',
  'nazorg.bellen',
  'toestemming.doel',
  'aantekening.schrijven',
  'verslag.lezen',
  'verslag.schrijven',
  'verslag.concept',
  'verslag.nalezen',
  'verslag.corrigeren',
  'verslag.antwoorden',
  'verslag.vaststellen',
  'weging.lezen',
  'weging.meelezen',
  'weging.schrijven',
  'weging.vastleggen',
  'standpunt.meelezen',
  'standpunt.schrijven',
  'tegenlezing.lezen',
  'tegenlezing.vragen',
  'tegenlezing.beantwoorden',
  'tegenlezing.zonder',
  'tegenlezing.verklaren',
  'tegenlezing.geven',
  'tegenlezing.teruggeven',
  'advies.concept-lezen',
  'advies.schrijven',
  'namen.beslissen',
  'advies.bevriezen',
  'advies.heropenen',
  'advies.akkoord',
  'advies.verzegelen',
  'advies.tijdstempel',
  'brief.lezen',
  'brief.schrijven',
  'handtekening.lezen',
  'handtekening.inleveren',
  'advies.uitbrengen',
  'vraag.lezen',
  'vraag.beantwoorden',
  'advies.aanvullen',
  'gemachtigde.uitnodigen',
  'gemachtigde.lezen',
  'gemachtigde.intrekken',
  'gemachtigde.kantoorgenoot',
  'gemachtigde.stukken',
  'gemachtigde.stuk-toevoegen',
  'gemachtigde.beschikbaarheid',
  'gemachtigde.moment',
  'gemachtigde.bezwaar',
  'gemachtigde.conclusie',
  'gemachtigde.verslag',
  'inzage.lezen',
  'inzage.beslissen',
  'inzage.openen',
  'laat-stuk.beslissen',
  'bezwaar.lezen',
  'bezwaar.beslissen',
  'reactie.lezen',
  'reactie.vragen',
  'reactie.vastleggen',
  'reactie.geven',
  'toestemming.lezen',
  'toestemming.vastleggen',
  'toestemming.intrekken',
  'passages.overdragen',
  'gevaar.melden',
  'gevaar.bevestigen',
  'betrokkene.inlichten',
  'geschiedenis.lezen',
  'spoor.lezen',
  'spoor.beginnen',
  'spoor.stap',
  'spoor.overslaan',
  'spoor.termijn',
  'uitgang.vastleggen',
  'dossier.koppelen',
  'vnummer.corrigeren',
  'zaak.gegevens',
  'toestemming.keten',
  'overleg.voorbereiden',
  'knelpunt.lezen',
  'knelpunt.melden',
  'knelpunt.afhandelen',
  'gemachtigde.knelpunt'
] as const
export type DossierDeed = (typeof dossierDeeds)[number]

type DossierRule = Rule<DossierFacts | null>

const leden: readonly Zetel[] = ['IND', 'zorg', 'politie']
const schrijvers: readonly Zetel[] = [...leden, 'voorzitter']
const allen: readonly Zetel[] = [...schrijvers, 'secretaris']

/** The seat this person holds here, in the capacity now worn; nobody else's and no other capacity's (R-TOE-4). */
function seatOf(wie: Wie, facts: DossierFacts): Zetel | undefined {
  const worn = zetelVan[wie.hoedanigheid as Hoedanigheid]
  return facts.lid && facts.lid.zetel === worn ? facts.lid.zetel : undefined
}

/** A rule for seats of this panel, after the declaration that there is no conflict of interest (Awb 2:4). */
const member =
  (seats: readonly Zetel[], then: (facts: DossierFacts) => Verdict = () => yes): DossierRule =>
  (wie, facts) => {
    if (!facts) return unknown
    const seat = seatOf(wie, facts)
    if (!seat || facts.lid?.verklaring === 'belang') return unknown
    if (facts.lid?.verklaring === 'open') return declareFirst
    return seats.includes(seat) ? then(facts) : unknown
  }

/** The coördinator of this dossier, or who replaces them today (R-DOS-52). */
const runs = (wie: Wie, facts: DossierFacts): boolean => facts.coordinatorId === wie.accountId || (facts.coordinatorId !== null && facts.vervangt)

/** A rule for who runs this dossier as its coördinator. */
const coordinator =
  (then: (facts: DossierFacts) => Verdict): DossierRule =>
  (wie, facts) =>
    facts && wie.hoedanigheid === 'coordinator' && runs(wie, facts) ? then(facts) : unknown

/** A rule for the coördinator in that capacity, and another for everybody else. */
const either =
  (asCoordinator: DossierRule, others: DossierRule): DossierRule =>
  (wie, facts) =>
    (wie.hoedanigheid === 'coordinator' ? asCoordinator : others)(wie, facts)

const inFase =
  (...fasen: DossierFacts['fase'][]) =>
  (facts: DossierFacts): Verdict =>
    fasen.includes(facts.fase) ? yes : notNow('Dat kan niet in deze stap van het dossier.')

const rondeOpen = (facts: DossierFacts): Verdict => {
  if (facts.ronde?.onthuld) return notNow('De ronde is onthuld. Beoordelingen veranderen niet meer.')
  return facts.fase === 'beoordeling' && facts.ronde ? yes : notNow('De ronde is nog niet open.')
}

const stukkenOpen = (facts: DossierFacts): Verdict => {
  if (!['intake', 'panel', 'beoordeling', 'weging', 'advies'].includes(facts.fase)) return notNow('In deze stap van het dossier komen er geen stukken bij.')
  return facts.advies && facts.advies.staat !== 'concept' ? notNow('Het advies ligt vast. Begin zo nodig een volgende versie; daarna kan er weer een stuk bij.') : yes
}

/** Medical papers are asked about and read from the moment that there is a panel; consent can be taken back as long as anybody could read. */
const medischOpen = inFase('panel', 'beoordeling', 'weging', 'advies')
const medischInTeZien = inFase('panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten')

const naVerslag = (facts: DossierFacts): Verdict => {
  const open = rondeOpen(facts)
  // On the papers at once; the rounds that follow judge the hearing too (R-BEO-91).
  if (!open.ok || facts.ronde?.soort === 'op_stukken') return open
  return facts.hoorzitting?.staat === 'vastgesteld' || facts.hoorzitting?.staat === 'afgezien'
    ? yes
    : notNow('Indienen kan als het verslag van de hoorzitting is vastgesteld.')
}

const verslagOpen = (facts: DossierFacts): Verdict => {
  if (facts.fase !== 'beoordeling' || facts.hoorzitting?.staat !== 'gepland') return notNow('Er is nu geen verslag om aan te werken.')
  return yes
}

/** The concept is being read: own notes last until it is fixed, and corrections can come. */
const verslagNogNietVast = (facts: DossierFacts): Verdict => {
  const { staat } = facts.hoorzitting ?? {}
  return facts.fase === 'beoordeling' && (staat === 'gepland' || staat === 'nalezen') ? yes : notNow('Er is nu geen verslag om aan te werken.')
}

const verslagWordtNagelezen = (facts: DossierFacts): Verdict =>
  facts.fase === 'beoordeling' && facts.hoorzitting?.staat === 'nalezen' ? yes : notNow('Dat kan als het verslag wordt nagelezen, en nog niet is vastgesteld.')

const hoorzittingDaar = (facts: DossierFacts): Verdict => (facts.hoorzitting ? yes : notNow('De hoorzitting is nog niet gepland.'))

/** Only passages of a fixed verslag can be handed over, so there is nothing to do before it is there (R-WAL-32). */
const verslagVast = (facts: DossierFacts): Verdict => (facts.hoorzitting?.staat === 'vastgesteld' ? yes : notNow('Dat kan als het verslag van de hoorzitting is vastgesteld.'))

const onthuld = (facts: DossierFacts): Verdict =>
  facts.ronde?.onthuld ? yes : notNow(facts.onthuldeRonde ? 'Er loopt een nieuwe ronde. Dit gaat verder als alle leden hebben ingediend.' : 'De weging begint als alle leden hebben ingediend.')

/** What was revealed stays to be read while a new round is going on beside it (R-BEO-108). */
const ooitOnthuld = (facts: DossierFacts): Verdict => (facts.onthuldeRonde ? yes : onthuld(facts))

/** One round is enough: decided while the round after the hearing is not open yet. */
const opStukken = (facts: DossierFacts): Verdict => {
  const open = rondeOpen(facts)
  if (!open.ok || facts.ronde?.soort === 'op_stukken') return open
  return notNow('Dat kan alleen tijdens de ronde op de stukken.')
}

/** Reopening makes a new round beside the old, as long as the advies is not fixed. */
const heropenbaar = (facts: DossierFacts): Verdict => {
  const open = onthuld(facts)
  if (!open.ok) return open
  if (facts.fase === 'weging' || (facts.fase === 'advies' && facts.advies?.staat === 'concept')) return yes
  return notNow('Een nieuwe ronde kan tot het advies is vastgesteld. Haal het advies eerst terug.')
}

const weegt = (facts: DossierFacts): Verdict => {
  const open = onthuld(facts)
  if (!open.ok) return open
  return facts.fase === 'weging' ? yes : notNow('De weging is vastgelegd.')
}

/** While a new round is going on beside a revealed one the balance that was begun stays to be read, and nobody writes in it (R-BEO-108). */
const weegtOfWacht = (facts: DossierFacts): Verdict => (facts.fase === 'beoordeling' && facts.onthuldeRonde ? yes : weegt(facts))

/** An end view is given at the weighing, and again while the advies is a draft: what the advies needs of a member is never out of reach (R-ADV-72). */
const standpuntOpen = (facts: DossierFacts): Verdict => {
  const open = onthuld(facts)
  if (!open.ok) return open
  return facts.fase === 'weging' || facts.advies?.staat === 'concept' ? yes : notNow('De eindoordelen liggen vast.')
}

const adviesIn =
  (...staten: NonNullable<DossierFacts['advies']>['staat'][]) =>
  (facts: DossierFacts): Verdict => {
    if (!facts.advies) return notNow('Het advies is er nog niet.')
    const open = onthuld(facts)
    if (!open.ok) return open
    return staten.includes(facts.advies.staat) ? yes : notNow('Dat kan niet in deze stap van het advies.')
  }

const adviesDaar = (facts: DossierFacts): Verdict => (facts.advies ? onthuld(facts) : notNow('Het advies begint na de weging.'))

const overview: DossierRule = (wie, facts) => {
  if (!facts) return unknown
  if (wie.hoedanigheid === 'coordinator') {
    return facts.fase === 'nieuw' || runs(wie, facts) ? yes : unknown
  }
  return member(allen)(wie, facts)
}

/** A rule for who represents betrokkene in this dossier, in that capacity. */
const gemachtigde =
  (then: (facts: DossierFacts) => Verdict = () => yes): DossierRule =>
  (wie, facts) =>
    facts?.gemachtigd && wie.hoedanigheid === 'gemachtigde' ? then(facts) : unknown

/** A rule for the side of betrokkene: who represents her, who works for that person, or she herself beside her zorgcoördinator; each in that capacity (R-GEM-10). */
const namensBetrokkene =
  (then: (facts: DossierFacts) => Verdict = () => yes): DossierRule =>
  (wie, facts) => {
    if (!facts?.namens) return unknown
    return wie.hoedanigheid === (facts.namens.als === 'betrokkene' ? 'betrokkene' : 'gemachtigde') ? then(facts) : unknown
  }

/** A member can be objected to as long as the advies is not fixed. */
const bezwaarOpen = (facts: DossierFacts): Verdict => {
  if (!['beoordeling', 'weging', 'advies'].includes(facts.fase)) return notNow('Bezwaar maken tegen een lid kan als er een panel is, en zolang het advies niet vastligt.')
  return facts.advies && facts.advies.staat !== 'concept' ? notNow('Het advies ligt vast. Bezwaar maken tegen een lid kan niet meer.') : yes
}

/** A rule for who was asked for a second reading of this weighing, in the capacity in which they were asked; a seat here ends it (R-BEO-146). */
const tegenlezer =
  (then: (lezer: NonNullable<DossierFacts['tegenlezer']>) => Verdict = () => yes): DossierRule =>
  (wie, facts) =>
    facts?.tegenlezer && !facts.lid && facts.tegenlezer.hoedanigheid === wie.hoedanigheid && adviesIn('concept')(facts).ok ? then(facts.tegenlezer) : unknown

/** What a second reader reads, from the declaration until the answer. */
const leestTegen = tegenlezer(({ verklaring, beantwoord }) => {
  if (beantwoord) return notNow('U hebt geantwoord. U leest dit dossier niet meer.')
  return verklaring === 'open' ? notNow('Geef eerst uw verklaring, op de pagina Tegenlezing.') : yes
})

/** A rule, and another for whom the first one does not know. */
const ookVoor =
  (first: DossierRule, second: DossierRule): DossierRule =>
  (wie, facts) => {
    const verdict = first(wie, facts)
    return verdict.ok || verdict.refusal.soort !== 'onbekend' ? verdict : second(wie, facts)
  }

const leiding = member(['voorzitter', 'secretaris'], verslagVast)

export const paneelPolicy: Policy<DossierDeed, DossierFacts | null> = {
  'dossier.aannemen': (wie, facts) => {
    if (!facts || wie.hoedanigheid !== 'coordinator') return unknown
    if (facts.fase === 'nieuw') return yes
    return runs(wie, facts) ? notNow('Dit dossier is al aangenomen.') : unknown
  },
  'dossier.overzicht': overview,
  // Says why one reads, before reading (R-LOG-12).
  'doel.geven': overview,
  'intake.doen': coordinator(inFase('intake')),
  // Also after the weighing began: a seat whose member has a conflict must be filled before the advies can be fixed (R-ADV-73).
  'panel.samenstellen': coordinator(inFase('panel', 'beoordeling', 'weging', 'advies')),
  // Before declaring, a member sees the kenmerk and the names involved, nothing else.
  'belang.verklaren': (wie, facts) => {
    if (!facts || !seatOf(wie, facts) || facts.lid?.verklaring === 'belang') return unknown
    return facts.lid?.verklaring === 'open' ? yes : notNow('U hebt uw verklaring al gegeven.')
  },
  'stukken.lezen': ookVoor(member(allen), leestTegen),
  // Shared while others still score in secret: so by who does not score (law 2, R-STU-61).
  'onderwerpen.schrijven': member(['voorzitter', 'secretaris'], inFase('beoordeling', 'weging')),
  // Until the advies lies fixed; who scores adds nothing to what they score on.
  'stuk.toevoegen': either(coordinator(stukkenOpen), member(['voorzitter', 'secretaris'], stukkenOpen)),
  // The coördinator asks betrokkene who may read and sees kind and date; the member from care reads, as far as she lets them (app/stukken/medisch).
  'medisch.lezen': either(coordinator(medischInTeZien), member(['zorg'], medischInTeZien)),
  'medisch.vastleggen': coordinator(medischOpen),
  'medisch.intrekken': coordinator(medischInTeZien),
  'medisch.openen': member(['zorg'], medischOpen),
  'medisch.concluderen': member(['zorg'], medischOpen),
  'medisch.voorleggen': member(['zorg'], medischOpen),
  'score.schrijven': member(leden, rondeOpen),
  'score.indienen': member(leden, naVerslag),
  'ronde.lezen': member(allen, (facts) => (facts.ronde ? yes : notNow('Er is nog geen ronde.'))),
  'ronde.een': member(['voorzitter'], opStukken),
  'ronde.spoed': member(['voorzitter'], inFase('beoordeling', 'weging')),
  'ronde.twee': member(['voorzitter'], rondeOpen),
  'ronde.heropenen': member(['voorzitter'], heropenbaar),
  // An absent member: nobody hands in for them, and nobody declares their sheet away (law 2).
  'zetel.sluiten': coordinator(inFase('beoordeling', 'weging', 'advies')),
  // Who finds out later that there is a tie to the case goes out by themselves (Awb 2:4).
  'belang.terugtreden': member(allen, inFase('beoordeling', 'weging', 'advies')),
  // A dossier keeps the criteria it was opened with; moving on is deliberate, and only while nobody's judgement is open (R-BEO-132).
  'catalogus.verzetten': either(coordinator(rondeOpen), member(['voorzitter'], rondeOpen)),
  'hoorzitting.plannen': coordinator(inFase('panel', 'beoordeling')),
  // Letters to betrokkene, and what was sent: the coördinator's, from the moment that there is a panel; what was sent stays to be read.
  'uitnodiging.lezen': coordinator(medischInTeZien),
  'uitnodiging.kanaal': coordinator(inFase('panel', 'beoordeling')),
  'uitnodiging.brief': coordinator(inFase('panel', 'beoordeling')),
  // A letter that called a hearing off can be given, and a mail sent again, also after the panel went on.
  'uitnodiging.uitreiken': coordinator(medischInTeZien),
  'uitnodiging.opnieuw': coordinator(medischInTeZien),
  'zitting.verzetten': coordinator(inFase('panel', 'beoordeling')),
  'zitting.vervallen': coordinator(inFase('panel', 'beoordeling')),
  // How betrokkene wants to be heard, and when she, her guardian and her support person can.
  'hoorwensen.vastleggen': coordinator(inFase('panel', 'beoordeling')),
  'beschikbaarheid.opschrijven': coordinator(inFase('panel', 'beoordeling')),
  'hoorzitting.afzien': member(['voorzitter'], (facts) =>
    facts.fase !== 'beoordeling' || (facts.hoorzitting && facts.hoorzitting.staat !== 'gepland')
      ? notNow('Van horen afzien kan nu niet.')
      : yes
  ),
  'zitting.lezen': member(allen, hoorzittingDaar),
  'zitting.leiden': member(['voorzitter', 'secretaris'], verslagOpen),
  // What the panel wants to ask, put there on purpose while everybody scores in secret: no criterion, no value, no author (law 2, R-HRZ-60).
  'hoorvragen.lezen': member(allen, verslagOpen),
  'hoorvragen.schrijven': member(schrijvers, verslagOpen),
  // Who there is for betrokkene after a session, and who of us calls: also after the dossier went on (R-HRZ-67).
  'nazorg.lezen': either(coordinator(hoorzittingDaar), member(allen, hoorzittingDaar)),
  'nazorg.contact': either(coordinator(verslagNogNietVast), member(['zorg', 'voorzitter', 'secretaris'], verslagNogNietVast)),
  'nazorg.bellen': either(coordinator(hoorzittingDaar), member(['zorg', 'secretaris'], hoorzittingDaar)),
  'toestemming.doel': member(['voorzitter', 'secretaris'], hoorzittingDaar),
  // Every seat has notes of its own; whose they are is decided where the room is opened (R-HRZ-20).
  'aantekening.schrijven': member(allen, verslagNogNietVast),
  'verslag.lezen': member(allen, hoorzittingDaar),
  'verslag.schrijven': member(allen, verslagOpen),
  // From the room to the record: nobody types any more, betrokkene reads, what she says stands beside it (R-HRZ-70 to R-HRZ-79).
  'verslag.concept': member(['voorzitter', 'secretaris'], verslagOpen),
  'verslag.nalezen': member(['voorzitter', 'secretaris'], verslagWordtNagelezen),
  'verslag.corrigeren': ookVoor(member(['secretaris'], verslagWordtNagelezen), namensBetrokkene(verslagWordtNagelezen)),
  'verslag.antwoorden': ookVoor(member(['secretaris'], verslagWordtNagelezen), namensBetrokkene(verslagWordtNagelezen)),
  'verslag.vaststellen': member(['voorzitter', 'secretaris'], verslagWordtNagelezen),
  'weging.lezen': member(allen, ooitOnthuld),
  // The rooms of the weighing, while it lasts or waits for a new round; afterwards the panel reads its records (law 1).
  'weging.meelezen': member(allen, weegtOfWacht),
  'weging.schrijven': member(schrijvers, weegt),
  'weging.vastleggen': member(['voorzitter'], weegt),
  'standpunt.meelezen': member(allen, standpuntOpen),
  'standpunt.schrijven': member(leden, standpuntOpen),
  // The second reading of a weighing that ends in *niet aannemelijk* (R-BEO-144). Who was asked reads, and writes one answer; everything else is the panel's.
  'tegenlezing.lezen': ookVoor(member(allen, adviesDaar), tegenlezer()),
  'tegenlezing.vragen': member(['voorzitter'], adviesIn('concept')),
  'tegenlezing.beantwoorden': member(['voorzitter'], adviesIn('concept')),
  'tegenlezing.zonder': member(['voorzitter'], adviesIn('concept')),
  'tegenlezing.verklaren': tegenlezer(({ verklaring }) => (verklaring === 'open' ? yes : notNow('U hebt uw verklaring al gegeven.'))),
  // The same answer sent twice is no fault; another one is refused where it is written.
  'tegenlezing.geven': tegenlezer(({ verklaring }) => (verklaring === 'open' ? notNow('Geef eerst uw verklaring.') : yes)),
  'tegenlezing.teruggeven': tegenlezer(({ beantwoord }) => (beantwoord ? notNow('U hebt al geantwoord.') : yes)),
  'advies.concept-lezen': member(allen, adviesDaar),
  'advies.schrijven': member(allen, adviesIn('concept')),
  // The check knows no lead; the secretaris decides, nobody else sees what it marks (R-WAL-50).
  'namen.beslissen': member(['secretaris'], adviesIn('concept')),
  'advies.bevriezen': member(['voorzitter'], adviesIn('concept')),
  'advies.heropenen': member(['voorzitter'], adviesIn('bevroren')),
  'advies.akkoord': member(leden, adviesIn('bevroren')),
  'advies.verzegelen': member(['voorzitter', 'secretaris'], adviesIn('bevroren')),
  // The program tries again by itself; these people need not wait for it.
  'advies.tijdstempel': either(coordinator(adviesIn('wacht_op_tijdstempel')), member(['voorzitter', 'secretaris'], adviesIn('wacht_op_tijdstempel'))),
  // The letter to betrokkene says what the frozen text says; nobody issues an advies without it (R-ADV-137).
  'brief.lezen': member(['voorzitter', 'secretaris'], adviesIn('bevroren', 'wacht_op_tijdstempel', 'verzegeld', 'uitgebracht')),
  'brief.schrijven': member(['secretaris'], adviesIn('bevroren', 'wacht_op_tijdstempel', 'verzegeld')),
  // A signature of their own under the sealed file: nobody has to (R-ADV-100).
  'handtekening.lezen': member(allen, adviesIn('verzegeld', 'uitgebracht')),
  'handtekening.inleveren': member(leden, adviesIn('verzegeld', 'uitgebracht')),
  'advies.uitbrengen': member(['voorzitter', 'secretaris'], adviesIn('verzegeld')),
  // The questions of the decider come after the advies is issued; they stay to be read when the dossier goes on.
  'vraag.lezen': member(allen, inFase('advies', 'uitgebracht', 'afgesloten')),
  'vraag.beantwoorden': member(['voorzitter', 'secretaris'], inFase('advies', 'uitgebracht', 'afgesloten')),
  // New facts after issuing: the next version begins, the issued one stays where it was read (R-ADV-135).
  'advies.aanvullen': member(['voorzitter'], adviesIn('uitgebracht')),
  'gemachtigde.uitnodigen': coordinator(inFase('panel', 'beoordeling', 'weging', 'advies')),
  // Never scores, weighing or draft: what was put to them, and what was issued.
  'gemachtigde.lezen': namensBetrokkene(),
  // Taking access away is possible as long as there is any, also after issuing.
  'gemachtigde.intrekken': coordinator((facts) => (facts.fase === 'intake' ? notNow('Er is nog niemand uitgenodigd.') : yes)),
  'gemachtigde.kantoorgenoot': (wie, facts) => (facts?.namens?.als === 'gemachtigde' ? namensBetrokkene()(wie, facts) : unknown),
  // What lies open for inspection; papers, never scores, weighing, questions, draft or names of leads.
  'gemachtigde.stukken': namensBetrokkene(inFase('panel', 'beoordeling', 'weging', 'advies')),
  'gemachtigde.stuk-toevoegen': namensBetrokkene((facts) => (facts.fase === 'intake' ? notNow('In deze stap van het dossier komen er geen stukken bij.') : stukkenOpen(facts))),
  'gemachtigde.beschikbaarheid': namensBetrokkene(inFase('panel', 'beoordeling')),
  'gemachtigde.moment': namensBetrokkene(inFase('panel', 'beoordeling')),
  'gemachtigde.bezwaar': namensBetrokkene(bezwaarOpen),
  'gemachtigde.conclusie': namensBetrokkene(medischOpen),
  // Whether it was sent to them is asked where it is read (R-HRZ-73).
  'gemachtigde.verslag': namensBetrokkene((facts) => (facts.hoorzitting?.staat === 'nalezen' || facts.hoorzitting?.staat === 'vastgesteld' ? yes : notNow('Het verslag is er nog niet.'))),
  // What lies open, and why something does not: by who knows the papers or who handed them in.
  'inzage.lezen': either(coordinator(medischInTeZien), member(['voorzitter'], medischInTeZien)),
  'inzage.beslissen': either(coordinator(medischOpen), member(['voorzitter'], medischOpen)),
  'inzage.openen': coordinator(medischOpen),
  'laat-stuk.beslissen': member(['voorzitter'], stukkenOpen),
  // About a member the voorzitter decides, about the voorzitter the coördinator, who sets up the panel (R-GEM-51).
  'bezwaar.lezen': either(coordinator(inFase('beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten')), member(['voorzitter'], inFase('beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'))),
  'bezwaar.beslissen': either(coordinator(inFase('beoordeling', 'weging', 'advies')), member(['voorzitter'], inFase('beoordeling', 'weging', 'advies'))),
  'reactie.lezen': member(['voorzitter', 'secretaris'], (facts) => (facts.advies ? yes : notNow('Het advies is er nog niet.'))),
  'reactie.vragen': member(['voorzitter', 'secretaris'], adviesIn('concept')),
  'reactie.vastleggen': member(['secretaris'], adviesIn('concept')),
  'reactie.geven': gemachtigde((facts) => (facts.reactieGevraagd && facts.advies?.staat === 'concept' ? yes : notNow('Er is u nu geen reactie gevraagd.'))),
  // What betrokkene lets be handed over. Who scores does not come here: not to the page, not to what was done (R-WAL-39).
  'toestemming.lezen': leiding,
  'toestemming.vastleggen': leiding,
  'toestemming.intrekken': leiding,
  'passages.overdragen': leiding,
  'gevaar.melden': leiding,
  'gevaar.bevestigen': leiding,
  'betrokkene.inlichten': leiding,
  // The first text that is written together is that of the hearing; which history opens when is asked per room (geschiedenis.ts).
  'geschiedenis.lezen': member(allen, (facts) => (facts.hoorzitting ? yes : notNow('Er is nog geen tekst die u samen schreef.'))),
  // The coördinator reads the tracks; the panel the terms that bind it, and nothing of the criminal case (R-KET-5). A track goes on after the advies.
  'spoor.lezen': either(coordinator(() => yes), member(allen)),
  'spoor.beginnen': coordinator(() => yes),
  'spoor.stap': coordinator(() => yes),
  'spoor.overslaan': coordinator(() => yes),
  'spoor.termijn': coordinator(() => yes),
  'uitgang.vastleggen': coordinator(() => yes),
  'dossier.koppelen': coordinator(() => yes),
  'zaak.gegevens': coordinator(() => yes),
  'vnummer.corrigeren': coordinator((facts) => (facts.fase === 'intake' ? notNow('Het V-nummer vult u in bij de intake.') : yes)),
  'toestemming.keten': coordinator(() => yes),
  // What the coördinators of a region read of this dossier in their meeting (R-KET-100).
  'overleg.voorbereiden': coordinator(inFase('intake', 'panel', 'beoordeling', 'weging', 'advies', 'uitgebracht')),
  // Anybody of the dossier says where they are stuck; the coördinator reads what, and not from whom (R-KET-110).
  'knelpunt.lezen': either(coordinator(() => yes), member(allen)),
  'knelpunt.melden': ookVoor(member(allen), namensBetrokkene()),
  'knelpunt.afhandelen': coordinator(() => yes),
  'gemachtigde.knelpunt': namensBetrokkene()
}

/** May this person do this with this dossier? A session that opens one dossier makes every other one a dossier that does not exist (R-GEM-6). */
export const mayDossier = (wie: Wie, deed: DossierDeed, facts: DossierFacts | null): Verdict =>
  wie.alleen !== undefined && wie.alleen !== facts?.dossierId ? unknown : may(paneelPolicy, wie, deed, facts)
