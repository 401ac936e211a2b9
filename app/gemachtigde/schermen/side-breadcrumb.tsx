import { Breadcrumb } from '~/ui/index'

/** The way back on every page of the side of betrokkene. */
export const SideBreadcrumb = ({ dossierId, kenmerk, label }: { dossierId: string; kenmerk: string; label?: string }) => (
  <Breadcrumb items={label ? [{ label: `Dossier ${kenmerk}`, href: `/gemachtigde/${dossierId}` }, { label }] : [{ label: `Dossier ${kenmerk}` }]} />
)
