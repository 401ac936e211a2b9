// A wall of the house, how it is broken on purpose, and who must notice.

/** One change of one file: words that stand there once are replaced, or a file is made that was not there. Paths in the project. */
export type Edit = { file: string; find: string; put: string } | { file: string; made: string }

export interface Wall {
  /** What stands between whom. */
  wall: string
  /** What somebody did wrong. */
  broken: string
  edits: readonly Edit[]
  /** The test file and the rule in the title of the test that must fail; or the import rule that must be broken. */
  caughtBy: { test: string; rule: string } | { importRule: string }
  /** The test needs no database and no build: it also runs in the short form. */
  pure?: true
  /** The break stands in what is built: pages and processes are built again first. */
  built?: true
}
