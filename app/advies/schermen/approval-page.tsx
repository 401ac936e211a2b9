import { Form } from '~/toegang/web'
import { Breadcrumb, Button, ButtonLink, Card, Disclosure, ErrorSummary, Notice, PageTitle, RadioGroup, Select, SplitLayout, Stack, Tag, TextArea, TextField } from '~/ui/index'
import { HistoryLink } from '~/dossier/schermen/history-link'
import { WaitsForStamp } from '~/dossier/schermen/waits-for-stamp'
import type { Zetel } from '~/dossier/schema'
import type { Aftekenen, Afwijking } from '../approve-options.server'
import type { Ontvanger } from '../deliver-advies.server'
import { panelHref } from '../ground-links'
import type { Antwoord } from '../read-advies-page.server'
import type { AdviesDocument } from '../schema'
import { AdviesView } from './advies-view'
import { ReplyHistory, type GegevenAntwoord, type GemeldeUitspraak } from './reply-history'
import { AnswerCard, AnswersCard } from './answer-card'

export interface ApprovalPageProps {
  dossierId: string
  zetel: Zetel
  staat: 'bevroren' | 'wacht_op_tijdstempel' | 'verzegeld' | 'uitgebracht'
  document: AdviesDocument
  sha256: string
  akkoorden: Antwoord[]
  /** What this member answered already; null for nothing, and for who does not answer. */
  eigen: 'akkoord' | 'afwijkend' | null
  /** The reasons this member is about to sign. */
  afwijking: Afwijking | undefined
  /** Why the panel of now cannot approve or seal this advies; null when it can. */
  bezetting: string | null
  /** Options for this member's passkey, when it is this member's turn; `geen-passkey` when none is set up. */
  goedkeuren: Aftekenen | 'geen-passkey' | null
  ontvangers: Ontvanger[]
  antwoorden: GegevenAntwoord[]
  uitspraken: GemeldeUitspraak[]
  /** What the decider asked the panel. */
  vragen: { beantwoord: boolean }[]
  /** Somebody represents betrokkene and reads the advies at the moment it is issued. */
  gemachtigd: boolean
  /** The letter to betrokkene about this version is recorded. */
  brief: boolean
  fout: { bericht: string; lijst: string[] } | undefined
}

const titels: Record<ApprovalPageProps['staat'], { titel: string; intro: string }> = {
  bevroren: { titel: 'Advies aftekenen', intro: 'De tekst ligt vast. Elk lid leest het hele advies en tekent precies deze tekst af: akkoord, of afwijkend met redenen.' },
  wacht_op_tijdstempel: { titel: 'Wacht op tijdstempel', intro: 'Alle leden hebben afgetekend en het bestand ligt vast. Het zegel is nog niet af.' },
  verzegeld: { titel: 'Advies uitbrengen', intro: 'Het advies is goedgekeurd en verzegeld.' },
  uitgebracht: { titel: 'Advies uitgebracht', intro: 'De beslismedewerker kan het advies lezen en antwoorden.' }
}

/** The advies after freezing: read, approve, seal, issue. One next step for whoever looks. */
export function ApprovalPage(props: ApprovalPageProps) {
  const { dossierId, staat, document, fout } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: document.kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Advies' }]} />
      <PageTitle title={titels[staat].titel} intro={titels[staat].intro} />
      {fout && <ErrorSummary title="Dat lukte niet" errors={(fout.lijst.length > 0 ? fout.lijst : [fout.bericht]).map((message) => ({ fieldId: 'inhoud', message }))} />}
      <p className="to-next-step not-on-paper"><a href="#volgende-stap">Naar uw volgende stap</a></p>
      <SplitLayout columns="main-side">
        <AdviesView document={document} groundHref={panelHref(dossierId)} />
        <div id="volgende-stap" tabIndex={-1}>
          <Stack gap="large">
            <Next {...props} />
            {leads(props.zetel) && <LetterCard {...props} />}
            <AnswersCard akkoorden={props.akkoorden} />
            <Card title="Bestand">
              <Stack>
                {document.proef && <Notice tone="test" title="TEST-zegel: geen rechtskracht" />}
                <p><ButtonLink href={`/dossiers/${dossierId}/advies/pdf`} variant="secondary">Download PDF</ButtonLink></p>
                {(staat === 'verzegeld' || staat === 'uitgebracht') && <p><a href={`/dossiers/${dossierId}/ondertekenen`}>Eigen handtekening onder het bestand</a></p>}
                <Disclosure label="Kenmerk van de tekst">
                  <p>Controlegetal (SHA-256) van de tekst die de leden aftekenen:</p>
                  <p><code>{props.sha256.match(/.{1,8}/g)?.join(' ')}</code></p>
                </Disclosure>
              </Stack>
            </Card>
            {staat === 'bevroren' && !props.bezetting && props.zetel === 'voorzitter' && <Reopen />}
            {staat === 'uitgebracht' && props.zetel === 'voorzitter' && <Supplement />}
          </Stack>
        </div>
      </SplitLayout>
      <HistoryLink dossierId={dossierId} kamer="advies" />
    </Stack>
  )
}

const leads = (zetel: Zetel): boolean => zetel === 'voorzitter' || zetel === 'secretaris'

/** Whether the letter to betrokkene is ready; who may write it begins here. */
function LetterCard({ dossierId, zetel, staat, brief }: ApprovalPageProps) {
  if (!brief && staat === 'verzegeld') return null
  return (
    <Card title="Brief aan betrokkene" aside={<Tag tone={brief ? 'good' : 'attention'}>{brief ? 'klaar' : 'nog niet klaar'}</Tag>}>
      <p><ButtonLink href={`/dossiers/${dossierId}/brief`} variant="secondary">{brief || zetel !== 'secretaris' ? 'Brief lezen' : 'Brief schrijven'}</ButtonLink></p>
    </Card>
  )
}

/** No advies goes out without a letter that she can understand. */
const LetterFirst = ({ dossierId, zetel }: ApprovalPageProps) => (
  <Card title="Eerst de brief aan betrokkene" edge="top">
    <Stack>
      <p>Naast het advies krijgt betrokkene een brief in gewone woorden, met een plaats voor haar eigen taal. Zonder die brief kan het advies niet worden uitgebracht.</p>
      {zetel === 'secretaris' ? <p><ButtonLink href={`/dossiers/${dossierId}/brief`}>Brief schrijven</ButtonLink></p> : <p>De secretaris schrijft de brief.</p>}
    </Stack>
  </Card>
)

function Next(props: ApprovalPageProps) {
  const { staat, zetel } = props
  if (staat === 'uitgebracht') return <Reply {...props} />
  if (staat === 'wacht_op_tijdstempel') return <WaitsForStamp mayRetry={leads(zetel)} />
  if (staat === 'verzegeld' && leads(zetel)) return props.brief ? <Deliver {...props} /> : <LetterFirst {...props} />
  if (staat === 'verzegeld') return <Notice title="De voorzitter of de secretaris brengt het advies uit" />
  if (props.bezetting) return <Stopped bezetting={props.bezetting} zetel={zetel} />
  if (props.goedkeuren) return <AnswerCard aftekenen={props.goedkeuren} afwijking={props.afwijking} />
  if (!leads(zetel)) return <Notice tone="good" title={props.eigen === 'afwijkend' ? 'U hebt afwijkend afgetekend' : 'U hebt goedgekeurd'}><p>Als alle leden hebben afgetekend, wordt het advies verzegeld.</p></Notice>
  return props.akkoorden.every(({ op }) => op !== null) ? (
    <Card title="Verzegelen" edge="top">
      <Form method="post">
        <Stack>
          <p>Alle leden hebben afgetekend. Het zegel laat zien dat er daarna niets meer is veranderd. Dit duurt een paar tellen.</p>
          <p><Button name="doen" value="verzegelen">Advies verzegelen</Button></p>
        </Stack>
      </Form>
    </Card>
  ) : (
    <Notice title="Wachten op de leden"><p>Verzegelen kan als alle leden hebben afgetekend.</p></Notice>
  )
}

const Deliver = ({ ontvangers, gemachtigd, document }: ApprovalPageProps) => (
  <Card title="Uitbrengen" edge="top">
    <Form method="post">
      <Stack>
        <Select
          name="ontvanger"
          label="Aan wie?"
          hint="Wie in dit panel zat, kan het advies niet ontvangen."
          placeholder="Kies een beslismedewerker"
          options={ontvangers.map(({ id, functie, registernummer }) => ({ value: id, label: `${functie} (${registernummer})` }))}
        />
        {gemachtigd ? (
          <p>De gemachtigde kan het advies op hetzelfde moment lezen, en krijgt daarvan bericht.</p>
        ) : (
          <TextArea name="veiligKanaal" label="Hoe krijgt betrokkene het advies?" hint="Er is geen gemachtigde. Schrijf langs welk kanaal, en waarom dat voor haar veilig is. Geen adres." rows={3} />
        )}
        {document.conclusie.uitkomst !== 'aannemelijk' && (
          <>
            <p>Dit advies is zwaar om te horen. Spreek af hoe het aan betrokkene wordt verteld, voordat u het uitbrengt.</p>
            <TextField name="verteldWanneer" label="Wanneer wordt het verteld?" />
            <TextField name="verteldWaar" label="Waar wordt het verteld?" hint="Geen adres waar zij verblijft." />
            <TextField name="verteldSteun" label="Wie steunt haar daarbij?" hint="Naar functie, bijvoorbeeld: zorgcoördinator en tolk." />
          </>
        )}
        <p><Button name="doen" value="uitbrengen">Advies uitbrengen</Button></p>
      </Stack>
    </Form>
  </Card>
)

const Reply = ({ dossierId, antwoorden, uitspraken, vragen }: ApprovalPageProps) => (
  <Card title="Antwoord van de IND" edge="top">
    <Stack>
      {antwoorden.length > 0 ? <ReplyHistory antwoorden={antwoorden} uitspraken={uitspraken} /> : <p>De IND heeft nog niet geantwoord.</p>}
      <p><a href={`/dossiers/${dossierId}/vragen`}>{questionsInWords(vragen)}</a></p>
    </Stack>
  </Card>
)

function questionsInWords(vragen: ApprovalPageProps['vragen']): string {
  const open = vragen.filter(({ beantwoord }) => !beantwoord).length
  if (vragen.length === 0) return 'Vragen van de IND: nog geen'
  return open === 0 ? `Vragen van de IND: ${vragen.length}, alle beantwoord` : `Vragen van de IND: ${open} van ${vragen.length} wacht op antwoord`
}

/** The panel is no longer the one that was frozen: nobody approves or seals until the voorzitter opened the advies again. */
const Stopped = ({ bezetting, zetel }: { bezetting: string; zetel: Zetel }) => (
  <Card title="Goedkeuren kan nu niet" edge="top">
    <Stack>
      <p>{bezetting}</p>
      {zetel === 'voorzitter' && <ReopenForm />}
    </Stack>
  </Card>
)

const Supplement = () => (
  <Disclosure label="Er zijn nieuwe feiten">
    <Form method="post">
      <Stack>
        <p>Er komt een volgende versie, met de tekst van deze. Dit advies blijft te lezen. Zodra de volgende is uitgebracht, staat dat erbij.</p>
        <RadioGroup
          name="soort"
          label="Wat wordt het?"
          options={[{ value: 'advies', label: 'Een nieuwe versie, die dit advies vervangt' }, { value: 'aanvullend advies', label: 'Een aanvullend advies' }]}
        />
        <TextArea name="reden" label="Welke nieuwe feiten zijn er?" rows={4} />
        <p><Button variant="secondary" name="doen" value="aanvullen">Volgende versie beginnen</Button></p>
      </Stack>
    </Form>
  </Disclosure>
)

const Reopen = () => (
  <Disclosure label="Er moet nog iets veranderen">
    <ReopenForm />
  </Disclosure>
)

const ReopenForm = () => (
  <Form method="post">
    <Stack>
      <p>Er komt een nieuwe versie met dezelfde tekst. Wat de leden aftekenden, vervalt.</p>
      <p><Button variant="danger" name="doen" value="heropenen">Terug naar schrijven</Button></p>
    </Stack>
  </Form>
)
