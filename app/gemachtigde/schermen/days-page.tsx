import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, DateField, EmptyState, ErrorSummary, formatDate, formatDateTime, formatTime, Notice, PageTitle, RadioGroup, Stack, TextArea, WhoSees } from '~/ui/index'
import type { DaysData } from '../dagen/days.server'
import { dagdelen, type DagenVan, type Dagdeel } from '../dagen/schema'
import { SideBreadcrumb } from './side-breadcrumb'

interface DaysPageProps extends DaysData {
  lastResult: SubmissionResult<string[]> | null | undefined
}

const fields = ['dagenVan', 'eersteDag', 'laatsteDag', 'dagdeel', 'soort', 'totEnMet', 'antwoord', 'waarom'] as const
const vanWieNaam = (vanWie: DagenVan, voorBetrokkene: boolean): string => (vanWie === 'betrokkene' ? (voorBetrokkene ? 'u' : 'betrokkene') : 'de gemachtigde')

/** When betrokkene and who represents her can come, and whether a planned moment can. */
export function DaysPage(props: DaysPageProps) {
  const { dossierId, kenmerk, voorBetrokkene, vandaag, momenten, lastResult } = props
  const { field, errors } = formState(lastResult, fields)
  return (
    <Stack gap="large">
      <SideBreadcrumb dossierId={dossierId} kenmerk={kenmerk} label="Dagen voor de hoorzitting" />
      <PageTitle title="Dagen voor de hoorzitting" intro={voorBetrokkene ? 'Wanneer kunt u niet komen, of liever niet? U hoeft niet te zeggen waarom.' : 'Wanneer kunnen betrokkene en u niet, of liever niet? Een reden is niet nodig.'} />
      <ErrorSummary errors={errors} />
      {momenten.map((moment) => <Moment key={moment.id} moment={moment} lastResult={lastResult} />)}
      <Card title="Een dag of meer doorgeven" edge={momenten.length === 0 ? 'top' : undefined}>
        <Form method="post">
          <Stack>
            <WhoSees>De coördinator, om de hoorzitting te plannen. De leden van het panel zien uw dagen niet.</WhoSees>
            {voorBetrokkene ? <input type="hidden" name="dagenVan" value="betrokkene" /> : (
              <RadioGroup {...field('dagenVan', 'betrokkene')} label="Van wie zijn deze dagen?" options={[{ value: 'betrokkene', label: 'Betrokkene' }, { value: 'mijzelf', label: 'De gemachtigde' }]} layout="inline" />
            )}
            <DateField {...field('eersteDag')} label="Eerste dag" min={vandaag} />
            <DateField {...field('laatsteDag')} label="Laatste dag" hint="Laat leeg als het om één dag gaat." min={vandaag} optional />
            <RadioGroup {...field('dagdeel', 'dag')} label="Welk deel van de dag?" options={(Object.keys(dagdelen) as Dagdeel[]).map((value) => ({ value, label: dagdelen[value].label }))} />
            <RadioGroup {...field('soort', 'kan_niet')} label="Kan het niet, of liever niet?" options={[{ value: 'kan_niet', label: 'Het kan niet' }, { value: 'liever_niet', label: 'Liever niet' }]} layout="inline" />
            <p><Button name="doen" value="doorgeven">Doorgeven</Button></p>
          </Stack>
        </Form>
      </Card>
      <Given {...props} />
    </Stack>
  )
}

function Given({ rijen, gegeven, voorBetrokkene, vandaag, lastResult }: DaysPageProps) {
  const { field } = formState(lastResult, fields)
  return (
    <Card title="Wat u doorgaf">
      <Stack>
        {rijen.length === 0 && <EmptyState title="Nog geen dagen">Kunt u altijd? Zeg dat dan hieronder.</EmptyState>}
        {rijen.length > 0 && (
          <ul>
            {rijen.map(({ id, van, tot, soort, vanWie }) => (
              <li key={id}>
                {vanWieNaam(vanWie, voorBetrokkene)}: {periodOf(van, tot)}, {soort === 'kan_niet' ? 'kan niet' : 'liever niet'}
                <Form method="post">
                  <input type="hidden" name="rij" value={id} />
                  <Button variant="quiet" size="small" name="doen" value="weghalen" aria-label={`Weghalen: ${periodOf(van, tot)}`}>Weghalen</Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
        {gegeven.map(({ vanWie, totEnMet }) => <p key={vanWie}>De dagen van {vanWieNaam(vanWie, voorBetrokkene)} zijn compleet tot en met {formatDate(totEnMet)}.</p>)}
        <Form method="post">
          <Stack>
            <h3>Dit zijn alle dagen</h3>
            {voorBetrokkene ? <input type="hidden" name="dagenVan" value="betrokkene" /> : (
              <RadioGroup name="dagenVan" id="klaar-van" label="Van wie?" defaultValue="betrokkene" options={[{ value: 'betrokkene', label: 'Betrokkene' }, { value: 'mijzelf', label: 'De gemachtigde' }]} layout="inline" />
            )}
            <DateField {...field('totEnMet')} label="Tot en met" hint="Op alle andere dagen tot dan kan het." min={vandaag} />
            <p><Button variant="secondary" name="doen" value="compleet">Dit zijn alle dagen</Button></p>
          </Stack>
        </Form>
      </Stack>
    </Card>
  )
}

/** A whole day ends when the next begins; a part of a day has its hours. */
function periodOf(van: string, tot: string): string {
  if (formatTime(van) !== '0.00' && formatTime(van) !== '00.00') return `${formatDate(van)}, vanaf ${formatTime(van)} uur`
  const last = formatDate(new Date(new Date(tot).getTime() - 60_000).toISOString())
  const whole = /^0?0\.00$/.test(formatTime(tot))
  if (!whole) return `${formatDate(van)}, tot ${formatTime(tot)} uur`
  return last === formatDate(van) ? last : `${formatDate(van)} tot en met ${last}`
}

function Moment({ moment: { id, nummer, begintOp, eindigtOp, antwoord }, lastResult }: { moment: DaysData['momenten'][number]; lastResult: DaysPageProps['lastResult'] }) {
  const own = lastResult?.initialValue?.zitting === id ? lastResult : null
  const { field } = formState(own, fields)
  return (
    <Card title={`Gepland: ${formatDateTime(begintOp)}`} edge={antwoord ? undefined : 'top'}>
      <Stack>
        <p>Zitting {nummer}, tot ongeveer {formatTime(eindigtOp)} uur. De plaats staat in de uitnodiging.</p>
        {antwoord && <Notice tone={antwoord.antwoord === 'kan' ? 'good' : 'info'} title={antwoord.antwoord === 'kan' ? 'U gaf door dat dit kan' : 'U gaf door dat dit niet kan'}>{antwoord.waarom && <p>{antwoord.waarom}</p>}</Notice>}
        <Form method="post">
          <input type="hidden" name="zitting" value={id} />
          <Stack>
            <RadioGroup {...field('antwoord')} id={own ? 'antwoord' : `antwoord-${id}`} label="Kan dit moment?" options={[{ value: 'kan', label: 'Ja, dit kan' }, { value: 'kan_niet', label: 'Nee, dit kan niet' }]} layout="inline" />
            <TextArea {...field('waarom')} id={own ? 'waarom' : `waarom-${id}`} label="Als het niet kan: waarom, en wat kan wel?" rows={2} optional />
            <p><Button variant={antwoord ? 'secondary' : 'primary'} name="doen" value="antwoorden">{antwoord ? 'Antwoord wijzigen' : 'Antwoord geven'}</Button></p>
          </Stack>
        </Form>
      </Stack>
    </Card>
  )
}
