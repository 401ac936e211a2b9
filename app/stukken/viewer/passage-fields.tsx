import { useMemo, useState } from 'react'
import { Button, Disclosure, Select } from '~/ui/index'
import { passagePin, writePlaats } from './plaats'
import { sentencesOf } from './sentences'

interface PassageFieldsProps {
  /** Begins the ids of its fields. */
  id: string
  /** The words to choose from; null while they are on their way. */
  text: string | null
  /** Of which page they are; null for a stuk that is text, whose words stand on the screen already. */
  blz: number | null
  /** Left out where nothing can be cited: then there is only the text. */
  onChosen?: (plaats: string) => void
}

/** The words of a page as text, and a passage of it chosen without a mouse: from which sentence, to which. */
export function PassageFields({ id, text, blz, onChosen }: PassageFieldsProps) {
  const [opened, setOpened] = useState(false)
  return (
    <Disclosure label={labelOf(blz, onChosen !== undefined)} onToggle={setOpened}>
      {opened && <Sentences id={id} text={text} blz={blz} onChosen={onChosen} />}
    </Disclosure>
  )
}

/** Of a long text these are thousands: they are there once somebody asks for them. */
function Sentences({ id, text, blz, onChosen }: PassageFieldsProps) {
  const sentences = useMemo(() => (text === null ? [] : sentencesOf(text)), [text])
  return (
    <>
      {text === null && <p>De tekst wordt geladen.</p>}
      {text !== null && sentences.length === 0 && <p>Deze bladzijde is een beeld: er staat geen tekst in die te lezen is. U kunt er een vak op aanwijzen.</p>}
      {sentences.length > 0 && (
        <>
          {blz !== null && <div className="viewer__words">{sentences.map((sentence, index) => <p key={index}>{sentence}</p>)}</div>}
          {onChosen && (
            <FromTo
              key={`${blz} ${sentences.length}`}
              id={id}
              sentences={sentences}
              onChosen={(words) => {
                const pin = passagePin(words, blz)
                if (pin) onChosen(writePlaats(pin))
              }}
            />
          )}
        </>
      )}
    </>
  )
}

function labelOf(blz: number | null, citing: boolean): string {
  if (blz === null) return 'Een passage kiezen zonder muis'
  return citing ? `Bladzijde ${blz} als tekst, en een passage kiezen zonder muis` : `Bladzijde ${blz} als tekst`
}

function FromTo({ id, sentences, onChosen }: { id: string; sentences: string[]; onChosen: (words: string) => void }) {
  const [from, setFrom] = useState(0)
  const [to, setTo] = useState(0)
  const options = sentences.map((sentence, index) => ({ value: String(index), label: `${index + 1}. ${sentence.length > 70 ? `${sentence.slice(0, 70)}…` : sentence}` }))
  return (
    <div className="viewer__from-to">
      <Select id={`${id}-van`} name="passage-van" label="Van zin" options={options} value={String(from)} onChange={({ currentTarget: { value } }) => {
        setFrom(Number(value))
        setTo(Math.max(to, Number(value)))
      }} />
      <Select id={`${id}-tot`} name="passage-tot" label="Tot en met zin" options={options.slice(from)} value={String(to)} onChange={({ currentTarget: { value } }) => setTo(Number(value))} />
      <Button type="button" variant="secondary" size="small" onClick={() => onChosen(sentences.slice(from, to + 1).join(' '))}>Deze passage kiezen</Button>
    </div>
  )
}
