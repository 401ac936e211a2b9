import type { Day } from '../days'
import type { Child } from './child.server'
import { importWith, withChildren, type ChildMeans } from './import-launcher.server'

export interface DemoRequest extends ChildMeans {
  /** The case of the demo, and the day on which it is as known. */
  bestand: string
  peildatum: Day
}

/**
 * Loads the demo where nobody has an account yet: the case first, the people last, so that a load that was cut off is
 * done again (R-PLA-31). Throws with a sentence for the person at the keyboard.
 */
export async function loadDemo({ bestand, peildatum, ...means }: DemoRequest): Promise<'geladen' | 'was-er-al'> {
  return withChildren({ paneel: 'demo-paneel.js', opsporing: 'demo-opsporing.js' }, means, async (children) => {
    const both = [children.paneel, children.opsporing]
    if (!(await Promise.all(both.map(isEmpty))).includes(true)) return 'was-er-al'
    const result = await importWith(children, { bestand, peildatum })
    if (!result.ok) throw new Error(result.regels.join('\n'))
    await Promise.all(both.map(seed))
    return 'geladen'
  })
}

async function isEmpty(child: Child): Promise<boolean> {
  const antwoord = await child.ask({ soort: 'is-leeg' })
  if (antwoord.soort !== 'leegte') throw notLoaded(antwoord)
  return antwoord.leeg
}

async function seed(child: Child): Promise<void> {
  const antwoord = await child.ask({ soort: 'laad-demo' })
  if (antwoord.soort !== 'demo-geladen') throw notLoaded(antwoord)
}

const notLoaded = (antwoord: { soort: string; fout?: string }): Error =>
  new Error(`De demonstratie is niet geladen (${antwoord.fout ?? antwoord.soort}).`)
