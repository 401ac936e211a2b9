import { Form } from '~/toegang/web'
import { Button, Card, ErrorSummary, Notice, PageTitle, Stack, TextField } from '~/ui/index'

export type EnterAnswer = { soort: 'leeg' | 'klopt-niet' | 'verlopen' | 'ingetrokken' } | { soort: 'wachten'; tot: string }

const faultOf = (answer: EnterAnswer | undefined): string | undefined => {
  if (answer?.soort === 'leeg') return 'Vul de code in die u apart kreeg.'
  if (answer?.soort === 'klopt-niet') return 'Deze code past niet bij deze link. Kijk de code na en probeer het opnieuw.'
  return undefined
}

/** Asks for the code that went another way. Says nothing of what lies behind it, nor whether there is anything (R-GEM-4). */
export function EnterPage({ answer }: { answer: EnterAnswer | undefined }) {
  const fault = faultOf(answer)
  if (answer?.soort === 'verlopen' || answer?.soort === 'ingetrokken') {
    return (
      <Stack gap="large">
        <PageTitle title="Deze toegang werkt niet meer" />
        <Notice tone="attention" title={answer.soort === 'verlopen' ? 'De termijn is voorbij' : 'De toegang is gestopt'} live="status">
          <p>{answer.soort === 'verlopen' ? 'De link en de code kloppen, maar de laatste dag is geweest.' : 'De link en de code kloppen, maar de coördinator heeft de toegang gestopt.'}</p>
          <p>Hebt u de toegang nog nodig? Bel degene van wie u de code kreeg en vraag om een nieuwe.</p>
        </Notice>
      </Stack>
    )
  }
  return (
    <Stack gap="large">
      <PageTitle title="Vul uw code in" intro="U kreeg een link en, langs een andere weg, een code. Met die twee samen komt u binnen." />
      <ErrorSummary errors={fault ? [{ fieldId: 'code', message: fault }] : []} />
      {answer?.soort === 'wachten' && (
        <Notice tone="attention" title={`Wacht tot ${answer.tot}`} live="alert">
          <p>Er is hier te vaak een verkeerde code ingevuld. Om {answer.tot} uur kunt u het weer proberen. De link en de code blijven werken.</p>
        </Notice>
      )}
      <Card title="Uw code">
        <Form method="post">
          <Stack>
            <TextField name="code" label="Code" hint="16 letters en cijfers. Streepjes en hoofdletters maken niet uit." error={fault} autoComplete="one-time-code" spellCheck={false} />
            <p><Button name="doen" value="openen">Openen</Button></p>
            <p>De code raakt niet op. U kunt er later weer mee naar binnen, ook op een andere computer.</p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}
