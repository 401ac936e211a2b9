import { expect, it } from 'vitest'
import { groupMoments } from './moments'

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 25, 12, 0, seconds))

/** `zorg@0 zorg@20 IND@90`: who wrote, in seconds after noon. */
function momentsOf(script: string, alone?: 'first-alone'): string[] {
  const rows = script.split(' ').map((word, index) => {
    const [author = '', seconds] = word.split('@')
    return { seq: index + 1, author, time: at(Number(seconds)) }
  })
  return groupMoments(rows, alone).map(({ from, to, authors, start, end }) => `${from}-${to} ${authors.join('+')} ${(start.getTime() - at(0).getTime()) / 1_000}-${(end.getTime() - at(0).getTime()) / 1_000}`)
}

it('[R-RTM-57] one author goes on in a moment until a pause of a minute; another begins a moment of their own', () => {
  expect(momentsOf('zorg@0 zorg@59 zorg@100')).toEqual(['1-3 zorg 0-100'])
  expect(momentsOf('zorg@0 zorg@60')).toEqual(['1-1 zorg 0-0', '2-2 zorg 60-60'])
  expect(momentsOf('zorg@0 zorg@10 IND@20 IND@30')).toEqual(['1-2 zorg 0-10', '3-4 IND 20-30'])
})

it('[R-RTM-57] who write at the same time share a moment', () => {
  expect(momentsOf('zorg@0 IND@2 zorg@4 IND@6 politie@8')).toEqual(['1-4 zorg+IND 0-6', '5-5 politie 8-8'])
  expect(momentsOf('zorg@0 IND@30 zorg@59')).toEqual(['1-3 zorg+IND 0-59'])
  expect(momentsOf('zorg@0 IND@30 zorg@61')).toEqual(['1-1 zorg 0-0', '2-2 IND 30-30', '3-3 zorg 61-61'])
})

it('[R-RTM-57] no moment lasts longer than ten minutes, and none is lost', () => {
  const script = Array.from({ length: 100 }, (_, index) => `${index % 2 ? 'zorg' : 'IND'}@${index * 20}`).join(' ')
  const moments = momentsOf(script).map((line) => line.split(' '))
  expect(moments.length).toBeGreaterThan(3)
  for (const [, , span = ''] of moments) expect(Number(span.split('-')[1]) - Number(span.split('-')[0])).toBeLessThan(600)
  const [seqs, last] = [moments.map(([seq = '']) => seq.split('-').map(Number)), 100]
  expect(seqs.map(([from]) => from)).toEqual([1, ...seqs.slice(0, -1).map(([, to = 0]) => to + 1)])
  expect(seqs.at(-1)?.[1]).toBe(last)
})

it('[R-RTM-57] a copy that a room began with is a moment of its own', () => {
  expect(momentsOf('voorzitter@0 voorzitter@5 zorg@6 voorzitter@7', 'first-alone')).toEqual(['1-1 voorzitter 0-0', '2-4 voorzitter+zorg 5-7'])
})

it('[R-RTM-57] a clock of another node that is behind does not tear a moment apart', () => {
  expect(momentsOf('zorg@10 zorg@8 zorg@12')).toEqual(['1-3 zorg 8-12'])
})
