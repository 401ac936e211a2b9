import type { Werk } from '~/dossier/in-dossier.server'
import { appendLog } from '~/logboek/append.server'
import { withdraw } from '~/platform/jobs/queue.server'
import { sqlOfPrisma } from '~/platform/sql'
import { extendToLta } from './long-term.server'
import type { Renderer } from './render.server'
import { sealPdf, type SealKey } from './seal.server'
import { SealKeyAway } from './seal-token.server'
import { stampJob } from './stamp-jobs.server'
import type { FetchList } from './tijdstempel/revocation.server'
import { TimestampRefused, TimestampsAway, type Timestamps } from './tijdstempel/timestamps'
import { verifyAdvies } from './verify.server'

export interface Tijdstempels {
  timestamps: Timestamps
  fetchList: FetchList
}

export interface Stempelen {
  zegel: SealKey
  tijdstempels: Tijdstempels
  renderer: Renderer
  /** PEM texts: under which a seal and a timestamp of this organisation are trusted. */
  zegelCertificaten: readonly string[]
  tijdstempelCertificaten: readonly string[]
}

/** What a deed needs that nobody does: the database and the time. */
type Achtergrond = Pick<Werk, 'db' | 'clock'>

/** Brings one waiting advies on. Made where the process is composed: whose fault it was is known by the class of an error, and each bundle has its own classes. */
export type Stempel = (adviesId: string) => Promise<Gestempeld>

/** `weg`: the service cannot be had now; `geweigerd`: it answers what we do not accept; `sleutel`: the key of the seal cannot be used. The advies waits on. */
export type Gestempeld = { ok: true } | { ok: false; reden: 'weg' | 'geweigerd' | 'sleutel'; waarom: string }

/**
 * Brings an advies that waits for its timestamps on: the seal at B-T behind the fixed file, then B-LTA behind that, each kept whole before the next begins
 * (R-ADV-94). Never a lower level in silence: until B-LTA is kept the advies waits. Two at once, or again after a crash, go on from what is kept; of two
 * files made at the same time the first that is kept stays. An advies that does not wait is left as it is.
 */
export async function stampAdvies(werk: Achtergrond, stempelen: Stempelen, adviesId: string): Promise<Gestempeld> {
  try {
    const sealed = await keepSealed(werk, stempelen, adviesId)
    if (!sealed) return { ok: true }
    const stamped = await extendToLta(sealed, stempelen.tijdstempels)
    await demandLevel(stamped, stempelen)
    await keepStamped(werk, adviesId, stamped)
    return { ok: true }
  } catch (fout) {
    if (fout instanceof TimestampsAway) return { ok: false, reden: 'weg', waarom: fout.message }
    if (fout instanceof TimestampRefused) return { ok: false, reden: 'geweigerd', waarom: fout.message }
    if (fout instanceof SealKeyAway) return { ok: false, reden: 'sleutel', waarom: `${fout.message}.` }
    throw fout
  }
}

const waits = (adviesId: string) => ({ id: adviesId, staat: 'wacht_op_tijdstempel' }) as const

/** The file at B-T as it is kept; undefined when the advies does not wait. */
async function keepSealed({ db, clock }: Achtergrond, { zegel, tijdstempels: { timestamps } }: Stempelen, adviesId: string): Promise<Uint8Array | undefined> {
  const kept = await db.advies.findFirst({ where: waits(adviesId), select: { pdf: true, verzegeldOp: true } })
  if (!kept?.pdf || kept.verzegeldOp) return kept?.pdf ?? undefined
  const sealedAt = clock.now()
  const pdf = new Uint8Array(await sealPdf(kept.pdf, zegel, { sealedAt, timestamps }))
  await db.$transaction(async (tx) => tx.advies.updateMany({ where: { ...waits(adviesId), verzegeldOp: null }, data: { pdf, verzegeldOp: sealedAt } }))
  // Read again: where another process was first, its seal is the one.
  return (await db.advies.findFirst({ where: waits(adviesId), select: { pdf: true } }))?.pdf ?? undefined
}

/**
 * What our own verifier finds wrong, or below B-LTA, is not kept: a certificate that was taken back, a service that is another now. That a newer program
 * cannot print an older advies again is nothing wrong: these are the bytes that were fixed.
 */
async function demandLevel(pdf: Uint8Array, { renderer, zegelCertificaten, tijdstempelCertificaten }: Stempelen): Promise<void> {
  const { niveau, controles } = await verifyAdvies(pdf, {
    render: renderer.render, trustedCertificates: zegelCertificaten, trustedTimestampCertificates: tijdstempelCertificaten, niveau: 'B-LTA'
  })
  const wrong = controles.filter(({ oordeel }) => oordeel === 'fout')
  if (niveau !== 'B-LTA' || wrong.length > 0) throw new TimestampRefused(wrong.map(({ zin }) => zin).join(' '))
}

async function keepStamped({ db, clock }: Achtergrond, adviesId: string, pdf: Uint8Array): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.advies.updateMany({ where: waits(adviesId), data: { pdf: new Uint8Array(pdf), staat: 'verzegeld' } })
    if (count === 0) return
    const { dossierId } = await tx.advies.findUniqueOrThrow({ where: { id: adviesId }, select: { dossierId: true } })
    const sql = sqlOfPrisma(tx)
    await withdraw(sql, stampJob(adviesId))
    // Nobody does this: the program goes on with what the voorzitter or the secretaris began.
    await appendLog(sql, clock, { actor: null, hoedanigheid: null, deed: 'advies.gestempeld', object: `dossier/${dossierId}`, resultaat: 'gedaan', oorsprong: 'paneel' })
  })
}
