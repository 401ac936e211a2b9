import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, DataTable, DateField, Disclosure, ErrorSummary, formatDate, formatDateShort, formatDay, Notice, PageTitle, RadioGroup, Select, SplitLayout, Stack, Tag, TextField, Timeline, type TimelineItem } from '~/ui/index'
import { formState } from '~/ui/form-state'
import { uitgangen } from '~/dossier/uitgangen'
import type { CoordinatorSpoorPage, GekozenStap, PanelSpoorPage, StapRij, TermijnRij } from '../read-spoor-page.server'
import type { TermijnStaat } from '../rules'
import { bronnen, redenen, verbandNaam } from '../schema'
import { overInWoorden, stapStaatNaam, stapStaatTeken, termijnStaatNaam, termijnStaatTeken } from '../words'
import { DublinCard } from './dublin-card'

interface Shared {
  dossierId: string
  kenmerk: string
}
type Fields = ReturnType<typeof formState> & {
  /** The form with these fields was sent and came back: it stands open, with what was wrong. */
  isSent(names: readonly string[]): boolean
}

function fieldsOf(lastResult: SubmissionResult<string[]> | null | undefined): Fields {
  const sent = new Set(Object.keys(lastResult?.initialValue ?? {}))
  // What was wrong with the whole form leads to its first field that can be seen.
  const order = [...velden].sort((one, other) => Number(sent.has(other) && !hidden.includes(other)) - Number(sent.has(one) && !hidden.includes(one)))
  return { ...formState(lastResult, order), isSent: (names) => names.some((name) => sent.has(name)) }
}

const options = (names: Readonly<Record<string, string>>): { value: string; label: string }[] => Object.entries(names).map(([value, label]) => ({ value, label }))
const velden = [
  'spoor', 'stap', 'op', 'bron', 'stuk', 'uitkomst', 'grond', 'grondTwee', 'notitie', 'waarom', 'stapWeg', 'waaromWeg', 'spoorSamen', 'opSamen', 'getekend', 'stapOver', 'redenOver', 'toelichtingOver', 'termijn', 'van', 'reden', 'toelichting',
  'termijnVerder', 'opVerder', 'termijnLanger', 'aantal', 'redenLanger', 'toelichtingLanger', 'uitgang', 'opUitgang', 'waaromUitgang', 'opHervat', 'waaromHervat', 'kenmerk', 'verband', 'waaromLos', 'vNummer', 'waaromNummer', 'doel', 'antwoord'
] as const
const hidden: readonly string[] = ['stap', 'stapWeg', 'stapOver', 'spoorSamen']
const zonderNamen = 'Geen namen, nummers of adressen van mensen.'

/** How a term stands: a sign and words, so that nobody needs the colour. */
const Stand = ({ staat, werkdagenOver }: { staat: TermijnStaat; werkdagenOver: number | null }) => (
  <Tag tone={staat === 'te-laat' ? 'weakened' : staat === 'nadert' ? 'attention' : staat === 'gehaald' ? 'good' : 'neutral'}>
    <span aria-hidden="true">{termijnStaatTeken[staat]} </span>{termijnStaatNaam[staat]}{werkdagenOver !== null && staat !== 'loopt' ? `: ${overInWoorden(werkdagenOver, staat)}` : ''}
  </Tag>
)

function Top({ dossierId, kenmerk, intro }: Shared & { intro: string }) {
  return (
    <>
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Sporen en termijnen' }]} />
      <PageTitle title="Sporen en termijnen" intro={intro} />
    </>
  )
}

/** What the panel sees: the terms that bind its work. */
export function PanelSpoor({ dossierId, kenmerk, termijnen, uitgang }: Shared & PanelSpoorPage) {
  return (
    <Stack gap="large">
      <Top dossierId={dossierId} kenmerk={kenmerk} intro="De termijnen waarbinnen het advies nodig is. Wat er verder in de keten gebeurt, houdt de coördinator bij." />
      {uitgang && <Notice tone="attention" title={`${uitgang.naam} vanaf ${formatDate(uitgang.op)}`} />}
      <Card title="Termijnen voor het panel">
        <DataTable
          caption="Termijnen voor het panel"
          captionHidden
          rows={termijnen}
          rowKey={(rij) => `${rij.naam}${rij.uiterlijk ?? ''}`}
          empty="Er is nu geen termijn die het panel bindt."
          columns={[
            { key: 'naam', header: 'Wat', rowHeader: true, cell: (rij) => rij.naam },
            { key: 'wie', header: 'Wie', cell: (rij) => rij.wie },
            { key: 'dag', header: 'Laatste dag', cell: (rij) => (rij.uiterlijk ? formatDate(rij.uiterlijk) : 'nog niet bekend') },
            { key: 'stand', header: 'Stand', cell: (rij) => <Stand {...rij} /> }
          ]}
        />
      </Card>
    </Stack>
  )
}

/** The tracks of a dossier for the coördinator: what is done, what comes next, who must do it, until when, what is late. */
export function CoordinatorSpoor(props: Shared & CoordinatorSpoorPage & { lastResult: SubmissionResult<string[]> | null | undefined }) {
  const { dossierId, kenmerk, termijnen, sporen, gekozen, samen, dublin, uitgang, lastResult, vandaag } = props
  const fields = fieldsOf(lastResult)
  return (
    <Stack gap="large">
      <Top dossierId={dossierId} kenmerk={kenmerk} intro={sporen.length === 0 ? 'Dit dossier heeft nog geen spoor. Dat hoeft ook niet.' : `${sporen.map(({ naam }) => naam).join(', ')} · ${formatDate(vandaag)}`} />
      <ErrorSummary errors={fields.errors} />
      {uitgang && (
        <Notice tone="attention" title={`${uitgang.naam} vanaf ${formatDate(uitgang.op)}`}>
          <p>{uitgang.soort === 'aangehouden' ? 'Termijnen die kunnen stilstaan, staan stil. Vaste dagen en termijnen uit de wet lopen door.' : 'Open termijnen hoeven niet meer.'} Reden: {uitgang.waarom}</p>
        </Notice>
      )}
      {dublin && <DublinCard {...dublin} />}
      {gekozen && <StapCard key={gekozen.anker} stap={gekozen} fields={fields} vandaag={vandaag} dossierId={dossierId} />}
      <SplitLayout columns="main-side">
        <Stack gap="large">
          {termijnen.length > 0 && <TermijnenCard termijnen={termijnen} fields={fields} vandaag={vandaag} />}
          {samen && <SamenCard spoor={samen} fields={fields} vandaag={vandaag} />}
          {sporen.map((spoor) => <SpoorCard key={spoor.code} spoor={spoor} dossierId={dossierId} vandaag={vandaag} />)}
        </Stack>
        <Stack gap="large">
          {props.kanBeginnen.length > 0 && (
            <Card title="Spoor erbij">
              <Form method="post"><Stack gap="small">
                <Select {...fields.field('spoor')} label="Welk spoor?" options={props.kanBeginnen} placeholder="Kies een spoor" />
                <p><Button name="doen" value="beginnen" variant={sporen.length === 0 ? 'primary' : 'secondary'}>Spoor beginnen</Button></p>
              </Stack></Form>
            </Card>
          )}
          <ConsentCard {...props} fields={fields} />
          <UitgangCard {...props} fields={fields} />
          <KoppelCard {...props} fields={fields} />
          <NummerCard {...props} fields={fields} />
        </Stack>
      </SplitLayout>
    </Stack>
  )
}

function TermijnenCard({ termijnen, fields: { field, isSent }, vandaag }: { termijnen: TermijnRij[]; fields: Fields; vandaag: string }) {
  const pick = (list: TermijnRij[]) => list.map(({ waarde, naam, spoor }) => ({ value: waarde, label: `${spoor}: ${naam}` }))
  const [stil, staat, langer] = [termijnen.filter(({ kanStil }) => kanStil), termijnen.filter(({ staatStil }) => staatStil), termijnen.filter(({ kanLanger }) => kanLanger)]
  return (
    <Card title="Termijnen">
      <Stack>
        <DataTable
          caption="Termijnen van deze zaak"
          captionHidden
          rows={termijnen}
          rowKey={({ waarde }) => waarde}
          highlight={(rij) => rij.staat === 'te-laat'}
          columns={[
            { key: 'naam', header: 'Wat', rowHeader: true, cell: (rij) => <>{rij.naam} <small>{rij.spoor}</small></> },
            { key: 'wie', header: 'Wie', cell: (rij) => rij.wie },
            { key: 'dag', header: 'Laatste dag', cell: (rij) => (rij.uiterlijk ? formatDateShort(rij.uiterlijk) + jaar(rij.uiterlijk, vandaag) : 'nog niet bekend') },
            { key: 'stand', header: 'Stand', cell: (rij) => <Stand {...rij} /> }
          ]}
        />
        <Disclosure label="Hoe deze dagen zijn geteld"><ul>{termijnen.map(({ waarde, naam, uitleg }) => <li key={waarde}><strong>{naam}.</strong> {uitleg}</li>)}</ul></Disclosure>
        {stil.length > 0 && (
          <Disclosure label="Een termijn laten stilstaan" open={isSent(['termijn', 'van', 'reden', 'toelichting'])}>
            <Form method="post"><Stack gap="small">
              <Select {...field('termijn')} label="Welke termijn?" options={pick(stil)} placeholder="Kies een termijn" />
              <DateField {...field('van', vandaag)} label="Staat stil vanaf" max={vandaag} />
              <Select {...field('reden')} label="Waarom?" options={options(redenen)} placeholder="Kies een reden" />
              <TextField {...field('toelichting')} label="Toelichting" hint={zonderNamen} optional autoComplete="off" />
              <p><Button name="doen" value="stilzetten" variant="secondary">Laten stilstaan</Button></p>
            </Stack></Form>
          </Disclosure>
        )}
        {staat.length > 0 && (
          <Disclosure label="Een termijn weer laten lopen" open={isSent(['termijnVerder', 'opVerder'])}>
            <Form method="post"><Stack gap="small">
              <Select {...field('termijnVerder')} label="Welke termijn?" options={pick(staat)} placeholder="Kies een termijn" />
              <DateField {...field('opVerder', vandaag)} label="Loopt weer vanaf" max={vandaag} />
              <p><Button name="doen" value="doorgaan" variant="secondary">Weer laten lopen</Button></p>
            </Stack></Form>
          </Disclosure>
        )}
        {langer.length > 0 && (
          <Disclosure label="Een termijn verlengen" open={isSent(['termijnLanger', 'aantal', 'redenLanger', 'toelichtingLanger'])}>
            <Form method="post"><Stack gap="small">
              <Select {...field('termijnLanger')} label="Welke termijn?" options={pick(langer)} placeholder="Kies een termijn" />
              <TextField {...field('aantal')} label="Met hoeveel?" hint="In de eenheid van de termijn zelf: weken bij weken, werkdagen bij werkdagen." width="short" inputMode="numeric" autoComplete="off" />
              <Select {...field('redenLanger')} label="Waarom verlengt u deze termijn?" hint="Deze reden telt mee in de rapportage." options={options(redenen)} placeholder="Kies een reden" />
              <TextField {...field('toelichtingLanger')} label="Toelichting bij de verlenging" hint={zonderNamen} optional autoComplete="off" />
              <p><Button name="doen" value="verlengen" variant="secondary">Verlengen</Button></p>
            </Stack></Form>
          </Disclosure>
        )}
      </Stack>
    </Card>
  )
}

const jaar = (dag: string, vandaag: string): string => (dag.slice(0, 4) === vandaag.slice(0, 4) ? '' : ` ${dag.slice(0, 4)}`)

/** A track as a time line, and as a table with every step. */
function SpoorCard({ spoor, dossierId, vandaag }: { spoor: CoordinatorSpoorPage['sporen'][number]; dossierId: string; vandaag: string }) {
  const naar = (anker: string): string => `/dossiers/${dossierId}/spoor?stap=${anker}`
  return (
    <Card title={spoor.naam} id={`spoor-${spoor.code}`}>
      <Stack>
        <p>{spoor.uitleg}</p>
        <Timeline label={`Verloop van ${spoor.naam}`} items={timelineOf(spoor.stappen, naar, vandaag)} />
        <Disclosure label="Alle stappen als tabel">
          <DataTable
            caption={`Alle stappen van ${spoor.naam}`}
            captionHidden
            rows={spoor.stappen}
            rowKey={({ anker }) => anker}
            columns={[
              { key: 'stap', header: 'Stap', rowHeader: true, cell: (stap) => <>{stap.naam}{stap.strafrechtelijk && <> <Tag tone="neutral">alleen coördinator</Tag></>}<br /><small>{stap.bron}</small></> },
              { key: 'wie', header: 'Wie', cell: (stap) => stap.wie },
              { key: 'stand', header: 'Stand en dag', cell: (stap) => <><span aria-hidden="true">{stapStaatTeken[stap.staat]} </span>{stap.einddatum && stap.staat === 'gedaan' ? 'Bekend' : stapStaatNaam[stap.staat]}<br /><small>{stap.op ? formatDay(stap.op) : stap.uiterlijk ? `uiterlijk ${formatDay(stap.uiterlijk)}` : 'nog geen dag'}</small></> },
              { key: 'doen', header: 'Vastleggen', headerHidden: true, align: 'end', cell: (stap) => (stap.uitDossier ? <small>uit het dossier</small> : <a href={naar(stap.anker)} aria-label={`${stap.op ? 'Corrigeren' : 'Vastleggen'}: ${stap.naam}, ${spoor.naam}`}>{stap.op ? 'Corrigeren' : 'Vastleggen'}</a>) }
            ]}
          />
        </Disclosure>
        <p><small>{spoor.bron}. Versie {spoor.catalogus}.</small></p>
      </Stack>
    </Card>
  )
}

function timelineOf(stappen: readonly StapRij[], naar: (anker: string) => string, vandaag: string): TimelineItem[] {
  const behind = stappen.filter(({ staat, op }) => (staat === 'gedaan' || staat === 'overgeslagen') && op !== null).sort((one, other) => (one.op ?? '').localeCompare(other.op ?? ''))
  return [
    ...behind.map((stap): TimelineItem => ({
      id: stap.anker, dateTime: stap.op ?? undefined, date: formatDay(stap.op ?? ''), title: behindTitle(stap), state: (stap.op ?? '') > vandaag ? 'current' : 'done',
      children: <Behind stap={stap} />
    })),
    ...stappen.filter(({ staat }) => staat === 'volgende').map((stap): TimelineItem => ({
      id: stap.anker, dateTime: stap.uiterlijk ?? undefined, date: stap.uiterlijk ? `uiterlijk ${formatDay(stap.uiterlijk)}` : 'geen laatste dag', title: `→ ${stap.naam}`, state: stap.uiterlijk ? 'current' : 'todo',
      children: <p>{stap.wie}{stap.termijnStaat && <> · <Stand staat={stap.termijnStaat} werkdagenOver={null} /></>}{!stap.uitDossier && <> · <a href={naar(stap.anker)} aria-label={`Vastleggen: ${stap.naam}`}>Vastleggen</a></>}</p>
    }))
  ]
}

const behindTitle = ({ staat, einddatum, naam }: StapRij): string => (staat === 'overgeslagen' ? `– Overgeslagen: ${naam}` : einddatum ? `◷ ${naam}` : `✓ ${naam}`)

const Behind = ({ stap }: { stap: StapRij }) => (
  <>
    <p><small>{[stap.wie, ...stap.erbij].join(' · ')}</small></p>
    {stap.eerder.length > 0 && <p><small>Eerder stond hier: {stap.eerder.map((dag) => (dag ? formatDay(dag) : 'geen dag')).join(', ')}.</small></p>}
    {stap.vreemd && <p><small><strong>Kijk na:</strong> deze dag ligt vóór de stap waar hij op volgt.</small></p>}
  </>
)

function StapCard({ stap, fields: { field, isSent }, vandaag, dossierId }: { stap: GekozenStap; fields: Fields; vandaag: string; dossierId: string }) {
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

const SamenCard = ({ spoor, fields: { field }, vandaag }: { spoor: string; fields: Fields; vandaag: string }) => (
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

const antwoordNaam: Readonly<Record<string, string>> = { ja: 'Ja', nee: 'Nee', ingetrokken: 'Ingetrokken' }

const ConsentCard = ({ toestemmingen, dossierId, fields: { field, isSent } }: CoordinatorSpoorPage & Shared & { fields: Fields }) => (
  <Card title="Toestemming van betrokkene">
    <Stack>
      <ul>{toestemmingen.map(({ doel, wat, aan, antwoord, op }) => <li key={doel}>{wat}, aan {aan}: <strong>{antwoord ? `${antwoordNaam[antwoord]}${op ? `, ${formatDay(op)}` : ''}` : 'niet gevraagd'}</strong></li>)}</ul>
      <p><small>Wie van het panel een medisch stuk leest, vraagt u per stuk: <a href={`/dossiers/${dossierId}/medisch`}>medische stukken</a>.</small></p>
      <Disclosure label="Een antwoord vastleggen" open={isSent(['doel', 'antwoord'])}>
        <Form method="post"><Stack gap="small">
          <Select {...field('doel')} label="Waarvoor vroeg u toestemming?" options={toestemmingen.map(({ doel, wat }) => ({ value: doel, label: wat }))} placeholder="Kies een doel" />
          <RadioGroup {...field('antwoord')} label="Wat antwoordde betrokkene?" options={options(antwoordNaam)} />
          <p><Button name="doen" value="toestemming" variant="secondary">Antwoord vastleggen</Button></p>
        </Stack></Form>
      </Disclosure>
    </Stack>
  </Card>
)

const UitgangCard = ({ uitgang, vandaag, fields: { field, isSent } }: CoordinatorSpoorPage & { fields: Fields }) => (
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

const KoppelCard = ({ koppelingen, fields: { field, isSent } }: CoordinatorSpoorPage & { fields: Fields }) => (
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

const NummerCard = ({ vNummer: { nummer, gewoon, uitleg, eerder }, fields: { field, isSent } }: CoordinatorSpoorPage & { fields: Fields }) => (
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
