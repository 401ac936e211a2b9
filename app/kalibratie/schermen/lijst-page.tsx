import { ButtonLink, Card, DataTable, EmptyState, formatDateShort, PageTitle, Stack, Tag } from '~/ui/index'
import type { OefeningRegel } from '../read-oefening.server'
import { OefenKader } from './oefen-kader'
import { standInWoorden, standToon } from './stand'
import { UitlegCard } from './uitleg-card'

/** The exercises of one person: those they organise, or those they were invited to. */
export function LijstPage({ regels, organisator }: { regels: OefeningRegel[]; organisator: boolean }) {
  return (
    <OefenKader>
      <Stack gap="large">
        <PageTitle
          title="Oefenen"
          intro="Samen een openbare zaak beoordelen om van elkaar te leren. Het staat los van uw dossiers."
          aside={organisator && <ButtonLink href="/kalibratie/nieuw">Oefening beginnen</ButtonLink>}
        />
        <Card title={organisator ? 'Oefeningen die u organiseert' : 'Uw oefeningen'}>
          {regels.length === 0 ? (
            <EmptyState title="Nog geen oefeningen">{organisator ? 'Begin er een en nodig panelleden uit.' : 'Een coördinator kan u uitnodigen. De oefening staat dan hier.'}</EmptyState>
          ) : (
            <DataTable
              caption="Oefeningen"
              captionHidden
              rows={regels}
              rowKey={(regel) => regel.id}
              columns={[
                { key: 'zaak', header: 'Oefenzaak', rowHeader: true, cell: (regel) => <a href={`/kalibratie/${regel.id}`}>{regel.aanduiding}</a> },
                { key: 'stand', header: 'Stand', cell: (regel) => <Tag tone={standToon[regel.stand]}>{standInWoorden[regel.stand]}</Tag> },
                { key: 'einddag', header: 'Indienen tot en met', nowrap: true, cell: (regel) => formatDateShort(regel.einddag) },
                { key: 'blad', header: organisator ? 'Bladen' : 'Uw blad', cell: (regel) => (organisator ? `${regel.aantal ?? 0} van ${regel.genodigd}` : ownSheet(regel)) }
              ]}
            />
          )}
        </Card>
        <UitlegCard />
      </Stack>
    </OefenKader>
  )
}

function ownSheet({ stand, eigen, afgezien }: OefeningRegel): string {
  if (afgezien) return 'u doet niet mee'
  if (stand === 'gesloten' || stand === 'gestopt') return 'niet meer van u'
  return eigen ? 'ingediend' : 'nog niet ingediend'
}
