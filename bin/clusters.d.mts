import type { Cluster } from './postgres.mjs'

/** A started cluster with its roles and its database: what is needed to reach it. */
export interface ReadyCluster {
  cluster: Cluster
  /** The address of `database` for a role of this cluster, or for the superuser. */
  url(role: string, database?: string): string
}

/**
 * Starts (or adopts) both embedded clusters under `folder`, with their roles, passwords and databases. `secrets` is where the
 * passwords of each cluster are kept. When one cannot start, the other is stopped before this throws.
 */
export function startClusters(options: {
  project: string
  folder: string
  secrets: { paneel: string; opsporing: string }
  durable?: boolean
}): Promise<{ paneel: ReadyCluster; opsporing: ReadyCluster }>

/** Stops whatever PostgreSQL still runs under `folder`, also when an earlier launcher was killed. */
export function stopClusters(folder: string): Promise<void>
