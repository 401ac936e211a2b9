import type { Account } from './postgres-binaries.mjs'

/** A copy that cannot be made or put back; the message is for the person who asked. */
export class BackupRefused extends Error {}

/**
 * Copies a running cluster to the folder `to`, which must not be there yet: everything up to the end of the copying, and nothing half. Holds
 * no password, no key of rooms and no key of the vault: these lie outside the cluster. `data` is the data folder of that cluster, `superUrl`
 * its superuser. Throws BackupRefused.
 */
export function backupCluster(copy: { superUrl: string; data: string; to: string }): Promise<void>

/** Makes the data folder of a cluster from a copy; the next start replays the log up to its end. Throws BackupRefused where a cluster stands. */
export function restoreCluster(copy: { from: string; folder: string; account: Account | null }): void
