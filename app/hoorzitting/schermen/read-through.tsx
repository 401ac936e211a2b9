import type { SubmissionResult } from '@conform-to/react'
import { formState } from '~/ui/form-state'
import { Form } from '~/toegang/web'
import { Button, Card, CheckboxGroup, DateField, Disclosure, Document, ErrorSummary, formatDate, Notice, RadioGroup, SplitLayout, Stack, SummaryList, TextArea, TextField } from '~/ui/index'
import type { ConceptRecord } from '../schema'
import { groundOf, seenOf, type Nalezing } from '../verslag/rules'
import { correctieNaam, correctieSoorten, wijzen, wijzeNaam, type Correctie } from '../verslag/schema'
import { VerslagText } from './verslag-text'

export interface ReadThroughProps {
  concept: { versie: number; inhoud: ConceptRecord }
  nalezing: Nalezing
  correcties: (Correctie & { nummer: number })[]
  vandaag: string
  /** Voorzitter or secretaris. */
  leidt: boolean
  /** The secretaris writes down what betrokkene said. */
  schrijft: boolean
  /** Somebody represents betrokkene here. */
  gemachtigd: boolean
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['wijze', 'uiterlijk', 'redenVerlengen', 'soort', 'alinea', 'correctie', 'hoe', 'nagelezen', 'gezien'] as const

/** The verslag while betrokkene reads it: the text, what she wants beside it, and until when. */
export function ReadThrough(props: ReadThroughProps) {
  const { concept, correcties, lastResult, leidt } = props
  const { errors } = formState(lastResult, velden)
  return (
    <Stack>
      <ErrorSummary errors={errors.map((error) => ({ ...error, fieldId: error.fieldId === 'gezien' ? 'nagelezen' : error.fieldId }))} />
      <SplitLayout columns="main-side">
        <Document name="Verslag, om na te lezen" look="wide">
          <VerslagText verslag={concept.inhoud} correcties={correcties} numbered />
        </Document>
        <Stack>
          <Standing {...props} />
          {leidt && <Offer {...props} />}
          {props.schrijft && props.nalezing.uiterlijk !== null && <WriteDown {...props} />}
          {leidt && <Fix {...props} />}
        </Stack>
      </SplitLayout>
    </Stack>
  )
}

function Standing({ nalezing, correcties }: ReadThroughProps) {
  const { aangeboden, uiterlijk, verlengd, klaar, afstand } = nalezing
  return (
    <Card title="Nalezen">
      <SummaryList
        variant="plain"
        rows={[
          ...aangeboden.map(({ wijze, op }) => ({ term: wijzeNaam[wijze], value: formatDate(op) })),
          { term: 'Correcties tot en met', value: uiterlijk ? formatDate(uiterlijk) : 'nog niet begonnen' },
          ...verlengd.map(({ uiterlijk: tot, reden }) => ({ term: `Meer tijd, tot en met ${formatDate(tot)}`, value: reden })),
          ...klaar.map(({ van, op }) => ({ term: `${van === 'betrokkene' ? 'Betrokkene' : 'De gemachtigde'}: dit is alles`, value: formatDate(op) })),
          ...afstand.map(({ van, op, hoe }) => ({ term: `${van === 'betrokkene' ? 'Betrokkene' : 'De gemachtigde'} heeft de termijn niet nodig (${formatDate(op)})`, value: hoe })),
          { term: 'Correcties en aanvullingen', value: correcties.length }
        ]}
      />
    </Card>
  )
}

function Offer({ nalezing, gemachtigd, lastResult }: ReadThroughProps) {
  const { field } = formState(lastResult, velden)
  const left = wijzen.filter((wijze) => !nalezing.aangeboden.some((each) => each.wijze === wijze) && (wijze !== 'aan-gemachtigde' || gemachtigd))
  return (
    <Card title="Laten nalezen">
      {left.length > 0 && (
        <Form method="post" key={left.length}>
          <Stack>
            <RadioGroup {...field('wijze')} label="Hoe leest betrokkene het verslag?" options={left.map((wijze) => ({ value: wijze, label: wijzeNaam[wijze] }))} />
            <p><Button variant={nalezing.uiterlijk ? 'secondary' : 'primary'} name="doen" value="aanbieden">Vastleggen en termijn beginnen</Button></p>
          </Stack>
        </Form>
      )}
      {nalezing.uiterlijk && (
        <Disclosure label="Meer tijd geven">
          <Form method="post" key={nalezing.verlengd.length}>
            <Stack>
              <DateField {...field('uiterlijk')} label="Tot en met welke dag?" min={nalezing.uiterlijk} />
              <TextArea {...field('redenVerlengen')} label="Waarom is er meer tijd nodig?" rows={2} />
              <p><Button variant="secondary" name="doen" value="verlengen">Meer tijd geven</Button></p>
            </Stack>
          </Form>
        </Disclosure>
      )}
    </Card>
  )
}

const saidAll = ({ klaar, afstand }: Nalezing): boolean => [...klaar, ...afstand].some(({ van }) => van === 'betrokkene')

function WriteDown({ nalezing, correcties, lastResult }: ReadThroughProps) {
  const { field } = formState(lastResult, velden)
  if (saidAll(nalezing)) return <Card title="Wat betrokkene zegt"><p>Betrokkene heeft gezegd dat dit alles is.</p></Card>
  return (
    <Card title="Wat betrokkene zegt">
      <Disclosure label="Correctie of aanvulling opschrijven" open={['soort', 'alinea', 'correctie'].some((name) => lastResult?.error?.[name])}>
        <Form method="post" key={correcties.length}>
          <Stack>
            <RadioGroup {...field('soort')} label="Wat is het?" options={correctieSoorten.map((soort) => ({ value: soort, label: correctieNaam[soort], hint: soort === 'correctie' ? 'Er staat iets dat niet klopt.' : 'Er ontbreekt iets.' }))} />
            <TextField {...field('alinea')} label="Bij welke alinea?" hint="Het nummer links van de tekst. Laat leeg als het over het hele verslag gaat." inputMode="numeric" width="short" optional />
            <TextArea {...field('correctie')} label="In haar eigen woorden" rows={4} />
            <p><Button variant="secondary" name="doen" value="corrigeren">Naast het verslag zetten</Button></p>
          </Stack>
        </Form>
      </Disclosure>
      <Disclosure label="Betrokkene zegt dat dit alles is">
        <Form method="post"><p><Button variant="secondary" name="doen" value="klaar">Klaar, dit zijn alle correcties</Button></p></Form>
      </Disclosure>
      <Disclosure label="Betrokkene heeft de termijn niet nodig" open={lastResult?.error?.hoe !== undefined}>
        <Form method="post">
          <Stack>
            <TextArea {...field('hoe')} label="Wanneer en hoe is dat gezegd?" hint="Bijvoorbeeld: na het teruglezen in de zaal, met de tolk." rows={2} />
            <p><Button variant="secondary" name="doen" value="afstand">Vastleggen</Button></p>
          </Stack>
        </Form>
      </Disclosure>
    </Card>
  )
}

function Fix({ concept, nalezing, correcties, vandaag, lastResult }: ReadThroughProps) {
  const { field } = formState(lastResult, velden)
  const grond = groundOf(nalezing, vandaag)
  return (
    <Card title="Verslag vaststellen">
      {grond === null
        ? <p>{nalezing.uiterlijk ? `Dat kan na ${formatDate(nalezing.uiterlijk)}, of eerder als betrokkene zegt dat dit alles is.` : 'Dat kan als betrokkene het verslag heeft kunnen nalezen.'}</p>
        : (
          <Form method="post">
            <Stack>
              <CheckboxGroup {...field('nagelezen')} defaultValue={[]} label="Controle" options={[{ value: 'ja', label: 'Ik heb het verslag en de correcties nagelezen' }]} />
              <input type="hidden" name="gezien" value={seenOf(concept.versie, correcties.length)} />
              <Notice tone="attention" title="Dit draait u niet terug">
                <p>De leden kunnen dan hun beoordeling indienen. Alle eigen aantekeningen bij deze hoorzitting worden vernietigd, ook die van u.</p>
              </Notice>
              <p><Button name="doen" value="vaststellen">Verslag vaststellen</Button></p>
            </Stack>
          </Form>
        )}
    </Card>
  )
}
