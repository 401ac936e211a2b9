import { Card } from '~/ui/index'
import { BESPREEK_DAGEN, MINIMUM_BLADEN } from '../schema'

/** Who sees what and when, told before anybody begins (R-KAL-13). */
export const UitlegCard = () => (
  <Card title="Wie ziet wat, en wanneer?">
    <ul>
      <li>Dit is oefening. Uw antwoorden tellen nergens mee en zeggen niets over hoe u uw werk doet.</li>
      <li>Tot de opening ziet niemand uw blad. De organisator ziet alleen hoeveel bladen er zijn, niet van wie.</li>
      <li>De oefening gaat vanzelf open als iedereen die meedoet heeft ingediend, of na de einddatum. Niemand kan haar eerder openen.</li>
      <li>Zijn er minder dan {MINIMUM_BLADEN} bladen, dan wordt er niets getoond. Zo is een keuze niet tot één mens te herleiden.</li>
      <li>Na de opening zien de deelnemers per criterium hoeveel mensen wat kozen, en de redenen zonder naam en in wisselende volgorde. Schrijf uw reden dus zonder uzelf te noemen. Wat u zelf koos, ziet u erbij; alleen u.</li>
      <li>Samen schrijft u daarna een gesprek. Ook daar staan geen namen.</li>
      <li>Bij het sluiten, uiterlijk {BESPREEK_DAGEN} dagen na de opening, verdwijnt wie welk blad schreef en verdwijnt het gesprek. Alleen cijfers over de hele groep gaan naar de rapportage.</li>
      <li>Het logboek bewaart dat u meedeed, nooit wat u koos. In een reservekopie van vóór het sluiten staat de koppeling nog, tot die kopie vervalt.</li>
    </ul>
  </Card>
)
