import { useLoaderData } from '@remix-run/react'
import { listAdviezen } from '~/advies/read-advies.server'
import { isBeslissing } from '~/advies/reply'
import { lezen } from '~/guard-paneel.server'
import { Card, DataTable, EmptyState, formatDate, PageTitle, Stack, Tag } from '~/ui/index'

export const loader = lezen('routes/adviezen._index', async ({ wie, diensten }) => ({
  adviezen: (await listAdviezen(diensten, wie)).map(({ uitgebrachtOp, ontvangsten, antwoorden, ...advies }) => ({
    ...advies,
    uitgebrachtOp: uitgebrachtOp.toISOString(),
    staat: antwoorden.some(({ keuze }) => isBeslissing(keuze)) ? 'beantwoord' : antwoorden.length > 0 ? 'nog niet beslist' : ontvangsten.length > 0 ? 'gelezen' : 'nieuw'
  }))
}))

export default function Adviezen() {
  const { adviezen } = useLoaderData<typeof loader>()
  return (
    <Stack gap="large">
      <PageTitle title="Adviezen" intro="De adviezen die aan u zijn uitgebracht." />
      {adviezen.length === 0 ? (
        <EmptyState title="Nog geen adviezen">Zodra een panel u een advies stuurt, staat het hier.</EmptyState>
      ) : (
        <Card>
          <DataTable
            caption="Uw adviezen"
            captionHidden
            rows={adviezen}
            rowKey={({ id }) => id}
            columns={[
              { key: 'advies', header: 'Advies', rowHeader: true, cell: ({ id, kenmerk, versie }) => <a href={`/adviezen/${id}`}>{kenmerk}, versie {versie}</a> },
              { key: 'datum', header: 'Uitgebracht', cell: ({ uitgebrachtOp }) => formatDate(uitgebrachtOp) },
              { key: 'staat', header: 'Staat', cell: ({ staat }) => <Tag tone={staat === 'beantwoord' ? 'good' : 'attention'}>{staat}</Tag> }
            ]}
          />
        </Card>
      )}
    </Stack>
  )
}
