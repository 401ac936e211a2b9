import { Form } from '~/toegang/web'
import { Button, Card, DataTable, DateField, Disclosure, formatDateShort, Select, Stack, TextField } from '~/ui/index'
import type { TermijnRij } from '../read-spoor-page.server'
import { redenen } from '../schema'
import { options, zonderNamen, type Fields } from './spoor-fields'
import { Stand } from './stand'

/** The terms of all tracks together, with what can be done to one: let it stand still, go on, or last longer. */
export function TermijnenCard({ termijnen, fields: { field, isSent }, vandaag }: { termijnen: TermijnRij[]; fields: Fields; vandaag: string }) {
  const pick = (list: TermijnRij[]) => list.map(({ waarde, naam, spoor }) => ({ value: waarde, label: `${spoor}: ${naam}` }))
  const [stil, staat, langer] = [termijnen.filter(({ kanStil }) => kanStil), termijnen.filter(({ staatStil }) => staatStil), termijnen.filter(({ kanLanger }) => kanLanger)]
  return (
    <Card title="Termijnen">
      <Stack>
        <DataTable
          caption="Termijnen van deze zaak"
          captionHidden
          rows={termijnen}
          rowKey={({ waarde }) => waarde}
          highlight={(rij) => rij.staat === 'te-laat'}
          columns={[
            { key: 'naam', header: 'Wat', rowHeader: true, cell: (rij) => <>{rij.naam} <small>{rij.spoor}</small></> },
            { key: 'wie', header: 'Wie', cell: (rij) => rij.wie },
            { key: 'dag', header: 'Laatste dag', cell: (rij) => (rij.uiterlijk ? formatDateShort(rij.uiterlijk) + jaar(rij.uiterlijk, vandaag) : 'nog niet bekend') },
            { key: 'stand', header: 'Stand', cell: (rij) => <Stand {...rij} /> }
          ]}
        />
        <Disclosure label="Hoe deze dagen zijn geteld"><ul>{termijnen.map(({ waarde, naam, uitleg }) => <li key={waarde}><strong>{naam}.</strong> {uitleg}</li>)}</ul></Disclosure>
        {stil.length > 0 && (
          <Disclosure label="Een termijn laten stilstaan" open={isSent(['termijn', 'van', 'reden', 'toelichting'])}>
            <Form method="post"><Stack gap="small">
              <Select {...field('termijn')} label="Welke termijn?" options={pick(stil)} placeholder="Kies een termijn" />
              <DateField {...field('van', vandaag)} label="Staat stil vanaf" max={vandaag} />
              <Select {...field('reden')} label="Waarom?" options={options(redenen)} placeholder="Kies een reden" />
              <TextField {...field('toelichting')} label="Toelichting" hint={zonderNamen} optional autoComplete="off" />
              <p><Button name="doen" value="stilzetten" variant="secondary">Laten stilstaan</Button></p>
            </Stack></Form>
          </Disclosure>
        )}
        {staat.length > 0 && (
          <Disclosure label="Een termijn weer laten lopen" open={isSent(['termijnVerder', 'opVerder'])}>
            <Form method="post"><Stack gap="small">
              <Select {...field('termijnVerder')} label="Welke termijn?" options={pick(staat)} placeholder="Kies een termijn" />
              <DateField {...field('opVerder', vandaag)} label="Loopt weer vanaf" max={vandaag} />
              <p><Button name="doen" value="doorgaan" variant="secondary">Weer laten lopen</Button></p>
            </Stack></Form>
          </Disclosure>
        )}
        {langer.length > 0 && (
          <Disclosure label="Een termijn verlengen" open={isSent(['termijnLanger', 'aantal', 'redenLanger', 'toelichtingLanger'])}>
            <Form method="post"><Stack gap="small">
              <Select {...field('termijnLanger')} label="Welke termijn?" options={pick(langer)} placeholder="Kies een termijn" />
              <TextField {...field('aantal')} label="Met hoeveel?" hint="In de eenheid van de termijn zelf: weken bij weken, werkdagen bij werkdagen." width="short" inputMode="numeric" autoComplete="off" />
              <Select {...field('redenLanger')} label="Waarom verlengt u deze termijn?" hint="Deze reden telt mee in de rapportage." options={options(redenen)} placeholder="Kies een reden" />
              <TextField {...field('toelichtingLanger')} label="Toelichting bij de verlenging" hint={zonderNamen} optional autoComplete="off" />
              <p><Button name="doen" value="verlengen" variant="secondary">Verlengen</Button></p>
            </Stack></Form>
          </Disclosure>
        )}
      </Stack>
    </Card>
  )
}

const jaar = (dag: string, vandaag: string): string => (dag.slice(0, 4) === vandaag.slice(0, 4) ? '' : ` ${dag.slice(0, 4)}`)
