import { afterAll, describe, expect, it } from 'vitest'
import { readAllRecords } from '~/dossier/record.server'
import { readPurpose } from '~/dossier/reading-purpose.server'
import { readWork } from '~/dossier/store.server'
import { taakVoor } from '~/dossier/work'
import { lezerOf, readStukken } from '~/stukken/stukken.server'
import { giveStandpunt, openConcept, type TestConcept } from '~tests/fixtures/concept'
import { createTegenlezingPanel, stranger } from '~tests/fixtures/tegenlezing'
import { answerReader } from './answer-reader.server'
import { goOnWithout } from './go-on-without.server'
import { handBack } from './hand-back.server'
import { readReaderView } from './read-reader-page.server'
import { tegenlezingAntwoordSchema } from './schema'

const { panel, negative, outsider, ask, declare, give, standOf, records, notices, factsFor, may, reading } = await createTegenlezingPanel()
afterAll(() => panel.stop())

describe('the answer', () => {
  it('[R-BEO-148] kan dragen is a new version of the record; with it the reading ends, and the voorzitter hears that something waits', async () => {
    const { round, lezer } = await reading()
    expect(await give(round, lezer, 'kan dragen')).toEqual({ ok: true, value: undefined })
    expect((await records(round)).map(({ versie, inhoud }) => [versie, inhoud.oordeel])).toEqual([[1, null], [2, 'kan dragen']])
    expect((await standOf(round)).lezing).toMatchObject({ ontvangenOp: '2026-11-25', uiterlijk: '2026-12-02', lezer: { registernummer: lezer.registernummer } })
    expect(await notices(round.wie.voorzitter)).toBe(1)
    expect(await may(round, lezer, 'stukken.lezen')).toBe('nu-niet')
    expect(Object.keys(await readReaderView(panel.werk.db, lezer, await factsFor(round, lezer))).sort()).toEqual(['dossierId', 'kenmerk', 'lezing', 'stap'])
    expect(await readStukken(panel.werk.db, round.dossierId, lezerOf(await factsFor(round, lezer)))).toEqual([])
  })

  it('[R-BEO-147] is given once: a double click makes one record, and another answer is refused', async () => {
    const { round, lezer } = await reading()
    const answers = await Promise.all([give(round, lezer, 'vragen', ['Waarom?']), give(round, lezer, 'vragen', ['Waarom?'], panel.secondWerk())])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    expect(await give(round, lezer, 'kan dragen')).toMatchObject({ ok: false, bericht: expect.stringContaining('al geantwoord') })
    expect((await records(round)).map(({ inhoud }) => inhoud.oordeel)).toEqual([null, 'vragen'])
    expect(await notices(round.wie.voorzitter)).toBe(1)
  })

  it('[R-BEO-151] of the panel is written by the voorzitter alone, on what the reader wrote, and may be bettered beside the earlier one', async () => {
    const { round, lezer } = await reading()
    const answer = (tekst: string[], wie = round.wie.voorzitter) => answerReader(panel.werk, wie, round.dossierId, tekst)
    expect(await answer(['Daarom.'])).toMatchObject({ ok: false })
    await give(round, lezer, 'vragen', ['Waarom?'])
    for (const wie of [round.wie.IND, round.wie.secretaris, lezer]) await expect(answer(['Nee.'], wie)).rejects.toMatchObject({ refusal: stranger })
    for (const tekst of [['Daarom.'], ['Daarom.'], ['Daarom, en dit nog.']]) expect(await answer(tekst)).toEqual({ ok: true, value: undefined })
    const kept = await readAllRecords(panel.werk.db, { soort: 'tegenlezing-antwoord', dossierId: round.dossierId, schema: tegenlezingAntwoordSchema })
    expect(kept.map(({ inhoud }) => [inhoud.tegenlezingVersie, inhoud.tekst])).toEqual([[2, ['Daarom.']], [2, ['Daarom, en dit nog.']]])
    expect((await standOf(round)).antwoord?.tekst).toEqual(['Daarom, en dit nog.'])
    const silent = await reading()
    await give(silent.round, silent.lezer, 'kan dragen')
    expect(await answerReader(panel.werk, silent.round.wie.voorzitter, silent.round.dossierId, ['Dank.'])).toMatchObject({ ok: false })
  })
})

describe('what waits', () => {
  it('[R-BEO-157] the reader has a task with its last day, in the capacity in which they were asked, and reads for that purpose', async () => {
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    await ask(round, lezer)
    const task = async () => {
      const [regel] = await readWork(panel.sql, lezer.accountId, '2026-11-25', round.dossierId)
      return regel && { rol: regel.rol, als: regel.leestAls, taak: taakVoor(regel) }
    }
    expect(await task()).toMatchObject({ rol: 'tegenlezer', als: 'panellid-zorg', taak: { pad: 'tegenlezing', uiterlijk: '2026-12-02' } })
    expect((await readPurpose(panel.sql, lezer, round.dossierId, '2026-11-25')).taak).toBe('taak.tegenlezing')
    await declare(round, lezer)
    expect((await task())?.taak?.wat).toBe('De weging tegenlezen')
    await give(round, lezer, 'kan dragen')
    expect((await task())?.taak).toBeNull()
    expect((await readPurpose(panel.sql, lezer, round.dossierId, '2026-11-25')).taak).toBe('taak.tegenlezing')
  })

  it('[R-BEO-157] the voorzitter sees what is to be done: ask, wait until a day, ask anew, answer; and nothing of it when the panel may still find otherwise', async () => {
    const stand = async (round: TestConcept, dag = '2026-11-25', who: 'voorzitter' | 'secretaris' | 'IND' = 'voorzitter') => {
      const [regel] = await readWork(panel.sql, round.wie[who].accountId, dag, round.dossierId)
      return [regel?.tegenlezing, regel?.lezingTot]
    }
    expect(await stand(await openConcept(panel))).toEqual([null, null])
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    expect(await stand(round)).toEqual(['nodig', null])
    expect([await stand(round, '2026-11-25', 'secretaris'), await stand(round, '2026-11-25', 'IND')]).toEqual([[null, null], [null, null]])
    await ask(round, lezer)
    expect([await stand(round), await stand(round, '2026-12-02'), await stand(round, '2026-12-03')]).toEqual([['gevraagd', '2026-12-02'], ['gevraagd', '2026-12-02'], ['opnieuw', null]])
    await declare(round, lezer)
    await give(round, lezer, 'vragen', ['Waarom?'])
    expect(await stand(round)).toEqual(['vragen', null])
    await answerReader(panel.werk, round.wie.voorzitter, round.dossierId, ['Daarom.'])
    expect(await stand(round)).toEqual([null, null])
    const without = await negative()
    await goOnWithout(panel.werk, without.wie.voorzitter, without.dossierId, 'Er is niemand.')
    expect(await stand(without)).toEqual([null, null])
    await giveStandpunt(panel, round, 'IND', { uitkomst: 'aannemelijk' })
    const back = await negative()
    await ask(back, lezer)
    await handBack(panel.werk, lezer, back.dossierId)
    expect(await stand(back)).toEqual(['opnieuw', null])
  })

  it('[R-BEO-156] every deed leaves its line, with who did it', async () => {
    const { round, lezer } = await reading()
    await give(round, lezer, 'vragen', ['Waarom?'])
    await answerReader(panel.werk, round.wie.voorzitter, round.dossierId, ['Daarom.'])
    const lines = (await panel.readLog(`dossier/${round.dossierId}`)).filter(({ deed }) => deed.startsWith('tegenlezing.'))
    const { accountId: chair } = round.wie.voorzitter
    expect(lines.map(({ deed, actor }) => [deed, actor])).toEqual([
      ['tegenlezing.vragen', chair], ['tegenlezing.verklaren', lezer.accountId], ['tegenlezing.geven', lezer.accountId], ['tegenlezing.beantwoorden', chair]
    ])
  })
})
