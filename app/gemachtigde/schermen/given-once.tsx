import { formatDateTime, Notice } from '~/ui/index'
import type { Secrets } from '../toegang/invite.server'

/** A link and a code that were just made: shown once, for only their hashes are kept. */
export function GivenOnce({ gegeven: { link, code, verlooptOp } }: { gegeven: Secrets }) {
  return (
    <Notice tone="attention" title="Geef de link en de code elk langs een andere weg" live="status">
      {link && <p>De link, bijvoorbeeld per mail: <code>{link}</code></p>}
      {!link && <p>De link blijft wat zij was.</p>}
      <p>De code, per telefoon of persoonlijk, nooit in dezelfde mail: <code>{code}</code></p>
      <p>Zij werken samen tot {formatDateTime(verlooptOp)}, zo vaak als nodig. U ziet ze maar één keer.</p>
    </Notice>
  )
}
