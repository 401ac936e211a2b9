import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, DataTable, EmptyState, formatDateTime, Notice, PageTitle, Stack, Tag } from '~/ui/index'
import type { Soort, Staat } from '../rules'

interface SentLine {
  id: string
  wie: string
  soort: Soort
  kanaal: 'mail' | 'brief'
  staat: Staat
  waarom: 'geen adres' | 'opgegeven' | null
  nummer: number
  afspraak: string
  begintOp: string
  gemaaktOp: string
  verstuurdOp: string | null
}

interface VerzondenPageProps {
  dossierId: string
  kenmerk: string
  regels: SentLine[]
  fout: string | undefined
}

const soortNaam: Record<Soort, string> = { uitnodiging: 'uitnodiging', verzet: 'nieuw moment', vervallen: 'gaat niet door' }
const staten: Record<Staat, { naam: string; toon: 'good' | 'attention' | 'weakened' | 'neutral' }> = {
  wacht: { naam: 'wacht', toon: 'attention' },
  verstuurd: { naam: 'verstuurd', toon: 'good' },
  mislukt: { naam: 'niet aangekomen', toon: 'weakened' },
  ingetrokken: { naam: 'niet meer nodig', toon: 'neutral' }
}
const waaroms = { 'geen adres': 'Deze functie heeft geen mailadres. Vraag de beheerder om er een in te vullen.', opgegeven: 'De mailserver nam het bericht na veel pogingen niet aan.' }

/** What was sent about the sessions of this dossier, to whom by function, and how that went. No address, no words of it. */
export function VerzondenPage({ dossierId, kenmerk, regels, fout }: VerzondenPageProps) {
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Verzonden' }]} />
      <PageTitle title="Wat is verstuurd" intro="Afspraken per mail, en brieven aan betrokkene. Adressen staan hier niet." aside={<a href={`/dossiers/${dossierId}/uitnodigingen`}>Brieven aan betrokkene</a>} />
      {fout && <Notice tone="weakened" title="Niet gelukt" live="alert"><p>{fout}</p></Notice>}
      <Card title="Berichten">
        {regels.length === 0 ? (
          <EmptyState title="Er is nog niets verstuurd" headingLevel={3}>Zodra een zitting is gepland, krijgt het panel een afspraak.</EmptyState>
        ) : (
          <DataTable
            caption="Wat is verstuurd"
            captionHidden
            rows={regels}
            rowKey={({ id }) => id}
            highlight={({ staat }) => staat === 'mislukt'}
            columns={[
              { key: 'wie', header: 'Aan', rowHeader: true, cell: ({ wie }) => wie },
              { key: 'wat', header: 'Wat', cell: ({ soort, nummer, begintOp }) => <>{soortNaam[soort]}<br /><small>zitting {nummer}, {formatDateTime(begintOp)}</small></> },
              { key: 'hoe', header: 'Hoe', cell: ({ kanaal, afspraak }) => (kanaal === 'mail' ? `mail, afspraak ${afspraak}` : 'brief') },
              { key: 'staat', header: 'Hoe het staat', cell: (regel) => <State {...regel} /> },
              { key: 'doen', header: 'Wat u kunt doen', headerHidden: true, cell: (regel) => <Again {...regel} /> }
            ]}
          />
        )}
      </Card>
    </Stack>
  )
}

const State = ({ kanaal, staat, waarom, gemaaktOp, verstuurdOp }: SentLine) => (
  <>
    <Tag tone={staten[staat].toon}>{kanaal === 'brief' && staat !== 'ingetrokken' ? (staat === 'wacht' ? 'nog niet gegeven' : 'gegeven') : staten[staat].naam}</Tag>
    <br /><small>{waarom ? waaroms[waarom] : verstuurdOp ? formatDateTime(verstuurdOp) : `sinds ${formatDateTime(gemaaktOp)}`}</small>
  </>
)

const Again = ({ id, staat, wie }: SentLine) =>
  staat === 'mislukt' ? (
    <Form method="post">
      <input type="hidden" name="verzending" value={id} />
      <Button name="doen" value="opnieuw" size="small" variant="secondary" aria-label={`Opnieuw versturen aan ${wie}`}>Opnieuw versturen</Button>
    </Form>
  ) : null
