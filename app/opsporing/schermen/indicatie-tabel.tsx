import { DataTable, EmptyState, formatDay, sayDays } from '~/ui/index'
import type { Indicatie } from '../store.server'

const herkomstNaam: Readonly<Record<string, string>> = {
  opsporing: 'Opsporing',
  tijdlijn: 'Strafzaak, tijdlijn',
  verklaringen: 'Strafzaak, verklaring',
  stukken: 'Strafzaak, stuk',
  beoordeling_door_instanties: 'Strafzaak, beoordeling',
  tegenstrijdigheden_in_bronnen: 'Strafzaak, tegenstrijdigheid',
  bronfragmenten: 'Strafzaak, bron'
}

/** The leads in the order of the file, each with its date as it stands and where it comes from. */
export function IndicatieTabel({ indicaties }: { indicaties: Indicatie[] }) {
  if (indicaties.length === 0) {
    return <EmptyState title="Geen indicaties" headingLevel={3}>In deze zaak zijn geen opsporingsindicaties ingelezen. Dat zegt niets over slachtofferschap.</EmptyState>
  }
  return (
    <DataTable
      caption="Opsporingsindicaties, in de volgorde van de bron"
      captionHidden
      rows={indicaties}
      rowKey={(indicatie) => String(indicatie.nummer)}
      columns={[
        { key: 'datum', header: 'Datum', cell: (indicatie) => <When indicatie={indicatie} /> },
        { key: 'inhoud', header: 'Indicatie of stap', rowHeader: true, cell: (indicatie) => <Lines text={indicatie.tekst} /> },
        { key: 'herkomst', header: 'Herkomst', cell: (indicatie) => herkomstNaam[indicatie.herkomst] ?? indicatie.herkomst },
        { key: 'vindplaats', header: 'Vindplaats', cell: (indicatie) => indicatie.vindplaats ?? 'niet vermeld' }
      ]}
    />
  )
}

/** A certain day as people say it; anything else as sure or unsure as the source has it. */
function When({ indicatie: { datum, datumTekst } }: { indicatie: Indicatie }) {
  if (!datum || datum !== datumTekst) return <>{sayDays(datumTekst)}</>
  return <time dateTime={datum}>{formatDay(datum)}</time>
}

function Lines({ text }: { text: string }) {
  return <>{text.split('\n').map((line, index) => <span key={index}>{index > 0 && <br />}{line}</span>)}</>
}
