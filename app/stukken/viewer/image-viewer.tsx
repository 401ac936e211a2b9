import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Notice } from '~/ui/index'
import { plekkenOn } from './page-marks'
import { writePlaats, type Vak } from './plaats'
import { placed } from './place-element'
import { RegionFields } from './region-fields'
import { RegionLayer } from './region-layer'
import { ViewerBar } from './viewer-bar'

interface ImageViewerProps {
  /** Begins the ids of its fields. */
  id: string
  name: string
  href: string
  marks: readonly (string | null)[]
  open: string | null
  onPlace?: (plaats: string) => void
}

/** An image, as the one page of its stuk: a region of it can be cited. */
export function ImageViewer({ id, name, href, marks, open, onPlace }: ImageViewerProps) {
  const page = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState(100)
  const [drawing, setDrawing] = useState(false)
  const [failed, setFailed] = useState(false)
  useLayoutEffect(() => page.current?.style.setProperty('width', `${zoom}%`), [zoom])
  useEffect(() => {
    if (open !== null) page.current?.querySelector('.viewer__mark')?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const choose = (vak: Vak): void => {
    setDrawing(false)
    onPlace?.(writePlaats({ soort: 'vak', blz: 1, vak }))
  }
  if (failed) return <Notice tone="attention" title="Dit beeld kan nu niet worden getoond. Laad de pagina opnieuw." live="status" />
  return (
    <div className="viewer">
      <ViewerBar current={1} pages={1} onPage={() => undefined} zoom={zoom} onZoom={setZoom} drawing={drawing} onDrawing={onPlace && setDrawing} />
      <div className="viewer__scroll" role="region" tabIndex={0} aria-label={name}>
        <div ref={page} className="viewer__page viewer__page--image" data-blz={1} data-staat="getekend">
          <img src={href} alt={`${name}. Er is geen beschrijving van dit beeld in het dossier.`} onError={() => setFailed(true)} />
          <div className="viewer__marks" aria-hidden="true">
            {plekkenOnImage(marks).map((plek, index) => <div key={index} className="viewer__mark" ref={placed(plek)} />)}
          </div>
          {drawing && <RegionLayer onDrawn={choose} />}
        </div>
      </div>
      {onPlace && <RegionFields id={id} onChosen={choose} />}
    </div>
  )
}

/** Only regions: an image has no words. */
const plekkenOnImage = (marks: readonly (string | null)[]) => plekkenOn(1, marks, null)
