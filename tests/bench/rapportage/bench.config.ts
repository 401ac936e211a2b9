import { mergeConfig } from 'vitest/config'
import base from '../../../vitest.config'

// The same clusters as the tests use, for one file that is no test.
const { test, ...rest } = base
export default mergeConfig(rest, { test: { ...test, include: ['tests/bench/rapportage/*.bench.ts'], maxWorkers: 1, execArgv: ['--expose-gc'], reporters: ['default'], root: process.cwd() } })
