import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { opsporingRouteTable } from './route-table'

describe('the routes of the closed compartment', () => {
  it('[R-TOE-6] every route file of this compartment stands in the table of access, and nothing else does', () => {
    const files = readdirSync('app/routes').filter((name) => /^(opsporing|_gedeeld)\b/.test(name) && !name.includes('.test.'))
    const routes = files.map((name) => `routes/${name.replace(/\.tsx?$/, '')}`)
    expect(['root', ...routes].sort()).toEqual(Object.keys(opsporingRouteTable).sort())
  })
})
