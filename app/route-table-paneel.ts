import type { DossierDeed } from '~/dossier/policy'
import type { Hoedanigheid } from '~/dossier/schema'
import type { OefenDeed } from '~/kalibratie/policy'

/**
 * Who may come where: every route of the panel process, what reading it takes and what each of its deeds takes.
 * A route that is not in this table cannot be opened and fails the build (tests/matrix/access-routes.test.ts, R-TOE-6).
 * - `openbaar`: no sign-in; `aangemeld`: anybody signed in, shown their own things only;
 * - `hoedanigheid`: that capacity; the query itself is scoped to the person;
 * - `keten`: a coördinator or a ketenmedewerker; the query itself is scoped to their queue;
 * - `dossier`: a deed of app/dossier/policy.ts on the dossier in the address;
 * - `oefening`: a deed of app/kalibratie/policy.ts on the exercise in the address.
 */
export type Toegang = { openbaar: true } | ({ aangemeld: true } & Lijst) | ({ hoedanigheid: Hoedanigheid } & Lijst) | ({ keten: true } & Lijst) | { dossier: DossierDeed } | { oefening: OefenDeed }

/** A list of dossiers or adviezen: reading it leaves one line, of this deed (R-LOG-12). */
interface Lijst {
  lijst?: 'werk.lezen' | 'dossiers.lezen' | 'adviezen.lezen' | 'oefeningen.lezen' | 'rapportage.lezen' | 'agenda.lezen' | 'hoorzittingen.lezen' | 'taken.lezen' | 'overleg.lezen'
}

export interface RouteAccess {
  lezen?: Toegang
  /** Per deed: the value of the form field `doen`. */
  doen?: Readonly<Record<string, Toegang>>
}

const openbaar = { openbaar: true } as const
const aangemeld = { aangemeld: true } as const
const planner = { hoedanigheid: 'coordinator' } as const
const keten = { keten: true } as const
const lezer = { hoedanigheid: 'beslismedewerker' } as const
const dossier = <Deed extends DossierDeed>(deed: Deed) => ({ dossier: deed }) as const
const oefening = <Deed extends OefenDeed>(deed: Deed) => ({ oefening: deed }) as const

export const routeTable = {
  root: { lezen: openbaar },
  'routes/_index': { lezen: openbaar },
  'routes/_gedeeld.$': { lezen: aangemeld },
  'routes/_gedeeld.aanmelden': { lezen: openbaar, doen: { aanmelden: openbaar } },
  'routes/_gedeeld.opnieuw-aanmelden': { lezen: openbaar, doen: { aanmelden: openbaar, 'aanmelden-demo': openbaar } },
  'routes/_gedeeld.eerste-keer': { lezen: openbaar, doen: { aanmelden: openbaar } },
  'routes/_gedeeld.demo': { lezen: openbaar, doen: { aanmelden: openbaar } },
  'routes/_gedeeld.mijn': { lezen: aangemeld, doen: { afmelden: aangemeld, wisselen: aangemeld, registreren: aangemeld } },
  'routes/werk': { lezen: { ...aangemeld, lijst: 'werk.lezen' } },
  'routes/dossiers._index': { lezen: { ...aangemeld, lijst: 'dossiers.lezen' } },
  'routes/agenda._index': { lezen: { ...aangemeld, lijst: 'agenda.lezen' }, doen: { maken: aangemeld, intrekken: aangemeld } },
  // Fetched by calendars: the address itself is the secret. Known, unknown and withdrawn are told apart where it is served, and nowhere else.
  'routes/agenda.$bestand': { lezen: openbaar },
  // Does not exist outside a demonstration.
  'routes/demo.post': { lezen: openbaar },
  // A link that opens with a code, and where one leaves to: nothing of a dossier is read here.
  'routes/binnen.$sleutel': { lezen: openbaar, doen: { openen: openbaar } },
  'routes/tot-ziens': { lezen: openbaar, doen: { sluiten: openbaar } },
  'routes/beschikbaarheid': { lezen: aangemeld, doen: { toevoegen: aangemeld, intrekken: aangemeld, vrager: aangemeld } },
  'routes/ruimtes-en-tolken': { lezen: planner, doen: { ruimte: planner, tolk: planner, aan: planner, uit: planner, toevoegen: planner, intrekken: planner } },
  'routes/hoorzittingen': { lezen: { ...planner, lijst: 'hoorzittingen.lezen' } },
  'routes/keten.taken': {
    lezen: { ...keten, lijst: 'taken.lezen' },
    doen: { nemen: keten, loslaten: keten, gedaan: keten, teruggeven: keten, 'niet-mogelijk': keten, vervangen: keten, stoppen: keten }
  },
  'routes/keten.koppelvlakken': { lezen: planner, doen: { grondslag: planner, beeindigen: planner, aan: planner, uit: planner, klok: planner } },
  'routes/keten.overleg._index': { lezen: { ...planner, lijst: 'overleg.lezen' }, doen: { plannen: planner, gedaan: planner } },
  'routes/keten.overleg.$overlegId': {
    lezen: { ...planner, lijst: 'overleg.lezen' },
    doen: { meedoen: planner, beginnen: planner, vervallen: planner, besluiten: planner, sluiten: planner, gedaan: planner }
  },
  'routes/dossiers.$dossierId.overleg': { lezen: dossier('overleg.voorbereiden'), doen: { voorbereiden: dossier('overleg.voorbereiden') } },
  'routes/dossiers.$dossierId.knelpunt': { lezen: dossier('knelpunt.lezen'), doen: { melden: dossier('knelpunt.melden'), afhandelen: dossier('knelpunt.afhandelen') } },
  'routes/gemachtigde.$dossierId.knelpunt': { lezen: dossier('gemachtigde.knelpunt'), doen: { melden: dossier('knelpunt.melden') } },
  'routes/verificatie': { lezen: openbaar, doen: { controleren: openbaar } },
  'routes/dossiers.$dossierId._index': { lezen: dossier('dossier.overzicht'), doen: { aannemen: dossier('dossier.aannemen'), tijdstempel: dossier('advies.tijdstempel') } },
  'routes/dossiers.$dossierId.waarom': { lezen: dossier('doel.geven'), doen: { geven: dossier('doel.geven') } },
  'routes/dossiers.$dossierId.intake': {
    lezen: dossier('intake.doen'),
    doen: { ontvankelijk: dossier('intake.doen'), 'niet-in-behandeling': dossier('intake.doen') }
  },
  'routes/dossiers.$dossierId.panel': {
    lezen: dossier('panel.samenstellen'),
    doen: { samenstellen: dossier('panel.samenstellen'), vervangen: dossier('panel.samenstellen'), sluiten: dossier('zetel.sluiten') }
  },
  'routes/dossiers.$dossierId.verklaring': { lezen: dossier('belang.verklaren'), doen: { verklaren: dossier('belang.verklaren') } },
  'routes/dossiers.$dossierId.stukken': { lezen: dossier('stukken.lezen') },
  'routes/dossiers.$dossierId.stukken_.naast-elkaar': {
    lezen: dossier('stukken.lezen'),
    doen: { toevoegen: dossier('onderwerpen.schrijven'), weghalen: dossier('onderwerpen.schrijven') }
  },
  'routes/dossiers.$dossierId.medisch': {
    lezen: dossier('medisch.lezen'),
    doen: {
      vastleggen: dossier('medisch.vastleggen'),
      intrekken: dossier('medisch.intrekken'),
      openen: dossier('medisch.openen'),
      concluderen: dossier('medisch.concluderen'),
      voorleggen: dossier('medisch.voorleggen')
    }
  },
  'routes/dossiers.$dossierId.stukken_.toevoegen': { lezen: dossier('stuk.toevoegen'), doen: { toevoegen: dossier('stuk.toevoegen') } },
  'routes/dossiers.$dossierId.stukken_.$nummer.bestand': { lezen: dossier('stukken.lezen') },
  'routes/dossiers.$dossierId.beoordeling': {
    lezen: dossier('score.schrijven'),
    doen: { indienen: dossier('score.indienen') }
  },
  'routes/dossiers.$dossierId.rondes': {
    lezen: dossier('ronde.lezen'),
    doen: {
      'een-ronde': dossier('ronde.een'), spoed: dossier('ronde.spoed'), twee: dossier('ronde.twee'), heropenen: dossier('ronde.heropenen'), controleren: dossier('ronde.lezen')
    }
  },
  'routes/dossiers.$dossierId.terugtreden': { lezen: dossier('belang.terugtreden'), doen: { terugtreden: dossier('belang.terugtreden') } },
  'routes/dossiers.$dossierId.criteria': { lezen: dossier('catalogus.verzetten'), doen: { verzetten: dossier('catalogus.verzetten') } },
  'routes/dossiers.$dossierId.hoorzitting': {
    lezen: dossier('hoorzitting.plannen'),
    doen: { plannen: dossier('hoorzitting.plannen'), verzetten: dossier('zitting.verzetten'), vervallen: dossier('zitting.vervallen') }
  },
  'routes/dossiers.$dossierId.hoorzitting_.wensen': {
    lezen: dossier('hoorwensen.vastleggen'),
    doen: {
      vastleggen: dossier('hoorwensen.vastleggen'),
      toevoegen: dossier('beschikbaarheid.opschrijven'),
      intrekken: dossier('beschikbaarheid.opschrijven'),
      gegeven: dossier('beschikbaarheid.opschrijven')
    }
  },
  'routes/dossiers.$dossierId.uitnodigingen': {
    lezen: dossier('uitnodiging.lezen'),
    doen: { kanaal: dossier('uitnodiging.kanaal'), brief: dossier('uitnodiging.brief'), uitgereikt: dossier('uitnodiging.uitreiken') }
  },
  'routes/dossiers.$dossierId.uitnodigingen_.$nummer.pdf': { lezen: dossier('uitnodiging.lezen') },
  'routes/dossiers.$dossierId.verzonden': { lezen: dossier('uitnodiging.lezen'), doen: { opnieuw: dossier('uitnodiging.opnieuw') } },
  'routes/dossiers.$dossierId.afzien': { lezen: dossier('hoorzitting.afzien'), doen: { afzien: dossier('hoorzitting.afzien') } },
  'routes/dossiers.$dossierId.zitting': {
    lezen: dossier('zitting.lezen'),
    doen: {
      openen: dossier('zitting.leiden'),
      stap: dossier('zitting.leiden'),
      aanwezig: dossier('zitting.leiden'),
      tolk: dossier('zitting.leiden'),
      pauze: dossier('zitting.leiden'),
      verder: dossier('zitting.leiden'),
      stoppen: dossier('zitting.leiden'),
      sluiten: dossier('zitting.leiden'),
      toestemming: dossier('toestemming.doel')
    }
  },
  'routes/dossiers.$dossierId.spoor': {
    lezen: dossier('spoor.lezen'),
    doen: {
      beginnen: dossier('spoor.beginnen'),
      terugnemen: dossier('spoor.beginnen'),
      stap: dossier('spoor.stap'),
      weg: dossier('spoor.stap'),
      uitreiken: dossier('spoor.stap'),
      overslaan: dossier('spoor.overslaan'),
      stilzetten: dossier('spoor.termijn'),
      doorgaan: dossier('spoor.termijn'),
      verlengen: dossier('spoor.termijn'),
      uitgang: dossier('uitgang.vastleggen'),
      hervatten: dossier('uitgang.vastleggen'),
      koppelen: dossier('dossier.koppelen'),
      ontkoppelen: dossier('dossier.koppelen'),
      vnummer: dossier('vnummer.corrigeren'),
      gegevens: dossier('zaak.gegevens'),
      toestemming: dossier('toestemming.keten')
    }
  },
  'routes/dossiers.$dossierId.nazorg': { lezen: dossier('nazorg.lezen'), doen: { contact: dossier('nazorg.contact'), gebeld: dossier('nazorg.bellen') } },
  'routes/dossiers.$dossierId.verslag': {
    lezen: dossier('verslag.lezen'),
    doen: {
      concept: dossier('verslag.concept'),
      aanbieden: dossier('verslag.nalezen'),
      verlengen: dossier('verslag.nalezen'),
      corrigeren: dossier('verslag.corrigeren'),
      klaar: dossier('verslag.antwoorden'),
      afstand: dossier('verslag.antwoorden'),
      vaststellen: dossier('verslag.vaststellen')
    }
  },
  'routes/dossiers.$dossierId.weging': {
    lezen: dossier('weging.lezen'),
    doen: { standpunt: dossier('standpunt.schrijven'), vastleggen: dossier('weging.vastleggen') }
  },
  'routes/dossiers.$dossierId.tegenlezing': {
    lezen: dossier('tegenlezing.lezen'),
    doen: {
      vragen: dossier('tegenlezing.vragen'),
      beantwoorden: dossier('tegenlezing.beantwoorden'),
      zonder: dossier('tegenlezing.zonder'),
      verklaren: dossier('tegenlezing.verklaren'),
      geven: dossier('tegenlezing.geven'),
      teruggeven: dossier('tegenlezing.teruggeven')
    }
  },
  'routes/dossiers.$dossierId.advies': {
    lezen: dossier('advies.concept-lezen'),
    doen: {
      bevriezen: dossier('advies.bevriezen'),
      heropenen: dossier('advies.heropenen'),
      akkoord: dossier('advies.akkoord'),
      afwijken: dossier('advies.akkoord'),
      verzegelen: dossier('advies.verzegelen'),
      tijdstempel: dossier('advies.tijdstempel'),
      uitbrengen: dossier('advies.uitbrengen'),
      aanvullen: dossier('advies.aanvullen')
    }
  },
  'routes/dossiers.$dossierId.advies_.namen': { lezen: dossier('namen.beslissen'), doen: { beslissen: dossier('namen.beslissen') } },
  'routes/dossiers.$dossierId.brief': { lezen: dossier('brief.lezen'), doen: { vastleggen: dossier('brief.schrijven') } },
  'routes/dossiers.$dossierId.ondertekenen': { lezen: dossier('handtekening.lezen'), doen: { inleveren: dossier('handtekening.inleveren') } },
  'routes/dossiers.$dossierId.ondertekenen_.pdf': { lezen: dossier('handtekening.lezen') },
  'routes/dossiers.$dossierId.reactie': {
    lezen: dossier('reactie.lezen'),
    doen: { vragen: dossier('reactie.vragen'), vastleggen: dossier('reactie.vastleggen') }
  },
  'routes/dossiers.$dossierId.gemachtigde': { lezen: dossier('gemachtigde.uitnodigen'), doen: { uitnodigen: dossier('gemachtigde.uitnodigen'), 'uitnodigen-betrokkene': dossier('gemachtigde.uitnodigen'), vernieuwen: dossier('gemachtigde.uitnodigen'), intrekken: dossier('gemachtigde.intrekken'), beeindigen: dossier('gemachtigde.intrekken') } },
  'routes/dossiers.$dossierId.inzage': {
    lezen: dossier('inzage.lezen'),
    doen: { beslissen: dossier('inzage.beslissen'), openen: dossier('inzage.openen'), toelaten: dossier('laat-stuk.beslissen') }
  },
  'routes/dossiers.$dossierId.bezwaren': { lezen: dossier('bezwaar.lezen'), doen: { beslissen: dossier('bezwaar.beslissen') } },
  'routes/dossiers.$dossierId.overdragen': {
    lezen: dossier('toestemming.lezen'),
    doen: {
      vastleggen: dossier('toestemming.vastleggen'),
      intrekken: dossier('toestemming.intrekken'),
      overdragen: dossier('passages.overdragen'),
      melden: dossier('gevaar.melden'),
      bevestigen: dossier('gevaar.bevestigen'),
      inlichten: dossier('betrokkene.inlichten')
    }
  },
  'routes/gemachtigde._index': { lezen: { hoedanigheid: 'gemachtigde' } },
  'routes/gemachtigde.$dossierId._index': { lezen: dossier('gemachtigde.lezen'), doen: { reageren: dossier('reactie.geven'), afzien: dossier('reactie.geven') } },
  'routes/gemachtigde.$dossierId.stukken': { lezen: dossier('gemachtigde.stukken') },
  'routes/gemachtigde.$dossierId.stukken_.$nummer.bestand': { lezen: dossier('gemachtigde.stukken') },
  'routes/gemachtigde.$dossierId.stukken_.toevoegen': { lezen: dossier('gemachtigde.stuk-toevoegen'), doen: { toevoegen: dossier('gemachtigde.stuk-toevoegen') } },
  'routes/gemachtigde.$dossierId.dagen': {
    lezen: dossier('gemachtigde.beschikbaarheid'),
    doen: { doorgeven: dossier('gemachtigde.beschikbaarheid'), weghalen: dossier('gemachtigde.beschikbaarheid'), compleet: dossier('gemachtigde.beschikbaarheid'), antwoorden: dossier('gemachtigde.moment') }
  },
  'routes/gemachtigde.$dossierId.bezwaar': { lezen: dossier('gemachtigde.bezwaar'), doen: { bezwaren: dossier('gemachtigde.bezwaar') } },
  'routes/gemachtigde.$dossierId.verslag': {
    lezen: dossier('gemachtigde.verslag'),
    doen: { corrigeren: dossier('verslag.corrigeren'), klaar: dossier('verslag.antwoorden'), afstand: dossier('verslag.antwoorden') }
  },
  'routes/gemachtigde.$dossierId.conclusies': { lezen: dossier('gemachtigde.conclusie'), doen: { gezien: dossier('gemachtigde.conclusie') } },
  'routes/gemachtigde.$dossierId.toegang': { lezen: dossier('gemachtigde.kantoorgenoot'), doen: { toelaten: dossier('gemachtigde.kantoorgenoot'), intrekken: dossier('gemachtigde.kantoorgenoot') } },
  'routes/gemachtigde.$dossierId.brief': { lezen: dossier('gemachtigde.lezen') },
  'routes/gemachtigde.$dossierId.pdf': { lezen: dossier('gemachtigde.lezen') },
  'routes/dossiers.$dossierId.advies_.pdf': { lezen: dossier('advies.concept-lezen') },
  'routes/dossiers.$dossierId.vragen': { lezen: dossier('vraag.lezen'), doen: { beantwoorden: dossier('vraag.beantwoorden') } },
  'routes/dossiers.$dossierId.geschiedenis.$kamer': { lezen: dossier('geschiedenis.lezen') },
  'routes/kalibratie._index': { lezen: { ...aangemeld, lijst: 'oefeningen.lezen' } },
  'routes/kalibratie.nieuw': { lezen: { hoedanigheid: 'coordinator' }, doen: { starten: { hoedanigheid: 'coordinator' } } },
  'routes/kalibratie.$oefeningId._index': {
    lezen: oefening('oefening.lezen'),
    doen: {
      verlengen: oefening('oefening.verlengen'),
      stoppen: oefening('oefening.stoppen'),
      sluiten: oefening('oefening.sluiten'),
      terugnemen: oefening('oefening.terugnemen'),
      afzien: oefening('oefening.afzien')
    }
  },
  'routes/kalibratie.$oefeningId.blad': { lezen: oefening('oefening.scoren'), doen: { indienen: oefening('oefening.indienen') } },
  'routes/kalibratie.$oefeningId.spreiding': { lezen: oefening('oefening.spreiding') },
  'routes/rapportage._index': { lezen: { ...aangemeld, lijst: 'rapportage.lezen' } },
  'routes/rapportage.bestand': { lezen: aangemeld },
  'routes/toezicht': { lezen: { hoedanigheid: 'toezichthouder' } },
  'routes/adviezen._index': { lezen: { ...lezer, lijst: 'adviezen.lezen' } },
  'routes/adviezen.$adviesId._index': { lezen: lezer, doen: { nagaan: lezer, melden: lezer, vragen: lezer, uitspraak: lezer } },
  'routes/adviezen.$adviesId.pdf': { lezen: lezer }
} as const satisfies Record<string, RouteAccess>

export type RouteId = keyof typeof routeTable
