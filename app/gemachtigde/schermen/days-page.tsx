import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, DateField, EmptyState, ErrorSummary, formatDate, formatDateTime, formatTime, Notice, PageTitle, RadioGroup, Stack, TextArea, TextField, WhoSees } from '~/ui/index'
import type { DaysData } from '../dagen/days.server'
import type { DagenVan } from '../dagen/schema'
import { SideBreadcrumb } from './side-breadcrumb'

interface DaysPageProps extends DaysData {
  lastResult: SubmissionResult<string[]> | null | undefined
}

const fields = ['dagenVan', 'vanDag', 'vanTijd', 'totDag', 'totTijd', 'wekelijksTot', 'soort', 'totEnMet', 'antwoord', 'waarom'] as const
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
            <DateField {...field('vanDag')} label="Eerste dag" min={vandaag} />
            <DateField {...field('totDag')} label="Laatste dag" hint="Laat leeg als het om één dag gaat." min={vandaag} optional />
            <TextField {...field('vanTijd')} label="Vanaf hoe laat?" hint="Laat leeg voor de hele dag." type="time" width="short" optional />
            <TextField {...field('totTijd')} label="Tot hoe laat?" type="time" width="short" optional />
            <DateField {...field('wekelijksTot')} label="Elke week, tot en met" hint="Voor wat elke week terugkomt, zoals therapie, school of opvang van kinderen." min={vandaag} optional />
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
            {rijen.map((rij) => (
              <li key={rij.reeks}>
                {vanWieNaam(rij.vanWie, voorBetrokkene)}: {periodOf(rij)}, {rij.soort === 'kan_niet' ? 'kan niet' : 'liever niet'}
                <Form method="post">
                  <input type="hidden" name="reeks" value={rij.reeks} />
                  <Button variant="quiet" size="small" name="doen" value="weghalen" aria-label={`Weghalen: ${periodOf(rij)}`}>Weghalen</Button>
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

const isMidnight = (iso: string): boolean => /^0?0\.00$/.test(formatTime(iso))

/** A whole day ends when the next begins; a part of a day has its hours; what comes each week says until when. */
function periodOf({ van, tot, aantal, laatste }: Pick<DaysData['rijen'][number], 'van' | 'tot' | 'aantal' | 'laatste'>): string {
  const last = new Date(new Date(tot).getTime() - 60_000).toISOString()
  const hours = [isMidnight(van) ? null : `vanaf ${formatTime(van)} uur`, isMidnight(tot) ? null : `tot ${formatTime(tot)} uur`].filter(Boolean).join(' ')
  const days = formatDate(last) === formatDate(van) ? formatDate(van) : `${formatDate(van)} tot en met ${formatDate(last)}`
  return [days, hours, aantal > 1 ? `elke week tot en met ${formatDate(laatste)}` : ''].filter(Boolean).join(', ')
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
