import { Card, EmptyState, formatDateTime, Notice, PageTitle, Stack, SummaryList } from '~/ui/index'

export interface CaughtMail {
  naam: string
  aan: string
  van: string
  onderwerp: string
  op: string
  tekst: string
  /** Appointments that came along, as readable lines. */
  afspraken: { bestand: string; regels: { naam: string; waarde: string }[] }[]
}

/** The mail that the demonstration would have sent, as text: nothing of it is run or fetched. */
export function DemoPostPage({ berichten, meer }: { berichten: CaughtMail[]; meer: number }) {
  return (
    <Stack gap="large">
      <PageTitle title="Post van de demonstratie" intro="In de demonstratie gaat er geen mail de deur uit. Hier leest u wat er verstuurd zou zijn." />
      <Notice tone="attention" title="Alleen in de demonstratie"><p>Iedereen die deze pagina opent, leest deze post. In een echte omgeving bestaat de pagina niet.</p></Notice>
      {berichten.length === 0 && <EmptyState title="Er is nog geen post">Plan bijvoorbeeld een hoorzitting. Binnen enkele seconden staan de uitnodigingen hier.</EmptyState>}
      {berichten.map((bericht) => (
        <Card key={bericht.naam} title={bericht.onderwerp} aside={formatDateTime(bericht.op)}>
          <Stack>
            <SummaryList variant="plain" rows={[{ term: 'Aan', value: bericht.aan }, { term: 'Van', value: bericht.van }]} />
            {bericht.tekst.split(/\n{2,}/).filter(Boolean).map((alinea, index) => <p key={index} className="breakable">{alinea}</p>)}
            {bericht.afspraken.map(({ bestand, regels }) => (
              <section key={bestand} aria-label={`Bestand ${bestand}`}>
                <h3>Bestand {bestand}</h3>
                <SummaryList variant="plain" rows={regels.map(({ naam, waarde }) => ({ term: naam, value: <span className="breakable">{waarde}</span> }))} />
              </section>
            ))}
          </Stack>
        </Card>
      ))}
      {meer > 0 && <p>Er zijn nog {meer} oudere berichten.</p>}
    </Stack>
  )
}
