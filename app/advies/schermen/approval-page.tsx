import { Form } from '~/toegang/web'
import { PasskeyApprove } from '~/toegang/passkey-sign-in'
import { Breadcrumb, Button, ButtonLink, Card, DataTable, Disclosure, ErrorSummary, formatDateTime, Notice, PageTitle, RadioGroup, Select, SplitLayout, Stack, Tag, TextArea, TextField } from '~/ui/index'
import { HistoryLink } from '~/dossier/schermen/history-link'
import type { Zetel } from '~/dossier/schema'
import type { Ontvanger } from '../deliver-advies.server'
import type { AdviesDocument } from '../schema'
import { AdviesView } from './advies-view'
import { ReplyHistory, type GegevenAntwoord, type GemeldeUitspraak } from './reply-history'

export interface ApprovalPageProps {
  dossierId: string
  zetel: Zetel
  staat: 'bevroren' | 'verzegeld' | 'uitgebracht'
  document: AdviesDocument
  sha256: string
  akkoorden: { discipline: string; op: string | null }[]
  /** Options for this member's passkey, when it is this member's turn; `geen-passkey` when none is set up. */
  goedkeuren: { challenge: string } | 'geen-passkey' | null
  ontvangers: Ontvanger[]
  antwoorden: GegevenAntwoord[]
  uitspraken: GemeldeUitspraak[]
  /** What the decider asked the panel. */
  vragen: { beantwoord: boolean }[]
  /** Somebody represents betrokkene and reads the advies at the moment it is issued. */
  gemachtigd: boolean
  fout: { bericht: string; lijst: string[] } | undefined
}

const titels: Record<ApprovalPageProps['staat'], { titel: string; intro: string }> = {
  bevroren: { titel: 'Advies goedkeuren', intro: 'De tekst ligt vast. Elk lid leest het advies en keurt precies deze tekst goed.' },
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
      <SplitLayout columns="main-side">
        <AdviesView document={document} />
        <Stack gap="large">
          <Next {...props} />
          <Card title="Goedkeuring door de leden">
            <DataTable
              caption="Wie heeft goedgekeurd"
              captionHidden
              rows={props.akkoorden}
              rowKey={({ discipline }) => discipline}
              columns={[
                { key: 'lid', header: 'Lid', rowHeader: true, cell: ({ discipline }) => discipline },
                { key: 'akkoord', header: 'Akkoord', cell: ({ op }) => (op ? <Tag tone="good">{formatDateTime(op)}</Tag> : <Tag tone="attention">nog niet</Tag>) }
              ]}
            />
          </Card>
          <Card title="Bestand">
            <Stack>
              {document.proef && <Notice tone="test" title="TEST-zegel: geen rechtskracht" />}
              <p><ButtonLink href={`/dossiers/${dossierId}/advies/pdf`} variant="secondary">Download PDF</ButtonLink></p>
              <Disclosure label="Kenmerk van de tekst">
                <p>Controlegetal (SHA-256) van de tekst die de leden goedkeuren:</p>
                <p><code>{props.sha256.match(/.{1,8}/g)?.join(' ')}</code></p>
              </Disclosure>
            </Stack>
          </Card>
          {staat === 'bevroren' && props.zetel === 'voorzitter' && <Reopen />}
          {staat === 'uitgebracht' && props.zetel === 'voorzitter' && <Supplement />}
        </Stack>
      </SplitLayout>
      <HistoryLink dossierId={dossierId} kamer="advies" />
    </Stack>
  )
}

function Next(props: ApprovalPageProps) {
  const { staat, zetel } = props
  const leads = zetel === 'voorzitter' || zetel === 'secretaris'
  if (staat === 'uitgebracht') return <Reply {...props} />
  if (staat === 'verzegeld') return leads ? <Deliver {...props} /> : <Notice title="De voorzitter of de secretaris brengt het advies uit" />
  if (props.goedkeuren) return <Approve goedkeuren={props.goedkeuren} />
  if (!leads) return <Notice tone="good" title="U hebt goedgekeurd"><p>Als alle leden akkoord zijn, wordt het advies verzegeld.</p></Notice>
  return props.akkoorden.every(({ op }) => op !== null) ? (
    <Card title="Verzegelen" edge="top">
      <Form method="post">
        <Stack>
          <p>Alle leden zijn akkoord. Het zegel laat zien dat er daarna niets meer is veranderd. Dit duurt een paar tellen.</p>
          <p><Button name="doen" value="verzegelen">Advies verzegelen</Button></p>
        </Stack>
      </Form>
    </Card>
  ) : (
    <Notice title="Wachten op de leden"><p>Verzegelen kan als IND, zorg en politie akkoord zijn.</p></Notice>
  )
}

const Approve = ({ goedkeuren }: { goedkeuren: { challenge: string } | 'geen-passkey' }) => (
  <Card title="Uw goedkeuring" edge="top">
    {goedkeuren === 'geen-passkey' ? (
      <Stack>
        <p>U hebt nog geen passkey. Maak die eerst, en kom dan terug.</p>
        <p><ButtonLink href="/mijn">Passkey maken</ButtonLink></p>
      </Stack>
    ) : (
      <Stack>
        <p>Lees het advies. Klopt het met wat u samen hebt vastgelegd? Keur het dan goed met uw passkey.</p>
        <PasskeyApprove opties={goedkeuren} label="Advies goedkeuren" />
      </Stack>
    )}
  </Card>
)

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
    <Form method="post">
      <Stack>
        <p>Er komt een nieuwe versie met dezelfde tekst. Alle akkoorden vervallen.</p>
        <p><Button variant="danger" name="doen" value="heropenen">Terug naar schrijven</Button></p>
      </Stack>
    </Form>
  </Disclosure>
)
