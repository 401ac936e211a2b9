import { z } from 'zod'
import { plainText } from '~/platform/text'

/** What looks like a postcode: four figures and two capitals, or two letters right behind them. `2026 om` is none. */
const postcode = /\b[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})(?![\p{L}\p{N}])/u

/** Where betrokkene stays stands nowhere in a planning (R-PLN-42). */
export const namesAddress = (text: string): boolean => postcode.test(text)

export const GEEN_ADRES = 'Dit lijkt op een postcode. Schrijf hier nooit waar iemand verblijft.'

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Text of a form that names no address; not empty. */
export const safeText = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message).refine((text) => !namesAddress(text), GEEN_ADRES)

/** The same, which may be left out. */
export const safeOptional = (max: number) =>
  z.string().overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine((text) => !namesAddress(text), GEEN_ADRES).optional()

/** Text of a record of the planning, as it was made safe before. */
export const recorded = (max: number) => z.string().min(1).max(max).refine((text) => text === plainText(text) && !namesAddress(text), 'Geen schone tekst')
