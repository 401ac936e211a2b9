import { Form } from '~/toegang/web'
import { Button, Card, DateField, Disclosure, RadioGroup, Select, Stack, TextField } from '~/ui/index'
import type { GekozenStap } from '../read-spoor-page.server'
import { bronnen, redenen } from '../schema'
import { options, zonderNamen, type Fields } from './spoor-fields'

/** One step: recording its day, correcting it, taking it away or passing over it. */
export function StapCard({ stap, fields: { field, isSent }, vandaag, dossierId }: { stap: GekozenStap; fields: Fields; vandaag: string; dossierId: string }) {
  return (
    <Card title={`${stap.op ? 'Corrigeren' : 'Vastleggen'}: ${stap.naam}`} id="vastleggen" edge="top" aside={<a href={`/dossiers/${dossierId}/spoor`}>Sluiten</a>}>
      <Stack>
        {stap.toestemming && <p>{stap.toestemming}</p>}
        {stap.strafrechtelijk && <p>Alleen een dag en een brief. Schrijf hier niets over het onderzoek.</p>}
        {stap.uitDossier ? <p>De dag van deze stap komt uit het dossier zelf.</p> : (
          <Form method="post">
            <Stack>
              <input type="hidden" name="stap" value={stap.waarde} />
              <DateField {...field('op', stap.einddatum ? stap.op : vandaag)} label="Op welke dag?" {...(stap.einddatum ? {} : { max: vandaag })} />
              {stap.uitkomsten.length > 0 && <Select {...field('uitkomst')} label="Wat was de uitkomst?" options={stap.uitkomsten.map(({ code, naam }) => ({ value: code, label: naam }))} placeholder="Kies de uitkomst" />}
              {stap.gronden.length > 0 && <Select {...field('grond')} label="Belangrijkste grond" hint="Alleen bij een afwijzing." optional options={stap.gronden.map(({ code, naam }) => ({ value: code, label: naam }))} placeholder="Geen" />}
              {stap.gronden.length > 0 && <Select {...field('grondTwee')} label="Tweede grond" optional options={stap.gronden.map(({ code, naam }) => ({ value: code, label: naam }))} placeholder="Geen" />}
              <Select {...field('bron')} label="Waar blijkt deze dag uit?" options={options(bronnen)} placeholder="Kies een bron" />
              <TextField {...field('stuk')} label="Nummer van het stuk" hint="Als de brief of het besluit in dit dossier zit." optional width="short" inputMode="numeric" autoComplete="off" />
              {!stap.strafrechtelijk && <TextField {...field('notitie')} label="Notitie" hint={zonderNamen} optional autoComplete="off" />}
              {stap.vraagtReden && <TextField {...field('waarom')} label={stap.vraagtReden} hint={zonderNamen} autoComplete="off" />}
              <p><Button name="doen" value="stap">{stap.op ? 'Correctie vastleggen' : 'Stap vastleggen'}</Button></p>
            </Stack>
          </Form>
        )}
        {!stap.uitDossier && (stap.op ? (
          <Disclosure label="Deze stap is er niet geweest" open={isSent(['waaromWeg'])}>
            <Form method="post"><Stack gap="small">
              <input type="hidden" name="stapWeg" value={stap.waarde} />
              <TextField {...field('waaromWeg')} label="Waarom hoort deze stap er niet te staan?" hint="De eerdere opgave blijft bewaard." autoComplete="off" />
              <p><Button name="doen" value="weg" variant="secondary">Stap weghalen</Button></p>
            </Stack></Form>
          </Disclosure>
        ) : (
          <Disclosure label="Deze stap overslaan" open={isSent(['redenOver', 'toelichtingOver'])}>
            <Form method="post"><Stack gap="small">
              <input type="hidden" name="stapOver" value={stap.waarde} />
              <Select {...field('redenOver')} label="Waarom slaat u deze stap over?" options={options(redenen)} placeholder="Kies een reden" />
              {!stap.strafrechtelijk && <TextField {...field('toelichtingOver')} label="Toelichting bij het overslaan" hint={zonderNamen} optional autoComplete="off" />}
              <p><Button name="doen" value="overslaan" variant="secondary">Overslaan</Button></p>
            </Stack></Form>
          </Disclosure>
        ))}
      </Stack>
    </Card>
  )
}

/** Sepot and voornemen handed over in one go (domein §9.2). */
export const SamenCard = ({ spoor, fields: { field }, vandaag }: { spoor: string; fields: Fields; vandaag: string }) => (
  <Card title="Sepot en voornemen samen uitreiken">
    <Form method="post"><Stack gap="small">
      <p>De politie reikt het sepot en het voornemen in één keer uit. Dan hoort betrokkene het allebei tegelijk, en begint de termijn voor de zienswijze.</p>
      <input type="hidden" name="spoorSamen" value={spoor} />
      <DateField {...field('opSamen', vandaag)} label="Op welke dag uitgereikt?" max={vandaag} />
      <RadioGroup {...field('getekend')} label="Is het uitreikingsblad getekend?" options={[{ value: 'ja', label: 'Ja' }]} />
      <p><Button name="doen" value="uitreiken" variant="secondary">Samen vastleggen</Button></p>
    </Stack></Form>
  </Card>
)
