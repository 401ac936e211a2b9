import { ButtonLink, Card, Stack } from '~/ui/index'

/** On the page where the advies is written, for the secretaris. */
export function NamenCard({ dossierId }: { dossierId: string }) {
  return (
    <Card title="Namen en nummers">
      <Stack>
        <p>Beslis wat er met namen, adressen en nummers in het advies gebeurt. Zonder uw besluit kan het advies niet worden vastgesteld.</p>
        <p><ButtonLink variant="secondary" href={`/dossiers/${dossierId}/advies/namen`}>Namen en nummers nakijken</ButtonLink></p>
      </Stack>
    </Card>
  )
}
