// Case files for tests: a real one, and a made-up one whose leads and lines of the criminal case carry tokens that can be searched for.
import { readFileSync } from 'node:fs'
import { readZaak } from '~/platform/zaak/read-zaak'
import type { Zaak } from '~/platform/zaak/schema'

/** No text of a case, no UUID and no date contains this. */
export const kanarie = 'ZKANARIEZ'

/** A case file as people write it: any field may be wrong. */
export type RawZaak = Record<string, unknown> & Record<'tijdlijn' | 'verklaringen' | 'stukken' | 'opsporing' | 'beoordeling_door_instanties', Record<string, unknown>[]>

export const demoFile = (name: string): Buffer => readFileSync(new URL(`../prisma/demo/zaken/${name}`, import.meta.url))

export const rawDemo = (name = '01_LE_v_Griekenland.json'): RawZaak => JSON.parse(demoFile(name).toString('utf8')) as RawZaak

/** Reads like the import does; throws when a test brings a wrong file by mistake. */
export function zaakOf(raw: RawZaak | Buffer): Zaak {
  const read = readZaak(Buffer.isBuffer(raw) ? raw : Buffer.from(JSON.stringify(raw)))
  if (!read.ok) throw new Error(read.refusal.join('\n'))
  return read.value
}

const line = (n: number) => ({ uit_strafzaak: true, par: `${kanarie}-par-${n}` })

/**
 * Two worlds that differ only in what belongs to opsporing: `zonder` has no lead and no line of the criminal case, `met`
 * has many, in every list and between the panel's own rows, each with canaries in every field.
 */
export function twoWorlds(): { zonder: RawZaak; met: RawZaak } {
  const zonder = rawDemo()
  zonder.opsporing = []
  zonder.beoordeling_door_instanties = zonder.beoordeling_door_instanties.filter((row) => row.uit_strafzaak !== true)
  const met = structuredClone(zonder)
  const k = (word: string): string => `${kanarie}-${word}`
  met.opsporing = Array.from({ length: 7 }, (_, n) => ({ datum: '2006-12-28', indicatie_of_stap: k(`stap-${n}`), par: k('par') }))
  met.tijdlijn.splice(1, 0, { ...line(1), datum: '2005-01-01', gebeurtenis: k('gebeurtenis') })
  met.verklaringen.unshift({ ...line(2), moment: '2005-01-02', tegenover: k('tegenover'), kern: k('kern'), afwijkend_van_eerder: k('afwijkend'), uitleg_afwijking: k('uitleg') })
  met.stukken.splice(2, 0, { ...line(3), soort: k('soort'), datum: '2005-01-03', inhoud: k('inhoud'), steunt_of_weerspreekt: k('steunt') })
  met.beoordeling_door_instanties.unshift({ ...line(4), instantie: k('instantie'), datum: '2005-01-04', oordeel: k('oordeel'), motivering: k('motivering') })
  met.tegenstrijdigheden_in_bronnen = [{ punt: k('punt'), bronnen: k('bronnen'), uit_strafzaak: true }, ...(met.tegenstrijdigheden_in_bronnen as object[])]
  met.bronfragmenten = [{ id: k('id'), url: k('url'), wat: k('wat'), uit_strafzaak: true }]
  met.uitkomst_rechter = k('uitkomst')
  met.compleetheid = k('compleetheid')
  met.leeswijzer = k('leeswijzer')
  return { zonder, met }
}
