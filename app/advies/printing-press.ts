import type { AdviesV3 } from './schema'

/** With what the advies is printed: every advies names it, so that it can be printed again years later. A test compares this with what is installed. */
export const printingPress: AdviesV3['opgemaakt'] = {
  typst: '0.14.2 (typst-ts-node-compiler 0.7.0)',
  lettertypen: ['Source Serif 4 (expo-google-fonts 0.4.1)', 'Inter (expo-google-fonts 0.4.2)']
}

/** With what every `weging-advies/v1` was printed; that form does not name it. Never changes, whatever is installed later. */
export const pressOfFirstForm: AdviesV3['opgemaakt'] = {
  typst: '0.14.2 (typst-ts-node-compiler 0.7.0)',
  lettertypen: ['Source Serif 4 (expo-google-fonts 0.4.1)', 'Inter (expo-google-fonts 0.4.2)']
}
