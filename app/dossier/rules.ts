import { hoedanigheidVanZetel, zetels, type Zetel } from './schema'

export type PanelKeuze = Record<Zetel, string>

export interface KandidaatFeiten {
  id: string
  hoedanigheid: string
}

export type PanelRefusal = { zetel: Zetel; bericht: string }

/**
 * May these people form the panel? Every seat is filled, each by somebody with the capacity of that seat, and nobody
 * sits on two (R-DOS-6). Gives every fault, so that the form can show them together.
 */
export function checkPanel(keuze: Partial<PanelKeuze>, kandidaten: readonly KandidaatFeiten[]): PanelRefusal[] {
  return zetels.flatMap((zetel) => {
    const gekozen = keuze[zetel]
    if (!gekozen) return [{ zetel, bericht: `Kies wie de zetel ${zetel} krijgt.` }]
    const fits = kandidaten.some((kandidaat) => kandidaat.id === gekozen && kandidaat.hoedanigheid === hoedanigheidVanZetel[zetel])
    if (!fits) return [{ zetel, bericht: 'Deze persoon kan deze zetel niet krijgen. Kies iemand uit de lijst.' }]
    const twice = zetels.some((other) => other !== zetel && keuze[other] === gekozen)
    return twice ? [{ zetel, bericht: 'Deze persoon zit al op een andere zetel. Kies iemand anders.' }] : []
  })
}
