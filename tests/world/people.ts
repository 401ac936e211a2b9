// The people of a test world: the demo's own, two of each capacity. The first set works on the dossier, the second sits elsewhere.
import { demoPaneelId } from '~prisma/demo/seed-paneel'

const numbers = {
  coordinator: 'COO',
  voorzitter: 'VZ',
  secretaris: 'SEC',
  IND: 'IND',
  zorg: 'ZRG',
  politie: 'POL',
  beslismedewerker: 'BES',
  gemachtigde: 'GEM',
  toezichthouder: 'TOE'
} as const

type Role = keyof typeof numbers
/** `zorg` works on the dossier of the world; `zorg-2` has the same capacity and no part in it. */
export type Person = Role | `${Role}-2`

const roles = Object.keys(numbers) as Role[]
export const firstSet: readonly Person[] = roles
export const secondSet: readonly Person[] = roles.map((role) => `${role}-2` as const)
export const everybody: readonly Person[] = [...firstSet, ...secondSet]

export const members = ['IND', 'zorg', 'politie'] as const
export type Member = (typeof members)[number]
export const panel = ['voorzitter', 'secretaris', ...members] as const
export type Seat = (typeof panel)[number]

export const registernummerOf = (person: Person): string => {
  const [role, second] = person.split('-') as [Role, string | undefined]
  return `${numbers[role]}-000${second ?? '1'}`
}

export const accountIdOf = (person: Person): string => demoPaneelId(registernummerOf(person))
