import { Form } from '~/toegang/web'
import { Button, ButtonRow, Card, DataTable, EmptyState, formatDate, formatDateTime, formatTime, ItemList, Notice, PageTitle, SplitLayout, Stack, Tag } from '~/ui/index'

export interface AgendaLine {
  afspraak: string
  begintOp: string
  eindigtOp: string
  ruimte: string | null
  vervallen: boolean
  /** The dossier, where this person may open it as who they are now. */
  dossier: { kenmerk: string; href: string } | null
  alsWie: string
}

interface AgendaPageProps {
  regels: AgendaLine[]
  /** Since when there is a subscription; null when there is none. */
  sinds: string | null
  /** The address of a subscription that was made just now: shown once. */
  adres: string | undefined
}

/** The own appointments, and the address by which another calendar follows them. */
export function AgendaPage({ regels, sinds, adres }: AgendaPageProps) {
  return (
    <Stack gap="large">
      <PageTitle title="Mijn agenda" intro="Uw afspraken in Weging, in al uw functies." />
      {adres && (
        <Notice tone="good" title="Uw agenda-adres is gemaakt" live="status">
          <p>Kopieer dit adres nu. Het wordt maar één keer getoond. Geef het aan niemand: wie het heeft, ziet wanneer u afspraken hebt.</p>
          <p><code className="breakable">{adres}</code></p>
          <p>Kies in uw agenda <em>Abonneren op een agenda</em> of <em>Agenda toevoegen via internet</em>, en plak het adres.</p>
        </Notice>
      )}
      <SplitLayout columns="main-side">
        <Card title="Afspraken">
          {regels.length === 0 ? (
            <EmptyState title="U hebt nu geen afspraken" headingLevel={3}>Zodra u voor een zitting bent ingepland, staat die hier.</EmptyState>
          ) : (
            <DataTable
              caption="Mijn afspraken"
              captionHidden
              rows={regels}
              rowKey={({ afspraak, alsWie }) => `${afspraak} ${alsWie}`}
              columns={[
                { key: 'wanneer', header: 'Wanneer', rowHeader: true, cell: ({ begintOp, eindigtOp }) => <>{formatDateTime(begintOp).replace(/ uur$/, '')} tot {formatTime(eindigtOp)} uur</> },
                { key: 'nummer', header: 'Afspraak', cell: ({ afspraak, vervallen }) => <>{afspraak}{vervallen && <> <Tag tone="weakened">gaat niet door</Tag></>}</> },
                { key: 'waar', header: 'Ruimte', cell: ({ ruimte }) => ruimte ?? 'staat in Weging' },
                { key: 'als', header: 'Als', cell: ({ alsWie, dossier }) => (dossier ? <>{alsWie}, <a className="unbroken" href={dossier.href}>{dossier.kenmerk}</a></> : alsWie) }
              ]}
            />
          )}
        </Card>
        <Card title="Op uw telefoon of in uw eigen agenda" aside={sinds ? `sinds ${formatDate(sinds)}` : 'nog niet ingesteld'}>
          <Stack>
            <p>Met een geheim adres volgt uw eigen agenda uw afspraken vanzelf, ook als er een verschuift.</p>
            <ItemList
              label="Wat uw agenda dan toont"
              items={[
                { id: 'wel', body: 'Wel: het moment, een nummer en de ruimte.' },
                { id: 'niet', body: 'Niet: een dossier, een naam, of waarover het gaat.' }
              ]}
            />
            <Form method="post">
              <ButtonRow>
                <Button name="doen" value="maken">{sinds ? 'Nieuw adres maken' : 'Agenda-adres maken'}</Button>
                {sinds && <Button name="doen" value="intrekken" variant="secondary">Adres intrekken</Button>}
              </ButtonRow>
            </Form>
            {sinds && <p>Maakt u een nieuw adres, dan werkt het oude niet meer. Trek het in als uw telefoon weg is.</p>}
          </Stack>
        </Card>
      </SplitLayout>
    </Stack>
  )
}
