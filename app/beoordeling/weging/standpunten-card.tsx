import { seatLook } from '~/dossier/seat-look'
import { Card, Disclosure, formatDateTime, ItemList, PersonDot, Tag } from '~/ui/index'
import type { WegingLid } from '../read-weging.server'
import type { StandpuntRecord } from '../schema'

/** The recorded end views, each under its function. What was not recorded is not shown. */
export function StandpuntenCard({ title, leden }: { title: string; leden: readonly WegingLid[] }) {
  return (
    <Card id="eindoordelen" title={title}>
      <ItemList
        label={title}
        items={leden.map(({ lidId, discipline, standpunt }) => ({
          id: lidId,
          lead: <PersonDot {...seatLook[discipline]} />,
          body: standpunt
            ? <><strong>{seatLook[discipline].label}</strong> <Tag>{standpunt.inhoud.uitkomst}</Tag> <StandpuntText standpunt={standpunt.inhoud} /></>
            : <><strong>{seatLook[discipline].label}</strong> <Tag tone="neutral">nog niet vastgelegd</Tag></>,
          note: standpunt ? `Versie ${standpunt.versie}, ${formatDateTime(standpunt.gemaaktOp)}` : undefined
        }))}
      />
    </Card>
  )
}

function StandpuntText({ standpunt: { toelichting, afwijkend, ontbreekt, dragend = [], versterkt = [] } }: { standpunt: StandpuntRecord }) {
  return (
    <>
      {toelichting.map((alinea, index) => <p key={index}>{alinea}</p>)}
      {dragend.length > 0 && <p>Gedragen door groep {dragend.join(', ')}.</p>}
      {versterkt.length > 0 && <p>Versterkt: {versterkt.join(', ')}.</p>}
      {afwijkend.length > 0 && (
        <Disclosure label="Afwijkend standpunt">{afwijkend.map((alinea, index) => <p key={index}>{alinea}</p>)}</Disclosure>
      )}
      {ontbreekt.length > 0 && (
        <Disclosure label="Wat er ontbreekt">
          <ItemList items={ontbreekt.map(({ wat, wie }, index) => ({ id: String(index), body: wat, note: wie }))} />
        </Disclosure>
      )}
    </>
  )
}
