import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import { dueAt } from '~/platform/koppelvlak/rules'
import type { Sql } from '~/platform/sql'
import { ketenversie } from './current'
import { readKlok } from './register.server'
import { vervolgVan, type Vervolg } from './rules'
import type { KetenGebeurtenisSoort, Koppelvlak, Partij } from './schema'

/**
 * Something that happened at a partner, as whoever recorded it hands it in: a step of a track, or a deed of the panel. It holds no words of the case.
 */
export interface KetenGebeurtenis {
  /** Names the record that says it happened (its UUID). Told twice under one key it is one event. */
  sleutel: string
  dossierId: string
  soort: KetenGebeurtenisSoort
  /** From when the clock runs: when it happened, or when it was recorded where only the day is known. */
  op: Date
  /** The day it happened (YYYY-MM-DD, in Amsterdam), where it is recorded later. A receiver whose koppelvlak went on after that day is told nothing (R-KET-114). */
  dag?: string
  /** Whom it concerns, of the receivers of its koppelvlak; absent: all of them. */
  ontvangers?: readonly Partij[] | undefined
}

interface TaakVan {
  dossierId: string
  koppelvlak: Koppelvlak
  gebeurtenis: string
  gebeurdOp: Date
  beurt: number
  vorige: string | null
  /** From when the clock of this task runs. */
  vanaf: Date
}

/**
 * Makes what an event asks: one task per receiver whose koppelvlak is on, in the transaction of `sql`. Gives how many were made; 0 when nothing is on or when it was told before.
 * What is not on makes nothing, and is not caught up when it goes on. R-KET-70, R-KET-71, R-KET-114.
 */
export async function reportKetenEvent(sql: Sql, werk: { clock: Clock; ids: Ids }, event: KetenGebeurtenis): Promise<number> {
  let made = 0
  for (const koppelvlak of ketenversie.koppelvlakken.filter(({ gebeurtenis }) => gebeurtenis === event.soort)) {
    const rows = await sql.query<{ ontvanger: Partij }>(
      `select ontvanger from keten_aan($2::timestamptz) where koppelvlak = $1 and ($3::date is null or (sinds at time zone 'Europe/Amsterdam')::date <= $3::date)`,
      [koppelvlak.code, werk.clock.now().toISOString(), event.dag ?? null]
    )
    const aan = new Set(rows.map(({ ontvanger }) => ontvanger).filter((each) => event.ontvangers?.includes(each) ?? true))
    for (const vervolg of vervolgVan(koppelvlak, aan)) {
      made += await makeTask(sql, werk, vervolg, { dossierId: event.dossierId, koppelvlak, gebeurtenis: event.sleutel, gebeurdOp: event.op, beurt: 1, vorige: null, vanaf: event.op })
    }
  }
  return made
}

/** Puts one task in its queue; 0 when it is there already. */
export async function makeTask(sql: Sql, { clock, ids }: { clock: Clock; ids: Ids }, { ontvanger, soort, organisatie }: Vervolg, van: TaakVan): Promise<number> {
  const uiterlijk = dueAt(van.vanaf, van.koppelvlak.uren, await readKlok(sql))
  const made = await sql.query(
    `insert into keten_taak (id, dossier_id, koppelvlak, versie, ontvanger, soort, organisatie, gebeurtenis, gebeurd_op, beurt, vorige, gemaakt_op, uiterlijk)
     values ($1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10::int, $11::uuid, $12::timestamptz, $13::timestamptz)
     on conflict do nothing returning 1 as er`,
    [ids.uuid(), van.dossierId, van.koppelvlak.code, ketenversie.versie, ontvanger, soort, organisatie, van.gebeurtenis, van.gebeurdOp.toISOString(), van.beurt, van.vorige, clock.now().toISOString(), uiterlijk.toISOString()]
  )
  return made.length
}

interface Sluiten {
  dossierId: string
  koppelvlakken: readonly string[]
  /** Only what these events made; null: all. */
  gebeurtenissen: readonly string[] | null
  reden: string
  /** Whose deed closes them. */
  door: string
}

/** Closes open tasks of a dossier as not possible, in the transaction of a deed that holds the lock of the dossier: no task can be finished meanwhile. Gives how many. */
export async function closeTasks(sql: Sql, now: Date, { dossierId, koppelvlakken, gebeurtenissen, reden, door }: Sluiten): Promise<number> {
  const closed = await sql.query(
    `update keten_taak set staat = 'niet_mogelijk', reden = $4, afgedaan_door = $5::uuid, afgedaan_op = $6::timestamptz
     where dossier_id = $1::uuid and staat = 'open' and koppelvlak = any ($2) and ($3::text[] is null or gebeurtenis = any ($3)) returning 1 as er`,
    [dossierId, koppelvlakken, gebeurtenissen, reden, door, now.toISOString()]
  )
  return closed.length
}
