import { Breadcrumb, ButtonLink, Card, Disclosure, formatDateTime, PageTitle, Stack } from '~/ui/index'
import type { IndicatieMetVersies, IndicatieVersie } from '../read-indicatie.server'
import { GeenTerugweg } from './geen-terugweg'
import { IndicatieVelden } from './indicatie-velden'

/** One lead: as it is now, and every version before. */
export function IndicatiePagina({ indicatie: { dossierId, aanduiding, nummer, nu, eerder } }: { indicatie: IndicatieMetVersies }) {
  const zaak = `/opsporing/zaken/${dossierId}`
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Mijn zaken', href: '/opsporing' }, { label: aanduiding, href: zaak }, { label: `Indicatie ${nummer}` }]} />
      <PageTitle title={`Indicatie ${nummer}`} intro={geschreven(nu)} />
      <Card title="Zoals zij nu is" aside={`versie ${nu.versie}`}>
        <Stack>
          <IndicatieVelden inhoud={nu} />
          <p><ButtonLink href={`${zaak}/indicaties/${nummer}/corrigeren`} variant="secondary">Corrigeren</ButtonLink></p>
        </Stack>
      </Card>
      {eerder.length > 0 && (
        <Card title="Eerdere versies" aside="blijven staan zoals ze waren">
          {eerder.map((versie) => (
            <Disclosure key={versie.versie} label={geschreven(versie)}><IndicatieVelden inhoud={versie} /></Disclosure>
          ))}
        </Card>
      )}
      <GeenTerugweg />
    </Stack>
  )
}

const geschreven = ({ versie, door, geschrevenOp }: IndicatieVersie): string =>
  `Versie ${versie}, ${door === null ? 'ingelezen' : `geschreven door: ${door}`}, ${formatDateTime(geschrevenOp)}.`
