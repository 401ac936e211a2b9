import type { ReactNode } from 'react'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, ButtonLink, Card, DataTable, formatDate, formatDateTime, NextStep, Notice, PageTitle, SplitLayout, Stack, StepList, SummaryList, Tag } from '~/ui/index'
import { faseNaam, type Fase } from '../schema'
import type { ZetelVerklaring } from '../declare-interest.server'
import type { ZetelStand } from '../store.server'
import { stappen, type Taak } from '../work'
import { DeclarationsCard } from './declarations-card'
import { WaitsForStamp } from './waits-for-stamp'

interface DossierPageProps {
  dossierId: string
  kenmerk: string
  fase: Fase
  rol: string
  ronde: { nummer: number; onthuld: boolean } | null
  /** A round was revealed; another may be going on beside it. */
  ooitOnthuld: boolean
  /** The picture of the rounds; null before there is one. */
  rondes: ReactNode
  /** This person may leave the panel by declaring an interest after all. */
  /** The reader replaces the coördinator. */
  vervangt: boolean
  magStukToevoegen: boolean
  magTerugtreden: boolean
  hoorzitting: 'gepland' | 'nalezen' | 'vastgesteld' | 'afgezien' | null
  hoorzittingOp: string | null
  advies: { versie: number; staat: string } | null
  stap: number
  staat: string
  taak: Taak | null
  zetels: ZetelStand[]
  /** For the voorzitter; empty for everybody else. */
  verklaringen: Pick<ZetelVerklaring, 'zetel' | 'functie' | 'verklaring' | 'antwoorden'>[]
  /** For who may invite the gemachtigde; null for everybody else. */
  gemachtigde: { registernummer: string | null } | null
  /** By function, who did not get a message about the hearing; for the coördinator, null for everybody else. */
  nietBereikt: string[] | null
  /** For who may move this dossier to another version of the criteria; null for everybody else. */
  /** May see what lies open to the side of betrokkene, and the objections to members. */
  magInzage: boolean
  magBezwaren: boolean
  magSpoor: boolean
  /** May tell the coördinator, or is the coördinator and reads, where somebody is stuck. */
  magKnelpunt: boolean
  /** How many signals nobody looked at yet; for the coördinator, 0 for everybody else. */
  knelpunten: number
  /** The coördinator prepares the dossier for the casusoverleg of its region. */
  magOverleg: boolean
  criteria: string | null
  dossier: {
    verzoeker: string | null
    doel: string | null
    grondslag: string | null
    vraag: string | null
    minderjarig: string | null
    eindeReden: string | null
    aangemeldOp: Date
  }
  fout: string | undefined
}

const verklaringen: Record<ZetelStand['verklaring'], { tekst: string; toon: 'good' | 'attention' | 'weakened' }> = {
  open: { tekst: 'moet nog verklaren', toon: 'attention' },
  geen_belang: { tekst: 'geen belang', toon: 'good' },
  belang: { tekst: 'doet niet mee, zetel is leeg', toon: 'weakened' }
}

/** While a seat can be closed or taken again. */
const closable: readonly Fase[] = ['beoordeling', 'weging', 'advies']

/** The overview of one dossier: where it stands, one next step, who sits on the panel. */
export function DossierPage(props: DossierPageProps) {
  const { dossierId, kenmerk, taak, fase, staat, zetels, advies, rol, fout } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk }]} />
      <PageTitle title={<>Dossier <span className="unbroken">{kenmerk}</span></>} intro={staat || faseNaam[fase]} />
      {props.vervangt && <Notice title="U vervangt de coördinator van dit dossier"><p>Wat u doet, staat in het logboek op uw eigen nummer.</p></Notice>}
      {fout && <Notice tone="weakened" title="Niet gelukt" live="alert"><p>{fout}</p></Notice>}
      {props.nietBereikt !== null && props.nietBereikt.length > 0 && (
        <Notice tone="attention" title={`${props.nietBereikt.length} ${props.nietBereikt.length === 1 ? 'bericht is' : 'berichten zijn'} niet aangekomen`}>
          <p>Aan: {props.nietBereikt.join(', ')}. <a href={`/dossiers/${dossierId}/verzonden`}>Bekijken en opnieuw versturen</a></p>
        </Notice>
      )}
      {fase === 'nieuw' ? (
        <NextStep title="Neem dit dossier aan" action={<Form method="post"><Button name="doen" value="aannemen">Dossier aannemen</Button></Form>}>
          <p>Daarna ziet alleen u het, en doet u de intake.</p>
        </NextStep>
      ) : advies?.staat === 'wacht_op_tijdstempel' ? (
        <WaitsForStamp mayRetry={rol === 'coordinator' || rol === 'voorzitter' || rol === 'secretaris'} />
      ) : taak ? (
        <NextStep title={taak.wat} eyebrow="Wat u nu doet" dueNote={taak.uiterlijk && `uiterlijk ${formatDate(taak.uiterlijk)}`} action={<ButtonLink href={`/dossiers/${dossierId}/${taak.pad}`}>{taak.knop}</ButtonLink>} />
      ) : (
        <Notice title={fase === 'niet_in_behandeling' ? 'Dit dossier is niet in behandeling genomen' : 'U hoeft nu niets te doen'}>
          <p>{fase === 'niet_in_behandeling' ? props.dossier.eindeReden : 'Anderen zijn aan de beurt. Zodra er iets op u wacht, staat het in Mijn werk.'}</p>
        </Notice>
      )}
      <SplitLayout columns="main-side">
        <Stack gap="large">
          {props.rondes && (
            <Card title="De rondes" aside={rol !== 'coordinator' && <a href={`/dossiers/${dossierId}/rondes`}>Rondes bekijken</a>}>
              {props.rondes}
            </Card>
          )}
          <Card id="vraag" title="De vraag" aside={readsPapers(props) && <a href={`/dossiers/${dossierId}/stukken`}>Stukken lezen</a>}>
            <SummaryList rows={questionRows(props)} />
          </Card>
          {zetels.length > 0 && (
            <Card id="panel" title="Panel" aside={rol === 'coordinator' && closable.includes(fase) && <a href={`/dossiers/${dossierId}/panel`}>Lid afwezig of vervangen</a>}>
              <DataTable
                caption="Wie in het panel zit"
                captionHidden
                rows={zetels}
                rowKey={(zetel) => zetel.zetel}
                columns={[
                  { key: 'functie', header: 'Functie', rowHeader: true, cell: (zetel) => zetel.functie },
                  { key: 'nummer', header: 'Registernummer', cell: (zetel) => zetel.registernummer },
                  { key: 'verklaring', header: 'Verklaring', cell: (zetel) => <Tag tone={verklaringen[zetel.verklaring].toon}>{verklaringen[zetel.verklaring].tekst}</Tag> }
                ]}
              />
              {props.magTerugtreden && <p><a href={`/dossiers/${dossierId}/terugtreden`}>Ik heb toch een belang: mij terugtrekken</a></p>}
            </Card>
          )}
          {rol === 'coordinator' && fase !== 'nieuw' && fase !== 'niet_in_behandeling' && (
            <Card title="Stukken" aside={props.magStukToevoegen && <a href={`/dossiers/${dossierId}/stukken/toevoegen`}>Stuk toevoegen</a>}>
              <p>Het panel leest de stukken. Wie een medisch stuk leest, beslist betrokkene{props.stap >= 2 ? <>: <a href={`/dossiers/${dossierId}/medisch`}>medische stukken</a></> : ''}.</p>
            </Card>
          )}
          {props.nietBereikt !== null && (
            <Card title="Uitnodigingen" aside={<a href={`/dossiers/${dossierId}/uitnodigingen`}>Brieven aan betrokkene</a>}>
              <p>Wie er een afspraak kreeg, staat bij <a href={`/dossiers/${dossierId}/verzonden`}>wat is verstuurd</a>.</p>
            </Card>
          )}
          {props.gemachtigde && (
            <Card title="Gemachtigde" aside={<a href={`/dossiers/${dossierId}/gemachtigde`}>{props.gemachtigde.registernummer ? 'Gemachtigde wijzigen' : 'Gemachtigde uitnodigen'}</a>}>
              <p>{props.gemachtigde.registernummer ? `Betrokkene heeft een gemachtigde: ${props.gemachtigde.registernummer}.` : 'Er is nog geen gemachtigde. Zonder gemachtigde loopt alles naar betrokkene langs een veilig kanaal.'}</p>
            </Card>
          )}
          {(props.magKnelpunt || props.magOverleg) && (
            <Card title="Vastgelopen?">
              <ul>
                {props.magKnelpunt && <li><a href={`/dossiers/${dossierId}/knelpunt`}>{rol === 'coordinator' ? 'Signalen van knelpunten' : 'Een knelpunt melden bij de coördinator'}</a>{props.knelpunten > 0 && <> <Tag tone="attention">{props.knelpunten} nieuw</Tag></>}</li>}
                {props.magOverleg && <li><a href={`/dossiers/${dossierId}/overleg`}>Voorbereiden voor het casusoverleg</a></li>}
              </ul>
            </Card>
          )}
          {(props.magInzage || props.magBezwaren) && (
            <Card title="De kant van betrokkene">
              <ul>
                {props.magInzage && <li><a href={`/dossiers/${dossierId}/inzage`}>Stukken ter inzage</a></li>}
                {props.magBezwaren && <li><a href={`/dossiers/${dossierId}/bezwaren`}>Bezwaren tegen leden</a></li>}
              </ul>
            </Card>
          )}
          {props.magSpoor && (
            <Card title="Sporen en termijnen" aside={<a href={`/dossiers/${dossierId}/spoor`}>{rol === 'coordinator' ? 'Sporen bekijken' : 'Termijnen bekijken'}</a>}>
              <p>{rol === 'coordinator' ? 'Wat er in de keten gebeurt: wat is gedaan, wat komt, wie het doet en tot wanneer.' : 'De termijnen waarbinnen het advies nodig is.'}</p>
            </Card>
          )}
          {props.criteria && (
            <Card title="Criteria" aside={<a href={`/dossiers/${dossierId}/criteria`}>Nieuwere versie bekijken</a>}>
              <p>Het panel beoordeelt dit dossier met versie {props.criteria}.</p>
            </Card>
          )}
          {props.verklaringen.length > 0 && <DeclarationsCard verklaringen={props.verklaringen} />}
        </Stack>
        <Card title="Waar het dossier staat">
          <StepList label="Stappen van het dossier" steps={stepsOf(props)} />
        </Card>
      </SplitLayout>
    </Stack>
  )
}

/** The panel reads the papers; the coördinator does not. The guard decides in any case. */
const readsPapers = ({ rol, stap }: DossierPageProps): boolean => rol !== 'coordinator' && stap >= 2

const onbekend = 'nog niet ingevuld'

const questionRows = ({ dossier }: DossierPageProps) => [
  { term: 'Vraag aan het panel', value: dossier.vraag ?? onbekend },
  { term: 'Gevraagd door', value: dossier.verzoeker ?? onbekend },
  { term: 'Doel', value: dossier.doel ?? onbekend },
  { term: 'Grondslag', value: dossier.grondslag ?? onbekend },
  { term: 'Minderjarig tijdens de feiten', value: dossier.minderjarig ?? onbekend },
  { term: 'Aangemeld', value: formatDate(new Date(dossier.aangemeldOp).toISOString()) }
]

function stepsOf(props: DossierPageProps) {
  return stappen.map((label, index) => {
    const state: 'done' | 'current' | 'todo' = index + 1 < props.stap ? 'done' : index + 1 === props.stap ? 'current' : 'todo'
    return { id: label, label, state, note: state === 'todo' ? undefined : noteOf(label, props), href: state === 'todo' ? undefined : linkOf(label, props) }
  })
}

function noteOf(label: (typeof stappen)[number], { ronde, hoorzitting, hoorzittingOp, advies }: DossierPageProps): string | undefined {
  if (label === 'Beoordelen en horen') {
    const zitting = { gepland: hoorzittingOp ? `hoorzitting ${formatDateTime(hoorzittingOp)}` : 'hoorzitting gepland', nalezen: 'betrokkene leest het verslag na', vastgesteld: 'verslag vastgesteld', afgezien: 'afgezien van horen' }
    const rondeTekst = ronde ? `Ronde ${ronde.nummer}, ${ronde.onthuld ? 'onthuld' : 'gesloten'}` : undefined
    return [rondeTekst, hoorzitting ? zitting[hoorzitting] : 'hoorzitting nog te plannen'].filter(Boolean).join('; ')
  }
  return label === 'Advies' && advies ? `Versie ${advies.versie}, ${advies.staat.replaceAll('_', ' ')}` : undefined
}

/** Only places this person may open from here; the guard decides in any case. */
function linkOf(label: (typeof stappen)[number], { dossierId, rol, hoorzitting, ooitOnthuld, advies, fase }: DossierPageProps): string | undefined {
  const naar = (pad: string): string => `/dossiers/${dossierId}/${pad}`
  if (rol === 'coordinator') return fase === 'beoordeling' && label === 'Beoordelen en horen' ? naar('hoorzitting') : undefined
  if (label === 'Beoordelen en horen') return hoorzitting ? naar(hoorzitting === 'gepland' ? 'zitting' : 'verslag') : undefined
  if (label === 'Weging') return ooitOnthuld ? naar('weging') : undefined
  return label === 'Advies' && advies ? naar('advies') : undefined
}
