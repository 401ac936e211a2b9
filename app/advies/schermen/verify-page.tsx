import { Form } from '~/toegang/web'
import { Button, Card, Disclosure, ErrorSummary, PageTitle, Stack, TextField } from '~/ui/index'
import type { VerificationOutcome, VerificationRefusal } from '../public-verification.server'
import { VerifyResult } from './verify-result'

const refusals: Record<VerificationRefusal, string> = {
  druk: 'Er worden nu veel bestanden gecontroleerd. Probeer het over een minuut opnieuw.',
  'te-groot': 'Dit bestand is groter dan 25 MB. Een advies is kleiner: kies een ander bestand.',
  'te-langzaam': 'Het versturen duurde te lang. Probeer het opnieuw met een snellere verbinding.',
  'geen-bestand': 'Kies eerst een bestand.',
  mislukt: 'Dit bestand kon niet worden gecontroleerd. Vertrouw het niet. Vraag de afzender om het bestand opnieuw.'
}

/** For anybody who holds an advies: is it real and unchanged? Nobody signs in, nothing is kept; it works without script. */
export function VerifyPage({ uitkomst }: { uitkomst: VerificationOutcome | undefined }) {
  const fout = uitkomst && !uitkomst.ok ? refusals[uitkomst.reden] : undefined
  return (
    <Stack gap="large">
      <PageTitle title="Advies controleren" intro="Hebt u een advies als PDF-bestand? Kijk hier of het echt is en niet is veranderd." />
      {fout && <ErrorSummary title="Dat lukte niet" errors={[{ fieldId: 'bestand', message: fout }]} />}
      {uitkomst?.ok && <Card title="Uitkomst" edge="top"><VerifyResult rapport={uitkomst.rapport} live="status" /></Card>}
      <Card title={uitkomst?.ok ? 'Nog een bestand controleren' : 'Kies uw bestand'}>
        <Form method="post" encType="multipart/form-data" reloadDocument>
          <Stack>
            <TextField type="file" name="bestand" label="Het advies" hint="Een PDF-bestand van hoogstens 25 MB." accept="application/pdf,.pdf" />
            <Disclosure label="Is het advies jaren oud?">
              <TextField type="file" name="bewijs" label="Bewijs uit het logboek" optional hint="Alleen nodig als de uitkomst erom vraagt. U krijgt dit bestand (JSON) van de organisatie die het advies uitbracht." accept="application/json,.json" />
            </Disclosure>
            <p><Button name="doen" value="controleren">Controleren</Button></p>
          </Stack>
        </Form>
      </Card>
      <Card title="Wat er met uw bestand gebeurt">
        <p>Het bestand gaat naar deze server, wordt nagekeken en meteen vergeten. Wij bewaren het niet en schrijven er niets over op. U hoeft niet aan te melden.</p>
      </Card>
    </Stack>
  )
}
