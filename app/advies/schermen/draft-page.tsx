import { Form, useReload } from '~/toegang/web'
import { RoomPresence } from '~/dossier/room-presence'
import { canType, documentOf, RoomRefusal, RoomState, useWorkRoom } from '~/dossier/room-state'
import { HistoryLink } from '~/dossier/schermen/history-link'
import { CollabEditor } from '~/ui/collab-editor'
import type { Zetel } from '~/dossier/schema'
import { Breadcrumb, Button, Card, ErrorSummary, Notice, PageTitle, RadioGroup, SplitLayout, Stack } from '~/ui/index'
import { readParagraphs, useMapValue, type UsedRoom } from '~realtime/browser/index'
import { conclusionSentence } from '../fixed-texts'
import { Uitkomst } from '../schema'

interface DraftPageProps {
  dossierId: string
  kenmerk: string
  zetel: Zetel
  versie: number
  room: string
  fout: { bericht: string; lijst: string[] } | undefined
}

const teksten = [
  { field: 'samenvatting', label: 'Wat betrokkene vertelde', hint: 'Een samenvatting van de verklaring, in gewone woorden. Namen en adressen zijn niet nodig.' },
  { field: 'contraIndicaties', label: 'Wat ertegenin is gebracht', hint: 'Elke contra-indicatie, waar die aan betrokkene is voorgelegd, en het antwoord. Leeg als er geen zijn.' },
  { field: 'zorgvuldigheid', label: 'Zorgvuldigheid', hint: 'Wat de beslismedewerker moet weten over het onderzoek. De vaste zinnen komen er vanzelf bij.' }
] as const

/** The advies while it is written together. What the panel judged comes from the records; here is only what the panel adds. */
export function DraftPage({ dossierId, kenmerk, zetel, versie, room: name, fout }: DraftPageProps) {
  const room = useWorkRoom(name)
  const doc = documentOf(room)
  const reload = useReload()
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Advies' }]} />
      <PageTitle
        title="Advies schrijven"
        intro={`Versie ${versie}. Het panel, de voorzitter en de secretaris schrijven samen. Oordelen, weging en standpunten komen uit wat al is vastgelegd.`}
      />
      {fout && <ErrorSummary title={fout.bericht} errors={(fout.lijst.length > 0 ? fout.lijst : [fout.bericht]).map((message) => ({ fieldId: fieldOf(message), message }))} />}
      <div className="room-bar"><RoomPresence awareness={room.provider?.awareness} own={zetel} /><RoomState room={room} /></div>
      <RoomRefusal room={room} readText={() => plain(room)} onReload={reload} />
      <SplitLayout columns="main-side">
        <Stack gap="large">
          {teksten.map(({ field, label, hint }) => (
            <Card key={field} title={label}>
              <p id={`${field}-uitleg`}>{hint}</p>
              {doc ? (
                <CollabEditor doc={doc} field={field} id={field} awareness={room.provider?.awareness} label={label} describedBy={`${field}-uitleg`} editable={canType(room)} />
              ) : (
                <p>De tekst wordt geladen.</p>
              )}
            </Card>
          ))}
        </Stack>
        <Stack gap="large">
          <Card title="Conclusie van het panel">
            <Conclusion room={room} />
          </Card>
          {zetel === 'voorzitter' ? (
            <Card title="Vaststellen">
              <Stack>
                <p>Daarna verandert de tekst niet meer. De leden lezen het advies en keuren precies die tekst goed.</p>
                <Form method="post">
                  <Button name="doen" value="bevriezen" disabled={room.status !== 'opgeslagen'}>Advies vaststellen</Button>
                </Form>
              </Stack>
            </Card>
          ) : (
            <Notice title="De voorzitter stelt het advies vast"><p>Daarna keuren de leden van IND, zorg en politie het goed.</p></Notice>
          )}
        </Stack>
      </SplitLayout>
      <HistoryLink dossierId={dossierId} kamer="advies" />
    </Stack>
  )
}

/** The conclusion is a deed of the panel: chosen here by people, never derived from scores (law 4). */
function Conclusion({ room }: { room: UsedRoom }) {
  const map = room.doc?.getMap<unknown>('conclusie')
  const [waarde, kies] = useMapValue(map ?? null, 'uitkomst')
  const gekozen = Uitkomst.safeParse(waarde).data
  return (
    <Stack>
      <RadioGroup
        name="uitkomst"
        label="Wat is de conclusie?"
        hint="Het programma telt niets op. U kiest samen."
        options={Uitkomst.options.map((value) => ({ value, label: capital(value), disabled: !canType(room) }))}
        value={gekozen ?? ''}
        onChange={kies}
      />
      {gekozen && <p>In het advies staat: <em>{conclusionSentence(gekozen)}</em></p>}
    </Stack>
  )
}

const fieldOf = (message: string): string => (message.includes('samenvatting') ? 'samenvatting' : 'uitkomst')

const plain = ({ doc }: UsedRoom): string =>
  doc ? teksten.map(({ field, label }) => `${label}\n\n${readParagraphs(doc.getXmlFragment(field)).join('\n')}`).join('\n\n') : ''

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
