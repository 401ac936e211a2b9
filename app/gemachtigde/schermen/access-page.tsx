import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonRow, Card, DateField, Disclosure, ErrorSummary, formatDate, formatDateTime, PageTitle, RadioGroup, Stack, SummaryList, Tag, TextField } from '~/ui/index'
import type { Secrets } from '../toegang/invite.server'
import type { AccessPageData, LinkRow } from '../toegang/read-access.server'
import { isOpen } from '../toegang/rules'
import { beroepen, beroepNaam, machtigingNaam, machtigingSoorten } from '../toegang/schema'
import { GivenOnce } from './given-once'

interface AccessPageProps extends AccessPageData {
  /** A link and a code that were just made; shown once. */
  gegeven: Secrets | undefined
  lastResult: SubmissionResult<string[]> | null | undefined
}

const fields = ['registernummer', 'email', 'beroep', 'machtiging', 'machtigingOp', 'tot', 'link', 'watNieuw'] as const

/** The coördinator lets the side of betrokkene in, sees how each way in stands, and takes it away at once. */
export function AccessPage({ dossierId, kenmerk, gemachtigde, links, voorstelTot, gegeven, lastResult }: AccessPageProps) {
  const { field, errors } = formState(lastResult, fields)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Gemachtigde' }]} />
      <PageTitle title="Gemachtigde en betrokkene" intro="Wie namens betrokkene meedoet: stukken lezen en toevoegen, dagen doorgeven, het verslag nakijken en het advies lezen. Nooit scores, weging of concept." />
      <ErrorSummary errors={errors} />
      {gegeven && <GivenOnce gegeven={gegeven} />}
      {gemachtigde && (
        <Card title={`Nu gemachtigd: ${gemachtigde.registernummer}`}>
          <Stack>
            <SummaryList
              rows={[
                { term: 'Beroep', value: beroepNaam[gemachtigde.beroep as keyof typeof beroepNaam] },
                { term: 'Machtiging', value: gemachtigde.machtigingSoort ? machtigingNaam[gemachtigde.machtigingSoort as keyof typeof machtigingNaam] : 'nog niet vastgelegd' },
                { term: 'Gegeven op', value: gemachtigde.machtigingOp ? formatDate(gemachtigde.machtigingOp) : 'nog niet vastgelegd' }
              ]}
            />
            <Disclosure label="De vertegenwoordiging beëindigen">
              <Form method="post">
                <Stack>
                  <p>De gemachtigde en wie deze toeliet, kunnen er dan meteen niet meer in. Open vensters krijgen niets meer.</p>
                  <p><Button variant="danger" name="doen" value="beeindigen">Vertegenwoordiging beëindigen</Button></p>
                </Stack>
              </Form>
            </Disclosure>
          </Stack>
        </Card>
      )}
      {links.length > 0 && (
        <Card title="Wie er toegang heeft of had">
          <Stack gap="large">
            {links.map((link) => <OneLink key={link.id} link={link} voorstelTot={voorstelTot} />)}
          </Stack>
        </Card>
      )}
      <Card title={gemachtigde ? 'Een andere gemachtigde uitnodigen' : 'De gemachtigde uitnodigen'} edge={gemachtigde ? undefined : 'top'}>
        <Form method="post">
          <Stack>
            {gemachtigde && <p>Nodigt u een ander uit, dan kan de vorige er meteen niet meer in. Voor hetzelfde nummer komen er een nieuwe link en code.</p>}
            <TextField {...field('registernummer')} label="Registernummer" hint="Het nummer op het tableau of van de organisatie. Geen naam." width="short" />
            <TextField {...field('email')} label="Mailadres" type="email" hint="Hierheen gaat alleen het bericht dat er iets klaarstaat." />
            <RadioGroup {...field('beroep')} label="Is de gemachtigde advocaat of arts?" hint="Sommige stukken over gezondheid leest alleen een advocaat of arts (artikel 7:4, lid 8, Awb)." options={beroepen.map((value) => ({ value, label: beroepNaam[value] }))} layout="inline" />
            <RadioGroup {...field('machtiging')} label="Waarop berust de machtiging?" hint="Artikel 2:1 van de Awb: u mag een schriftelijke machtiging vragen." options={machtigingSoorten.map((value) => ({ value, label: machtigingNaam[value] }))} />
            <DateField {...field('machtigingOp')} label="Dag van de machtiging" />
            <DateField {...field('tot', voorstelTot)} label="Toegang tot en met" hint="Daarna vernieuwt u de toegang, als dat nog nodig is." />
            <p><Button name="doen" value="uitnodigen">Uitnodigen</Button></p>
          </Stack>
        </Form>
      </Card>
      {!gemachtigde && (
        <Card title="Geen gemachtigde: betrokkene zelf, met haar zorgcoördinator">
          <Form method="post">
            <Stack>
              <p>De zorgcoördinator krijgt de code en zit ernaast. Alles staat er in gewone woorden. De toegang duurt hoogstens een uur en sluit na tien minuten stilte.</p>
              <DateField name="tot" id="tot-betrokkene" label="Toegang tot en met" defaultValue={voorstelTot} />
              <p><Button variant="secondary" name="doen" value="uitnodigen-betrokkene">Betrokkene toegang geven</Button></p>
            </Stack>
          </Form>
        </Card>
      )}
    </Stack>
  )
}

const tone = { 'nog niet geopend': 'attention', geopend: 'good', ingetrokken: 'neutral', verlopen: 'neutral' } as const

function OneLink({ link, voorstelTot }: { link: LinkRow; voorstelTot: string }) {
  const { id, voor, functie, state, gemaaktOp, laatstGeopendOp, verlooptOp } = link
  return (
    <div>
      <h3>{functie} <Tag tone={tone[state]}>{state}</Tag></h3>
      <SummaryList
        rows={[
          { term: 'Gegeven', value: formatDateTime(gemaaktOp) },
          { term: 'Laatst geopend', value: laatstGeopendOp ? formatDateTime(laatstGeopendOp) : 'nog niet' },
          { term: 'Werkt tot', value: formatDateTime(verlooptOp) }
        ]}
      />
      {state !== 'ingetrokken' && (
        <ButtonRow>
          {voor !== 'kantoorgenoot' && <Renew id={id} voorstelTot={voorstelTot} />}
          {(isOpen(state) || voor !== 'kantoorgenoot') && (
            <Form method="post">
              <input type="hidden" name="link" value={id} />
              <Button variant="danger" size="small" name="doen" value="intrekken" aria-label={`Toegang intrekken: ${functie}`}>Nu intrekken</Button>
            </Form>
          )}
        </ButtonRow>
      )}
    </div>
  )
}

function Renew({ id, voorstelTot }: { id: string; voorstelTot: string }) {
  return (
    <Disclosure label="Nieuwe code of link">
      <Form method="post">
        <input type="hidden" name="link" value={id} />
        <Stack>
          <RadioGroup
            name="watNieuw" id={`wat-${id}`} label="Wat moet er nieuw?" defaultValue="code"
            options={[{ value: 'code', label: 'Alleen de code', hint: 'De link van de vorige keer blijft werken.' }, { value: 'allebei', label: 'De link en de code', hint: 'Als de mail kwijt is of bij een ander kwam.' }]}
          />
          <DateField name="tot" id={`tot-${id}`} label="Toegang tot en met" defaultValue={voorstelTot} />
          <p><Button variant="secondary" size="small" name="doen" value="vernieuwen">Vernieuwen</Button></p>
        </Stack>
      </Form>
    </Disclosure>
  )
}
