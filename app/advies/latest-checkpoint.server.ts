import type { Uitkomst } from '~/dossier/in-dossier.server'
import { LogRewritten, type CheckpointKeeper } from '~/logboek/keep-checkpoints.server'
import type { AdviesV3 } from './schema'

/** The latest signed checkpoint of the log. A log that is no longer what its checkpoint says stops the advies: nothing is signed over it. */
export async function latestCheckpoint(checkpoints: Pick<CheckpointKeeper, 'checkpoint'>): Promise<Uitkomst<AdviesV3['logboek']>> {
  try {
    const { origin, size, root } = await checkpoints.checkpoint()
    return { ok: true, value: { herkomst: origin, regels: size, wortel: Buffer.from(root).toString('base64') } }
  } catch (error) {
    if (!(error instanceof LogRewritten)) throw error
    return { ok: false, bericht: 'Het logboek klopt niet meer met zijn laatste controlepunt. Het advies kan niet worden vastgesteld. Waarschuw de beheerder.' }
  }
}
