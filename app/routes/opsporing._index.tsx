import { useLoaderData } from '@remix-run/react'
import { leesOverzicht } from '~/opsporing/guard.server'
import { listZaken } from '~/opsporing/store.server'
import { GeenTerugweg } from '~/opsporing/schermen/geen-terugweg'
import { ZakenLijst } from '~/opsporing/schermen/zaken-lijst'
import { PageTitle, Stack } from '~/ui/index'

export const loader = leesOverzicht('routes/opsporing._index', async ({ wie, diensten }) => ({ zaken: await listZaken(diensten, diensten.zetels, wie) }))

export default function MijnZaken() {
  const { zaken } = useLoaderData<typeof loader>()
  return (
    <Stack gap="large">
      <PageTitle title="Mijn zaken" intro="De zaken waarvan u de opsporingsindicaties behandelt." />
      <ZakenLijst zaken={zaken} />
      <p><a href="/opsporing/koppelvlakken">Grondslagen: wat naar wie mag</a></p>
      <GeenTerugweg />
    </Stack>
  )
}
