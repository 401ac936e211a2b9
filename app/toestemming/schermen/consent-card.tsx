import { Form } from '~/toegang/web'
import { Button, Card, CheckboxGroup, DateField, Disclosure, RadioGroup, Stack, TextArea } from '~/ui/index'
import type { HandoverPageData } from '../read-handover-page.server'
import { verteldNaam, verteldPunten } from '../schema'
import { formOf, type Antwoord } from './answer'
import { passageChoices } from './passages'

type ConsentCardProps = Pick<HandoverPageData, 'verslag' | 'gemachtigd' | 'vandaag'> & {
  /** Something was recorded before: the form is folded, for what waits comes first. */
  eerder: boolean
  antwoord: Antwoord | undefined
}

/** What betrokkene was asked and what she answered. Nothing is handed over by this; a *nee* is recorded too. */
export function ConsentCard({ eerder, ...props }: ConsentCardProps) {
  if (!eerder) return <Card title="Wat betrokkene antwoordde" edge="top"><ConsentForm {...props} /></Card>
  return (
    <Card title="Gaat het om iets anders?">
      <Disclosure label="Nog een antwoord van betrokkene vastleggen" open={props.antwoord?.doen === 'vastleggen'}><ConsentForm {...props} /></Disclosure>
    </Card>
  )
}

function ConsentForm({ verslag, gemachtigd, vandaag, antwoord }: Omit<ConsentCardProps, 'eerder'>) {
  const { field, list } = formOf(antwoord, 'vastleggen')
  return (
    <Form method="post">
      <Stack gap="large">
        <p>Vraag het haar eerst, samen met haar gemachtigde. Leg daarna hier vast wat u vroeg en wat zij zei. Er gaat nog niets weg.</p>
        <input type="hidden" name="verslagVersie" value={verslag.versie} />
        <CheckboxGroup {...field('passages')} defaultValue={list('passages')} label="Over welke passages ging het?" hint="Zij gaan over zoals zij in het verslag staan." options={passageChoices(verslag.alineas)} layout="cards" />
        <TextArea {...field('waarvoor')} label="Waarvoor worden zij gebruikt?" hint="Zoals u het haar vertelde." rows={2} />
        {gemachtigd && <DateField {...field('gemachtigdeGevraagdOp')} label="Wanneer vroeg u het de gemachtigde?" min={verslag.gehoordOp} max={vandaag} />}
        <DateField {...field('gevraagdOp')} label="Wanneer is het betrokkene gevraagd?" min={verslag.gehoordOp} max={vandaag} />
        <TextArea {...field('hoe')} label="Hoe is het gevraagd, en door wie?" hint="Noem functies, geen namen of adressen." rows={2} />
        <RadioGroup {...field('tolk')} label="Was er een tolk bij?" options={[{ value: 'met', label: 'Ja' }, { value: 'zonder', label: 'Nee, dat was niet nodig' }]} layout="inline" />
        <CheckboxGroup {...field('verteld')} defaultValue={list('verteld')} label="Wat is haar verteld?" options={verteldPunten.map((punt) => ({ value: punt, label: verteldNaam[punt] }))} />
        <RadioGroup {...field('antwoord')} label="Wat antwoordde zij?" options={[{ value: 'ja', label: 'Ja, deze passages mogen worden overgedragen' }, { value: 'nee', label: 'Nee' }]} />
        <p><Button name="doen" value="vastleggen">Antwoord vastleggen</Button></p>
      </Stack>
    </Form>
  )
}
