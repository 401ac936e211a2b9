import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { roomKinds } from '~/dossier/rooms'
import { hoedanigheden } from '~/dossier/schema'
import { oefenRoomKinds } from '~/kalibratie/rooms'
import { overlegRoomKinds } from '~/keten/overleg/rooms'
import { opsporingRouteTable } from '~/opsporing/route-table'
import { routeTable } from '~/route-table-paneel'
import { paneelRights } from '../expected-rights'
import { channels, isUnused, type Channel } from './expected-leaks'
import * as sources from './sources'
import { capacities, cast } from './watchers'

const own = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { scripts: Record<string, string>; dependencies: Record<string, string> }

/** What a role of its own reads, table by table: `role kind name`. The process itself is not told apart: its pages are. */
const readByOthers = ['weging_lezer', 'weging_toezicht', 'weging_afhaler'].flatMap((role) =>
  Object.entries(paneelRights.granted[role] ?? {}).filter(([object, rights]) => /^(table|view) /.test(object) && rights.includes('select')).map(([object]) => `${role} ${object}`))

/** Each kind of source: what is really there, and what is written down. */
const kinds: readonly (readonly [string, readonly string[], Readonly<Record<string, sources.Through>>])[] = [
  ['route', [...new Set([...Object.keys(routeTable), ...Object.keys(opsporingRouteTable)])], sources.routes],
  ['kamer', [...Object.keys(roomKinds), ...Object.keys(oefenRoomKinds), ...Object.keys(overlegRoomKinds)], sources.rooms],
  ['lezer van tabellen', readByOthers, sources.readers],
  ['opdracht', Object.keys(own.scripts), sources.commands],
  ['pakket', Object.keys(own.dependencies), { ...sources.speakingPackages, ...Object.fromEntries(sources.silentPackages.map((name) => [name, 'geen' as const])) }]
]

const isNew = (kind: string, name: string): string => `${kind} ${name}: nieuw, en nog niet in tests/matrix/lekmatrix/sources.ts. Zeg er door welk kanaal dit iets vertelt, en aan wie (expected-leaks.ts)`

describe('what can tell something', () => {
  it.each(kinds)('[R-LEK-2] every %s is in the leak matrix, and nothing in it is gone', (kind, live, written) => {
    expect(live.length).toBeGreaterThan(3)
    expect(live.filter((name) => !(name in written)).map((name) => isNew(kind, name))).toEqual([])
    expect(Object.keys(written).filter((name) => !live.includes(name)).map((name) => `${kind} ${name} is er niet meer`)).toEqual([])
  })

  it('[R-LEK-2] a channel is used by a source, or tells nobody anything', () => {
    const used = new Set<Channel>(kinds.flatMap(([, , table]) => Object.values(table)).flatMap((through) => (through === 'geen' ? [] : through)))
    expect(channels.filter((channel) => used.has(channel) === isUnused(channel))).toEqual([])
  })

  it('[R-LEK-2] every capacity that somebody can wear is played by a watcher of the matrix', () => {
    expect(hoedanigheden.filter((each) => !(each in capacities)).map((each) => `${each}: kijkt nog niet mee in tests/matrix/lekmatrix/watchers.ts`)).toEqual([])
    for (const [capacity, watcher] of Object.entries(capacities)) expect([capacity, cast[watcher].length > 0]).toEqual([capacity, true])
  })
})
