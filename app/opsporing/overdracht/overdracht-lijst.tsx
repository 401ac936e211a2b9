import { klokInWoorden, ketenklokVanaf } from '~/platform/koppelvlak/rules'
import { DataTable, EmptyState, formatDate, formatDateTime, Stack, Tag, type TagTone } from '~/ui/index'
import type { OverdrachtRegel } from './read-overdracht.server'
import { koppelvlakNaam, ontvangerNaam, type Gebeurtenis } from './schema'

export const gebeurtenisNaam: Readonly<Record<Gebeurtenis, string>> = { opgesteld: 'Opgesteld', verstrekt: 'Verstrekt', 'ontvangst-bevestigd': 'Ontvangst bevestigd' }
const toon: Readonly<Record<Gebeurtenis, TagTone>> = { opgesteld: 'attention', verstrekt: 'primary', 'ontvangst-bevestigd': 'good' }

export function OverdrachtLijst({ dossierId, overdrachten }: { dossierId: string; overdrachten: OverdrachtRegel[] }) {
  if (overdrachten.length === 0) return <EmptyState title="Nog niets overgedragen" headingLevel={3}>Een overdracht aan OM of AVIM staat hier met haar nummer.</EmptyState>
  return (
    <Stack>
    <DataTable
      caption="Overdrachten, de laatste bovenaan"
      captionHidden
      rows={overdrachten}
      rowKey={({ nummer }) => nummer}
      columns={[
        { key: 'nummer', header: 'Nummer', rowHeader: true, nowrap: true, cell: ({ nummer }) => <a href={`/opsporing/zaken/${dossierId}/overdrachten/${nummer}`}>{nummer}</a> },
        { key: 'wat', header: 'Wat', cell: ({ koppelvlak }) => koppelvlakNaam[koppelvlak] },
        { key: 'ontvanger', header: 'Aan', cell: ({ ontvanger }) => ontvangerNaam[ontvanger] },
        { key: 'aantal', header: 'Indicaties', align: 'end', cell: ({ aantal }) => aantal },
        { key: 'opgesteld', header: 'Opgesteld', cell: ({ opgesteldOp }) => formatDate(opgesteldOp) },
        { key: 'stand', header: 'Stand', cell: ({ stand, uiterlijk }) => <><Tag tone={toon[stand]}>{gebeurtenisNaam[stand]}</Tag>{uiterlijk && <><br /><small>{uiterlijk.teLaat ? 'Te laat: had verstrekt moeten zijn op' : 'Verstrek het uiterlijk'} {formatDateTime(uiterlijk.moment)}</small></>}</> }
      ]}
    />
      <p><small>Wat is opgesteld, wordt binnen 24 uur verstrekt. {klokInWoorden(ketenklokVanaf)}</small></p>
    </Stack>
  )
}
