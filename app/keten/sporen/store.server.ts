import { readAllRecords, writeRecord } from '~/dossier/record.server'
import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { readUitgang } from '~/dossier/uitgang/read-uitgang.server'
import type { UitgangStand } from '~/dossier/uitgang/rules'
import { uitgangRegelSchema, type UitgangRegel } from '~/dossier/uitgang/schema'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { geldendeCatalogus, spoorUit } from './catalogus'
import { foldSporen, isOpen, metDossierDagen, termijnenVan, type SpoorStand, type TermijnStand } from './rules'
import { spoorRegelSchema, type DossierDag, type SpoorRegel } from './schema'

export interface SporenStand {
  sporen: SpoorStand[]
  uitgang: UitgangStand
}

/** The tracks of a dossier as their records make them, with the days that the dossier itself knows. The caller has asked the policy. */
export async function readSporen(tx: Pick<Tx, 'record'>, sql: Sql, dossierId: string): Promise<SporenStand> {
  const [regels, uitgang, dagen] = [
    await readAllRecords(tx, { soort: 'spoor', dossierId, schema: spoorRegelSchema }),
    await readUitgang(tx, dossierId),
    await readDossierDagen(sql, dossierId)
  ]
  return {
    sporen: foldSporen(regels).map((spoor) => metDossierDagen(spoor, spoorUit(spoor.catalogus, spoor.code), dagen)),
    uitgang
  }
}

/** The days of the procedure that the dossier knows by itself, in Amsterdam. */
async function readDossierDagen(sql: Sql, dossierId: string): Promise<Partial<Record<DossierDag, string>>> {
  const [row] = await sql.query<Record<DossierDag, string | null>>(
    `select (d.aangemeld_op at time zone 'Europe/Amsterdam')::date::text as aangemeld,
       (select (min(r.gemaakt_op) at time zone 'Europe/Amsterdam')::date::text from record r where r.dossier_id = d.id and r.soort = 'intake') as compleet,
       (select (min(r.gemaakt_op) at time zone 'Europe/Amsterdam')::date::text from record r where r.dossier_id = d.id and r.soort = 'verslag') as verslag,
       (select (min(u.uitgebracht_op) at time zone 'Europe/Amsterdam')::date::text from uitgegeven_advies u where u.kenmerk = d.kenmerk) as advies
     from dossier d where d.id = $1::uuid`,
    [dossierId]
  )
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, dag]) => dag !== null)) as Partial<Record<DossierDag, string>>
}

/** Every term of these tracks on this day. */
export const alleTermijnen = ({ sporen, uitgang }: SporenStand, vandaag: string, volledig = true): TermijnStand[] => {
  const nadert = geldendeCatalogus().nadertBinnen.werkdagen
  return sporen.flatMap((spoor) => termijnenVan({ def: spoorUit(spoor.catalogus, spoor.code), spoor, uitgang, vandaag, nadert, volledig }))
}

export const writeSpoor = (tx: Tx, werk: Werk, wie: Wie, dossierId: string, inhoud: SpoorRegel) => writeRecord(tx, werk, wie, { soort: 'spoor', dossierId, schema: spoorRegelSchema, inhoud })
export const writeUitgang = (tx: Tx, werk: Werk, wie: Wie, dossierId: string, inhoud: UitgangRegel) => writeRecord(tx, werk, wie, { soort: 'uitgang', dossierId, schema: uitgangRegelSchema, inhoud })

/** Writes anew what the worklist looks up: the open terms that have a last day. In the transaction of the deed (R-KET-26). */
export async function keepTermijnen(tx: Tx, sql: Sql, dossierId: string, vandaag: string): Promise<void> {
  const stand = await readSporen(tx, sql, dossierId)
  const rows = alleTermijnen(stand, vandaag).flatMap((each) => (isOpen(each) && each.uiterlijk !== null ? [{ each, uiterlijk: each.uiterlijk }] : []))
  await tx.spoorTermijn.deleteMany({ where: { dossierId } })
  await tx.spoorTermijn.createMany({
    data: rows.map(({ each: { spoor, termijn }, uiterlijk }) => ({
      dossierId, spoor, termijn: termijn.code, naam: termijn.naam, uiterlijk: new Date(uiterlijk), bindtPanel: termijn.bindtPanel,
      totAdvies: termijn.tot.some((code) => stand.sporen.some((one) => one.code === spoor && spoorUit(one.catalogus, one.code).stappen.some((stap) => stap.code === code && stap.uitDossier === 'advies')))
    }))
  })
}
