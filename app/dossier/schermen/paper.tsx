import type { ReactNode } from 'react'
import { Document, sayDays, SummaryList } from '~/ui/index'
import { filledRows } from '../filled-rows'
import type { Stuk } from '../stukken.server'

/** The id of the words of a paper on the page: what somebody selects there can be quoted. */
export const PAPER_TEXT_ID = 'stuk-tekst'

interface PaperProps {
  stuk: Stuk
  /** Where it lies in the pile: "2 / 6". */
  position?: string
  /** How a paragraph is shown, for marked passages. */
  renderParagraph?: (paragraph: string) => ReactNode
}

const paragraphsOf = (text: string): string[] => text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '')

/** One paper to read: what it is, its words, and what was noted beside it. */
export function Paper({ stuk, position, renderParagraph = (paragraph) => paragraph }: PaperProps) {
  const { nummer, titel, soort, datumTekst, auteur, vindplaats, inhoud, toelichting } = stuk
  return (
    <Document name={`Stuk ${nummer} · ${sayDays(titel)}`} position={position} look="framed">
      <SummaryList variant="plain" rows={filledRows([['Soort', soort], ['Datum', sayDays(datumTekst)], ['Van', auteur], ['Vindplaats', vindplaats]])} />
      <div id={PAPER_TEXT_ID}>
        {paragraphsOf(inhoud).map((paragraph, index) => <p key={index} id={`alinea-${index + 1}`}>{renderParagraph(paragraph)}</p>)}
      </div>
      {toelichting && (
        <div>
          <h3>Toelichting bij dit stuk</h3>
          {paragraphsOf(toelichting).map((paragraph, index) => <p key={index}>{paragraph}</p>)}
        </div>
      )}
    </Document>
  )
}
