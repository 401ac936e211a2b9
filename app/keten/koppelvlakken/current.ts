import json from './koppelvlakken-2026-1.json'
import { ketenKoppelvlakken, type Koppelvlak, type KoppelvlakCode, type Partij } from './schema'

/** The koppelvlakken that are in use. Throws when the shipped file does not have its shape. */
export const ketenversie = ketenKoppelvlakken.parse(json)

/** By its code; undefined for one that an earlier version had. */
export const koppelvlakVan = (code: string): Koppelvlak | undefined => ketenversie.koppelvlakken.find((each) => each.code === code)

/** Each koppelvlak with each of its receivers. */
export const richtingen: readonly { koppelvlak: Koppelvlak; ontvanger: Partij }[] = ketenversie.koppelvlakken.flatMap((koppelvlak) => koppelvlak.aan.map(({ partij }) => ({ koppelvlak, ontvanger: partij })))

export const isRichting = (code: KoppelvlakCode, ontvanger: Partij): boolean => richtingen.some((each) => each.koppelvlak.code === code && each.ontvanger === ontvanger)
