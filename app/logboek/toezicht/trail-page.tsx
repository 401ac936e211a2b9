import { Button, ButtonLink, ButtonRow, Card, CheckboxGroup, DataTable, DateField, EmptyState, formatDateTime, formatDay, formatTime, Notice, PageTitle, Select, SplitLayout, Stack, SummaryList, Tag, TextField, type TagTone } from '~/ui/index'
import type { SaidLine } from './say-lines'
import { searchOf, type TrailQuestion } from './trail-question'
import type { TrailState } from './trail-state.server'

interface TrailPageProps {
  question: TrailQuestion
  lines: SaidLine[]
  more: boolean
  /** Deeds that can be chosen. */
  daden: { value: string; label: string }[]
  staat: TrailState
}

const tone: Record<SaidLine['resultaat'], TagTone> = { gelezen: 'neutral', gedaan: 'good', geweigerd: 'weakened' }

/** Who saw what, when and why (R-LOG-15). A plain form: the question stands in the address, the answer can be asked again. */
export function TrailPage({ question, lines, more, daden, staat }: TrailPageProps) {
  return (
    <Stack gap="large">
      <PageTitle title="Logboek" intro="Wie zag wat, wanneer en waarom. Er staat niet in wat iemand las of schreef. Dat u hier kijkt, komt ook in het logboek." />
      <SplitLayout columns="side-main">
        <Stack gap="large">
          <Card title="Zoeken"><Question question={question} daden={daden} /></Card>
          <Card title="Klopt het logboek?"><State {...staat} /></Card>
        </Stack>
        <Card title="Regels" aside={<span>nieuwste eerst</span>}>
          <Stack>
            {lines.length === 0 ? <EmptyState title="Geen regels gevonden">Kies andere woorden of een andere periode.</EmptyState> : <Lines lines={lines} />}
            <Pages question={question} more={more} />
            <p>Zolang een ronde verzegeld is, staat hier niet wie aan een beoordeling werkte en wie indiende. Na de onthulling staan die regels er wel.</p>
          </Stack>
        </Card>
      </SplitLayout>
    </Stack>
  )
}

function Question({ question, daden }: Pick<TrailPageProps, 'question' | 'daden'>) {
  return (
    <form method="get" action="/toezicht">
      <Stack>
        <TextField name="kenmerk" label="Dossier" hint="Het kenmerk, zoals W-2026-0001" defaultValue={question.kenmerk} maxLength={40} optional />
        <TextField name="persoon" label="Persoon" hint="Functie of registernummer" defaultValue={question.persoon} maxLength={80} optional />
        <DateField name="van" label="Vanaf" defaultValue={question.van} optional />
        <DateField name="tot" label="Tot en met" defaultValue={question.tot} optional />
        <Select name="deed" label="Wat" options={daden} placeholder="Alles" defaultValue={question.deed} />
        <CheckboxGroup name="geweigerd" label="Geweigerd" options={[{ value: 'ja', label: 'Alleen wat werd geweigerd' }]} defaultValue={question.geweigerd ? ['ja'] : []} />
        <ButtonRow>
          <Button>Zoeken</Button>
          <ButtonLink variant="quiet" href="/toezicht">Alles tonen</ButtonLink>
        </ButtonRow>
      </Stack>
    </form>
  )
}

const Lines = ({ lines }: { lines: SaidLine[] }) => (
  <DataTable
    caption="Regels van het logboek"
    captionHidden
    rows={lines}
    rowKey={({ id }) => id}
    columns={[
      { key: 'tijd', header: 'Wanneer', rowHeader: true, cell: ({ tijd }) => `${formatDay(tijd)}, ${formatTime(tijd)}` },
      { key: 'wie', header: 'Wie', cell: ({ wie, nummer, als }) => <>{wie}{nummer && <> <span className="unbroken">{nummer}</span></>}{als && als !== wie && <><br /><small>als {als}</small></>}</> },
      { key: 'wat', header: 'Wat', cell: ({ wat, resultaat }) => <>{wat}<br /><Tag tone={tone[resultaat]}>{resultaat}</Tag></> },
      { key: 'dossier', header: 'Dossier', cell: ({ dossier }) => <span className="unbroken">{dossier || '–'}</span> },
      { key: 'waarom', header: 'Waarom', cell: ({ waarom }) => waarom || '–' }
    ]}
  />
)

function Pages({ question, more }: Pick<TrailPageProps, 'question' | 'more'>) {
  const { pagina } = question
  if (pagina === 1 && !more) return null
  return (
    <nav aria-label="Bladeren">
      <ButtonRow>
        {pagina > 1 && <ButtonLink variant="secondary" href={`/toezicht${searchOf(question, pagina - 1)}`}>Nieuwere regels</ButtonLink>}
        {more && <ButtonLink variant="secondary" href={`/toezicht${searchOf(question, pagina + 1)}`}>Oudere regels</ButtonLink>}
        <span>Bladzijde {pagina}</span>
      </ButtonRow>
    </nav>
  )
}

function State({ controlepunt, controle }: TrailState) {
  return (
    <Stack>
      <SummaryList
        variant="plain"
        rows={[
          { term: 'Laatste controlepunt', value: controlepunt ? formatDateTime(controlepunt.op) : 'nog geen' },
          ...(controlepunt ? [{ term: 'Kenmerk daarvan', value: <code className="breakable">{controlepunt.wortel}</code> }] : []),
          { term: 'Laatste hele controle', value: controle ? `${formatDateTime(controle.op)}: ${controle.klopt ? 'alles klopt' : 'klopt niet'}` : 'nog niet gedaan' }
        ]}
      />
      {controle && !controle.klopt && <Notice tone="weakened" title="Het logboek klopt niet"><p>Vraag de beheerder om de uitkomst van <code>npm run audit:verify</code> en bewaar uw kopie van de controlepunten.</p></Notice>}
    </Stack>
  )
}
