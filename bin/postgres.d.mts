import type { Account } from './postgres-binaries.mjs'

/** The name of the superuser in every embedded cluster. */
export const superuser: 'postgres'

export interface Cluster {
  folder: string
  pid: number
  port: number
  /** True when it was found running (an earlier launcher was killed) and taken over as it is. */
  adopted: boolean
  /** PostgreSQL's own pg_ctl, needed to stop it on Windows. */
  pgCtl: string
}

export interface ClusterOptions {
  /** The cluster's own folder: `data/`, `poort` and `postgres.log` come in it. */
  folder: string
  programs: { initdb: string; postgres: string; pgCtl: string }
  account: Account | null
  /** The superuser's password; only used when the cluster is made. */
  password: string
  /** False only for throw-away test clusters: faster, and gone after a crash. */
  durable?: boolean
}

/**
 * Starts the cluster of `folder`, makes it when it is not there, or adopts it when it still runs. Listens on 127.0.0.1 only, on a
 * port kept in the folder (another one when that is taken), without a unix socket, with passwords (scram) and data checksums.
 * Resolves when PostgreSQL says `ready`; throws with the end of its log when it does not come up.
 */
export function startCluster(options: ClusterOptions): Promise<Cluster>

/** Stops it in an orderly way (`fast`: open transactions are rolled back) and waits until it is gone. */
export function stopCluster(cluster: Pick<Cluster, 'folder' | 'pid' | 'pgCtl'>): Promise<void>

/** The running PostgreSQL of this folder, or null. A postmaster.pid left by a killed one, or whose pid is now another program's, counts as not running. */
export function findRunning(folder: string): { pid: number; port: number; status: string } | null

/** A port on 127.0.0.1 that nobody uses at this moment. */
export function findFreePort(): Promise<number>

/** The address of a database in a cluster for one role. */
export function urlFor(cluster: Pick<Cluster, 'port'>, role: string, password: string, database: string): string
