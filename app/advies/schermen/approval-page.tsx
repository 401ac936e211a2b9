import { Form } from '~/toegang/web'
import { PasskeyApprove } from '~/toegang/passkey-sign-in'
import { Breadcrumb, Button, ButtonLink, Card, DataTable, Disclosure, ErrorSummary, formatDateTime, Notice, PageTitle, Select, SplitLayout, Stack, Tag } from '~/ui/index'
import { HistoryLink } from '~/dossier/schermen/history-link'
import type { Zetel } from '~/dossier/schema'
import type { Ontvanger } from '../deliver-advies.server'
import type { AdviesDocument } from '../schema'
import { AdviesView } from './advies-view'

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
  antwoordInd: { keuze: 'volgt' | 'wijkt_af'; reden: string; op: string } | null
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
      {fout && <ErrorSummary title="Dat lukte niet" errors={[{ fieldId: 'inhoud', message: fout.bericht }]} />}
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

const Deliver = ({ ontvangers }: ApprovalPageProps) => (
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
        <p><Button name="doen" value="uitbrengen">Advies uitbrengen</Button></p>
      </Stack>
    </Form>
  </Card>
)

const Reply = ({ antwoordInd }: ApprovalPageProps) =>
  antwoordInd ? (
    <Card title={antwoordInd.keuze === 'volgt' ? 'De IND volgt het advies' : 'De IND wijkt af van het advies'} edge="top">
      <p>{antwoordInd.reden}</p>
      <p>{formatDateTime(antwoordInd.op)}</p>
    </Card>
  ) : (
    <Notice title="De IND heeft nog niet geantwoord" />
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
