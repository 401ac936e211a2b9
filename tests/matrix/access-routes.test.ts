import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { opsporingRouteTable } from '~/opsporing/route-table'
import { routeTable, type RouteAccess } from '~/route-table-paneel'
import { expectedDeeds, expectedElsewhere, expectedIssued, expectedOtherDeeds, expectedPages, expectedPractice } from './expected-access'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** The routes as they really are in a build: what is not in here cannot be asked for. */
async function builtRoutes(compartment: 'paneel' | 'opsporing'): Promise<string[]> {
  const { routes } = (await import(pathToFileURL(`${project}/build/${compartment}/server/index.js`).href)) as { routes: Record<string, unknown> }
  return Object.keys(routes).sort()
}

const routeFiles = readdirSync(`${project}/app/routes`).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.')).map((name) => `routes/${name.replace(/\.tsx?$/, '')}`)
const deedsOf = (entry: RouteAccess): string[] => Object.keys(entry.doen ?? {}).sort()

describe('the tables of access', () => {
  it('[R-TOE-6] every route module stands in a table, and every row of a table is a route module', () => {
    const tables = new Set([...Object.keys(routeTable), ...Object.keys(opsporingRouteTable)])
    expect([...tables].sort()).toEqual(['root', ...routeFiles].sort())
  })

  it('[R-TOE-6] the built panel has exactly the routes of its table, and the built opsporing those of its own', async () => {
    expect(await builtRoutes('paneel')).toEqual(Object.keys(routeTable).sort())
    expect(await builtRoutes('opsporing')).toEqual(Object.keys(opsporingRouteTable).sort())
  })

  it('[R-TOE-6] every row has an expectation that was written by hand, for reading and for each of its deeds', () => {
    const expected = [expectedPages, expectedElsewhere, expectedIssued, expectedPractice].flatMap((table) => Object.keys(table))
    expect(expected.sort()).toEqual(Object.keys(routeTable).sort())
    const deeds: Record<string, readonly string[]> = { ...expectedOtherDeeds, ...Object.fromEntries(Object.entries(expectedDeeds).map(([route, row]) => [route, Object.keys(row)])) }
    for (const [route, entry] of Object.entries<RouteAccess>(routeTable)) expect([route, [...(deeds[route] ?? [])].sort()]).toEqual([route, deedsOf(entry)])
  })
})
