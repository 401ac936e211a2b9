import { Fragment, useCallback } from 'react'
import type * as Y from 'yjs'
import { RoomPresence } from '~/dossier/room-presence'
import { RoomRefusal, useWorkRoom } from '~/dossier/room-state'
import { wegingRoom } from '~/dossier/rooms'
import { seatLook } from '~/dossier/seat-look'
import { HistoryLink } from '~/dossier/schermen/history-link'
import type { Zetel } from '~/dossier/schema'
import { citationHref } from '~/stukken/viewer/citation-href'
import { useReload } from '~/toegang/web'
import { Breadcrumb, formatDate, Notice, PageTitle, SplitLayout, Stack, type LinkComponent } from '~/ui/index'
import type { WegingView } from '../read-weging.server'
import { BalansCard, NieuwFeitCard, RecordedBalansCard } from './balans-card'
import { BalansNav } from './balans-nav'
import { CriteriumCard } from './criterium-card'
import type { StukHref } from './judgement'
import { DifferencesCard } from './differences-card'
import { EindoordeelCard, type Fout } from './eindoordeel-card'
import { balansenOnScreen } from './on-screen'
import { Picture, pictureHref, type PictureView } from './picture-card'
import { StandpuntenCard } from './standpunten-card'
import { useDocument } from './use-document'
import { VastleggenCard } from './vastleggen-card'

export interface WegingPageProps extends WegingView {
  dossierId: string
  kenmerk: string
  zetel: Zetel
  /** The criterion in the address; the first of the list when it is no code. */
  criterium: string | null
  /** The whole sheet in one picture instead of the board; null for the board. */
  beeld: PictureView | null
  fout: (Fout & { doen: 'standpunt' | 'vastleggen' }) | undefined
  LinkComponent: LinkComponent
}

const criteriumHref = (code: string): string => `?criterium=${code}#criterium`

/** The weighing: see where you differ and why, and write the balance together. Afterwards the same page, from its records. */
export function WegingPage(props: WegingPageProps) {
  const { dossierId, kenmerk, ronde, weging, wacht, leden } = props
  // What closes the rooms of this page and leaves it standing: then it is read anew, and its rooms are entered again (R-BEO-161).
  const stand = [ronde.nummer, wacht, ...leden.map(({ lidId }) => lidId)].join(' ')
  const crumbs = [{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Weging' }]
  return (
    <Stack gap="large">
      <Breadcrumb items={crumbs} />
      <Fragment key={stand}>
        {props.beeld ? <WholePicture {...props} view={props.beeld} /> : weging
          ? <RecordedWeging {...props} weging={weging} />
          : <LiveWeging {...props} intro={`Ronde ${ronde.nummer} is open sinds ${formatDate(ronde.onthuldOp)}. ${wacht ? 'Er loopt een nieuwe ronde: weging en eindoordelen gaan verder als alle leden hebben ingediend.' : 'Het programma telt niets op: u weegt samen.'}`} />}
      </Fragment>
      <HistoryLink dossierId={dossierId} kamer="weging" />
    </Stack>
  )
}

/** A page without a text to write still hears of it when what it shows is no longer so: the room closes, and the page is read anew (R-BEO-161). */
function StayCurrent({ dossierId }: { dossierId: string }) {
  return <RoomRefusal room={useWorkRoom(wegingRoom(dossierId))} readText={nothingWritten} onReload={useReload()} />
}

const nothingWritten = (): string => ''

function WholePicture({ dossierId, ronde, rijen, codes, view, weging, wacht, LinkComponent: Link }: WegingPageProps & { view: PictureView }) {
  return (
    <>
      {(wacht || !weging) && <StayCurrent dossierId={dossierId} />}
      <PageTitle title="Het hele beeld" intro={`Alle oordelen van ronde ${ronde.nummer}. Verschillen eerst; kies een oordeel om de redenen te lezen.`} />
      <p><Link href="?">Terug naar de weging</Link></p>
      <Picture rijen={rijen} codes={codes} view={view} stukHref={stukHrefOf(dossierId)} LinkComponent={Link} />
    </>
  )
}

function chosen({ rijen, criterium, groepen }: WegingPageProps) {
  const rij = rijen.find(({ code }) => code === criterium) ?? rijen[0]
  return { rij, groep: groepen.find(({ code }) => code === rij?.groep) }
}

const writes: readonly Zetel[] = ['IND', 'zorg', 'politie', 'voorzitter']
const noneWritten: string[] = []

function LiveWeging(props: WegingPageProps & { intro: string }) {
  const { dossierId, groepen, leden, zetel, fout, intro, wacht } = props
  const { rij, groep } = chosen(props)
  const room = useWorkRoom(wegingRoom(dossierId))
  const reload = useReload()
  const readWritten = useCallback((doc: Y.Doc) => writtenGroups(balansenOnScreen(doc, groepen)), [groepen])
  const geschreven = useDocument(room.doc, readWritten, noneWritten)
  const own = wacht ? undefined : leden.find((lid) => lid.discipline === zetel)
  const faultOf = (doen: 'standpunt' | 'vastleggen') => (fout?.doen === doen ? fout : undefined)
  return (
    <>
      <PageTitle title="Weging" intro={intro} aside={<RoomPresence awareness={room.provider?.awareness} own={zetel} />} />
      <SplitLayout columns="compare">
        <Lists {...props} gekozen={{ rij: rij?.code ?? '', groep: groep?.code }} geschreven={geschreven} />
        <Stack>
          {rij && <CriteriumCard rij={rij} stukHref={stukHrefOf(dossierId)} />}
          <BalansCard groep={groep} groepen={groepen} room={room} magSchrijven={!wacht && writes.includes(zetel)} minderjarig={props.minderjarig} onReload={reload} />
          {own && <EindoordeelCard dossierId={dossierId} lid={own} groepen={groepen} rijen={props.rijen} fout={faultOf('standpunt')} onReload={reload} />}
          <StandpuntenCard title={own ? 'Eindoordeel van de anderen' : 'Eindoordelen'} leden={leden.filter((lid) => lid !== own)} />
          {zetel === 'voorzitter' && !wacht && <VastleggenCard doc={room.doc} groepen={groepen} geschreven={geschreven} leden={leden} fout={faultOf('vastleggen')} onReload={reload} />}
        </Stack>
      </SplitLayout>
    </>
  )
}

function RecordedWeging(props: WegingPageProps & { weging: NonNullable<WegingView['weging']> }) {
  const { dossierId, groepen, leden, weging, zetel, standpuntOpen, fout } = props
  const { rij, groep } = chosen(props)
  const reload = useReload()
  const own = standpuntOpen ? leden.find((lid) => lid.discipline === zetel) : undefined
  const balansen = Object.fromEntries(weging.inhoud.groepen.map(({ code, balans }) => [code, balans]))
  return (
    <>
      {props.wacht && <StayCurrent dossierId={dossierId} />}
      <PageTitle title="Weging" intro={`Vastgelegd op ${formatDate(weging.gemaaktOp)}. ${props.wacht ? 'Er loopt een nieuwe ronde: alles gaat verder als alle leden hebben ingediend.' : standpuntOpen ? 'De balans verandert niet meer. Een eindoordeel kan nog, tot het advies is vastgesteld.' : 'Hier verandert niets meer.'}`} />
      <SplitLayout columns="compare">
        <Lists {...props} gekozen={{ rij: rij?.code ?? '', groep: groep?.code }} geschreven={writtenGroups(balansen)} />
        <Stack>
          {rij && <CriteriumCard rij={rij} stukHref={stukHrefOf(dossierId)} />}
          {weging.inhoud.nieuwFeit && <NieuwFeitCard feit={weging.inhoud.nieuwFeit} />}
          <RecordedBalansCard groep={groep} balans={groep ? (balansen[groep.code] ?? []) : []} />
          {own && <EindoordeelCard dossierId={dossierId} lid={own} groepen={groepen} rijen={props.rijen} fout={fout?.doen === 'standpunt' ? fout : undefined} onReload={reload} />}
          <StandpuntenCard title={own ? 'Eindoordeel van de anderen' : 'Eindoordelen'} leden={leden.filter((lid) => lid !== own)} />
        </Stack>
      </SplitLayout>
    </>
  )
}

type ListsProps = Pick<WegingPageProps, 'rijen' | 'groepen' | 'zonderFormulier' | 'LinkComponent'> & { gekozen: { rij: string; groep: string | undefined }; geschreven: readonly string[] }

function Lists({ rijen, groepen, gekozen, geschreven, zonderFormulier, LinkComponent }: ListsProps) {
  return (
    <Stack>
      {zonderFormulier.map((discipline) => (
        <Notice key={discipline} title={`Geen scoreformulier van ${seatLook[discipline].label}`}>
          <p>Dit lid kwam na het openen van de ronde. Het formulier van het eerdere lid telt niet mee.</p>
        </Notice>
      ))}
      <p><LinkComponent href={pictureHref({ toon: 'alles', orde: 'verschillen eerst', open: null })}>Bekijk het hele beeld: alle criteria en leden</LinkComponent></p>
      <DifferencesCard rijen={rijen} gekozen={gekozen.rij} criteriumHref={criteriumHref} LinkComponent={LinkComponent} />
      <BalansNav groepen={groepen} rijen={rijen} geschreven={geschreven} gekozen={gekozen.groep} criteriumHref={criteriumHref} LinkComponent={LinkComponent} />
    </Stack>
  )
}

const writtenGroups = (balansen: Record<string, readonly string[]>): string[] =>
  Object.entries(balansen).flatMap(([code, alineas]) => (alineas.length > 0 ? [code] : []))

const stukHrefOf = (dossierId: string): StukHref => (stuk, plaats) => citationHref(dossierId, stuk, plaats)
