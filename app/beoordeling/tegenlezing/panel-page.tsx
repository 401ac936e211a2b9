import type { SubmissionResult } from '@conform-to/react'
import type { ReactNode } from 'react'
import { verklaringVragen } from '~/dossier/declaration'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonLink, Card, Disclosure, ErrorSummary, formatDate, ItemList, NextStep, Notice, PageTitle, Select, Stack, SummaryList, TextArea } from '~/ui/index'
import type { ChairView, PanelView } from './read-panel-page.server'
import { leesOordeelNaam } from './words'

/** Which form was refused, and how it was filled in. */
export interface Refused {
  doen: 'vragen' | 'beantwoorden' | 'zonder'
  lastResult: SubmissionResult<string[]>
}

/** Each form of this page has one field. */
const fieldOf: Record<Refused['doen'], string> = { vragen: 'lezer', beantwoorden: 'tekst', zonder: 'reden' }

type PanelPageProps = PanelView & { fout: Refused | undefined }

/** The second reading as the panel sees it: who was asked and what came of it; for the voorzitter also what is next. */
export function PanelPage(props: PanelPageProps) {
  const { dossierId, kenmerk, lezing, antwoord, zonder, eerder, voorzitter, fout } = props
  const { errors } = formState(fout?.lastResult, fout ? [fieldOf[fout.doen]] : [])
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Advies', href: `/dossiers/${dossierId}/advies` }, { label: 'Tegenlezing' }]} />
      <PageTitle title="Tegenlezing" intro="Komt een panel tot niet aannemelijk, dan leest iemand die er niet bij was de weging nog een keer. Overslaan kan alleen met een reden, die in het advies staat." />
      <ErrorSummary errors={errors} />
      {voorzitter && <Next {...props} />}
      {lezing ? <Reading {...props} lezing={lezing} /> : !voorzitter && !zonder && <Notice title="Er is nog geen tegenlezing gevraagd"><p>De voorzitter vraagt die, of legt vast waarom die er niet komt.</p></Notice>}
      {antwoord && (
        <Card title="Antwoord van het panel" aside={formatDate(antwoord.op)}>
          {antwoord.tekst.map((alinea, index) => <p key={index}>{alinea}</p>)}
        </Card>
      )}
      {zonder && <Card title="Verder zonder tegenlezing" aside={formatDate(zonder.op)}><p>{zonder.reden}</p></Card>}
      {voorzitter?.nietVragen && !lezing && !zonder && <Notice title="Er is nu niets tegen te lezen"><p>{voorzitter.nietVragen}</p></Notice>}
      {voorzitter && <Deeds {...props} voorzitter={voorzitter} />}
      {eerder.length > 0 && (
        <Card title="Eerder gevraagd, zonder antwoord">
          <ItemList label="Eerder gevraagd" items={eerder.map(({ functie, registernummer, gevraagdOp }, index) => ({ id: String(index), body: `${functie} (${registernummer})`, note: `Gevraagd op ${formatDate(gevraagdOp)}` }))} />
        </Card>
      )}
    </Stack>
  )
}

/** Nothing waits any more: on to the advies. */
function Next({ dossierId, lezing, antwoord, zonder }: PanelPageProps) {
  const done = zonder !== null || (lezing !== null && lezing.oordeel !== null && (lezing.oordeel !== 'vragen' || antwoord !== null))
  return done ? <NextStep title="Maak het advies af" eyebrow="Wat u nu doet" action={<ButtonLink href={`/dossiers/${dossierId}/advies`}>Naar het advies</ButtonLink>} /> : null
}

function Reading({ lezing, bezig, voorzitter }: PanelPageProps & { lezing: NonNullable<PanelView['lezing']> }) {
  const { lezer, gevraagdOp, uiterlijk, werkdagen, ontvangenOp, oordeel, tekst } = lezing
  return (
    <Card title={oordeel ? 'Antwoord van de tegenlezer' : 'Gevraagd'} aside={ontvangenOp && formatDate(ontvangenOp)}>
      <Stack>
        {oordeel && <p><strong>{leesOordeelNaam[oordeel]}.</strong></p>}
        {tekst.map((alinea, index) => <p key={index}>{alinea}</p>)}
        <SummaryList
          variant="plain"
          rows={[
            { term: 'Tegenlezer', value: `${lezer.functie} (${lezer.registernummer})` },
            { term: 'Gevraagd', value: formatDate(gevraagdOp) },
            { term: 'Termijn', value: `tot en met ${formatDate(uiterlijk)}: ${werkdagen} ${werkdagen === 1 ? 'werkdag' : 'werkdagen'}` },
            ...(oordeel ? [] : [{ term: 'Nu', value: bezig ? atIt[bezig] : 'Deze persoon leest niet meer: de termijn is voorbij, of de vraag is teruggegeven.' }])
          ]}
        />
        {voorzitter?.verklaring && <Declared verklaring={voorzitter.verklaring} />}
      </Stack>
    </Card>
  )
}

const atIt: Record<NonNullable<PanelView['bezig']>, string> = { verklaart: 'Verklaart nog of er een belang is.', leest: 'Leest de weging.' }

function Declared({ verklaring }: { verklaring: NonNullable<ChairView['verklaring']> }) {
  const yes = verklaringVragen.filter(({ naam }) => verklaring[naam].antwoord === 'ja')
  return (
    <Disclosure label="Wat de tegenlezer verklaarde">
      {yes.length === 0 ? <p>Op alle vragen over een band met de zaak: nee.</p> : (
        <ItemList items={yes.map(({ naam, kort }) => ({ id: naam, body: kort, note: verklaring[naam].toelichting ?? undefined }))} />
      )}
    </Disclosure>
  )
}

function Deeds({ voorzitter, lezing, antwoord, fout }: PanelPageProps & { voorzitter: ChairView }) {
  const resultOf = (doen: Refused['doen']) => (fout?.doen === doen ? fout.lastResult : undefined)
  const first = lezing?.oordeel === 'vragen' && !antwoord
  return (
    <>
      {voorzitter.magAntwoorden && <Folded label="Antwoord aanpassen" folded={!first} title="Antwoord van het panel"><AnswerForm tekst={antwoord?.tekst ?? []} lastResult={resultOf('beantwoorden')} /></Folded>}
      {!voorzitter.nietVragen && <AskCard {...voorzitter} again={lezing !== null} lastResult={resultOf('vragen')} />}
      {voorzitter.magZonder && <Disclosure label="Verder zonder tegenlezing" open={fout?.doen === 'zonder'}><WithoutForm gevraagd={first} lastResult={resultOf('zonder')} /></Disclosure>}
    </>
  )
}

/** What is next stands open; what can also be done lies folded up. */
const Folded = ({ label, title, folded, children }: { label: string; title: string; folded: boolean; children: ReactNode }) =>
  folded ? <Disclosure label={label}>{children}</Disclosure> : <Card title={title} edge="top">{children}</Card>

interface FormProps {
  lastResult: SubmissionResult<string[]> | undefined
}

function AskCard({ kandidaten, dagen, again, lastResult }: Pick<ChairView, 'kandidaten' | 'dagen'> & FormProps & { again: boolean }) {
  const { field } = formState(lastResult, ['lezer'])
  return (
    <Card title={again ? 'Iemand anders vragen' : 'Een tegenlezer vragen'} edge="top">
      {kandidaten.length === 0 ? (
        <Notice tone="attention" title="Er is niemand die u kunt vragen"><p>Vraag de beheerder om een account voor een lid van buiten dit panel, of leg hieronder vast waarom het panel verdergaat.</p></Notice>
      ) : (
        <Form method="post">
          <Stack>
            <p>U vraagt iemand die geen deel heeft in dit dossier en dat nooit had. Die persoon verklaart eerst geen belang te hebben, leest dan de weging, de formulieren en de stukken van het panel, en antwoordt één keer. Daarvoor zijn {dagen} werkdagen.</p>
            <Select {...field('lezer')} label="Wie leest tegen?" placeholder="Kies een persoon" options={kandidaten.map(({ id, functie, registernummer }) => ({ value: id, label: `${functie} (${registernummer})` }))} />
            <p><Button name="doen" value="vragen">Tegenlezing vragen</Button></p>
          </Stack>
        </Form>
      )}
    </Card>
  )
}

function AnswerForm({ tekst, lastResult }: FormProps & { tekst: readonly string[] }) {
  const { field } = formState(lastResult, ['tekst'])
  return (
    <Form method="post">
      <Stack>
        <TextArea {...field('tekst', tekst.join('\n'))} label="Wat antwoordt het panel?" hint="Bespreek het eerst met de leden. Verandert er iets aan wat u vindt, pas dan de eindoordelen aan, of open een nieuwe ronde. Het antwoord komt in het advies." rows={8} />
        <p><Button name="doen" value="beantwoorden">Antwoord vastleggen</Button></p>
      </Stack>
    </Form>
  )
}

function WithoutForm({ gevraagd, lastResult }: FormProps & { gevraagd: boolean }) {
  const { field } = formState(lastResult, ['reden'])
  return (
    <Form method="post">
      <Stack>
        <p>{gevraagd ? 'De vragen van de tegenlezer blijven dan zonder antwoord staan.' : 'Dan leest niemand van buiten het panel de weging. Wie nu leest, leest niet verder.'} Dit draait u niet terug.</p>
        <TextArea {...field('reden')} label="Waarom gaat het panel verder?" hint="De reden komt in het advies. Schrijf zo dat betrokkene het kan lezen." maxLength={2000} rows={4} />
        <p><Button variant="secondary" name="doen" value="zonder">Verder zonder tegenlezing</Button></p>
      </Stack>
    </Form>
  )
}
