// Who may do what in each database. Written by hand; tests/matrix/rights.test.ts compares it with the live database.
// A right that is not here is not held. `read` is select, `add` insert, `change` update, `remove` delete.

const read = ['select']
const add = ['insert', 'select']
const change = ['insert', 'select', 'update']
const queue = ['delete', 'insert', 'select', 'update']

export interface ExpectedRights {
  owner: string
  granted: Record<string, Record<string, string[]>>
  /** Tables, views and functions that nobody but the owner touches. */
  ownersOnly: string[]
  /** Functions that run with their owner's rights: each with a fixed search path. */
  definers: Record<string, string[]>
  triggers: string[]
}

// Postgres' own: every role may write a function in these languages, and none may create one anywhere.
const everybody = { 'language plpgsql': ['usage'], 'language sql': ['usage'] }

const signIn = {
  'table public.account': change,
  'table public.account_hoedanigheid': ['delete', 'insert', 'select'],
  'table public.passkey': change,
  'table public.sessie': change,
  'table public.uitdaging': queue
}
const entry = { 'database deze': ['connect'], 'schema public': ['usage'] }
const logging = { 'schema logboek': ['usage'], 'function logboek.voeg_toe': ['execute'] }
/** What a process needs to sign checkpoints: the hashes of the lines, and nothing they say. */
const signing = { 'function logboek.bladen': ['execute'] }
const logDefiners = { 'logboek.bladen': ['search_path=pg_catalog, logboek'], 'logboek.voeg_toe': ['search_path=pg_catalog, logboek'] }
const logTriggers = ['logboek.regel: regel_blijft O', 'logboek.regel: regel_blijft_heel O']
const logOwnersOnly = ['function logboek.weiger_wijziging', 'table logboek.regel']

export const paneelRights: ExpectedRights = {
  owner: 'weging_owner',
  granted: {
    PUBLIC: everybody,
    weging_app: {
      ...entry,
      ...logging,
      ...signing,
      ...signIn,
      'table public.catalogus': add,
      'table public.kenmerk_teller': change,
      'table public.dossier': change,
      'table public.betrokkene': add,
      'table public.betrokken_naam': add,
      'table public.gebeurtenis': add,
      'table public.stuk': add,
      'table public.stuk_bestand': add,
      'table public.stuk_deel': add,
      'table public.stuk_gelezen': add,
      'table public.medische_toegang': change,
      'table public.lidmaatschap': change,
      'table public.gemachtigde': change,
      'table public.toegangslink': change,
      'table public.toegangslink_sessie': change,
      'table public.toegangspoging': ['delete', 'insert', 'select'],
      'function public.open_toegang': ['execute'],
      'table public.inzage': change,
      'table public.stuk_inzage': change,
      'table public.inzage_gelezen': add,
      'table public.stuk_laat': change,
      'table public.tegenlezer': change,
      'table public.ronde': change,
      'function public.leesbare_stukken': ['execute'],
      'function public.open_tegenlezingen': ['execute'],
      'function public.blad_stand': ['execute'],
      'function public.ontbrekende_discipline': ['execute'],
      'table public.record': add,
      'table public.hoorzitting': change,
      // The report: cases without names, what was counted of them, what was told outside.
      'table public.zaak_historie': change,
      'table public.rapport_telling': change,
      'table public.rapport_stand': change,
      'table public.rapport_blok': add,
      'table public.dossier_gewijzigd': queue,
      'table public.verzending': change,
      'table public.agenda_abonnement': change,
      // Added to and never changed; a call is ticked once.
      'table public.zitting_gebeurtenis': add,
      'table public.zorgcontact': add,
      'table public.zorgbelletje': change,
      // Written anew from the records of the tracks; a link ends, an old number stays.
      'table public.spoor_termijn': ['delete', 'insert', 'select'],
      'table public.dossier_koppeling': change,
      'table public.v_nummer_oud': add,
      'view public.zaak_spoor_stap': read,
      'view public.zaak_spoor_gegevens': read,
      'view public.zaak_spoor_verlenging': read,
      'table public.ruimte': change,
      'table public.tolk': change,
      'table public.afwezigheid': change,
      'table public.vrager': change,
      'table public.beschikbaarheid_gegeven': change,
      'table public.zitting': change,
      'table public.zitting_deelnemer': change,
      'table public.advies': change,
      'table public.akkoord': add,
      'table public.ondertekend_exemplaar': add,
      'table public.uitgegeven_advies': add,
      'table public.ontvangst': read,
      'table public.terugmelding': read,
      'table public.uitspraak_rechter': read,
      'table public.vraag_aan_panel': read,
      'table public.antwoord_panel': add,
      // What is put in cannot be read back.
      'table public.postvak': ['insert'],
      // Practice, apart from dossiers. A sheet is taken back whole before the opening, and loses its author after it.
      // The chain: a basis and a task end once, and what was said stays.
      'table public.keten_grondslag': change,
      'table public.koppelvlak_aan': change,
      'table public.ketenklok': add,
      'table public.keten_taak': change,
      'table public.vervanging': change,
      'function public.keten_aan': ['execute'],
      'table public.overleg': change,
      'table public.overleg_punt': add,
      'table public.overleg_deelnemer': add,
      'table public.overleg_actie': change,
      'table public.knelpunt': change,
      'table public.oefenzaak': add,
      'table public.oefening': change,
      'table public.oefening_deelnemer': change,
      'table public.oefening_blad': queue,
      'table public.rt_room': queue,
      'table public.rt_update': queue,
      'table public.rt_snapshot': queue,
      'schema pgboss': ['usage'],
      'table pgboss.version': ['select', 'update'],
      'table pgboss.queue': read,
      'table pgboss.job': queue,
      'table pgboss.archive': queue
    },
    weging_lezer: {
      ...entry,
      ...logging,
      'table public.uitgegeven_advies': read,
      'table public.ontvangst': add,
      'table public.terugmelding': add,
      'table public.uitspraak_rechter': add,
      'table public.vraag_aan_panel': add,
      'table public.antwoord_panel': read,
      'table public.vergewis_punt': change
    },
    weging_toezicht: { ...entry, 'schema logboek': ['usage'], 'view logboek.inzage': read },
    weging_afhaler: { ...entry, 'view public.panel_zetel': read, 'table public.postvak': read }
  },
  ownersOnly: [
    'function public.advies_blijft', 'function public.begint_met_advies', 'function public.weiger_wijziging', ...logOwnersOnly, 'table public._prisma_migrations',
    'function public.verzending_blijft', 'function public.zorgbelletje_blijft',
    'function public.tegenlezer_blijft', 'function public.toegangslink_blijft', 'function public.oefening_blijft', 'function public.oefenblad_blijft',
    'function public.koppeling_blijft',
    'function public.zitting_blijft', 'function public.deelnemer_hoort_hier', 'function public.boeking_eindigt',
    'function public.keten_grondslag_blijft', 'function public.koppelvlak_heeft_grondslag', 'function public.keten_taak_blijft', 'function public.overleg_blijft',
    // Holds an extension for one constraint; nobody may use it.
    'schema uitbreiding',
    'function pgboss.create_queue', 'function pgboss.delete_queue', 'table pgboss.schedule', 'table pgboss.subscription',
    // The queues for mail and for timestamps are reached through pgboss.job. The catalogue gives names of at most 63 letters.
    'table pgboss.j9d325a517e583fa73d6239797f0e1366e0eb6de632d3987be500794', 'table pgboss.j4a395ac0a41cb4fbc6ec03b8597088bfb12222414b2b96cfa333d17'
  ],
  definers: logDefiners,
  triggers: [
    'advies: advies_blijft O',
    'advies: advies_blijft_heel O',
    'akkoord: akkoord_blijft O',
    'akkoord: akkoord_blijft_heel O',
    'antwoord_panel: antwoord_blijft O',
    'antwoord_panel: antwoord_blijft_heel O',
    'dossier_koppeling: koppeling_blijft O',
    'dossier_koppeling: koppeling_blijft_heel O',
    'gemachtigde: gemachtigde_boeking_eindigt O',
    'inzage_gelezen: inzage_gelezen_blijft O',
    'inzage_gelezen: inzage_gelezen_blijft_heel O',
    'keten_grondslag: keten_grondslag_blijft O',
    'keten_grondslag: keten_grondslag_blijft_heel O',
    'keten_taak: keten_taak_blijft O',
    'keten_taak: keten_taak_blijft_heel O',
    'ketenklok: ketenklok_blijft O',
    'ketenklok: ketenklok_blijft_heel O',
    'koppelvlak_aan: koppelvlak_blijft_heel O',
    'koppelvlak_aan: koppelvlak_heeft_grondslag O',
    'lidmaatschap: lid_boeking_eindigt O',
    ...logTriggers,
    'oefening: oefening_blijft O',
    'oefening: oefening_blijft_heel O',
    'oefening_blad: oefenblad_blijft O',
    'oefening_blad: oefenblad_blijft_heel O',
    'oefenzaak: oefenzaak_blijft O',
    'oefenzaak: oefenzaak_blijft_heel O',
    'ondertekend_exemplaar: exemplaar_begint O',
    'ondertekend_exemplaar: exemplaar_blijft O',
    'ondertekend_exemplaar: exemplaar_blijft_heel O',
    'ontvangst: ontvangst_blijft O',
    'ontvangst: ontvangst_blijft_heel O',
    'overleg: overleg_blijft O',
    'overleg: overleg_blijft_heel O',
    'postvak: postvak_blijft O',
    'postvak: postvak_blijft_heel O',
    'rapport_blok: blok_blijft O',
    'rapport_blok: blok_blijft_heel O',
    'record: record_blijft O',
    'record: record_blijft_heel O',
    'stuk: stuk_blijft O',
    'stuk: stuk_blijft_heel O',
    'stuk_bestand: bestand_blijft O',
    'stuk_bestand: bestand_blijft_heel O',
    'stuk_deel: deel_blijft O',
    'stuk_deel: deel_blijft_heel O',
    'stuk_gelezen: gelezen_blijft O',
    'stuk_gelezen: gelezen_blijft_heel O',
    'tegenlezer: tegenlezer_blijft O',
    'tegenlezer: tegenlezer_blijft_heel O',
    'terugmelding: terugmelding_blijft O',
    'terugmelding: terugmelding_blijft_heel O',
    'toegangslink: toegangslink_blijft O',
    'toegangslink: toegangslink_blijft_heel O',
    'uitgegeven_advies: uitgifte_blijft O',
    'uitgegeven_advies: uitgifte_blijft_heel O',
    'uitspraak_rechter: uitspraak_blijft O',
    'uitspraak_rechter: uitspraak_blijft_heel O',
    'v_nummer_oud: v_nummer_blijft O',
    'v_nummer_oud: v_nummer_blijft_heel O',
    'verzending: verzending_blijft O',
    'verzending: verzending_blijft_heel O',
    'vraag_aan_panel: vraag_blijft O',
    'vraag_aan_panel: vraag_blijft_heel O',
    'zitting: zitting_blijft O',
    'zitting: zitting_blijft_heel O',
    'zitting_deelnemer: deelnemer_hoort_hier O',
    'zitting_gebeurtenis: zitting_gebeurtenis_blijft O',
    'zitting_gebeurtenis: zitting_gebeurtenis_blijft_heel O',
    'zorgbelletje: zorgbelletje_blijft O',
    'zorgbelletje: zorgbelletje_blijft_heel O',
    'zorgcontact: zorgcontact_blijft O',
    'zorgcontact: zorgcontact_blijft_heel O'
  ]
}

export const opsporingRights: ExpectedRights = {
  owner: 'opsporing_owner',
  granted: {
    PUBLIC: everybody,
    opsporing_app: {
      ...entry,
      ...logging,
      ...signing,
      ...signIn,
      'table public.kluis': add,
      'table public.zaak': add,
      'table public.zaak_inhoud': add,
      'table public.zaak_officier': add,
      'table public.indicatie': add,
      'table public.indicatie_versie': add,
      'table public.overdracht': add,
      'table public.overdracht_gebeurtenis': add,
      'table public.overdracht_teller': change,
      'table public.overgekomen': add,
      // Switched on and off, and ended once.
      'table public.grondslag': change,
      // Emptied whole, once: what waited there is sealed by then.
      'table public.te_verzegelen': ['select', 'truncate']
    }
  },
  ownersOnly: ['function public.weiger_wijziging', 'function public.grondslag_blijft', ...logOwnersOnly, 'table public._prisma_migrations'],
  definers: logDefiners,
  triggers: [
    'grondslag: grondslag_blijft O',
    'grondslag: grondslag_blijft_heel O',
    'indicatie_versie: versie_blijft O',
    'indicatie_versie: versie_blijft_heel O',
    ...logTriggers,
    'overdracht: overdracht_blijft O',
    'overdracht: overdracht_blijft_heel O',
    'overdracht_gebeurtenis: gebeurtenis_blijft O',
    'overdracht_gebeurtenis: gebeurtenis_blijft_heel O',
    'overgekomen: overgekomen_blijft O',
    'overgekomen: overgekomen_blijft_heel O',
    'zaak_inhoud: inhoud_blijft O',
    'zaak_inhoud: inhoud_blijft_heel O'
  ]
}
