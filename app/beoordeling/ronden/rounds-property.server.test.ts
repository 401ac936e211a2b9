// What the pure rules promise, asked of the real database: whatever people do, in whatever order, nobody reads a word of a sealed sheet or of a seat that was
// closed, and the way to the reveal stays open. Few runs: each deed is a transaction.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replaceSeat } from '~/dossier/compose-panel.server'
import { loadDossierFacts } from '~/dossier/facts.server'
import { Refused, type Uitkomst } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import { scoreRoom } from '~/dossier/rooms'
import { hoedanigheidVanZetel, type Discipline } from '~/dossier/schema'
import { readWork } from '~/dossier/store.server'
import { waiveHearing } from '~/hoorzitting/waive-hearing.server'
import { sha256Hex } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { sqlOfPrisma } from '~/platform/sql'
import { readRoom } from '~realtime/index'
import { createTestPanel, testStukken, typeInScoreRoom, type TestPanel, type TestRound } from '~tests/fixtures/round'
import { agreed, tellNobody } from '~tests/fixtures/planning'
import type { Wie } from '~/toegang/may'
import { readDraftDocument } from '../draft-document'
import { readSheetPage } from '../read-sheet-page.server'
import { readWeging } from '../read-weging.server'
import { submitSheet } from '../submit-sheet.server'
import { catalogus, context, fullDraft } from '../test-sheets'
import { roundsAfterHearing } from './advance-rounds.server'
import { closeSeat } from './close-seat.server'
import { decideOneRound, reopenRound } from './decide.server'
import { readRounds } from './read-rounds.server'
import { stepDown } from './step-down.server'

const members = ['IND', 'zorg', 'politie'] as const
const reden = 'Dat is hier zo afgesproken.'

let panel: TestPanel
beforeAll(async () => {
  panel = await createTestPanel()
})
afterAll(() => panel.stop())

const seatDeeds = ['indienen', 'sluiten', 'vervangen', 'terugtreden'] as const
const otherDeeds = ['verslag', 'afzien', 'stuk', 'één ronde', 'heropenen'] as const
type Deed = { doe: (typeof seatDeeds)[number]; wie: Discipline } | { doe: (typeof otherDeeds)[number] }
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ doe: fc.constant('indienen' as const), wie: fc.constantFrom(...members) }) },
  { weight: 2, arbitrary: fc.record({ doe: fc.constantFrom(...seatDeeds), wie: fc.constantFrom(...members) }) },
  { weight: 2, arbitrary: fc.record({ doe: fc.constantFrom(...otherDeeds) }) }
)
const everybodyHandsIn = members.map((wie): Deed => ({ doe: 'indienen', wie }))

/** What one sheet holds and nobody may read before its time: words of its own, and its hash. */
interface Secret {
  lid: string
  ronde: string
  text: string
}

class Play {
  readonly secrets: Secret[] = []
  stukken = 7

  constructor(private readonly round: TestRound, private readonly chief: Wie) {}

  static async begin(): Promise<Play> {
    const round = await panel.openRound('gepland', 'op_stukken')
    const chief = await account('coordinator')
    await panel.werk.db.dossier.update({ where: { id: round.dossierId }, data: { coordinatorId: chief.accountId } })
    return new Play(round, chief)
  }

  rounds = () => panel.werk.db.ronde.findMany({ where: { dossierId: this.round.dossierId }, orderBy: { nummer: 'asc' } })

  async act(deed: Deed): Promise<boolean> {
    try {
      return (await this.perform(deed)).ok
    } catch (error) {
      if (error instanceof Refused) return false
      throw error
    }
  }

  private async perform(deed: Deed): Promise<Uitkomst<unknown>> {
    const { werk } = panel
    const { dossierId, wie } = this.round
    switch (deed.doe) {
      case 'indienen':
        return this.handIn(deed.wie)
      case 'sluiten':
        return closeSeat(werk, this.chief, dossierId, deed.wie, reden)
      case 'terugtreden':
        return stepDown(werk, wie[deed.wie], dossierId, reden)
      case 'vervangen':
        return this.replace(deed.wie)
      case 'verslag':
        return this.fixHearing()
      case 'afzien':
        return waiveHearing(werk, wie.voorzitter, dossierId, { ...agreed, grond: 'wil-niet', reden }, roundsAfterHearing, tellNobody)
      case 'stuk':
        return this.addStuk()
      case 'één ronde':
        return decideOneRound(werk, wie.voorzitter, dossierId, reden)
      case 'heropenen':
        return reopenRound(werk, wie.voorzitter, dossierId, reden)
    }
  }

  /** Types new words in the own room, if it takes them, and hands in what stands there. */
  private async handIn(discipline: Discipline): Promise<Uitkomst<unknown>> {
    const { dossierId, wie, lidId } = this.round
    const last = (await this.rounds()).at(-1)
    if (!last) throw new Error('geen ronde')
    const lid = lidId[discipline]
    const text = `KANARIE${this.secrets.length}X`
    const here: TestRound = { ...this.round, rondeId: last.id }
    if (mayDossier(wie[discipline], 'score.schrijven', await this.factsOf(wie[discipline])).ok) {
      const draft = await panel.werk.db.$transaction(async (tx) => readDraftDocument(await readRoom(sqlOfPrisma(tx), scoreRoom(last.id, lid), panel.werk.seals), catalogus))
      const own = { 'B3/reden': `${text} ` }
      await typeInScoreRoom(panel, here, discipline, Object.keys(draft).length === 0 ? { ...fullDraft(context({ discipline, stukken: testStukken })), ...own } : own)
      this.secrets.push({ lid, ronde: last.id, text })
    }
    const done = await submitSheet(panel.werk, wie[discipline], dossierId)
    if (done.ok) this.secrets.push({ lid, ronde: last.id, text: done.value.sha256 })
    return done
  }

  private async replace(discipline: Discipline): Promise<Uitkomst<unknown>> {
    const { dossierId, wie, lidId } = this.round
    const deputy = await account(hoedanigheidVanZetel[discipline])
    const done = await replaceSeat(panel.werk, this.chief, dossierId, discipline, deputy.accountId)
    if (!done.ok) return done
    const { id } = await panel.werk.db.lidmaatschap.findFirstOrThrow({ where: { dossierId, zetel: discipline, beeindigdOp: null } })
    await panel.werk.db.lidmaatschap.update({ where: { id }, data: { verklaring: 'geen_belang' } })
    wie[discipline] = deputy
    lidId[discipline] = id
    return done
  }

  /** What fixing the verslag does to the rounds, with the record that goes with it. */
  private async fixHearing(): Promise<Uitkomst> {
    const { dossierId, wie } = this.round
    const hearing = await panel.werk.db.hoorzitting.findUniqueOrThrow({ where: { dossierId } })
    if (hearing.staat !== 'gepland') return { ok: false, bericht: '' }
    await this.advance(async (tx) => {
      const inhoud = '{"schema":"proef"}'
      await tx.record.create({ data: { id: panel.werk.ids.uuid(), soort: 'verslag', dossierId, versie: 1, inhoud, sha256: sha256Hex(inhoud), gemaaktDoor: wie.secretaris.accountId, gemaaktOp: panel.now } })
      await tx.hoorzitting.update({ where: { dossierId }, data: { staat: 'vastgesteld' } })
    })
    return { ok: true, value: undefined }
  }

  private async addStuk(): Promise<Uitkomst> {
    this.stukken += 1
    await this.advance((tx) => tx.stuk.create({ data: { id: panel.werk.ids.uuid(), dossierId: this.round.dossierId, nummer: this.stukken, soort: 'document', titel: 'Later', datumTekst: '2026', inhoud: 'Later gekomen.' } }))
    return { ok: true, value: undefined }
  }

  private advance(change: (tx: Parameters<typeof roundsAfterHearing.goOn>[0]) => Promise<unknown>): Promise<unknown> {
    const { dossierId } = this.round
    return panel.werk.db.$transaction(async (tx) => {
      const sql = sqlOfPrisma(tx)
      await roundsAfterHearing.closeRooms(sql, dossierId)
      await change(tx)
      return roundsAfterHearing.goOn(tx, sql, panel.werk, dossierId)
    })
  }

  private async factsOf({ accountId }: Wie) {
    const facts = await loadDossierFacts(panel.sql, accountId, this.round.dossierId, 'read', panel.now)
    if (!facts) throw new Error('geen feiten')
    return facts
  }

  /** All that this person's pages say of the rounds, as one text; of others what the policy does not let them open is nothing. */
  private async readsAs(who: Wie): Promise<string> {
    const facts = await this.factsOf(who)
    const { db } = panel.werk
    const may = (deed: 'ronde.lezen' | 'weging.lezen' | 'score.schrijven') => mayDossier(who, deed, facts).ok
    return JSON.stringify([
      await readWork(panel.sql, who.accountId, dagInAmsterdam(panel.now), this.round.dossierId),
      may('ronde.lezen') && (await readRounds(db, panel.sql, facts)),
      may('weging.lezen') && (await readWeging(db, facts)),
      may('score.schrijven') && (await readSheetPage(db, panel.sql, facts))
    ])
  }

  /** Who reads what before its time. */
  async leaks(): Promise<string[]> {
    const { wie, lidId, dossierId } = this.round
    const sealed = new Set((await this.rounds()).filter(({ onthuldOp }) => onthuldOp === null).map(({ id }) => id))
    const present = new Set((await panel.werk.db.lidmaatschap.findMany({ where: { dossierId, beeindigdOp: null, verklaring: 'geen_belang' } })).map(({ id }) => id))
    const found: string[] = []
    for (const zetel of ['voorzitter', 'secretaris', ...members] as const) {
      const text = await this.readsAs(wie[zetel])
      const hidden = this.secrets.filter(({ lid, ronde }) => lid !== lidId[zetel] && (sealed.has(ronde) || !present.has(lid)))
      found.push(...hidden.filter((secret) => text.includes(secret.text)).map((secret) => `${zetel}: ${secret.text}`))
    }
    return found
  }

  /** What the chair reads in the end. */
  async opened(): Promise<{ dicht: number; leest: boolean[] }> {
    const all = await this.rounds()
    const text = await this.readsAs(this.round.wie.voorzitter)
    const last = all.at(-1)?.id
    const words = members.map((one) => this.secrets.filter(({ lid, ronde, text: own }) => lid === this.round.lidId[one] && ronde === last && own.startsWith('KANARIE')).at(-1)?.text)
    return { dicht: all.filter(({ onthuldOp }) => onthuldOp === null).length, leest: words.map((own) => own !== undefined && text.includes(own)) }
  }
}

async function account(hoedanigheid: string): Promise<Wie> {
  const accountId = panel.werk.ids.uuid()
  const row = { functie: hoedanigheid, registernummer: `P-${accountId.slice(0, 8)}` }
  await panel.werk.db.account.create({ data: { id: accountId, ...row, aangemaaktOp: panel.now, hoedanigheden: { create: { hoedanigheid } } } })
  return { accountId, ...row, hoedanigheid, sessie: '' }
}

it('[R-BEO-113] on the real database too nothing is read before its time, and from everywhere the way leads to the reveal', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { minLength: 6, maxLength: 14 }), async (deeds) => {
      const play = await Play.begin()
      const ending: Deed[] = [{ doe: 'verslag' }, ...members.map((wie): Deed => ({ doe: 'vervangen', wie })), ...everybodyHandsIn, ...everybodyHandsIn]
      for (const deed of [...deeds, ...ending]) if (await play.act(deed)) expect(await play.leaks()).toEqual([])
      expect(await play.opened()).toMatchObject({ dicht: 0 })
    }),
    // Without shrinking: the seed that is printed plays the same again.
    { numRuns: 6, endOnFailure: true, examples: [[everybodyHandsIn], [[...everybodyHandsIn, { doe: 'verslag' }, ...everybodyHandsIn, { doe: 'heropenen' }, { doe: 'indienen', wie: 'IND' }, { doe: 'terugtreden', wie: 'zorg' }]]] }
  )
})

it('[R-BEO-113] the ordinary way: all that was said last is read by the chair, and not before', { timeout: 60_000 }, async () => {
  const play = await Play.begin()
  for (const deed of [...everybodyHandsIn, { doe: 'verslag' } as const, ...everybodyHandsIn]) expect(await play.act(deed)).toBe(true)
  expect([await play.leaks(), await play.opened()]).toEqual([[], { dicht: 0, leest: [true, true, true] }])
})
