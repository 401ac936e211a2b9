import { memo } from 'react'
import { Mark, SectionNav, VisuallyHidden, type LinkComponent } from '~/ui/index'
import type { CriteriumRegel } from '../catalogus/criteria'
import { oordeelSchema } from '../catalogus/schema'
import { draftState, type Voortgang } from '../draft'
import { draftKey, type DraftFields } from '../draft-fields'
import type { Sources } from '../row-reader'
import { judgementInWords, signOf } from '../mark-of'
import { gewichtSchema } from '../schema'
import { criterionHref } from './places'

interface SheetNavProps {
  fields: DraftFields
  rows: readonly CriteriumRegel[]
  sources: Sources
  progress: Voortgang
  /** The criterion on the screen; none at the overview. */
  current: CriteriumRegel | null
  Link: LinkComponent
}

/** The list of groups, and of the criteria of the group that is open, with the member's own marks. */
export const SheetNav = memo(function SheetNav({ fields, rows, sources, progress, current, Link }: SheetNavProps) {
  const groups = [...new Set(rows.map((row) => row.groep))]
  return (
    <SectionNav
      label="Criteria"
      LinkComponent={Link}
      groups={groups.map((groep) => {
        const own = rows.filter((row) => row.groep === groep)
        return {
          href: criterionHref(own[0]?.criterium.code ?? ''),
          label: `${groep.code} ${groep.kort}`,
          end: <GroupEnd progress={progress} code={groep.code} />,
          items:
            groep === current?.groep
              ? own.map((row) => ({
                  href: criterionHref(row.criterium.code),
                  label: `${row.criterium.code} ${row.criterium.kort}`,
                  end: <RowEnd fields={fields} row={row} sources={sources} />,
                  current: row === current
                }))
              : undefined
        }
      })}
    />
  )
})

/** "30 van 33 gedaan", and the texts beside it: they are no judgement and are counted apart. */
export function progressInWords({ oordelen, teksten }: Voortgang): string {
  const words = `${oordelen.gedaan} van ${oordelen.totaal} gedaan`
  return teksten.totaal === 0 ? words : `${words}, teksten ${teksten.gedaan} van ${teksten.totaal}`
}

function GroupEnd({ progress, code }: { progress: Voortgang; code: string }) {
  const group = progress.groepen.find((one) => one.code === code)
  if (!group) return <>n.v.t.</>
  return (
    <>
      <span aria-hidden="true">{group.gedaan}/{group.totaal}</span>
      <VisuallyHidden>{group.gedaan} van {group.totaal} gedaan</VisuallyHidden>
    </>
  )
}

function RowEnd({ fields, row, sources }: { fields: DraftFields; row: CriteriumRegel; sources: Sources }) {
  const { criterium } = row
  if (!row.vanToepassing) return <>n.v.t.</>
  const state = draftState(fields, criterium, sources)
  const oordeel = oordeelSchema.safeParse(fields[draftKey(criterium.code, 'oordeel')]).data
  if (criterium.soort === 'oordeel' && oordeel) {
    const gewicht = gewichtSchema.safeParse(fields[draftKey(criterium.code, 'gewicht')]).data ?? null
    const words = `${judgementInWords(oordeel, gewicht)}${state === 'klaar' ? '' : ', nog niet compleet'}`
    return (
      <>
        {state !== 'klaar' && <span aria-hidden="true">… </span>}
        <Mark {...signOf(oordeel, gewicht)} look="plain" label={words} />
      </>
    )
  }
  const [sign, words] = state === 'klaar' ? ['✓', 'klaar'] : state === 'bezig' ? ['…', 'nog niet compleet'] : ['–', 'nog leeg']
  return (
    <>
      <span aria-hidden="true">{sign}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </>
  )
}
