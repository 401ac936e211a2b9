import type { Tx, Uitkomst, Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { inPlanning } from './absences.server'
import type { InterpreterForm, RoomForm } from './resources'

export const readRooms = (db: Pick<Tx, 'ruimte'>) => db.ruimte.findMany({ orderBy: { naam: 'asc' } })
export const readInterpreters = (db: Pick<Tx, 'tolk'>) => db.tolk.findMany({ orderBy: { nummer: 'asc' } })
export type Ruimte = Awaited<ReturnType<typeof readRooms>>[number]
export type Tolk = Awaited<ReturnType<typeof readInterpreters>>[number]

const deed = 'planning.middelen'

/** Adds a room. Refuses a name that is taken (R-PLN-50). */
export const addRoom = (werk: Werk, wie: Wie, form: RoomForm): Promise<Uitkomst> =>
  inPlanning<Uitkomst>(werk, { wie, deed }, async (sql) => {
    const made = await sql.query(
      'insert into ruimte (id, naam, plaatsen, eigen_ingang, kindvriendelijk) values ($1::uuid, $2, $3, $4, $5) on conflict (naam) do nothing returning 1 as er',
      [werk.ids.uuid(), form.naam, form.plaatsen, form.eigenIngang, form.kindvriendelijk]
    )
    return made.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Er is al een ruimte met deze naam.' }
  })

/** Adds an interpreter. Refuses a number that is taken. */
export const addInterpreter = (werk: Werk, wie: Wie, form: InterpreterForm): Promise<Uitkomst> =>
  inPlanning<Uitkomst>(werk, { wie, deed }, async (sql) => {
    const made = await sql.query(
      'insert into tolk (id, nummer, talen, geslacht, beedigd) values ($1::uuid, $2, $3::text[], $4, $5) on conflict (nummer) do nothing returning 1 as er',
      [werk.ids.uuid(), form.nummer, form.talen, form.geslacht, form.beedigd]
    )
    return made.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Er is al een tolk met dit nummer.' }
  })

/** Takes a room or an interpreter out of use, or back in use. What was planned stays planned. */
export const setInUse = (werk: Werk, wie: Wie, soort: 'ruimte' | 'tolk', id: string, actief: boolean): Promise<Uitkomst> =>
  inPlanning<Uitkomst>(werk, { wie, deed }, async (sql) => {
    const changed = await sql.query(`update ${soort === 'ruimte' ? 'ruimte' : 'tolk'} set actief = $2 where id = $1::uuid returning 1 as er`, [id, actief])
    return changed.length > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Deze regel is er niet meer. Open deze pagina opnieuw.' }
  })
