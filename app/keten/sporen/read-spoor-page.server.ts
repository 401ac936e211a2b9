import type { PrismaClient } from '~prisma/paneel/generated/client'
import { readDoelen } from '~/dossier/consent/purpose-consent.server'
import { doelNaam, ketenDoelen, type KetenDoel } from '~/dossier/consent/schema'
import type { DoelStand } from '~/dossier/consent/rules'
import { uitgangen, type UitgangSoort } from '~/dossier/uitgangen'
import { uncapital } from '~/platform/letters/rules'
import type { Sql } from '~/platform/sql'
import { explainTerm } from '~/ui/explain-term'
import { readCaseTasks, type Doorgifte } from '../koppelvlakken/case-tasks.server'
import { readCaseCodes } from './case-codes.server'
import { geldendeCatalogus, spoorUit } from './catalogus'
import { heeftGewoneVorm } from './correct-v-nummer.server'
import { readKoppelingen, type Koppeling } from './link-dossiers.server'
import { dublinKan, isLeeg, isOpen, stappenVan, voorPanel, wijzigingOp, type DublinKan, type PanelTermijn, type SpoorStand, type StapRegelStand, type TermijnStaat, type TermijnStand } from './rules'
import { actoren, bronnen, redenen, type Spoor, type Zaakgegevens } from './schema'
import { alleTermijnen, readSporen, type SporenStand } from './store.server'

interface Uitgang { soort: UitgangSoort; naam: string; op: string }

/** For who sits on the panel: the terms that bind it, and whether the case left its course. */
export interface PanelSpoorPage {
  voor: 'panel'
  termijnen: (Omit<PanelTermijn, 'wie'> & { wie: string })[]
  uitgang: Uitgang | null
}

export interface TermijnRij {
  /** `b8/zienswijze` */
  waarde: string
  naam: string
  spoor: string
  wie: string
  uiterlijk: string | null
  staat: TermijnStaat
  werkdagenOver: number | null
  uitleg: string
  kanStil: boolean
  staatStil: boolean
  kanLanger: boolean
}

export interface StapRij {
  /** `b8/zienswijze` as a deed names it, `b8-zienswijze` as an address does. */
  waarde: string
  anker: string
  naam: string
  wie: string
  bron: string
  strafrechtelijk: boolean
  einddatum: boolean
  uitDossier: boolean
  staat: StapRegelStand['staat']
  op: string | null
  /** What was told beside the day: outcome, source, paper, note, or why it was skipped. */
  erbij: string[]
  eerder: (string | null)[]
  vreemd: boolean
  uiterlijk: string | null
  termijnStaat: TermijnStaat | null
}

export interface GekozenStap extends StapRij {
  uitkomsten: { code: string; naam: string }[]
  gronden: { code: string; naam: string }[]
  toestemming: string | null
  vraagtReden: string | null
}

export interface DublinBlok {
  uod: string
  voorbij: boolean
  dichtbij: boolean
  werkdagenOver: number
  kan: DublinKan[]
  werkweek: string
  wijzigingen: { wat: string; geldt: boolean; oneens: boolean; bronnen: { op: string; bron: string }[] }[]
}

export interface CoordinatorSpoorPage {
  voor: 'coordinator'
  vandaag: string
  termijnen: TermijnRij[]
  /** `kanTerug`: nothing was recorded in it yet. */
  sporen: { code: string; naam: string; uitleg: string; bron: string; catalogus: string; stappen: StapRij[]; kanTerug: boolean }[]
  kanBeginnen: { value: string; label: string }[]
  gekozen: GekozenStap | null
  /** The track in which sepot and voornemen can be handed over together now. */
  samen: string | null
  dublin: DublinBlok | null
  toestemmingen: { doel: KetenDoel; wat: string; aan: string; antwoord: string | null; op: string | null }[]
  uitgang: (Uitgang & { waarom: string }) | null
  koppelingen: Koppeling[]
  gegevens: Zaakgegevens | null
  /** What partners pass on, and how far that is. */
  doorgegeven: Doorgifte[]
  vNummer: { nummer: string | null; gewoon: boolean; uitleg: string; eerder: number }
}

/** The page of the tracks for who sits on the panel. Nothing of a step leaves, and of a term only what binds the panel (R-KET-5). */
export async function readPanelPage(db: Pick<PrismaClient, 'record'>, sql: Sql, dossierId: string, vandaag: string): Promise<PanelSpoorPage> {
  const stand = await readSporen(db, sql, dossierId)
  const { nu } = stand.uitgang
  return {
    voor: 'panel',
    termijnen: voorPanel(alleTermijnen(stand, vandaag, false)).map((termijn) => ({ ...termijn, wie: actoren[termijn.wie] })),
    uitgang: nu && { soort: nu.soort, naam: uitgangen[nu.soort], op: nu.op }
  }
}

/** The page for the coördinator. `gekozen`: the step that is being recorded, as the address names it (`b8-zienswijze`). */
export async function readCoordinatorPage(db: PrismaClient, sql: Sql, { dossierId, accountId, vandaag, nu: moment, gekozen }: { dossierId: string; accountId: string; vandaag: string; nu: Date; gekozen: string | null }): Promise<CoordinatorSpoorPage> {
  const stand = await readSporen(db, sql, dossierId)
  const doelen = await readDoelen(db, dossierId)
  const termijnen = alleTermijnen(stand, vandaag)
  const catalogus = geldendeCatalogus()
  const tracks = stand.sporen.map((spoor) => ({ spoor, def: spoorUit(spoor.catalogus, spoor.code) }))
  const { nu } = stand.uitgang
  const { vNummer } = await db.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { vNummer: true } })
  return {
    voor: 'coordinator',
    vandaag,
    termijnen: termijnen.map((each) => termijnRij(each, stand)),
    sporen: tracks.map(({ spoor, def }) => ({ code: def.code, naam: def.naam, uitleg: def.uitleg, bron: def.bron, catalogus: spoor.catalogus, stappen: stappenVan(def, spoor, nu).map((each) => stapRij(def, each, termijnen)), kanTerug: isLeeg(spoor, def) })),
    kanBeginnen: catalogus.sporen.filter(({ code }) => !stand.sporen.some((one) => one.code === code)).map(({ code, naam }) => ({ value: code, label: naam })),
    gekozen: gekozen === null ? null : chosen(tracks, termijnen, gekozen, doelen),
    samen: tracks.find(({ spoor, def }) => kanSamen(spoor, def))?.spoor.code ?? null,
    dublin: dublinBlok(tracks, termijnen, doelen, vandaag),
    toestemmingen: ketenDoelen.map((doel) => ({ doel, wat: doelNaam[doel].doel, aan: doelNaam[doel].aan, antwoord: doelen[doel]?.antwoord ?? null, op: doelen[doel]?.op ?? null })),
    uitgang: nu && { soort: nu.soort, naam: uitgangen[nu.soort], op: nu.op, waarom: nu.waarom },
    koppelingen: await readKoppelingen(sql, dossierId, accountId),
    gegevens: await readCaseCodes(db, dossierId),
    doorgegeven: await readCaseTasks(sql, dossierId, moment),
    vNummer: { nummer: vNummer, gewoon: vNummer === null || heeftGewoneVorm(vNummer), uitleg: catalogus.vNummer.uitleg, eerder: await db.vNummerOud.count({ where: { dossierId } }) }
  }
}

type Track = { spoor: SpoorStand; def: Spoor }

function termijnRij(each: TermijnStand, { sporen }: SporenStand): TermijnRij {
  const { spoor, termijn, begin, dagTermijn, uiterlijk, staat, werkdagenOver } = each
  const track = sporen.find(({ code }) => code === spoor)
  const def = spoorUit(track?.catalogus ?? '', spoor)
  const open = isOpen(each)
  const staatStil = open && (track?.stil[termijn.code] ?? []).some(({ tot }) => tot === null)
  return {
    waarde: `${spoor}/${termijn.code}`, naam: termijn.naam, spoor: def.kort, wie: actoren[termijn.wie], uiterlijk, staat, werkdagenOver,
    uitleg: [dagTermijn ? explainTerm(dagTermijn) : `Een vaste dag, gegeven op grond van ${def.stappen.find(({ code }) => code === termijn.van)?.bron ?? begin}.`, termijn.uitleg].filter(Boolean).join(' '),
    kanStil: open && termijn.opschortbaar && !staatStil, staatStil, kanLanger: open && termijn.verlengbaar && staat !== 'te-laat'
  }
}

function stapRij(def: Spoor, { stap, staat, stand, vreemd }: StapRegelStand, termijnen: readonly TermijnStand[]): StapRij {
  const bound = termijnen.find((each) => each.spoor === def.code && each.termijn.tot.includes(stap.code) && isOpen(each))
  return {
    waarde: `${def.code}/${stap.code}`, anker: `${def.code}-${stap.code}`, naam: stap.naam, wie: actoren[stap.wie], bron: stap.bron, strafrechtelijk: stap.strafrechtelijk, einddatum: stap.soort === 'einddatum', uitDossier: stap.uitDossier !== null,
    // A term that runs asks for its step, also when the track went on without it.
    staat: staat === 'later' && bound ? 'volgende' : staat, op: stand?.op ?? null, erbij: besides(def, stap.code, stand), eerder: stand?.eerder.map(({ op }) => op) ?? [], vreemd, uiterlijk: bound?.uiterlijk ?? null, termijnStaat: bound?.staat ?? null
  }
}

function besides(def: Spoor, code: string, stand: StapRegelStand['stand']): string[] {
  if (stand?.staat === 'overgeslagen') return [`${redenen[stand.reden]}${stand.toelichting ? `: ${stand.toelichting}` : ''}`]
  const stap = def.stappen.find((one) => one.code === code)
  const regel = stand?.regel
  if (!regel || !stap) return []
  const samen = regel.samen && def.stappen.find((one) => one.code === regel.samen)?.naam
  const lines = [
    stap.uitkomsten.find((one) => one.code === regel.uitkomst)?.naam,
    ...regel.gronden.map((grond) => stap.gronden.find((one) => one.code === grond)?.naam),
    samen && `Samen met: ${uncapital(samen)}`,
    regel.bron && `Blijkt uit: ${uncapital(bronnen[regel.bron])}${regel.stuk === null ? '' : `, stuk ${regel.stuk}`}`,
    regel.notitie,
    regel.waarom && `Reden: ${regel.waarom}`
  ]
  return lines.filter((line): line is string => Boolean(line))
}

function chosen(tracks: readonly Track[], termijnen: readonly TermijnStand[], gekozen: string, doelen: DoelStand): GekozenStap | null {
  for (const { spoor, def } of tracks) {
    const each = stappenVan(def, spoor).find(({ stap }) => `${def.code}-${stap.code}` === gekozen)
    if (!each) continue
    const { stap, stand } = each
    const ja = stap.toestemming !== null && doelen[stap.toestemming]?.antwoord === 'ja'
    return {
      ...stapRij(def, each, termijnen), uitkomsten: stap.uitkomsten, gronden: stap.gronden,
      toestemming: stap.toestemming === null ? null : ja ? 'Betrokkene gaf toestemming.' : 'Zonder toestemming van betrokkene kan deze stap niet. Leg eerst haar antwoord vast.',
      vraagtReden: stand?.staat === 'gedaan' ? 'Waarom klopt de eerdere dag niet?' : stap.redenNodig ? (stap.redenVraag ?? 'Waarom was dit nodig?') : stap.samenMet !== null ? 'Waarom niet samen uitgereikt?' : null
    }
  }
  return null
}

function kanSamen(spoor: SpoorStand, def: Spoor): boolean {
  const pair = def.stappen.filter(({ samenMet }) => samenMet !== null)
  return pair.length > 0 && pair.every((stap) => !spoor.stappen[stap.code] && stap.na.every((each) => spoor.stappen[each.stap]?.staat === 'gedaan'))
}

function dublinBlok(tracks: readonly Track[], termijnen: readonly TermijnStand[], doelen: DoelStand, vandaag: string): DublinBlok | null {
  const track = tracks.find(({ spoor }) => spoor.code === 'dublin')
  const uod = track?.spoor.stappen.uod
  const klaar = ['overdracht', 'verlening', 'nederland'].some((code) => track?.spoor.stappen[code]?.staat === 'gedaan')
  if (!track || uod?.staat !== 'gedaan' || klaar) return null
  const catalogus = geldendeCatalogus()
  const oordeel = track.def.termijnen.find(({ code }) => code === 'oordeel')?.lengtes.at(-1)?.aantal ?? 0
  // Of whichever track it was recorded in.
  const bedenktijdLoopt = termijnen.some((each) => each.termijn.code === 'bedenktijd' && isOpen(each) && each.staat !== 'te-laat')
  const antwoord = (doel: KetenDoel): 'ja' | 'nee' | 'niet-gevraagd' => (doelen[doel] ? (doelen[doel].antwoord === 'ja' ? 'ja' : 'nee') : 'niet-gevraagd')
  const aangifte = track.spoor.stappen.aangifte
  const oordeelUiterlijk = termijnen.find((each) => each.spoor === 'dublin' && each.termijn.code === 'oordeel' && isOpen(each))?.uiterlijk ?? null
  const dag = aangifte?.op ?? vandaag
  const { werkdagenOver, dichtbij, kan } = dublinKan({
    uod: uod.op, vandaag, aangifte: aangifte?.staat === 'gedaan' ? { oordeelUiterlijk } : null, bedenktijdLoopt,
    wens: antwoord('lidstaat-wens-aangifte'), medisch: antwoord('lidstaat-medisch'), werkdagenNodig: oordeel
  })
  return {
    uod: uod.op, voorbij: vandaag > uod.op, dichtbij, werkdagenOver, kan, werkweek: catalogus.werkweek.uitleg,
    wijzigingen: catalogus.wijzigingen.map(({ code, wat }) => ({ wat, ...wijzigingOp(catalogus, code, dag) }))
  }
}
