import { Fragment } from 'react'
import { capital } from '~/platform/letters/rules'
import { Disclosure, Document, DocumentHead, formatDate, formatDay, ItemList, Mark } from '~/ui/index'
import type { GroundHref } from '../ground-links'
import { groundText } from '../grounds'
import type { AdviesDocument, AdviesSindsV2, Alinea, ContraIndicatie, Grond } from '../schema'
import { Beweging, Bijzonderheden, judgementText, markOf, NieuwFeit, Rondes, RustOp, Tegenlezing, Versterkt } from './advies-rondes'
import { GroundLinks } from './ground-links'
import { useOpenTarget } from './open-target'

/** Paragraphs with what they stand on; those of an advies of the first version stand alone. */
const Grounded = ({ alineas, hrefOf }: { alineas: readonly (Alinea | string)[]; hrefOf: Linked }) =>
  alineas.map((alinea, index) => (typeof alinea === 'string' ? <p key={index}>{alinea}</p> : <GroundedParagraph key={index} alinea={alinea} hrefOf={hrefOf} />))

/** Where a ground leads from the place where it stands. */
type Linked = (grond: Grond) => string | undefined

const GroundedParagraph = ({ alinea: { tekst, gronden }, hrefOf }: { alinea: Alinea; hrefOf: Linked }) => (
  <>
    <p>{tekst}</p>
    {gronden.length > 0 && <p className="field__hint">Steunt op: <GroundLinks gronden={gronden} tekst={groundText} hrefOf={hrefOf} /></p>}
  </>
)

const Paragraphs = ({ teksten }: { teksten: readonly string[] }) => teksten.map((tekst, index) => <p key={index}>{tekst}</p>)

interface AdviesViewProps {
  document: AdviesDocument
  /** Where a ground leads for who reads here: pages of the dossier for the panel, places in this advies for the decider. */
  groundHref: GroundHref
}

/** The advies as one reads it: the conclusion first, then why, what was brought against it, and how carefully. */
export function AdviesView({ document: advies, groundHref }: AdviesViewProps) {
  useOpenTarget()
  const hrefOf: Linked = (grond) => groundHref(grond)
  const latest = advies.schema === 'weging-advies/v3' ? advies : null
  const afwijkend = advies.standpunten.filter((standpunt) => standpunt.afwijkend.length > 0).map(({ discipline }) => discipline)
  return (
    <Document look="wide" name={undefined}>
      <DocumentHead
        eyebrow={`${titleOf(advies)} ${advies.kenmerk}, versie ${advies.versie} · vastgesteld ${formatDate(advies.vastgesteldOp)}${advies.proef ? ' · TEST, geen rechtskracht' : ''}`}
        title={advies.conclusie.zin}
        lead={advies.conclusie.maatstaf}
      />
      {latest && <Bijzonderheden advies={latest} />}
      {afwijkend.length > 0 && <p><strong>Afwijkend standpunt: {afwijkend.join(', ')}.</strong> <a href="#standpunten">Lees de standpunten van de leden</a></p>}
      <h2 id="advies-vraag">De vraag</h2>
      <p>{advies.vraag}</p>
      <h2>Wat betrokkene vertelde</h2>
      <Grounded alineas={advies.samenvatting} hrefOf={hrefOf} />
      {advies.referentiekader.length > 0 && <Frame advies={advies} />}
      <h2 id="advies-waarom">Waarom</h2>
      {advies.groepen.map((groep) => (
        <section key={groep.code} id={`groep-${groep.code}`}>
          <h3>{groep.code} {groep.naam}</h3>
          <Grounded alineas={groep.balans} hrefOf={(grond) => groundHref(grond, groep.code)} />
          {groep.oordelen.length > 0 && (
            <Disclosure label={`De oordelen bij groep ${groep.code}, per criterium en discipline`}>
              {groep.oordelen.map((rij) => <Judgements key={rij.code} rij={rij} hrefOf={hrefOf} />)}
            </Disclosure>
          )}
        </section>
      ))}
      {latest && <Versterkt positief={latest.positief} hrefOf={groundHref} />}
      <h2>Wat ertegenin is gebracht</h2>
      {advies.contraIndicaties.length > 0
        ? advies.contraIndicaties.map((contra, index) => (typeof contra === 'string' ? <p key={index}>{contra}</p> : <Contra key={index} nummer={index + 1} contra={contra} hrefOf={hrefOf} />))
        : <p>Er is niets tegenin gebracht.</p>}
      {latest?.nieuwFeit && <NieuwFeit feit={latest.nieuwFeit} />}
      {latest && <Beweging {...latest} />}
      {advies.schema !== 'weging-advies/v1' && <Reaction reactie={advies.reactie} />}
      {latest?.tegenlezing && <Tegenlezing tegenlezing={latest.tegenlezing} />}
      {advies.schema !== 'weging-advies/v1' && <Decision besluit={advies.besluit} />}
      <h2 id="standpunten">Standpunten van de leden</h2>
      {advies.standpunten.map((standpunt) => (
        <section key={standpunt.discipline} id={`standpunt-${standpunt.discipline}`}>
          <h3>{capital(standpunt.discipline)}: {standpunt.uitkomst}</h3>
          {'dragend' in standpunt && <RustOp standpunt={standpunt} />}
          <Paragraphs teksten={standpunt.toelichting} />
          {standpunt.afwijkend.length > 0 && <h4>Afwijkend standpunt</h4>}
          <Paragraphs teksten={standpunt.afwijkend} />
        </section>
      ))}
      {advies.ontbreekt.length > 0 && (
        <>
          <h2>Wat ontbreekt</h2>
          <ul>{advies.ontbreekt.map(({ wat, wie }) => <li key={`${wat} ${wie}`}>{wat} ({wie})</li>)}</ul>
        </>
      )}
      <h2>Wat dit advies niet beoordeelt</h2>
      <Paragraphs teksten={advies.nietBeoordeeld} />
      <h2>Zorgvuldigheid</h2>
      <p id="advies-hoorzitting">{hearingText(advies.hoorzitting)}</p>
      <Grounded alineas={advies.zorgvuldigheid} hrefOf={hrefOf} />
      <p>Grondslag: {advies.grondslag} Gevraagd door: {advies.verzoeker}. Doel: {advies.doel}. Criteria: {advies.catalogus.versie} ({advies.catalogus.status}); artikel 273f Sr: {advies.wet273f.versie}.</p>
      <h2 id="advies-paneel">Het panel</h2>
      <p>{advies.paneel.leden.map(({ functie, registernummer }) => `${functie} (${registernummer})`).join(', ')}.</p>
      {advies.schema !== 'weging-advies/v1' && <Reported verklaringen={advies.verklaringen} />}
      {latest && <Rondes advies={latest} />}
      <h2>Bronnen</h2>
      <ol>
        {advies.bronnen.map((bron) => (
          <li key={bron.nummer} id={`bron-${bron.nummer}`} value={bron.nummer}>{sourceText(bron)}</li>
        ))}
      </ol>
    </Document>
  )
}

/** One criterion with the judgement of each discipline: mark, word, reason, and the stukken it rests on. */
const Judgements = ({ rij: { code, naam, perDiscipline }, hrefOf }: { rij: AdviesDocument['groepen'][number]['oordelen'][number]; hrefOf: Linked }) => (
  <section id={`oordeel-${code}`}>
    <h4>{code} {naam}</h4>
    <ItemList
      label={`Oordelen bij ${code}`}
      items={perDiscipline.map((oordeel) => ({
        id: oordeel.discipline,
        lead: <Mark {...markOf(oordeel)} label={judgementText(oordeel)} look="plain" labelShown />,
        body: <><strong>{capital(oordeel.discipline)} · {judgementText(oordeel)}.</strong> {oordeel.reden}{'antwoorden' in oordeel && oordeel.antwoorden.map((antwoord, index) => <Fragment key={index}><br />{antwoord}</Fragment>)}</>,
        note: oordeel.bronnen.length > 0 ? <GroundLinks gronden={oordeel.bronnen.map(({ stuk, plaats }) => ({ soort: 'stuk', nummer: stuk, plaats }) as const)} tekst={groundText} hrefOf={hrefOf} /> : undefined
      }))}
    />
  </section>
)

/** Only what is known: "onbekend" three times in a row tells a reader nothing. */
const sourceText = ({ soort, auteur, vindplaats, ...bron }: AdviesDocument['bronnen'][number]): string =>
  [
    `${capital(soort)}, ${bron.datum ? formatDay(bron.datum) : ('datumTekst' in bron && bron.datumTekst) || 'datum onbekend'}`,
    ...(auteur === 'onbekend' ? [] : [`Van: ${auteur}`]),
    ...(vindplaats === 'onbekend' ? [] : [`Vindplaats: ${vindplaats}`])
  ].join('. ')

const titleOf = (advies: AdviesDocument): string => (advies.schema !== 'weging-advies/v1' && advies.soort === 'aanvullend advies' ? 'Aanvullend advies' : 'Advies')

const Frame = ({ advies }: { advies: AdviesDocument }) => (
  <>
    <h2>Referentiekader</h2>
    {advies.referentiekader.map(({ code, naam, teksten }) => (
      <section key={code}>
        <h3>{code} {naam}</h3>
        {teksten.map(({ discipline, tekst }) => <p key={discipline}><strong>{capital(discipline)}.</strong> {tekst}</p>)}
      </section>
    ))}
  </>
)

/** One contra-indication: what it is, where it was put to betrokkene, and the answer. What was not put to her does not count. */
const Contra = ({ nummer, contra: { voorgelegd, antwoord, ...alinea }, hrefOf }: { nummer: number; contra: ContraIndicatie; hrefOf: Linked }) => (
  <section>
    <h3>Contra-indicatie {nummer}</h3>
    <GroundedParagraph alinea={alinea} hrefOf={hrefOf} />
    {voorgelegd.waar === 'niet voorgelegd' ? (
      <p><strong>Niet aan betrokkene voorgelegd, telt dus niet mee.</strong> {voorgelegd.reden}</p>
    ) : (
      <>
        <p><strong>Voorgelegd {voorgelegd.waar}:</strong> {voorgelegd.plaats}{voorgelegd.waar === 'op de hoorzitting' && ` (verslag, versie ${voorgelegd.verslagVersie})`}</p>
        <p><strong>Antwoord:</strong> {antwoord}</p>
      </>
    )}
  </section>
)

const Reaction = ({ reactie }: { reactie: AdviesSindsV2['reactie'] }) =>
  reactie && (
    <>
      <h2>Reactie van betrokkene of gemachtigde</h2>
      <p>
        Voorgelegd op {formatDate(reactie.gevraagdOp)}, reageren kon tot en met {formatDate(reactie.uiterlijk)}.{' '}
        {receivedText(reactie)}
      </p>
      <Paragraphs teksten={reactie.tekst} />
    </>
  )

function receivedText({ ontvangenOp, tekst }: NonNullable<AdviesSindsV2['reactie']>): string {
  if (ontvangenOp && tekst.length > 0) return `Ontvangen op ${formatDate(ontvangenOp)}.`
  return `${ontvangenOp ? `Op ${formatDate(ontvangenOp)} is gemeld dat er geen reactie komt.` : 'Er kwam geen reactie.'} Dat telt niet tegen betrokkene.`
}

/** What somebody answered with yes before getting in; the fixed sentence on care points here. All answers are in the file. */
const Reported = ({ verklaringen }: { verklaringen: AdviesSindsV2['verklaringen'] }) =>
  verklaringen.flatMap(({ discipline, antwoorden }) =>
    antwoorden.filter(({ antwoord }) => antwoord === 'ja').map(({ vraag }) => <p key={`${discipline} ${vraag}`}><strong>{capital(discipline)} meldde vooraf.</strong> {vraag} Ja.</p>)
  )

const Decision = ({ besluit: { wijze, regel, stemmen } }: { besluit: AdviesSindsV2['besluit'] }) => (
  <>
    <h2>Hoe het panel besloot</h2>
    <p>Het panel besloot {wijze}.{regel && ` De regel is: ${regel}`}</p>
    <ul>{stemmen.map(({ discipline, uitkomst }) => <li key={discipline}>{capital(discipline)}: {uitkomst}</li>)}</ul>
  </>
)

const hearingText = (hoorzitting: AdviesDocument['hoorzitting']): string =>
  hoorzitting.gehouden
    ? `Hoorzitting op ${formatDate(hoorzitting.datum)}. Aanwezig: ${hoorzitting.aanwezig.join(', ')}. Het verslag (versie ${hoorzitting.verslagVersie}) is vastgesteld op ${formatDate(hoorzitting.vastgesteldOp)}.`
    : `Er was geen hoorzitting. ${hoorzitting.reden}`
