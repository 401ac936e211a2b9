import type * as Y from 'yjs'
import { useReload } from '~/toegang/web'
import { RoomPresence } from '~/dossier/room-presence'
import { canType, documentOf, RoomRefusal, RoomState, useWorkRoom } from '~/dossier/room-state'
import { HistoryLink } from '~/dossier/schermen/history-link'
import { CollabEditor } from '~/ui/collab-editor'
import type { Zetel } from '~/dossier/schema'
import { capital } from '~/platform/letters/rules'
import { Breadcrumb, Card, ErrorSummary, Notice, PageTitle, RadioGroup, SplitLayout, Stack, TextArea } from '~/ui/index'
import { readParagraphs, useMapValue, type UsedRoom } from '~realtime/browser/index'
import { ADVIES_ROOTS, readAdviesDocument, wijzen, type StandpuntStand } from '../advies-document'
import { conclusionSentence } from '../fixed-texts'
import { NamenCard } from '../namen-check/namen-card'
import { Uitkomst } from '../schema'
import { ContraList } from './contra-list'
import { DraftGrounds } from './draft-grounds'
import { FreezeCard } from './freeze-card'

interface DraftPageProps {
  dossierId: string
  kenmerk: string
  zetel: Zetel
  versie: number
  room: string
  standpunten: StandpuntStand[]
  /** The numbers of the stukken, to know which one a paragraph can stand on. */
  stukken: number[]
  /** Why this panel cannot fix the advies now; null when every seat is filled and declared. */
  bezetting: string | null
  /** Why *niet aannemelijk* cannot be fixed yet, as far as the second reading goes; null when it is there. */
  tegenlezing: string | null
  fout: { bericht: string; lijst: string[] } | undefined
}

const teksten = [
  { field: ADVIES_ROOTS.samenvatting, label: 'Wat betrokkene vertelde', hint: 'Een samenvatting van de verklaring, in gewone woorden. Namen en adressen zijn niet nodig. Zet achter elke alinea waarop die steunt, bijvoorbeeld [verslag, alinea 4] of [stuk 3].' },
  { field: ADVIES_ROOTS.zorgvuldigheid, label: 'Zorgvuldigheid', hint: 'Wat de beslismedewerker moet weten over het onderzoek. De vaste zinnen komen er vanzelf bij. Zet ook hier achter elke alinea waarop die steunt.' }
] as const

/** The advies while it is written together. What the panel judged comes from the records; here is only what the panel adds. */
export function DraftPage({ dossierId, kenmerk, zetel, versie, room: name, standpunten, stukken, bezetting, tegenlezing, fout }: DraftPageProps) {
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
                <Stack gap="small">
                  <CollabEditor doc={doc} field={field} id={field} awareness={room.provider?.awareness} label={label} describedBy={`${field}-uitleg`} editable={canType(room)} />
                  <DraftGrounds doc={doc} deel={field} dossierId={dossierId} stukken={stukken} />
                </Stack>
              ) : (
                <p>De tekst wordt geladen.</p>
              )}
            </Card>
          ))}
          <Card title="Contra-indicaties" id="contra">
            {doc ? (
              <Stack>
                <ContraList doc={doc} editable={canType(room)} />
                <DraftGrounds doc={doc} deel="contra" dossierId={dossierId} stukken={stukken} />
              </Stack>
            ) : <p>De tekst wordt geladen.</p>}
          </Card>
        </Stack>
        <Stack gap="large">
          {(zetel === 'voorzitter' || zetel === 'secretaris') && (
            <Notice title="Niet aannemelijk of te weinig informatie?"><p><a href={`/dossiers/${dossierId}/reactie`}>Leg dan eerst de feiten en contra-indicaties voor</a>.</p></Notice>
          )}
          <Card title="Conclusie van het panel">
            <Conclusion room={room} />
          </Card>
          {zetel === 'secretaris' && <NamenCard dossierId={dossierId} />}
          <FreezeCard doc={doc} saved={room.status === 'opgeslagen'} dossierId={dossierId} zetel={zetel} standpunten={standpunten} bezetting={bezetting} tegenlezing={tegenlezing} />
        </Stack>
      </SplitLayout>
      <HistoryLink dossierId={dossierId} kamer="advies" />
    </Stack>
  )
}

/** Conclusion and decision are a deed of the panel: chosen here by people, never derived from scores or views (law 4). */
function Conclusion({ room }: { room: UsedRoom }) {
  const map = room.doc?.getMap<unknown>(ADVIES_ROOTS.conclusie) ?? null
  const [waarde, kies] = useMapValue(map, 'uitkomst')
  const [wijze, kiesWijze] = useMapValue(map, 'wijze')
  const gekozen = Uitkomst.safeParse(waarde).data
  const disabled = !canType(room)
  return (
    <Stack>
      <RadioGroup
        name="uitkomst"
        label="Wat is de conclusie?"
        hint="Het programma telt niets op. U kiest samen."
        options={Uitkomst.options.map((value) => ({ value, label: capital(value), disabled }))}
        value={gekozen ?? ''}
        onChange={kies}
      />
      {gekozen && <p>In het advies staat: <em>{conclusionSentence(gekozen)}</em></p>}
      <RadioGroup
        name="wijze"
        label="Hoe kwam het panel tot de conclusie?"
        options={wijzen.map((value) => ({ value, label: capital(value), disabled }))}
        value={typeof wijze === 'string' ? wijze : ''}
        onChange={kiesWijze}
      />
      {map && wijze === 'volgens de regel in de grondslag' && <Rule map={map} disabled={disabled} />}
    </Stack>
  )
}

/** The rule is short and one person writes it: a whole value is enough. */
function Rule({ map, disabled }: { map: Y.Map<unknown>; disabled: boolean }) {
  const [regel, schrijf] = useMapValue(map, 'regel')
  return (
    <TextArea
      name="regel" label="Welke regel beslist dan?" hint="Schrijf de regel zoals die in de grondslag staat. De uitkomst van elk lid komt erbij."
      rows={3} value={typeof regel === 'string' ? regel : ''} readOnly={disabled} onChange={(event) => schrijf(event.currentTarget.value)}
    />
  )
}

const places: readonly [start: string, fieldId: string][] = [
  ['Schrijf een samenvatting', 'samenvatting'], ['Wat betrokkene vertelde', 'samenvatting'], ['Zorgvuldigheid', 'zorgvuldigheid'],
  ['Contra-indicatie', 'contra'], ['Kies hoe', 'wijze'], ['Schrijf welke regel', 'regel']
]

/** The field a message is about; the conclusion when it names none. */
function fieldOf(message: string): string {
  const contra = /^Contra-indicatie (\d+)/.exec(message)?.[1]
  return contra ? `contra-${contra}` : places.find(([start]) => message.startsWith(start))?.[1] ?? 'uitkomst'
}

/** All that was written, to be copied when this window may not go on. */
function plain({ doc }: UsedRoom): string {
  if (!doc) return ''
  const parts = teksten.map(({ field, label }) => `${label}\n\n${readParagraphs(doc.getXmlFragment(field)).join('\n')}`)
  const contra = readAdviesDocument(doc, readParagraphs).contra.map((item, index) => [`Contra-indicatie ${index + 1}`, item.tekst, item.plaats, item.antwoord, item.reden].filter(Boolean).join('\n'))
  return [...parts, ...contra].join('\n\n')
}
