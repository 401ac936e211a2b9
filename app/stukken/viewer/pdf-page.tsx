import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { OpenPdf } from './pdf-engine.client'
import { plekkenOn, type Plek } from './page-marks'
import { placed } from './place-element'
import type { Vak } from './plaats'
import { RegionLayer } from './region-layer'

interface PdfPageProps {
  /** Null until the file is open, and while this page is far off the screen: then it is an empty sheet. */
  pdf: OpenPdf | null
  blz: number
  pages: number
  /** CSS pixels. */
  width: number
  ratio: number
  onRatio: (ratio: number) => void
  marks: readonly (string | null)[]
  /** The marked passage is on the screen; false: it could not be found on this page. */
  onMarked?: (page: HTMLElement, found: boolean) => void
  onDrawn?: (vak: Vak) => void
}

/** One page: its drawing, its text over it for selecting and for a screen reader, and what is marked on it. */
export function PdfPage({ pdf, blz, pages, width, ratio, onRatio, marks, onMarked, onDrawn }: PdfPageProps) {
  const page = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const [staat, setStaat] = useState<'leeg' | 'getekend' | 'mislukt'>('leeg')
  const [plekken, setPlekken] = useState<Plek[]>([])
  useLayoutEffect(() => {
    page.current?.style.setProperty('width', `${width}px`)
    page.current?.style.setProperty('height', `${Math.round(width * ratio)}px`)
  }, [width, ratio])
  const told = useRef(onRatio)
  told.current = onRatio
  useEffect(() => {
    const [surface, words] = [canvas.current, layer.current]
    if (!pdf || !surface || !words || width === 0) return
    const stop = new AbortController()
    let clear: (() => void) | undefined
    pdf.draw(blz, surface, words, width, stop.signal).then(
      (drawn) => {
        if (!drawn) return
        clear = drawn.clear
        if (stop.signal.aborted) return drawn.clear()
        told.current(drawn.ratio)
        setStaat('getekend')
      },
      () => !stop.signal.aborted && setStaat('mislukt')
    )
    return () => {
      stop.abort()
      clear?.()
      setStaat('leeg')
    }
  }, [pdf, blz, width])
  // A place is one line, so the same places are the same text, whatever list they came in.
  const asked = marks.filter((plaats) => plaats !== null).join('\n')
  const tell = useRef(onMarked)
  tell.current = onMarked
  useLayoutEffect(() => {
    if (staat !== 'getekend' || !page.current || !layer.current) return setPlekken([])
    const found = plekkenOn(blz, asked.split('\n'), { page: page.current, layer: layer.current })
    setPlekken(found)
    tell.current?.(page.current, found.length > 0)
  }, [staat, blz, asked, width])
  return (
    <div ref={page} className="viewer__page" data-blz={blz} data-staat={staat} role="group" aria-label={`Bladzijde ${blz} van ${pages}`}>
      <canvas ref={canvas} aria-hidden="true" />
      <div className="viewer__marks" aria-hidden="true">
        {plekken.map((plek, index) => <div key={index} className="viewer__mark" ref={placed(plek)} />)}
      </div>
      <div ref={layer} className="viewer__text" data-citeerbaar />
      {staat !== 'getekend' && <p className="viewer__waiting">{staat === 'mislukt' ? `Bladzijde ${blz} kan niet worden getoond.` : `Bladzijde ${blz}`}</p>}
      {onDrawn && staat === 'getekend' && <RegionLayer onDrawn={onDrawn} />}
    </div>
  )
}
