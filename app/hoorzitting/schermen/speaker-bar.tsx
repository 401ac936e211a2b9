import { useRef, useState, type KeyboardEvent, type MutableRefObject, type RefObject } from 'react'
import type { LineHandle } from '~/ui/collab-lines'
import { sprekerKort, sprekerNaam, sprekers, type Spreker } from '../verslag/schema'

interface SpeakerBarProps {
  line: MutableRefObject<LineHandle | null>
  /** Gets the first button, for the slash that asks who speaks. */
  first: RefObject<HTMLButtonElement>
}

/** Who speaks in the line with the caret. With the keyboard: slash, then the first letter or the arrows, and Enter; Escape goes back. */
export function SpeakerBar({ line, first }: SpeakerBarProps) {
  const bar = useRef<HTMLDivElement | null>(null)
  const [current, setCurrent] = useState(0)
  const buttons = (): HTMLButtonElement[] => [...(bar.current?.querySelectorAll('button') ?? [])]
  const goTo = (index: number): void => {
    const all = buttons()
    const at = (index + all.length) % all.length
    setCurrent(at)
    all[at]?.focus()
  }
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = buttons().findIndex((button) => button === document.activeElement)
    const goal = goalOf(event.key, at)
    if (goal === null) return
    event.preventDefault()
    if (typeof goal === 'number') goTo(goal)
    else if (goal === 'terug') line.current?.focus()
    else line.current?.insert('/')
  }
  const choose = (spreker: Spreker): void => line.current?.setMark(spreker)
  return (
    <div className="speakers" role="toolbar" aria-label="Wie spreekt" ref={bar} onKeyDown={press}>
      {sprekers.map((spreker, index) => (
        <button key={spreker} ref={index === 0 ? first : undefined} type="button" className="speakers__one" tabIndex={index === current ? 0 : -1} aria-label={sprekerNaam[spreker]} title={sprekerNaam[spreker]} onClick={() => choose(spreker)} onFocus={() => setCurrent(index)}>
          {sprekerKort[spreker]}
        </button>
      ))}
    </div>
  )
}

/** Where a key leads: to a button, back to the text, or a slash in it. */
function goalOf(key: string, at: number): number | 'terug' | 'schuin' | null {
  if (key === 'ArrowRight' || key === 'ArrowDown') return at + 1
  if (key === 'ArrowLeft' || key === 'ArrowUp') return at - 1
  if (key === 'Home') return 0
  if (key === 'End') return sprekers.length - 1
  if (key === 'Escape') return 'terug'
  if (key === '/') return 'schuin'
  if (key.length !== 1) return null
  const starts = sprekers.flatMap((spreker, index) => (sprekerKort[spreker].toLowerCase().startsWith(key.toLowerCase()) ? [index] : []))
  return starts.find((index) => index > at) ?? starts[0] ?? null
}
