import { useCallback } from 'react'
import { canType, documentOf, RoomRefusal, RoomState } from '~/dossier/room-state'
import { balansRoot } from '~/dossier/rooms'
import { CollabEditor } from '~/ui/collab-editor'
import { Card, Notice, Stack, SummaryList, WhoSees } from '~/ui/index'
import type { UsedRoom } from '~realtime/browser/index'
import { Checklist273fView } from '../catalogus/checklist-273f-view'
import type { Minderjarig } from '../catalogus/schema'
import type { WegingGroep } from '../read-weging.server'
import type { NieuwFeit } from '../schema'
import { balansenOnScreen } from './on-screen'

interface BalansCardProps {
  /** The group of the chosen criterion; undefined when it needs no balance. */
  groep: WegingGroep | undefined
  groepen: readonly WegingGroep[]
  room: UsedRoom
  magSchrijven: boolean
  minderjarig: Minderjarig
  onReload: () => void
}

/** The balance text of one group, typed together. */
export function BalansCard({ groep, groepen, room, magSchrijven, minderjarig, onReload }: BalansCardProps) {
  const { provider } = room
  const doc = documentOf(room)
  const readText = useCallback(() => (doc ? textToCopy(balansenOnScreen(doc, groepen)) : ''), [doc, groepen])
  if (!groep) return <Card id="balans" title="Balans"><p>Deze groep is niet van toepassing. Hier is geen balans nodig.</p></Card>
  return (
    <Card id="balans" title={`Balans groep ${groep.code}, samen geschreven`} aside={<RoomState room={room} />}>
      <Stack gap="small">
        <RoomRefusal room={room} readText={readText} onReload={onReload} />
        <WhoSees>Het hele panel leest mee terwijl u typt. Legt de voorzitter de weging vast, dan komt deze tekst in het advies.</WhoSees>
        <p id="balans-uitleg" className="field__hint">{groep.naam}: schrijf wat versterkt en wat verzwakt, en wat voor u samen het meest telt. Noem de codes, zoals {groep.code}1.</p>
        {groep.code === 'A' && <Checklist273fView minderjarig={minderjarig} />}
        {doc
          ? <CollabEditor key={groep.code} doc={doc} field={balansRoot(groep.code)} awareness={provider?.awareness} label={`Balans groep ${groep.code}`} describedBy="balans-uitleg" editable={magSchrijven && canType(room)} placeholder={magSchrijven ? 'Wat versterkt? Wat verzwakt?' : ''} />
          : <div className="editor"><div className="editor__frame" /></div>}
      </Stack>
    </Card>
  )
}

const textToCopy = (balansen: Record<string, string[]>): string =>
  Object.entries(balansen).map(([code, alineas]) => `${code}\n${alineas.join('\n')}`).join('\n\n')

/** The balance as it was recorded. */
export function RecordedBalansCard({ groep, balans }: { groep: WegingGroep | undefined; balans: readonly string[] }) {
  if (!groep || balans.length === 0) return <Card id="balans" title="Balans"><Notice title="Deze groep heeft geen balans" /></Card>
  return (
    <Card id="balans" title={`Balans groep ${groep.code}`} aside="Vastgelegd">
      {balans.map((alinea, index) => <p key={index}>{alinea}</p>)}
    </Card>
  )
}

/** A fact that came to light after the hearing, with where it was put to betrokkene and her answer. */
export function NieuwFeitCard({ feit: { feit, voorgelegd, antwoord } }: { feit: NieuwFeit }) {
  return (
    <Card title="Nieuw feit na de hoorzitting" aside="Vastgelegd">
      <SummaryList rows={[{ id: 'feit', term: 'Feit', value: feit }, { id: 'voorgelegd', term: 'Voorgelegd', value: voorgelegd }, { id: 'antwoord', term: 'Antwoord van betrokkene', value: antwoord }]} />
    </Card>
  )
}
