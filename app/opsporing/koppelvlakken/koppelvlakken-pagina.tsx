import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, Card, DataTable, DateField, Disclosure, ErrorSummary, formatDate, PageTitle, Select, Stack, Tag, TextArea, TextField } from '~/ui/index'
import type { GrondslagRegel } from './register.server'

interface KoppelvlakkenPaginaProps {
  richtingen: { value: string; label: string; wat: string; hoe: string; aan: boolean }[]
  grondslagen: GrondslagRegel[]
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['richting', 'artikel', 'tekst', 'van', 'tot', 'beslotenDoor', 'grondslag', 'reden'] as const

/** What may leave this compartment, to whom, and on which basis. Nothing of it stands outside. */
export function KoppelvlakkenPagina({ richtingen, grondslagen, lastResult }: KoppelvlakkenPaginaProps) {
  const { field, errors } = formState(lastResult, velden)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Mijn zaken', href: '/opsporing' }, { label: 'Grondslagen' }]} />
      <PageTitle title="Grondslagen" intro="Wat naar wie mag. Zonder grondslag die geldt en aan staat, wordt er niets overgedragen." />
      <ErrorSummary errors={errors} title="Nog niet opgeslagen" />
      <Card title="Wat gaat naar wie">
        <DataTable
          caption="Koppelvlakken" captionHidden rows={richtingen} rowKey={({ value }) => value}
          columns={[
            { key: 'naam', header: 'Koppelvlak', rowHeader: true, cell: ({ label }) => label },
            { key: 'wat', header: 'Wat', cell: ({ wat }) => wat },
            { key: 'hoe', header: 'Hoe', cell: ({ hoe }) => hoe },
            { key: 'stand', header: 'Stand', cell: ({ aan }) => <Tag tone={aan ? 'good' : 'neutral'}>{aan ? 'aan' : 'uit'}</Tag> }
          ]}
        />
      </Card>
      <Card title="Register">
        <DataTable
          caption="Grondslagen" captionHidden rows={grondslagen} rowKey={({ id }) => id} empty="Er is nog geen grondslag vastgelegd."
          columns={[
            { key: 'koppelvlak', header: 'Koppelvlak', rowHeader: true, cell: ({ koppelvlak, ontvanger }) => `${koppelvlak} aan ${ontvanger}` },
            { key: 'artikel', header: 'Grondslag', cell: ({ artikel, tekst }) => <>Wpg, {artikel}<br /><small>{tekst}</small></> },
            { key: 'dagen', header: 'Geldt', cell: ({ van, tot }) => `van ${formatDate(van)}${tot ? ` tot en met ${formatDate(tot)}` : ''}` },
            { key: 'door', header: 'Besloten door', cell: ({ beslotenDoor }) => beslotenDoor },
            { key: 'stand', header: 'Stand', cell: (regel) => <Stand {...regel} /> }
          ]}
        />
      </Card>
      <Card title="Een grondslag vastleggen">
        <Form method="post" key={grondslagen.length}>
          <Stack>
            <Select {...field('richting')} label="Wat en aan wie" placeholder="Kies" options={richtingen.map(({ value, label }) => ({ value, label }))} />
            <TextField {...field('artikel')} label="Artikel van de Wpg" />
            <TextArea {...field('tekst')} label="Waarom mag dit?" rows={3} />
            <DateField {...field('van')} label="Geldt van" />
            <DateField {...field('tot')} label="Geldt tot en met" optional />
            <TextField {...field('beslotenDoor')} label="Besloten door" hint="Een functie, geen naam." />
            <p><Button name="doen" value="vastleggen">Vastleggen</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}

function Stand({ id, koppelvlak, ontvanger, aan, geldt, beeindigdOp }: GrondslagRegel) {
  if (beeindigdOp) return <>beëindigd op {formatDate(beeindigdOp)}</>
  return (
    <>
      <Tag tone={aan && geldt ? 'good' : 'neutral'}>{aan && geldt ? 'aan' : geldt ? 'geldt, staat uit' : 'geldt nu niet'}</Tag>
      <Form method="post">
        <input type="hidden" name="grondslag" value={id} />
        {(aan || geldt) && <Button variant="quiet" size="small" name="doen" value={aan ? 'uit' : 'aan'} aria-label={`${koppelvlak} aan ${ontvanger}: ${aan ? 'uitzetten' : 'aanzetten'}`}>{aan ? 'Uitzetten' : 'Aanzetten'}</Button>}
      </Form>
      <Disclosure label="Beëindigen">
        <Form method="post">
          <input type="hidden" name="grondslag" value={id} />
          <Stack>
            <TextField name="reden" id={`reden-${id}`} label="Waarom eindigt deze grondslag?" />
            <p><Button variant="danger" size="small" name="doen" value="beeindigen">Beëindigen</Button></p>
          </Stack>
        </Form>
      </Disclosure>
    </>
  )
}
