import type { ReactNode } from 'react'
import { Form } from '~/toegang/web'
import { Button, Card, DateField, Disclosure, formatDate, formatDateTime, Notice, RadioGroup, Stack, SummaryList, Tag, TextArea, type TagTone } from '~/ui/index'
import type { GetoondVoornemen } from '../read-handover-page.server'
import type { Stand } from '../rules'
import { ONTVANGER, verteldKort } from '../schema'
import { formOf, registerId, type Antwoord } from './answer'
import { Passages } from './passages'

interface RegisterCardProps<Voornemen extends GetoondVoornemen = GetoondVoornemen> {
  voornemen: Voornemen
  /** The key of the inbox is there. */
  sleutel: boolean
  vandaag: string
  antwoord: Antwoord | undefined
}

const standen: Readonly<Record<Stand, { woord: string; toon: TagTone }>> = {
  wacht: { woord: 'Nog niet overgedragen', toon: 'attention' },
  geweigerd: { woord: 'Geen toestemming', toon: 'neutral' },
  gestopt: { woord: 'Gestopt', toon: 'neutral' },
  overgedragen: { woord: 'Overgedragen', toon: 'good' }
}

type ToestemmingVoornemen = Extract<GetoondVoornemen, { soort: 'toestemming' }>
type GevaarVoornemen = Extract<GetoondVoornemen, { soort: 'gevaar' }>

/** One consent, or one danger that was put forward: what was recorded, what became of it, and what can be done now. */
export function RegisterCard({ voornemen, ...rest }: RegisterCardProps) {
  const { woord, toon } = standen[voornemen.stand]
  const title = voornemen.soort === 'toestemming' ? `Gevraagd op ${formatDate(voornemen.inhoud.gevraagdOp)}` : `Acuut gevaar, voorgelegd door de ${voornemen.door}`
  return (
    <Card id={registerId(voornemen.versie)} title={title} aside={<Tag tone={toon}>{woord}</Tag>} edge={voornemen.stand === 'wacht' ? 'top' : undefined}>
      <Stack>
        <Passages passages={voornemen.inhoud.passages} />
        {voornemen.soort === 'toestemming' ? <Consent voornemen={voornemen} {...rest} /> : <Danger voornemen={voornemen} {...rest} />}
      </Stack>
    </Card>
  )
}

const endRows = ({ gestopt, overgedragenOp }: GetoondVoornemen) => [
  ...(gestopt ? [{ term: 'Gestopt', value: formatDateTime(gestopt.op), note: gestopt.reden }] : []),
  ...(overgedragenOp ? [{ term: 'Overgedragen', value: formatDateTime(overgedragenOp), note: `aan ${ONTVANGER}` }] : [])
]

function Consent({ voornemen, sleutel, antwoord }: RegisterCardProps<ToestemmingVoornemen>) {
  const { inhoud, stand, versie } = voornemen
  const rows = [
    { term: 'Antwoord', value: inhoud.antwoord === 'ja' ? 'Ja' : 'Nee' },
    { term: 'Waarvoor', value: inhoud.waarvoor },
    { term: 'Hoe gevraagd', value: inhoud.hoe, note: inhoud.tolk === 'met' ? 'met een tolk' : 'zonder tolk, dat was niet nodig' },
    { term: 'Gemachtigde', value: inhoud.gemachtigdeGevraagdOp ? `gevraagd op ${formatDate(inhoud.gemachtigdeGevraagdOp)}` : 'er was geen gemachtigde' },
    { term: 'Wat zij weet', value: inhoud.verteld.length > 0 ? inhoud.verteld.map((punt) => verteldKort[punt]).join(', ') : 'niets verteld' },
    { term: 'Vastgelegd', value: `door de ${voornemen.door}, ${formatDateTime(voornemen.op)}` },
    ...endRows(voornemen)
  ]
  return (
    <>
      <SummaryList variant="plain" rows={rows} />
      {stand === 'wacht' && (
        <>
          <p>Draagt u dit over, dan gaan deze passages naar {ONTVANGER}. Terugnemen kan daarna niet.</p>
          <Form method="post">
            <input type="hidden" name="van" value={versie} />
            <Button name="doen" value="overdragen" disabled={!sleutel}>Overdragen</Button>
          </Form>
          <Stop versie={versie} antwoord={antwoord} label="Betrokkene trekt haar toestemming in" vraag="Wanneer en hoe zei zij dat?" />
        </>
      )}
    </>
  )
}

function Danger({ voornemen, sleutel, vandaag, antwoord }: RegisterCardProps<GevaarVoornemen>) {
  const { inhoud, stand, versie, magBevestigen } = voornemen
  return (
    <>
      <SummaryList variant="plain" rows={[{ term: 'Grond', value: inhoud.grond }, { term: 'Voorgelegd', value: formatDateTime(voornemen.op) }, ...endRows(voornemen), ...informedRows(voornemen)]} />
      {stand === 'wacht' && (magBevestigen ? (
        <>
          <Notice tone="attention" title="Zonder toestemming van betrokkene"><p>Bent u het hiermee eens, dan gaan deze passages meteen naar {ONTVANGER}. Terugnemen kan niet.</p></Notice>
          <Form method="post">
            <input type="hidden" name="van" value={versie} />
            <input type="hidden" name="controlegetal" value={voornemen.sha256} />
            <Button name="doen" value="bevestigen" disabled={!sleutel}>Bevestigen en overdragen</Button>
          </Form>
        </>
      ) : <Notice title="De ander is aan de beurt"><p>De {voornemen.door === 'voorzitter' ? 'secretaris' : 'voorzitter'} heeft bericht gekregen en beslist ook. Tot dan gaat er niets weg.</p></Notice>)}
      {stand === 'wacht' && <Stop versie={versie} antwoord={antwoord} label="Dit gaat niet door" vraag="Waarom is het niet meer nodig?" />}
      {stand === 'overgedragen' && voornemen.ingelicht?.ingelicht !== 'ja' && <Inform voornemen={voornemen} vandaag={vandaag} antwoord={antwoord} />}
    </>
  )
}

const informedRows = ({ ingelicht }: GevaarVoornemen) =>
  ingelicht ? [{ term: 'Betrokkene', value: ingelicht.ingelicht === 'ja' && ingelicht.op ? `ingelicht op ${formatDate(ingelicht.op)}` : 'nu niet ingelicht', note: ingelicht.toelichting }] : []

function Stop({ versie, antwoord, label, vraag }: { versie: number; antwoord: Antwoord | undefined; label: ReactNode; vraag: string }) {
  const { field } = formOf(antwoord, 'intrekken', versie)
  return (
    <Disclosure label={label} open={antwoord?.doen === 'intrekken' && antwoord.van === String(versie)}>
      <Form method="post">
        <Stack>
          <input type="hidden" name="van" value={versie} />
          <TextArea {...field('redenStop')} label={vraag} rows={2} />
          <p><Button name="doen" value="intrekken" variant="secondary">Vastleggen en stoppen</Button></p>
        </Stack>
      </Form>
    </Disclosure>
  )
}

function Inform({ voornemen: { versie, ingelicht }, vandaag, antwoord }: { voornemen: GevaarVoornemen; vandaag: string; antwoord: Antwoord | undefined }) {
  const { field } = formOf(antwoord, 'inlichten', versie)
  return (
    <Form method="post">
      <Stack>
        {!ingelicht && <Notice tone="attention" title="Betrokkene weet dit nog niet"><p>Vertel haar wat er is overgedragen en waarom, of leg vast waarom dat nu niet kan.</p></Notice>}
        <input type="hidden" name="van" value={versie} />
        <RadioGroup {...field('ingelicht')} label="Is betrokkene ingelicht?" options={[{ value: 'ja', label: 'Ja' }, { value: 'nee', label: 'Nee, dat kan nu niet' }]} layout="inline" />
        <DateField {...field('ingelichtOp')} label="Op welke dag?" hint="Alleen bij ja." optional max={vandaag} />
        <TextArea {...field('toelichting')} label="Wie vertelde het, en hoe?" hint="Bij nee: welke grond verzet zich ertegen?" rows={2} />
        <p><Button name="doen" value="inlichten" variant="secondary">Vastleggen</Button></p>
      </Stack>
    </Form>
  )
}
