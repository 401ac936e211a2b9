import { describe, expect, it } from 'vitest'
import { keuzes, replySchema, wijktAf } from './reply'

describe('the answer of the IND', () => {
  it('[R-ADV-151] who departs or follows in part says with a code why; who follows has none', () => {
    for (const keuze of keuzes) {
      const [without, withOne] = [undefined, 'wet-of-beleid'].map((motief) => replySchema.safeParse({ keuze, motief, reden: 'Zo staat het in het besluit.' }))
      expect([keuze, without?.success, withOne?.success]).toEqual([keuze, !wijktAf(keuze), wijktAf(keuze)])
    }
    const refused = replySchema.safeParse({ keuze: 'wijkt_af', reden: 'Zo staat het in het besluit.' })
    expect(refused.error?.issues).toMatchObject([{ path: ['motief'], message: 'Kies waarom u niet of maar voor een deel volgt.' }])
    expect(replySchema.safeParse({ keuze: 'wijkt_af', motief: 'zomaar', reden: 'x' }).success).toBe(false)
  })
})
