import { seatLook } from '~/dossier/seat-look'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, DataTable, ErrorSummary, formatDate, formatDateTime, Notice, PageTitle, Stack, SummaryList, TextField } from '~/ui/index'
import { DecisionForms, type DecisionState } from './decision-forms'
import type { Bewijs, BewijsUitkomst, RoundsView } from './read-rounds.server'
import { Receipt } from './receipt'
import { RoundsPicture } from './rounds-picture'
import type { RondeBesluit } from './schema'
import { rondeNaam } from './words'

export interface RoundsPageProps extends RoundsView {
  dossierId: string
  kenmerk: string
  /** What this person may decide now; empty for everybody but the voorzitter. */
  besluitbaar: readonly ('een-ronde' | 'spoed' | 'twee' | 'heropenen')[]
  antwoord: DecisionState | undefined
  controle: BewijsUitkomst | undefined
}

/** The rounds of a panel: where each stands, what was decided, the receipts, and for the voorzitter what can be decided. */
export function RoundsPage(props: RoundsPageProps) {
  const { dossierId, kenmerk, rondes, ingediend, ontbreekt, besluiten, besluitbaar, antwoord, controle, uiterlijk, uitleg, stil } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Rondes' }]} />
      <PageTitle title="Rondes" intro="Elke ronde blijft dicht tot iedereen heeft gesproken. Dan gaan alle rondes tegelijk open. Niemand kan dat eerder doen, ook de voorzitter niet." />
      <ErrorSummary errors={antwoord ? [{ fieldId: antwoord.veld, message: antwoord.bericht }] : []} />
      <Card title="Waar de rondes staan">
        <Stack>
          <RoundsPicture rondes={rondes} uiterlijk={uiterlijk} stil={stil} />
          {uitleg && <p>{uitleg}</p>}
          {ontbreekt && <Notice tone="attention" title={`Dit panel gaat verder zonder ${ontbreekt}`}><p>Dat komt op de eerste bladzijde van het advies.</p></Notice>}
          {ingediend && (
            <div className="rounds__members">
              <SummaryList
                variant="ends"
                rows={ingediend.map((zetel) => ({ id: zetel.discipline, term: seatLook[zetel.discipline].label, value: zetel.ingediend ? 'ingediend' : 'nog niet ingediend' }))}
              />
            </div>
          )}
        </Stack>
      </Card>
      <DecisionForms besluitbaar={besluitbaar} ontbreekt={ontbreekt} ingediend={ingediend} antwoord={antwoord} />
      {besluiten.length > 0 && (
        <Card title="Wat is besloten">
          <SummaryList rows={besluiten.map((besluit, index) => ({ id: String(index), term: `${formatDate(besluit.dag)}: ${besluitNaam(besluit)}`, value: <Decided besluit={besluit} /> }))} />
        </Card>
      )}
      <Receipts {...props} />
      <Card title="Een ontvangstbewijs nagaan">
        <Form method="post">
          <Stack>
            {controle && <Checked controle={controle} />}
            <TextField name="bewijs" label="Ontvangstbewijs" hint="64 letters en cijfers. Plak het zoals u het bewaarde." maxLength={200} error={antwoord?.veld === 'bewijs' ? antwoord.bericht : undefined} />
            <p><Button variant="secondary" name="doen" value="controleren">Nagaan</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}

function besluitNaam(besluit: RondeBesluit): string {
  switch (besluit.besluit) {
    case 'één ronde':
      return 'één ronde is genoeg'
    case 'spoed':
      return 'spoed'
    case 'heropening':
      return `ronde ${besluit.ronde} begint, naast wat onthuld is`
    case 'twee disciplines':
      return `verder zonder ${besluit.ontbreekt}`
    case 'zetel gesloten':
      return `de zetel ${besluit.discipline} is gesloten: het lid is afwezig`
  }
}

function Decided({ besluit }: { besluit: RondeBesluit }) {
  return (
    <>
      <p>{besluit.reden}</p>
      {besluit.besluit === 'spoed' && besluit.overgeslagen.length > 0 && <p>Overgeslagen: {besluit.overgeslagen.join('; ')}.</p>}
      <p>{besluit.functie} ({besluit.registernummer})</p>
    </>
  )
}

function Receipts({ rondes, eigen }: RoundsPageProps) {
  const revealed = rondes.filter(({ onthuldOp }) => onthuldOp !== null)
  const soortOf = (nummer: number) => rondes.find((ronde) => ronde.nummer === nummer)?.soort ?? 'enige'
  return (
    <>
      {eigen.length > 0 && (
        <Card title="Uw ontvangstbewijzen">
          <Stack>
            {eigen.map((bewijs) => (
              <section key={`${bewijs.ronde} ${bewijs.versie}`}>
                <h3>{rondeNaam(bewijs.ronde, soortOf(bewijs.ronde))}</h3>
                <Receipt {...bewijs} />
              </section>
            ))}
          </Stack>
        </Card>
      )}
      {revealed.map(({ nummer, soort, bewijzen }) => (
        <Card key={nummer} title={`${rondeNaam(nummer, soort)}: de formulieren die gelden`}>
          <DataTable
            caption={`Formulieren van ronde ${nummer}`}
            captionHidden
            rows={bewijzen}
            rowKey={(bewijs) => bewijs.discipline}
            empty="In deze ronde telt geen formulier meer mee."
            columns={[
              { key: 'discipline', header: 'Discipline', rowHeader: true, cell: (bewijs: Bewijs) => bewijs.discipline },
              { key: 'versie', header: 'Versie', cell: (bewijs: Bewijs) => bewijs.versie },
              { key: 'op', header: 'Ingediend', cell: (bewijs: Bewijs) => formatDateTime(bewijs.op) },
              { key: 'sha', header: 'Bewijs (SHA-256)', cell: (bewijs: Bewijs) => <code className="receipt">{bewijs.sha256}</code> }
            ]}
          />
        </Card>
      ))}
    </>
  )
}

function Checked({ controle }: { controle: BewijsUitkomst }) {
  if (!controle.gevonden) {
    return (
      <Notice tone="weakened" title="Dit bewijs past bij geen formulier dat u mag zien" live="alert">
        <p>Kijk of het bewijs helemaal is geplakt. Klopt het wel, meld dit dan bij de voorzitter: het formulier kan veranderd zijn, of het is van een ander lid en nog dicht.</p>
      </Notice>
    )
  }
  const { bewijs, geldt } = controle
  return (
    <Notice tone="good" title={`Onveranderd: ${bewijs.discipline}, ronde ${bewijs.ronde}, versie ${bewijs.versie}`} live="status">
      <p>Ingediend op {formatDateTime(bewijs.op)}. {geldt ? 'Dit is de versie die geldt.' : 'Daarna is een nieuwere versie ingediend; deze is bewaard.'}</p>
    </Notice>
  )
}
