import { useCallback } from 'react'
import type * as Y from 'yjs'
import { canType, documentOf, RoomRefusal, RoomState, useWorkRoom } from '~/dossier/room-state'
import { standpuntRoom } from '~/dossier/rooms'
import { capital } from '~/platform/letters/rules'
import { CollabEditor } from '~/ui/collab-editor'
import { Button, Card, Disclosure, ErrorSummary, formatDateTime, RadioGroup, Stack, WhoSees } from '~/ui/index'
import { useMapValue, type UsedRoom } from '~realtime/browser/index'
import type { WegingGroep, WegingLid, WegingRij } from '../read-weging.server'
import { uitkomsten, type StandpuntRecord } from '../schema'
import { readStandpunt, strengthening, type StandpuntBasis, type StandpuntDraft } from '../standpunt'
import { STANDPUNT_ROOTS } from '../weging-documents'
import { standpuntOnScreen } from './on-screen'
import { OntbreektList } from './ontbreekt-list'
import { RestsOn } from './rests-on'
import { SeenForm } from './seen-form'
import { useDocument } from './use-document'

export interface Fout {
  bericht: string
  lijst: string[]
}

interface EindoordeelCardProps {
  dossierId: string
  lid: WegingLid
  groepen: readonly WegingGroep[]
  rijen: readonly WegingRij[]
  fout: Fout | undefined
  onReload: () => void
}

/** The end view of the member whose screen this is: only they write here, the others read it once it is recorded. */
export function EindoordeelCard({ dossierId, lid, groepen, rijen, fout, onReload }: EindoordeelCardProps) {
  const room = useWorkRoom(standpuntRoom(dossierId, lid.lidId))
  const doc = documentOf(room)
  const readText = useCallback(() => (doc ? textToCopy(standpuntOnScreen(doc)) : ''), [doc])
  return (
    <Card id="eindoordeel" title="Mijn eindoordeel" aside={<RoomState room={room} />}>
      {fout && <ErrorSummary title={fout.bericht} errors={errorsOf(fout)} />}
      <WhoSees>Nu alleen u. De anderen lezen het als u het vastlegt; dan zien zij in de geschiedenis ook hoe u het schreef. U kunt het daarna nog wijzigen, tot het advies is vastgesteld. Dan staat het in het advies.</WhoSees>
      <RoomRefusal room={room} readText={readText} onReload={onReload} />
      {doc ? <Eindoordeel doc={doc} room={room} lid={lid} groepen={groepen} rijen={rijen} /> : <p>Uw tekst wordt geladen.</p>}
    </Card>
  )
}

function Eindoordeel({ doc, room, lid, groepen, rijen }: { doc: Y.Doc; room: UsedRoom } & Pick<EindoordeelCardProps, 'lid' | 'groepen' | 'rijen'>) {
  const editable = canType(room)
  const draft = useDocument(doc, standpuntOnScreen, emptyDraft)
  const [, choose] = useMapValue(doc.getMap<unknown>(STANDPUNT_ROOTS.keuze), 'uitkomst')
  const versterkend = strengthening(rijen)
  const asksMissing = draft.uitkomst === 'onvoldoende informatie' || draft.ontbreekt.length > 0
  return (
    <Stack>
      <RadioGroup
        name="uitkomst"
        label="Is het aannemelijk dat betrokkene slachtoffer is van mensenhandel?"
        hint="Het programma kiest niets voor u en telt niets op."
        options={uitkomsten.map((value) => ({ value, label: capital(value), disabled: !editable }))}
        value={draft.uitkomst}
        onChange={choose}
      />
      <RestsOn doc={doc} draft={draft} groepen={groepen} rijen={rijen.filter(({ code }) => versterkend.includes(code)).sort((one, two) => one.code.localeCompare(two.code, 'nl', { numeric: true }))} editable={editable} />
      <div className="field">
        <p id="toelichting-naam" className="field__label">Toelichting</p>
        <p id="toelichting-hint" className="field__hint">Waarom komt u tot dit eindoordeel?</p>
        <CollabEditor doc={doc} field={STANDPUNT_ROOTS.toelichting} id="toelichting" labelledBy="toelichting-naam" describedBy="toelichting-hint" editable={editable} />
      </div>
      {asksMissing && <OntbreektList doc={doc} editable={editable} />}
      <Disclosure key={String(draft.afwijkend.length > 0)} label="Ik sta anders in een punt van de weging" open={draft.afwijkend.length > 0}>
        <p id="afwijkend-naam" className="field__label">Afwijkend standpunt</p>
        <p id="afwijkend-hint" className="field__hint">Dit komt onder uw functie in het advies. Mag leeg blijven.</p>
        <CollabEditor doc={doc} field={STANDPUNT_ROOTS.afwijkend} id="afwijkend" labelledBy="afwijkend-naam" describedBy="afwijkend-hint" editable={editable} />
      </Disclosure>
      <SeenForm readSeen={() => JSON.stringify(standpuntOnScreen(doc))}>
        <Stack gap="small">
          <p>{recordedLine(lid, draft, { discipline: lid.discipline, groepen, versterkend })}</p>
          <p><Button name="doen" value="standpunt">Standpunt vastleggen</Button></p>
        </Stack>
      </SeenForm>
    </Stack>
  )
}

const emptyDraft: StandpuntDraft = { uitkomst: '', toelichting: [], afwijkend: [], ontbreekt: [], dragend: [], versterkt: [] }

function recordedLine({ standpunt }: WegingLid, draft: StandpuntDraft, basis: StandpuntBasis): string {
  if (!standpunt) return 'U hebt nog niets vastgelegd.'
  const read = readStandpunt(draft, basis)
  const same = read.ok && sameStandpunt(read.value, standpunt.inhoud)
  const when = `Vastgelegd op ${formatDateTime(standpunt.gemaaktOp)}, versie ${standpunt.versie}.`
  return same ? when : `${when} U hebt daarna iets gewijzigd: leg het opnieuw vast.`
}

const sameStandpunt = (one: StandpuntRecord, two: StandpuntRecord): boolean =>
  one.uitkomst === two.uitkomst &&
  JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(two))

const partsOf = ({ toelichting, afwijkend, ontbreekt, dragend, versterkt }: StandpuntRecord) => [toelichting, afwijkend, ontbreekt.map(inOrder), dragend ?? null, versterkt ?? null]

const inOrder = ({ wat, wie }: { wat: string; wie: string }): string[] => [wat, wie]

const fields = [
  { word: 'Kies uw eindoordeel', fieldId: 'uitkomst' },
  { word: 'afwijkend', fieldId: 'afwijkend' },
  { word: 'ontbreekt', fieldId: 'ontbreekt' },
  { word: 'groep', fieldId: 'dragend' },
  { word: 'versterkt', fieldId: 'versterkt' }
]

function errorsOf({ bericht, lijst }: Fout): { fieldId: string; message: string }[] {
  const messages = lijst.length > 0 ? lijst : [bericht]
  return messages.map((message) => ({ message, fieldId: fields.find(({ word }) => message.includes(word))?.fieldId ?? 'toelichting' }))
}

const textToCopy = ({ uitkomst, toelichting, afwijkend, ontbreekt }: StandpuntDraft): string =>
  [uitkomst, ...toelichting, ...afwijkend, ...ontbreekt.map(({ wat, wie }) => `${wat} (${wie})`)].join('\n\n')
