import { Card, DataTable, EmptyState, formatDate } from '~/ui/index'
import type { ZaakRegel } from '../store.server'

export function ZakenLijst({ zaken }: { zaken: ZaakRegel[] }) {
  if (zaken.length === 0) {
    return <EmptyState title="Geen zaken">Als een zaak aan u is toegewezen, staat die hier.</EmptyState>
  }
  return (
    <Card>
      <DataTable
        caption="Uw zaken"
        captionHidden
        rows={zaken}
        rowKey={(zaak) => zaak.dossierId}
        columns={[
          { key: 'zaak', header: 'Zaak', rowHeader: true, cell: (zaak) => <a href={`/opsporing/zaken/${zaak.dossierId}`}>{zaak.aanduiding}</a> },
          { key: 'nummer', header: 'Zaaknummer', cell: (zaak) => zaak.zaaknummer },
          { key: 'sinds', header: 'Aan u toegewezen', cell: (zaak) => formatDate(zaak.toegewezenOp) }
        ]}
      />
    </Card>
  )
}
