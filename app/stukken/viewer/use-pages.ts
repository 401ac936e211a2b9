import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** What of a long file is on the screen. Pages count from 1. */
export interface PagesInView {
  scroll: RefObject<HTMLDivElement>
  /** The page that is being read. */
  current: number
  /** Is this page near enough to be drawn? The others are an empty sheet of the right height. */
  isNear: (blz: number) => boolean
  goTo: (blz: number) => void
  /** The width of the space for a page at 100 %, in CSS pixels; 0 until it is known: before that no page needs to be there, and a long file costs the server nothing. */
  width: number
}

/** Follows the scrolling of a file of `pages` pages, beginning at page `first`. */
export function usePages(pages: number, first: number): PagesInView {
  const scroll = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ current: first, from: first, to: first })
  const [width, setWidth] = useState(0)
  const look = useCallback(() => {
    if (scroll.current) setView((before) => sameOr(before, viewOf(scroll.current, before.current)))
  }, [])
  const goTo = useCallback((blz: number): void => {
    const frame = scroll.current
    const page = frame?.querySelector<HTMLElement>(`[data-blz="${Math.min(pages, Math.max(1, blz))}"]`)
    if (frame && page) frame.scrollTop = page.offsetTop
    look()
  }, [pages, look])
  useLayoutEffect(() => {
    const frame = scroll.current
    if (!frame) return
    const measure = (): void => {
      setWidth(Math.max(0, frame.clientWidth - 16))
      look()
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(frame)
    return () => observer.disconnect()
  }, [look])
  useEffect(() => {
    const frame = scroll.current
    if (!frame) return
    let asked = 0
    const onScroll = (): void => {
      cancelAnimationFrame(asked)
      asked = requestAnimationFrame(look)
    }
    frame.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      cancelAnimationFrame(asked)
      frame.removeEventListener('scroll', onScroll)
    }
  }, [look])
  const known = width > 0
  useEffect(() => {
    if (known) goTo(first)
  }, [known, first, goTo])
  return { scroll, current: view.current, isNear: (blz) => known && view.from <= blz && blz <= view.to, goTo, width }
}

interface View {
  current: number
  from: number
  to: number
}

const sameOr = (before: View, after: View): View => (before.current === after.current && before.from === after.from && before.to === after.to ? before : after)

/** Near is what is on the screen and half a screen above and below it. */
function viewOf(frame: HTMLElement | null, fallback: number): View {
  if (!frame) return { current: fallback, from: fallback, to: fallback }
  const { scrollTop, clientHeight } = frame
  const [top, bottom, reading] = [scrollTop - clientHeight / 2, scrollTop + 1.5 * clientHeight, scrollTop + clientHeight / 3]
  let [current, from, to] = [1, 0, 0]
  frame.querySelectorAll<HTMLElement>('[data-blz]').forEach((page) => {
    const blz = Number(page.dataset.blz)
    if (page.offsetTop <= reading) current = blz
    if (page.offsetTop + page.offsetHeight < top || page.offsetTop > bottom) return
    from ||= blz
    to = blz
  })
  return { current, from, to }
}
