import type { Env } from './start-env.mjs'

/** How to look around on a machine; the real one is the default, tests bring their own. */
export interface Machine {
  platform: NodeJS.Platform
  isRoot: boolean
  env: Env
  /** Full path of a program on the PATH or at this path, or null. */
  find(program: string): string | null
  /** Runs an installation; false when it fails. */
  install(command: string, args: readonly string[]): Promise<boolean>
}

/** This machine. */
export function thisMachine(project: string): Machine

/**
 * A Chromium for the journeys: the one of WEGING_CHROMIUM, Playwright's own, or the system's; else it downloads Playwright's, else, as
 * root on Debian, it installs `chromium`. Throws StepFailed with the exact command when none of this works. Says what it found or did.
 */
export function ensureBrowser(machine: Machine, playwrightPath: string, playwrightCommand: string): Promise<{ path: string; how: string }>

/**
 * The same engine without a window, which begins in half the time and keeps nothing on disk: for the journeys. Found on the system, or, as root on Debian, installed as
 * `chromium-headless-shell`; where it cannot be had, or WEGING_CHROMIUM names one, `browser` does it too.
 */
export function ensureWindowless(machine: Machine, browser: string): Promise<{ path: string; how: string }>

/** `pdfsig`, the independent judge of the seal, found or installed in the same way. */
export function ensurePdfsig(machine: Machine): Promise<{ path: string; how: string }>

/** `softhsm2-util`, a token in software for the seal key, and `pkcs11-tool`, which signs on it, in the same way. Answers the first. */
export function ensureToken(machine: Machine): Promise<{ path: string; how: string }>

/** `openssl`, which judges the seal apart from the PDF around it, in the same way. */
export function ensureOpenssl(machine: Machine): Promise<{ path: string; how: string }>
