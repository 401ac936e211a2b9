import { Form } from '~/toegang/web'
import { Button, NextStep, Notice } from '~/ui/index'

const whatHappens = 'Een dienst buiten Weging moet de tijd van het zegel nog bewijzen. Weging probeert het vanzelf opnieuw: eerst na een minuut, daarna telkens later. Pas als het tijdstempel er is, kan het advies worden uitgebracht. De tekst verandert niet meer.'

/** The seal waits for its timestamps: what happens by itself, and for who may ask again the button. */
export const WaitsForStamp = ({ mayRetry }: { mayRetry: boolean }) =>
  mayRetry ? (
    <NextStep
      title="Wacht op tijdstempel"
      eyebrow="Wat er nu gebeurt"
      action={<Form method="post"><Button name="doen" value="tijdstempel">Probeer opnieuw</Button></Form>}
    >
      <p>{whatHappens}</p>
    </NextStep>
  ) : (
    <Notice title="Wacht op tijdstempel"><p>{whatHappens}</p></Notice>
  )
