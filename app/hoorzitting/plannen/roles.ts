import { disciplines, type Zetel } from '~/dossier/schema'

/** Everybody of whom the coördinator says whether they come, in the order of the page; betrokkene always comes. */
export const genodigden = ['IND', 'zorg', 'politie', 'voorzitter', 'secretaris', 'gemachtigde', 'voogd', 'steunpersoon'] as const
export type Genodigde = (typeof genodigden)[number]
/** What somebody or something is booked as. */
export type Rol = Genodigde | 'betrokkene' | 'tolk' | 'ruimte'

export const rolNaam: Record<Rol, string> = {
  IND: 'IND', zorg: 'Zorg', politie: 'Politie', voorzitter: 'Voorzitter', secretaris: 'Secretaris',
  gemachtigde: 'Gemachtigde', voogd: 'Voogd', steunpersoon: 'Steunpersoon', betrokkene: 'Betrokkene', tolk: 'Tolk', ruimte: 'Ruimte'
}

/** Who may ask betrokkene something: of these no more are in the room than she wants. */
export const vragers: readonly Rol[] = [...disciplines, 'voorzitter']
export const isZetel = (rol: Rol): rol is Zetel => (['IND', 'zorg', 'politie', 'voorzitter', 'secretaris'] as Rol[]).includes(rol)
