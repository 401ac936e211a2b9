import { Card, EmptyState, formatDate, ItemList, PageTitle, Stack, Tag } from '~/ui/index'
import type { Vertegenwoordigd } from '../gemachtigde.server'

/** The gemachtigde's own list: first where the panel waits for a reaction, and until when. */
export const RepresentedPage = ({ dossiers }: { dossiers: Vertegenwoordigd[] }) => (
  <Stack gap="large">
    <PageTitle title="Mijn dossiers" intro="De dossiers waarin u betrokkene vertegenwoordigt." />
    {dossiers.length === 0 ? (
      <EmptyState title="Nog geen dossiers">Als een coördinator u uitnodigt, staat het dossier hier.</EmptyState>
    ) : (
      <Card>
        <ItemList label="Uw dossiers" items={dossiers.map((dossier) => ({ id: dossier.dossierId, body: <a href={`/gemachtigde/${dossier.dossierId}`}>{dossier.kenmerk}</a>, note: <State {...dossier} /> }))} />
      </Card>
    )}
  </Stack>
)

function State({ reagerenTot, uitgebracht }: Vertegenwoordigd) {
  if (reagerenTot) return <Tag tone="attention">Het panel vraagt uw reactie, tot en met {formatDate(reagerenTot)}</Tag>
  return uitgebracht ? <>Advies, versie {uitgebracht}, is uitgebracht. De brief aan betrokkene staat erbij.</> : <>Er staat nu niets voor u klaar.</>
}
