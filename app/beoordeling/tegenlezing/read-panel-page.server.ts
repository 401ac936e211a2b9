import type { Antwoorden } from '~/dossier/declaration'
import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import { readAllRecords, readLatestRecords } from '~/dossier/record.server'
import { werkdagen } from '~/dossier/termijnen'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { readGehoord } from '../store.server'
import { readTegenlezing } from './read-tegenlezing.server'
import { readCandidateReaders, readCurrentReader, type KandidaatLezer } from './readers.server'
import { canGoOnWithout, isAnswerable, refuseToAsk } from './rules'
import { tegenlezerVerklaringSchema, tegenlezingSchema, type Tegenlezing } from './schema'
import { vraagWeigeringText } from './words'

/** The second reading as the panel sees it: how it stands, and for the voorzitter what can be done. */
export interface PanelView extends Tegenlezing {
  dossierId: string
  kenmerk: string
  /** `verklaart` and `leest`: somebody is at it, before or after declaring; null: nobody is. */
  bezig: 'verklaart' | 'leest' | null
  /** Who was asked for this weighing before and did not answer. */
  eerder: { functie: string; registernummer: string; gevraagdOp: string }[]
  /** For the voorzitter, while the advies is a draft; null for everybody else. */
  voorzitter: ChairView | null
}

export interface ChairView {
  /** Whom can be asked; empty with `nietVragen` when nobody can be asked now. */
  kandidaten: KandidaatLezer[]
  nietVragen: string | null
  magAntwoorden: boolean
  magZonder: boolean
  /** The term of a reading that is asked now, in working days. */
  dagen: number
  /** What the reader declared; null before that. */
  verklaring: Antwoorden | null
}

type Db = Pick<Tx, 'record' | 'lidmaatschap' | 'ronde'>

/** Reads it for somebody of the panel, whom the policy has admitted (`tegenlezing.lezen`). `dag`: today in Amsterdam. */
export async function readPanelView(db: Db, sql: Sql, wie: Wie, facts: DossierFacts, dag: string): Promise<PanelView> {
  const { dossierId, kenmerk } = facts
  const stand = await readTegenlezing(db, dossierId)
  const lopend = await readCurrentReader(sql, dossierId, dag)
  return {
    dossierId,
    kenmerk,
    ...stand,
    bezig: lopend && !lopend.beantwoord ? (lopend.verklaring === 'open' ? 'verklaart' : 'leest') : null,
    eerder: await readEarlier(db, dossierId, stand.lezing?.wegingVersie),
    voorzitter: mayDossier(wie, 'tegenlezing.vragen', facts).ok ? await readChairView(db, sql, facts, stand, lopend !== undefined) : null
  }
}

async function readChairView(db: Db, sql: Sql, { dossierId, ronde, spoed }: DossierFacts, stand: Tegenlezing, loopt: boolean): Promise<ChairView> {
  const eindoordelen = ronde ? (await readGehoord(db, dossierId, ronde.id)).standpunten.map(({ inhoud }) => inhoud.uitkomst) : []
  const weigering = refuseToAsk({ ...stand, loopt, eindoordelen })
  const [lezing] = await readLatestRecords(db, { soort: 'tegenlezing', dossierId, schema: tegenlezingSchema })
  const verklaringen = await readAllRecords(db, { soort: 'tegenlezer-verklaring', dossierId, schema: tegenlezerVerklaringSchema })
  const verklaring = verklaringen.find(({ inhoud }) => stand.lezing?.lezer.registernummer === inhoud.registernummer && lezing !== undefined && inhoud.tegenlezingVersie <= lezing.versie)
  return {
    kandidaten: weigering ? [] : await readCandidateReaders(sql, dossierId),
    nietVragen: weigering && vraagWeigeringText[weigering],
    magAntwoorden: isAnswerable(stand.lezing),
    magZonder: stand.zonder === null && canGoOnWithout(stand),
    dagen: werkdagen('tegenlezing', spoed),
    verklaring: verklaring?.inhoud.antwoorden ?? null
  }
}

/** All requests for this weighing but the latest, that got no answer. */
async function readEarlier(db: Db, dossierId: string, wegingVersie: number | undefined): Promise<PanelView['eerder']> {
  const all = (await readAllRecords(db, { soort: 'tegenlezing', dossierId, schema: tegenlezingSchema })).map(({ inhoud }) => inhoud).filter((inhoud) => inhoud.wegingVersie === wegingVersie)
  const last = all.at(-1)
  // An answer is a version beside the request it answers: that request is the one of now.
  const asked = last && last.oordeel !== null ? all.slice(0, -2) : all.slice(0, -1)
  return asked.map(({ lezer, gevraagdOp }) => ({ ...lezer, gevraagdOp }))
}
