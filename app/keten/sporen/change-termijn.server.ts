import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { gedaan, inSporen, nee, NIET_LATER, type InSporen } from './in-sporen.server'
import { isOpen, type TermijnStand } from './rules'
import type { Reden } from './schema'
import { alleTermijnen, writeSpoor } from './store.server'

interface Plek { spoor: string; code: string }

function openTermijn({ stand, vandaag }: InSporen, { spoor, code }: Plek): TermijnStand | null {
  const found = alleTermijnen(stand, vandaag).find((one) => one.spoor === spoor && one.termijn.code === code)
  return found && isOpen(found) ? found : null
}
const NIET_OPEN = 'Deze termijn loopt nu niet.'

const standsStill = ({ stand }: InSporen, { spoor, code }: Plek): { van: string } | undefined =>
  stand.sporen.find((one) => one.code === spoor)?.stil[code]?.find(({ tot }) => tot === null)

/** A term stands still from a day on, with why. Refuses what cannot stand still, a day before its beginning, after today or after its end, one that stands still already, and one that was late without a word about why this is told only now (R-KET-21). */
export const stopTermijn = (werk: Werk, wie: Wie, dossierId: string, { termijn, van, reden, toelichting }: { termijn: Plek; van: string; reden: Reden; toelichting?: string | undefined }): Promise<Uitkomst> =>
  inSporen(werk, wie, 'spoor.termijn', dossierId, async (at) => {
    const found = openTermijn(at, termijn)
    if (!found) return nee(NIET_OPEN)
    if (!found.termijn.opschortbaar) return nee('Deze termijn kan niet stilstaan.')
    if (standsStill(at, termijn)) return nee('Deze termijn staat al stil.')
    if (van > at.vandaag) return nee(NIET_LATER)
    if (van < found.begin || (found.uiterlijk !== null && van > found.uiterlijk)) return nee('Kies een dag waarop deze termijn liep.')
    if (found.staat === 'te-laat' && !toelichting) return nee('Deze termijn is al om. Schrijf in de toelichting waarom dit nu pas wordt vastgelegd.')
    await writeSpoor(at.tx, werk, wie, dossierId, { schema: 'weging-spoor-stil/v1', spoor: found.spoor, termijn: found.termijn.code, van, reden, toelichting: toelichting || null })
    return gedaan
  })

/** A term that stood still goes on from this day, which counts again. */
export const resumeTermijn = (werk: Werk, wie: Wie, dossierId: string, { termijnVerder, opVerder }: { termijnVerder: Plek; opVerder: string }): Promise<Uitkomst> =>
  inSporen(werk, wie, 'spoor.termijn', dossierId, async (at) => {
    const found = openTermijn(at, termijnVerder)
    const stil = standsStill(at, termijnVerder)
    if (!found || !stil) return nee('Deze termijn staat niet stil.')
    if (opVerder > at.vandaag) return nee(NIET_LATER)
    if (opVerder < stil.van) return nee('Kies een dag vanaf de dag waarop de termijn ging stilstaan.')
    await writeSpoor(at.tx, werk, wie, dossierId, { schema: 'weging-spoor-verder/v1', spoor: found.spoor, termijn: found.termijn.code, op: opVerder })
    return gedaan
  })

/** A term is lengthened for this person, by so many of its own unit, with why. The report counts it by its reason (R-KET-24). Refuses a term that is over, and the same lengthening twice on one day. */
export const extendTermijn = (werk: Werk, wie: Wie, dossierId: string, form: { termijnLanger: Plek; aantal: number; redenLanger: Reden; toelichtingLanger?: string | undefined }): Promise<Uitkomst> =>
  inSporen(werk, wie, 'spoor.termijn', dossierId, async (at) => {
    const found = openTermijn(at, form.termijnLanger)
    if (!found) return nee(NIET_OPEN)
    if (!found.termijn.verlengbaar) return nee('Deze termijn kan niet worden verlengd.')
    if (found.staat === 'te-laat') return nee('Deze termijn is al om. Verlengen kan alleen daarvoor.')
    if (at.stand.sporen.find(({ code }) => code === found.spoor)?.langer[found.termijn.code]?.some(({ aantal, op, reden }) => aantal === form.aantal && op === at.vandaag && reden === form.redenLanger)) return nee('Deze verlenging staat er al, van vandaag.')
    await writeSpoor(at.tx, werk, wie, dossierId, { schema: 'weging-spoor-verlengd/v1', spoor: found.spoor, termijn: found.termijn.code, aantal: form.aantal, op: at.vandaag, reden: form.redenLanger, toelichting: form.toelichtingLanger || null })
    return gedaan
  })
