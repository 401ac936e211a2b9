import { describe, expect, it } from 'vitest'
import json from './273f-2015.json'
import { parseChecklist273f } from './checklist-273f'

describe('artikel 273f as a checklist', () => {
  it('[R-BEO-8] the list of 2015 is valid, versioned, and asks no means for a minor', () => {
    const read = parseChecklist273f(json)
    if (!read.ok) throw new Error(JSON.stringify(read.refusal))
    expect(read.value).toMatchObject({ versie: '273f-2015', status: 'momentopname' })
    expect(read.value.handelingen.map((one) => one.sub)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(read.value.handelingen.filter((one) => one.leeftijd === 'jonger dan 18' && one.middel === 'nodig')).toEqual([])
    expect(read.value.middelen).toHaveLength(9)
  })

  it('[R-BEO-8] a list that asks a means for a minor is refused with its path', () => {
    const handelingen = json.handelingen.map((one) => (one.sub === 2 ? { ...one, middel: 'nodig' } : one))
    const read = parseChecklist273f({ ...json, handelingen })
    expect(read).toMatchObject({ ok: false, refusal: { fouten: [{ pad: 'handelingen[1].middel' }] } })
  })
})
