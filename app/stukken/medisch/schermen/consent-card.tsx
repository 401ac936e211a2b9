import { capital } from '~/platform/letters/rules'
import { Form } from '~/toegang/web'
import { Button, Card, CheckboxGroup, DateField, Disclosure, formatDate, formatDateTime, Notice, RadioGroup, sayDays, Stack, TextArea, WhoSees } from '~/ui/index'
import type { MedicalPageData } from '../read-medical-page.server'
import { isMedischLezer } from '../rules'
import { verteldNaam, verteldPunten } from '../schema'
import { formOf, type MedicalPageProps } from './answer'

type CardProps = MedicalPageProps & { stuk: MedicalPageData['stukken'][number] }

/** What betrokkene answered about one paper, and how she takes it back. Kind and date are all that stands here of the paper. */
export function ConsentCard(props: CardProps) {
  const { stuk, antwoord } = props
  const { nummer, soort, datumTekst, toestemming, lezers } = stuk
  const geldt = toestemming?.antwoord === 'ja' && toestemming.ingetrokken === null
  return (
    <Card id={`stuk-${nummer}`} title={capital(`${soort}, ${sayDays(datumTekst)}`)} edge="top">
      <Stack>
        <State {...props} />
        {geldt && (
          <ul>
            {lezers.map(({ lid, zetel, functie, geopend }) => <li key={lid}>{`${functie} (${zetel}): ${geopend ? 'mag het lezen' : 'mag het lezen als het lid zorg het opent'}`}</li>)}
          </ul>
        )}
        {toestemming === null ? <AskForm {...props} /> : (
          <Disclosure label="Een nieuw antwoord van betrokkene vastleggen" open={formOf(antwoord, 'vastleggen', nummer).sent}><AskForm {...props} /></Disclosure>
        )}
        {geldt && <Disclosure label="Betrokkene trekt haar toestemming in" open={formOf(antwoord, 'intrekken', nummer).sent}><WithdrawForm {...props} /></Disclosure>}
      </Stack>
    </Card>
  )
}

function State({ stuk: { toestemming } }: CardProps) {
  if (toestemming === null) return <Notice tone="attention" title="Betrokkene is nog niet gevraagd"><p>Tot zij ja zegt, leest niemand dit stuk.</p></Notice>
  const { antwoord, gevraagdOp, hoe, ingetrokken } = toestemming
  if (ingetrokken) return <Notice tone="weakened" title="Toestemming ingetrokken"><p>{`Vastgelegd op ${formatDateTime(ingetrokken.op)}. Niemand leest dit stuk nog. ${ingetrokken.reden}`}</p></Notice>
  return <Notice tone={antwoord === 'ja' ? 'good' : 'info'} title={antwoord === 'ja' ? 'Betrokkene zei ja' : 'Betrokkene zei nee'}><p>{`Gevraagd op ${formatDate(gevraagdOp)}. ${hoe}`}</p></Notice>
}

function AskForm({ stuk: { nummer }, zetels, gemachtigd, vandaag, antwoord }: CardProps) {
  const { field, list, sent } = formOf(antwoord, 'vastleggen', nummer)
  const standaard = zetels.filter(isMedischLezer).map(({ lid }) => lid)
  return (
    <Form method="post">
      <input type="hidden" name="stuk" value={nummer} />
      <Stack gap="large">
        <p>Vraag het haar eerst, samen met haar gemachtigde. Leg daarna hier vast wat u vroeg en wat zij zei.</p>
        <WhoSees>Alleen de coördinator leest dit antwoord. Zegt zij ja, dan kan het lid zorg dat u aanvinkt het stuk meteen lezen.</WhoSees>
        <CheckboxGroup
          {...field('lezers')}
          defaultValue={sent ? list('lezers') : standaard}
          label="Wie mag het van haar lezen?"
          hint="Het lid zorg met een BIG-registratie leest het eerst en opent het zo nodig voor de anderen."
          options={zetels.map((zetel) => ({ value: zetel.lid, label: `${zetel.functie} (${zetel.zetel})`, hint: isMedischLezer(zetel) ? 'BIG-geregistreerd' : undefined }))}
        />
        {gemachtigd && <DateField {...field('gemachtigdeGevraagdOp')} label="Wanneer vroeg u het de gemachtigde?" max={vandaag} />}
        <DateField {...field('gevraagdOp')} label="Wanneer is het betrokkene gevraagd?" max={vandaag} />
        <TextArea {...field('hoe')} label="Hoe is het gevraagd, en door wie?" hint="Noem functies, geen namen, en niets over haar gezondheid." rows={2} />
        <RadioGroup {...field('tolk')} label="Was er een tolk bij?" options={[{ value: 'met', label: 'Ja' }, { value: 'zonder', label: 'Nee, dat was niet nodig' }]} layout="inline" />
        <CheckboxGroup {...field('verteld')} defaultValue={list('verteld')} label="Wat is haar verteld?" options={verteldPunten.map((punt) => ({ value: punt, label: verteldNaam[punt] }))} />
        <RadioGroup {...field('antwoord')} label="Wat antwoordde zij?" options={[{ value: 'ja', label: 'Ja, wie hierboven is aangevinkt mag dit lezen' }, { value: 'nee', label: 'Nee, niemand' }]} />
        <p><Button name="doen" value="vastleggen">Antwoord vastleggen</Button></p>
      </Stack>
    </Form>
  )
}

function WithdrawForm({ stuk: { nummer }, antwoord }: CardProps) {
  const { field } = formOf(antwoord, 'intrekken', nummer)
  return (
    <Form method="post">
      <input type="hidden" name="stuk" value={nummer} />
      <Stack>
        <WhoSees>Alleen de coördinator leest wat u hier schrijft.</WhoSees>
        <p>Wie het stuk open heeft, kan er meteen niet meer in. Een beoordeling die erop steunt en nog gesloten is, telt niet meer en wordt opnieuw ingediend.</p>
        <TextArea {...field('redenStop')} label="Wanneer en hoe trok zij haar toestemming in?" rows={2} />
        <p><Button name="doen" value="intrekken">Toestemming intrekken</Button></p>
      </Stack>
    </Form>
  )
}
