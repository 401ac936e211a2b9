import { afterAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '~/platform/canonical'
import { openConcept } from '~tests/fixtures/concept'
import { createTegenlezingPanel, stranger } from '~tests/fixtures/tegenlezing'
import { decideSpoed, reopenRound } from '../ronden/decide.server'
import { askReading } from './ask-reading.server'
import { readCandidateReaders } from './readers.server'

const { panel, negative, outsider, ask, declare, give, standOf, records, notices } = await createTegenlezingPanel()
afterAll(() => panel.stop())

describe('asking', () => {
  it('[R-BEO-144] the voorzitter asks a named reader: a record with the last day in working days, and a notice that says nothing', async () => {
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    expect(await ask(round, lezer)).toEqual({ ok: true, value: undefined })
    // Wednesday; five working days on is the Wednesday after.
    expect((await records(round)).map(({ inhoud }) => inhoud)).toEqual([{
      schema: 'weging-tegenlezing/v1', lezer: { functie: lezer.functie, registernummer: lezer.registernummer }, wegingVersie: 1,
      gevraagdOp: '2026-11-25', uiterlijk: '2026-12-02', werkdagen: 5, ontvangenOp: null, oordeel: null, tekst: []
    }])
    expect(await notices(lezer)).toBe(1)
    expect((await panel.readLog(`dossier/${round.dossierId}`)).at(-1)).toMatchObject({ deed: 'tegenlezing.vragen', actor: round.wie.voorzitter.accountId })
  })

  it('[R-BEO-144] in a dossier that is spoed the term is two working days', async () => {
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { fase: 'weging' } })
    await decideSpoed(panel.werk, round.wie.voorzitter, round.dossierId, 'Zij moet weg uit de opvang.', [])
    await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { fase: 'advies' } })
    await ask(round, lezer)
    expect((await standOf(round)).lezing).toMatchObject({ uiterlijk: '2026-11-27', werkdagen: 2 })
  })

  it('[R-BEO-144] nobody else of the panel asks, no stranger does, and not while the advies is fixed or a new round is going on', async () => {
    const [round, lezer] = [await negative(), await outsider('panellid-zorg')]
    for (const wie of [round.wie.IND, round.wie.zorg, round.wie.politie, round.wie.secretaris, lezer, { ...lezer, hoedanigheid: 'voorzitter' }]) {
      await expect(askReading(panel.werk, wie, round.dossierId, lezer.accountId)).rejects.toMatchObject({ refusal: stranger })
    }
    await reopenRound(panel.werk, round.wie.voorzitter, round.dossierId, 'Er is iets nieuws.')
    await expect(ask(round, lezer)).rejects.toMatchObject({ refusal: { soort: 'nu-niet' } })
    expect(await records(round)).toEqual([])
    const frozen = await negative()
    await panel.werk.db.advies.update({ where: { id: frozen.adviesId }, data: { staat: 'bevroren', inhoud: '{}', sha256: sha256Hex('{}'), bevrorenDoor: round.wie.voorzitter.accountId, bevrorenOp: panel.now } })
    await expect(ask(frozen, lezer)).rejects.toMatchObject({ refusal: { soort: 'nu-niet' } })
  })

  it('[R-BEO-144] when every member found it aannemelijk there is nothing to read a second time', async () => {
    expect(await ask(await openConcept(panel), await outsider('panellid-zorg'))).toMatchObject({ ok: false, bericht: expect.stringContaining('hoort bij niet aannemelijk') })
  })

  it('[R-BEO-145] who can be asked weighs elsewhere, has an active account and never had a part in this dossier', async () => {
    const round = await negative()
    const { db } = panel.werk
    const [fits, chair, closed, secretaris, coordinator, left, represents, received] = [
      await outsider('panellid-politie'), await outsider('coordinator', 'voorzitter'), await outsider('panellid-ind'), await outsider('secretaris'), await outsider('coordinator', 'panellid-ind'),
      await outsider('panellid-zorg'), await outsider('gemachtigde', 'panellid-zorg'), await outsider('beslismedewerker', 'panellid-ind')
    ]
    await db.account.update({ where: { id: closed.accountId }, data: { actief: false } })
    await db.dossier.update({ where: { id: round.dossierId }, data: { coordinatorId: coordinator.accountId } })
    await db.lidmaatschap.create({ data: { id: panel.werk.ids.uuid(), dossierId: round.dossierId, accountId: left.accountId, zetel: 'zorg', benoemdOp: panel.now, beeindigdOp: panel.now } })
    await db.gemachtigde.create({ data: { id: panel.werk.ids.uuid(), dossierId: round.dossierId, accountId: represents.accountId, uitgenodigdOp: panel.now, beeindigdOp: panel.now } })
    const { kenmerk } = await db.dossier.findUniqueOrThrow({ where: { id: round.dossierId } })
    await db.uitgegevenAdvies.create({ data: { id: panel.werk.ids.uuid(), kenmerk, versie: 9, inhoud: '{}', sha256: sha256Hex('{}'), pdf: Buffer.from('%PDF-'), ontvangerId: received.accountId, uitgebrachtOp: panel.now } })
    const offered = await readCandidateReaders(panel.sql, round.dossierId)
    expect(offered.find(({ id }) => id === fits.accountId)).toEqual({ id: fits.accountId, functie: fits.functie, registernummer: fits.registernummer, hoedanigheid: 'panellid-politie' })
    expect(offered.find(({ id }) => id === chair.accountId)?.hoedanigheid).toBe('voorzitter')
    for (const no of [closed, secretaris, coordinator, left, represents, received, ...Object.values(round.wie)]) {
      expect([no.functie, offered.some(({ id }) => id === no.accountId), (await ask(round, no)).ok]).toEqual([no.functie, false, false])
    }
    expect(await records(round)).toEqual([])
  })

  it('[R-BEO-147] asked twice, one after the other or at once, is asked once; and nobody is asked beside who reads', async () => {
    const [round, lezer, other] = [await negative(), await outsider('panellid-zorg'), await outsider('panellid-ind')]
    const both = await Promise.all([ask(round, lezer), askReading(panel.secondWerk(), round.wie.voorzitter, round.dossierId, lezer.accountId)])
    expect([...both, await ask(round, lezer)].map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await records(round)).toHaveLength(1)
    expect(await notices(lezer)).toBe(1)
    expect(await ask(round, other)).toMatchObject({ ok: false, bericht: expect.stringContaining('Iemand leest de weging nu') })
    await declare(round, lezer)
    await give(round, lezer, 'vragen', ['Waarom weegt B3 zo zwaar?'])
    expect(await ask(round, other)).toMatchObject({ ok: false, bericht: expect.stringContaining('is er al') })
    expect(await ask(round, lezer)).toMatchObject({ ok: false })
  })
})
