import { useState } from 'react'
import { Button, Disclosure, TextField } from '~/ui/index'
import { isVak, type Vak } from './plaats'

const edges = [
  ['links', 'Links'],
  ['boven', 'Boven'],
  ['rechts', 'Rechts'],
  ['onder', 'Onder']
] as const

/** Points out a region without a mouse: four numbers, in percents of the page. */
export function RegionFields({ id, onChosen }: { id: string; onChosen: (vak: Vak) => void }) {
  const [written, setWritten] = useState({ links: '10', boven: '10', rechts: '90', onder: '30' })
  const [error, setError] = useState<string>()
  const choose = (): void => {
    const vak = { links: percent(written.links), boven: percent(written.boven), rechts: percent(written.rechts), onder: percent(written.onder) }
    if (!isVak(vak)) return setError('Gebruik hele getallen van 0 tot en met 100. Rechts is meer dan links, onder is meer dan boven.')
    setError(undefined)
    onChosen(vak)
  }
  return (
    <Disclosure label="Een vak aanwijzen met getallen">
      <p className="field__hint">In procenten van de bladzijde, gerekend vanaf de hoek linksboven.</p>
      <div className="viewer__region">
        {edges.map(([edge, label]) => (
          <TextField key={edge} id={`${id}-${edge}`} name={`vak-${edge}`} label={label} width="short" inputMode="numeric" value={written[edge]} onChange={(event) => setWritten({ ...written, [edge]: event.currentTarget.value })} />
        ))}
      </div>
      <p className="field__error" role="alert">{error}</p>
      <Button type="button" variant="secondary" size="small" onClick={choose}>Dit vak kiezen</Button>
    </Disclosure>
  )
}

const percent = (written: string): number => (/^\d{1,3}$/.test(written.trim()) ? Number(written) : NaN)
