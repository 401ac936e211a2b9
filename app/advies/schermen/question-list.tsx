import { formatDate, formatDateTime, ItemList, Tag } from '~/ui/index'
import type { GesteldeVraag } from '../answer-question.server'

/** Questions to the panel with their state: waiting until when, or answered by whom. Both sides see the same. */
export const QuestionList = ({ vragen }: { vragen: GesteldeVraag[] }) => (
  <ItemList
    label="Vragen aan het panel"
    items={vragen.map(({ id, vraag, gesteldOp, uiterlijk, antwoord }) => ({
      id,
      body: (
        <>
          <p>{vraag}</p>
          {antwoord ? <p><strong>Antwoord:</strong> {antwoord.antwoord}</p> : <p><Tag tone="attention">wacht op antwoord, uiterlijk {formatDate(uiterlijk)}</Tag></p>}
        </>
      ),
      note: antwoord ? `Gevraagd ${formatDateTime(gesteldOp)}. Beantwoord door de ${antwoord.functie.toLowerCase()}, ${formatDateTime(antwoord.gegevenOp)}.` : `Gevraagd ${formatDateTime(gesteldOp)}.`
    }))}
  />
)
