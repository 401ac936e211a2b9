import { useState, type PointerEvent } from 'react'
import { plekOf } from './page-marks'
import { vakBetween, type Vak } from './plaats'
import { placed } from './place-element'

type Point = readonly [x: number, y: number]

/** Lies over a page while somebody draws a region on it, with a mouse, a pen or a finger. The keyboard has fields of its own (RegionFields). */
export function RegionLayer({ onDrawn }: { onDrawn: (vak: Vak) => void }) {
  const [span, setSpan] = useState<{ from: Point; to: Point } | null>(null)
  const pointOf = ({ currentTarget, clientX, clientY }: PointerEvent): Point => {
    const frame = currentTarget.getBoundingClientRect()
    return [(100 * (clientX - frame.left)) / frame.width, (100 * (clientY - frame.top)) / frame.height]
  }
  return (
    <div
      className="viewer__draw"
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setSpan({ from: pointOf(event), to: pointOf(event) })
      }}
      onPointerMove={(event) => span && setSpan({ from: span.from, to: pointOf(event) })}
      onPointerUp={(event) => {
        if (span) onDrawn(vakBetween(span.from, pointOf(event)))
        setSpan(null)
      }}
      onPointerCancel={() => setSpan(null)}
    >
      {span && <div className="viewer__mark viewer__mark--new" ref={placed(plekOf(vakBetween(span.from, span.to)))} />}
    </div>
  )
}
