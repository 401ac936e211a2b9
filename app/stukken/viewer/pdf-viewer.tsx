import { memo, useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { CannotShow } from './cannot-show'
import { PassageFields } from './passage-fields'
import { PdfPage } from './pdf-page'
import { readPlaats, writePlaats, type Pin, type Vak } from './plaats'
import { RegionFields } from './region-fields'
import { usePages } from './use-pages'
import { usePdf } from './use-pdf'
import { ViewerBar, zoomed } from './viewer-bar'

export interface FileViewerProps {
  /** Begins the ids of its fields. */
  id: string
  name: string
  href: string
  pages: number
  /** The places that are marked. */
  marks: readonly (string | null)[]
  /** The place that somebody came for: its page is opened, and it is brought into view. */
  open: string | null
  /** A region or a passage was chosen, or another page is being read. */
  onPlace?: (plaats: string) => void
  onPage?: (plaats: string) => void
}

const A4 = 1.4142

/** A PDF, page by page: only what is near the screen is fetched and drawn, so that page 1 of a long file is there at once (R-STU-44). Typing beside it does not touch it. */
export const PdfViewer = memo(function PdfViewer({ id, name, href, pages, marks, open, onPlace, onPage }: FileViewerProps) {
  const file = usePdf(href)
  const pin = readPlaats(open)
  const view = usePages(pages, pageOf(pin))
  const [zoom, setZoom] = useState(100)
  const [drawing, setDrawing] = useState(false)
  const [ratios, setRatios] = useState<Readonly<Record<number, number>>>({})
  const [said, setSaid] = useState('')
  const pdf = file.staat === 'open' ? file.pdf : null
  const words = useWords(pdf, view.current)
  const { current } = view
  useEffect(() => onPage?.(writePlaats({ soort: 'bladzijde', blz: current })), [onPage, current])
  const shown = useRef<string | null>(null)
  const bringToView = useCallback((page: HTMLElement, found: boolean): void => {
    if (open === null || shown.current === open) return
    shown.current = open
    const mark = page.querySelector<HTMLElement>('.viewer__mark')
    const frame = view.scroll.current
    if (found && frame) frame.scrollTop = page.offsetTop + Math.max(0, (mark?.offsetTop ?? 0) - frame.clientHeight / 3)
    setSaid(found ? `De plaats is gemarkeerd: ${open}.` : 'Deze woorden zijn op de bladzijde niet teruggevonden. U ziet de bladzijde zonder markering.')
  }, [open, view.scroll])
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return
    const to = { PageDown: view.current + 1, PageUp: view.current - 1, Home: 1, End: pages }[event.key]
    if (to !== undefined) view.goTo(to)
    else if (event.key === '+' || event.key === '-') setZoom(zoomed(zoom, event.key === '+' ? 1 : -1))
    else return
    event.preventDefault()
  }
  const chooseVak = (blz: number) => (vak: Vak): void => {
    setDrawing(false)
    onPlace?.(writePlaats({ soort: 'vak', blz, vak }))
  }
  if (file.staat === 'mislukt') return <CannotShow onAgain={file.again} />
  const firstRatio = ratios[1] ?? Object.values(ratios)[0] ?? A4
  return (
    <div className="viewer">
      <ViewerBar current={view.current} pages={pages} onPage={view.goTo} zoom={zoom} onZoom={setZoom} drawing={drawing} onDrawing={onPlace && setDrawing} />
      <div ref={view.scroll} className="viewer__scroll" role="region" tabIndex={0} aria-label={`${name}. Blader met Page Up en Page Down.`} onKeyDown={onKeyDown}>
        {view.width > 0 && Array.from({ length: pages }, (_none, index) => index + 1).map((blz) => (
          <PdfPage
            key={blz}
            pdf={view.isNear(blz) ? pdf : null}
            blz={blz}
            pages={pages}
            width={Math.round((view.width * zoom) / 100)}
            ratio={ratios[blz] ?? firstRatio}
            onRatio={(ratio) => setRatios((known) => (known[blz] === ratio ? known : { ...known, [blz]: ratio }))}
            marks={marks}
            onMarked={pin && pin.soort !== 'bladzijde' && pageOf(pin) === blz ? bringToView : undefined}
            onDrawn={drawing ? chooseVak(blz) : undefined}
          />
        ))}
      </div>
      <p className="viewer__said" role="status">{said}</p>
      <PassageFields id={id} text={words} blz={view.current} onChosen={onPlace} />
      {onPlace && <RegionFields id={id} onChosen={chooseVak(view.current)} />}
    </div>
  )
})

const pageOf = (pin: Pin | null): number => pin?.blz ?? 1

/** The words of the page that is being read; null while they are on their way. */
function useWords(pdf: FilePdf, blz: number): string | null {
  const [words, setWords] = useState<{ blz: number; text: string } | null>(null)
  useEffect(() => {
    let gone = false
    const wait = setTimeout(() => {
      pdf?.text(blz).then((text) => !gone && setWords({ blz, text }), () => !gone && setWords({ blz, text: '' }))
    }, 200)
    return () => {
      gone = true
      clearTimeout(wait)
    }
  }, [pdf, blz])
  return words?.blz === blz ? words.text : null
}

type FilePdf = Extract<ReturnType<typeof usePdf>, { staat: 'open' }>['pdf'] | null
