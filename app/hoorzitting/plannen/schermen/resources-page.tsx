import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, CheckboxGroup, DataTable, ErrorSummary, PageTitle, RadioGroup, SplitLayout, Stack, TextField } from '~/ui/index'
import type { AbsenceLine } from '../absences.server'
import type { Ruimte, Tolk } from '../resources.server'
import { tolkGeslachten } from '../resources'
import { AbsenceCard, absenceFields } from './absence-card'

interface ResourcesPageProps {
  ruimten: Ruimte[]
  tolken: Tolk[]
  regels: AbsenceLine[]
  vandaag: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['naam', 'plaatsen', 'eigenIngang', 'kindvriendelijk', 'nummer', 'talen', 'geslacht', 'beedigd', 'id', ...absenceFields] as const

/** The rooms in which the panel hears, and the interpreters it asks, by their number. */
export function ResourcesPage({ ruimten, tolken, regels, vandaag, lastResult }: ResourcesPageProps) {
  const { field, list, errors } = formState(lastResult, velden)
  const names = new Map<string, string>([...ruimten.map(({ id, naam }) => [`ruimte:${id}`, naam] as const), ...tolken.map(({ id, nummer }) => [`tolk:${id}`, `Tolk ${nummer}`] as const)])
  return (
    <Stack gap="large">
      <PageTitle title="Ruimten en tolken" intro="Waar het panel hoort, en wie er tolkt. Tolken staan hier met hun nummer in het register, nooit met hun naam." />
      <ErrorSummary errors={errors} title="Nog niet opgeslagen" />
      <SplitLayout columns="even">
        <Card title="Ruimten">
          <Stack gap="large">
            <DataTable
              caption="Ruimten" captionHidden rows={ruimten} rowKey={({ id }) => id} empty="Er is nog geen ruimte."
              columns={[
                { key: 'naam', header: 'Naam', rowHeader: true, cell: ({ naam }) => naam },
                { key: 'plaatsen', header: 'Plaatsen', cell: ({ plaatsen }) => plaatsen },
                { key: 'wat', header: 'Verder', cell: ({ eigenIngang, kindvriendelijk }) => [eigenIngang && 'eigen ingang', kindvriendelijk && 'kindvriendelijk'].filter(Boolean).join(', ') || '–' },
                { key: 'gebruik', header: 'In gebruik', cell: (row) => <InUse soort="ruimte" id={row.id} naam={row.naam} actief={row.actief} /> }
              ]}
            />
            <Form method="post" key={ruimten.length}>
              <Stack>
                <TextField {...field('naam')} label="Naam" hint="Een kantoor en een kamer, nooit een plaats waar iemand verblijft." />
                <TextField {...field('plaatsen')} label="Plaatsen" inputMode="numeric" width="short" />
                <CheckboxGroup {...field('eigenIngang')} defaultValue={list('eigenIngang')} label="Aankomst" options={[{ value: 'ja', label: 'Eigen ingang: betrokkene komt niemand tegen' }]} />
                <CheckboxGroup {...field('kindvriendelijk')} defaultValue={list('kindvriendelijk')} label="Kinderen" options={[{ value: 'ja', label: 'Ingericht voor kinderen' }]} />
                <p><Button variant="secondary" name="doen" value="ruimte">Ruimte toevoegen</Button></p>
              </Stack>
            </Form>
          </Stack>
        </Card>
        <Card title="Tolken">
          <Stack gap="large">
            <DataTable
              caption="Tolken" captionHidden rows={tolken} rowKey={({ id }) => id} empty="Er is nog geen tolk."
              columns={[
                { key: 'nummer', header: 'Nummer', rowHeader: true, cell: ({ nummer }) => nummer },
                { key: 'talen', header: 'Talen', cell: ({ talen }) => talen.join(', ') },
                { key: 'wie', header: 'Verder', cell: ({ geslacht, beedigd }) => `${geslacht}, ${beedigd ? 'beëdigd' : 'niet beëdigd'}` },
                { key: 'gebruik', header: 'In gebruik', cell: (row) => <InUse soort="tolk" id={row.id} naam={`tolk ${row.nummer}`} actief={row.actief} /> }
              ]}
            />
            <Form method="post" key={tolken.length}>
              <Stack>
                <TextField {...field('nummer')} label="Registernummer" inputMode="numeric" width="short" />
                <TextField {...field('talen')} label="Talen" hint="Met een komma ertussen." />
                <RadioGroup {...field('geslacht')} label="De tolk is" layout="inline" options={tolkGeslachten.map((value) => ({ value, label: value }))} />
                <RadioGroup {...field('beedigd')} label="Beëdigd" layout="inline" options={[{ value: 'ja', label: 'Ja' }, { value: 'nee', label: 'Nee' }]} />
                <p><Button variant="secondary" name="doen" value="tolk">Tolk toevoegen</Button></p>
              </Stack>
            </Form>
          </Stack>
        </Card>
      </SplitLayout>
      <AbsenceCard
        title="Wanneer is iets of iemand er niet?"
        wieZiet="Elke coördinator ziet dat het niet kan. Waarom, leest alleen wie het opschreef."
        wie={[...names].map(([value, label]) => ({ value, label }))}
        naamVan={(persoon) => names.get(persoon) ?? ''}
        regels={regels}
        vandaag={vandaag}
        lastResult={lastResult}
      />
    </Stack>
  )
}

const InUse = ({ soort, id, naam, actief }: { soort: 'ruimte' | 'tolk'; id: string; naam: string; actief: boolean }) => (
  <Form method="post">
    <input type="hidden" name="soortMiddel" value={soort} />
    <input type="hidden" name="id" value={id} />
    <Button variant="quiet" size="small" name="doen" value={actief ? 'uit' : 'aan'} aria-label={`${naam}: ${actief ? 'uit gebruik nemen' : 'weer gebruiken'}`}>{actief ? 'Ja; stoppen' : 'Nee; weer gebruiken'}</Button>
  </Form>
)
