import { DataTable, EmptyState } from '~/ui/index'
import { aardNaam, herkomstNaam } from '../namen'
import type { Indicatie } from '../store.server'
import { Lines, Wanneer } from './wanneer'

/** The leads of a case as they are now, in the order in which they came. */
export function IndicatieTabel({ dossierId, indicaties }: { dossierId: string; indicaties: Indicatie[] }) {
  if (indicaties.length === 0) {
    return <EmptyState title="Geen indicaties" headingLevel={3}>In deze zaak zijn geen opsporingsindicaties. Dat zegt niets over slachtofferschap.</EmptyState>
  }
  return (
    <DataTable
      caption="Opsporingsindicaties, op nummer"
      captionHidden
      rows={indicaties}
      rowKey={(indicatie) => String(indicatie.nummer)}
      columns={[
        { key: 'nummer', header: 'Nummer', nowrap: true, cell: ({ nummer, versie }) => <><a href={`/opsporing/zaken/${dossierId}/indicaties/${nummer}`}>Nr. {nummer}</a>{versie > 1 && <small> versie {versie}</small>}</> },
        { key: 'datum', header: 'Wanneer', cell: (indicatie) => <Wanneer tijd={indicatie} /> },
        { key: 'tekst', header: 'Indicatie of stap', rowHeader: true, cell: (indicatie) => <Lines text={indicatie.tekst} /> },
        { key: 'aard', header: 'Aard', cell: ({ aard }) => aardNaam[aard] },
        { key: 'herkomst', header: 'Herkomst', cell: ({ herkomst, vindplaats }) => <>{herkomstNaam(herkomst)}{vindplaats && <><br /><small>{vindplaats}</small></>}</> }
      ]}
    />
  )
}
