import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import type { Werk } from '~/dossier/in-dossier.server'
import { adviesRoom } from '~/dossier/rooms'
import type { Sql } from '~/platform/sql'
import { readParagraphs, readRoom } from '~realtime/index'
import { readAdviesDocument } from '../advies-document'
import { readGrounds } from '../grounds'
import { readRequest } from './reaction.server'

type Read = Werk & { sql: Sql }

/** What was asked and answered for the advies that is being written, for the pages of both sides; `eerder`: for the one that was issued before it. */
export async function readReactionState(werk: Werk, dossierId: string) {
  const stand = await readRequest(werk.db, dossierId)
  const asked = stand && { verzoek: stand.verzoek.inhoud, reactie: stand.reactie?.inhoud ?? null }
  return { ...(asked && stand.geldt ? asked : { verzoek: null, reactie: null }), eerder: asked && !stand.geldt ? asked : null }
}

/** The page on which voorzitter and secretaris ask for a reaction; it begins with what stands in the draft now. `dagen`: the term, in calendar days. */
export async function readReactionPage(werk: Read, { dossierId, kenmerk, advies, lid }: DossierFacts, dagen: number) {
  if (!advies || !lid) throw new Error('The policy admits members, and only when there is an advies')
  const room = await readRoom(werk.sql, adviesRoom(advies.id), werk.seals)
  const { samenvatting, contra } = readAdviesDocument(room, readParagraphs)
  room.destroy()
  return {
    dossierId,
    kenmerk,
    schrijft: advies.staat === 'concept',
    secretaris: lid.zetel === 'secretaris',
    gemachtigd: (await readGemachtigde(werk.sql, dossierId)) !== undefined,
    dagen,
    voorstel: { feiten: samenvatting.map(({ tekst }) => tekst).join('\n'), contraIndicaties: contra.map(({ tekst }) => readGrounds(tekst).tekst).join('\n') },
    ...(await readReactionState(werk, dossierId))
  }
}
