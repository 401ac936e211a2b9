import { doelNaam, type Antwoord, type Doel } from '~/dossier/consent/schema'
import { Button, ButtonRow, Card, formatDate } from '~/ui/index'
import type { Deed } from './use-deed'

export interface PurposeConsentCardProps {
  doelen: { doel: Doel; antwoord: Antwoord | null; op: string | null }[]
  deed: Deed
}

const antwoordNaam: Record<Antwoord, string> = { ja: 'Ja', nee: 'Nee', ingetrokken: 'Ingetrokken' }

/** What betrokkene is asked, one purpose and one recipient at a time; a yes can be taken back. */
export function PurposeConsentCard({ doelen, deed }: PurposeConsentCardProps) {
  const answer = (doel: Doel, antwoord: Antwoord) => () => deed.send({ doen: 'toestemming', doel, antwoord })
  return (
    <Card title="Toestemming">
      <p className="field__hint">Vraag het per doel. Weigeren mag en verandert niets aan het advies; een ja kan later worden ingetrokken.</p>
      <ul className="consents">
        {doelen.map(({ doel, antwoord, op }) => (
          <li key={doel} className="consents__one">
            <p><strong>{doelNaam[doel].doel}</strong>, door {doelNaam[doel].aan}</p>
            <p>{antwoord && op ? `${antwoordNaam[antwoord]}, ${formatDate(op)}` : 'Nog niet gevraagd'}</p>
            <ButtonRow>
              {antwoord !== 'ja' && <Button type="button" variant="secondary" size="small" busy={deed.busy} aria-label={`Ja: ${doelNaam[doel].doel}`} onClick={answer(doel, 'ja')}>Ja</Button>}
              {antwoord === null && <Button type="button" variant="secondary" size="small" busy={deed.busy} aria-label={`Nee: ${doelNaam[doel].doel}`} onClick={answer(doel, 'nee')}>Nee</Button>}
              {antwoord === 'ja' && <Button type="button" variant="secondary" size="small" busy={deed.busy} aria-label={`Ingetrokken: ${doelNaam[doel].doel}`} onClick={answer(doel, 'ingetrokken')}>Ingetrokken</Button>}
            </ButtonRow>
          </li>
        ))}
      </ul>
    </Card>
  )
}
