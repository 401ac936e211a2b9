import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonLink, Card, CheckboxGroup, DateField, Disclosure, EmptyState, ErrorSummary, formatDate, formatDateTime, ItemList, Notice, PageTitle, RadioGroup, SplitLayout, Stack, Tag } from '~/ui/index'
import { kanaalNaam, kanalen, wijzen, wijzeNaam, type Kanaal } from '../schema'

interface ZittingLine {
  id: string
  nummer: number
  afspraak: string
  staat: string
  verzet: boolean
  begintOp: string
  kanBrief: boolean
  /** There is a letter about how it stands now. */
  brief: boolean
}

interface BriefLine {
  nummer: number
  titel: string
  gemaaktOp: string
  datum: string
  kanaal: string
  gegeven: { op: string; wijze: string } | null
}

interface UitnodigingenPageProps {
  dossierId: string
  kenmerk: string
  vandaag: string
  kanaal: Kanaal | null
  heeftGemachtigde: boolean
  zittingen: ZittingLine[]
  brieven: BriefLine[]
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['kanaal', 'besproken', 'zitting', 'brief', 'op', 'wijze'] as const

/** Letters to betrokkene: the way that is safe, a letter for each session, and that it was given. */
export function UitnodigingenPage(props: UitnodigingenPageProps) {
  const { dossierId, kenmerk, zittingen, brieven, kanaal, lastResult } = props
  const { errors } = formState(lastResult, velden)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Uitnodigingen' }]} />
      <PageTitle title="Uitnodigingen" intro="Het panel en de gemachtigde krijgen vanzelf een afspraak per mail. Betrokkene krijgt een brief, langs een weg die veilig is." aside={<a href={`/dossiers/${dossierId}/verzonden`}>Wat is verstuurd</a>} />
      <ErrorSummary errors={errors} />
      <SplitLayout columns="main-side">
        <Stack gap="large">
          <Card title="Een brief per gesprek">
            {zittingen.length === 0 ? (
              <EmptyState title="Er is nog geen zitting gepland" headingLevel={3} action={<a href={`/dossiers/${dossierId}/hoorzitting`}>Hoorzitting plannen</a>}>Daarna maakt u hier de brief.</EmptyState>
            ) : (
              <Stack>{zittingen.map((zitting) => <ZittingForm key={zitting.id} zitting={zitting} mag={kanaal !== null} />)}</Stack>
            )}
          </Card>
          {brieven.length > 0 && (
            <Card title="Gemaakte brieven">
              <Stack gap="large">{brieven.map((brief) => <BriefRow key={brief.nummer} brief={brief} {...props} />)}</Stack>
            </Card>
          )}
        </Stack>
        <KanaalCard {...props} />
      </SplitLayout>
    </Stack>
  )
}

const staatNaam: Record<string, string> = { vervallen: 'gaat niet door', gehouden: 'is geweest' }

const ZittingForm = ({ zitting: { id, nummer, afspraak, staat, verzet, begintOp, kanBrief, brief }, mag }: { zitting: ZittingLine; mag: boolean }) => (
  <Form method="post">
    <Stack gap="small">
      <h3>Zitting {nummer}: {formatDateTime(begintOp)}</h3>
      <p>Afspraak {afspraak}{staatNaam[staat] ? <> <Tag tone="neutral">{staatNaam[staat]}</Tag></> : verzet ? <> <Tag tone="neutral">verzet</Tag></> : null}</p>
      <input type="hidden" name="zitting" value={id} />
      {kanBrief && (mag ? <p><Button name="doen" value="brief" variant={brief ? 'secondary' : 'primary'}>{brief ? 'Brief opnieuw maken' : 'Brief maken'}</Button></p> : <p>Kies eerst hoe een brief veilig aankomt.</p>)}
    </Stack>
  </Form>
)

function BriefRow({ brief: { nummer, titel, gemaaktOp, datum, kanaal, gegeven }, dossierId, vandaag, lastResult }: { brief: BriefLine } & Pick<UitnodigingenPageProps, 'dossierId' | 'vandaag' | 'lastResult'>) {
  const { field } = formState(lastResult?.initialValue?.brief === String(nummer) ? lastResult : null, velden)
  const own = (name: (typeof velden)[number]) => ({ ...field(name), id: `${name}-${nummer}` })
  return (
    <Stack gap="small">
      <h3>Brief {nummer}: {titel}</h3>
      <p>Gemaakt op {formatDateTime(gemaaktOp)}. {kanaal}.</p>
      <p><ButtonLink href={`/dossiers/${dossierId}/uitnodigingen/${nummer}/pdf`} variant="secondary">Brief {nummer} downloaden (PDF)</ButtonLink></p>
      {gegeven ? (
        <Notice tone="good" title={`Gegeven op ${formatDate(gegeven.op)}`}><p>{gegeven.wijze}</p></Notice>
      ) : (
        <Disclosure label={`Brief ${nummer} is gegeven`}>
          <Form method="post">
            <Stack>
              <input type="hidden" name="brief" value={nummer} />
              <DateField {...own('op')} label="Op welke dag?" min={datum} max={vandaag} />
              <RadioGroup {...own('wijze')} label="Hoe?" options={wijzen.map((value) => ({ value, label: wijzeNaam[value] }))} />
              <p><Button name="doen" value="uitgereikt">Vastleggen</Button></p>
            </Stack>
          </Form>
        </Disclosure>
      )}
    </Stack>
  )
}

function KanaalCard({ kanaal, heeftGemachtigde, lastResult }: UitnodigingenPageProps) {
  const { field, list } = formState(lastResult, velden)
  const { error, id, name } = field('besproken')
  const options = kanalen.map((value) => ({ value, label: kanaalNaam[value], disabled: value === 'via-gemachtigde' && !heeftGemachtigde, hint: value === 'via-gemachtigde' && !heeftGemachtigde ? 'Er is nog geen gemachtigde.' : undefined }))
  return (
    <Card title="De veilige weg" aside={kanaal ? kanaalNaam[kanaal] : 'nog niet gekozen'}>
      <Stack>
        <p>Vraag betrokkene, of wie haar helpt, hoe een brief bij haar komt zonder dat iemand anders hem vindt. Schrijf geen adres op.</p>
        <ItemList label="Wat niet in de brief staat" items={[{ id: 'adres', body: 'Geen adres, ook niet van het gesprek.' }, { id: 'naam', body: 'Geen naam, alleen een nummer en functies.' }, { id: 'onderwerp', body: 'Niet waarover het gesprek gaat.' }]} />
        <Form method="post">
          <Stack>
            <RadioGroup {...field('kanaal', kanaal)} label="Hoe komt een brief veilig aan?" options={options} />
            <CheckboxGroup name={name} id={id} error={error} defaultValue={list('besproken')} label="Besproken" options={[{ value: 'ja', label: 'Dit is met betrokkene besproken, of met wie haar helpt' }]} />
            <p><Button name="doen" value="kanaal" variant={kanaal ? 'secondary' : 'primary'}>Vastleggen</Button></p>
          </Stack>
        </Form>
      </Stack>
    </Card>
  )
}
