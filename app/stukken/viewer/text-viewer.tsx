import { memo, useEffect, useRef } from 'react'
import { CannotShow } from './cannot-show'
import { markPassages } from './mark-passages'
import { PassageFields } from './passage-fields'
import { useWords } from './use-words'

interface TextViewerProps {
  /** Begins the ids of its fields, and of its paragraphs. */
  id: string
  /** Begins the ids of its paragraphs: `alinea-3`. */
  paragraphId: string
  /** The words that came along; null: they are fetched from `href`. */
  inhoud: string | null
  href: string
  marks: readonly (string | null)[]
  open: string | null
  onPlace?: (plaats: string) => void
}

/** A stuk that is text, with passages marked. Typing beside it does not touch it. */
export const TextViewer = memo(function TextViewer({ id, paragraphId, inhoud, href, marks, open, onPlace }: TextViewerProps) {
  const words = useWords(inhoud, href)
  if (words.staat === 'mislukt') return <CannotShow onAgain={words.again} />
  if (words.staat === 'laden') return <p role="status">De tekst wordt geladen.</p>
  return (
    <>
      <Words paragraphId={paragraphId} tekst={words.tekst} marks={marks} open={open} />
      {onPlace && <PassageFields id={id} text={words.tekst} blz={null} onChosen={onPlace} />}
    </>
  )
})

export const paragraphsOf = (text: string): string[] => text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '')

function Words({ paragraphId, tekst, marks, open }: { paragraphId: string; tekst: string } & Pick<TextViewerProps, 'marks' | 'open'>) {
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open !== null) words.current?.querySelector('mark')?.scrollIntoView({ block: 'center' })
  }, [open])
  return (
    <div ref={words} className="paper__words" data-citeerbaar>
      {paragraphsOf(tekst).map((paragraph, index) => (
        <p key={index} id={`${paragraphId}alinea-${index + 1}`}>
          {markPassages(paragraph, marks).map((piece, at) => (piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text))}
        </p>
      ))}
    </div>
  )
}
