import { ButtonLink, Card, formatDate, formatDateTime, ItemList, NextStep, Notice, SummaryList } from '~/ui/index'
import type { HomeData } from '../thuis/read-home.server'
import { nextStep, type Stap } from '../thuis/rules'

interface HomeProps {
  dossierId: string
  thuis: HomeData
  /** The last day of a reaction that is asked of this person; null when none is. */
  reagerenTot: string | null
  /** The last day for corrections of the verslag; null when it does not lie before them. */
  corrigerenTot: string | null
  uitgebracht: boolean
}

interface Words {
  title: string
  text: string
  button: string
  pad: string
}

/** One next step, and beside it all that can be done and every term (R-GEM-80, R-GEM-81). */
export function Home({ dossierId, thuis, reagerenTot, corrigerenTot, uitgebracht }: HomeProps) {
  const stap = nextStep({
    vandaag: thuis.vandaag,
    reageren: reagerenTot,
    corrigeren: corrigerenTot,
    momentTeBeantwoorden: thuis.mag.dagen && thuis.momenten.some(({ antwoord }) => antwoord === null),
    conclusies: thuis.conclusiesTeZien,
    dagenNodig: thuis.mag.dagen && !thuis.dagenGegeven && thuis.momenten.length === 0 && thuis.hoorzittingOp === null,
    ongelezen: thuis.vanaf && thuis.mag.stukken ? thuis.ongelezen : 0,
    stukkenTot: thuis.stukkenTot,
    uitgebracht
  })
  const due: Partial<Record<Stap, string | null>> = { reageren: reagerenTot, corrigeren: corrigerenTot }
  const words = wordsOf(thuis)[stap]
  return (
    <>
      {words ? (
        <NextStep title={words.title} eyebrow="Wat u nu doet" dueNote={due[stap] ? `tot en met ${formatDate(due[stap])}` : undefined} action={<ButtonLink href={words.pad.startsWith('#') ? words.pad : `/gemachtigde/${dossierId}/${words.pad}`}>{words.button}</ButtonLink>}>
          <p>{words.text}</p>
        </NextStep>
      ) : <Notice title="U hoeft nu niets te doen"><p>U krijgt een bericht zodra er iets is.</p></Notice>}
      <Card title="Termijnen">
        <SummaryList rows={termsOf(thuis, reagerenTot, corrigerenTot)} />
      </Card>
      <Card title="Wat u hier kunt doen">
        <ItemList label="Wat u hier kunt doen" items={placesOf(dossierId, thuis, thuis.verslag !== null)} />
      </Card>
    </>
  )
}

const wordsOf = ({ als }: HomeData): Partial<Record<Stap, Words>> => ({
  reageren: { title: 'Het panel vraagt uw reactie', text: 'Lees de feiten en contra-indicaties en schrijf wat betrokkene daarvan vindt.', button: 'Lezen en reageren', pad: '#reactie' },
  corrigeren: { title: 'Kijk het verslag na', text: als === 'betrokkene' ? 'Klopt wat er staat? Schrijf ernaast wat anders moet.' : 'Schrijf correcties en aanvullingen naast de tekst. Dat kan in delen.', button: 'Naar het verslag', pad: 'verslag' },
  moment: { title: 'Kan dit moment voor de hoorzitting?', text: 'Er is een moment gepland. Laat weten of het kan.', button: 'Antwoord geven', pad: 'dagen' },
  conclusies: { title: 'Bekijk een medische conclusie', text: 'Het panel leest haar pas als uw kant haar zag.', button: 'Bekijken', pad: 'conclusies' },
  dagen: { title: 'Geef door wanneer het niet kan', text: 'Dan plant de coördinator een moment dat past.', button: 'Dagen doorgeven', pad: 'dagen' },
  lezen: { title: 'Lees de stukken', text: 'Zij liggen voor u ter inzage.', button: 'Stukken lezen', pad: 'stukken' },
  advies: { title: 'Het advies is uitgebracht', text: 'Lees eerst de brief aan betrokkene.', button: 'Naar het advies', pad: '#advies' }
})

function termsOf(thuis: HomeData, reagerenTot: string | null, corrigerenTot: string | null) {
  const moment = thuis.momenten.map(({ begintOp }) => formatDateTime(begintOp)).join(' en ')
  return [
    { term: 'Stukken ter inzage', value: thuis.vanaf ? `vanaf ${formatDate(thuis.vanaf)}` : 'nog niet; minstens een week voor de hoorzitting' },
    { term: 'Stukken toevoegen', value: thuis.stukkenTot ? `tot en met ${formatDate(thuis.stukkenTot)}` : 'tot tien dagen voor de hoorzitting' },
    { term: 'Hoorzitting', value: moment || (thuis.hoorzittingOp ? formatDate(thuis.hoorzittingOp) : 'nog niet gepland') },
    ...(corrigerenTot ? [{ term: 'Verslag nakijken', value: `tot en met ${formatDate(corrigerenTot)}` }] : []),
    ...(reagerenTot ? [{ term: 'Reageren', value: `tot en met ${formatDate(reagerenTot)}` }] : []),
    ...(thuis.toegangTot ? [{ term: 'Uw toegang', value: `tot ${formatDateTime(thuis.toegangTot)}` }] : [])
  ]
}

function placesOf(dossierId: string, { mag, als, ...thuis }: HomeData, verslag: boolean) {
  const place = (show: boolean, pad: string, label: string, note: string) => (show ? [{ id: pad, body: <a href={`/gemachtigde/${dossierId}/${pad}`}>{label}</a>, note }] : [])
  return [
    ...place(mag.stukken, 'stukken', 'Stukken lezen', thuis.vanaf ? `${thuis.openStukken} ter inzage, ${thuis.geslotenStukken} niet; daar staat bij waarom.` : 'Nog niet ter inzage.'),
    ...place(mag.toevoegen, 'stukken/toevoegen', 'Stuk toevoegen', 'Een brief, verklaring, rapport of foto.'),
    ...place(mag.dagen, 'dagen', 'Dagen en momenten voor de hoorzitting', thuis.dagenGegeven ? 'U gaf dagen door.' : 'Nog geen dagen doorgegeven.'),
    ...place(verslag, 'verslag', 'Verslag', 'Lezen, en tot de laatste dag correcties en aanvullingen naast de tekst.'),
    ...place(mag.conclusie && thuis.conclusies > 0, 'conclusies', 'Medische conclusies', thuis.conclusiesTeZien > 0 ? `${thuis.conclusiesTeZien} nog te bekijken.` : 'Alles gezien.'),
    ...place(mag.bezwaar, 'bezwaar', 'Bezwaar tegen een lid', thuis.bezwaren > 0 ? `${thuis.bezwaren} gemaakt, ${thuis.bezwarenOpen} nog niet beslist.` : 'Als iemand in het panel niet onpartijdig is.'),
    ...place(mag.kantoorgenoot, 'toegang', 'Wie met u meekijkt', 'Een kantoorgenoot toelaten of weer weghalen.')
  ]
}

