import { Breadcrumb, Card, ErrorSummary, ItemList, Notice, PageTitle, Stack } from '~/ui/index'
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
      {register.map((voornemen) => <RegisterCard key={voornemen.versie} voornemen={voornemen} sleutel={sleutel} vandaag={vandaag} antwoord={antwoord} />)}
      <Card title="Zo werkt het">
        <ItemList
          label="Zo werkt het"
          items={[
            { id: 'wat', body: `Alleen passages uit het vastgestelde verslag gaan over, woord voor woord, naar ${ONTVANGER}.` },
            { id: 'nooit', body: 'Scores, weging en advies gaan nooit over. Er komt ook nooit iets terug.' },
            { id: 'weigeren', body: 'Weigeren verandert niets aan het advies, en staat er niet in.' }
          ]}
        />
      </Card>
      <ConsentCard verslag={verslag} gemachtigd={gemachtigd} vandaag={vandaag} eerder={register.length > 0} antwoord={antwoord} />
      <DangerCard verslag={verslag} antwoord={antwoord} />
    </Stack>
  )
}
