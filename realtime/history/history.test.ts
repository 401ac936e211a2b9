import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readHistory, replayRoom } from './history'
import type { PassageParagraph } from './read-passages'
import { readParagraphs } from '../read-text'
import { addParagraph, after, begin, joinParagraphs, plainOf, splitParagraph, startLog, textsOf, Window, type Row, type TestLog } from './test-history'

const now = after(1_000_000)
const root = 'verslag'

let log: TestLog
beforeAll(async () => {
  log = await startLog()
})
afterAll(() => log.close())

const wordsOf = (paragraphs: readonly PassageParagraph[]): string[] => paragraphs.map(({ passages }) => passages.map(({ text }) => text).join(''))

async function replay(room: string, seq: number, earlier: string[] = []): Promise<readonly PassageParagraph[]> {
  const [found] = (await replayRoom(log.sql, room, seq, [root], { now, earlier })) ?? []
  if (!found) throw new Error('Deze geschiedenis is er niet')
  return found.paragraphs
}

/** The same chance every time. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

interface Script {
  rows: Row[]
  /** Every sign is typed once only: by whom and in which row. */
  typed: Map<string, { author: string; seq: number }>
}

/**
 * Four people write one text at once for a while: they type, delete, make bold, split and join, and hear of each other late. Who splits or
 * joins has heard everything: two who split one sentence at the same moment make two copies of its tail, and the second is its maker's.
 */
function writeTogether(seed: number, steps: number): Script {
  const chance = chanceOf(seed)
  const windows = [11, 12, 13, 14].map((client) => new Window(client))
  const rows: Row[] = []
  const typed: Script['typed'] = new Map()
  let sign = 0x4e00
  for (let step = 0; step < steps; step += 1) {
    const window = windows[chance(windows.length)]
    if (!window) throw new Error('Vier vensters')
    const deed = chance(8)
    const moves = deed === 2 || deed === 3
    if (moves || chance(3) > 0) window.takeIn(rows, moves ? rows.length : rows.length - chance(3))
    const fresh = Array.from({ length: 1 + chance(4) }, () => String.fromCodePoint((sign += 1))).join('')
    const before = rows.length
    window.change(rows, after(step * 120), (doc) => {
      const fragment = doc.getXmlFragment(root)
      const texts = textsOf(fragment)
      const place = texts[chance(Math.max(1, texts.length))]
      if (!place || chance(9) === 0) return addParagraph(fragment, chance(fragment.length + 1), fresh)
      const { at, text } = place
      const length = plainOf(text).length
      const next = textsOf(fragment).find((each) => each.at === at + 1)
      if (deed === 0 && length > 1) text.delete(chance(length - 1), 1 + chance(2) * (length > 3 ? 1 : 0))
      else if (deed === 1 && length > 2) text.format(0, 1 + chance(length - 1), { bold: chance(2) === 0 ? true : null })
      else if (deed === 2 && length > 1) splitParagraph(fragment, at, text, 1 + chance(length - 1))
      else if (deed === 3 && next) joinParagraphs(fragment, at, text, next.text)
      else text.insert(chance(length + 1), fresh)
    })
    if (rows.length > before) for (const each of fresh) typed.set(each, { author: window.author, seq: rows.length })
  }
  return { rows, typed }
}

describe('a room played back', () => {
  it.each([1, 2, 3, 4, 5, 6])('[R-RTM-56] after every change it is the document that people had then (seed %i)', async (seed) => {
    const { rows } = writeTogether(seed, 60)
    const room = await log.keep(rows)
    const live = new Y.Doc()
    let most = 0
    for (const [index, row] of rows.entries()) {
      Y.applyUpdate(live, row.bytes)
      const words = readParagraphs(live.getXmlFragment(root))
      most = Math.max(most, words.length)
      expect([index, wordsOf(await replay(room, index + 1))]).toEqual([index, words])
    }
    expect(most).toBeGreaterThan(2)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('[R-RTM-58] every sign has the author and the moment that it was typed by, also where others split, join and format (seed %i)', async (seed) => {
    const { rows, typed } = writeTogether(seed, 150)
    const passages = (await replay(await log.keep(rows), rows.length)).flatMap((paragraph) => paragraph.passages)
    expect(passages.length).toBeGreaterThan(10)
    const seen = passages.flatMap(({ text, author, seq, start }) => [...text].map((sign) => ({ sign, author, seq, start })))
    for (const { sign, author, seq, start } of seen) expect({ sign, author, seq, start }).toEqual({ sign, ...typed.get(sign), start: rows[seq - 1]?.time })
  })

  it('[R-RTM-58] a paragraph that another splits, and joins again, keeps its writer; a word taken out of a sentence does not', async () => {
    const [zorg, secretaris] = [new Window(1), new Window(2)]
    const rows: Row[] = []
    const authors = async (): Promise<string[][]> => (await replay(await log.keep(rows), rows.length)).map(({ passages }) => passages.map(({ author, text }) => `${author === zorg.author ? 'zorg' : 'secretaris'}: ${text}`))
    zorg.change(rows, begin, (doc) => addParagraph(doc.getXmlFragment(root), 0, 'Zij was daar niet alleen.'))
    secretaris.takeIn(rows)
    const place = () => {
      const fragment = secretaris.doc.getXmlFragment(root)
      const [one, two] = textsOf(fragment)
      if (!one) throw new Error('Een alinea')
      return { fragment, one: one.text, two: two?.text }
    }
    secretaris.change(rows, after(300), () => splitParagraph(place().fragment, 0, place().one, 8))
    expect(await authors()).toEqual([['zorg: Zij was '], ['zorg: daar niet alleen.']])
    secretaris.change(rows, after(600), () => joinParagraphs(place().fragment, 0, place().one, place().two ?? place().one))
    expect(await authors()).toEqual([['zorg: Zij was daar niet alleen.']])
    secretaris.change(rows, after(900), () => {
      const { fragment, one } = place()
      one.delete(8, plainOf(one).length - 8)
      addParagraph(fragment, 1, 'niet')
    })
    expect(await authors()).toEqual([['zorg: Zij was '], ['secretaris: niet']])
  })

  it('[R-RTM-56] it reads what the editor and the other fields hold: hard breaks, lists, plain text, maps, a list of maps; never what was deleted', async () => {
    const [one, two] = [new Window(1), new Window(2)]
    const rows: Row[] = []
    one.change(rows, begin, (doc) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('Een'), new Y.XmlElement('hardBreak'), new Y.XmlText('twee')])
      const item = new Y.XmlElement('listItem')
      const inner = new Y.XmlElement('paragraph')
      inner.insert(0, [new Y.XmlText('punt')])
      item.insert(0, [inner])
      const list = new Y.XmlElement('bulletList')
      list.insert(0, [item])
      doc.getXmlFragment('editor').insert(0, [paragraph, list, new Y.XmlElement('paragraph')])
      doc.getText('tekst').insert(0, 'gewone tekst')
      doc.getMap('keuze').set('uitkomst', 'aannemelijk')
      doc.getArray('lijst').push([new Y.Map([['wie', 'politie'], ['wat', 'een aangifte']])])
    })
    two.takeIn(rows)
    two.change(rows, after(600), (doc) => {
      doc.getMap('keuze').set('uitkomst', 'niet aannemelijk')
      doc.getText('tekst').delete(0, 7)
    })
    const room = await log.keep(rows)
    const found = (await replayRoom(log.sql, room, 2, ['editor', 'tekst', 'keuze', 'lijst', 'leeg'], { now })) ?? []
    const plain = found.map(({ root: name, paragraphs }) => [name, paragraphs.map(({ key, passages }) => [key, passages.map(({ text, author }) => [text, author === one.author ? 1 : 2])])])
    expect(plain).toEqual([
      ['editor', [[undefined, [['Een\ntwee', 1]]], [undefined, [['punt', 1]]], [undefined, []]]],
      ['tekst', [[undefined, [['tekst', 1]]]]],
      ['keuze', [['uitkomst', [['niet aannemelijk', 2]]]]],
      ['lijst', [['wat', [['een aangifte', 1]]], ['wie', [['politie', 1]]]]],
      ['leeg', []]
    ])
    expect(wordsOf(found[0]?.paragraphs ?? [])).toEqual(readParagraphs(two.doc.getXmlFragment('editor')))
  })

  it('[R-RTM-56] a sign that two people made together is whole, and of who began it', async () => {
    const [one, two] = [new Window(1), new Window(2)]
    const rows: Row[] = []
    one.change(rows, begin, (doc) => addParagraph(doc.getXmlFragment(root), 0, 'e'))
    two.takeIn(rows)
    two.change(rows, after(600), (doc) => textsOf(doc.getXmlFragment(root))[0]?.text.insert(1, '\u0301e\u0301n'))
    const [paragraph] = await replay(await log.keep(rows), 2)
    expect(paragraph?.passages.map(({ text, author }) => [text, author])).toEqual([['é', one.author], ['én', two.author]])
    expect(wordsOf(paragraph ? [paragraph] : [])).toEqual(readParagraphs(two.doc.getXmlFragment(root)))
  })

  it('[R-RTM-58] what a room took over from an earlier one keeps who wrote it there; without the earlier one it is whose copy it was', async () => {
    const [zorg, politie] = [new Window(1), new Window(2)]
    const rows: Row[] = []
    zorg.change(rows, begin, (doc) => addParagraph(doc.getXmlFragment(root), 0, 'Van zorg.'))
    politie.takeIn(rows)
    politie.change(rows, after(600), (doc) => addParagraph(doc.getXmlFragment(root), 1, 'Van politie.'))
    const old = await log.keep(rows)
    const chair = new Window(3)
    chair.takeIn(rows)
    const copy: Row[] = [{ author: chair.author, time: after(5_000), bytes: Y.encodeStateAsUpdate(chair.doc) }]
    chair.change(copy, after(5_010), (doc) => addParagraph(doc.getXmlFragment(root), 2, 'Van de voorzitter.'))
    const next = await log.keep(copy)
    const authorsIn = (paragraphs: readonly PassageParagraph[]) => paragraphs.flatMap(({ passages }) => passages.map(({ author, room, seq }) => [author, room, seq]))
    expect(authorsIn(await replay(next, 2, [old]))).toEqual([[zorg.author, old, 1], [politie.author, old, 2], [chair.author, next, 2]])
    expect(authorsIn(await replay(next, 2))).toEqual([[chair.author, next, 1], [chair.author, next, 1], [chair.author, next, 2]])
    const moments = async (earlier: string[]) => {
      const history = await readHistory(log.sql, next, { now, earlier })
      return history.kind === 'open' ? history.moments.map(({ from, to }) => [from, to]) : history.kind
    }
    expect([await moments([old]), await moments([])]).toEqual([[[1, 1], [2, 2]], [[1, 2]]])
  })
})

describe('the history of a room', () => {
  const typeLines = (count: number): Row[] => {
    const window = new Window(1)
    const rows: Row[] = []
    for (let at = 0; at < count; at += 1) window.change(rows, after(at), (doc) => addParagraph(doc.getXmlFragment(root), at, `regel ${at}`))
    return rows
  }

  it('[R-RTM-59] it is there until its end, and not a moment longer', async () => {
    const room = await log.keep(typeLines(2))
    await log.end(room, after(5_000))
    expect(await readHistory(log.sql, room, { now: after(4_999) })).toMatchObject({ kind: 'open', until: after(5_000), head: 2 })
    expect(await replayRoom(log.sql, room, 2, [root], { now: after(4_999) })).toHaveLength(1)
    expect(await readHistory(log.sql, room, { now: after(5_000) })).toEqual({ kind: 'ended', until: after(5_000) })
    expect(await replayRoom(log.sql, room, 2, [root], { now: after(5_000) })).toBeUndefined()
    await log.sql.query('update rt_room set opgeruimd_op = now() where naam = $1', [room])
    expect(await readHistory(log.sql, room, { now: after(4_000) })).toMatchObject({ kind: 'ended' })
    expect(await replayRoom(log.sql, room, 2, [root], { now: after(4_000) })).toBeUndefined()
  })

  it('[R-RTM-59] a room that does not exist and one nobody wrote in have none; nobody asks for what was not written yet', async () => {
    expect(await readHistory(log.sql, `verslag/${randomUUID()}`, { now })).toEqual({ kind: 'empty' })
    expect(await readHistory(log.sql, await log.keep([]), { now })).toEqual({ kind: 'empty' })
    expect(await replayRoom(log.sql, await log.keep(typeLines(1)), 2, [root], { now })).toBeUndefined()
  })

  it('[R-RTM-56] a log with a hole is not played back as if nothing were missing', async () => {
    const room = await log.keep(typeLines(3))
    await log.sql.query('delete from rt_update where room = $1 and seq = 2', [room])
    await expect(replayRoom(log.sql, room, 3, [root], { now })).rejects.toThrow('gap')
  })

  it('[R-RTM-59] a long history waits for nobody and holds nobody up', async () => {
    const room = await log.keep(typeLines(5_000))
    const letGo = await log.lock(room)
    let [longest, last] = [0, performance.now()]
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const started = performance.now()
    expect(await readHistory(log.sql, room, { now })).toMatchObject({ kind: 'open', head: 5_000 })
    expect(await replay(room, 5_000)).toHaveLength(5_000)
    const took = performance.now() - started
    clearInterval(watch)
    await letGo()
    expect(took).toBeLessThan(5_000)
    expect(longest).toBeLessThan(took / 2)
  }, 20_000)
})
