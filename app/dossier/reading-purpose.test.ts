import { describe, expect, it } from 'vitest'
import { doelVanTaak, leesdoelen, leesdoelSchema, plaatsInDossier } from './reading-purpose'

describe('why somebody reads', () => {
  it('[R-LOG-12] what goes into the log is a code', () => {
    for (const leesdoel of leesdoelen.filter((one) => one !== 'anders')) expect(leesdoelSchema.parse({ leesdoel, code: 'wat dan ook' })).toBe(`gevraagd.${leesdoel}`)
    expect(leesdoelSchema.parse({ leesdoel: 'anders', code: ' kw-12 ' })).toBe('gevraagd.anders.KW-12')
    expect([doelVanTaak({ pad: 'verslag' }), doelVanTaak({ pad: '' })]).toEqual(['taak.verslag', 'taak.aannemen'])
  })

  it.each(['', 'JANSEN', 'twee woorden 2', 'A-1234567890123', '1'])('[R-LOG-12] a name or a sentence is no code: %o', (code) => {
    expect(leesdoelSchema.safeParse({ leesdoel: 'anders', code }).success).toBe(false)
  })

  it('[R-LOG-12] one goes on to where one wanted to be, inside the dossier', () => {
    for (const naar of ['', '/stukken', '/advies/pdf', '/stukken?stuk=3', '/geschiedenis/standpunt-zorg']) expect(plaatsInDossier(naar)).toBe(naar)
    for (const naar of [null, '//elders.nl', '/../..', '/stukken?stuk=3&x=1', '.evil', 'https://elders.nl', '/stukken#x']) expect(plaatsInDossier(naar)).toBe('')
  })
})
