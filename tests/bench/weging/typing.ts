// From the press of a key to the letter on the screen, alone and while others type.
import type { Page } from 'playwright'
import type * as Y from 'yjs'
import type { RoomClient } from '~tests/world/room-client'

export interface Typed {
  /** Of every key, milliseconds from its press to the frame that shows it. */
  readonly waits: readonly number[]
  /** Tasks over 50 ms while typing, in milliseconds. */
  readonly longTasks: readonly number[]
}

const PACE_MS = 90

/** Types so many letters where the cursor is, about eleven a second. */
export async function typeLetters(page: Page, letters: number): Promise<Typed> {
  await page.evaluate(() => {
    const marks = window as unknown as { wachten: number[]; langeTaken: number[] }
    marks.wachten = []
    marks.langeTaken.length = 0
    const painted = new MessageChannel()
    const pressed: number[] = []
    painted.port1.onmessage = () => {
      const from = pressed.shift()
      if (from !== undefined) marks.wachten.push(performance.now() - from)
    }
    // After the frame is a message: the frame callback itself runs before the page is painted.
    addEventListener('keydown', (event) => {
      pressed.push(event.timeStamp)
      requestAnimationFrame(() => painted.port2.postMessage(0))
    }, true)
  })
  const words = 'zij vertelt dat zij de woning niet mocht verlaten en moest werken '
  await page.keyboard.type(words.repeat(Math.ceil(letters / words.length)).slice(0, letters), { delay: PACE_MS })
  await page.waitForTimeout(300)
  return page.evaluate(() => {
    const { wachten, langeTaken } = window as unknown as { wachten: number[]; langeTaken: number[] }
    return { waits: wachten, longTasks: langeTaken }
  })
}

/** What somebody else types: a few letters, four times a second, until they are told to stop. Counts what was acknowledged. */
export function keepTyping(client: RoomClient, type: (doc: Y.Doc, words: string) => void): { stop(): Promise<number> } {
  let going = true
  const done = (async () => {
    let count = 0
    for (; going; count += 1) {
      await client.edit((doc) => type(doc, 'nog een paar woorden '))
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    return count
  })()
  return {
    async stop() {
      going = false
      return done
    }
  }
}

/** Types at the end of a text of the room with this name. */
export const inText = (root: string) => (doc: Y.Doc, words: string): void => doc.getText(root).insert(doc.getText(root).length, words)

/** Types at the end of a paragraph of a long text; each its own, so that nobody is in another's way. */
export const inParagraph = (root: string, place: number) => (doc: Y.Doc, words: string): void => {
  const text = (doc.getXmlFragment(root).get(place) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(text.length, words)
}
