import type { RelyingParty } from '~/toegang/passkey.server'
import { asVraag } from './answer-question.server'
import { vergewisPunten, vergewisTekst, type openAdvies } from './read-advies.server'
import { courtSchema, isMotief, keuzes, type Keuze } from './reply'
import type { Renderer } from './render.server'
import { AdviesDocument } from './schema'
import { verifyAdvies } from './verify.server'

interface Nagaan {
  renderer: Renderer
  party: RelyingParty
  zegelCertificaten: readonly string[]
  tijdstempelCertificaten: readonly string[]
  vraagtermijn: number
}

type Opened = NonNullable<Awaited<ReturnType<typeof openAdvies>>>
type Terugmelding = { volgnummer: number; keuze: string; motief: string | null; reden: string; gemeldOp: Date }
type Uitspraak = { id: string; instantie: string; uitspraakOp: Date; uitkomst: string; toelichting: string }

/** The replies of the IND and what a court said, as both sides see them. The database lets nothing else in than what these forms say. */
export const asHistory = (antwoorden: Terugmelding[], uitspraken: Uitspraak[]) => ({
  antwoorden: antwoorden.map(({ volgnummer, keuze, motief, reden, gemeldOp }) => ({ volgnummer, keuze: asKeuze(keuze), motief: isMotief(motief) ? motief : null, reden, op: gemeldOp.toISOString() })),
  uitspraken: uitspraken.map(({ id, uitspraakOp, ...rest }) => ({ id, ...courtSchema.parse({ ...rest, datum: uitspraakOp.toISOString().slice(0, 10) }) }))
})

function asKeuze(text: string): Keuze {
  const keuze = keuzes.find((each) => each === text)
  if (!keuze) throw new Error('The database holds a reply that no form gives')
  return keuze
}

/** What the reader's page shows of an advies that was opened: the text, its verification now, and what was asked and answered. */
export async function asReaderPage({ renderer, party, zegelCertificaten, tijdstempelCertificaten, vraagtermijn }: Nagaan, advies: Opened) {
  const rapport = await verifyAdvies(advies.pdf, { render: renderer.render, expectedRpId: party.id, trustedCertificates: zegelCertificaten, trustedTimestampCertificates: tijdstempelCertificaten })
  return {
    adviesId: advies.id,
    document: AdviesDocument.parse(JSON.parse(advies.inhoud)),
    gelijk: rapport.advies?.sha256 === advies.sha256,
    rapport,
    uitgebrachtOp: advies.uitgebrachtOp.toISOString(),
    geopendOp: advies.geopendOp.toISOString(),
    punten: vergewisPunten.map((punt) => ({ punt, tekst: vergewisTekst[punt], nagegaan: advies.punten.some((rij) => rij.punt === punt && rij.nagegaan) })),
    ...asHistory(advies.antwoorden, advies.uitspraken),
    vragen: advies.vragen.map(asVraag),
    vraagtermijn
  }
}
