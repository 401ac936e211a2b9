import { judgementInWords, signOf } from '~/beoordeling/mark-of'
import { Breadcrumb, Card, Disclosure, Mark, PageTitle, SplitLayout, Stack, Tag } from '~/ui/index'
import { MINIMUM_BLADEN } from '../schema'
import { spreadInWords, type Keuze, type Reden, type SpreidingRij } from '../spread'
import { GesprekCard } from './gesprek-card'
import { OefenKader } from './oefen-kader'

interface SpreidingPageProps {
  oefeningId: string
  aanduiding: string
  bladen: number
  rijen: SpreidingRij[]
  /** The room of the discussion; null once it is closed. */
  gesprek: string | null
}

/** The spread of all sheets: per criterion how many chose what, in words and in shapes, and the reasons without a name. */
export function SpreidingPage({ oefeningId, aanduiding, bladen, rijen, gesprek }: SpreidingPageProps) {
  return (
    <OefenKader>
      <Stack gap="large">
        <Breadcrumb items={[{ label: 'Oefenen', href: '/kalibratie' }, { label: aanduiding, href: `/kalibratie/${oefeningId}` }, { label: 'Spreiding' }]} />
        <PageTitle title="Spreiding" intro={`${bladen} bladen, zonder namen. Wat verschilt staat bovenaan. Geen enkel antwoord is hier het goede.`} />
        <SplitLayout columns="main-side">
          <Card title="Per criterium">
            <ul className="spreiding">{rijen.map((rij) => <Rij key={rij.code} {...rij} />)}</ul>
          </Card>
          <GesprekCard room={gesprek} />
        </SplitLayout>
      </Stack>
    </OefenKader>
  )
}

function Rij(rij: SpreidingRij) {
  const { code, naam, soort, teWeinig, keuzes, redenen } = rij
  return (
    <li className="spreiding__rij">
      <h3>{code} {naam}</h3>
      {teWeinig ? <p>Minder dan {MINIMUM_BLADEN} mensen antwoordden hier. Daarom is er niets te zien.</p> : soort === 'oordeel' && <p>{spreadInWords(rij)}</p>}
      {keuzes.length > 0 && <ul className="spreiding__keuzes" aria-label={`Keuzes bij ${code}`}>{keuzes.map((keuze) => <KeuzeRegel key={judgementInWords(keuze.oordeel, keuze.gewicht)} {...keuze} />)}</ul>}
      {redenen.length > 0 && (
        <Disclosure label={soort === 'oordeel' ? `Redenen bij ${code}, zonder naam` : `Teksten bij ${code}, zonder naam`}>
          <ul className="spreiding__redenen">{redenen.map((reden, index) => <RedenRegel key={index} {...reden} />)}</ul>
        </Disclosure>
      )}
    </li>
  )
}

function KeuzeRegel({ oordeel, gewicht, aantal, eigen }: Keuze) {
  const words = judgementInWords(oordeel, gewicht)
  return (
    <li className="spreiding__keuze">
      <span className="spreiding__tekens" aria-hidden="true">{Array.from({ length: aantal }, (_, index) => <Mark key={index} {...signOf(oordeel, gewicht)} look="plain" label={words} labelShown />)}</span>
      <span>{words}: {aantal}</span>
      {eigen && <Tag tone="attention">uw keuze, alleen u ziet dit</Tag>}
    </li>
  )
}

function RedenRegel({ oordeel, gewicht, tekst, eigen }: Reden) {
  return (
    <li>
      {oordeel && <strong>{judgementInWords(oordeel, gewicht)}</strong>} {eigen && <Tag tone="attention">van u, alleen u ziet dit</Tag>}
      <p>{tekst}</p>
    </li>
  )
}
