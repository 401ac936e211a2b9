import { Button } from '~/ui/index'

/** Prints the page: on paper only the content is left (app/ui/css/print.css). */
export const PrintButton = () => <Button type="button" variant="secondary" onClick={() => window.print()}>Afdrukken</Button>
