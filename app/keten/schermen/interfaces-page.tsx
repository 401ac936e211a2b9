import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, DataTable, DateField, Disclosure, ErrorSummary, formatDate, formatDateTime, Notice, PageTitle, RadioGroup, Select, Stack, Tag, TextArea, TextField } from '~/ui/index'
import type { GrondslagRegel } from '../koppelvlakken/register.server'
import { KetenNav } from './keten-nav'

export interface RichtingRegel {
  code: string
  naam: string
  wat: string[]
  van: string
  ontvanger: string
  aan: string
  kanaal: string
  uren: number
  wetten: string[]
  staatAan: boolean
  heeftGrondslag: boolean
}

export interface KoppelvlakkenPageProps {
  versie: string
  richtingen: RichtingRegel[]
  /** What goes off within a month because its basis ends. */
  aflopend: { koppelvlak: string; aan: string; tot: string }[]
  grondslagen: (GrondslagRegel & { aan: string })[]
  klok: { zin: string; nacht: string; vrijeDagen: string; dagBegin: string; dagEinde: string }
  codes: { value: string; label: string }[]
  partijen: { value: string; label: string }[]
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['koppelvlak', 'ontvanger', 'wet', 'artikel', 'tekst', 'van', 'tot', 'beslotenDoor', 'grondslag', 'reden', 'nacht', 'vrijeDagen', 'dagBegin', 'dagEinde'] as const

/** What goes from whom to whom, on which legal basis it may, and what the clock does. */
export function KoppelvlakkenPage({ versie, richtingen, aflopend, grondslagen, klok, codes, partijen, lastResult }: KoppelvlakkenPageProps) {
  const { field, errors } = formState(lastResult, velden)
  const aan = richtingen.filter(({ staatAan }) => staatAan)
  const gestuurd = lastResult?.initialValue?.grondslag
  // Each basis has a field of its own.
  const fouten = errors.map((fout) => (typeof gestuurd === 'string' && fout.fieldId === 'reden' ? { ...fout, fieldId: `reden-${gestuurd}` } : fout))
  return (
    <Stack gap="large">
      <PageTitle title="Koppelvlakken" intro="Wat de ene organisatie aan de andere moet doorgeven. Een koppelvlak gaat pas aan als vastligt op welke grondslag het mag." />
      <KetenNav current="koppelvlakken" />
      <ErrorSummary errors={fouten} title="Nog niet opgeslagen" />
      {aflopend.length > 0 && (
        <Notice tone="attention" title={aflopend.length === 1 ? 'Een grondslag loopt af' : `${aflopend.length} grondslagen lopen af`}>
          <p>Na de laatste dag gaat het koppelvlak vanzelf uit: {aflopend.map(({ koppelvlak, aan: wie, tot }) => `${koppelvlak} aan ${wie} op ${formatDate(tot)}`).join('; ')}. Leg op tijd een nieuwe grondslag vast.</p>
        </Notice>
      )}
      <Card title="De klok van 24 uur">
        <Stack>
          <p>{klok.zin} Een uur is 60 minuten, ook als de klok wordt verzet. Wat al een moment heeft, houdt dat moment.</p>
          <Disclosure label="De klok anders zetten">
            <Form method="post">
              <Stack>
                <RadioGroup {...field('nacht', klok.nacht)} label="’s Nachts" options={[{ value: 'loopt-door', label: 'loopt de klok door' }, { value: 'staat-stil', label: 'staat de klok stil' }]} />
                <RadioGroup {...field('vrijeDagen', klok.vrijeDagen)} label="In het weekend en op feestdagen" options={[{ value: 'loopt-door', label: 'loopt de klok door' }, { value: 'staat-stil', label: 'staat de klok stil' }]} />
                <TextField {...field('dagBegin', klok.dagBegin)} label="De dag begint om" width="short" />
                <TextField {...field('dagEinde', klok.dagEinde)} label="De nacht begint om" width="short" />
                <p><Button variant="secondary" name="doen" value="klok">Klok zetten</Button></p>
              </Stack>
            </Form>
          </Disclosure>
        </Stack>
      </Card>
      <Card title="Wat gaat naar wie">
        <Stack>
          <p>{aan.length === 0 ? 'Alles staat uit.' : `${aan.length} van de ${richtingen.length} richtingen ${aan.length === 1 ? 'staat' : 'staan'} aan.`} Aanzetten kan waar een grondslag geldt. <a href="#grondslag">Een grondslag vastleggen</a></p>
          {groepen.map((groep) => <Groep key={groep.letter} {...groep} richtingen={richtingen.filter(({ code }) => code.startsWith(groep.letter))} />)}
          <p><small>Versie {versie}.</small></p>
        </Stack>
      </Card>
      <Card title="Een grondslag vastleggen" id="grondslag">
        <Form method="post" key={grondslagen.length}>
          <Stack>
            <Select {...field('koppelvlak')} label="Koppelvlak" placeholder="Kies een koppelvlak" options={codes} />
            <Select {...field('ontvanger')} label="Ontvanger" placeholder="Kies een ontvanger" options={partijen} />
            <RadioGroup {...field('wet')} label="Wet" layout="inline" options={[{ value: 'Wpg', label: 'Wpg' }, { value: 'AVG', label: 'AVG' }]} />
            <TextField {...field('artikel')} label="Artikel" hint="Met lid en onderdeel. Zoals: artikel 6, eerste lid, onder e." />
            <TextArea {...field('tekst')} label="Waarom mag dit?" hint="Het doel, en wat daarvoor nodig is." rows={3} />
            <DateField {...field('van')} label="Geldt van" />
            <DateField {...field('tot')} label="Geldt tot en met" optional />
            <TextField {...field('beslotenDoor')} label="Besloten door" hint="Een functie, geen naam." />
            <p><Button name="doen" value="grondslag">Vastleggen</Button></p>
          </Stack>
        </Form>
      </Card>
      <Card title="Register van grondslagen">
        <DataTable
          caption="Grondslagen" captionHidden rows={grondslagen} rowKey={({ id }) => id} empty="Er is nog geen grondslag vastgelegd. Alle koppelvlakken staan uit."
          columns={[
            { key: 'koppelvlak', header: 'Koppelvlak', rowHeader: true, cell: ({ koppelvlak, aan }) => `${koppelvlak} aan ${aan}` },
            { key: 'wet', header: 'Grondslag', cell: ({ wet, artikel, tekst }) => <>{wet}, {artikel}<br /><small>{tekst}</small></> },
            { key: 'dagen', header: 'Geldt', cell: ({ van, tot }) => `van ${formatDate(van)}${tot ? ` tot en met ${formatDate(tot)}` : ''}` },
            { key: 'door', header: 'Besloten door', cell: ({ beslotenDoor }) => beslotenDoor },
            { key: 'stand', header: 'Stand', cell: (regel) => <Geldigheid {...regel} /> }
          ]}
        />
      </Card>
    </Stack>
  )
}

/** The koppelvlakken of domein §9.3 by who stands at their ends. */
const groepen = [
  { letter: 'K', naam: 'Politie, Openbaar Ministerie en IND' },
  { letter: 'A', naam: 'Gemeente en Dienst Terugkeer en Vertrek' },
  { letter: 'P', naam: 'Van en naar het panel' }
] as const

/** One group; it stands open where there is something to switch. */
function Groep({ naam, richtingen }: { naam: string; richtingen: RichtingRegel[] }) {
  const on = richtingen.filter(({ staatAan }) => staatAan).length
  return (
    <Disclosure label={`${naam} · ${on} van ${richtingen.length} aan`} open={richtingen.some(({ staatAan, heeftGrondslag }) => staatAan || heeftGrondslag) || undefined}>
      <DataTable
        caption={naam} captionHidden rows={richtingen} rowKey={({ code, ontvanger }) => `${code}/${ontvanger}`}
        columns={[
          { key: 'code', header: 'Koppelvlak', rowHeader: true, cell: ({ code, naam: wat, van, aan }) => <>{code} {wat}<br /><small>{van} aan {aan}</small></> },
          { key: 'wat', header: 'Wat en hoe', cell: ({ wat, kanaal, uren }) => <>{wat.join(', ')}<br /><small>{kanaal}; binnen {uren} uur</small></> },
          { key: 'wet', header: 'Wet', cell: ({ wetten }) => wetten.join(' of ') },
          { key: 'stand', header: 'Stand', cell: (regel) => <Schakelaar {...regel} /> }
        ]}
      />
    </Disclosure>
  )
}

const Schakelaar = ({ code, ontvanger, aan, staatAan, heeftGrondslag }: RichtingRegel) => (
  <>
    <Tag tone={staatAan ? 'good' : 'neutral'}>{staatAan ? 'aan' : 'uit'}</Tag>
    {staatAan || heeftGrondslag ? (
      <Form method="post">
        <input type="hidden" name="koppelvlak" value={code} />
        <input type="hidden" name="ontvanger" value={ontvanger} />
        <Button variant="quiet" size="small" name="doen" value={staatAan ? 'uit' : 'aan'} aria-label={`${code} aan ${aan}: ${staatAan ? 'uitzetten' : 'aanzetten'}`}>{staatAan ? 'Uitzetten' : 'Aanzetten'}</Button>
      </Form>
    ) : <p><small>Er is geen grondslag.</small></p>}
  </>
)

function Geldigheid({ id, koppelvlak, aan, geldt, beeindigdOp, beeindigdReden }: KoppelvlakkenPageProps['grondslagen'][number]) {
  if (beeindigdOp) return <>beëindigd op {formatDateTime(beeindigdOp)}<br /><small>{beeindigdReden}</small></>
  return (
    <>
      <Tag tone={geldt ? 'good' : 'neutral'}>{geldt ? 'geldt' : 'geldt nu niet'}</Tag>
      <Disclosure label="Beëindigen">
        <Form method="post">
          <input type="hidden" name="grondslag" value={id} />
          <Stack>
            <TextField name="reden" id={`reden-${id}`} label={`Waarom eindigt ${koppelvlak} aan ${aan}?`} hint="Het koppelvlak gaat meteen uit." />
            <p><Button variant="danger" size="small" name="doen" value="beeindigen">Beëindigen</Button></p>
          </Stack>
        </Form>
      </Disclosure>
    </>
  )
}
