import type { SubmissionResult } from '@conform-to/react'
import { useState, type ReactNode } from 'react'
import { DeclarationCard, InvolvedCard, type VerklaringAntwoord } from '~/dossier/schermen/declaration-page'
import { SideBySideLink } from '~/stukken/naast-elkaar/side-by-side-page'
import { citationHref } from '~/stukken/viewer/citation-href'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, Card, Disclosure, ErrorSummary, formatDate, ItemList, Notice, PageTitle, RadioGroup, sayDays, SplitLayout, Stack, TextArea, type LinkComponent } from '~/ui/index'
import type { WegingView } from '../read-weging.server'
import { NieuwFeitCard } from '../weging/balans-card'
import { CriteriumCard } from '../weging/criterium-card'
import { DifferencesCard } from '../weging/differences-card'
import { StandpuntenCard } from '../weging/standpunten-card'
import type { ReaderView } from './read-reader-page.server'
import { leesOordelen } from './schema'
import { useWarnBeforeLeaving } from './use-warn-before-leaving'
import { leesOordeelNaam } from './words'

export interface ReaderPageProps {
  view: ReaderView
  /** The criterion in the address; the first of the list when it is no code. */
  criterium: string | null
  /** What was said at the hearing, or why there was none; null while nothing of it is recorded. */
  gehoord: ReactNode
  verklaring: VerklaringAntwoord | undefined
  lastResult: SubmissionResult<string[]> | null | undefined
  LinkComponent: LinkComponent
}

/** The page of who reads a weighing a second time: declare, read, answer once. Nothing else in the dossier is theirs. */
export function ReaderPage(props: ReaderPageProps) {
  const { kenmerk, stap, lezing } = props.view
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Mijn werk', href: '/werk' }, { label: kenmerk }, { label: 'Tegenlezing' }]} />
      <PageTitle title="Tegenlezing" intro={intro[stap](formatDate(lezing.uiterlijk))} />
      <Step {...props} />
      {stap !== 'klaar' && <HandBack />}
    </Stack>
  )
}

const intro: Record<ReaderView['stap'], (dag: string) => string> = {
  verklaren: (dag) => `U bent gevraagd de weging van een ander panel tegen te lezen, tot en met ${dag}. De weging gaat open nadat u dit hebt verklaard.`,
  lezen: (dag) => `Dit panel komt niet tot aannemelijk. U was er niet bij en leest met een frisse blik: kan deze weging die conclusie dragen? Antwoord uiterlijk ${dag}.`,
  klaar: () => 'Uw antwoord ligt vast. U leest dit dossier nu niet meer.'
}

function Step(props: ReaderPageProps) {
  const { view } = props
  switch (view.stap) {
    case 'verklaren':
      return (
        <>
          <ErrorSummary errors={props.verklaring?.fouten.map(({ veld, bericht }) => ({ fieldId: veld, message: bericht })) ?? []} />
          <SplitLayout columns="side-main">
            <InvolvedCard namen={view.namen} />
            <DeclarationCard antwoord={props.verklaring} zoekt="de voorzitter" />
          </SplitLayout>
        </>
      )
    case 'lezen':
      return <Read {...props} {...view} />
    case 'klaar':
      return (
        <Card title="Uw antwoord" aside={view.lezing.ontvangenOp && `Vastgelegd op ${formatDate(view.lezing.ontvangenOp)}`}>
          <Stack gap="small">
            <p><strong>{view.lezing.oordeel && leesOordeelNaam[view.lezing.oordeel]}.</strong></p>
            {view.lezing.tekst.map((alinea, index) => <p key={index}>{alinea}</p>)}
            <p className="field__hint">Het panel leest dit en antwoordt op wat u vraagt. Uw functie en registernummer en uw antwoord komen in het advies.</p>
          </Stack>
        </Card>
      )
  }
}

function Read({ dossierId, weging, stukken, gehoord, criterium, lastResult, LinkComponent }: ReaderPageProps & Extract<ReaderView, { stap: 'lezen' }>) {
  const rij = weging.rijen.find(({ code }) => code === criterium) ?? weging.rijen[0]
  return (
    <SplitLayout columns="main-side">
      <Stack gap="large">
        <p><a href="#antwoord">Naar uw antwoord</a></p>
        <StandpuntenCard title="Eindoordelen van het panel" leden={weging.leden} />
        <BalansCards weging={weging} />
        {weging.weging?.inhoud.nieuwFeit && <NieuwFeitCard feit={weging.weging.inhoud.nieuwFeit} />}
        {rij && <CriteriumCard rij={rij} stukHref={(stuk, plaats) => citationHref(dossierId, stuk, plaats)} />}
        <DifferencesCard leest="buitenstaander" rijen={weging.rijen} gekozen={rij?.code ?? ''} criteriumHref={(code) => `?criterium=${code}#criterium`} LinkComponent={LinkComponent} />
        {gehoord}
      </Stack>
      <Stack gap="large">
        <AnswerCard lastResult={lastResult} />
        <Card title="Stukken die het panel las">
          <Stack gap="small">
            <ItemList label="Stukken" items={stukken.map(({ nummer, titel }) => ({ id: String(nummer), body: <a href={`/dossiers/${dossierId}/stukken?stuk=${nummer}`} target="_blank" rel="noreferrer">{nummer} · {sayDays(titel)}</a> }))} />
            <p className="field__hint">Een stuk opent in een nieuw venster. Wat in het medische deel ligt leest u niet: daarvoor gaf betrokkene geen toestemming.</p>
            <SideBySideLink dossierId={dossierId} />
          </Stack>
        </Card>
      </Stack>
    </SplitLayout>
  )
}

/** What the panel wrote together, group by group, as it was recorded. */
function BalansCards({ weging: { groepen, weging } }: { weging: WegingView }) {
  return (
    <Card title="De weging" aside="Vastgelegd door het panel">
      <Stack>
        {(weging?.inhoud.groepen ?? []).map(({ code, balans }) => (
          <section key={code}>
            <h3>{code} {groepen.find((groep) => groep.code === code)?.naam}</h3>
            {balans.map((alinea, index) => <p key={index}>{alinea}</p>)}
          </section>
        ))}
      </Stack>
    </Card>
  )
}

function AnswerCard({ lastResult }: Pick<ReaderPageProps, 'lastResult'>) {
  const { field, errors } = formState(lastResult, ['oordeel', 'tekst'])
  const [typed, setTyped] = useState(false)
  useWarnBeforeLeaving(typed)
  return (
    <Card id="antwoord" title="Uw antwoord" edge="top">
      <Form method="post" onInput={() => setTyped(true)} onSubmit={() => setTyped(false)}>
        <Stack>
          <ErrorSummary errors={errors} />
          <p>U oordeelt niet opnieuw over betrokkene en u scoort niet. Kijk of de weging klopt: steunt elk argument op een stuk, is wat versterkt ook echt meegewogen, is wat tegenspreekt aan betrokkene voorgelegd, en telt niets tegen haar dat er alleen niet is?</p>
          <RadioGroup {...field('oordeel')} label="Kan de weging de conclusie dragen?" options={leesOordelen.map((value) => ({ value, label: leesOordeelNaam[value] }))} />
          <TextArea {...field('tekst')} label="Uw vragen of opmerkingen" hint="Bij vragen altijd. Noem de criteria, zoals B3. Wat u hier schrijft komt in het advies; betrokkene kan het lezen." rows={10} />
          <p className="field__hint">U antwoordt één keer. Wat u typt wordt bewaard als u het vastlegt; daarna leest u dit dossier niet meer.</p>
          <p><Button name="doen" value="geven">Antwoord vastleggen</Button></p>
        </Stack>
      </Form>
    </Card>
  )
}

const HandBack = () => (
  <Disclosure label="Ik kan dit niet lezen">
    <Form method="post">
      <Stack gap="small">
        <Notice tone="attention" title="Dit draait u niet terug"><p>De voorzitter vraagt dan iemand anders. Waarom u niet kunt, vragen wij niet.</p></Notice>
        <p><Button variant="secondary" name="doen" value="teruggeven">Tegenlezing teruggeven</Button></p>
      </Stack>
    </Form>
  </Disclosure>
)
