import { Card, ItemList } from '~/ui/index'

/** The order of a hearing with a hint for each part. Open questions only; nothing here says what would make somebody credible. */
const verloop = [
  { id: 'welkom', titel: 'Welkom', uitleg: 'Vertel wie er zijn en wat het panel doet. Zeg: u hoeft niet te antwoorden, u mag altijd pauze vragen of stoppen.' },
  { id: 'tolk', titel: 'Verstaat u elkaar?', uitleg: 'Vraag het aan betrokkene en aan de tolk. Is er twijfel, stop dan en zoek een andere tolk.' },
  { id: 'verhaal', titel: 'Eigen verhaal', uitleg: 'Laat betrokkene eerst zelf vertellen. Stel één open vraag tegelijk en laat stiltes toe.' },
  { id: 'begin', titel: 'Hoe het begon, en de reis', uitleg: 'Hoe kwam u daar? Wie sprak u? Wat was u verteld?' },
  { id: 'werk', titel: 'De tijd daar', uitleg: 'Hoe zag een dag eruit? Wat kon u zelf beslissen?' },
  { id: 'einde', titel: 'Hoe het eindigde, en daarna', uitleg: 'Wat gebeurde er toen? Met wie kon u praten?' },
  { id: 'voorleggen', titel: 'Voorleggen', uitleg: 'Zijn er stukken die anders luiden, leg die dan rustig voor en schrijf het antwoord op in eigen woorden.' },
  { id: 'einde-gesprek', titel: 'Wat nog ontbreekt', uitleg: 'Wat wilt u zelf nog zeggen? Wat hebben wij niet gevraagd?' },
  { id: 'teruglezen', titel: 'Teruglezen en afsluiten', uitleg: 'Lees terug, schrijf verbeteringen erbij en vertel wat er nu gebeurt.' }
]

/** Beside the verslag: what comes, quiet. */
export function HearingCourse() {
  return (
    <Card title="Verloop">
      <ItemList label="Verloop van de hoorzitting" items={verloop.map(({ id, titel, uitleg }) => ({ id, body: titel, note: uitleg }))} />
    </Card>
  )
}
