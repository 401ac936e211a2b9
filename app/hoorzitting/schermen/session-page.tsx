import { useCallback, useEffect, useState } from 'react'
import { documentOf, useWorkRoom } from '~/dossier/room-state'
import { aantekeningRoom, verslagRoom, vragenRoom } from '~/dossier/rooms'
import type { Zetel } from '~/dossier/schema'
import { tijdInAmsterdam } from '~/platform/kalender/rules'
import { useReload } from '~/toegang/web'
import { Breadcrumb, Button, ButtonLink, ButtonRow, Card, Disclosure, formatDate, Notice, PageTitle, SplitLayout, Stack } from '~/ui/index'
import type { UsedRoom } from '~realtime/browser/index'
import { ZAAL_ROOT } from '../verslag-document'
import type { VerloopRegel } from '../verslag/schema'
import { bejegening } from '../zitting/words'
import { AttendanceCard, type AttendanceCardProps } from './attendance-card'
import { useUnlessTyping } from './live-verslag'
import { OwnNotesCard } from './own-notes-card'
import { PurposeConsentCard, type PurposeConsentCardProps } from './purpose-consent-card'
import { QuestionsCard } from './questions-card'
import { useDeed, type Deed } from './use-deed'
import { useServerClock, useTicking } from './use-clock'
import { SessionCourse, type CourseStep } from './session-course'
import { VerslagEditor } from './verslag-editor'

export interface SessionPageProps {
  dossierId: string
  kenmerk: string
  hoorzittingId: string
  zetel: Zetel
  lidId: string
  /** The session, as the clock in Amsterdam says; null when no day is planned. */
  dag: string | null
  /** The screen of the room is there: the day has come, or the chair opened it. */
  open: boolean
  /** Nobody types any more: what comes next is on the page of the verslag. */
  voorbij: boolean
  /** Voorzitter or secretaris. */
  leidt: boolean
  magVragen: boolean
  nu: number
  /** How many things happened so far: another number means that the page is old. */
  regels: number
  zitting: number
  geopendOp: string | null
  pauzeSinds: string | null
  afgelopen: 'gestopt' | 'gesloten' | null
  stappen: CourseStep[]
  verloop: VerloopRegel[]
  aanwezig: Omit<AttendanceCardProps, 'deed' | 'leidt' | 'loopt'>
  zorgcontact: { contact: string; bereikbaar: string } | null
  stukken: { nummer: number; titel: string }[]
  doelen: PurposeConsentCardProps['doelen'] | null
}

/** The one screen for the room: what comes, what is said, what is asked, and what is only mine. */
export function SessionPage(props: SessionPageProps) {
  const { dossierId, kenmerk, dag } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Zitting' }]} />
      {props.voorbij
        ? (
          <>
            <PageTitle title={`Hoorzitting${dag ? `, ${formatDate(dag)}` : ''}`} intro="De zitting is voorbij." />
            <p><ButtonLink href={`/dossiers/${dossierId}/verslag`} variant="secondary">Naar het verslag</ButtonLink></p>
          </>
        )
        : <Room {...props} />}
    </Stack>
  )
}

function Room(props: SessionPageProps) {
  const { dossierId, hoorzittingId, zetel, lidId, dag, open, leidt, nu, regels, verloop } = props
  const [opened, setOpened] = useState(false)
  const verslag = useWorkRoom(open ? verslagRoom(hoorzittingId) : null)
  const vragen = useWorkRoom(vragenRoom(hoorzittingId))
  const notes = useWorkRoom(opened ? aantekeningRoom(hoorzittingId, lidId) : null)
  const reload = useReload()
  const deed = useDeed()
  useTellOthers(verslag, regels, deed, reload)
  const { klok, moment } = useServerClock(nu)
  const questions = <QuestionsCard room={vragen} magSchrijven={props.magVragen} stukken={props.stukken} klok={klok} onReload={reload} />
  return (
    <>
      <PageTitle title={`Hoorzitting${dag ? `, ${formatDate(dag)}` : ''}`} intro={introOf(props)} aside={<Controls {...props} deed={deed} moment={moment} />} />
      {deed.bericht && <Notice tone="attention" title="Dat is niet gedaan" live="alert"><p>{deed.bericht}</p></Notice>}
      {leidt && props.geopendOp === null && <Opening {...props} deed={deed} />}
      <SplitLayout columns="side-main-side">
        <Stack>
          <SessionCourse stappen={props.stappen} leidt={leidt} loopt={props.geopendOp !== null} deed={deed} />
          <AttendanceCard {...props.aanwezig} leidt={leidt} loopt={props.geopendOp !== null} deed={deed} />
        </Stack>
        {open
          ? <VerslagEditor room={verslag} zetel={zetel} nu={nu} verloop={verloop} inZaal onReload={useUnlessTyping(reload, verslag, notes)} />
          : <Card title="Verslag"><p>Het verslag gaat open op de dag van de zitting, of als de voorzitter haar opent.</p></Card>}
        <Stack>
          {questions}
          <OwnNotesCard room={notes} verslag={open ? verslag : null} opened={opened} onOpen={() => setOpened(true)} onReload={useUnlessTyping(reload, notes, verslag)} />
        </Stack>
      </SplitLayout>
      <SplitLayout columns="even">
        {props.doelen ? <PurposeConsentCard doelen={props.doelen} deed={deed} /> : <CareCard {...props} />}
        <Stack>
          {props.doelen && <CareCard {...props} />}
          <Conduct />
        </Stack>
      </SplitLayout>
      {leidt && open && <p><ButtonLink href={`/dossiers/${dossierId}/verslag`} variant="secondary">Het verslag afmaken</ButtonLink></p>}
    </>
  )
}

function introOf({ open, geopendOp, afgelopen, zitting }: SessionPageProps): string {
  if (geopendOp) return 'Wat u in het verslag typt, zien de andere leden, de voorzitter en de secretaris meteen.'
  if (afgelopen === 'gestopt') return 'De zitting is op verzoek gestopt. De coördinator kan een volgende zitting plannen; het verslag gaat dan verder.'
  if (afgelopen) return `Zitting ${zitting} is afgesloten.`
  return open ? 'De zitting is nog niet begonnen.' : 'Hier bereidt u de zitting voor. De vragen van het panel kunnen er al op.'
}

type Acting = SessionPageProps & { deed: Deed }

function Controls({ leidt, geopendOp, pauzeSinds, nu, deed, moment }: Acting & { moment: () => Date }) {
  const now = useTicking(nu, moment)
  const { send } = deed
  const runs = geopendOp !== null
  const pause = useCallback(() => send({ doen: pauzeSinds ? 'verder' : 'pauze' }), [send, pauzeSinds])
  useEffect(() => {
    if (!leidt || !runs) return undefined
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyP' || event.repeat) return
      event.preventDefault()
      pause()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [leidt, runs, pause])
  if (!geopendOp) return null
  return (
    <div className="session-controls">
      <p className="session-controls__time"><span aria-hidden="true">● </span><span className="visually-hidden">Duur van de zitting: </span>{elapsed(new Date(geopendOp), now)}</p>
      {pauzeSinds && <p><strong>Pauze</strong> sinds {clockOf(pauzeSinds)}</p>}
      {leidt && (
        <ButtonRow>
          <Button type="button" variant="secondary" aria-keyshortcuts="Alt+P" busy={deed.busy} onClick={pause}>{pauzeSinds ? 'Verder' : 'Pauze'}</Button>
          <StopButton deed={deed} />
          <Button type="button" variant="quiet" busy={deed.busy} onClick={() => send({ doen: 'sluiten' })}>Zitting afsluiten</Button>
        </ButtonRow>
      )}
    </div>
  )
}

/** Stopping asks once, in place: a slip of the finger does not send anybody home. */
function StopButton({ deed }: { deed: Deed }) {
  const [sure, setSure] = useState(false)
  return sure
    ? (
      <>
        <Button type="button" variant="danger" busy={deed.busy} onClick={() => deed.send({ doen: 'stoppen' })}>Ja, nu stoppen</Button>
        <Button type="button" variant="quiet" onClick={() => setSure(false)}>Toch niet</Button>
      </>
    )
    : <Button type="button" variant="danger" onClick={() => setSure(true)}>Stoppen op verzoek</Button>
}

const clockOf = (iso: string): string => tijdInAmsterdam(new Date(iso)).replace(':', '.')

/** `00.47.12`. */
function elapsed(from: Date, to: Date): string {
  const seconds = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000))
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join('.')
}

function Opening({ dossierId, zorgcontact, zitting, deed }: Acting) {
  return (
    <Card title={zitting > 0 ? 'Volgende zitting' : 'Zitting openen'} edge="top">
      {zorgcontact
        ? <p><Button type="button" busy={deed.busy} onClick={() => deed.send({ doen: 'openen' })}>{zitting > 0 ? 'Volgende zitting openen' : 'Zitting openen'}</Button></p>
        : (
          <>
            <p>Leg eerst vast wie er na afloop voor betrokkene is, en wie van ons de volgende werkdag belt.</p>
            <p><ButtonLink href={`/dossiers/${dossierId}/nazorg`}>Zorgcontact vastleggen</ButtonLink></p>
          </>
        )}
    </Card>
  )
}

function CareCard({ dossierId, zorgcontact }: SessionPageProps) {
  return (
    <Card title="Nazorg">
      {zorgcontact ? <p>Na afloop: {zorgcontact.contact}, {zorgcontact.bereikbaar}.</p> : <p>Er is nog geen zorgcontact.</p>}
      <p><ButtonLink href={`/dossiers/${dossierId}/nazorg`} variant="secondary">Naar nazorg</ButtonLink></p>
    </Card>
  )
}

/** Ticks stay in this window, and are gone with it: help, no report (R-HRZ-64). */
function Conduct() {
  return (
    <Card title="Met zorg horen">
      <Disclosure label="Geheugensteun">
        <p className="field__hint">Alleen voor uzelf. Wat u aanvinkt, wordt nergens bewaard.</p>
        <div className="choices">
          {bejegening.map((regel, index) => (
            <div key={index} className="choice">
              <input className="choice__input" type="checkbox" id={`bejegening-${index}`} autoComplete="off" />
              <div><label className="choice__label" htmlFor={`bejegening-${index}`}>{regel}</label></div>
            </div>
          ))}
        </div>
      </Disclosure>
    </Card>
  )
}

/** What one person notes, the others see: the room of the verslag carries only that something happened, and each asks the page again. */
function useTellOthers(verslag: UsedRoom, regels: number, { done }: Deed, reload: () => void): void {
  const doc = documentOf(verslag)
  useEffect(() => {
    if (!doc || done === 0) return
    const zaal = doc.getMap(ZAAL_ROOT)
    if (zaal.get('regels') !== regels && verslag.status !== 'alleen-lezen') zaal.set('regels', regels)
  }, [doc, done, regels, verslag.status])
  useEffect(() => {
    const zaal = doc?.getMap(ZAAL_ROOT)
    const look = (): void => {
      const there = zaal?.get('regels')
      if (typeof there === 'number' && there > regels) reload()
    }
    look()
    zaal?.observe(look)
    return () => zaal?.unobserve(look)
  }, [doc, regels, reload])
}
