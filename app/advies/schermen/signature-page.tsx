import { Form } from '~/toegang/web'
import { Breadcrumb, Button, ButtonLink, Card, Disclosure, ErrorSummary, formatDateTime, Notice, PageTitle, Stack, Tag, TextField } from '~/ui/index'
import { memberDisciplines, type MemberDiscipline } from '../schema'

interface SignaturePageProps {
  dossierId: string
  kenmerk: string
  versie: number
  /** Whose own page this is; null for voorzitter and secretaris, who do not sign. */
  eigen: MemberDiscipline | null
  exemplaren: { discipline: string; uitgever: string; ontvangenOp: string }[]
  fout?: string
}

/** A member with a qualified signature may also sign the sealed file with it: download, sign outside, hand in. Nobody has to. */
export function SignaturePage(props: SignaturePageProps) {
  const { dossierId, kenmerk, versie, eigen, exemplaren, fout } = props
  const open = eigen !== null && !exemplaren.some(({ discipline }) => discipline === eigen)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Advies', href: `/dossiers/${dossierId}/advies` }, { label: 'Eigen handtekening' }]} />
      <PageTitle title="Eigen handtekening" intro={`Bij versie ${versie} van het advies. Het hoeft niet: met het zegel en de akkoorden is het advies compleet.`} />
      {fout && <ErrorSummary title="Dat lukte niet" errors={[{ fieldId: 'bestand', message: fout }]} />}
      {eigen !== null && !open && <Notice tone="good" title="Uw ondertekende exemplaar is er"><p>Het wordt bewaard naast het advies en verandert niet meer.</p></Notice>}
      {open && <HandIn dossierId={dossierId} />}
      <Copies {...props} />
      <Disclosure label="Wat dit wel en niet zegt">
        <Stack>
          <p>Bij het inleveren is nagegaan: het bestand begint met precies het verzegelde advies, er is alleen één handtekening bij gekomen, die klopt, en het certificaat noemt zich gekwalificeerd.</p>
          <p>Niet nagegaan is of de uitgever op de vertrouwenslijst van de Europese Unie staat, en of het certificaat is ingetrokken. Een programma voor PDF kan dat wel.</p>
          <p>Wie wil weten of het advies echt is, controleert het advies zelf, zonder deze handtekening.</p>
        </Stack>
      </Disclosure>
    </Stack>
  )
}

const HandIn = ({ dossierId }: { dossierId: string }) => (
  <Card title="Ondertekenen met uw eigen handtekening" edge="top">
    <Form method="post" encType="multipart/form-data" reloadDocument>
      <Stack>
        <p>1. Download het verzegelde advies.</p>
        <p><ButtonLink href={`/dossiers/${dossierId}/advies/pdf`} variant="secondary">Download het advies</ButtonLink></p>
        <p>2. Teken dat bestand met uw eigen programma. Kies een onzichtbare handtekening, en sla het bestand niet op een andere manier op.</p>
        <TextField type="file" name="bestand" label="3. Kies het ondertekende bestand" hint="Een PDF-bestand van hoogstens 25 MB." accept="application/pdf,.pdf" />
        <p><Button name="doen" value="inleveren">Inleveren</Button></p>
      </Stack>
    </Form>
  </Card>
)

function Copies({ dossierId, exemplaren }: SignaturePageProps) {
  return (
    <Card title="Ondertekende exemplaren">
      <ul className="items" aria-label="Ondertekende exemplaren">
        {memberDisciplines.map((discipline) => {
          const copy = exemplaren.find((one) => one.discipline === discipline)
          return (
            <li key={discipline} className="item">
              <div className="item__body">
                <strong>{`Lid ${discipline}`}</strong>
                {copy && <p>{`Ingeleverd op ${formatDateTime(copy.ontvangenOp)}. Certificaat van ${copy.uitgever}. `}<a href={`/dossiers/${dossierId}/ondertekenen/pdf?lid=${discipline}`}>Download</a></p>}
              </div>
              <div><Tag tone={copy ? 'good' : 'neutral'}>{copy ? 'ingeleverd' : 'geen'}</Tag></div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
