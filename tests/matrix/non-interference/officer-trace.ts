// What an officer may be doing while the panel works: any leads, corrections and hand-overs, at any moment.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import type { OfficerBeside } from '~tests/world/officer'
import type { Answer } from '~tests/world/visitor'
import { canary } from './leads'

const k = (word: string): string => `${canary}-${word}`

export type OfficerDeed =
  | { kind: 'schrijven'; aard: string; bron: string; informatie: string; day: boolean }
  | { kind: 'corrigeren'; which: number }
  | { kind: 'overdragen'; which: number; ontvanger: 'OM' | 'AVIM' }
  | { kind: 'verstrekken' }
  | { kind: 'lezen'; which: number }
  | { kind: 'wachten'; ms: number }

const deed: fc.Arbitrary<OfficerDeed> = fc.oneof(
  fc.record({
    kind: fc.constant('schrijven' as const), aard: fc.constantFrom('dader', 'plaats', 'reis', 'geld'), bron: fc.constantFrom('betrouwbaar', 'wisselend', 'onbetrouwbaar'),
    informatie: fc.constantFrom('bevestigd', 'tegengesproken', 'niet-bevestigd'), day: fc.boolean()
  }),
  fc.record({ kind: fc.constant('corrigeren' as const), which: fc.nat(20) }),
  fc.record({ kind: fc.constant('overdragen' as const), which: fc.nat(20), ontvanger: fc.constantFrom('OM' as const, 'AVIM' as const) }),
  fc.record({ kind: fc.constant('verstrekken' as const) }),
  fc.record({ kind: fc.constant('lezen' as const), which: fc.nat(20) }),
  fc.record({ kind: fc.constant('wachten' as const), ms: fc.nat(40) })
)

/** What the officer does during one step of the panel. */
export const anyOfficerStep = fc.array(deed, { maxLength: 4 })

export interface Officer {
  /** Does these deeds one after the other. Throws when one of them is refused: then there was nothing to keep out. */
  during(deeds: readonly OfficerDeed[]): Promise<void>
  /** Everything the officer can read now, as one text. */
  reads(): Promise<string>
  /** A word of each kind of thing that this officer wrote. */
  readonly wrote: ReadonlySet<string>
}

const fields = (bron: string, informatie: string, aard: string, day: boolean, versie = 1) => ({
  aard, bron: k('bron'), betrouwbaarheidBron: bron, betrouwbaarheidInformatie: informatie, plaats: k('plaats'),
  ...(day ? { datum: '2006-12-28' } : {}), datumTekst: k('tijd'), tekst: `${k('feit')} ${versie}`, oordeel: k('oordeel-officier'), vindplaats: k('vindplaats')
})

/** An officer at work on a case that came with so many leads. */
export function createOfficer({ officer, zaak, process }: OfficerBeside, count: number): Officer {
  /** Per lead how many versions it has. */
  const versions = Array.from({ length: count }, () => 1)
  const wrote = new Set<string>()
  const handedOver: { address: string; provided: boolean }[] = []
  const leadAt = (which: number): number => (versions.length === 0 ? 0 : (which % versions.length) + 1)
  const must = (answer: Answer, what: string): Answer => {
    if (answer.status >= 400) throw new Error(`De officier kon niet ${what}: ${answer.status}`)
    return answer
  }

  async function one(todo: OfficerDeed): Promise<void> {
    if (todo.kind === 'wachten') return wait(todo.ms)
    if (todo.kind === 'schrijven') {
      must(await officer.post(`${zaak}/indicaties/nieuw`, { doen: 'schrijven', sleutel: randomUUID(), ...fields(todo.bron, todo.informatie, todo.aard, todo.day) }), 'schrijven')
      versions.push(1)
      wrote.add(k('feit'))
      return
    }
    if (todo.kind === 'verstrekken') {
      const open = handedOver.find(({ provided }) => !provided)
      if (!open) return
      must(await officer.post(open.address, { doen: 'verstrekken', toelichting: k('verstrekt') }), 'verstrekken')
      open.provided = true
      return
    }
    const nummer = leadAt(todo.which)
    const versie = versions[nummer - 1]
    if (versie === undefined) return
    if (todo.kind === 'lezen') must(await officer.get(`${zaak}/indicaties/${nummer}`), 'lezen')
    else if (todo.kind === 'corrigeren') {
      must(await officer.post(`${zaak}/indicaties/${nummer}/corrigeren`, { doen: 'corrigeren', vanVersie: String(versie), reden: k('reden'), ...fields('wisselend', 'bevestigd', 'plaats', true, versie + 1) }), 'corrigeren')
      versions[nummer - 1] = versie + 1
      wrote.add(k('reden'))
    } else {
      const { location = '' } = must(await officer.post(`${zaak}/overdrachten/nieuw`, {
        doen: 'opstellen', koppelvlak: 'P6', sleutel: randomUUID(), ontvanger: todo.ontvanger, grondslag: k('grondslag'), toelichting: k('toelichting'), indicaties: [`${nummer}.${versie}`]
      }), 'overdragen')
      handedOver.push({ address: location, provided: false })
      wrote.add(k('grondslag'))
    }
  }

  return {
    wrote,
    async during(deeds) {
      // The seats are fetched on a rhythm of their own; here once per step, whatever the officer does.
      await process.diensten.zetels.fetch()
      for (const todo of deeds) await one(todo)
    },
    async reads() {
      await process.diensten.zetels.fetch()
      const addresses = [zaak, ...versions.map((_, n) => `${zaak}/indicaties/${n + 1}`), ...handedOver.map(({ address }) => address)]
      const pages: string[] = []
      for (const address of addresses) pages.push((await officer.get(address)).text)
      return pages.join('\n')
    }
  }
}
