import { describe, expect, it } from 'vitest'
import { catalogus, catalogusJson } from '../test-sheets'
import { criteriaFor, groupsToBalance, mustScore } from './criteria'
import { parseCatalogus, type BestandsFout, type Minderjarig } from './schema'

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null
type Path = (string | number)[]

const copy = (): Json => structuredClone(catalogusJson) as Json
const faults = (json: unknown): BestandsFout[] => {
  const read = parseCatalogus(json)
  return read.ok ? [] : read.refusal.fouten
}
const paths = (json: unknown): string[] => faults(json).map((fault) => fault.pad)

function at(json: Json, path: Path): Json {
  return path.reduce<Json>((node, step) => (node as Record<string | number, Json>)[step] ?? null, json)
}

function withValue(path: Path, value: Json | undefined): Json {
  const json = copy()
  const parent = at(json, path.slice(0, -1)) as Record<string | number, Json>
  const last = path[path.length - 1] ?? ''
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return json
}

function keysBelow(node: Json, path: Path = []): Path[] {
  if (node === null || typeof node !== 'object') return []
  const steps: Path = Array.isArray(node) ? node.map((_, i) => i) : Object.keys(node)
  return steps.flatMap((step) => {
    const here = [...path, step]
    const below = keysBelow(at(node, [step]), here)
    return typeof step === 'number' ? below : [here, ...below]
  })
}

const writePath = (path: Path): string => path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('').slice(1)

const B3 = ['groepen', 1, 'criteria', 2]
const H0 = ['groepen', 8, 'criteria', 0]

describe('the catalogue as data', () => {
  it('[R-BEO-1] the shipped catalogue is valid and every group and criterion of it has its own code', () => {
    expect(faults(catalogusJson)).toEqual([])
    expect(catalogus.groepen.map((groep) => `${groep.code}${groep.criteria.length}`)).toEqual(['A8', 'B6', 'C8', 'D3', 'E9', 'F4', 'G5', 'M4', 'H10'])
  })

  it('[R-BEO-1] a missing field is refused with its path, for each field of the catalogue head and of one row of each kind', () => {
    const rows: Path[] = [[], ['groepen', 0], B3, ['groepen', 4, 'criteria', 0], H0]
    const fields = rows.flatMap((path) => keysBelow(at(copy(), path), path).filter((found) => found.length <= path.length + 3 && !(path.length < 4 && found.includes('criteria'))))
    const optional = fields.filter((path) => !paths(withValue(path, undefined)).includes(writePath(path)))
    expect(fields.length).toBeGreaterThan(60)
    expect(optional).toEqual([])
  })

  it.each<[string, Path, Json, string]>([
    ['a name with a hidden character', [...B3, 'naam'], 'Consis\u200btentie', 'groepen[1].criteria[2].naam'],
    ['an unknown field', [...B3, 'punten'], 3, 'groepen[1].criteria[2]'],
    ['a code that stands twice', [...B3, 'code'], 'B2', 'groepen[1].criteria[2].code'],
    ['a code of another group', [...B3, 'code'], 'C30', 'groepen[1].criteria[2].code'],
    ['a reading hint that does not exist', [...B3, 'leesMet'], ['E99'], 'groepen[1].criteria[2].leesMet[0]'],
    ['an unknown value', [...B3, 'waarden'], ['versterkt', 'half'], 'groepen[1].criteria[2].waarden[1]'],
    ['a weight for a value that is not allowed', [...B3, 'waarden'], ['versterkt', 'neutraal'], 'groepen[1].criteria[2].gewichtBij[1]'],
    ['a demand on a value that is not allowed', [...B3, 'waarden'], ['versterkt', 'neutraal'], 'groepen[1].criteria[2].eisen[0].als'],
    ['a demand that points nowhere', [...B3, 'eisen', 1, 'bij'], 'B9', 'groepen[1].criteria[2].eisen[1].bij'],
    ['a note that points to no group', [...B3, 'eisen', 0, 'bij'], 'Z', 'groepen[1].criteria[2].eisen[0].bij'],
    ['a minimum that nobody can reach', [...B3, 'wieScoort', 'disciplines'], ['IND'], 'groepen[1].criteria[2].wieScoort.minimum'],
    ['a discipline that stands twice', [...B3, 'wieScoort', 'disciplines'], ['IND', 'IND', 'zorg'], 'groepen[1].criteria[2].wieScoort.disciplines'],
    ['a criterion to judge in a group that is not judged', ['groepen', 8, 'beoordeling'], 'paneel', 'groepen[8].criteria[0].soort'],
    ['a date that is none', ['geldigVanaf'], 'vandaag', 'geldigVanaf']
  ])('[R-BEO-1] %s is refused with its path', (_, path, value, where) => {
    expect(paths(withValue(path, value))).toContain(where)
  })

  it.each([null, 'tekst', 3, [], {}])('[R-BEO-1] %j is refused and never thrown', (json) => {
    expect(faults(json).length).toBeGreaterThan(0)
  })

  it('[R-BEO-2] the catalogue says that it is a reconstruction and why, and every criterion names its source', () => {
    const rows = catalogus.groepen.flatMap((groep) => groep.criteria)
    expect(catalogus).toMatchObject({ versie: 'reconstructie-2026-1', status: 'reconstructie' })
    expect(catalogus.toelichting).toContain('niet gevonden')
    expect(rows.filter((row) => row.bron.status !== 'reconstructie' || row.bron.basis === '')).toEqual([])
  })

  it('[R-BEO-3] group H informs the IND and is never scored', () => {
    const scored = criteriaFor(catalogus, { minderjarig: 'ja' })
    expect(catalogus.groepen.find((groep) => groep.code === 'H')?.beoordeling).toBe('geen')
    expect(scored.filter((row) => row.groep.code === 'H')).toEqual([])
    expect(scored).toHaveLength(47)
    expect(groupsToBalance(catalogus, { minderjarig: 'ja' }).map((groep) => groep.code).join('')).toBe('ABCDEFGM')
  })

  it.each<[Minderjarig, number, number, string]>([
    ['nee', 33, 9, 'ABCDEFG'],
    ['twijfel', 35, 12, 'ABCDEFGM'],
    ['ja', 35, 12, 'ABCDEFGM']
  ])('[R-BEO-4] minor during the facts: %s gives %i judgements and %i texts', (minderjarig, judgements, texts, groups) => {
    const rows = criteriaFor(catalogus, { minderjarig }).filter((row) => row.vanToepassing)
    expect(rows.filter((row) => row.criterium.soort === 'oordeel')).toHaveLength(judgements)
    expect(rows.filter((row) => row.criterium.soort === 'tekst')).toHaveLength(texts)
    expect(groupsToBalance(catalogus, { minderjarig }).map((groep) => groep.code).join('')).toBe(groups)
  })

  it('[R-BEO-4] only A4 and group M wait for the age of betrokkene', () => {
    const late = criteriaFor(catalogus, { minderjarig: 'nee' }).filter((row) => !row.vanToepassing)
    expect(late.map((row) => row.criterium.code)).toEqual(['A4', 'M1', 'M2', 'M3', 'M4'])
  })

  it('[R-BEO-5] absence never weakens: A4 and the signals of group G have no verzwakt', () => {
    const without = criteriaFor(catalogus, { minderjarig: 'ja' }).filter(({ criterium }) => criterium.soort === 'oordeel' && !criterium.waarden.includes('verzwakt'))
    expect(without.map((row) => row.criterium.code)).toEqual(['A4', 'G1', 'G2', 'G3', 'G4', 'G5'])
  })

  it('[R-BEO-6] a trauma-aware prompt stands beside every credibility criterion', () => {
    const codes = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'D1', 'D2', 'D3', 'F1', 'F2', 'F3', 'F4', 'C5', 'C6']
    const prompted = catalogus.groepen.flatMap((groep) => groep.criteria).filter((row) => row.hulp !== null).map((row) => row.code)
    expect(prompted).toEqual(expect.arrayContaining(codes))
  })

  it('[R-BEO-7] no criterion asks for nationality, an earlier refusal or the number of leads, and no text accuses', () => {
    const texts = JSON.stringify(catalogusJson).toLowerCase()
    expect(texts).not.toMatch(/nationaliteit|eerdere afwijzing|eerder afgewezen|aantal aanwijzingen|kansloos|kansloze|valse aangifte/)
  })

  it('[R-BEO-16] in this catalogue IND, zorg and politie all judge every criterion', () => {
    const rows = criteriaFor(catalogus, { minderjarig: 'ja' })
    expect(rows.filter(({ criterium }) => !(['IND', 'zorg', 'politie'] as const).every((one) => mustScore(criterium, one)))).toEqual([])
    expect(rows.filter(({ criterium }) => criterium.wieScoort.minimum !== 3)).toEqual([])
  })
})
