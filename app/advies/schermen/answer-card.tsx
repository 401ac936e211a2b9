import { PasskeyApprove } from '~/toegang/passkey-sign-in'
import { Form } from '~/toegang/web'
import { Button, ButtonLink, Card, DataTable, Disclosure, formatDay, formatTime, Notice, Stack, Tag, TextArea } from '~/ui/index'
import type { Aftekenen, Afwijking } from '../approve-options.server'
import type { Antwoord } from '../read-advies-page.server'

interface AnswerCardProps {
  aftekenen: Aftekenen | 'geen-passkey'
  afwijking: Afwijking | undefined
}

/** A member's one next step: read the whole advies, and sign it off with a passkey, or with reasons against it. */
export function AnswerCard({ aftekenen, afwijking }: AnswerCardProps) {
  if (aftekenen === 'geen-passkey') {
    return (
      <Card title="Uw antwoord" edge="top">
        <Stack>
          <p>U hebt nog geen passkey. Maak die eerst, en kom dan terug.</p>
          <p><ButtonLink href="/mijn">Passkey maken</ButtonLink></p>
        </Stack>
      </Card>
    )
  }
  if (afwijking) return <Dissent afwijking={afwijking} />
  return (
    <Card title="Uw antwoord" edge="top">
      <Stack>
        <p>Lees het hele advies. Klopt het met wat u samen hebt vastgelegd? Keur het dan goed met uw passkey.</p>
        <PasskeyApprove opties={aftekenen} label="Advies goedkeuren" />
        {aftekenen.afwijkend && (
          <Disclosure label="Ik kan dit advies niet goedkeuren">
            <Form method="post">
              <Stack>
                <p>Teken dan afwijkend af. Uw redenen staan onder uw functie in het advies, en het advies gaat door. Is er iets fout dat anders moet? Vraag dan de voorzitter het advies terug te halen.</p>
                <TextArea name="redenen" label="Waarom tekent u afwijkend af?" hint="Een lege regel begint een nieuwe alinea. Noem geen namen." rows={6} />
                <p><Button variant="secondary" name="doen" value="afwijken">Redenen nalezen</Button></p>
              </Stack>
            </Form>
          </Disclosure>
        )}
      </Stack>
    </Card>
  )
}

/** The reasons exactly as they will be signed: the passkey is asked about these words and no others. */
const Dissent = ({ afwijking: { redenen, opties } }: { afwijking: Afwijking }) => (
  <Card title="U tekent afwijkend af" edge="top">
    <Stack>
      <p>Deze redenen komen onder uw functie in het advies. Daarna verandert er niets meer aan.</p>
      <blockquote>{redenen.map((alinea, index) => <p key={index}>{alinea}</p>)}</blockquote>
      <PasskeyApprove opties={opties} label="Afwijkend aftekenen" fields={{ redenen: redenen.join('\n\n') }} />
      <p><ButtonLink href="?" variant="quiet">Toch niet</ButtonLink></p>
    </Stack>
  </Card>
)

/** Who answered what; the reasons of a dissent are read by the whole panel. */
export function AnswersCard({ akkoorden }: { akkoorden: readonly Antwoord[] }) {
  return (
    <Card title="Aftekenen door de leden">
      <Stack>
        <DataTable
          caption="Wie heeft afgetekend"
          captionHidden
          rows={[...akkoorden]}
          rowKey={({ discipline }) => discipline}
          columns={[
            { key: 'lid', header: 'Lid', rowHeader: true, cell: ({ discipline }) => discipline },
            { key: 'antwoord', header: 'Antwoord', cell: (antwoord) => <AnswerTag {...antwoord} /> }
          ]}
        />
        {akkoorden.filter(({ redenen }) => redenen.length > 0).map(({ discipline, redenen }) => (
          <Notice key={discipline} tone="attention" title={`Afwijkend: ${discipline}`}>{redenen.map((alinea, index) => <p key={index}>{alinea}</p>)}</Notice>
        ))}
      </Stack>
    </Card>
  )
}

const AnswerTag = ({ soort, op }: Antwoord) =>
  op === null ? <Tag tone="attention">nog niet</Tag> : <><Tag tone={soort === 'afwijkend' ? 'attention' : 'good'}>{soort}</Tag> <span className="field__hint">{formatDay(op)}, {formatTime(op)}</span></>
