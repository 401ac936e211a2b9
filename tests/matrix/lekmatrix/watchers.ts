// Who looks, in the leak matrix, and who of the world plays them. The sheet that changes is that of zorg.
import type { Person } from '~tests/world/people'

/** The columns of the table, in its order. */
export const watchers = [
  'self', // the member whose sheet changes
  'other-member',
  'voorzitter',
  'secretaris',
  'coordinator',
  'beslismedewerker',
  'gemachtigde',
  'opsporing', // the officer of the same case, on the other side of the wall
  'toezichthouder',
  'beheerder', // no account: who runs the commands and reads the logs
  'recused', // declared a conflict of interest and was replaced
  'outsider' // the same capacities without a seat here, and nobody at all
] as const
export type Watcher = (typeof watchers)[number]

/** Who plays whom. Nobody: this capacity does not exist yet; when it does, `capacities` below makes the build fail until somebody plays it. */
export const cast: Readonly<Record<Watcher, readonly Person[]>> = {
  self: ['zorg'],
  'other-member': ['IND', 'politie'],
  voorzitter: ['voorzitter'],
  secretaris: ['secretaris'],
  coordinator: ['coordinator'],
  beslismedewerker: ['beslismedewerker'],
  gemachtigde: ['gemachtigde'],
  opsporing: [],
  toezichthouder: ['toezichthouder'],
  beheerder: [],
  recused: ['politie-2'],
  outsider: ['zorg-2', 'coordinator-2']
}

/** As whom each capacity of the panel process looks. A capacity that is not here fails the build. */
export const capacities: Readonly<Record<string, Watcher>> = {
  coordinator: 'coordinator',
  voorzitter: 'voorzitter',
  secretaris: 'secretaris',
  'panellid-ind': 'other-member',
  'panellid-zorg': 'self',
  'panellid-politie': 'other-member',
  beslismedewerker: 'beslismedewerker',
  gemachtigde: 'gemachtigde',
  // The same pages, by a link only; what is different is tried in app/gemachtigde.
  betrokkene: 'gemachtigde',
  toezichthouder: 'toezichthouder'
}
