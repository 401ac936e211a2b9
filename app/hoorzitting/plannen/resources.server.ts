import type { Tx, Uitkomst, Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { addAbsence, inPlanning, withdrawAbsence } from './absences.server'
import { keyOf, type PersonKey } from './person-key'
import type { InterpreterForm, MeansAbsenceForm, RoomForm } from './resources'

export const readRooms = (db: Pick<Tx, 'ruimte'>) => db.ruimte.findMany({ orderBy: { naam: 'asc' } })
export const readInterpreters = (db: Pick<Tx, 'tolk'>) => db.tolk.findMany({ orderBy: { nummer: 'asc' } })
export type Ruimte = Awaited<ReturnType<typeof readRooms>>[number]
export type Tolk = Awaited<ReturnType<typeof readInterpreters>>[number]

const deed = 'planning.middelen'

/** Adds a room. Refuses a name that is taken. */
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

/** Every room and interpreter, as they are booked. */
export const meansKeys = (ruimten: readonly { id: string }[], tolken: readonly { id: string }[]): PersonKey[] => [...ruimten.map(({ id }) => keyOf('ruimte', id)), ...tolken.map(({ id }) => keyOf('tolk', id))]

/** Writes down that a room or an interpreter cannot. Refuses one that is not there. */
export const addMeansAbsence = (werk: Werk, wie: Wie, { persoon, ...form }: MeansAbsenceForm) =>
  inPlanning(werk, { wie, deed }, async (sql) => {
    const [known] = await sql.query<{ persoon: PersonKey }>(`select persoon from (select 'ruimte:' || id as persoon from ruimte union all select 'tolk:' || id from tolk) alle where persoon = $1`, [persoon])
    return known ? addAbsence(werk, sql, wie, known.persoon, form) : { ok: false as const, bericht: 'Deze ruimte of tolk is er niet meer. Open deze pagina opnieuw.' }
  })

export const withdrawMeansAbsence = (werk: Werk, wie: Wie, reeks: string): Promise<Uitkomst> =>
  inPlanning<Uitkomst>(werk, { wie, deed }, async (sql) => {
    const rows = await sql.query<{ persoon: PersonKey }>(`select 'ruimte:' || id as persoon from ruimte union all select 'tolk:' || id from tolk`)
    return withdrawAbsence(werk, sql, rows.map(({ persoon }) => persoon), reeks)
  })
