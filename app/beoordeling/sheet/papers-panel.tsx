import { useState } from 'react'
import { Button, ButtonRow, EmptyState, sayDays, Select } from '~/ui/index'
import { Paper, PAPER_TEXT_ID } from '~/dossier/schermen/paper'
import type { Stuk } from '~/dossier/stukken.server'
import type { Citaat } from '../schema'
import { citationInWords } from './citations'
import { markPassages, quotePassage } from './quote'

interface PapersPanelProps {
  stukken: readonly Stuk[]
  /** The number of the stuk on the desk. */
  chosen: number
  onChoose: (nummer: number) => void
  /** What the criterion beside it cites already; its passages are marked. */
  citaten: readonly Citaat[]
  /** Cites a passage at the criterion on the screen; left out where nothing can be cited. */
  cite?: { code: string; onCite: (citaat: Citaat) => void }
  /** Where the verslag can be read, once it is fixed. */
  verslagHref?: string
}

/** The papers beside the sheet: choose one, read it, cite a passage of it. */
export function PapersPanel({ stukken, chosen, onChoose, citaten, cite, verslagHref }: PapersPanelProps) {
  const at = Math.max(0, stukken.findIndex((stuk) => stuk.nummer === chosen))
  const stuk = stukken[at]
  if (!stuk) return <EmptyState title="Nog geen stukken">Zodra er stukken in dit dossier staan, leest u ze hier.</EmptyState>
  const places = citaten.filter((citaat) => citaat.stuk === stuk.nummer).map(({ plaats }) => plaats)
  return (
    <div className="papers">
      <Select
        name="stuk"
        label="Stuk om te lezen"
        value={String(stuk.nummer)}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
        options={stukken.map(({ nummer, titel }) => ({ value: String(nummer), label: `${nummer} · ${sayDays(titel)}` }))}
      />
      {verslagHref && (
        <p className="papers__verslag">
          <a href={verslagHref} target="_blank" rel="noreferrer">Verslag van de hoorzitting (opent in een nieuw venster)</a>
        </p>
      )}
      <Paper stuk={stuk} position={`${at + 1} / ${stukken.length}`} renderParagraph={(paragraph) => <Marked paragraph={paragraph} places={places} />} />
      {cite && <Cite key={`${cite.code} ${stuk.nummer}`} stuk={stuk.nummer} {...cite} />}
      <ButtonRow apart>
        <Step label="Vorig stuk" to={stukken[at - 1]} onChoose={onChoose} />
        <Step label="Volgend stuk" to={stukken[at + 1]} onChoose={onChoose} />
      </ButtonRow>
    </div>
  )
}

function Cite({ stuk, code, onCite }: { stuk: number; code: string; onCite: (citaat: Citaat) => void }) {
  const [cited, setCited] = useState<Citaat | null>(null)
  const press = (): void => {
    const citaat = { stuk, plaats: selectedIn(PAPER_TEXT_ID) }
    onCite(citaat)
    setCited(citaat)
  }
  return (
    <div className="papers__cite">
      <Button type="button" variant="secondary" size="small" onClick={press}>Citeren bij {code}</Button>
      <p>Selecteer eerst de zin die u bedoelt. Zonder selectie verwijst u naar het hele stuk.</p>
      <p role="status">{cited && `Toegevoegd bij ${code}: ${citationInWords(cited)}`}</p>
    </div>
  )
}

function Step({ label, to, onChoose }: { label: string; to: Stuk | undefined; onChoose: (nummer: number) => void }) {
  if (!to) return <span />
  return <Button type="button" variant="quiet" size="small" onClick={() => onChoose(to.nummer)}>{label}</Button>
}

function Marked({ paragraph, places }: { paragraph: string; places: readonly (string | null)[] }) {
  return <>{markPassages(paragraph, places).map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text))}</>
}

/** The words selected inside the paper, as the place of a citation; a selection elsewhere on the page is none. */
function selectedIn(id: string): string | null {
  const selection = window.getSelection()
  const paper = document.getElementById(id)
  if (!selection || !paper || selection.rangeCount === 0 || !paper.contains(selection.getRangeAt(0).commonAncestorContainer)) return null
  return quotePassage(selection.toString())
}
