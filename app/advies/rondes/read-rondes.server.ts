import { criteriaFor } from '~/beoordeling/catalogus/criteria'
import { disciplines } from '~/beoordeling/catalogus/schema'
import { readBesluiten } from '~/beoordeling/ronden/read-besluiten.server'
import { rondeSoortSchema, type RondeBesluit, type RondeSoort } from '~/beoordeling/ronden/schema'
import { readGehoord, readMissing, type Kader } from '~/beoordeling/store.server'
import type { Tx } from '~/dossier/in-dossier.server'
import type { Zetel } from '~/dossier/schema'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { sqlOfPrisma } from '~/platform/sql'
import { plainText } from '~/platform/text'
import type { AdviesV3 } from '../schema'
import { movementOf } from './derive'

/** What the advies says of the rounds, and of who judged in them. */
export type Rondedelen = Pick<AdviesV3, 'ontbrekendeDiscipline' | 'spoed' | 'vervangers' | 'rondes' | 'rondeBesluiten' | 'beweging'>

/** The revealed rounds of a dossier in order; the last one holds the sheets that count. */
export const readRevealed = (db: Pick<Tx, 'ronde'>, dossierId: string) =>
  db.ronde.findMany({ where: { dossierId, onthuldOp: { not: null } }, orderBy: { nummer: 'asc' } })

/**
 * The rounds as they were: each revealed one with the sheets of who sits on the panel now, what was decided about them, who took over a seat meanwhile,
 * and where a judgement moved. Of a member who left nothing is read (R-ADV-54).
 */
export async function readRondedelen(tx: Tx, dossierId: string, kader: Kader): Promise<Rondedelen> {
  const besluiten = await readBesluiten(tx, dossierId)
  const ontbrekendeDiscipline = await readMissing(sqlOfPrisma(tx), dossierId)
  const revealed = await readRevealed(tx, dossierId)
  const deputies = await readDeputies(tx, dossierId)
  const rounds = await Promise.all(revealed.map(async (row) => {
    const { sheets } = await readGehoord(tx, dossierId, row.id)
    return { ...row, soort: rondeSoortSchema.parse(row.soort), sheets: sheets.filter(({ inhoud }) => inhoud.discipline !== ontbrekendeDiscipline) }
  }))
  const judging = disciplines.filter((discipline) => rounds.at(-1)?.sheets.some(({ inhoud }) => inhoud.discipline === discipline))
  const judged = criteriaFor(kader.catalogus, kader).filter(({ criterium, vanToepassing }) => vanToepassing && criterium.soort === 'oordeel').map(({ criterium: { code, naam } }) => ({ code, naam }))
  return {
    ontbrekendeDiscipline,
    spoed: besluiten.flatMap((one) => (one.besluit === 'spoed' ? [{ ...decidedBy(one), overgeslagen: one.overgeslagen.map(plainText) }] : [])),
    vervangers: deputies.filter(({ zetel }) => zetel !== ontbrekendeDiscipline).map(({ zetel, registernummer, sinds }) => ({ discipline: zetel, registernummer, sinds })),
    rondes: rounds.map(({ nummer, soort, geopendOp, onthuldOp, sheets }) => ({
      nummer, soort: rondeNaam[soort], geopendOp: dagInAmsterdam(geopendOp), onthuldOp: dagInAmsterdam(onthuldOp ?? geopendOp),
      bladen: sheets.map(({ versie, gemaaktOp, lidId, inhoud: { discipline } }) =>
        ({ discipline, versie, op: dagInAmsterdam(gemaaktOp), vervanger: deputies.some((deputy) => deputy.lidId === lidId) }))
    })),
    rondeBesluiten: besluiten.flatMap(asDecision),
    beweging: movementOf(rounds.map(({ nummer, sheets }) => ({ nummer, sheets: sheets.map(({ inhoud }) => inhoud) })), judged, judging)
  }
}

/** The words of `weging-advies/v3`: fixed for good, whatever the screens say later. */
const rondeNaam: Record<RondeSoort, AdviesV3['rondes'][number]['soort']> = { op_stukken: 'op de stukken', na_horen: 'na de hoorzitting', enige: 'de enige ronde', heropend: 'heropend' }

const decidedBy = ({ ronde, dag, reden, functie, registernummer }: RondeBesluit) => ({ ronde, op: dag, reden: plainText(reden), door: { functie: plainText(functie), registernummer } })

function asDecision(one: RondeBesluit): AdviesV3['rondeBesluiten'] {
  switch (one.besluit) {
    case 'spoed': return []
    case 'één ronde':
    case 'heropening': return [{ besluit: one.besluit, ...decidedBy(one) }]
    case 'twee disciplines': return [{ besluit: one.besluit, ...decidedBy(one), ontbreekt: one.ontbreekt }]
    case 'zetel gesloten': return [{ besluit: one.besluit, ...decidedBy(one), zetel: one.discipline }]
  }
}

interface Deputy {
  lidId: string
  zetel: Zetel
  registernummer: string
  sinds: string
}

/** Who took over a seat from somebody else after the first round was opened. A choice that was mended before that is no deputy. */
async function readDeputies(tx: Tx, dossierId: string): Promise<Deputy[]> {
  const first = await tx.ronde.findFirst({ where: { dossierId }, orderBy: { nummer: 'asc' }, select: { geopendOp: true } })
  const leden = await tx.lidmaatschap.findMany({ where: { dossierId }, include: { account: { select: { registernummer: true } } }, orderBy: { benoemdOp: 'asc' } })
  return leden.flatMap(({ id, zetel, benoemdOp, beeindigdOp, account }) => {
    const took = beeindigdOp === null && first !== null && benoemdOp > first.geopendOp && leden.some((other) => other.zetel === zetel && other.beeindigdOp !== null)
    return took ? [{ lidId: id, zetel: zetel as Zetel, registernummer: account.registernummer, sinds: dagInAmsterdam(benoemdOp) }] : []
  })
}
