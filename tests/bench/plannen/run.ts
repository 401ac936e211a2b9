// The planner, timed beside a naive one; `npm run bench:plannen` runs it (docs/bench.md).
import { cpus } from 'node:os'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plan } from '~/hoorzitting/plannen/rules'
import { median, markdownOf, type Measured } from './report'
import { naiveMoments, naiveSlots } from './naive'
import { largeQuestion } from './questions'

const short = process.argv.includes('--short')
const rounds = short ? 3 : 25
const lengths = [30, 60, 90, 180]
/** Appointments a day of each person: none (every moment is open and must be ranked), some, and a full diary. */
const load = [0, 2, 10]

/** The time of one call, each round in turn with the others, so that whatever the machine does meanwhile meets all. */
function time(run: () => unknown): number {
  const begin = process.hrtime.bigint()
  run()
  return Number(process.hrtime.bigint() - begin) / 1e6
}

const cold = largeQuestion(90)
const eerste = time(() => plan(cold))

const cases = load.flatMap((perDay) => lengths.map((dagen) => {
  const vraag = largeQuestion(dagen, perDay)
  const moments = naiveMoments(vraag)
  const count = { bekeken: 0 }
  naiveSlots(vraag, moments, count)
  return { vraag, moments, dagen, perDay, boekingen: vraag.personen.reduce((sum, { bezet, liever }) => sum + bezet.length + liever.length, 0), bekeken: plan(vraag).bekeken, naiefBekeken: count.bekeken, planner: [] as number[], naief: [] as number[] }
}))
for (let round = 0; round < rounds; round += 1) {
  for (const one of cases) {
    one.planner.push(time(() => plan(one.vraag)))
    if (round < (short ? 1 : 5)) one.naief.push(time(() => naiveSlots(one.vraag, one.moments)))
  }
}

const measured: Measured = {
  op: new Date().toISOString().slice(0, 10), node: process.versions.node, kernen: cpus().length, rondes: rounds, eerste,
  rijen: cases.map(({ dagen, perDay, boekingen, bekeken, naiefBekeken, planner, naief }) => ({ dagen, perDay, boekingen, bekeken, naiefBekeken, planner: median(planner), traagste: Math.max(...planner), naief: median(naief) }))
}
const report = markdownOf(measured)
console.log(report)
if (process.argv.includes('--doc')) {
  const page = join(process.env.BENCH_PROJECT ?? '.', 'docs', 'bench.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace(/(<!-- plannen: begin -->\n)[\s\S]*(<!-- plannen: end -->)/, (_, begin: string, end: string) => `${begin}\n${report}\n${end}`))
}
