import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, Card, CheckboxGroup, DateField, ErrorSummary, formatDate, formatDateTime, PageTitle, RadioGroup, Select, SplitLayout, Stack, SummaryList, TextArea, TextField, WhoSees } from '~/ui/index'
import type { AbsenceLine } from '../absences.server'
import { instemmers, instemmersInWoorden, leeftijden } from '../consent-age'
import { dossierPersonen, dossierPersoonNaam } from '../person-key'
import { halveDagen, halveDagNaam, horenWaarden, type Horen, type Wishes } from '../wishes'
import { AbsenceCard, absenceFields } from './absence-card'

export interface WishesPageProps {
  dossierId: string
  kenmerk: string
  minderjarigToen: string | null
  wensen: { versie: number; gemaaktOp: string; inhoud: Wishes } | null
  /** Somebody may be a child: then not hearing stands first. */
  kind: boolean
  afwezig: AbsenceLine[]
  /** Until which day they gave dates. */
  gegeven: { wie: string; totEnMet: string }[]
  vandaag: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = [
  'leeftijdsgroep', 'horen', 'instemming', 'gevraagdOp', 'hoe', 'kanNiet', 'lieverNiet', 'dagdeel', 'langsteDuur', 'pauzeNa', 'zittingen', 'vragers', 'geslachtVrager', 'geslachtTolk', 'taal', 'tolkNodig', 'steunpersoon', 'aparteAankomst', 'opmerking',
  'gegevenPersoon', 'totEnMet', ...absenceFields
] as const

/** How betrokkene wants to be heard; and when she, her guardian and her support person can. */
export function WishesPage(props: WishesPageProps) {
  const { dossierId, kenmerk, wensen, lastResult, afwezig, vandaag } = props
  const { errors } = formState(lastResult, velden)
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Hoorzitting', href: `/dossiers/${dossierId}/hoorzitting` }, { label: 'Wensen' }]} />
      <PageTitle title="Wensen van betrokkene" intro={wensen ? `Laatst vastgelegd op ${formatDateTime(wensen.gemaaktOp)} (versie ${wensen.versie}).` : 'Haar wensen en haar agenda gaan voor. Vraag ze voordat u plant.'} />
      <ErrorSummary errors={errors} title="Nog niet opgeslagen" />
      <SplitLayout columns="main-side">
        <Card title="Hoe wil betrokkene worden gehoord?"><WishesFields {...props} /></Card>
        <Stack gap="large">
          <AgesCard minderjarigToen={props.minderjarigToen} wensen={wensen?.inhoud ?? null} />
          <GivenCard {...props} />
        </Stack>
      </SplitLayout>
      <AbsenceCard
        title="Wanneer kan het niet?"
        wieZiet="Bij het plannen ziet u alleen dat het niet kan. Waarom, leest alleen wie het opschreef."
        wie={dossierPersonen.map((persoon) => ({ value: persoon, label: dossierPersoonNaam[persoon] }))}
        naamVan={(persoon) => dossierPersonen.filter((each) => persoon.startsWith(`${each}:`)).map((each) => dossierPersoonNaam[each]).join('')}
        regels={afwezig}
        vandaag={vandaag}
        lastResult={lastResult}
      />
    </Stack>
  )
}

const horenTekst: Record<Horen, { label: string; hint: string }> = {
  'eerdere-opname': { label: 'Niet horen: een eerdere studio-opname gebruiken', hint: 'Alleen bij een kind. Het kind vertelt niet nog eens. De voorzitter beslist.' },
  wel: { label: 'Horen', hint: 'Bij een kind is de voogd erbij, en wordt er niet naar dwangmiddelen gevraagd.' },
  niet: { label: 'Niet horen: betrokkene wil het niet', hint: 'Dat telt niet tegen haar. De voorzitter beslist.' }
}

function WishesFields({ wensen, kind, vandaag, lastResult }: WishesPageProps) {
  const { field, list } = formState(lastResult, velden)
  const was = wensen?.inhoud
  const sent = lastResult?.initialValue?.leeftijdsgroep !== undefined || lastResult?.initialValue?.hoe !== undefined
  const ticked = (name: 'instemming' | 'kanNiet' | 'lieverNiet', before: readonly string[] = []): string[] => (sent ? list(name) : [...before])
  const yes = (name: 'steunpersoon' | 'aparteAankomst', before = false): string[] => (sent ? list(name) : before ? ['ja'] : [])
  const horen = kind ? horenWaarden : (['wel', 'niet', 'eerdere-opname'] as const)
  const sex = [{ value: 'geen', label: 'Maakt niet uit' }, { value: 'vrouw', label: 'Een vrouw' }, { value: 'man', label: 'Een man' }]
  return (
    <Form method="post" key={wensen?.versie ?? 0}>
      <Stack>
        <WhoSees>De coördinator, de voorzitter en de secretaris. Wie plant, ziet de wensen; waarom zij iets niet kan, wordt niet gevraagd.</WhoSees>
        <RadioGroup {...field('leeftijdsgroep', was?.leeftijdsgroep)} label="Hoe oud is betrokkene nu?" defaultValue={field('leeftijdsgroep', was?.leeftijdsgroep).defaultValue} options={leeftijden.groepen.map(({ code, naam, stemtIn }) => ({ value: code, label: naam, hint: `In stemt ${instemmersInWoorden(stemtIn)}.` }))} />
        <RadioGroup {...field('horen', was?.horen)} label="Wordt betrokkene gehoord?" options={horen.map((value) => ({ value, ...horenTekst[value] }))} />
        <CheckboxGroup {...field('instemming')} defaultValue={ticked('instemming', was?.instemming)} label="Wie stemt in met horen?" options={instemmers.map((value) => ({ value, label: value === 'betrokkene' ? 'Betrokkene zelf' : 'De voogd' }))} />
        <DateField {...field('gevraagdOp')} label="Wanneer is dit gevraagd?" max={vandaag} />
        <TextArea {...field('hoe')} label="Hoe is het gevraagd, en door wie?" hint="Met of zonder tolk. Schrijf geen adres en geen medische gegevens." rows={2} />
        <CheckboxGroup {...field('kanNiet')} defaultValue={ticked('kanNiet', was?.kanNiet)} layout="inline" label="Wanneer kan zij elke week niet?" hint="Bijvoorbeeld door therapie, school of opvang. Schrijf niet waarom." options={halveDagen.map((half) => ({ value: half, label: halveDagNaam(half) }))} />
        <CheckboxGroup {...field('lieverNiet')} defaultValue={ticked('lieverNiet', was?.lieverNiet)} layout="inline" label="Wanneer liever niet?" optional options={halveDagen.map((half) => ({ value: half, label: halveDagNaam(half) }))} />
        <Select {...field('dagdeel', was?.dagdeel ?? 'geen')} label="Liefst in de" options={[{ value: 'geen', label: 'Geen voorkeur' }, { value: 'ochtend', label: 'Ochtend' }, { value: 'middag', label: 'Middag' }]} />
        <TextField {...field('langsteDuur', String(was?.langsteDuur ?? 150))} label="Een zitting duurt ten hoogste (minuten)" inputMode="numeric" width="short" />
        <TextField {...field('pauzeNa', String(was?.pauzeNa ?? 45))} label="Pauze na (minuten)" hint="Zij mag altijd om een pauze vragen." inputMode="numeric" width="short" />
        <TextField {...field('zittingen', String(was?.zittingen ?? 1))} label="Aantal zittingen" inputMode="numeric" width="short" />
        <TextField {...field('vragers', String(was?.vragers ?? 2))} label="Hoeveel mensen stellen vragen in de zaal, ten hoogste?" hint="Gewoonlijk 2. De anderen luisteren ergens anders mee." inputMode="numeric" width="short" />
        <RadioGroup {...field('geslachtVrager', was?.geslachtVrager ?? 'geen')} label="Wie stelt de vragen?" layout="inline" options={sex} />
        <RadioGroup {...field('tolkNodig', was ? (was.tolkNodig ? 'ja' : 'nee') : undefined)} label="Is er een tolk nodig?" layout="inline" options={[{ value: 'ja', label: 'Ja' }, { value: 'nee', label: 'Nee' }]} />
        <TextField {...field('taal', was?.taal)} label="In welke taal?" hint="De taal die betrokkene het best spreekt." />
        <RadioGroup {...field('geslachtTolk', was?.geslachtTolk ?? 'geen')} label="Wie tolkt?" layout="inline" options={sex} />
        <CheckboxGroup {...field('steunpersoon')} defaultValue={yes('steunpersoon', was?.steunpersoon)} label="Steunpersoon" options={[{ value: 'ja', label: 'Er komt iemand mee om haar te steunen' }]} />
        <CheckboxGroup {...field('aparteAankomst')} defaultValue={yes('aparteAankomst', was?.aparteAankomst)} label="Aankomst" options={[{ value: 'ja', label: 'Zij wil apart aankomen, door een eigen ingang' }]} />
        <TextArea {...field('opmerking', was?.opmerking)} label="Wat verder helpt" hint="Geen adres, geen medische gegevens." rows={3} optional />
        <p><Button name="doen" value="vastleggen">Wensen vastleggen</Button></p>
      </Stack>
    </Form>
  )
}

const ageText: Record<string, string> = { ja: 'ja', nee: 'nee', twijfel: 'staat niet vast: als kind behandelen' }

const AgesCard = ({ minderjarigToen, wensen }: { minderjarigToen: string | null; wensen: Wishes | null }) => (
  <Card title="Minderjarig, nu en toen">
    <SummaryList
      variant="plain"
      rows={[
        { term: 'Nu', value: wensen ? (ageText[wensen.minderjarigNu] ?? '') : 'nog niet ingevuld' },
        { term: 'Tijdens de feiten', value: minderjarigToen ? (ageText[minderjarigToen] ?? '') : 'nog niet ingevuld' }
      ]}
    />
    <p>Dit zijn twee vragen. Wie nu volwassen is, kan toen een kind zijn geweest.</p>
  </Card>
)

function GivenCard({ gegeven, vandaag, lastResult }: WishesPageProps) {
  const { field } = formState(lastResult, velden)
  return (
    <Card title="Wie gaf een agenda door?">
      <Stack>
        {gegeven.length > 0 && <SummaryList variant="plain" rows={gegeven.map(({ wie, totEnMet }) => ({ term: wie, value: `tot en met ${formatDate(totEnMet)}` }))} />}
        <Form method="post">
          <Stack>
            <Select {...field('gegevenPersoon')} label="Wie" placeholder="Kies" options={dossierPersonen.map((persoon) => ({ value: persoon, label: dossierPersoonNaam[persoon] }))} />
            <DateField {...field('totEnMet')} label="Tot en met" min={vandaag} />
            <p><Button variant="secondary" name="doen" value="gegeven">Agenda is doorgegeven</Button></p>
          </Stack>
        </Form>
      </Stack>
    </Card>
  )
}
