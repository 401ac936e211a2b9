import { useState } from 'react'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, ButtonLink, ButtonRow, Card, EmptyState, formatDateTime, Notice, PageTitle, sayDays, Select, Stack, TextField, WhoSees } from '~/ui/index'
import type { Stuk } from '../stukken.server'
import { citationHref } from '../viewer/citation-href'
import { Paper } from '../viewer/paper'
import { choosePair, type Verklaring } from './choose-pair'
import type { Onderwerpen } from './onderwerpen.server'
import type { Onderwerp, Passage } from './schema'

export interface SideBySideProps {
  dossierId: string
  kenmerk: string
  /** The statements and reports that the whole panel reads; the verslag as a stuk without a number (0). */
  stukken: Stuk[]
  onderwerpen: Onderwerpen
  links: string | null
  rechts: string | null
  /** Secretaris and voorzitter put subjects on passages. */
  schrijft: boolean
  /** Where this reader's dossier begins. */
  begin: string
  fout?: { bericht: string; lijst: string[] }
}

/** The key of a stuk on this page: its number, or `verslag`. */
const sleutelOf = ({ nummer }: Pick<Stuk, 'nummer'>): string => (nummer === 0 ? 'verslag' : String(nummer))
const stukOf = (sleutel: string): number | null => (sleutel === 'verslag' ? null : Number(sleutel))
const labelOf = ({ nummer, titel }: Stuk): string => (nummer === 0 ? titel : `${nummer} · ${sayDays(titel)}`)

/** Two statements of the same person beside each other, by subject, with the explanation that was given: to judge B3 and B4. */
export function SideBySidePage({ dossierId, kenmerk, stukken, onderwerpen, links, rechts, schrijft, begin, fout }: SideBySideProps) {
  const verklaringen = stukken.map((stuk): Verklaring => ({ sleutel: sleutelOf(stuk), label: labelOf(stuk), spreker: stuk.spreker, soort: stuk.soort }))
  const pair = choosePair(verklaringen, links, rechts)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: begin }, { label: 'Stukken', href: `/dossiers/${dossierId}/stukken` }, { label: 'Naast elkaar' }]} />
      <PageTitle title="Verklaringen naast elkaar" intro="Een verschil betekent nog niet dat iets niet waar is. Lees ook de uitleg die betrokkene erbij gaf." />
      {fout && <Notice tone="attention" live="alert" title={fout.bericht}>{fout.lijst.length > 0 && <ul>{fout.lijst.map((each) => <li key={each}>{each}</li>)}</ul>}</Notice>}
      {pair ? (
        <Pair key={`${pair[0].sleutel} ${pair[1].sleutel}`} pair={pair} {...{ dossierId, stukken, verklaringen, onderwerpen, schrijft }} />
      ) : (
        <EmptyState title="Nog geen twee verklaringen">Zodra er twee verklaringen of verslagen in het dossier staan, leest u ze hier naast elkaar.</EmptyState>
      )}
    </Stack>
  )
}

interface PairProps extends Pick<SideBySideProps, 'dossierId' | 'stukken' | 'onderwerpen' | 'schrijft'> {
  pair: [Verklaring, Verklaring]
  verklaringen: Verklaring[]
}

function Pair({ dossierId, pair, stukken, verklaringen, onderwerpen, schrijft }: PairProps) {
  const [left, right] = pair
  const [places, setPlaces] = useState<Readonly<Record<string, string>>>({})
  const [uitleg, setUitleg] = useState<Passage | null>(null)
  const here = onderwerpen.lijst.map((onderwerp, plek) => ({ onderwerp, plek })).filter(({ onderwerp: { eerste, tweede } }) => eerste.stuk === stukOf(left.sleutel) && tweede.stuk === stukOf(right.sleutel))
  const elsewhere = onderwerpen.lijst.length - here.length
  return (
    <>
      <form method="get" className="side-by-side__choice" autoComplete="off">
        <Select name="links" label="Links" defaultValue={left.sleutel} options={verklaringen.map(({ sleutel, label }) => ({ value: sleutel, label }))} />
        <Select name="rechts" label="Rechts" defaultValue={right.sleutel} options={verklaringen.map(({ sleutel, label }) => ({ value: sleutel, label }))} />
        <Button variant="secondary">Naast elkaar leggen</Button>
      </form>
      <Card title="Per onderwerp" aside={onderwerpen.laatst ? `Door de ${onderwerpen.laatst.zetel}, ${formatDateTime(onderwerpen.laatst.op)}` : undefined}>
        <Stack>
          {here.length === 0 && <p>Bij deze twee verklaringen is nog geen onderwerp gekozen.</p>}
          {here.map(({ onderwerp, plek }) => <Subject key={plek} {...{ dossierId, onderwerp, plek, schrijft }} labels={[left.label, right.label]} />)}
          {elsewhere > 0 && <p className="field__hint">Bij andere verklaringen: {elsewhere === 1 ? '1 onderwerp' : `${elsewhere} onderwerpen`}.</p>}
        </Stack>
      </Card>
      <div className="side-by-side">
        {pair.map(({ sleutel, label }) => {
          const stuk = stukken.find((each) => sleutelOf(each) === sleutel)
          const plaats = places[sleutel] ?? null
          return stuk && (
            <section key={sleutel} aria-label={label}>
              <Paper
                dossierId={dossierId}
                stuk={stuk}
                name={label}
                id={`verklaring-${sleutel}`}
                marks={[...here.flatMap(({ onderwerp }) => placesIn(onderwerp, stukOf(sleutel))), ...(plaats === null ? [] : [plaats])]}
                onPlace={schrijft ? (chosen) => setPlaces((before) => ({ ...before, [sleutel]: chosen })) : undefined}
              />
              {schrijft && plaats !== null && (
                <ButtonRow>
                  <Button type="button" variant="secondary" size="small" onClick={() => setUitleg({ stuk: stukOf(sleutel), plaats })}>Dit is de uitleg van betrokkene</Button>
                </ButtonRow>
              )}
            </section>
          )
        })}
      </div>
      {schrijft && <NewSubject left={left} right={right} places={places} uitleg={uitleg} onClearUitleg={() => setUitleg(null)} />}
    </>
  )
}

const placesIn = ({ eerste, tweede, uitleg }: Onderwerp, stuk: number | null): string[] =>
  [eerste, tweede, ...(uitleg ? [uitleg] : [])].filter((passage) => passage.stuk === stuk).map(({ plaats }) => plaats)

interface SubjectProps {
  dossierId: string
  onderwerp: Onderwerp
  plek: number
  labels: readonly [string, string]
  schrijft: boolean
}

function Subject({ dossierId, onderwerp, plek, labels, schrijft }: SubjectProps) {
  const { titel, eerste, tweede, uitleg } = onderwerp
  return (
    <section className="subject" aria-labelledby={`onderwerp-${plek}`}>
      <h3 id={`onderwerp-${plek}`}>{titel}</h3>
      <div className="side-by-side">
        <div><p className="subject__source">{labels[0]}</p><PassageLink dossierId={dossierId} passage={eerste} /></div>
        <div><p className="subject__source">{labels[1]}</p><PassageLink dossierId={dossierId} passage={tweede} /></div>
      </div>
      <p className="subject__source">Uitleg die betrokkene gaf (B4)</p>
      {uitleg ? <PassageLink dossierId={dossierId} passage={uitleg} /> : <p>Hier is nog geen uitleg bij gezet. Dat zegt niets over betrokkene.</p>}
      {schrijft && (
        <Form method="post">
          <input type="hidden" name="plek" value={plek} />
          <input type="hidden" name="titel" value={titel} />
          <Button variant="quiet" size="small" name="doen" value="weghalen">Onderwerp weghalen</Button>
        </Form>
      )}
    </section>
  )
}

/** The passage in its own words, with the way to where it stands. */
function PassageLink({ dossierId, passage: { stuk, plaats } }: { dossierId: string; passage: Passage }) {
  const href = stuk === null ? `/dossiers/${dossierId}/verslag` : citationHref(dossierId, stuk, plaats)
  return <p>{plaats} <a href={href}>Lezen in {stuk === null ? 'het verslag' : `stuk ${stuk}`}</a></p>
}

interface NewSubjectProps {
  left: Verklaring
  right: Verklaring
  places: Readonly<Record<string, string>>
  uitleg: Passage | null
  onClearUitleg: () => void
}

/** Puts a subject on the passages that are chosen now. */
function NewSubject({ left, right, places, uitleg, onClearUitleg }: NewSubjectProps) {
  const none = 'nog niet gekozen'
  return (
    <Card title="Onderwerp toevoegen">
      <Form method="post">
        <Stack>
          <WhoSees>Het hele panel leest dit onderwerp meteen. Het komt niet in het advies.</WhoSees>
          <p>Kies links en rechts een passage over hetzelfde, en geef het onderwerp een naam die niets beoordeelt: “de reis”, niet “tegenstrijdig over de reis”.</p>
          <dl className="side-by-side__chosen">
            <div><dt>Links</dt><dd>{places[left.sleutel] ?? none}</dd></div>
            <div><dt>Rechts</dt><dd>{places[right.sleutel] ?? none}</dd></div>
            <div><dt>Uitleg</dt><dd>{uitleg?.plaats ?? 'geen'}</dd></div>
          </dl>
          <input type="hidden" name="eerste" value={left.sleutel} />
          <input type="hidden" name="eerste-plaats" value={places[left.sleutel] ?? ''} />
          <input type="hidden" name="tweede" value={right.sleutel} />
          <input type="hidden" name="tweede-plaats" value={places[right.sleutel] ?? ''} />
          {uitleg && <input type="hidden" name="uitleg" value={uitleg.stuk ?? 'verslag'} />}
          {uitleg && <input type="hidden" name="uitleg-plaats" value={uitleg.plaats} />}
          <TextField name="titel" label="Onderwerp" maxLength={120} />
          <ButtonRow>
            <Button name="doen" value="toevoegen">Onderwerp toevoegen</Button>
            {uitleg && <Button type="button" variant="quiet" onClick={onClearUitleg}>Uitleg wissen</Button>}
          </ButtonRow>
        </Stack>
      </Form>
    </Card>
  )
}

/** The way in, from the list of stukken. */
export const SideBySideLink = ({ dossierId }: { dossierId: string }) => (
  <ButtonLink href={`/dossiers/${dossierId}/stukken/naast-elkaar`} variant="secondary" size="small">Verklaringen naast elkaar</ButtonLink>
)
