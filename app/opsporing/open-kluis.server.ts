import { z } from 'zod'
import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import { ConfigError } from '~/platform/config.server'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import type { Prisma, PrismaClient } from '~prisma/opsporing/generated/client'
import { createKluis, KluisGebroken, type Kluis, type Verzegeld } from './kluis.server'
import { ingelezen, zaakInhoud } from './schema'
import { sealVersie, sealZaak } from './sealed-rows.server'

const bewijsPlek = { tabel: 'kluis', dossierId: '', id: '1', versie: 1 } as const
const bewijs = 'weging-opsporing/v1'

/** Shown at start; names no file and no key. */
export const anderSleutel = 'OPSPORING_KLUISSLEUTEL: deze sleutel past niet bij deze database. Geef het bestand met de sleutel waarmee zij is gevuld.'

/**
 * Opens the vault of this database, before anybody is let in: proves that this is its key (the first time it becomes that), and seals what
 * an earlier version left in plain text. Safe to repeat and to cut off: the sealing is one transaction. Throws a ConfigError when
 * the key is another one.
 */
export async function openKluis({ db, clock, sleutel }: { db: PrismaClient; clock: Clock; sleutel: Uint8Array }): Promise<Kluis> {
  const kluis = createKluis(sleutel)
  await proveKey(sqlOfPrisma(db), kluis)
  await sealWhatIsPlain(db, kluis, clock)
  return kluis
}

async function proveKey(sql: Sql, kluis: Kluis): Promise<void> {
  const { sleutel, verzegeld } = kluis.seal(bewijsPlek, bewijs)
  // Without its proof a database that holds sealed rows takes no key: a wrong one would start a second set beside them.
  await sql.query('insert into kluis (id, sleutel, verzegeld) select 1, $1::bytea, $2::bytea where not exists (select 1 from zaak_inhoud) on conflict (id) do nothing', [sleutel, verzegeld])
  const [row] = await sql.query<Verzegeld>('select sleutel, verzegeld from kluis where id = 1')
  if (!row || !proves(kluis, row)) throw new ConfigError(anderSleutel)
}

function proves(kluis: Kluis, row: Verzegeld): boolean {
  try {
    return kluis.open(bewijsPlek, row) === bewijs
  } catch (error) {
    if (error instanceof KluisGebroken) return false
    throw error
  }
}

const plainIndicatie = z.strictObject({ herkomst: z.string(), datumTekst: z.string(), datum: z.string().nullable(), tekst: z.string(), vindplaats: z.string().nullable() })

async function sealWhatIsPlain(db: PrismaClient, kluis: Kluis, clock: Clock): Promise<void> {
  const [waiting] = await sqlOfPrisma(db).query('select 1 as een from te_verzegelen limit 1')
  if (!waiting) return
  await db.$transaction(
    async (tx) => {
      const sql = sqlOfPrisma(tx)
      // Two programs that start at once come one by one: the second finds nothing left.
      await sql.query('select pg_advisory_xact_lock(72707372)::text as slot')
      const rows = await sql.query<{ tabel: string; id: string; inhoud: unknown }>('select tabel, id::text as id, inhoud from te_verzegelen')
      if (rows.length === 0) return
      for (const { tabel, id, inhoud } of rows) await (tabel === 'zaak' ? sealPlainZaak(tx, kluis, id, inhoud) : sealPlainIndicatie(tx, kluis, id, inhoud))
      await tx.$executeRawUnsafe('truncate te_verzegelen')
      await appendLog(sql, clock, { actor: null, hoedanigheid: null, deed: 'kluis.verzegelen', object: null, resultaat: 'gedaan', oorsprong: 'opsporing' })
    },
    { timeout: 600_000, maxWait: 30_000 }
  )
}

const sealPlainZaak = (tx: Prisma.TransactionClient, kluis: Kluis, dossierId: string, inhoud: unknown) =>
  tx.zaakInhoud.create({ data: { dossierId, ...sealZaak(kluis, dossierId, zaakInhoud.parse(inhoud)) } })

async function sealPlainIndicatie(tx: Prisma.TransactionClient, kluis: Kluis, indicatieId: string, inhoud: unknown): Promise<void> {
  const { dossierId, zaak } = await tx.indicatie.findUniqueOrThrow({ where: { id: indicatieId }, select: { dossierId: true, zaak: { select: { ingelezenOp: true } } } })
  const sealed = sealVersie(kluis, { dossierId, indicatieId, versie: 1 }, ingelezen(plainIndicatie.parse(inhoud)))
  await tx.indicatieVersie.create({ data: { indicatieId, versie: 1, accountId: null, geschrevenOp: zaak.ingelezenOp, ...sealed } })
}
