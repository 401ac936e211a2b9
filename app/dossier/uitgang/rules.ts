import { addDays } from '~/platform/kalender/rules'
import type { DagTermijn } from '~/platform/kalender/termijn/schema'
import type { UitgangSoort } from '../uitgangen'
import type { UitgangRegel } from './schema'

/** The exit that stands, and the stretches in which one stood. */
export interface UitgangStand {
  nu: { soort: UitgangSoort; op: string; waarom: string } | null
  /** First and last day; `tot` null while it stands. */
  geschiedenis: readonly { soort: UitgangSoort; van: string; tot: string | null }[]
}

/** What the records of exits say. An exit lasts until another record ends it. */
export function foldUitgangen(regels: readonly UitgangRegel[]): UitgangStand {
  let nu: UitgangStand['nu'] = null
  const geschiedenis: { soort: UitgangSoort; van: string; tot: string | null }[] = []
  const end = (op: string): void => {
    const last = geschiedenis.pop()
    if (last && op > last.van) geschiedenis.push({ ...last, tot: last.tot ?? addDays(op, -1) })
  }
  for (const regel of regels) {
    if (nu) end(regel.op)
    nu = regel.schema === 'weging-uitgang/v1' ? { soort: regel.soort, op: regel.op, waarom: regel.waarom } : null
    if (nu) geschiedenis.push({ soort: nu.soort, van: nu.op, tot: null })
  }
  return { nu, geschiedenis }
}

/** Every stretch in which the case was off its course, as days on which a term that can stand still did (R-KET-30). The words of why stay behind. */
export const opschortingenVan = ({ geschiedenis }: Pick<UitgangStand, 'geschiedenis'>): DagTermijn['opschortingen'] =>
  geschiedenis.map(({ soort, van, tot }) => ({ van, tot, reden: `zaak ${soort.replaceAll('-', ' ')}` }))
