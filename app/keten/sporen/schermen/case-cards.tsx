import { uitgangen } from '~/dossier/uitgangen'
import { Form } from '~/toegang/web'
import { Button, Card, DateField, Disclosure, formatDay, Notice, RadioGroup, Select, Stack, TextField } from '~/ui/index'
import type { CoordinatorSpoorPage } from '../read-spoor-page.server'
import { verbandNaam } from '../schema'
import { options, zonderNamen, type Fields } from './spoor-fields'

const antwoordNaam: Readonly<Record<string, string>> = { ja: 'Ja', nee: 'Nee', ingetrokken: 'Ingetrokken' }

/** What betrokkene allowed, per purpose and receiver. */
export const ConsentCard = ({ toestemmingen, dossierId, magMedisch, vandaag, fields: { field, isSent } }: CoordinatorSpoorPage & { dossierId: string; magMedisch: boolean; fields: Fields }) => (
  <Card title="Toestemming van betrokkene">
    <Stack>
      <ul>{toestemmingen.map(({ doel, wat, aan, antwoord, op }) => <li key={doel}>{wat}, aan {aan}: <strong>{antwoord ? `${antwoordNaam[antwoord]}${op ? `, ${formatDay(op)}` : ''}` : 'niet gevraagd'}</strong></li>)}</ul>
      {magMedisch && <p><small>Wie van het panel een medisch stuk leest, vraagt u per stuk: <a href={`/dossiers/${dossierId}/medisch`}>medische stukken</a>.</small></p>}
      <Disclosure label="Een antwoord vastleggen" open={isSent(['doel', 'antwoord', 'opAntwoord'])}>
        <Form method="post"><Stack gap="small">
          <Select {...field('doel')} label="Waarvoor vroeg u toestemming?" options={toestemmingen.map(({ doel, wat }) => ({ value: doel, label: wat }))} placeholder="Kies een doel" />
          <RadioGroup {...field('antwoord')} label="Wat antwoordde betrokkene?" options={options(antwoordNaam)} />
          <DateField {...field('opAntwoord', vandaag)} label="Op welke dag?" max={vandaag} />
          <p><Button name="doen" value="toestemming" variant="secondary">Antwoord vastleggen</Button></p>
        </Stack></Form>
      </Disclosure>
    </Stack>
  </Card>
)

/** Exits: the case is held, stops, or goes on. */
export const UitgangCard = ({ uitgang, vandaag, fields: { field, isSent } }: CoordinatorSpoorPage & { fields: Fields }) => (
  <Card title="De zaak loopt anders">
    <Stack>
      {uitgang && (
        <Disclosure label="De zaak gaat weer verder" open={isSent(['opHervat', 'waaromHervat'])}>
          <Form method="post"><Stack gap="small">
            <DateField {...field('opHervat', vandaag)} label="Verder vanaf" min={uitgang.op} max={vandaag} />
            <TextField {...field('waaromHervat')} label="Waarom gaat de zaak verder?" hint={zonderNamen} autoComplete="off" />
            <p><Button name="doen" value="hervatten" variant="secondary">Zaak gaat verder</Button></p>
          </Stack></Form>
        </Disclosure>
      )}
      <Disclosure label="Aanhouden of stoppen" open={isSent(['uitgang', 'opUitgang', 'waaromUitgang'])}>
        <Form method="post"><Stack gap="small">
          <Select {...field('uitgang')} label="Wat is er gebeurd?" options={options(uitgangen)} placeholder="Kies" />
          <DateField {...field('opUitgang', vandaag)} label="Vanaf welke dag?" max={vandaag} />
          <TextField {...field('waaromUitgang')} label="Wat is de reden?" hint={zonderNamen} autoComplete="off" />
          <p><small>Het panel en de gemachtigde krijgen bericht dat er iets is veranderd.</small></p>
          <p><Button name="doen" value="uitgang" variant="secondary">Vastleggen</Button></p>
        </Stack></Form>
      </Disclosure>
    </Stack>
  </Card>
)

/** Dossiers that belong together share the link and nothing else. */
export const KoppelCard = ({ koppelingen, fields: { field, isSent } }: CoordinatorSpoorPage & { fields: Fields }) => (
  <Card title="Gekoppelde dossiers">
    <Stack>
      {koppelingen.length === 0 ? <p>Geen. Een koppeling deelt niets van de inhoud, en alleen u ziet haar.</p> : (
        <ul>{koppelingen.map(({ id, kenmerk, verband, naar }) => <li key={id}>{verbandNaam[verband]}: {naar ? <a href={`/dossiers/${naar}`}>{kenmerk}</a> : kenmerk}</li>)}</ul>
      )}
      <Disclosure label="Een dossier koppelen" open={isSent(['kenmerk', 'verband'])}>
        <Form method="post"><Stack gap="small">
          <TextField {...field('kenmerk')} label="Kenmerk van het andere dossier" hint="Alleen een dossier dat ook van u is." width="short" autoComplete="off" />
          <Select {...field('verband')} label="Welk verband?" options={options(verbandNaam)} placeholder="Kies het verband" />
          <p><Button name="doen" value="koppelen" variant="secondary">Koppelen</Button></p>
        </Stack></Form>
      </Disclosure>
      {koppelingen.length > 0 && (
        <Disclosure label="Een koppeling weghalen" open={isSent(['waaromLos'])}>
          <Form method="post"><Stack gap="small">
            <Select {...field('koppeling')} label="Welke koppeling?" options={koppelingen.map(({ id, kenmerk }) => ({ value: id, label: kenmerk }))} />
            <TextField {...field('waaromLos')} label="Waarom kan de koppeling weg?" hint={zonderNamen} autoComplete="off" />
            <p><Button name="doen" value="ontkoppelen" variant="secondary">Losmaken</Button></p>
          </Stack></Form>
        </Disclosure>
      )}
    </Stack>
  </Card>
)

export const NummerCard = ({ vNummer: { nummer, gewoon, uitleg, eerder }, fields: { field, isSent } }: CoordinatorSpoorPage & { fields: Fields }) => (
  <Card title="V-nummer">
    <Stack>
      <p>{nummer ?? 'Onbekend'}{eerder > 0 && <small> · {eerder === 1 ? 'één keer' : `${eerder} keer`} gecorrigeerd</small>}</p>
      {!gewoon && <Notice tone="attention" title="Dit nummer ziet er anders uit dan gewoon"><p>{uitleg} Kijk of het klopt. U kunt ermee verder.</p></Notice>}
      <Disclosure label="V-nummer corrigeren" open={isSent(['vNummer', 'waaromNummer'])}>
        <Form method="post"><Stack gap="small">
          <TextField {...field('vNummer')} label="Het goede V-nummer" hint={uitleg} width="short" autoComplete="off" />
          <TextField {...field('waaromNummer')} label="Waarom klopte het niet?" hint={zonderNamen} autoComplete="off" />
          <p><Button name="doen" value="vnummer" variant="secondary">Corrigeren</Button></p>
        </Stack></Form>
      </Disclosure>
    </Stack>
  </Card>
)

const jaNeeNaam = { ja: 'Ja', nee: 'Nee', onbekend: 'Onbekend' }
const answerOf = (value: boolean | null | undefined): string | null => (value === undefined ? null : value === null ? 'onbekend' : value ? 'ja' : 'nee')

/** What the report counts and no step says. */
export const GegevensCard = ({ gegevens, fields: { field, isSent } }: CoordinatorSpoorPage & { fields: Fields }) => (
  <Card title="Voor de rapportage">
    <Stack>
      <p>{gegevens ? 'Vastgelegd. Alleen deze keuzes worden geteld, zonder kenmerk.' : 'Nog niet vastgelegd. In de rapportage telt deze zaak hier als onbekend.'}</p>
      <Disclosure label={gegevens ? 'Gegevens wijzigen' : 'Gegevens vastleggen'} open={isSent(['eerderAsiel', 'eerderRegulier', 'asielVerkozen', 'uitSituatieDagen'])}>
        <Form method="post"><Stack gap="small">
          <RadioGroup {...field('eerderAsiel', answerOf(gegevens?.eerderAsiel))} label="Vroeg zij eerder asiel aan?" options={options(jaNeeNaam)} />
          <RadioGroup {...field('eerderRegulier', answerOf(gegevens?.eerderRegulier))} label="Had zij eerder een andere verblijfsprocedure?" options={options(jaNeeNaam)} />
          <RadioGroup {...field('asielVerkozen', answerOf(gegevens?.asielVerkozen))} label="Koos zij voor asiel in plaats van deze vergunning?" options={options(jaNeeNaam)} />
          <TextField {...field('uitSituatieDagen', gegevens?.uitSituatieDagen?.toString())} label="Hoeveel dagen lagen er tussen het vertrek uit de situatie en de aangifte of aanmelding?" hint="Een maand is 30 dagen, een jaar 365. Leeg: onbekend." width="short" inputMode="numeric" autoComplete="off" optional />
          <p><Button name="doen" value="gegevens" variant="secondary">Gegevens vastleggen</Button></p>
        </Stack></Form>
      </Disclosure>
    </Stack>
  </Card>
)
