/** A step of the set-up went wrong; the message is meant for the person at the keyboard. */
export class StepFailed extends Error {}

/** Runs a program to its end without showing its output; when it fails, throws StepFailed with the title and the end of that output. */
export function runStep(title: string, command: string, args: readonly string[], options: { cwd: string; env?: NodeJS.ProcessEnv; seconds?: number }): Promise<string>

/** Ends every step that still runs (Ctrl-C in the middle of an installation). */
export function stopSteps(): void

/** The program behind a package's command, so that no shell and no `npx` stands between us and it. */
export function packageCommand(project: string, packageName: string, command?: string): string
