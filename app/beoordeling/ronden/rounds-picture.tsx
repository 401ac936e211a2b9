import { formatDate, formatDateTime } from '~/ui/index'
import type { RondeStand } from './read-rounds.server'
import { rondeSoortNaam } from './schema'

type Shown = Pick<RondeStand, 'nummer' | 'soort' | 'compleetOp' | 'onthuldOp'>

interface RoundsPictureProps {
  rondes: readonly Shown[]
  /** The last day to hand in for the round that is going on. */
  uiterlijk?: string | null
  /** That day is not known, because the case is off its course. */
  stil?: boolean
}

type State = 'komt' | 'open' | 'compleet' | 'onthuld'
const stateOf = ({ compleetOp, onthuldOp }: Shown): State => (onthuldOp ? 'onthuld' : compleetOp ? 'compleet' : 'open')

/**
 * The rounds of a panel as one line of boxes: what comes (dashed ring), what is going on (open ring), what is complete and still sealed (half filled), what is
 * revealed (filled). By sign and words, not by colour alone.
 */
export function RoundsPicture({ rondes, uiterlijk, stil = false }: RoundsPictureProps) {
  const last = rondes.at(-1)
  // The round on the papers is followed by another; any other that is going on is the last one.
  const followed = last?.soort === 'op_stukken'
  return (
    <ol className="rounds" aria-label="De rondes van dit panel">
      {rondes.map((ronde) => {
        const state = ronde !== last && !ronde.onthuldOp ? 'compleet' : stateOf(ronde)
        return <Box key={ronde.nummer} nummer={ronde.nummer} soort={rondeSoortNaam[ronde.soort]} state={state} note={noteOf(ronde, state, ronde === last ? { uiterlijk, stil } : { uiterlijk: null, stil: false })} />
      })}
      {followed && last && !last.onthuldOp && <Box nummer={last.nummer + 1} soort="na de hoorzitting" state="komt" note="Begint als het verslag vaststaat en ronde 1 compleet is." />}
    </ol>
  )
}

function noteOf({ onthuldOp }: Shown, state: State, { uiterlijk, stil }: { uiterlijk: string | null | undefined; stil: boolean }): string {
  if (onthuldOp) return `Onthuld op ${formatDateTime(onthuldOp)}.`
  if (state === 'compleet') return 'Compleet, en nog dicht voor iedereen.'
  if (stil) return 'Open om in te dienen; de termijn staat stil. Dicht voor anderen.'
  return uiterlijk ? `Open om in te dienen, uiterlijk ${formatDate(uiterlijk)}. Dicht voor anderen.` : 'Open om in te vullen. Dicht voor anderen.'
}

function Box({ nummer, soort, state, note }: { nummer: number; soort: string; state: State; note: string }) {
  return (
    <li className={`rounds__box rounds__box--${state}`} aria-current={state === 'open' ? 'step' : undefined}>
      <span className="rounds__sign" aria-hidden="true" />
      <div>
        <strong>Ronde {nummer}</strong> <span>{soort}</span>
        <p className="rounds__note">{note}</p>
      </div>
    </li>
  )
}
