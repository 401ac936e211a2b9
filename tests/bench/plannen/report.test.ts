import { expect, it } from 'vitest'
import { goalsOf, markdownOf, median, type Measured } from './report'

const row = (dagen: number, perDay: number, planner: number) => ({ dagen, perDay, boekingen: 1, bekeken: 1, naiefBekeken: 10, planner, traagste: planner * 2, naief: planner * 10 })
const measured = (ninety: number): Measured => ({
  op: '2026-11-29', node: '20', kernen: 2, rondes: 3, eerste: 50, rijen: [row(30, 2, 10), row(60, 2, 20), row(90, 2, ninety), row(180, 2, 60), row(90, 0, 40), row(90, 10, 40)]
})

it('[R-PLN-14] the bench says of each goal whether it is met, and a goal that was not measured is missed', () => {
  expect(goalsOf(measured(30)).map(({ met }) => met)).toEqual([true, true, true, true, true, true, true])
  expect(goalsOf(measured(110)).filter(({ met }) => !met).map(({ name }) => name)).toEqual(['90 days, two appointments a day each, ms, the slowest round', '90 days beside 30'])
  expect(markdownOf(measured(110)).match(/MISSED/g)).toHaveLength(2)
  expect(goalsOf({ ...measured(30), rijen: [] }).filter(({ met }) => met).map(({ name }) => name)).toEqual(['90 days, the first call of a process, ms'])
  expect(median([9, 1, 5])).toBe(5)
})
