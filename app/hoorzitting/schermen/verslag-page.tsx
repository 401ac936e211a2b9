import { HistoryLink } from '~/dossier/schermen/history-link'
import { capital } from '~/platform/letters/rules'
import { Breadcrumb, ButtonLink, Card, Document, formatDate, formatDateTime, formatDay, Notice, PageTitle, SplitLayout, Stack, SummaryList } from '~/ui/index'
import type { HearingState } from '../rules'
import { consentSentence, grondNaam, type VerslagRecord, type WaiverRecord } from '../schema'
import { LiveVerslag, type LiveVerslagProps } from './live-verslag'
import { OwnNotes } from './own-notes'
import { ReadThrough, type ReadThroughProps } from './read-through'
import { VerslagText } from './verslag-text'

export interface VerslagPageProps extends LiveVerslagProps {
  dossierId: string
  kenmerk: string
  hoorzitting: { id: string; staat: HearingState; begintOp: string | null; plaats: string | null }
  verslag: { versie: number; gemaaktOp: string; inhoud: VerslagRecord } | null
  /** While betrokkene reads it. */
  nalezen: Omit<ReadThroughProps, 'vandaag' | 'lastResult'> | null
  afgezien: { gemaaktOp: string; inhoud: WaiverRecord } | null
  /** For voorzitter and secretaris, once it is fixed. */
  magOverdragen: boolean
}

/** The verslag: typed together until it is fixed, afterwards read from its record. */
export function VerslagPage(props: VerslagPageProps) {
  const { dossierId, kenmerk, hoorzitting, verslag, afgezien } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Hoorzitting' }]} />
      <PageTitle title={afgezien ? 'Afgezien van horen' : 'Hoorzitting'} intro={introOf(props)} />
      {verslag && <FixedVerslag verslag={verslag} />}
      {props.magOverdragen && <p><ButtonLink href={`/dossiers/${dossierId}/overdragen`} variant="secondary">Overdragen met toestemming</ButtonLink></p>}
      {afgezien && <Waived afgezien={afgezien} />}
      {hoorzitting.staat === 'gepland' && (
        <>
          <p><ButtonLink href={`/dossiers/${dossierId}/zitting`} variant="secondary">Naar de zitting</ButtonLink></p>
          <LiveVerslag {...props} />
        </>
      )}
      {props.nalezen && <ReadThrough {...props.nalezen} vandaag={props.vandaag} lastResult={props.lastResult} />}
      {props.nalezen && <OwnNotes hoorzittingId={hoorzitting.id} lidId={props.lidId} />}
      {!afgezien && <HistoryLink dossierId={dossierId} kamer="verslag" />}
    </Stack>
  )
}

function introOf({ hoorzitting, verslag, nalezen, afgezien }: VerslagPageProps): string {
  if (afgezien) return `De voorzitter besloot dat op ${formatDateTime(afgezien.gemaaktOp)}.`
  if (verslag) return `Verslag vastgesteld op ${formatDateTime(verslag.gemaaktOp)}.`
  if (nalezen) return 'Betrokkene leest het verslag na. Niemand verandert de tekst; wat zij zegt, komt ernaast.'
  const wanneer = hoorzitting.begintOp ? formatDateTime(hoorzitting.begintOp) : 'nog niet gepland'
  return `${capital(wanneer)}${hoorzitting.plaats ? `, ${hoorzitting.plaats}` : ''}. Wat u in het verslag typt, zien de andere leden, de voorzitter en de secretaris meteen.`
}

function FixedVerslag({ verslag: { versie, inhoud } }: { verslag: NonNullable<VerslagPageProps['verslag']> }) {
  return (
    <SplitLayout columns="main-side">
      <Document name="Verslag van de hoorzitting" look="wide">
        <VerslagText verslag={inhoud} />
      </Document>
      <Card title="Over dit verslag">
        <SummaryList
          variant="plain"
          rows={[
            { term: 'Gehoord op', value: formatDate(inhoud.datum) },
            ...(inhoud.plaats ? [{ term: 'Plaats', value: inhoud.plaats }] : []),
            { term: 'Aanwezig', value: inhoud.aanwezig.join(', ') },
            ...(inhoud.schema === 'weging-verslag/v2' ? [{ term: 'Nagelezen', value: grondTekst[inhoud.nagelezen.grond] }, { term: 'Correcties en aanvullingen', value: inhoud.correcties.length }] : []),
            { term: 'Versie', value: versie }
          ]}
        />
        <p>Dit verslag ligt vast en verandert niet meer.</p>
      </Card>
    </SplitLayout>
  )
}

const grondTekst = { antwoord: 'Betrokkene of de gemachtigde zei dat dit alles is.', afstand: 'De termijn was niet nodig.', termijn: 'De termijn voor correcties is voorbij.' } as const

function Waived({ afgezien: { inhoud } }: { afgezien: NonNullable<VerslagPageProps['afgezien']> }) {
  const consent = consentSentence(inhoud, formatDay)
  return (
    <Stack>
      <Notice title={grondNaam[inhoud.grond]} />
      <Card title="Reden"><p>{inhoud.reden}</p></Card>
      {consent && <Card title="Instemming"><p>{consent}</p></Card>}
    </Stack>
  )
}
