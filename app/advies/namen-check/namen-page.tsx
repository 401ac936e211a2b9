import { capital } from '~/platform/letters/rules'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, EmptyState, ErrorSummary, Notice, PageTitle, RadioGroup, Stack, Tag, TextField } from '~/ui/index'
import type { GevondenMerk } from './check-namen.server'
import type { NamenStand } from './read-namen-page.server'
import { besluiten, merkNaam, type MerkBesluit } from './schema'

interface NamenPageProps {
  dossierId: string
  kenmerk: string
  stand: NamenStand
  /** About which mark, and what is wrong. */
  fout: { merk: string; besluit?: string; reden?: string } | undefined
}

/** Names and numbers in the advies: a person decides about each (R-WAL-50, R-WAL-52). */
export function NamenPage({ dossierId, kenmerk, stand, fout }: NamenPageProps) {
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Advies', href: `/dossiers/${dossierId}/advies` }, { label: 'Namen en nummers' }]} />
      <PageTitle title="Namen en nummers in het advies" intro="Wat lijkt op een naam, een adres of een nummer. U beslist per plek. Het programma verandert niets en kan iets missen: lees zelf ook." />
      <ErrorSummary errors={fout ? [{ fieldId: `merk-${fout.merk.slice(0, 8)}`, message: fout.besluit ?? fout.reden ?? '' }] : []} />
      <Marks stand={stand} fout={fout} />
    </Stack>
  )
}

function Marks({ stand, fout }: Pick<NamenPageProps, 'stand' | 'fout'>) {
  if (!stand.klaar) return <Notice title={stand.bericht}>{stand.lijst.length > 0 && <ul>{stand.lijst.map((zin) => <li key={zin}>{zin}</li>)}</ul>}</Notice>
  if (stand.merken.length === 0) return <EmptyState title="Niets gevonden">In het advies zoals het er nu staat, lijkt niets op een naam, een adres of een nummer.</EmptyState>
  const last = new Map(stand.besluiten.map((besluit) => [besluit.merk, besluit]))
  return <Stack>{stand.merken.map((merk) => <Mark key={merk.merk} merk={merk} besluit={last.get(merk.merk)} fout={fout?.merk === merk.merk ? fout : undefined} />)}</Stack>
}

function Mark({ merk: { merk, soort, woorden, plaatsen }, besluit, fout }: { merk: GevondenMerk; besluit: MerkBesluit | undefined; fout: NamenPageProps['fout'] }) {
  const id = `merk-${merk.slice(0, 8)}`
  return (
    <Card title={<q>{woorden}</q>} headingLevel={2} aside={<State besluit={besluit} />}>
      <Form method="post">
        <input type="hidden" name="merk" value={merk} />
        <Stack>
          <p>{capital(merkNaam[soort])}. {plaatsen.join('; ')}.</p>
          <RadioGroup
            id={id}
            name="besluit"
            label={<>Wat doet u met <q>{woorden}</q>?</>}
            layout="inline"
            error={fout?.besluit}
            defaultValue={besluit?.besluit}
            options={besluiten.map((value) => ({ value, label: capital(value) }))}
          />
          <TextField id={`${id}-reden`} name="reden" label="Waarom mag dit blijven staan?" hint="Alleen nodig bij laten staan. Herhaal de naam of het nummer niet." maxLength={300} optional error={fout?.reden} defaultValue={besluit?.besluit === 'laten staan' ? besluit.reden : ''} />
          <p><Button variant="secondary" name="doen" value="beslissen">Vastleggen</Button></p>
        </Stack>
      </Form>
    </Card>
  )
}

function State({ besluit }: { besluit: MerkBesluit | undefined }) {
  if (!besluit) return <Tag tone="attention">nog niet beslist</Tag>
  return besluit.besluit === 'laten staan' ? <Tag tone="good">mag blijven</Tag> : <Tag tone="attention">staat er nog</Tag>
}
