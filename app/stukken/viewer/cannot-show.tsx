import { Button, Notice } from '~/ui/index'

/** What stands where a file should be that did not come. */
export function CannotShow({ onAgain }: { onAgain: () => void }) {
  return (
    <Notice tone="attention" title="Dit stuk kan nu niet worden getoond." live="status">
      <p>Misschien was de verbinding even weg. Blijft het zo, vraag dan de secretaris om het stuk opnieuw toe te voegen.</p>
      <Button type="button" variant="secondary" size="small" onClick={onAgain}>Opnieuw proberen</Button>
    </Notice>
  )
}
