import type { OpsporingDeed, OverzichtDeed } from './policy'

/**
 * Who may come where: every route of the closed compartment. A route that is not in this table cannot be opened
 * (R-TOE-6; compared with the files in app/opsporing/route-table.test.ts).
 * - `openbaar`: no sign-in; `aangemeld`: anybody signed in, shown their own things only;
 * - `zaken`: what is of no case in particular, such as the overview of one's own cases; the query itself is scoped to the person;
 * - `zaak`: a deed of app/opsporing/policy.ts on the case in the address.
 */
export type Toegang = { openbaar: true } | { aangemeld: true } | { zaken: OverzichtDeed } | { zaak: OpsporingDeed }

export interface RouteAccess {
  lezen?: Toegang
  /** Per deed: the value of the form field `doen`. */
  doen?: Readonly<Record<string, Toegang>>
}

const openbaar = { openbaar: true } as const
const aangemeld = { aangemeld: true } as const

export const opsporingRouteTable = {
  root: { lezen: openbaar },
  'routes/_gedeeld.$': { lezen: aangemeld },
  'routes/_gedeeld.aanmelden': { lezen: openbaar, doen: { aanmelden: openbaar } },
  'routes/_gedeeld.opnieuw-aanmelden': { lezen: openbaar, doen: { aanmelden: openbaar, 'aanmelden-demo': openbaar } },
  'routes/_gedeeld.eerste-keer': { lezen: openbaar, doen: { aanmelden: openbaar } },
  'routes/_gedeeld.demo': { lezen: openbaar, doen: { aanmelden: openbaar } },
  'routes/_gedeeld.mijn': { lezen: aangemeld, doen: { afmelden: aangemeld, wisselen: aangemeld, registreren: aangemeld } },
  'routes/opsporing._index': { lezen: { zaken: 'zaken.lezen' } },
  'routes/opsporing.koppelvlakken': {
    lezen: { zaken: 'koppelvlakken.lezen' },
    doen: { vastleggen: { zaken: 'koppelvlakken.zetten' }, aan: { zaken: 'koppelvlakken.zetten' }, uit: { zaken: 'koppelvlakken.zetten' }, beeindigen: { zaken: 'koppelvlakken.zetten' } }
  },
  'routes/opsporing.zaken.$dossierId._index': { lezen: { zaak: 'zaak.lezen' } },
  'routes/opsporing.zaken.$dossierId.indicaties.nieuw': { lezen: { zaak: 'zaak.lezen' }, doen: { schrijven: { zaak: 'indicatie.schrijven' } } },
  'routes/opsporing.zaken.$dossierId.indicaties.$nummer._index': { lezen: { zaak: 'indicatie.lezen' } },
  'routes/opsporing.zaken.$dossierId.indicaties.$nummer.corrigeren': { lezen: { zaak: 'indicatie.lezen' }, doen: { corrigeren: { zaak: 'indicatie.corrigeren' } } },
  'routes/opsporing.zaken.$dossierId.overdrachten.nieuw': { lezen: { zaak: 'zaak.lezen' }, doen: { opstellen: { zaak: 'overdracht.opstellen' } } },
  'routes/opsporing.zaken.$dossierId.overdrachten.$nummer': {
    lezen: { zaak: 'overdracht.lezen' },
    doen: { verstrekken: { zaak: 'overdracht.verstrekken' }, bevestigen: { zaak: 'overdracht.bevestigen' } }
  },
  'routes/opsporing.zaken.$dossierId.overdrachten.$nummer_.document': { lezen: { zaak: 'overdracht.lezen' } }
} as const satisfies Record<string, RouteAccess>

export type OpsporingRouteId = keyof typeof opsporingRouteTable
