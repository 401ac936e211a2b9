import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import { reportKetenEvent } from './report-event.server'
import type { KetenGebeurtenisSoort } from './schema'

/** What a step of a track is for the chain, by `spoor/stap`. A step that is not here asks nothing of anybody. */
const stappen: Readonly<Record<string, readonly KetenGebeurtenisSoort[]>> = {
  'b8/bedenktijd': ['bedenktijd-begonnen'],
  'b8/aangifte': ['aangifte-opgenomen'],
  'b8/verlening': ['vergunning-verleend', 'verblijfstitel-gewijzigd'],
  'b8/sepot': ['sepot-beslist'],
  'b8/voornemen': ['voornemen-intrekking'],
  'b8/uitreiking-sepot': ['sepot-voornemen-uitgereikt'],
  'b8/uitreiking-voornemen': ['sepot-voornemen-uitgereikt'],
  'b8/intrekking': ['besluit-intrekking', 'verblijfstitel-gewijzigd'],
  'b8/beklag': ['beklag-ingesteld'],
  'b8/beschikking-beklag': ['beklag-uitkomst'],
  'b8/aanvraag': ['vervolgprocedure-gewijzigd'],
  'b8/besluit': ['vervolgprocedure-gewijzigd', 'verblijfstitel-gewijzigd'],
  'b8/bezwaar': ['vervolgprocedure-gewijzigd'],
  'b8/besluit-bezwaar': ['besluit-bezwaar', 'vervolgprocedure-gewijzigd'],
  'b8/beroep': ['vervolgprocedure-gewijzigd'],
  'b8/uitspraak': ['vervolgprocedure-gewijzigd'],
  'niet-meewerken/besluit': ['vergunning-verleend', 'verblijfstitel-gewijzigd'],
  'niet-meewerken/bezwaar': ['vervolgprocedure-gewijzigd'],
  'niet-meewerken/besluit-bezwaar': ['besluit-bezwaar', 'vervolgprocedure-gewijzigd'],
  'niet-meewerken/beroep': ['vervolgprocedure-gewijzigd'],
  'niet-meewerken/uitspraak': ['vervolgprocedure-gewijzigd'],
  'niet-meewerken/vervolgaanvraag': ['vervolgprocedure-gewijzigd'],
  'dublin/bedenktijd': ['bedenktijd-begonnen'],
  'dublin/aangifte': ['aangifte-opgenomen'],
  'dublin/verlening': ['vergunning-verleend', 'verblijfstitel-gewijzigd']
}

/** A step that was recorded: of which track, which step, with what outcome, and the day it happened (YYYY-MM-DD). */
export interface GezetteStap {
  dossierId: string
  spoor: string
  stap: string
  uitkomst: string | null
  op: string
}

/** An application that was turned down gave no permit. */
const gaf = ({ spoor, stap, uitkomst }: GezetteStap, soort: KetenGebeurtenisSoort): boolean =>
  !(uitkomst === 'afgewezen' && stap === 'besluit' && (soort === 'vergunning-verleend' || (spoor === 'niet-meewerken' && soort === 'verblijfstitel-gewijzigd')))

/**
 * Tells the chain what a recorded step asks, in the transaction of `sql`; gives how many tasks that made. A step that is corrected is the same event. Sepot and voornemen that
 * were handed over on one day are one event (domein §9.11). A step has a day only, so the clock runs from its recording. R-KET-73.
 */
export async function reportStap(sql: Sql, werk: { clock: Clock; ids: Ids }, stap: GezetteStap): Promise<number> {
  let made = 0
  for (const soort of stappen[`${stap.spoor}/${stap.stap}`] ?? []) {
    if (!gaf(stap, soort)) continue
    const which = soort === 'sepot-voornemen-uitgereikt' ? `uitreiking/${stap.op}` : stap.stap
    made += await reportKetenEvent(sql, werk, { sleutel: `${stap.dossierId}/${stap.spoor}/${which}`, dossierId: stap.dossierId, soort, op: werk.clock.now() })
  }
  return made
}
