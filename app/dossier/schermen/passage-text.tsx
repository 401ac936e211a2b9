import { classNames } from '~/ui/class-names'
import { VisuallyHidden } from '~/ui/index'
import type { Alinea, Passage, Schrijver } from '../geschiedenis'
import { seatLook } from '../seat-look'
import { passageWords, writerLabel } from './history-words'

/** Each seat has a colour, a letter and a line of its own: one of them is enough to tell them apart. */
const writerClass = ({ zetel, eerder }: Schrijver): string => classNames('passage', `passage--${zetel.toLowerCase()}`, eerder && 'passage--earlier')

const fieldLabels: Readonly<Record<string, string>> = { wat: 'Wat', wie: 'Wie' }

interface PassageTextProps {
  alinea: Alinea
  /** Called with the passage that is pointed at or focused, and with nothing when it no longer is. */
  onPoint: (passage: Passage | null) => void
}

/** One paragraph, each passage with its writer: seen as a line and a letter, heard as words, on the way to the moment it was written. */
export function PassageText({ alinea: { veld, passages }, onPoint }: PassageTextProps) {
  const label = veld ? fieldLabels[veld] : undefined
  return (
    <p className="passages">
      {label && <span className="passages__field">{label}: </span>}
      {passages.map((passage, index) => <Marked key={index} passage={passage} onPoint={onPoint} />)}
    </p>
  )
}

function Marked({ passage, onPoint }: { passage: Passage; onPoint: PassageTextProps['onPoint'] }) {
  const { wie, nieuw, naar, tekst } = passage
  const words = passageWords(passage)
  return (
    <span className={classNames(writerClass(wie), nieuw && 'passage--new')} title={words} onMouseEnter={() => onPoint(passage)} onMouseLeave={() => onPoint(null)}>
      <a className="passage__who" href={naar} onFocus={() => onPoint(passage)} onBlur={() => onPoint(null)}>
        <span aria-hidden="true">{seatLook[wie.zetel].initial}</span>
        <VisuallyHidden>{nieuw ? 'Nieuw: ' : ''}{words}</VisuallyHidden>
      </a>
      <span className="passage__text">{tekst}</span>
    </span>
  )
}

/** What the letters, lines and grounds mean. */
export function PassageLegend({ schrijvers }: { schrijvers: readonly Schrijver[] }) {
  return (
    <ul className="passage-legend">
      {schrijvers.map((writer) => (
        <li key={writerLabel(writer)}>
          <span className={writerClass(writer)}>
            <span className="passage__who" aria-hidden="true">{seatLook[writer.zetel].initial}</span>
            <span className="passage__text">{writerLabel(writer)}</span>
          </span>
        </li>
      ))}
      <li><span className="passage passage--new"><span className="passage__text">Met een gekleurde achtergrond</span></span>: geschreven op dit moment</li>
    </ul>
  )
}
