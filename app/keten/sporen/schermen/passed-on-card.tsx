import type { Doorgifte } from '../../koppelvlakken/case-tasks.server'
import { Card, DataTable, formatDate, formatDateTime, Tag } from '~/ui/index'

const inWoorden = ({ stand, van, aan }: Doorgifte): string =>
  ({ 'te-versturen': `${van} moet het nog versturen`, verstuurd: `verstuurd; ${aan} moet het nog verwerken`, afgegeven: 'verstuurd', verwerkt: `verwerkt door ${aan}`, 'niet-mogelijk': 'niet gedaan' })[stand]

/** What partners pass on about this case, and how far that is: what waits first. */
export const PassedOnCard = ({ doorgegeven }: { doorgegeven: Doorgifte[] }) => (
  <Card title="Wat partners doorgeven" id="doorgegeven">
    <DataTable
      caption="Wat partners over deze zaak doorgeven"
      captionHidden
      rows={doorgegeven}
      rowKey={({ id }) => id}
      columns={[
        { key: 'wat', header: 'Wat', rowHeader: true, cell: ({ koppelvlak, naam, stuk }) => <>{naam}{stuk === null ? '' : `, stuk ${String(stuk)}`}<br /><small>{koppelvlak}</small></> },
        { key: 'wie', header: 'Van en aan', cell: ({ van, aan }) => `${van} aan ${aan}` },
        {
          key: 'stand', header: 'Stand', cell: (rij) => (
            <>
              {rij.haast && <><Tag tone={rij.haast === 'te laat' ? 'weakened' : 'attention'}>{rij.haast === 'te laat' ? 'Te laat' : 'Bijna te laat'}</Tag><br /></>}
              {inWoorden(rij)}<br />
              <small>{rij.uiterlijk ? `uiterlijk ${formatDateTime(rij.uiterlijk)}` : rij.op ? formatDate(rij.op) : ''}{rij.reden && `: ${rij.reden}`}</small>
            </>
          )
        }
      ]}
    />
  </Card>
)
