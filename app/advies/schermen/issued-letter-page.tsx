import { Breadcrumb, formatDate, PageTitle, Stack } from '~/ui/index'
import type { Brief } from '../brief/schema'
import { Letter } from './letter'
import { PrintButton } from './print-button'

interface IssuedLetterPageProps {
  dossierId: string
  inhoud: Brief
  uitgebrachtOp: string
}

/** The letter as it was issued, for the gemachtigde to read with betrokkene and to print. */
export const IssuedLetterPage = ({ dossierId, inhoud, uitgebrachtOp }: IssuedLetterPageProps) => (
  <Stack gap="large">
    <Breadcrumb items={[{ label: 'Mijn dossiers', href: '/gemachtigde' }, { label: inhoud.kenmerk, href: `/gemachtigde/${dossierId}` }, { label: 'Brief aan betrokkene' }]} />
    <div className="not-on-paper">
      <PageTitle title="Brief aan betrokkene" intro={`Uitgebracht op ${formatDate(uitgebrachtOp)}, samen met versie ${inhoud.adviesVersie} van het advies. Leg de brief aan haar uit, met een tolk of helper.`} aside={<PrintButton />} />
    </div>
    <Letter brief={inhoud} uitgebrachtOp={uitgebrachtOp} />
  </Stack>
)
