import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, Disclosure, ErrorSummary, Notice, PageTitle, Select, Stack, SummaryList, TextArea, WhoSees } from '~/ui/index'
import { disciplines, hoedanigheidVanZetel, zetels, type Fase, type Zetel } from '../schema'
import type { Kandidaat, ZetelStand } from '../store.server'

interface PanelPageProps {
  dossierId: string
  kenmerk: string
  fase: Fase
  kandidaten: Kandidaat[]
  bezet: ZetelStand[]
  antwoord: { bericht: string; lijst: string[]; keuze: Partial<Record<string, string>>; sluiten?: { veld: 'discipline' | 'reden'; discipline: string; reden: string } } | undefined
}

const zetelNaam: Record<Zetel, string> = {
  voorzitter: 'Voorzitter',
  secretaris: 'Secretaris',
  IND: 'Lid IND',
  zorg: 'Lid zorg',
  politie: 'Lid politie'
}

const opties = (kandidaten: Kandidaat[], zetel: Zetel) =>
  kandidaten
    .filter((kandidaat) => kandidaat.hoedanigheid === hoedanigheidVanZetel[zetel])
    .map((kandidaat) => ({ value: kandidaat.id, label: `${kandidaat.functie} (${kandidaat.registernummer})` }))

/** Who sits on the panel; and, when somebody declared a conflict, who takes that seat. */
export function PanelPage({ dossierId, kenmerk, fase, kandidaten, bezet, antwoord }: PanelPageProps) {
  const leeg = zetels.filter((zetel) => !bezet.some((stand) => stand.zetel === zetel && stand.verklaring !== 'belang'))
  const sluitbaar = disciplines.filter((discipline) => bezet.some((stand) => stand.zetel === discipline))
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Panel' }]} />
      {fase === 'panel'
        ? <PageTitle title="Panel samenstellen" intro="Een voorzitter, een secretaris en één lid van IND, zorg en politie. Wie u kiest, verklaart eerst dat er geen belang is." />
        : <PageTitle title="Panel" intro="Wie er in het panel zit. Hier bezet u een lege zetel, of sluit u de zetel van een lid dat afwezig is." />}
      <ErrorSummary errors={errorsOf(antwoord)} />
      {fase === 'panel' ? (
        <Card title="Wie doen er mee?">
          <Form method="post">
            <Stack>
              {zetels.map((zetel) => (
                <Select
                  key={zetel}
                  name={zetel}
                  label={zetelNaam[zetel]}
                  placeholder="Kies een persoon"
                  options={opties(kandidaten, zetel)}
                  defaultValue={antwoord?.keuze[zetel] ?? ''}
                  error={antwoord?.lijst.find((regel) => regel.startsWith(`${zetel}: `))?.slice(zetel.length + 2)}
                />
              ))}
              <p><Button name="doen" value="samenstellen">Panel vastleggen</Button></p>
            </Stack>
          </Form>
        </Card>
      ) : (
        <>
          {leeg.length === 0 && <Notice title="Alle zetels zijn bezet"><p>Een zetel komt vrij als iemand meldt dat er een belang is, of als u de zetel van een afwezig lid sluit.</p></Notice>}
          {leeg.map((zetel) => (
            <Card key={zetel} title={`${zetelNaam[zetel]}: opnieuw bezetten`}>
              <Form method="post">
                <Stack>
                  <p>{opvolger(fase, zetel)}</p>
                  <input type="hidden" name="zetel" value={zetel} />
                  <Select name="account" id={`account-${zetel}`} label={zetelNaam[zetel]} placeholder="Kies een persoon" options={opties(kandidaten, zetel)} />
                  <p><Button name="doen" value="vervangen">Zetel bezetten</Button></p>
                </Stack>
              </Form>
            </Card>
          ))}
          <Card title="Het panel">
            <SummaryList rows={bezet.map((stand) => ({ term: zetelNaam[stand.zetel], value: `${stand.functie} (${stand.registernummer})` }))} />
          </Card>
          {sluitbaar.length > 0 && (
            <Card title="Is een lid afwezig?">
              <Disclosure label="De zetel van een afwezig lid sluiten" open={antwoord?.sluiten !== undefined}>
                <Form method="post">
                  <Stack>
                    <Notice tone="attention" title="Dit draait u niet terug">
                      <p>Het lid kan het dossier meteen niet meer openen. Wat dit lid indiende telt niet meer mee en is voor niemand meer te zien. Daarna kiest u een vervanger van dezelfde discipline, die zelf beoordeelt.</p>
                    </Notice>
                    <WhoSees>Het panel leest uw reden meteen bij Rondes. Later staat zij ook in het advies.</WhoSees>
                    <Select name="discipline" id="discipline" label="Welke zetel sluit u?" placeholder="Kies een zetel" options={sluitbaar.map((value) => ({ value, label: zetelNaam[value] }))} defaultValue={antwoord?.sluiten?.discipline ?? ''} error={antwoord?.sluiten?.veld === 'discipline' ? antwoord.bericht : undefined} />
                    <TextArea name="reden" id="reden" label="Reden" hint="Bijvoorbeeld: langdurig afwezig. Niets over gezondheid." maxLength={1000} rows={3} defaultValue={antwoord?.sluiten?.reden} error={antwoord?.sluiten?.veld === 'reden' ? antwoord.bericht : undefined} />
                    <p><Button variant="danger" name="doen" value="sluiten">Zetel sluiten</Button></p>
                  </Stack>
                </Form>
              </Disclosure>
            </Card>
          )}
        </>
      )}
    </Stack>
  )
}

/** What the deputy still does: after the reveal nobody can score without having seen the others (law 2). */
function opvolger(fase: Fase, zetel: Zetel): string {
  const lid = zetel !== 'voorzitter' && zetel !== 'secretaris'
  if (!lid) return 'De vorige persoon doet niet mee. De opvolger neemt het werk over.'
  if (fase === 'beoordeling') return 'De vorige persoon doet niet mee. De opvolger begint met een leeg scoreformulier.'
  return 'De vorige persoon doet niet mee. De ronde is al open: de opvolger scoort niet meer, maar legt wel een eigen eindoordeel vast. Is het advies al vastgesteld, dan haalt de voorzitter het eerst terug.'
}

function errorsOf(antwoord: PanelPageProps['antwoord']): { fieldId: string; message: string }[] {
  if (!antwoord) return []
  if (antwoord.lijst.length === 0) return [{ fieldId: antwoord.sluiten?.veld ?? 'inhoud', message: antwoord.bericht }]
  return antwoord.lijst.map((regel) => ({ fieldId: regel.split(':')[0] ?? 'inhoud', message: regel.slice(regel.indexOf(':') + 2) }))
}
