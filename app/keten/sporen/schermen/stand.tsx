import { Tag } from '~/ui/index'
import type { TermijnStaat } from '../rules'
import { overInWoorden, termijnStaatNaam, termijnStaatTeken } from '../words'

/** How a term stands: a sign and words, so that nobody needs the colour. */
export const Stand = ({ staat, werkdagenOver }: { staat: TermijnStaat; werkdagenOver: number | null }) => (
  <Tag tone={staat === 'te-laat' ? 'weakened' : staat === 'nadert' ? 'attention' : staat === 'gehaald' ? 'good' : 'neutral'}>
    <span aria-hidden="true">{termijnStaatTeken[staat]} </span>{termijnStaatNaam[staat]}{werkdagenOver !== null && staat !== 'loopt' ? `: ${overInWoorden(werkdagenOver, staat)}` : ''}
  </Tag>
)
