import { useState } from 'react'
import { Button, ButtonRow, EmptyState, sayDays, Select } from '~/ui/index'
import { Paper } from '~/stukken/viewer/paper'
import type { Stuk } from '~/stukken/stukken.server'
import type { Citaat } from '../schema'
import { citationInWords } from './citations'

interface PapersPanelProps {
  dossierId: string
  stukken: readonly Stuk[]
  /** The number of the stuk on the desk. */
  chosen: number
  onChoose: (nummer: number) => void
  /** The place somebody came for; `keer` counts, so that the same place can be asked for again. */
  open: { plaats: string | null; keer: number }
  /** What the criterion beside it cites already; its passages are marked. */
  citaten: readonly Citaat[]
  /** Cites a passage at the criterion on the screen; left out where nothing can be cited. */
  cite?: { code: string; onCite: (citaat: Citaat) => void }
  /** Where the verslag can be read, once it is fixed. */
  verslagHref?: string
}

/** The papers beside the sheet: choose one, read it, cite a passage of it. */
export function PapersPanel({ dossierId, stukken, chosen, onChoose, open, citaten, cite, verslagHref }: PapersPanelProps) {
  const at = Math.max(0, stukken.findIndex((stuk) => stuk.nummer === chosen))
  const stuk = stukken[at]
  if (!stuk) return <EmptyState title="Nog geen stukken">Zodra er stukken in dit dossier staan, leest u ze hier.</EmptyState>
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
      <PaperToCite
        key={`${stuk.nummer} ${open.keer}`}
        dossierId={dossierId}
        stuk={stuk}
        position={`${at + 1} / ${stukken.length}`}
        open={open.plaats}
        citaten={citaten}
        cite={cite}
      />
      <ButtonRow apart>
        <Step label="Vorig stuk" to={stukken[at - 1]} onChoose={onChoose} />
        <Step label="Volgend stuk" to={stukken[at + 1]} onChoose={onChoose} />
      </ButtonRow>
    </div>
  )
}

interface PaperToCiteProps extends Pick<PapersPanelProps, 'dossierId' | 'citaten' | 'cite'> {
  stuk: Stuk
  position: string
  open: string | null
}

/** One paper, and under it the place that would be cited now. */
function PaperToCite({ dossierId, stuk, position, open, citaten, cite }: PaperToCiteProps) {
  const [picked, setPicked] = useState<string | null>(null)
  const [page, setPage] = useState<string | null>(null)
  const cited = citaten.filter((citaat) => citaat.stuk === stuk.nummer).map(({ plaats }) => plaats)
  return (
    <>
      <Paper
        dossierId={dossierId}
        stuk={stuk}
        position={position}
        marks={picked === null ? cited : [...cited, picked]}
        open={open}
        onPlace={cite && setPicked}
        onPage={setPage}
      />
      {cite && <Cite key={cite.code} citaat={{ stuk: stuk.nummer, plaats: picked ?? page }} onClear={picked === null ? undefined : () => setPicked(null)} {...cite} />}
    </>
  )
}

interface CiteProps {
  /** What is cited now. */
  citaat: Citaat
  /** Lets go of the chosen passage; left out when none is chosen. */
  onClear?: () => void
  code: string
  onCite: (citaat: Citaat) => void
}

function Cite({ citaat, onClear, code, onCite }: CiteProps) {
  const [added, setAdded] = useState<Citaat | null>(null)
  const press = (): void => {
    onCite(citaat)
    setAdded(citaat)
    onClear?.()
  }
  return (
    <div className="papers__cite">
      <p className="papers__place">U verwijst naar: <strong>{citationInWords(citaat)}</strong></p>
      <ButtonRow>
        <Button type="button" variant="secondary" size="small" onClick={press}>Citeren bij {code}</Button>
        {onClear && <Button type="button" variant="quiet" size="small" onClick={onClear}>Keuze wissen</Button>}
      </ButtonRow>
      {!onClear && <p>Selecteer eerst de zin die u bedoelt. Zonder selectie verwijst u naar {citaat.plaats === null ? 'het hele stuk' : 'deze bladzijde'}.</p>}
      <p role="status">{added && `Toegevoegd bij ${code}: ${citationInWords(added)}`}</p>
    </div>
  )
}

function Step({ label, to, onChoose }: { label: string; to: Stuk | undefined; onChoose: (nummer: number) => void }) {
  if (!to) return <span />
  return <Button type="button" variant="quiet" size="small" onClick={() => onChoose(to.nummer)}>{label}</Button>
}
