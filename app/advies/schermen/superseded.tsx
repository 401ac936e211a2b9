import { Notice } from '~/ui/index'

/** Said above an issued advies that a later version came after; nothing when it is the last. */
export const Superseded = ({ by }: { by: number | null }) =>
  by === null ? null : (
    <Notice tone="attention" title={`Na dit advies is versie ${by} uitgebracht`}>
      <p>Gebruik de laatste versie. Deze blijft te lezen, zodat te zien is wat er eerder stond.</p>
    </Notice>
  )
