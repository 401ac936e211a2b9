/** An environment as a process gets it. */
export type Env = Readonly<Record<string, string | undefined>>

/** The addresses of both clusters, one per role. */
export interface Urls {
  DATABASE_URL: string
  DATABASE_URL_LEZER: string
  DATABASE_URL_TOEZICHT: string
  DATABASE_URL_OWNER: string
  OPSPORING_DATABASE_URL: string
  OPSPORING_DATABASE_URL_OWNER: string
  AFHALER_DATABASE_URL: string
}

export interface Settings {
  ports: { paneel: number; opsporing: number }
  origins: { paneel: string; opsporing: string }
  /** Null: nobody configured a database, so the embedded clusters are used. */
  urls: Urls | null
  /** The file with the key of the vault of opsporing. Null: nobody gave one, so it lies in the data folder; never null beside configured databases. */
  kluissleutel: string | null
  demo: boolean
}

/** Reads the launcher's environment. Throws SettingsRefused with one sentence that names what is missing or wrong. */
export function readSettings(env: Env): Settings

export class SettingsRefused extends Error {}

export type Child = 'paneel' | 'opsporing' | 'demo'

/** How many panel processes the words behind `npm start --` ask for: one when there are none. Throws SettingsRefused in one line for anything else than `--nodes` with 1 to 8. */
export function readNodes(args: readonly string[]): number

/** The whole environment of a child: what is not named here does not reach it (law 3: what is not connected cannot leak). */
export function environmentOf(child: Child, options: {
  env: Env
  settings: Settings
  urls: Urls
  /** Where the key of the vault lies. The panel is not told. */
  kluissleutel: string
  data: string
  build: string
  /** For one of several panel processes: it listens on this port of this machine only, behind the door on the panel's own port. */
  node?: { name: string; port: number }
}): Record<string, string>
