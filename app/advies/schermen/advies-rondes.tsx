import { Fragment } from 'react'
import { capital } from '~/platform/letters/rules'
import { formatDate, formatDay, Mark, Notice, type MarkSign } from '~/ui/index'
import type { GroundHref } from '../ground-links'
import { groundText } from '../grounds'
import { signersOf } from '../rondes/rules'
import type { AdviesV3 } from '../schema'
import { GroundLinks } from './ground-links'

/** How a judgement is drawn: the shape, and filled when it is heavy. The words stand beside it. */
export const markOf = ({ oordeel, gewicht }: { oordeel: string | null; gewicht: 'licht' | 'zwaar' | null }): MarkSign => {
  if (oordeel === 'versterkt' || oordeel === 'verzwakt') return { shape: oordeel === 'versterkt' ? 'up' : 'down', weight: gewicht === 'zwaar' ? 'heavy' : 'light' }
  return { shape: oordeel === 'neutraal' ? 'square' : 'circle' }
}

/** The same in words. */
export const judgementText = ({ oordeel, gewicht }: { oordeel: string | null; gewicht: string | null }): string => (gewicht ? `${oordeel}, ${gewicht}` : oordeel ?? 'geen oordeel')

type Decided = Pick<AdviesV3['rondeBesluiten'][number], 'op' | 'ronde' | 'door'>

const decidedText = ({ op, ronde, door }: Decided): string => `Besloten op ${formatDate(op)} bij ronde ${ronde}, door ${door.functie} (${door.registernummer}).`

/** What the reader must know before anything else: which discipline was missing, and that it was made in haste (R-ADV-145, R-ADV-146). */
export const Bijzonderheden = ({ advies }: { advies: AdviesV3 }) => (
  <>
    {advies.rondeBesluiten.filter((one) => one.besluit === 'twee disciplines' && one.ontbreekt === advies.ontbrekendeDiscipline).slice(-1).map((besluit) => (
      <Notice key="zonder" tone="attention" title={`In dit panel ontbrak de discipline ${advies.ontbrekendeDiscipline}`}>
        <p>Alleen {signersOf(advies).join(' en ')} hebben beoordeeld, gewogen en besloten. {besluit.reden} {decidedText(besluit)}</p>
      </Notice>
    ))}
    {advies.spoed.map((besluit, index) => (
      <Notice key={index} tone="attention" title={`Dit advies is met spoed gemaakt, sinds ${formatDate(besluit.op)}`}>
        <p>{besluit.reden} {decidedText(besluit)}</p>
        {besluit.overgeslagen.length > 0 ? <><p>Overgeslagen of korter gedaan:</p><ul>{besluit.overgeslagen.map((deel, at) => <li key={at}>{deel}</li>)}</ul></> : <p>Er is niets overgeslagen.</p>}
      </Notice>
    ))}
  </>
)

/** What strengthens, before what was brought against it and as large (R-ADV-144). */
export const Versterkt = ({ positief, hrefOf }: { positief: AdviesV3['positief']; hrefOf: GroundHref }) => (
  <>
    <h2 id="advies-versterkt">Wat de verklaring versterkt</h2>
    {positief.length === 0 && <p>Geen lid vond dat een criterium de verklaring versterkt.</p>}
    {positief.map(({ groep, code, naam, leden, gronden }) => (
      <section key={code}>
        <h3>{code} {naam}</h3>
        <p>
          {leden.map((lid, index) => (
            <Fragment key={lid.discipline}>
              {index > 0 && ' '}
              <Mark {...markOf({ oordeel: 'versterkt', gewicht: lid.gewicht })} label="versterkt" look="plain" /> {lid.discipline}{lid.gewicht && ` (${lid.gewicht})`}{index < leden.length - 1 ? ',' : '.'}
            </Fragment>
          ))}{' '}
          <a href={`#oordeel-${code}`}>De redenen staan bij groep {groep}.</a>
        </p>
        <p className="field__hint">Steunt op: <GroundLinks gronden={gronden} tekst={groundText} hrefOf={(grond) => hrefOf(grond)} /></p>
      </section>
    ))}
  </>
)

/** Where a judgement moved between the rounds, in words that judge nobody. */
export const Beweging = ({ rondes, beweging }: Pick<AdviesV3, 'rondes' | 'beweging'>) => (
  <>
    <h2>Verschil tussen de rondes</h2>
    {rondes.length === 1
      ? <p>Er was één ronde. Er is dus niets te vergelijken.</p>
      : <p>Een lid kan in een volgende ronde anders oordelen, bijvoorbeeld door wat er op de hoorzitting is gezegd of door een nieuw stuk. Dat telt niet voor of tegen betrokkene.{beweging.length === 0 && ' Geen oordeel veranderde.'}</p>}
    {beweging.map(({ code, naam, leden }) => (
      <section key={code}>
        <h3>{code} {naam}</h3>
        <ul>
          {leden.map(({ discipline, stappen }) => (
            <li key={discipline}>
              <strong>{capital(discipline)}:</strong>{' '}
              {stappen.map((stap, index) => <Fragment key={stap.ronde}>{index > 0 && '; daarna '}in ronde {stap.ronde} <Mark {...markOf(stap)} label={judgementText(stap)} look="plain" labelShown /> {judgementText(stap)}</Fragment>)}
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
)

/** The rounds, who had a sheet in each, what was decided about them, and who took over a seat meanwhile. */
export const Rondes = ({ advies }: { advies: AdviesV3 }) => (
  <>
    <h2 id="advies-rondes">De rondes</h2>
    <p>Elk lid beoordeelde alleen en verzegeld. Een ronde ging pas open toen ieders beoordeling binnen was, en dan voor alle leden tegelijk.</p>
    {advies.rondes.map(({ nummer, soort, geopendOp, onthuldOp, bladen }) => (
      <section key={nummer}>
        <h3>Ronde {nummer}: {soort}</h3>
        <p>Begonnen op {formatDate(geopendOp)}, geopend voor het panel op {formatDate(onthuldOp)}.</p>
        <ul>
          {signersOf(advies).map((discipline) => {
            const blad = bladen.find((one) => one.discipline === discipline)
            return <li key={discipline}>{capital(discipline)}: {blad ? `versie ${blad.versie}, ingediend op ${formatDate(blad.op)}${blad.vervanger ? ', door een plaatsvervanger' : ''}` : 'geen, de zetel is later opnieuw bezet'}.</li>
          })}
        </ul>
      </section>
    ))}
    {advies.rondeBesluiten.length > 0 && <h3>Besluiten over de rondes</h3>}
    {advies.rondeBesluiten.map((besluit, index) => <p key={index}><strong>{capital(besluit.besluit)}{aboutText(besluit)}.</strong> {besluit.reden} {decidedText(besluit)}</p>)}
    {advies.vervangers.length > 0 && (
      <p>
        In de loop van de zaak kwam in de plaats van een eerder lid: {advies.vervangers.map(({ discipline, registernummer, sinds }) => `${discipline} (${registernummer}), sinds ${formatDay(sinds)}`).join('; ')}.
        {' '}Van wie het panel verliet, telt geen beoordeling en geen standpunt mee.
      </p>
    )}
  </>
)

function aboutText(besluit: AdviesV3['rondeBesluiten'][number]): string {
  if (besluit.besluit === 'twee disciplines') return ` (zonder ${besluit.ontbreekt})`
  return besluit.besluit === 'zetel gesloten' ? ` (${besluit.zetel})` : ''
}

/** The second reading of a weighing that ended in *niet aannemelijk*, or why there was none (R-ADV-147). */
export const Tegenlezing = ({ tegenlezing: { lezing, antwoord, zonder } }: { tegenlezing: NonNullable<AdviesV3['tegenlezing']> }) => (
  <>
    <h2 id="advies-tegenlezing">Tegenlezing</h2>
    <p>Als de conclusie niet aannemelijk is, leest iemand buiten het panel de weging nog eens.</p>
    {lezing && (
      <>
        <p>
          Gevraagd op {formatDate(lezing.gevraagdOp)} aan {lezing.lezer.functie} ({lezing.lezer.registernummer}). De termijn was {lezing.werkdagen} {lezing.werkdagen === 1 ? 'werkdag' : 'werkdagen'}, tot en met {formatDate(lezing.uiterlijk)}.{' '}
          {lezing.ontvangenOp ? `Ontvangen op ${formatDate(lezing.ontvangenOp)}.` : 'Er is geen antwoord ontvangen.'}
        </p>
        {lezing.oordeel && <p><strong>Oordeel van de tegenlezer:</strong> {lezing.oordeel === 'vragen' ? 'de tegenlezer heeft vragen.' : 'de weging kan de conclusie dragen.'}</p>}
        {lezing.tekst.map((alinea, index) => <p key={index}>{alinea}</p>)}
      </>
    )}
    {antwoord && <h3>Antwoord van het panel, {formatDay(antwoord.op)}</h3>}
    {antwoord?.tekst.map((alinea, index) => <p key={index}>{alinea}</p>)}
    {zonder && (
      <>
        <h3>Verder zonder tegenlezing</h3>
        <p>De voorzitter besloot op {formatDate(zonder.op)} om niet verder te wachten. {zonder.reden}</p>
      </>
    )}
  </>
)

/** What carries an end view: the groups, and the criteria that strengthen. Each leads to its place. */
export const RustOp = ({ standpunt: { dragend, versterkt } }: { standpunt: AdviesV3['standpunten'][number] }) => (
  <>
    {dragend.length > 0 && <p>Gedragen door groep <Codes codes={dragend} prefix="groep" />.</p>}
    {versterkt.length > 0 && <p>Versterkt door <Codes codes={versterkt} prefix="oordeel" />.</p>}
  </>
)

const Codes = ({ codes, prefix }: { codes: readonly string[]; prefix: 'groep' | 'oordeel' }) =>
  codes.map((code, index) => <Fragment key={code}>{index > 0 && ', '}<a href={`#${prefix}-${code}`}>{code}</a></Fragment>)

/** A fact that came to light after the hearing; it counts because it was put to betrokkene. */
export const NieuwFeit = ({ feit: { feit, voorgelegd, antwoord } }: { feit: NonNullable<AdviesV3['nieuwFeit']> }) => (
  <>
    <h2>Nieuw feit na de hoorzitting</h2>
    <p>{feit}</p>
    <p><strong>Aan betrokkene voorgelegd:</strong> {voorgelegd}</p>
    <p><strong>Antwoord:</strong> {antwoord}</p>
  </>
)
