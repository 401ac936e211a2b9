import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, DataTable, DateField, formatDateShort, formatTime, RadioGroup, Select, Stack, TextField, WhoSees } from '~/ui/index'
import { absenceKindNaam, absenceKinds } from '../absence'
import type { AbsenceLine } from '../absences.server'

export const absenceFields = ['persoon', 'soort', 'vanDag', 'vanTijd', 'totDag', 'totTijd', 'wekelijksTot', 'waarom', 'reeks'] as const

interface AbsenceCardProps {
  title: string
  wieZiet: string
  /** Of whom it can be said; none: of oneself. */
  wie?: { value: string; label: string }[]
  naamVan?: (persoon: string) => string
  regels: AbsenceLine[]
  vandaag: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** "Cannot" and "had rather not": a form, and what was said with a button to take it back. */
export function AbsenceCard({ title, wieZiet, wie, naamVan, regels, vandaag, lastResult }: AbsenceCardProps) {
  const { field } = formState(lastResult, absenceFields)
  return (
    <Card title={title} id="afwezigheid">
      <Stack gap="large">
        <Form method="post" key={regels.length}>
          <Stack>
            <WhoSees>{wieZiet}</WhoSees>
            {wie && <Select {...field('persoon')} label="Wie of wat" placeholder="Kies" options={wie} />}
            <RadioGroup {...field('soort')} label="Wat wilt u doorgeven?" layout="inline" options={absenceKinds.map((soort) => ({ value: soort, label: soort === 'kan_niet' ? 'Kan niet' : 'Liever niet' }))} />
            <DateField {...field('vanDag')} label="Eerste dag" min={vandaag} />
            <TextField {...field('vanTijd')} label="Vanaf" hint="Leeg: de hele dag." type="time" width="short" optional />
            <DateField {...field('totDag')} label="Laatste dag" hint="Leeg: dezelfde dag." min={vandaag} optional />
            <TextField {...field('totTijd')} label="Tot" type="time" width="short" optional />
            <DateField {...field('wekelijksTot')} label="Elke week, tot en met" hint="Leeg: eenmaal. Anders elke week op dezelfde tijd." min={vandaag} optional />
            <TextField {...field('waarom')} label="Waarom" hint="Alleen u leest dit terug. Schrijf geen adres." optional />
            <p><Button variant="secondary" name="doen" value="toevoegen">Toevoegen</Button></p>
          </Stack>
        </Form>
        <DataTable
          caption="Wat is doorgegeven"
          captionHidden
          rows={regels}
          rowKey={({ reeks, persoon }) => `${reeks}/${persoon}`}
          empty="Er is nog niets doorgegeven."
          columns={[
            ...(naamVan ? [{ key: 'wie', header: 'Wie of wat', cell: ({ persoon }: AbsenceLine) => naamVan(persoon) }] : []),
            { key: 'wanneer', header: 'Wanneer', rowHeader: true, cell: (regel) => <Wanneer regel={regel} /> },
            { key: 'soort', header: 'Wat', cell: ({ soort }) => absenceKindNaam[soort] },
            { key: 'waarom', header: 'Waarom', cell: ({ waarom }) => waarom ?? '–' },
            { key: 'weg', header: 'Weghalen', headerHidden: true, align: 'end', cell: (regel) => <Remove regel={regel} /> }
          ]}
        />
      </Stack>
    </Card>
  )
}

const whenText = ({ van, tot }: AbsenceLine): string => {
  const last = formatDateShort(new Date(Date.parse(tot) - 1).toISOString())
  const [from, until] = [formatTime(van), formatTime(tot)]
  const days = formatDateShort(van) === last ? last : `${formatDateShort(van)} tot en met ${last}`
  return from === '00.00' && until === '00.00' ? days : `${days}, ${from} – ${until}`
}

const Wanneer = ({ regel }: { regel: AbsenceLine }) => <>{whenText(regel)}{regel.aantal > 1 && <small>elke week, tot en met {formatDateShort(regel.laatste)}</small>}</>

const Remove = ({ regel }: { regel: AbsenceLine }) => (
  <Form method="post">
    <input type="hidden" name="reeks" value={regel.reeks} />
    <Button variant="quiet" size="small" name="doen" value="intrekken" aria-label={`Weghalen: ${whenText(regel)}`}>Weghalen</Button>
  </Form>
)
