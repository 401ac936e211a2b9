import { useCallback, useState, useSyncExternalStore, type FormEvent } from 'react'
import type * as Y from 'yjs'
import { canType, documentOf, RoomRefusal, RoomState } from '~/dossier/room-state'
import { VRAGEN_ROOT } from '~/dossier/rooms'
import { Button, ButtonRow, Card, Disclosure, Notice, Select, Stack, TextArea } from '~/ui/index'
import type { UsedRoom } from '~realtime/browser/index'
import { markAsked, putVraag, readVragen, removeVraag, type Bezwaar, type Vraag } from '../zitting/questions'

interface QuestionsCardProps {
  room: UsedRoom
  /** The three disciplines and the chair; the secretaris reads. */
  magSchrijven: boolean
  stukken: readonly { nummer: number; titel: string }[]
  klok: () => string
  onReload: () => void
}

/** What the panel wants to ask, and what was asked. Nobody sees whose question it is (R-HRZ-60). */
export function QuestionsCard({ room, magSchrijven, stukken, klok, onReload }: QuestionsCardProps) {
  const doc = documentOf(room)
  const vragen = useVragen(doc)
  const writes = magSchrijven && doc !== null && canType(room)
  const readText = useCallback(() => (doc ? readVragen(doc).map(({ tekst }) => tekst).join('\n') : ''), [doc])
  return (
    <Card title="Vragen van het panel" aside={<RoomState room={room} />}>
      <Stack gap="small">
        <RoomRefusal room={room} readText={readText} onReload={onReload} />
        {vragen.length === 0 && <p>Er staan nog geen vragen.</p>}
        <ul className="questions">
          {vragen.map((vraag) => <Question key={vraag.id} vraag={vraag} doc={writes ? doc : null} klok={klok} stukken={stukken} />)}
        </ul>
        {writes && (
          <Disclosure label="Vraag erbij">
            <QuestionForm stukken={stukken} button="Vraag erbij zetten" onPut={(vraag) => putVraag(doc, `${klok()}-${crypto.randomUUID()}`, vraag)} />
          </Disclosure>
        )}
        <p className="field__hint">Niemand ziet wie een vraag stelt. Zet er geen criterium en geen oordeel bij. Alles hier verdwijnt als het verslag klaar is om na te lezen.</p>
      </Stack>
    </Card>
  )
}

interface QuestionProps {
  vraag: Vraag
  /** Null for who only reads. */
  doc: Y.Doc | null
  klok: () => string
  stukken: QuestionsCardProps['stukken']
}

function Question({ vraag, doc, klok, stukken }: QuestionProps) {
  const { id, tekst, stuk, reden, gesteld } = vraag
  const [changing, setChanging] = useState(false)
  const put = (wording: Pick<Vraag, 'tekst' | 'reden' | 'stuk'>): Bezwaar | null => {
    const bezwaar = doc && putVraag(doc, id, wording)
    if (!bezwaar) setChanging(false)
    return bezwaar
  }
  return (
    <li className="questions__one">
      <p className={gesteld ? 'questions__asked' : undefined}>{gesteld ? <s>{tekst}</s> : tekst}{gesteld && <span> · gesteld {gesteld.slice(11).replace(':', '.')}</span>}</p>
      {stuk !== null && <p className="field__hint">Opnieuw gevraagd (stuk {stuk}): {reden}</p>}
      {doc && (
        <ButtonRow>
          <Button type="button" variant="secondary" size="small" aria-pressed={gesteld !== null} aria-label={`Gesteld: ${tekst}`} onClick={() => markAsked(doc, id, gesteld ? null : klok())}>Gesteld</Button>
          <Button type="button" variant="quiet" size="small" aria-expanded={changing} aria-label={`Wijzigen: ${tekst}`} onClick={() => setChanging(!changing)}>Wijzigen</Button>
          <Button type="button" variant="quiet" size="small" aria-label={`Weghalen: ${tekst}`} onClick={() => removeVraag(doc, id)}>Weghalen</Button>
        </ButtonRow>
      )}
      {changing && <QuestionForm vraag={vraag} stukken={stukken} button="Zo vragen" onPut={put} />}
    </li>
  )
}

interface QuestionFormProps {
  vraag?: Vraag
  stukken: QuestionsCardProps['stukken']
  button: string
  onPut: (vraag: Pick<Vraag, 'tekst' | 'reden' | 'stuk'>) => Bezwaar | null
}

/** The wording is looked at before it leaves this window: what accuses, or tells how somebody judges, is never kept (R-HRZ-62, R-HRZ-63). */
function QuestionForm({ vraag, stukken, button, onPut }: QuestionFormProps) {
  const [tekst, setTekst] = useState(vraag?.tekst ?? '')
  const [stuk, setStuk] = useState(vraag?.stuk ? String(vraag.stuk) : '')
  const [reden, setReden] = useState(vraag?.reden ?? '')
  const [bezwaar, setBezwaar] = useState<Bezwaar | null>(null)
  const own = vraag?.id ?? 'nieuw'
  const put = (event: FormEvent): void => {
    event.preventDefault()
    const found = onPut({ tekst, reden, stuk: stuk === '' ? null : Number(stuk) })
    setBezwaar(found)
    if (found) return
    setTekst('')
    setStuk('')
    setReden('')
  }
  const wrong = (veld: Bezwaar['veld']): string | undefined => (bezwaar?.veld === veld ? bezwaar.uitleg : undefined)
  return (
    <form onSubmit={put} autoComplete="off">
      <Stack gap="small">
        <TextArea name="vraag" id={`vraag-${own}`} label="Vraag" hint="Open: hoe, wat, wie, wanneer." error={wrong('tekst')} rows={2} value={tekst} onChange={(event) => setTekst(event.currentTarget.value)} />
        {bezwaar?.voorbeeld && <Notice title="Zo kan het ook" live="status"><p>{bezwaar.voorbeeld}</p></Notice>}
        <Select name="eerder" id={`eerder-${own}`} label="Is hier al iets over verklaard?" value={stuk} onChange={(event) => setStuk(event.currentTarget.value)} options={[{ value: '', label: 'Nee, in geen stuk' }, ...stukken.map(({ nummer, titel }) => ({ value: String(nummer), label: `Ja, stuk ${nummer}: ${titel}` }))]} />
        {stuk !== '' && <TextArea name="opnieuw" id={`opnieuw-${own}`} label="Waarom moet dit opnieuw worden gevraagd?" hint="Wat zegt het stuk nog niet? Vraag anders niet nog eens." error={wrong('reden')} rows={2} value={reden} onChange={(event) => setReden(event.currentTarget.value)} />}
        <p><Button variant="secondary" size="small">{button}</Button></p>
      </Stack>
    </form>
  )
}

function useVragen(doc: Y.Doc | null): Vraag[] {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const map = doc?.getMap(VRAGEN_ROOT)
      map?.observeDeep(onChange)
      return () => map?.unobserveDeep(onChange)
    },
    [doc]
  )
  const json = useSyncExternalStore(subscribe, () => JSON.stringify(doc ? readVragen(doc) : []), () => '[]')
  return JSON.parse(json) as Vraag[]
}
