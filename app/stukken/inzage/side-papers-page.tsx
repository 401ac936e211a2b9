import { Breadcrumb, Card, formatDate, ItemList, Notice, PageTitle, sayDays, SectionNav, SplitLayout, Stack, SummaryList, Tag, ButtonLink } from '~/ui/index'
import type { Stuk } from '../stukken.server'
import { Paper } from '../viewer/paper'
import type { SidePapers } from './read-inzage.server'

interface SidePapersPageProps extends SidePapers {
  dossierId: string
  kenmerk: string
  /** The paper that is being read; null shows the list with its terms. */
  gekozen: Stuk | null
  magToevoegen: boolean
}

/** What lies open to the side of betrokkene, to read; and what does not, with why. */
export function SidePapersPage(props: SidePapersPageProps) {
  const { dossierId, kenmerk, gekozen, open, gesloten, magToevoegen } = props
  const here = `/gemachtigde/${dossierId}/stukken`
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: `Dossier ${kenmerk}`, href: `/gemachtigde/${dossierId}` }, { label: 'Stukken' }]} />
      <PageTitle title="Stukken" intro="Wat u namens betrokkene kunt lezen. Van wat niet ter inzage ligt, staat erbij waarom." />
      {magToevoegen && <p><ButtonLink href={`${here}/toevoegen`} variant="secondary" size="small">Stuk toevoegen</ButtonLink></p>}
      <SplitLayout columns="side-main">
        <SectionNav
          label="Stukken"
          intro={open.length === 1 ? '1 stuk' : `${open.length} stukken`}
          groups={[
            { href: here, label: 'Overzicht', current: gekozen === null },
            ...open.map(({ nummer, titel }) => ({ href: `?stuk=${nummer}#stuk`, label: `${nummer} · ${sayDays(titel)}`, current: gekozen?.nummer === nummer }))
          ]}
        />
        {gekozen ? (
          // On a narrow screen the list comes first: choosing a stuk leads past it.
          <div id="stuk"><Paper key={gekozen.nummer} dossierId={dossierId} stuk={gekozen} href={`${here}/${gekozen.nummer}/bestand`} /></div>
        ) : (
          <Stack>
            <Terms {...props} />
            <Late laat={props.laat} />
            <Closed gesloten={gesloten} />
          </Stack>
        )}
      </SplitLayout>
    </Stack>
  )
}

function Terms({ vanaf, hoorzittingOp, stukkenTot, open }: SidePapersPageProps) {
  if (vanaf === null) {
    return (
      <Notice title="De stukken liggen nog niet ter inzage">
        <p>{hoorzittingOp ? 'Dat gebeurt minstens een week voor de hoorzitting.' : 'Dat gebeurt minstens een week voor de hoorzitting. De hoorzitting is nog niet gepland.'} {open.length > 0 && 'Wat u zelf toevoegde, kunt u wel lezen.'}</p>
      </Notice>
    )
  }
  return (
    <Card title="Ter inzage">
      <SummaryList
        rows={[
          { term: 'Ter inzage vanaf', value: formatDate(vanaf) },
          { term: 'Ter inzage tot', value: 'tot het advies vastligt, en in elk geval tot en met de hoorzitting' },
          { term: 'Hoorzitting', value: hoorzittingOp ? formatDate(hoorzittingOp) : 'nog niet gepland' },
          { term: 'Zelf stukken toevoegen', value: stukkenTot ? `tot en met ${formatDate(stukkenTot)}; daarna beslist de voorzitter of het nog meetelt` : 'kan nu; tot tien dagen voor de hoorzitting' }
        ]}
      />
      <ul>{open.map(({ nummer, titel, datumTekst, gelezen }) => <li key={nummer}><a href={`?stuk=${nummer}#stuk`}>{nummer} · {sayDays(titel)}</a>, {sayDays(datumTekst)} {gelezen && <Tag tone="neutral">gelezen</Tag>}</li>)}</ul>
    </Card>
  )
}

const besluitTekst: Record<string, string> = { toegelaten: 'De voorzitter liet het toe. Het panel leest het.', geweigerd: 'De voorzitter liet het niet toe. Het telt niet mee.' }

function Late({ laat }: Pick<SidePapersPageProps, 'laat'>) {
  if (laat.length === 0) return null
  return (
    <Card title="Stukken van de laatste tien dagen">
      <ItemList
        label="Stukken van de laatste tien dagen"
        items={laat.map(({ nummer, titel, besluit, reden }) => ({ id: String(nummer), body: `${nummer} · ${titel}`, note: besluit ? `${besluitTekst[besluit] ?? ''} ${reden ?? ''}` : 'De voorzitter beslist nog of het meetelt.' }))}
      />
    </Card>
  )
}

function Closed({ gesloten }: Pick<SidePapersPageProps, 'gesloten'>) {
  if (gesloten.length === 0) return null
  return (
    <Card title="Wat niet ter inzage ligt">
      <ItemList label="Wat niet ter inzage ligt" items={gesloten.map(({ nummer, waarom, uitleg }) => ({ id: String(nummer), body: <>Stuk {nummer}{uitleg && <>: {uitleg}</>}</>, note: waarom }))} />
      <p>Bent u het hier niet mee eens? Bel de coördinator, of schrijf het in uw reactie.</p>
    </Card>
  )
}

