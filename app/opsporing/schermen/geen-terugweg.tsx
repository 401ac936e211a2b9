import { Notice } from '~/ui/index'

/** Stands on every page of this compartment: in which direction things go, and in which they never do (law 3). */
export function GeenTerugweg() {
  return (
    <Notice title="Niets hiervan gaat naar het panel.">
      <p>Het panel ziet deze gegevens niet, en ook niet of ze er zijn. Neem er niets van over in een bericht aan een panellid of aan de IND.</p>
    </Notice>
  )
}
