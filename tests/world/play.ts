// The main job from beginning to end, in named phases: a test stops where it wants to look.
import { phases, type Phase } from './phases'
import * as step from './steps'
import type { World } from './world'

const arrive: Record<Exclude<Phase, 'nieuw'>, (world: World) => Promise<unknown>> = {
  intake: step.takeDossier,
  panel: step.completeIntake,
  verklaren: step.composePanel,
  async beoordeling(world) {
    await step.declareAll(world)
    await step.inviteGemachtigde(world)
  },
  async gepland(world) {
    await step.planHearing(world)
    await step.everyMember((member) => step.typeScores(world, member))
    await step.everyMember((member) => step.handIn(world, member))
  },
  async vastgesteld(world) {
    await step.typeVerslag(world)
    await step.fixVerslag(world)
  },
  async ingediend(world) {
    await step.handIn(world, 'IND')
    await step.handIn(world, 'zorg')
  },
  weging: (world) => step.handIn(world, 'politie'),
  async concept(world) {
    await step.everyMember((member) => step.recordStandpunt(world, member))
    await step.recordWeging(world)
  },
  async bevroren(world) {
    await step.typeAdvies(world)
    await step.freezeAdvies(world)
    await step.everyMember((member) => step.enrolPasskey(world, member))
  },
  async verzegeld(world) {
    await step.everyMember((member) => step.approveAdvies(world, member))
    await step.sealAdvies(world)
  },
  async uitgebracht(world) {
    await step.writeLetter(world)
    await step.issueAdvies(world)
  },
  async beantwoord(world) {
    await step.readIssuedAdvies(world)
    await step.replyToAdvies(world)
  }
}

/** Plays the main job on, from where the world stands up to and including `phase`; `look` is called at every phase reached. */
export async function playUntil(world: World, phase: Phase, look: (phase: Phase) => Promise<void> | void = () => undefined): Promise<void> {
  const from = phases.indexOf(world.phase)
  for (const next of phases.slice(from + 1, phases.indexOf(phase) + 1)) {
    if (next === 'nieuw') continue
    await arrive[next](world)
    world.phase = next
    await look(next)
  }
}
