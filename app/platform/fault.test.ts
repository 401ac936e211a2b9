import { pino } from 'pino'
import { expect, it } from 'vitest'
import { faultOf } from './fault'
import { logOptions } from './logger.server'

const content = 'wat betrokkene vertelde'

it('[R-LOG-1] a fault is written down by its name and its places, however much it says', () => {
  const error = Object.assign(new TypeError(`eerste regel\nat ${content}\n${content}`), { detail: `Failing row contains (${content})` })
  const fault = faultOf(error)
  expect(fault.fout).toBe('TypeError')
  expect(fault.waar[0]).toContain('fault.test.ts')
  expect(JSON.stringify(fault)).not.toContain(content)
  expect(faultOf(content)).toEqual({ fout: 'onbekend', waar: [] })
})

it('[R-LOG-1] the logger of every process writes an error as such a fault', () => {
  const lines: string[] = []
  const logger = pino(logOptions('paneel'), { write: (line: string) => void lines.push(line) })
  logger.error({ err: Object.assign(new Error(content), { detail: content, where: content }), rooms: 2 }, 'niet bewaard')
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ err: { fout: 'Error' }, rooms: 2 })
  expect(lines.join()).not.toContain(content)
})
