import { seatLook } from '~/dossier/seat-look'
import { capital } from '~/platform/letters/rules'
import { Card, DataTable, Disclosure, ItemList, MarkLegend, PersonDot, Stack, Tag, type Column, type LinkComponent } from '~/ui/index'
import { disciplines, type Discipline } from '../catalogus/schema'
import { missingSources, movementOf, pictureFilters, pictureOrders, pictureRows, spreadInWords, type PictureFilter, type PictureOrder } from '../picture'
import type { WegingRij } from '../read-weging.server'
import { PLACE_ID, usePlaceFocus } from '../sheet/use-place-focus'
import { headOf, JudgementReason, JudgementSign, legend, type StukHref } from './judgement'

/** What of the picture is on the screen; it stands in the address, so that it can be gone back to. */
export interface PictureView {
  toon: PictureFilter
  orde: PictureOrder
  /** The criterion whose reasons are open. */
  open: string | null
}

/** Reads the address; what is no known word gives the whole picture, differences first. */
export function pictureViewOf(query: URLSearchParams): PictureView {
  const toon = pictureFilters.find((one) => one === query.get('toon')) ?? 'alles'
  const orde = pictureOrders.find((one) => one === query.get('orde')) ?? 'verschillen eerst'
  return { toon, orde, open: query.get('criterium') }
}

export const pictureHref = ({ toon, orde, open }: PictureView): string =>
  `?${new URLSearchParams({ beeld: 'heel', toon, orde, ...(open ? { criterium: open } : {}) }).toString()}`

interface PictureProps {
  rijen: readonly WegingRij[]
  codes: readonly string[]
  view: PictureView
  stukHref: StukHref
  LinkComponent: LinkComponent
}

/** The whole sheet in one picture: criteria × members, value and weight by shape and word; a cell opens the reasons side by side. */
export function Picture({ rijen, codes, view, stukHref, LinkComponent: Link }: PictureProps) {
  const rows = pictureRows(rijen, codes, view)
  const opened = rijen.find(({ code }) => code === view.open)
  usePlaceFocus(opened?.code ?? '')
  return (
    <Stack>
      <ViewLinks view={view} Link={Link} />
      {opened && <Reasons rij={opened} view={view} stukHref={stukHref} Link={Link} />}
      <Card title="Alle oordelen naast elkaar" aside="Niets wordt opgeteld">
        <Stack gap="small">
          <DataTable
            caption="Criteria en leden: elk oordeel met zijn gewicht"
            captionHidden
            columns={columnsFor(view, Link)}
            rows={rows}
            rowKey={({ code }) => code}
            highlight={({ code }) => code === view.open}
            empty={view.toon === 'verschillen' ? 'Er is geen criterium waarover u verschilt.' : 'Er is geen criterium dat iemand niet kon beoordelen.'}
          />
          <MarkLegend items={legend} />
        </Stack>
      </Card>
      <Missing rijen={rijen} />
    </Stack>
  )
}

function ViewLinks({ view, Link }: { view: PictureView; Link: LinkComponent }) {
  const closed = { ...view, open: null }
  return (
    <nav className="picture__views" aria-label="Wat u ziet en in welke volgorde">
      <Choices lead="Wat u ziet" Link={Link} links={pictureFilters.map((toon) => ({ href: pictureHref({ ...closed, toon }), label: `Toon ${toon}`, current: toon === view.toon }))} />
      <Choices lead="In welke volgorde" Link={Link} links={pictureOrders.map((orde) => ({ href: pictureHref({ ...closed, orde }), label: capital(orde), current: orde === view.orde }))} />
    </nav>
  )
}

/** One choice among a few: what is chosen is bold and underlined thick. */
const Choices = ({ lead, links, Link }: { lead: string; links: readonly { href: string; label: string; current: boolean }[]; Link: LinkComponent }) => (
  <div className="picture__choices">
    <span>{lead}:</span>
    {links.map(({ href, label, current }) => <Link key={label} href={href} aria-current={current ? 'true' : undefined}>{label}</Link>)}
  </div>
)

function columnsFor(view: PictureView, Link: LinkComponent): Column<WegingRij>[] {
  const open = (rij: WegingRij) => pictureHref({ ...view, open: rij.code })
  return [
    { key: 'criterium', header: 'Criterium', rowHeader: true, cell: (rij) => <Link href={open(rij)} id={`rij-${rij.code}`}><strong>{rij.code}</strong> {rij.kort}</Link> },
    ...disciplines.map((discipline): Column<WegingRij> => ({
      key: discipline,
      header: seatLook[discipline].label,
      cell: (rij) => <PictureCell rij={rij} discipline={discipline} href={open(rij)} Link={Link} />
    })),
    { key: 'spreiding', header: 'Hoe ver uit elkaar', cell: spreadInWords }
  ]
}

function PictureCell({ rij, discipline, href, Link }: { rij: WegingRij; discipline: Discipline; href: string; Link: LinkComponent }) {
  const cel = rij.cellen.find((one) => one.discipline === discipline)
  const moved = cel && movementOf(cel, rij.eerder)
  return (
    <>
      <Link href={href} className="picture__cell"><JudgementSign entry={cel?.entry ?? null} /></Link>
      {moved && <small className="picture__moved">Ronde {moved.ronde}: {moved.van}. Nu: {moved.naar}.</small>}
    </>
  )
}

function Reasons({ rij, view, stukHref, Link }: { rij: WegingRij; view: PictureView; stukHref: StukHref; Link: LinkComponent }) {
  return (
    <section className="card" aria-labelledby={PLACE_ID}>
      <Stack gap="small">
        <h2 id={PLACE_ID} tabIndex={-1}>{rij.code} {rij.naam}: de redenen naast elkaar</h2>
        <p>{rij.vraag}</p>
        <p className="field__hint">{capital(spreadInWords(rij))}. Bron: {rij.bron}. <Tag tone="neutral">{rij.status}</Tag></p>
        <div className="picture__reasons">
          {rij.cellen.map((cel) => <Reason key={cel.registernummer} rij={rij} cel={cel} stukHref={stukHref} />)}
        </div>
        <p><Link href={`${pictureHref({ ...view, open: null })}#rij-${rij.code}`}>Sluiten, terug naar {rij.code} in het beeld</Link></p>
      </Stack>
    </section>
  )
}

function Reason({ rij, cel, stukHref }: { rij: WegingRij; cel: WegingRij['cellen'][number]; stukHref: StukHref }) {
  const moved = movementOf(cel, rij.eerder)
  return (
    <section aria-label={seatLook[cel.discipline].label}>
      <h3><PersonDot {...seatLook[cel.discipline]} /> {seatLook[cel.discipline].label}</h3>
      <p><JudgementSign entry={cel.entry} /></p>
      {moved && <p className="field__hint">In ronde {moved.ronde}: {moved.van}.</p>}
      <JudgementReason entry={cel.entry} stukHref={stukHref} />
      {rij.eerder.filter(({ discipline }) => discipline === cel.discipline).map(({ ronde, entry }) => (
        <Disclosure key={ronde} label={`Ronde ${ronde}: ${headOf(entry)}`}>
          <JudgementReason entry={entry} stukHref={stukHref} />
        </Disclosure>
      ))}
    </section>
  )
}

function Missing({ rijen }: { rijen: readonly WegingRij[] }) {
  const missing = missingSources(rijen)
  return (
    <Card id="ontbrekende-bronnen" title="Wat niet te beoordelen is">
      {missing.length === 0 ? <p>Iedereen kon elk criterium beoordelen.</p> : (
        <ItemList
          label="Wat niet te beoordelen is, en welke bron dat oplost"
          items={missing.map(({ code, naam, discipline, reden, bron }) => ({
            id: `${code} ${discipline}`,
            lead: <PersonDot {...seatLook[discipline]} />,
            body: <><strong>{code} {naam}.</strong> {reden}</>,
            note: `Deze bron lost het op: ${bron}`
          }))}
        />
      )}
    </Card>
  )
}
