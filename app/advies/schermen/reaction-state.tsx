import { Card, Disclosure, formatDate, Stack } from '~/ui/index'

export interface ReactionState extends AskedAndAnswered {
  /** What was asked for the version that was issued before this one; then this one is asked anew. */
  eerder: AskedAndAnswered | null
}

interface AskedAndAnswered {
  verzoek: { adviesVersie: number; aan: 'gemachtigde' | 'betrokkene'; feiten: string[]; contraIndicaties: string[]; gevraagdOp: string; uiterlijk: string } | null
  reactie: { wat: 'reactie' | 'afstand'; hoe: string | null; ontvangenOp: string; tekst: string[] } | null
}

/** What belonged to an earlier version of the advies, folded up: this version is asked anew. */
export const Earlier = ({ eerder }: { eerder: ReactionState['eerder'] }) =>
  eerder?.verzoek && (
    <Disclosure label={`Gevraagd en geantwoord bij versie ${eerder.verzoek.adviesVersie} van het advies`}>
      <Stack>
        <Asked verzoek={eerder.verzoek} title={`Gevraagd op ${formatDate(eerder.verzoek.gevraagdOp)}`} />
        {eerder.reactie ? <Answered reactie={eerder.reactie} title={`Antwoord van ${formatDate(eerder.reactie.ontvangenOp)}`} /> : <p>Er kwam geen antwoord.</p>}
      </Stack>
    </Disclosure>
  )

const Alineas = ({ teksten }: { teksten: readonly string[] }) => teksten.map((tekst, index) => <p key={index}>{tekst}</p>)

/** What was put to the gemachtigde or to betrokkene, as it was recorded. */
export const Asked = ({ verzoek, title }: { verzoek: NonNullable<ReactionState['verzoek']>; title: string }) => (
  <Card title={title}>
    <p>Reageren kan tot en met {formatDate(verzoek.uiterlijk)}.</p>
    <h3>Feiten</h3>
    <Alineas teksten={verzoek.feiten} />
    <h3>Contra-indicaties</h3>
    {verzoek.contraIndicaties.length > 0 ? <Alineas teksten={verzoek.contraIndicaties} /> : <p>Er zijn geen contra-indicaties.</p>}
  </Card>
)

/** The answer that came, or that there will be none. */
export const Answered = ({ reactie, title }: { reactie: NonNullable<ReactionState['reactie']>; title: string }) => (
  <Card title={title}>
    {reactie.hoe && <p>Hoe het is gevraagd: {reactie.hoe}</p>}
    {reactie.wat === 'afstand' ? <p>Er komt geen reactie.</p> : <Alineas teksten={reactie.tekst} />}
  </Card>
)
