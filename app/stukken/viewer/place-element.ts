import type { Plek } from './page-marks'

/** Puts an element where it belongs on a page. Through the DOM, because no `style` attribute is allowed (R-UIX-15). */
export const placed = ({ links, boven, breed, hoog }: Plek) => (element: HTMLElement | null): void => {
  if (!element) return
  element.style.setProperty('left', `${links}%`)
  element.style.setProperty('top', `${boven}%`)
  element.style.setProperty('width', `${breed}%`)
  element.style.setProperty('height', `${hoog}%`)
}

/** Sets a custom property that the style sheet reads. */
export const withVariable = (name: `--${string}`, value: string) => (element: HTMLElement | null): void => element?.style.setProperty(name, value)
