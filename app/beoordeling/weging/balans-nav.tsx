import { SectionNav, type LinkComponent } from '~/ui/index'
import type { WegingGroep, WegingRij } from '../read-weging.server'

interface BalansNavProps {
  groepen: readonly WegingGroep[]
  rijen: readonly WegingRij[]
  /** The codes of the groups whose balance says something. */
  geschreven: readonly string[]
  gekozen: string | undefined
  criteriumHref: (code: string) => string
  LinkComponent: LinkComponent
}

/** The groups that need a balance, each with whether there is one; opens the group at its first criterion in the list. */
export function BalansNav({ groepen, rijen, geschreven, gekozen, criteriumHref, LinkComponent }: BalansNavProps) {
  return (
    <SectionNav
      label="Balans per groep"
      intro="Balans per groep"
      LinkComponent={LinkComponent}
      groups={groepen.map(({ code, kort }) => ({
        href: criteriumHref(rijen.find((rij) => rij.groep === code && rij.soort !== 'n.v.t.')?.code ?? code),
        label: `${code} ${kort}`,
        end: geschreven.includes(code) ? '✓ geschreven' : 'nog leeg',
        current: code === gekozen
      }))}
    />
  )
}
