import { Card, Disclosure, ItemList } from '~/ui/index'
import type { WegingRij } from '../read-weging.server'
import { judgementItem, type StukHref } from './judgement'

/** One criterion: what was asked, and the three judgements with their reasons side by side. */
export function CriteriumCard({ rij, stukHref }: { rij: WegingRij; stukHref: StukHref }) {
  return (
    <Card id="criterium" title={`${rij.code} ${rij.naam}`}>
      <ItemList label={`Oordelen bij ${rij.code}`} items={rij.cellen.map((cel) => judgementItem(cel, stukHref))} />
      <Disclosure label="Wat is hier gevraagd?">
        <p>{rij.vraag}</p>
        <p>{rij.definitie}</p>
        <p className="field__hint">Bron: {rij.bron}. Status: {rij.status}.</p>
      </Disclosure>
    </Card>
  )
}
