import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { filledRows } from '~/dossier/filled-rows'
import { Document, formatDate, sayDays, SummaryList } from '~/ui/index'
import type { Stuk } from '../stukken.server'
import { Covered } from './covered'
import { ImageViewer } from './image-viewer'
import { PdfViewer } from './pdf-viewer'
import { selectedPlaats } from './selected-words'
import { paragraphsOf, TextViewer } from './text-viewer'

/** The id of the words of a paper on the page: links to a stuk lead there. */
export const PAPER_TEXT_ID = 'stuk-tekst'

export interface PaperProps {
  dossierId: string
  stuk: Stuk
  /** How it is called; its number and title when left out. */
  name?: string
  /** The id of its words, where more than one paper lies on a page. */
  id?: string
  /** Where its file is; that of the panel's page when left out. */
  href?: string
  /** Where it lies in the pile: "2 / 6". */
  position?: string
  /** The places that are marked in it. */
  marks?: readonly (string | null)[]
  /** The place somebody came for: marked too, and brought into view. */
  open?: string | null
  /** A passage or a region was chosen; left out where nothing can be cited. */
  onPlace?: (plaats: string) => void
  /** Another page is being read. */
  onPage?: (plaats: string) => void
}

const nameOf = ({ nummer, titel }: Stuk): string => `Stuk ${nummer} · ${sayDays(titel)}`

const none: readonly string[] = []

/** One paper to read: what it is, its words or its pages, and what was noted beside it. */
export function Paper({ dossierId, stuk, name = nameOf(stuk), href, id = PAPER_TEXT_ID, position, marks = none, open = null, onPlace, onPage }: PaperProps) {
  const { nummer, soort, datumTekst, auteur, vindplaats, herkomst, spreker, inhoud, toelichting, afdekken, bestand, toegevoegdOp } = stuk
  const all = useSamePlaces(open === null || marks.includes(open) ? marks : [...marks, open])
  const [place, page] = [useSameCall(onPlace), useSameCall(onPage)]
  const shared = { id, href: href ?? `/dossiers/${dossierId}/stukken/${nummer}/bestand`, marks: all, open, onPlace: onPlace && place }
  return (
    <Document name={name} position={position} look="framed">
      <SummaryList
        variant="plain"
        rows={filledRows([['Soort', soort], ['Datum', sayDays(datumTekst)], ['Van', auteur], ['Verklaring van', spreker], ['Herkomst', herkomst], ['Vindplaats', vindplaats], ['Toegevoegd', toegevoegdOp && formatDate(toegevoegdOp)], ['Afgedekt', afdekken ? 'ja, er staan beelden in die u kunnen raken' : null]])}
      />
      <Covered key={nummer} covered={afdekken}>
        <Citable id={id} onPlace={onPlace}>
          {bestand?.mime === 'application/pdf' && <PdfViewer {...shared} name={name} pages={bestand.bladzijden} onPage={page} />}
          {bestand?.mime.startsWith('image/') && <ImageViewer {...shared} name={name} />}
          {inhoud !== '' && <TextViewer {...shared} paragraphId={id === PAPER_TEXT_ID ? '' : `${id}-`} inhoud={inhoud} />}
        </Citable>
      </Covered>
      {toelichting && (
        <div>
          <h3>Toelichting bij dit stuk</h3>
          {paragraphsOf(toelichting).map((paragraph, index) => <p key={index}>{paragraph}</p>)}
        </div>
      )}
    </Document>
  )
}

/** The same list as long as the same places stand in it: a place is one line of text. */
function useSamePlaces(places: readonly (string | null)[]): readonly (string | null)[] {
  const lines = places.map((place) => place ?? '').join('\n')
  return useMemo(() => lines.split('\n').map((line) => line || null), [lines])
}

/** One function that calls whatever was handed in last: what gets it is not drawn again because its parent is. */
function useSameCall(call: ((plaats: string) => void) | undefined): (plaats: string) => void {
  const latest = useRef(call)
  useEffect(() => {
    latest.current = call
  })
  return useCallback((plaats) => latest.current?.(plaats), [])
}

/** What is selected in here with the mouse becomes a place. */
function Citable({ id, onPlace, children }: { id: string; onPlace?: (plaats: string) => void; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null)
  const tell = useRef(onPlace)
  tell.current = onPlace
  useEffect(() => {
    const onSelection = (): void => {
      const plaats = root.current && tell.current ? selectedPlaats(root.current) : null
      if (plaats !== null) tell.current?.(plaats)
    }
    document.addEventListener('selectionchange', onSelection)
    return () => document.removeEventListener('selectionchange', onSelection)
  }, [])
  return <div id={id} ref={root}>{children}</div>
}
