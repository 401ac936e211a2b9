import { useLoaderData } from '@remix-run/react'
import { readRepresented } from '~/dossier/gemachtigde.server'
import { lezen } from '~/guard-paneel.server'
import { Card, EmptyState, ItemList, PageTitle, Stack } from '~/ui/index'

export const loader = lezen('routes/gemachtigde._index', async ({ wie, diensten }) => ({ dossiers: await readRepresented(diensten.sql, wie.accountId) }))

export default function MijnDossiers() {
  const { dossiers } = useLoaderData<typeof loader>()
  return (
    <Stack gap="large">
      <PageTitle title="Mijn dossiers" intro="De dossiers waarin u betrokkene vertegenwoordigt." />
      {dossiers.length === 0 ? (
        <EmptyState title="Nog geen dossiers">Als een coördinator u uitnodigt, staat het dossier hier.</EmptyState>
      ) : (
        <Card>
          <ItemList label="Uw dossiers" items={dossiers.map(({ dossierId, kenmerk }) => ({ id: dossierId, body: <a href={`/gemachtigde/${dossierId}`}>{kenmerk}</a> }))} />
        </Card>
      )}
    </Stack>
  )
}
