import { expect, it } from 'vitest'
import { resterend } from './rules'

it('[R-KET-121] says how long is left in minutes, hours and days, and how long something is late', () => {
  const now = new Date('2026-11-25T13:00:00Z')
  const over = (minuten: number, seconden = 0) => resterend(new Date(now.getTime() + minuten * 60_000 + seconden * 1000), now)
  expect([over(0, 30), over(1), over(59, 59), over(60), over(24 * 60), over(48 * 60 - 1), over(48 * 60), over(96 * 60)]).toEqual(['nog geen minuut', 'nog 1 minuut', 'nog 59 minuten', 'nog 1 uur', 'nog 24 uur', 'nog 47 uur', 'nog 2 dagen', 'nog 4 dagen'])
  expect([over(0), over(-1), over(-90), over(-72 * 60)]).toEqual(['net te laat', '1 minuut te laat', '1 uur te laat', '3 dagen te laat'])
})
