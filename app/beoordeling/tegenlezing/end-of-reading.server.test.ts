import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { replaceSeat } from '~/dossier/compose-panel.server'
import { readWork } from '~/dossier/store.server'
import { readReceivers } from '~/advies/deliver-advies.server'
import { sha256Hex } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import type { TestConcept } from '~tests/fixtures/concept'
import { createTegenlezingPanel, stranger } from '~tests/fixtures/tegenlezing'
import { reopenRound } from '../ronden/decide.server'
import { answerReader } from './answer-reader.server'
import { goOnWithout } from './go-on-without.server'
import { handBack } from './hand-back.server'
import { readPanelView } from './read-panel-page.server'

const { panel, negative, outsider, at, ask, declare, give, standOf, records, notices, factsFor, may, reading } = await createTegenlezingPanel()
afterAll(() => panel.stop())

describe('the end of it', () => {
  it('[R-BEO-149] the last day is still a day to answer; the day after the dossier does not exist, and another can be asked', async () => {
    const [round, lezer, late, other] = [await negative(), await outsider('panellid-zorg'), await outsider('panellid-zorg'), await outsider('panellid-ind')]
    await ask(round, lezer)
    await declare(round, lezer)
    expect(await may(round, lezer, 'tegenlezing.geven', new Date('2026-12-02T22:59:00Z'))).toBe('ja')
    // Midnight in Amsterdam is an hour before that of UTC.
    const after = new Date('2026-12-02T23:00:00Z')
    for (const deed of ['tegenlezing.lezen', 'tegenlezing.geven', 'stukken.lezen', 'tegenlezing.teruggeven'] as const) expect([deed, await may(round, lezer, deed, after)]).toEqual([deed, 'onbekend'])
    await expect(give(round, lezer, 'kan dragen', [], at('2026-12-03'))).rejects.toMatchObject({ refusal: stranger })
    expect(await readWork(panel.sql, lezer.accountId, '2026-12-03')).toEqual([])
    expect(await ask(round, other, at('2026-12-03'))).toEqual({ ok: true, value: undefined })
    expect((await records(round)).map(({ inhoud }) => inhoud.lezer.registernummer)).toEqual([lezer.registernummer, other.registernummer])
    const view = await readPanelView(panel.werk.db, panel.sql, round.wie.voorzitter, await factsFor(round, round.wie.voorzitter), '2026-12-03')
    expect(view.eerder.map(({ registernummer }) => registernummer)).toEqual([lezer.registernummer])
    await expect(give(round, late, 'kan dragen')).rejects.toMatchObject({ refusal: stranger })
  })

  it('[R-BEO-149] the advies that is fixed, a new round, another weighing, and an account that is closed or loses the capacity end it at once', async () => {
    const { db } = panel.werk
    const ends: [string, (at: { round: TestConcept; lezer: Wie }) => Promise<unknown>][] = [
      ['een nieuwe ronde', ({ round }) => reopenRound(panel.werk, round.wie.voorzitter, round.dossierId, 'Er is iets nieuws.')],
      ['een andere weging', ({ round }) => db.$transaction(async (tx) => {
        const { inhoud } = await tx.record.findFirstOrThrow({ where: { soort: 'weging', dossierId: round.dossierId } })
        await tx.record.create({ data: { id: panel.werk.ids.uuid(), soort: 'weging', dossierId: round.dossierId, versie: 2, inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: round.wie.voorzitter.accountId, gemaaktOp: panel.now } })
      })],
      ['een gesloten account', ({ lezer }) => db.account.update({ where: { id: lezer.accountId }, data: { actief: false } })],
      ['geen hoedanigheid meer', ({ lezer }) => db.accountHoedanigheid.deleteMany({ where: { accountId: lezer.accountId } })],
      ['een advies dat niet meer wordt geschreven', ({ round }) => db.advies.update({ where: { id: round.adviesId }, data: { staat: 'vervallen' } })]
    ]
    for (const [why, end] of ends) {
      const asked = await reading()
      expect([why, await may(asked.round, asked.lezer, 'stukken.lezen')]).toEqual([why, 'ja'])
      await end(asked)
      expect([why, await may(asked.round, asked.lezer, 'stukken.lezen'), await may(asked.round, asked.lezer, 'tegenlezing.lezen')]).toEqual([why, 'onbekend', 'onbekend'])
      await expect(give(asked.round, asked.lezer, 'kan dragen')).rejects.toMatchObject({ refusal: stranger })
    }
  })

  it('[R-BEO-154] what belongs to an earlier weighing counts no more, and for the new one it is asked anew', async () => {
    const { round, lezer } = await reading()
    await give(round, lezer, 'vragen', ['Waarom?'])
    await answerReader(panel.werk, round.wie.voorzitter, round.dossierId, ['Daarom.'])
    const { inhoud } = await panel.werk.db.record.findFirstOrThrow({ where: { soort: 'weging', dossierId: round.dossierId } })
    await panel.werk.db.record.create({ data: { id: panel.werk.ids.uuid(), soort: 'weging', dossierId: round.dossierId, versie: 2, inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: round.wie.voorzitter.accountId, gemaaktOp: panel.now } })
    expect(await standOf(round)).toEqual({ lezing: null, antwoord: null, zonder: null })
    expect(await ask(round, lezer)).toEqual({ ok: true, value: undefined })
    expect((await standOf(round)).lezing).toMatchObject({ wegingVersie: 2, oordeel: null })
    // The new request asks for a new declaration.
    expect(await may(round, lezer, 'stukken.lezen')).toBe('nu-niet')
  })

  it('[R-BEO-153] who declares an interest or gives it back is out at once; the voorzitter is told and asks somebody else, who makes a new version', async () => {
    for (const how of ['belang', 'teruggeven'] as const) {
      const [round, lezer, other] = [await negative(), await outsider('panellid-zorg'), await outsider('panellid-politie')]
      await ask(round, lezer)
      if (how === 'belang') expect(await declare(round, lezer, 'ja')).toEqual({ ok: true, value: 'belang' })
      else expect(await handBack(panel.werk, lezer, round.dossierId)).toEqual({ ok: true, value: undefined })
      expect(await may(round, lezer, 'tegenlezing.lezen')).toBe('onbekend')
      expect(await notices(round.wie.voorzitter)).toBe(1)
      await expect(handBack(panel.werk, lezer, round.dossierId)).rejects.toMatchObject({ refusal: stranger })
      expect((await ask(round, lezer)).ok).toBe(how === 'teruggeven')
      if (how === 'belang') expect(await ask(round, other)).toEqual({ ok: true, value: undefined })
      expect((await records(round)).map(({ versie }) => versie)).toEqual([1, 2])
    }
  })

  it('[R-BEO-152] the voorzitter goes on without, with a reason, once; who reads then reads no more', async () => {
    const { round, lezer } = await reading()
    const without = (reden: string, wie = round.wie.voorzitter) => goOnWithout(panel.werk, wie, round.dossierId, reden)
    for (const wie of [round.wie.secretaris, round.wie.politie, lezer]) await expect(without('Nee.', wie)).rejects.toMatchObject({ refusal: stranger })
    expect([await without('Er is haast.'), await without('Er is haast.'), await without('Iets anders.')].map(({ ok }) => ok)).toEqual([true, true, false])
    expect((await standOf(round)).zonder).toEqual({ schema: 'weging-tegenlezing-besluit/v1', wegingVersie: 1, op: '2026-11-25', reden: 'Er is haast.' })
    expect(await panel.werk.db.record.count({ where: { soort: 'tegenlezing-besluit', dossierId: round.dossierId } })).toBe(1)
    expect(await may(round, lezer, 'tegenlezing.lezen')).toBe('onbekend')
    expect(await ask(round, lezer)).toMatchObject({ ok: false })
    const done = await reading()
    await give(done.round, done.lezer, 'kan dragen')
    expect(await goOnWithout(panel.werk, done.round.wie.voorzitter, done.round.dossierId, 'Toch niet.')).toMatchObject({ ok: false })
  })

  it('[R-BEO-150] who reads or read takes no seat here and receives no advies; a seat that came some other way ends the reading', async () => {
    const { round, lezer } = await reading()
    const { db, ids } = panel.werk
    const coordinator = await outsider('coordinator')
    await db.dossier.update({ where: { id: round.dossierId }, data: { coordinatorId: coordinator.accountId } })
    await db.lidmaatschap.update({ where: { id: round.lidId.zorg }, data: { verklaring: 'belang' } })
    expect(await replaceSeat(panel.werk, coordinator, round.dossierId, 'zorg', lezer.accountId)).toMatchObject({ ok: false, bericht: expect.stringContaining('las of leest de weging') })
    await db.accountHoedanigheid.create({ data: { accountId: lezer.accountId, hoedanigheid: 'beslismedewerker' } })
    expect((await readReceivers(panel.sql, round.dossierId)).some(({ id }) => id === lezer.accountId)).toBe(false)
    expect(await may(round, lezer, 'tegenlezing.geven')).toBe('ja')
    await db.lidmaatschap.update({ where: { id: round.lidId.zorg }, data: { beeindigdOp: panel.now } })
    await db.lidmaatschap.create({ data: { id: ids.uuid(), dossierId: round.dossierId, accountId: lezer.accountId, zetel: 'zorg', verklaring: 'geen_belang', benoemdOp: panel.now } })
    expect((await factsFor(round, lezer)).tegenlezer).toBeNull()
    await expect(give(round, lezer, 'kan dragen')).rejects.toMatchObject({ refusal: stranger })
    // Who gave it back unread may sit.
    const [other, fresh] = [await negative(), await outsider('panellid-zorg')]
    await db.dossier.update({ where: { id: other.dossierId }, data: { coordinatorId: coordinator.accountId } })
    await ask(other, fresh)
    await handBack(panel.werk, fresh, other.dossierId)
    await db.lidmaatschap.update({ where: { id: other.lidId.zorg }, data: { verklaring: 'belang' } })
    expect(await replaceSeat(panel.werk, coordinator, other.dossierId, 'zorg', fresh.accountId)).toMatchObject({ ok: true })
  })

  it('[R-BEO-150] the closed compartment finds the reader beside the seats, so that no officer of the case read for the panel', async () => {
    const { round, lezer } = await reading()
    const owner = new pg.Client({ connectionString: panel.ownerUrl })
    await owner.connect()
    try {
      const { rows } = await owner.query<{ registernummer: string }>('select registernummer from panel_zetel where dossier_id = $1', [round.dossierId])
      expect(rows.map(({ registernummer }) => registernummer).sort()).toEqual([...Object.values(round.wie), lezer].map(({ registernummer }) => registernummer).sort())
    } finally {
      await owner.end()
    }
  })

  it('[R-BEO-155] what was asked does not change and no term is stretched, by nobody’s hand', async () => {
    const { round, lezer } = await reading()
    const owner = new pg.Client({ connectionString: panel.ownerUrl })
    await owner.connect()
    const change = (set: string) => owner.query(`update tegenlezer set ${set} where dossier_id = $1`, [round.dossierId]).then(() => 'gedaan', (error: unknown) => String(error))
    try {
      for (const set of [`uiterlijk = '2030-01-01'`, 'weging_versie = 2', 'account_id = dossier_id', `hoedanigheid = 'voorzitter'`, `verklaring = 'open'`]) expect([set, await change(set)]).toEqual([set, expect.stringContaining('verandert niet')])
      await give(round, lezer, 'kan dragen')
      expect(await change('beantwoord_op = null')).toContain('verandert niet')
      await expect(owner.query('delete from tegenlezer')).rejects.toThrow('niet verwijderd')
      await expect(owner.query('truncate tegenlezer')).rejects.toThrow('niet')
    } finally {
      await owner.end()
    }
  })
})
