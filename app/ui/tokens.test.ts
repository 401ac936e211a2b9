import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const tokenFile = readFileSync(here('./tokens.css'), 'utf8')

type Scheme = 'light' | 'dark'
type Palette = Map<string, string>

/** The colours declared in one rule of tokens.css; a single value counts for both schemes. */
function readPalette(selector: string, scheme: Scheme): Palette {
  const start = tokenFile.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`tokens.css heeft geen regel voor ${selector}`)
  const body = tokenFile.slice(start, tokenFile.indexOf('\n}', start))
  const pattern = /--color-([\w-]+):\s*(?:light-dark\((#[\da-f]{6}),\s*(#[\da-f]{6})\)|(#[\da-f]{6}));/g
  const declared = body.match(/--color-/g)?.length ?? 0
  const found = [...body.matchAll(pattern)]
  if (found.length !== declared) throw new Error(`een kleur in ${selector} is geen #rrggbb of light-dark(#rrggbb, #rrggbb)`)
  return new Map(found.map(([, name, light, dark, both]) => [String(name), String(both ?? (scheme === 'light' ? light : dark))]))
}

function paletteOf(scheme: Scheme, closed: boolean): Palette {
  const base = readPalette(':root', scheme)
  return closed ? new Map([...base, ...readPalette("[data-compartiment='gesloten']", scheme)]) : base
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(first: string, second: string): number {
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const softGrounds = ['primary-soft', 'attention-soft', 'weakened-soft', 'good-soft', 'neutral-soft', 'highlight', 'private', 'sunken', 'marked']
const grounds = ['ground', 'paper']

/** Every text that the components set, on every ground where it stands. */
const textPairs: [text: string, grounds: string[]][] = [
  ['ink', [...grounds, ...softGrounds]],
  ['muted', [...grounds, 'primary-soft', 'attention-soft', 'weakened-soft', 'good-soft', 'highlight', 'private']],
  ['primary', [...grounds, 'primary-soft', 'attention-soft', 'weakened-soft', 'good-soft', 'highlight', 'private']],
  ['primary-deep', [...grounds, 'primary-soft', 'attention-soft', 'weakened-soft', 'good-soft', 'highlight', 'private']],
  ['attention', [...grounds, 'attention-soft', 'highlight']],
  ['weakened', [...grounds, 'weakened-soft', 'highlight']],
  ['good', [...grounds, 'good-soft', 'highlight']],
  ['neutral', [...grounds, 'neutral-soft']],
  ['on-primary', ['primary', 'primary-deep']],
  ['on-weakened', ['weakened']],
  ['on-marker', ['marker']],
  ['on-header', ['header']],
  ['header-muted', ['header']],
  ['on-badge', ['badge']],
  ['on-person', ['person-slate', 'person-teal', 'person-plum', 'person-rust']]
]

/** Edges of controls, drawn signs and the marker of the current page: what must be seen to be understood. */
const signPairs: [sign: string, grounds: string[]][] = [
  ['control', [...grounds, 'private', 'highlight']],
  ['primary', [...grounds, 'primary-soft', 'highlight']],
  ['weakened', [...grounds, 'weakened-soft', 'highlight']],
  ['neutral', [...grounds, 'neutral-soft', 'highlight']],
  ['badge', ['header']],
  ['marker', ['header']]
]

const everyGround = [...grounds, ...softGrounds, 'primary', 'weakened', 'header', 'marker']

function pick(palette: Palette, name: string): string {
  const value = palette.get(name)
  if (!value) throw new Error(`tokens.css mist --color-${name}`)
  return value
}

function tooFaint(palette: Palette, pairs: [string, string[]][], least: number): string[] {
  return pairs.flatMap(([front, backs]) => backs.flatMap((back) => {
    const measured = contrast(pick(palette, front), pick(palette, back))
    return measured < least ? [`${front} op ${back}: ${measured.toFixed(2)}`] : []
  }))
}

describe.each([
  ['light', 'light', false],
  ['dark', 'dark', false],
  ['closed compartment, light', 'light', true],
  ['closed compartment, dark', 'dark', true]
] as const)('%s', (_name, scheme, closed) => {
  const palette = paletteOf(scheme, closed)

  it('[R-UIX-1] every text pair has at least 4.5 : 1', () => {
    expect(tooFaint(palette, textPairs, 4.5)).toEqual([])
  })

  it('[R-UIX-2] every control edge and drawn sign has at least 3 : 1', () => {
    expect(tooFaint(palette, signPairs, 3)).toEqual([])
  })

  it('[R-UIX-2] one of the two focus tones stands out on every ground, and they stand out from each other', () => {
    const [inner, outer] = [pick(palette, 'focus-inner'), pick(palette, 'focus-outer')]
    const unseen = everyGround.filter((ground) => {
      const colour = pick(palette, ground)
      return Math.max(contrast(inner, colour), contrast(outer, colour)) < 3
    })
    expect(unseen).toEqual([])
    expect(contrast(inner, outer)).toBeGreaterThanOrEqual(3)
  })
})

describe('stylesheets', () => {
  const files = ['base.css', 'components.css', 'fonts.css', ...readdirSync(here('./css')).map((name) => `css/${name}`)]
  const rules = files.map((name) => ({ name, text: readFileSync(here(`./${name}`), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }))

  it('[R-UIX-3] colours stand in tokens.css only', () => {
    expect(rules.filter(({ text }) => /#[\da-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i.test(text)).map(({ name }) => name)).toEqual([])
  })

  it('[R-UIX-3] every colour that is used is declared', () => {
    const palette = paletteOf('light', false)
    const used = rules.flatMap(({ text }) => [...text.matchAll(/var\(--color-([\w-]+)\)/g)].map(([, name]) => String(name)))
    expect([...new Set(used)].filter((name) => !palette.has(name))).toEqual([])
  })

  it('[R-UIX-3] the marker colour is never a colour of text', () => {
    expect(rules.filter(({ text }) => /(?:^|[\s;{])color:\s*var\(--color-marker\)/.test(text)).map(({ name }) => name)).toEqual([])
  })

  it('[R-UIX-14] the closed compartment has another ground and another header in both schemes', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const [open, closed] = [paletteOf(scheme, false), paletteOf(scheme, true)]
      for (const name of ['ground', 'header', 'primary']) expect(pick(closed, name)).not.toBe(pick(open, name))
    }
  })
})
