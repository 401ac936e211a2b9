import { expect, it } from 'vitest'
import { nothingDeclared } from '~tests/fixtures/verklaring'
import { noTies } from '~tests/world/steps'
import { gevolgVan, keptVerklaringSchema, readVerklaring, toelichtingLengte, veldVan, verklaringVragen, type VerklaringInvoer } from './declaration'

const read = (change: VerklaringInvoer) => readVerklaring({ ...noTies, ...change })

it('[R-DOS-46] nothing is answered beforehand: each of the five questions, and the one on another interest, is asked for by name', () => {
  const empty = readVerklaring({})
  const asked = [...verklaringVragen.map(({ naam }) => naam), 'belang']
  expect(empty.ok ? [] : empty.fouten.map(({ veld }) => veld)).toEqual(asked)
  for (const naam of asked) expect(read({ [naam]: 'misschien' })).toMatchObject({ ok: false, fouten: [{ veld: naam }] })
  expect(read({})).toEqual({ ok: true, value: nothingDeclared })
})

it('[R-DOS-46] a ja is explained in words of a bounded length, and a nee keeps none', () => {
  for (const { naam, toelichting } of verklaringVragen) {
    const veld = veldVan(naam)
    const kept = (antwoord: string, words: string) => {
      const gelezen = read({ [naam]: antwoord, [veld]: words })
      return gelezen.ok ? gelezen.value.antwoorden[naam] : gelezen.fouten.map((fout) => fout.veld)
    }
    expect(kept('nee', 'in 2024')).toEqual({ antwoord: 'nee', toelichting: null })
    if (toelichting === null) continue
    expect(kept('ja', ' ')).toEqual([veld])
    expect(kept('ja', 'x'.repeat(toelichtingLengte + 1))).toEqual([veld])
    expect(kept('ja', ' in 2024 ')).toEqual({ antwoord: 'ja', toelichting: 'in 2024' })
  }
})

it('[R-WAL-30] of the investigation file only the answer is kept: no word of who looked into it', () => {
  const gelezen = read({ onderzoekIngezien: 'ja', [veldVan('onderzoekIngezien')]: 'een spoor' })
  expect(gelezen).toMatchObject({ ok: true, value: { antwoorden: { onderzoekIngezien: { antwoord: 'ja', toelichting: null } } } })
  expect(JSON.stringify(gelezen)).not.toContain('spoor')
})

it('[R-DOS-47] the aangifte, the investigation file, treatment or shelter, an earlier decision or another interest exclude; working under the decider does not', () => {
  const outcome = (change: VerklaringInvoer): string => {
    const gelezen = read({ ...Object.fromEntries(verklaringVragen.map(({ naam }) => [veldVan(naam), 'in 2024'])), ...change })
    return gelezen.ok ? gevolgVan(gelezen.value) : 'geweigerd'
  }
  expect(outcome({})).toBe('geen_belang')
  for (const naam of ['aangifteOpgenomen', 'onderzoekIngezien', 'behandeldOfOpgevangen', 'eerderBeslist', 'belang']) expect([naam, outcome({ [naam]: 'ja' })]).toEqual([naam, 'belang'])
  expect(outcome({ werktOnderBeslisser: 'ja' })).toBe('geen_belang')
})

it('[R-DOS-46] what was declared before the questions were asked stays readable', () => {
  const before = { schema: 'weging-belangverklaring/v1', zetel: 'zorg', registernummer: 'R-1', verklaring: 'geen_belang' }
  expect(keptVerklaringSchema.parse(before)).toEqual(before)
})
