/** The roles of one cluster and the database they share. The first role owns the database and runs the migrations. */
export interface Compartment {
  database: string
  owner: string
  others: readonly string[]
}

/** Cluster A: the panel. */
export const paneel: Compartment
/** Cluster B: the closed compartment. */
export const opsporing: Compartment

/** One secret per name, kept in a 0600 file; names that are missing get a new one, the rest stays as it is. */
export function keepSecrets(file: string, names: readonly string[]): Record<string, string>

/**
 * As superuser: makes the roles (plain ones: no superuser, no bypass of row security) with these passwords, and the database of the
 * compartment. May be repeated. PUBLIC loses every right on the database and on schema public; each role may connect, nothing more.
 */
export function prepareCluster(options: { superUrl: string; compartment: Compartment; secrets: Record<string, string> }): Promise<void>

/** Makes one more database with the compartment's owner and rights, as a copy of `template` when given. */
export function createDatabase(options: { superUrl: string; compartment: Compartment; name: string; template?: string }): Promise<void>
