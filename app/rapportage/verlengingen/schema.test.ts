import { expect, it } from 'vitest'
import { redenen } from '~/keten/sporen/schema'
import one from '~/keten/sporen/sporen-2026-1.json'
import two from '~/keten/sporen/sporen-2026-2.json'
import { sporen } from '../schema'
import { redenNamen, termijnNamen } from './schema'

it('[R-RAP-73] every term that can be lengthened, its track and every reason are named as the chain names them', () => {
  const termijnen = [one, two].flatMap((catalogus) => catalogus.sporen.flatMap((spoor) => spoor.termijnen.flatMap(({ code, naam, verlengbaar }) => (verlengbaar ? [[`${spoor.code}/${code}`, naam] as const] : []))))
  expect(termijnNamen).toEqual(Object.fromEntries(termijnen))
  expect(redenNamen).toEqual(redenen)
  expect(termijnen.filter(([code]) => !Object.hasOwn(sporen.naam, code.split('/')[0] ?? ''))).toEqual([])
})
