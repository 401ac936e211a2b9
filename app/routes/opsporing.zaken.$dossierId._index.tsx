import { useLoaderData } from '@remix-run/react'
import { leesZaak } from '~/opsporing/guard.server'
import { OverdrachtLijst } from '~/opsporing/overdracht/overdracht-lijst'
import { listOverdrachten } from '~/opsporing/overdracht/read-overdracht.server'
import { OvergekomenLijst } from '~/opsporing/postvak/overgekomen-lijst'
import { listOvergekomen } from '~/opsporing/postvak/read-overgekomen.server'
import { GeenTerugweg } from '~/opsporing/schermen/geen-terugweg'
import { IndicatieTabel } from '~/opsporing/schermen/indicatie-tabel'
import { readZaak } from '~/opsporing/store.server'
import { notFound } from '~/toegang/guard.server'
import { Breadcrumb, ButtonLink, Card, formatDate, PageTitle, Stack, SummaryList } from '~/ui/index'

export const loader = leesZaak('routes/opsporing.zaken.$dossierId._index', async ({ wie, diensten, dossierId }) => {
  const zaak = await readZaak(diensten, wie, dossierId)
  if (!zaak) throw notFound()
  return { zaak, overgekomen: await listOvergekomen(diensten, wie, dossierId), overdrachten: await listOverdrachten(diensten, wie, dossierId, diensten.clock.now()) }
})

export default function Zaak() {
  const { zaak, overgekomen, overdrachten } = useLoaderData<typeof loader>()
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Mijn zaken', href: '/opsporing' }, { label: zaak.aanduiding }]} />
      <PageTitle title={zaak.aanduiding} intro="Opsporingsindicaties en regels uit de strafzaak." />
      <GeenTerugweg />
      <Card title="De zaak">
        <SummaryList
          variant="plain"
          rows={[
            { term: 'Zaaknummer', value: zaak.zaaknummer },
            { term: 'Stand van', value: zaak.peildatum ? formatDate(zaak.peildatum) : 'de hele zaak, zonder peildatum' },
            { term: 'Ingelezen op', value: formatDate(zaak.ingelezenOp) }
          ]}
        />
      </Card>
      <Card title="Van betrokkene, via het panel">
        <OvergekomenLijst overgekomen={overgekomen} />
      </Card>
      <Card title="Opsporingsindicaties" aside={`${zaak.indicaties.length} ${zaak.indicaties.length === 1 ? 'regel' : 'regels'}, op nummer`}>
        <Stack>
          <p><ButtonLink href={`/opsporing/zaken/${zaak.dossierId}/indicaties/nieuw`} variant="secondary">Nieuwe indicatie</ButtonLink></p>
          <IndicatieTabel dossierId={zaak.dossierId} indicaties={zaak.indicaties} />
        </Stack>
      </Card>
      <Card title="Overdracht aan OM of AVIM">
        <Stack>
          {zaak.indicaties.length > 0 && <p><ButtonLink href={`/opsporing/zaken/${zaak.dossierId}/overdrachten/nieuw`} variant="secondary">Nieuwe overdracht</ButtonLink></p>}
          <OverdrachtLijst dossierId={zaak.dossierId} overdrachten={overdrachten} />
        </Stack>
      </Card>
    </Stack>
  )
}
