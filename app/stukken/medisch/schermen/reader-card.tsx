import { capital } from '~/platform/letters/rules'
import { Form } from '~/toegang/web'
import { Button, ButtonLink, Card, DateField, Disclosure, formatDate, Notice, RadioGroup, sayDays, Stack, TextArea, WhoSees } from '~/ui/index'
import type { MedicalPageData } from '../read-medical-page.server'
import { formOf, type MedicalPageProps } from './answer'

type CardProps = MedicalPageProps & { stuk: MedicalPageData['stukken'][number] }

/** One medical paper of the member who reads it: open it, let a named reader in, and write what it means in one line. */
export function ReaderCard(props: CardProps) {
  const { dossierId, stuk } = props
  const { nummer, soort, datumTekst, titel, gelezen } = stuk
  return (
    <Card id={`stuk-${nummer}`} title={capital(`${soort}, ${sayDays(datumTekst)}`)} aside={`Stuk ${nummer}`} edge="top">
      <Stack>
        {titel && <p>{titel}</p>}
        <p><ButtonLink href={`/dossiers/${dossierId}/stukken?stuk=${nummer}`} variant={gelezen ? 'secondary' : 'primary'}>{gelezen ? 'Stuk nog eens lezen' : 'Stuk lezen'}</ButtonLink></p>
        <Readers {...props} />
        <h3>Conclusie voor het panel</h3>
        <Conclusion {...props} />
      </Stack>
    </Card>
  )
}

function Readers({ stuk: { nummer, lezers }, antwoord }: CardProps) {
  const anderen = lezers.filter(({ zetel, big }) => !(zetel === 'zorg' && big))
  const { field } = formOf(antwoord, 'openen', nummer)
  if (anderen.length === 0) return <p>Betrokkene laat alleen u dit stuk lezen.</p>
  return (
    <div id={`lezer-${nummer}`} className="stack stack--small">
      <h3>Wie het van betrokkene ook mag lezen</h3>
      {field('lezer').error && <p className="field__error">{field('lezer').error}</p>}
      <ul className="items">
        {anderen.map(({ lid, functie, zetel, geopend }) => (
          <li key={lid} className="item">
            <div className="item__body">{`${functie} (${zetel})`}</div>
            <div>
              {geopend ? 'kan het lezen' : (
                <Form method="post">
                  <input type="hidden" name="stuk" value={nummer} />
                  <input type="hidden" name="lezer" value={lid} />
                  <Button name="doen" value="openen" variant="secondary">{`Openen voor ${zetel}`}</Button>
                </Form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Conclusion(props: CardProps) {
  const { conclusie, gelezen, nummer } = props.stuk
  if (conclusie === null) return gelezen ? <WriteForm {...props} /> : <p>Lees eerst het stuk. Daarna schrijft u hier in één of twee zinnen wat het voor de weging betekent.</p>
  const { tekst, voorgelegd } = conclusie
  return (
    <Stack>
      <blockquote>{tekst}</blockquote>
      {voorgelegd ? (
        <Notice tone="good" title="Het panel leest deze conclusie"><p>{`Voorgelegd aan ${voorgelegd.aan === 'betrokkene' ? 'betrokkene' : 'de gemachtigde'} op ${formatDate(voorgelegd.op)}.${voorgelegd.opmerking ? ` Opmerking: ${voorgelegd.opmerking}` : ''}`}</p></Notice>
      ) : (
        <>
          <Notice tone="attention" title="Het panel ziet deze conclusie nog niet"><p>Leg haar eerst voor aan betrokkene of de gemachtigde.</p></Notice>
          <ShownForm {...props} />
        </>
      )}
      <Disclosure label="De conclusie verbeteren" open={formOf(props.antwoord, 'concluderen', nummer).sent}><WriteForm {...props} /></Disclosure>
    </Stack>
  )
}

function WriteForm({ stuk: { nummer, conclusie }, antwoord }: CardProps) {
  const { field } = formOf(antwoord, 'concluderen', nummer)
  return (
    <Form method="post">
      <input type="hidden" name="stuk" value={nummer} />
      <Stack>
        <WhoSees>Nu alleen u. Het panel leest de zin pas als u vastlegt dat betrokkene of de gemachtigde hem eerst zag.</WhoSees>
        <TextArea {...field('conclusie', conclusie?.tekst)} label="Wat betekent dit stuk voor de weging?" hint="Eén of twee zinnen. Geen diagnose die het panel niet nodig heeft. Betrokkene ziet deze zin eerst." rows={3} />
        <p><Button name="doen" value="concluderen" variant={conclusie ? 'secondary' : 'primary'}>Conclusie vastleggen</Button></p>
      </Stack>
    </Form>
  )
}

function ShownForm({ stuk: { nummer, conclusie }, antwoord, gemachtigd, vandaag }: CardProps) {
  const { field } = formOf(antwoord, 'voorleggen', nummer)
  return (
    <Form method="post">
      <input type="hidden" name="stuk" value={nummer} />
      <input type="hidden" name="conclusieVersie" value={conclusie?.versie} />
      <Stack gap="large">
        <WhoSees>Als u dit vastlegt, leest het hele panel meteen de conclusie, de datum en wat zij erover zei. Hoe u haar voorlegde, blijft bij u.</WhoSees>
        <RadioGroup {...field('aan', gemachtigd ? undefined : 'betrokkene')} label="Aan wie legde u haar voor?" options={[{ value: 'betrokkene', label: 'Aan betrokkene zelf' }, ...(gemachtigd ? [{ value: 'gemachtigde', label: 'Aan de gemachtigde' }] : [])]} />
        <DateField {...field('voorgelegdOp')} label="Wanneer?" max={vandaag} />
        <TextArea {...field('voorlegHoe')} label="Hoe, en was er een tolk bij?" rows={2} />
        <TextArea {...field('opmerking')} label="Wat zei zij of de gemachtigde erover?" hint="Dit leest het panel bij de conclusie." optional rows={2} />
        <p><Button name="doen" value="voorleggen">Vastleggen dat zij is voorgelegd</Button></p>
      </Stack>
    </Form>
  )
}
