import { afterAll, expect, it } from 'vitest'
import { createKetenPanel } from '~tests/fixtures/keten'
import { countTasks } from './count-tasks.server'
import { appointDeputy } from './deputies.server'
import { doTask } from './tasks.server'

const { panel, werk, time, hours, account, dossier, turnOn, report, queue, only } = await createKetenPanel()
afterAll(() => panel.stop())

it('[R-KET-129] counts the own queue and no other, late ones apart, for a deputy too, and nothing once it is done', async () => {
  const [mine, other, deputy] = [await account('coordinator'), await account('coordinator'), await account('coordinator')]
  const counted = async () => Promise.all([mine, other, deputy].map(async (wie) => Object.values(await countTasks(panel.sql, wie, time.now))))
  await turnOn('P2', 'paneel')
  expect(await counted()).toEqual([[0, 0], [0, 0], [0, 0]])
  await report(await dossier(mine.accountId), 'paneel-stuk')
  expect(await counted()).toEqual([[1, 0], [0, 0], [0, 0]])
  const day = time.now.toISOString().slice(0, 10)
  await appointDeputy(werk, mine, { vervanger: deputy.accountId, van: day, tot: '2026-12-31' })
  hours(14 * 24)
  await report(await dossier(mine.accountId), 'paneel-stuk')
  expect(await counted()).toEqual([[2, 1], [0, 0], [2, 1]])
  const [late] = await queue(mine)
  await doTask(werk, mine, { taak: late?.id ?? '' })
  expect(await counted()).toEqual([[1, 0], [0, 0], [1, 0]])
  await doTask(werk, mine, { taak: await only(mine) })
  expect((await counted())[0]).toEqual([0, 0])
})
