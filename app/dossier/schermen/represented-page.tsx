import { ButtonLink, Card, EmptyState, formatDate, ItemList, NextStep, PageTitle, Stack } from '~/ui/index'
import type { Vertegenwoordigd } from '../gemachtigde.server'

/** The gemachtigde's own list: first where the panel waits for a reaction, and until when. */
export function RepresentedPage({ dossiers }: { dossiers: Vertegenwoordigd[] }) {
  const waiting = dossiers.filter(({ reagerenTot }) => reagerenTot !== null)
  const others = dossiers.filter(({ reagerenTot }) => reagerenTot === null)
  return (
    <Stack gap="large">
      <PageTitle title="Mijn dossiers" intro="De dossiers waarin u betrokkene vertegenwoordigt." />
      {dossiers.length === 0 && <EmptyState title="Nog geen dossiers">Als een coördinator u uitnodigt, staat het dossier hier.</EmptyState>}
      {waiting.map(({ dossierId, kenmerk, reagerenTot }) => (
        <NextStep key={dossierId} title={`Het panel vraagt uw reactie · dossier ${kenmerk}`} eyebrow="Wacht op u" action={<ButtonLink href={`/gemachtigde/${dossierId}`} aria-label={`Lezen en reageren, dossier ${kenmerk}`}>Lezen en reageren</ButtonLink>}>
          {reagerenTot && <p>Reageren kan tot en met {formatDate(reagerenTot)}.</p>}
        </NextStep>
      ))}
      {others.length > 0 && (
        <Card title="Uw dossiers">
          <ItemList
            label="Uw dossiers"
            items={others.map(({ dossierId, kenmerk, uitgebracht }) => ({
              id: dossierId, body: <a href={`/gemachtigde/${dossierId}`}>{kenmerk}</a>,
              note: uitgebracht ? `Advies, versie ${uitgebracht}, is uitgebracht. De brief aan betrokkene staat erbij.` : 'Er staat nu niets voor u klaar.'
            }))}
          />
        </Card>
      )}
    </Stack>
  )
}
