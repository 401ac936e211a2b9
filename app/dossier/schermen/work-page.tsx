import { capital, uncapital } from '~/platform/letters/rules'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { Button, ButtonLink, Card, DataTable, EmptyState, formatDate, formatDateShort, NextStep, Notice, PageTitle, Stack, StepBar } from '~/ui/index'
import { staatInWoorden, stapNummer, stappen, type Taak, type WerkRegel } from '../work'

export interface WorkRow extends WerkRegel {
  taak: Taak | null
  /** The capacity in which the task is done. */
  als: string
}

interface WorkPageProps {
  /** Now, as ISO moment. */
  nu: string
  hoedanigheid: string
  regels: WorkRow[]
  /** What waits in the queue of the chain, for a coördinator; null for everybody else. */
  keten: { open: number; teLaat: number } | null
}

/** A second reader has one page; everybody else the page of the task, or the overview. */
function adres({ dossierId, rol, taak }: WorkRow): string {
  const pad = rol === 'tegenlezer' ? 'tegenlezing' : taak?.pad
  return `/dossiers/${dossierId}${pad ? `/${pad}` : ''}`
}

/** Opens a task; when it belongs to another of one's capacities, it changes into that one first. */
function OpenTask({ regel, hoedanigheid, primary }: { regel: WorkRow; hoedanigheid: string; primary: boolean }) {
  const label = primary ? (regel.taak?.knop ?? 'Openen') : 'Openen'
  const variant = primary ? 'primary' : 'quiet'
  if (regel.als === hoedanigheid) return <ButtonLink href={adres(regel)} variant={variant} aria-label={`${label}, dossier ${regel.kenmerk}`}>{label}</ButtonLink>
  return (
    <form method="post" action="/mijn">
      <input type="hidden" name="hoedanigheid" value={regel.als} />
      <input type="hidden" name="naar" value={adres(regel)} />
      <Button variant={variant} name="doen" value="wisselen" aria-label={`${label}, dossier ${regel.kenmerk}`}>{label}</Button>
    </form>
  )
}

const ketenTaken = ({ open, teLaat }: { open: number; teLaat: number }): string => `${open === 1 ? '1 taak' : `${open} taken`} in de keten${teLaat > 0 ? `, ${teLaat} te laat` : ''}`

const aantal = (getal: number): string => (getal === 1 ? '1 ding wacht op u' : `${getal} dingen wachten op u`)

/** Mijn werk: what waits for me, and one thing first. */
export function WorkPage({ nu, hoedanigheid, regels, keten }: WorkPageProps) {
  // The list has the newest first; what waits longest is done first.
  const wachtend = regels.filter((regel) => regel.taak).reverse()
  const anderen = regels.filter((regel) => !regel.taak && stapNummer(regel.fase) < 7)
  const [eerste] = wachtend
  const inKeten = keten !== null && keten.open > 0
  return (
    <Stack gap="large">
      <PageTitle title="Mijn werk" intro={`${capital(formatDate(nu))} · ${wachtend.length > 0 ? aantal(wachtend.length) : inKeten ? 'er wacht alleen iets in de keten' : 'er wacht nu niets op u'}`} />
      {eerste?.taak && (
        <NextStep
          title={`${eerste.taak.wat} · dossier ${eerste.kenmerk}`}
          dueNote={eerste.taak.uiterlijk && `uiterlijk ${formatDateShort(eerste.taak.uiterlijk)}`}
          action={<OpenTask regel={eerste} hoedanigheid={hoedanigheid} primary />}
        >
          <p>{eerste.rol === 'tegenlezer' ? 'Een panel vraagt u zijn weging tegen te lezen' : staatInWoorden(eerste)}{hearingNote(eerste)}{readingNote(eerste)}<TermNote regel={eerste} nu={nu} /></p>
        </NextStep>
      )}
      {inKeten && <Notice tone={keten.teLaat > 0 ? 'attention' : 'info'} title={ketenTaken(keten)}><p><a href="/keten/taken">Naar de taken in de keten</a></p></Notice>}
      {wachtend.length === 0 && !inKeten && <EmptyState title="U bent bij">Zodra er iets op u wacht, staat het hier bovenaan.</EmptyState>}
      {wachtend.length > 1 && (
        <Card title="Alles wat op u wacht">
          <DataTable
            caption="Alles wat op u wacht"
            captionHidden
            rows={wachtend}
            rowKey={(regel) => `${regel.dossierId}/${regel.rol}`}
            columns={[
              { key: 'dossier', header: 'Dossier', rowHeader: true, cell: (regel) => <strong className="unbroken">{regel.kenmerk}</strong> },
              { key: 'wat', header: 'Wat u doet', cell: (regel) => <>{regel.taak?.uiterlijk ? `${regel.taak.wat}, uiterlijk ${formatDateShort(regel.taak.uiterlijk)}` : regel.taak?.wat}<TermNote regel={regel} nu={nu} /></> },
              { key: 'waar', header: 'Waar het dossier staat', cell: (regel) => <Where regel={regel} /> },
              { key: 'open', header: 'Openen', headerHidden: true, align: 'end', cell: (regel) => <OpenTask regel={regel} hoedanigheid={hoedanigheid} primary={false} /> }
            ]}
          />
        </Card>
      )}
      {anderen.length > 0 && (
        <Card title="Wachten op anderen">
          <DataTable
            caption="Wachten op anderen"
            captionHidden
            rows={anderen}
            rowKey={(regel) => `${regel.dossierId}/${regel.rol}`}
            columns={[
              { key: 'dossier', header: 'Dossier', rowHeader: true, cell: (regel) => <strong className="unbroken">{regel.kenmerk}</strong> },
              { key: 'waar', header: 'Waar het dossier staat', cell: (regel) => <><Where regel={regel} /><TermNote regel={regel} nu={nu} /></> },
              { key: 'open', header: 'Openen', headerHidden: true, align: 'end', cell: (regel) => <OpenTask regel={regel} hoedanigheid={hoedanigheid} primary={false} /> }
            ]}
          />
        </Card>
      )}
    </Stack>
  )
}

/** That the terms of the panel stand still, and a term of a track that is late or near, where the task is another (R-DOS-50, R-KET-26). */
function TermNote({ regel: { spoorTermijn, taak, uitgang }, nu }: { regel: WorkRow; nu: string }) {
  const held = uitgang === 'aangehouden' && <small> De termijnen van het panel staan stil.</small>
  if (!spoorTermijn || taak?.pad === 'spoor') return held || null
  return <>{held}<small> {spoorTermijn.uiterlijk < dagInAmsterdam(new Date(nu)) ? '▲ Te laat' : '◐ Bijna om'}: {uncapital(spoorTermijn.naam)}, uiterlijk {formatDateShort(spoorTermijn.uiterlijk)}</small></>
}

export const Where = ({ regel }: { regel: WerkRegel }) => (
  <StepBar total={stappen.length} current={stapNummer(regel.fase)} label={staatInWoorden(regel)} />
)

const hearingNote = (regel: WorkRow): string =>
  regel.hoorzitting === 'gepland' && regel.hoorzittingOp ? `: ${formatDateShort(regel.hoorzittingOp)}.` : '.'

/** For the voorzitter, while somebody reads. */
const readingNote = ({ tegenlezing, lezingTot }: WorkRow): string => (tegenlezing === 'gevraagd' && lezingTot ? ` De tegenlezing loopt tot en met ${formatDateShort(lezingTot)}.` : '')
