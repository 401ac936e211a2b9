import { Breadcrumb, Card, ErrorSummary, Notice, PageTitle, Stack } from '~/ui/index'
import type { HandoverPageData } from '../read-handover-page.server'
import { ONTVANGER } from '../schema'
import { errorsOf, type Antwoord } from './answer'
import { ConsentCard } from './consent-card'
import { DangerCard } from './danger-card'
import { RegisterCard } from './register-card'

/** *Overdragen met toestemming*, for voorzitter and secretaris: what betrokkene lets be handed over, and nothing else. */
export function HandoverPage({ antwoord, ...props }: HandoverPageData & { antwoord: Antwoord | undefined }) {
  const { dossierId, kenmerk, verslag, sleutel, vandaag, gemachtigd, register } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Hoorzitting', href: `/dossiers/${dossierId}/verslag` }, { label: 'Overdragen' }]} />
      <PageTitle title="Overdragen met toestemming" intro="Betrokkene beslist zelf of een deel van haar verhaal verder gaat dan dit panel. Alleen de voorzitter en de secretaris zien deze bladzijde." />
      <ErrorSummary errors={errorsOf(antwoord)} title="Er is niets vastgelegd" />
      {!sleutel && <Notice tone="attention" title="Overdragen kan nu niet"><p>De sleutel van het postvak ontbreekt op deze server. Vastleggen kan wel. Vraag de beheerder om de sleutel.</p></Notice>}
      <Card title="Zo werkt het">
        <ul>
          <li>Alleen passages uit het vastgestelde verslag gaan over, woord voor woord, naar {ONTVANGER}.</li>
          <li>Scores, weging en advies gaan nooit over. Er komt ook nooit iets terug.</li>
          <li>Weigeren verandert niets aan het advies, en staat er niet in.</li>
        </ul>
      </Card>
      {register.map((voornemen) => <RegisterCard key={voornemen.versie} voornemen={voornemen} sleutel={sleutel} vandaag={vandaag} antwoord={antwoord} />)}
      <ConsentCard verslag={verslag} gemachtigd={gemachtigd} vandaag={vandaag} antwoord={antwoord} />
      <DangerCard verslag={verslag} antwoord={antwoord} />
    </Stack>
  )
}
