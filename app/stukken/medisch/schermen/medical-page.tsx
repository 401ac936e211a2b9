import { Breadcrumb, EmptyState, ErrorSummary, PageTitle, Stack } from '~/ui/index'
import { errorsOf, type MedicalPageProps } from './answer'
import { ConsentCard } from './consent-card'
import { ReaderCard } from './reader-card'

/** Medical papers: the coördinator asks betrokkene who may read them, and the member from care reads and concludes. */
export function MedicalPage(props: MedicalPageProps) {
  const { dossierId, kenmerk, rol, big, stukken, antwoord } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Medische stukken' }]} />
      <PageTitle title="Medische stukken" intro={rol === 'coordinator' ? 'Betrokkene beslist per stuk wie het leest. U ziet soort en datum, verder niets.' : 'U leest alleen wat betrokkene u laat lezen. Anderen zien het pas als zij ja zei en u het voor hen opent.'} />
      <ErrorSummary errors={errorsOf(antwoord)} />
      {rol === 'zorg' && !big && <EmptyState title="Alleen met een BIG-registratie">Medische stukken leest het lid zorg dat in het BIG-register staat. Bij uw account staat geen registratie. Vraag de beheerder als dat niet klopt.</EmptyState>}
      {stukken.length === 0 && (rol === 'coordinator' || big) && <EmptyState title="Geen medische stukken">{rol === 'coordinator' ? 'Er zijn in dit dossier geen medische stukken.' : 'Er is nu geen medisch stuk dat u mag lezen.'}</EmptyState>}
      {stukken.map((stuk) => (rol === 'coordinator' ? <ConsentCard key={stuk.nummer} {...props} stuk={stuk} /> : <ReaderCard key={stuk.nummer} {...props} stuk={stuk} />))}
    </Stack>
  )
}
