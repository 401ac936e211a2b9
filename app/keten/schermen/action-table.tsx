import { Form } from '~/toegang/web'
import { Button, DataTable, formatDate, Tag } from '~/ui/index'
import type { Actie } from '../overleg/read-overleg.server'

/** What was decided, who does it and by when; its owner ticks it. */
export const ActionTable = ({ acties, vandaag }: { acties: Actie[]; vandaag: string }) => (
  <DataTable
    caption="Acties" captionHidden rows={acties} rowKey={({ id }) => id} empty="Er is nog geen actie besloten."
    columns={[
      { key: 'wat', header: 'Wat', rowHeader: true, cell: ({ wat }) => wat },
      { key: 'kenmerk', header: 'Dossier', nowrap: true, cell: ({ kenmerk }) => kenmerk },
      { key: 'wie', header: 'Wie', cell: ({ eigenaar }) => eigenaar },
      { key: 'dag', header: 'Klaar op', cell: ({ uiterlijk, gedaanOp }) => <>{formatDate(uiterlijk)}{gedaanOp === null && uiterlijk < vandaag && <> <Tag tone="weakened">te laat</Tag></>}</> },
      { key: 'gedaan', header: 'Gedaan', cell: ({ id, wat, eigen, gedaanOp }) => (gedaanOp ? formatDate(gedaanOp) : eigen ? <Form method="post"><input type="hidden" name="actie" value={id} /><Button variant="quiet" size="small" name="doen" value="gedaan" aria-label={`Gedaan: ${wat}`}>Gedaan</Button></Form> : 'nog niet') }
    ]}
  />
)
