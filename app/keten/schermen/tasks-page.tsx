import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, ButtonRow, Card, DataTable, DateField, Disclosure, EmptyState, ErrorSummary, formatDate, formatDateTime, Notice, PageTitle, RadioGroup, Select, Stack, SummaryList, Tag, TextArea } from '~/ui/index'
import type { Collega, Vervanging } from '../koppelvlakken/deputies.server'
import type { GedaanRegel, TaakRegel } from '../koppelvlakken/tasks.server'
import { KetenNav } from './keten-nav'

export interface TakenPageProps {
  /** Whose queue this is, in words. */
  rij: string
  /** What the clock of 24 hours does. */
  klok: string
  coordinator: boolean
  taken: TaakRegel[]
  gedaan: GedaanRegel[]
  collegas: Collega[]
  vervanging: { door: Vervanging[]; voor: Vervanging[] }
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['taak', 'kanaal', 'reden', 'vervanger', 'van', 'tot', 'vervanging'] as const
const staatNaam = { gedaan: 'gedaan', teruggegeven: 'teruggegeven', niet_mogelijk: 'niet mogelijk' } as const

/** What an organisation must send or see to: late ones first, and what was done, by whom and when. */
export function TakenPage(props: TakenPageProps) {
  const { rij, klok, coordinator, taken, gedaan, lastResult } = props
  const { errors } = formState(lastResult, velden)
  const gestuurd = lastResult?.initialValue?.taak
  // Each task has fields of its own.
  const fouten = errors.map((fout) => (typeof gestuurd === 'string' && (fout.fieldId === 'reden' || fout.fieldId === 'kanaal') ? { ...fout, fieldId: `${fout.fieldId}-${gestuurd}` } : fout))
  const laat = taken.filter((taak) => taak.haast === 'te laat').length
  return (
    <Stack gap="large">
      <PageTitle title="Taken in de keten" intro={`De taken van ${rij}. Hier staat alleen het kenmerk en wat er moet gebeuren, nooit iets uit het dossier.`} />
      {coordinator && <KetenNav current="taken" />}
      <ErrorSummary errors={fouten} title="Nog niet opgeslagen" />
      {props.vervanging.voor.length > 0 && <Notice title="U vervangt een collega"><p>{props.vervanging.voor.map(({ wie, van, tot }) => `${wie}, van ${formatDate(van)} tot en met ${formatDate(tot)}`).join('; ')}. In die dagen ziet en doet u ook die taken, en van een coördinator ook de dossiers.</p></Notice>}
      <Card id="taak" title={laat > 0 ? `Te doen: ${taken.length}, waarvan ${laat} te laat` : `Te doen: ${taken.length}`}>
        <Stack>
          <p>{klok}</p>
          {taken.length === 0
            ? <EmptyState title="Er wacht niets">Zodra er iets verstuurd of verwerkt moet worden, staat het hier.</EmptyState>
            : <ul className="keten-taken">{taken.map((taak) => <li key={taak.id}><Taak taak={taak} lastResult={lastResult} /></li>)}</ul>}
        </Stack>
      </Card>
      <Vervangers {...props} />
      <Card title="Laatst afgedaan">
        <DataTable
          caption="Laatst afgedane taken" captionHidden rows={gedaan} rowKey={({ id }) => id} empty="Er is nog niets afgedaan."
          columns={[
            { key: 'kenmerk', header: 'Kenmerk', rowHeader: true, nowrap: true, cell: ({ kenmerk }) => kenmerk },
            { key: 'wat', header: 'Wat', cell: ({ koppelvlak, naam, soort, aan }) => `${koppelvlak} ${naam}: ${soort === 'verzenden' ? `versturen aan ${aan}` : 'ontvangen en verwerken'}` },
            { key: 'hoe', header: 'Uitkomst', cell: ({ staat, reden, opTijd }) => <>{staatNaam[staat]}{opTijd ? '' : ', te laat'}{reden && <><br /><small>{reden}</small></>}</> },
            { key: 'door', header: 'Door', cell: ({ door }) => door },
            { key: 'op', header: 'Wanneer', cell: ({ afgedaanOp }) => formatDateTime(afgedaanOp) }
          ]}
        />
      </Card>
    </Stack>
  )
}

function Taak({ taak, lastResult }: { taak: TaakRegel; lastResult: TakenPageProps['lastResult'] }) {
  const mijn = lastResult?.initialValue?.taak === taak.id
  const { field } = formState(mijn ? lastResult : null, velden)
  const bijAnder = taak.bij !== null && !taak.eigen
  const titel = taak.soort === 'verzenden' ? `${taak.naam}: versturen aan ${taak.aan}` : `${taak.naam}: ontvangen en verwerken`
  return (
    <Card title={titel} aside={taak.haast && <Tag tone={taak.haast === 'te laat' ? 'weakened' : 'attention'}>{taak.haast === 'te laat' ? 'Te laat' : 'Bijna te laat'}</Tag>}>
      <Stack>
        <SummaryList
          rows={[
            { term: 'Kenmerk', value: taak.dossierId === null ? taak.kenmerk : <a href={`/dossiers/${taak.dossierId}`}>{taak.kenmerk}</a> },
            { term: 'Koppelvlak', value: `${taak.koppelvlak}, van ${taak.van} aan ${taak.aan}${taak.beurt > 1 ? ` (keer ${taak.beurt})` : ''}` },
            ...(taak.terug === null ? [] : [{ term: 'Teruggegeven omdat', value: taak.terug }]),
            { term: 'Wat', value: `${taak.wat.join(', ')}${taak.stuk === null ? '' : ` (stuk ${taak.stuk})`}` },
            { term: 'Hoe', value: taak.kanalen.tweede ? `${taak.kanalen.eerste}; lukt dat niet, dan ${taak.kanalen.tweede}` : taak.kanalen.eerste },
            { term: 'Uiterlijk', value: `${formatDateTime(taak.uiterlijk)} (${taak.over})` },
            { term: 'Bij', value: taak.bij ?? 'nog niemand' }
          ]}
        />
        {!taak.magVerstuurd && <Notice tone="attention" title="De grondslag van dit koppelvlak geldt niet meer"><p>Verstuur niets. Meld het als niet mogelijk.</p></Notice>}
        {bijAnder ? <p>Een collega doet dit.</p> : (
          <>
            <Form method="post">
              <input type="hidden" name="taak" value={taak.id} />
              <Stack>
                {taak.soort === 'verzenden' && taak.magVerstuurd && (
                  <RadioGroup {...field('kanaal')} id={`kanaal-${taak.id}`} label="Hoe is het verstuurd?" layout="inline" options={[taak.weg.eerste, taak.weg.tweede].filter((each) => each !== null).map(({ value, label }) => ({ value, label }))} />
                )}
                <ButtonRow>
                  {(taak.soort === 'verwerken' || taak.magVerstuurd) && <Button name="doen" value="gedaan" aria-label={`Gedaan: ${taak.koppelvlak} ${taak.kenmerk}`}>Gedaan</Button>}
                  {taak.bij === null
                    ? <Button variant="secondary" name="doen" value="nemen" aria-label={`Ik doe dit: ${taak.koppelvlak} ${taak.kenmerk}`}>Ik doe dit</Button>
                    : <Button variant="quiet" name="doen" value="loslaten" aria-label={`Loslaten: ${taak.koppelvlak} ${taak.kenmerk}`}>Loslaten</Button>}
                </ButtonRow>
              </Stack>
            </Form>
            <Disclosure label={taak.soort === 'verwerken' ? 'Teruggeven of niet mogelijk' : 'Niet mogelijk'} open={mijn && lastResult?.error?.reden !== undefined}>
              <Form method="post">
                <input type="hidden" name="taak" value={taak.id} />
                <Stack>
                  <TextArea {...field('reden')} id={`reden-${taak.id}`} label="Waarom?" hint="Kort, zonder iets uit het dossier." rows={2} />
                  <ButtonRow>
                    {taak.soort === 'verwerken' && <Button variant="secondary" name="doen" value="teruggeven">Teruggeven aan {taak.van}</Button>}
                    <Button variant="secondary" name="doen" value="niet-mogelijk">Niet mogelijk</Button>
                  </ButtonRow>
                </Stack>
              </Form>
            </Disclosure>
          </>
        )}
      </Stack>
    </Card>
  )
}

function Vervangers({ collegas, vervanging, lastResult }: TakenPageProps) {
  const { field } = formState(lastResult, velden)
  return (
    <Card title="Wie vervangt u?">
      <Stack>
        <p>Uw vervanger ziet en doet uw taken in de keten, op de dagen die u kiest. Bent u coördinator, dan doet uw vervanger op die dagen ook uw dossiers. Ieder meldt zich aan met een eigen account.</p>
        {vervanging.door.length > 0 && (
          <ul>
            {vervanging.door.map(({ id, wie, van, tot }) => (
              <li key={id}>
                {wie}: van {formatDate(van)} tot en met {formatDate(tot)}
                <Form method="post"><input type="hidden" name="vervanging" value={id} /><Button variant="quiet" size="small" name="doen" value="stoppen" aria-label={`${wie}: vervanging stoppen`}>Stoppen</Button></Form>
              </li>
            ))}
          </ul>
        )}
        {collegas.length === 0 ? <p>Er is geen collega die u kan vervangen.</p> : (
          <Form method="post">
            <Stack>
              <Select {...field('vervanger')} label="Vervanger" placeholder="Kies een collega" options={collegas.map(({ id, functie }) => ({ value: id, label: functie }))} />
              <DateField {...field('van')} label="Eerste dag" />
              <DateField {...field('tot')} label="Laatste dag" />
              <p><Button variant="secondary" name="doen" value="vervangen">Vervanging regelen</Button></p>
            </Stack>
          </Form>
        )}
      </Stack>
    </Card>
  )
}
