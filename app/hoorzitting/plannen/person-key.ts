/** Who and what can be booked: an account, an interpreter, a room, and of one dossier betrokkene, guardian and support person. One text, as the tables of the planning have it. */
export type PersonKey = `${'account' | 'tolk' | 'ruimte' | 'betrokkene' | 'voogd' | 'steunpersoon'}:${string}`

/** Those who belong to one dossier and have no account: the coördinator writes down when they can. */
export const dossierPersonen = ['betrokkene', 'voogd', 'steunpersoon'] as const
export type DossierPersoon = (typeof dossierPersonen)[number]
export const dossierPersoonNaam: Record<DossierPersoon, string> = { betrokkene: 'Betrokkene', voogd: 'Voogd', steunpersoon: 'Steunpersoon' }

export const keyOf = (soort: 'account' | 'tolk' | 'ruimte' | DossierPersoon, id: string): PersonKey => `${soort}:${id}`
