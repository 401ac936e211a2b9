import type { DossierFacts } from '~/dossier/facts'
import type { Werk } from '~/dossier/in-dossier.server'
import type { PdfFile } from '../pdf-file.server'
import { memberDisciplines, type MemberDiscipline } from '../schema'

/** Who handed in a copy with a signature of their own, and who may. */
export async function readSignaturePage({ db }: Pick<Werk, 'db'>, { dossierId, kenmerk, advies, lid }: DossierFacts) {
  if (!advies || !lid) throw new Error('The policy admits members, and only when the advies is sealed')
  const copies = await db.ondertekendExemplaar.findMany({ where: { adviesId: advies.id }, select: { uitgever: true, ontvangenOp: true, lid: { select: { zetel: true } } } })
  return {
    dossierId,
    kenmerk,
    versie: advies.versie,
    eigen: memberDisciplines.find((discipline) => discipline === lid.zetel) ?? null,
    exemplaren: copies.map(({ uitgever, ontvangenOp, lid: { zetel } }) => ({ discipline: zetel, uitgever, ontvangenOp: ontvangenOp.toISOString() }))
  }
}

/** The copy that the member of this discipline signed; undefined when there is none. */
export async function readSignedCopy({ db }: Pick<Werk, 'db'>, { kenmerk, advies }: DossierFacts, discipline: MemberDiscipline | undefined): Promise<PdfFile | undefined> {
  const copy = advies && discipline ? await db.ondertekendExemplaar.findFirst({ where: { adviesId: advies.id, lid: { zetel: discipline } } }) : null
  return copy ? { naam: `advies-${kenmerk}-v${advies?.versie}-ondertekend-${discipline}.pdf`, bytes: copy.pdf } : undefined
}
