import type { BetrokkeneGegevens, Gebeurtenis } from '~/dossier/betrokkene.server'
import { filledRows } from '~/dossier/filled-rows'
import { Breadcrumb, ButtonLink, ButtonRow, Card, EmptyState, PageTitle, sayDays, SectionNav, SplitLayout, Stack, SummaryList, Timeline } from '~/ui/index'
import type { GetoondeConclusie } from '../medisch/read-medical-page.server'
import { SideBySideLink } from '../naast-elkaar/side-by-side-page'
import { ConclusionsCard } from '../schermen/conclusions-card'
import type { Stuk } from '../stukken.server'
import { Paper } from './paper'

interface PapersPageProps {
  dossierId: string
  kenmerk: string
  lijst: Pick<Stuk, 'nummer' | 'titel' | 'datumTekst'>[]
  /** The paper that is being read; null shows the time line and what the papers say of betrokkene. */
  gekozen: Stuk | null
  /** The place in it that somebody came for, marked; null opens it at its beginning. */
  plaats: string | null
  gebeurtenissen: Gebeurtenis[]
  conclusies: readonly GetoondeConclusie[]
  magToevoegen: boolean
  magMedisch: boolean
  betrokkene: BetrokkeneGegevens | null
  /** Where this reader's dossier begins: the overview, or for a second reader their own page. */
  begin: string
}

/** The papers of one dossier: a list, and one of them to read; before that what happened, in order of time. */
export function PapersPage({ dossierId, kenmerk, lijst, gekozen, plaats, gebeurtenissen, betrokkene, conclusies, magToevoegen, magMedisch, begin }: PapersPageProps) {
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: begin }, { label: 'Stukken' }]} />
      <PageTitle title="Stukken" intro="Wat er over deze zaak op papier staat. Alleen het panel leest dit." />
      <ButtonRow>
        <SideBySideLink dossierId={dossierId} />
        {magMedisch && <ButtonLink href={`/dossiers/${dossierId}/medisch`} variant="secondary" size="small">Medische stukken</ButtonLink>}
        {magToevoegen && <ButtonLink href={`/dossiers/${dossierId}/stukken/toevoegen`} variant="secondary" size="small">Stuk toevoegen</ButtonLink>}
      </ButtonRow>
      <SplitLayout columns="side-main">
        <SectionNav
          label="Stukken"
          intro={lijst.length === 1 ? '1 stuk' : `${lijst.length} stukken`}
          groups={[
            { href: `/dossiers/${dossierId}/stukken`, label: 'Wat er gebeurde', current: gekozen === null },
            ...lijst.map(({ nummer, titel }) => ({ href: `?stuk=${nummer}#stuk`, label: `${nummer} · ${sayDays(titel)}`, current: gekozen?.nummer === nummer }))
          ]}
        />
        {gekozen ? (
          // On a narrow screen the list comes first: choosing a stuk leads past it.
          <div id="stuk"><Paper key={`${gekozen.nummer} ${plaats}`} dossierId={dossierId} stuk={gekozen} open={plaats} /></div>
        ) : (
          <Stack>
            <ConclusionsCard conclusies={conclusies} />
            <Happened gebeurtenissen={gebeurtenissen} />
            <AboutBetrokkene betrokkene={betrokkene} />
          </Stack>
        )}
      </SplitLayout>
    </Stack>
  )
}

function Happened({ gebeurtenissen }: { gebeurtenissen: Gebeurtenis[] }) {
  if (gebeurtenissen.length === 0) return <EmptyState title="Geen tijdlijn">Bij dit dossier is geen tijdlijn aangeleverd.</EmptyState>
  return (
    <Card title="Wat er gebeurde">
      <Timeline
        label="Gebeurtenissen"
        items={gebeurtenissen.map(({ id, datumTekst, omschrijving, vindplaats }) => ({
          id,
          date: sayDays(datumTekst),
          title: omschrijving,
          children: vindplaats && <p className="timeline__source">Bron: {vindplaats}</p>
        }))}
      />
    </Card>
  )
}

function AboutBetrokkene({ betrokkene }: { betrokkene: BetrokkeneGegevens | null }) {
  if (!betrokkene) return null
  const landen = [betrokkene.landHerkomst, betrokkene.landTransit, betrokkene.landUitbuiting]
  const rows = filledRows([
    ['Leeftijd', betrokkene.leeftijdOpgave],
    ['Minderjarig tijdens de feiten', betrokkene.minderjarigOpgave],
    ['Geslacht', betrokkene.geslacht],
    ['Taal of tolk', betrokkene.taalOfTolk],
    ['Nationaliteit', betrokkene.nationaliteit],
    ['Landen (herkomst, doorreis, uitbuiting)', landen.some((land) => land !== null) ? landen.map((land) => land ?? 'onbekend').join(', ') : null],
    ['Genoemde vorm van uitbuiting', betrokkene.vormUitbuiting.join('; ')],
    ['Kwetsbaarheid', betrokkene.kwetsbaarheid.join('; ')]
  ])
  return (
    <Card title="Over betrokkene" aside="Zoals de stukken het zeggen; geen criterium">
      <SummaryList rows={rows} />
    </Card>
  )
}
