import type { SubmissionResult } from '@conform-to/react'
import { capital } from '~/platform/letters/rules'
import { formState } from '~/ui/form-state'
import { Breadcrumb, ButtonLink, Card, DataTable, ErrorSummary, formatDate, formatDateShort, formatTime, Notice, PageTitle, SplitLayout, Stack, SummaryList, Tag } from '~/ui/index'
import type { Keus } from '../calendar-view'
import { planFields } from '../planning-form'
import type { PlanningPage as Page } from '../read-planning-page.server'
import { planningHref } from './address'
import { ConfirmCard, WishesCard } from './confirm-card'
import { MonthGrid } from './month-grid'
import { SessionsCard, type SideOfSessions } from './sessions-card'
import { WeekTable } from './week-table'

export interface PlanningPageProps {
  dossierId: string
  page: Page
  vandaag: string
  kant: SideOfSessions
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** The coördinator chooses a good moment in one look, and sees the risk before it is late. */
export function PlanningPage(props: PlanningPageProps) {
  const { dossierId, page, lastResult } = props
  const { errors } = formState(lastResult, planFields)
  const { kiest, bevestig } = page
  const vast = page.staat === 'afgezien' || page.staat === 'geweest'
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: page.kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Hoorzitting' }]} />
      <PageTitle title={kiest?.verzet ? 'Hoorzitting verzetten' : 'Hoorzitting plannen'} intro={introOf(page)} aside={<Room page={page} />} />
      <ErrorSummary errors={errors.filter(({ message }, index) => errors.findIndex((other) => other.message === message) === index)} title="De zitting is nog niet vastgelegd" />
      {vast && <Closed staat={page.staat} />}
      {!vast && page.uitgang && <OffCourse uitgang={page.uitgang} gepland={page.zittingen.some(({ staat }) => staat === 'gepland')} />}
      {!vast && <Child {...props} />}
      {page.zittingen.length > 0 && !bevestig && <SessionsCard dossierId={dossierId} zittingen={page.zittingen} kant={props.kant} vast={vast} eindigt={page.uitgang?.eindigt ?? false} lastResult={lastResult} />}
      {!vast && !page.wensen && !page.uitgang?.eindigt && <AskFirst dossierId={dossierId} />}
      {!vast && page.wensen?.horen === 'wel' && kiest && (bevestig ? <ConfirmCard {...props} begin={bevestig} /> : <Choose {...props} />)}
      {!vast && page.wensen && !bevestig && !kiest && <WishesCard dossierId={dossierId} page={page} />}
    </Stack>
  )
}

function introOf({ termijn, uitgang, vakantie }: Page): string {
  if (!termijn && uitgang) return `De zaak is ${uitgang.naam}. De termijn staat stil; de laatste dag is nog niet bekend.`
  const term = termijn ? `Uiterlijk ${formatDate(termijn.uiterlijk)}: ${termijn.weken} weken na compleet dossier (beleid).` : 'Het dossier is nog niet compleet; de termijn begint daarna.'
  return vakantie ? `${term} Let op: ${vakantie.naam}, vanaf ${formatDate(vakantie.van).split(' ').slice(1, 3).join(' ')}.` : term
}

function Room({ page: { termijn, zittingen } }: { page: Page }) {
  if (!termijn) return null
  const planned = zittingen.some(({ staat }) => staat === 'gepland' || staat === 'gehouden')
  const days = (count: number): string => `${count} ${count === 1 ? 'werkdag' : 'werkdagen'}`
  if (termijn.stand === 'mist') return <Tag tone="weakened">{planned ? 'Na de termijn gepland' : 'De termijn wordt niet gehaald'}</Tag>
  if (termijn.over === null) return null
  return <Tag tone={termijn.stand === 'krap' ? 'attention' : 'neutral'}>{planned ? `Op tijd: nog ${days(termijn.over)} over` : `Ruimte: ${days(termijn.over)}`}</Tag>
}

const Closed = ({ staat }: { staat: Page['staat'] }) => (
  <Notice title={staat === 'afgezien' ? 'Het panel hoort niet' : 'De hoorzitting is geweest'}>
    <p>{staat === 'afgezien' ? 'De voorzitter heeft besloten om van horen af te zien.' : 'Het moment verandert niet meer.'}</p>
  </Notice>
)

/** The case is held, or ended: what that means for its sessions. */
const OffCourse = ({ uitgang: { naam, eindigt }, gepland }: { uitgang: NonNullable<Page['uitgang']>; gepland: boolean }) =>
  eindigt ? (
    <Notice tone="attention" title={`De zaak loopt niet meer: ${naam}`}>
      <p>{gepland ? 'Er staat nog een zitting. Laat haar vervallen: dan zijn de ruimte, de tolk en de mensen weer vrij, en krijgen zij bericht.' : 'Er wordt niets meer gepland.'}</p>
    </Notice>
  ) : (
    <Notice title={`De zaak is ${naam}`}><p>{gepland ? 'Er staat nog een zitting. Kijk of zij door kan gaan.' : 'Plannen kan wel. De termijn loopt weer zodra de zaak verder gaat.'}</p></Notice>
  )

const AskFirst = ({ dossierId }: { dossierId: string }) => (
  <Card title="Vraag eerst wat betrokkene nodig heeft" edge="top">
    <Stack>
      <p>Wanneer kan het, hoe lang, wie mag erbij zijn, welke tolk? Bij een kind ook: is horen nodig, of is er een eerdere opname?</p>
      <p><ButtonLink href={`/dossiers/${dossierId}/hoorzitting/wensen`}>Wensen vastleggen</ButtonLink></p>
    </Stack>
  </Card>
)

/** For a child, not hearing is the first thing to consider; and what betrokkene chose is said. */
function Child({ dossierId, page: { wensen, zittingen } }: PlanningPageProps) {
  if (!wensen) return null
  const link = <a href={`/dossiers/${dossierId}/hoorzitting/wensen`}>Wensen bekijken of wijzigen</a>
  if (wensen.horen === 'eerdere-opname') return <Notice title="Niet horen: er is een eerdere opname"><p>De voorzitter beslist daarover. {link}.</p></Notice>
  if (wensen.horen === 'niet') return <Notice title="Betrokkene wil niet worden gehoord"><p>De voorzitter beslist of het panel afziet van horen. {link}.</p></Notice>
  if (!wensen.kind || zittingen.length > 0) return null
  return <Notice tone="attention" title="Is horen nodig?"><p>Bij een kind is de eerste keuze: niet opnieuw horen, maar een eerdere studio-opname gebruiken. {link}.</p></Notice>
}

function Choose({ dossierId, page }: PlanningPageProps) {
  const { keuzes, gekozen, kiest, knelpunt, wieErbij } = page
  const zitting = kiest?.verzet?.zittingId ?? (kiest && kiest.nummer > 1 ? 'nieuw' : null)
  const chosen = page.lijst.find(({ kies }) => kies === gekozen)
  const href = (choice: Parameters<typeof planningHref>[1]) => planningHref(dossierId, { zitting, ...choice })
  return (
    <SplitLayout columns="side-main">
      <Stack gap="large">
        <Card title="Beste momenten" id="kiezen">
          <Stack>
            {knelpunt && <Notice tone="attention" title="Geen moment gevonden"><p>{knelpunt}</p></Notice>}
            {keuzes.length > 0 && (
              <ul className="moments">
                {keuzes.map((keus) => (
                  <li key={keus.kies}>
                    <a className="moments__one" href={href({ kies: keus.kies })} aria-current={keus.kies === gekozen ? 'true' : undefined}>
                      <span className="moments__when">{whenText(keus)}</span>
                      <span className="moments__why">{keus.waarom}</span>
                    </a>
                  </li>
                ))}
              </ul>
            )}
            {chosen && !keuzes.some(({ kies }) => kies === chosen.kies) && <p><strong>{whenText(chosen)}</strong> {chosen.waarom}</p>}
            {gekozen && <p><ButtonLink href={href({ kies: gekozen, stap: 'bevestigen' })}>Kies {formatDateShort(gekozen.slice(0, 10))}</ButtonLink></p>}
            <p><a href={href({ stap: 'bevestigen' })}>Zelf een moment kiezen</a></p>
          </Stack>
        </Card>
        {wieErbij.length > 0 && (
          <Card title="Wie erbij is">
            <SummaryList variant="ends" rows={wieErbij.map(({ wie, stand, let: mind }) => ({ term: wie, value: mind ? <Tag tone="attention">{stand}</Tag> : <strong>{stand}</strong> }))} />
          </Card>
        )}
        <WishesCard dossierId={dossierId} page={page} />
      </Stack>
      <View dossierId={dossierId} page={page} zitting={zitting} />
    </SplitLayout>
  )
}

const whenText = ({ van, tot }: Keus): string => `${formatDateShort(van)}, ${formatTime(van)} – ${formatTime(tot)}`

const maandnamen = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'] as const
export const monthName = (maand: string): string => `${maandnamen[Number(maand.slice(5)) - 1] ?? ''} ${maand.slice(0, 4)}`

function View({ dossierId, page, zitting }: { dossierId: string; page: Page; zitting: string | null }) {
  const { weergave, week, maand, gekozen } = page
  const to = (choice: Parameters<typeof planningHref>[1]) => planningHref(dossierId, { zitting, kies: gekozen, ...choice }, '#overzicht')
  const title = weergave === 'week' ? `Week ${week.nummer} · ${spanText(week.maandag)}` : weergave === 'maand' ? capital(monthName(maand.maand)) : 'Alle momenten'
  const around = weergave === 'lijst' ? null : weergave === 'week' ? { vorige: { week: week.vorige, weergave }, volgende: { week: week.volgende, weergave } } : { vorige: { maand: maand.vorige, weergave }, volgende: { maand: maand.volgende, weergave } }
  return (
    <Card id="overzicht" title={title} aside={
      <nav aria-label="Week, maand of lijst">
        <ul className="planning-nav">
          {around && <li><a href={to(around.vorige)} rel="prev">‹ vorige</a></li>}
          {around && <li><a href={to(around.volgende)} rel="next">volgende ›</a></li>}
          {(['week', 'maand', 'lijst'] as const).filter((each) => each !== weergave).map((each) => <li key={each}><a href={to({ weergave: each })}>{each}</a></li>)}
        </ul>
      </nav>
    }>
      <Stack>
        {weergave === 'week' && <WeekTable week={week} gekozen={gekozen} hrefOf={(kies) => to({ kies, weergave, week: week.maandag })} />}
        {weergave === 'maand' && <MonthGrid maand={maand} naam={monthName(maand.maand)} gekozen={gekozen} hrefOf={(kies) => to({ kies, weergave, maand: maand.maand })} />}
        {weergave === 'lijst' && <Lijst page={page} to={to} />}
        {weergave === 'week' && <p className="planning-legend">Leeg: vrij · Gevuld: niet beschikbaar · Half gevuld: voor een deel niet · Gestreept: vraag of voorwaarde. Redenen van afwezigheid ziet alleen de persoon zelf.</p>}
        {page.inzageVanaf && gekozen && <Notice title="Na het kiezen"><p>Uitnodigingen gaan uit met alleen het kenmerk, zonder naam of onderwerp. De oproep voor betrokkene gaat langs het veilige kanaal. De stukken liggen ter inzage vanaf {formatDate(page.inzageVanaf)}.</p></Notice>}
      </Stack>
    </Card>
  )
}

function Lijst({ page: { lijst, gekozen }, to }: { page: Page; to: (choice: Parameters<typeof planningHref>[1]) => string }) {
  return (
    <DataTable
      caption="Alle momenten waarop het kan, één per dag"
      captionHidden
      rows={lijst}
      rowKey={({ kies }) => kies}
      highlight={({ kies }) => kies === gekozen}
      empty="Er is geen moment gevonden."
      columns={[
        { key: 'moment', header: 'Moment', rowHeader: true, cell: (keus) => <strong>{whenText(keus)}</strong> },
        { key: 'waarom', header: 'Waarom', cell: ({ waarom }) => waarom },
        { key: 'kies', header: 'Kiezen', headerHidden: true, align: 'end', cell: (keus) => <a href={to({ kies: keus.kies, weergave: 'lijst' })} aria-label={`Kies ${whenText(keus)}`}>{keus.kies === gekozen ? 'Gekozen' : 'Kies'}</a> }
      ]}
    />
  )
}

function spanText(maandag: string): string {
  const [from = '', until = ''] = [maandag, new Date(Date.parse(`${maandag}T00:00:00Z`) + 4 * 86_400_000).toISOString().slice(0, 10)].map((dag) => formatDate(dag).split(' ').slice(1, 3).join(' '))
  const [day, month] = from.split(' ')
  return month === until.split(' ')[1] ? `${day ?? ''} – ${until}` : `${from} – ${until}`
}
