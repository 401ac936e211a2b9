import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { ButtonLink, ButtonRow, Card, type LinkComponent } from '~/ui/index'
import type { Moment } from '../geschiedenis'
import { momentWriters, whenLong } from './history-words'

interface MomentBarProps {
  momenten: readonly Moment[]
  /** The place in the list of the moment that is shown. */
  gekozen: number
  onGoTo: (seq: number) => void
  LinkComponent: LinkComponent
}

export const momentHref = (seq: number): string => `?moment=${seq}`

/** Which moment is shown, and the way to the one before and after: by links, and where there is JavaScript by a slider too. */
export function MomentBar({ momenten, gekozen, onGoTo, LinkComponent }: MomentBarProps) {
  const moment = momenten[gekozen]
  if (!moment) return null
  const to = (place: number): string => momentHref(momenten[place]?.seq ?? moment.seq)
  return (
    <Card title={`Moment ${gekozen + 1} van ${momenten.length}`}>
      <p className="moment__when" role="status">{whenLong(moment)}<br />{moment.overgenomen ? '' : 'Geschreven door '}{momentWriters(moment)}</p>
      {momenten.length > 1 && <MomentSlider momenten={momenten} gekozen={gekozen} onGoTo={onGoTo} />}
      {momenten.length > 1 && <ButtonRow apart>
        <ButtonLink href={to(gekozen - 1)} variant="secondary" aria-disabled={gekozen === 0 || undefined} LinkComponent={LinkComponent}>Vorig moment</ButtonLink>
        <ButtonLink href={to(gekozen + 1)} variant="secondary" aria-disabled={gekozen === momenten.length - 1 || undefined} LinkComponent={LinkComponent}>Volgend moment</ButtonLink>
      </ButtonRow>}
    </Card>
  )
}

/** While somebody drags, the words follow; the text follows when they rest. */
const REST_MS = 200

function MomentSlider({ momenten, gekozen, onGoTo }: Omit<MomentBarProps, 'LinkComponent'>) {
  const inBrowser = useSyncExternalStore(() => () => undefined, () => true, () => false)
  const [held, setHeld] = useState({ from: gekozen, at: gekozen })
  if (held.from !== gekozen) setHeld({ from: gekozen, at: gekozen })
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])
  if (!inBrowser) return null
  const choose = (at: number): void => {
    setHeld({ from: gekozen, at })
    clearTimeout(waiting.current)
    const chosen = momenten[at]
    if (chosen) waiting.current = setTimeout(() => onGoTo(chosen.seq), REST_MS)
  }
  const shown = momenten[held.at]
  const words = shown ? `Moment ${held.at + 1} van ${momenten.length}: ${whenLong(shown)}, ${momentWriters(shown)}` : ''
  return (
    <div className="moment-slider">
      <label htmlFor="moment">Schuif door de tijd</label>
      <input id="moment" type="range" min={0} max={momenten.length - 1} step={1} value={held.at} aria-valuetext={words} onChange={(event) => choose(event.currentTarget.valueAsNumber)} />
      {held.at !== gekozen && <p className="moment-slider__words" aria-hidden="true">{words}</p>}
    </div>
  )
}
