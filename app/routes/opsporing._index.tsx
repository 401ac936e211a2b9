import { useLoaderData } from '@remix-run/react'
import { leesEigen } from '~/opsporing/guard.server'
import { zetelsOnbekend } from '~/opsporing/policy'
import { listZaken } from '~/opsporing/store.server'
import { GeenTerugweg } from '~/opsporing/schermen/geen-terugweg'
import { ZakenLijst } from '~/opsporing/schermen/zaken-lijst'
import { Notice, PageTitle, Stack } from '~/ui/index'

export const loader = leesEigen('routes/opsporing._index', async ({ wie, diensten }) => {
  const zaken = await listZaken(diensten.db, diensten.zetels, wie)
  return zaken === 'onbekend' ? { zaken: null, uitleg: zetelsOnbekend } : { zaken, uitleg: null }
})

export default function MijnZaken() {
  const { zaken, uitleg } = useLoaderData<typeof loader>()
  return (
    <Stack gap="large">
      <PageTitle title="Mijn zaken" intro="De zaken waarvan u de opsporingsindicaties behandelt." />
      {zaken ? <ZakenLijst zaken={zaken} /> : <Notice tone="attention" title="Zaken zijn nu niet te zien" live="status"><p>{uitleg}</p></Notice>}
      <GeenTerugweg />
    </Stack>
  )
}
