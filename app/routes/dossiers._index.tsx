import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { eigenIngang, type Hoedanigheid } from '~/dossier/schema'
import { Where } from '~/dossier/schermen/work-page'
import { readWork } from '~/dossier/store.server'
import { lezen } from '~/guard-paneel.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { Card, DataTable, EmptyState, PageTitle, Stack, Tag } from '~/ui/index'

export const loader = lezen('routes/dossiers._index', async ({ wie, diensten }) => {
  const elders = eigenIngang[wie.hoedanigheid as Hoedanigheid]
  if (elders) throw redirect(elders)
  return { regels: await readWork(diensten.sql, wie.accountId, dagInAmsterdam(diensten.clock.now())) }
})

export default function Dossiers() {
  const { regels } = useLoaderData<typeof loader>()
  return (
    <Stack gap="large">
      <PageTitle title="Dossiers" intro="De dossiers waarin u een rol hebt." />
      {regels.length === 0 ? (
        <EmptyState title="Nog geen dossiers">Als u in een panel zit of een dossier aanneemt, staat het hier.</EmptyState>
      ) : (
        <Card>
          <DataTable
            caption="Uw dossiers"
            captionHidden
            rows={regels}
            rowKey={(regel) => `${regel.dossierId}/${regel.rol}`}
            columns={[
              { key: 'dossier', header: 'Dossier', rowHeader: true, cell: (regel) => <a href={regel.rol === 'tegenlezer' ? `/dossiers/${regel.dossierId}/tegenlezing` : `/dossiers/${regel.dossierId}`}>{regel.kenmerk}</a> },
              { key: 'rol', header: 'Uw rol', cell: (regel) => <Tag tone="neutral">{regel.rol === 'coordinator' ? 'coördinator' : regel.rol}</Tag> },
              { key: 'waar', header: 'Waar het dossier staat', cell: (regel) => <Where regel={regel} /> }
            ]}
          />
        </Card>
      )}
    </Stack>
  )
}
