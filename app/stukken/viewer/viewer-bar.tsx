import { useState } from 'react'
import { Button, VisuallyHidden } from '~/ui/index'

const zooms = [50, 75, 100, 125, 150, 200, 300]

/** The next zoom in this direction, in percents; the same at the ends. */
export const zoomed = (zoom: number, by: 1 | -1): number => zooms[zooms.indexOf(zoom) + by] ?? zoom

interface ViewerBarProps {
  current: number
  pages: number
  onPage: (blz: number) => void
  zoom: number
  onZoom: (zoom: number) => void
  drawing: boolean
  /** Left out where nothing can be cited. */
  onDrawing?: (drawing: boolean) => void
}

/** The page that is read, the way to another, how large it is, and drawing a region. */
export function ViewerBar({ current, pages, onPage, zoom, onZoom, drawing, onDrawing }: ViewerBarProps) {
  return (
    <div className="viewer__bar" role="group" aria-label="Bladeren en vergroten">
      {pages > 1 && <PageField key={current} current={current} pages={pages} onPage={onPage} />}
      <span className="viewer__tools">
        <Button type="button" variant="secondary" size="small" disabled={zoomed(zoom, -1) === zoom} onClick={() => onZoom(zoomed(zoom, -1))}><span aria-hidden="true">−</span><VisuallyHidden>Kleiner</VisuallyHidden></Button>
        <span aria-live="polite">{zoom} %</span>
        <Button type="button" variant="secondary" size="small" disabled={zoomed(zoom, 1) === zoom} onClick={() => onZoom(zoomed(zoom, 1))}><span aria-hidden="true">+</span><VisuallyHidden>Groter</VisuallyHidden></Button>
      </span>
      {onDrawing && <Button type="button" variant="secondary" size="small" aria-pressed={drawing} onClick={() => onDrawing(!drawing)}>Vak tekenen</Button>}
    </div>
  )
}

function PageField({ current, pages, onPage }: Pick<ViewerBarProps, 'current' | 'pages' | 'onPage'>) {
  const [written, setWritten] = useState(String(current))
  const go = (): void => {
    const blz = Number(written)
    if (Number.isInteger(blz) && blz >= 1 && blz <= pages) onPage(blz)
    else setWritten(String(current))
  }
  return (
    <span className="viewer__tools">
      <Button type="button" variant="secondary" size="small" disabled={current <= 1} onClick={() => onPage(current - 1)}><span aria-hidden="true">‹</span><VisuallyHidden>Vorige bladzijde</VisuallyHidden></Button>
      <label className="viewer__number">
        Bladzijde{' '}
        <input
          className="input"
          name="bladzijde"
          inputMode="numeric"
          autoComplete="off"
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
          onBlur={go}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            go()
          }}
        />{' '}
        van {pages}
      </label>
      <Button type="button" variant="secondary" size="small" disabled={current >= pages} onClick={() => onPage(current + 1)}><span aria-hidden="true">›</span><VisuallyHidden>Volgende bladzijde</VisuallyHidden></Button>
    </span>
  )
}
