// The pictures of the user guide that a journey makes anew: WEGING_HANDLEIDING=docs/handleiding/beelden writes them there.
import { join } from 'node:path'
import sharp from 'sharp'

/** The screens that the guide shows; the name of a screen is the name of its file. */
const inGuide = new Set([
  'stuk-toevoegen', 'stuk-lezen', 'stuk-afgedekt', 'naast-elkaar-lezen', 'medisch-toestemming', 'medisch-conclusie', 'stukken-conclusie', 'blad-met-stuk', 'blad-ingediend', 'rondes-lid',
  'rondes-besluiten', 'rondes-onthuld', 'dossier-spoed', 'panel-zetel-sluiten', 'criteria-verzetten', 'terugtreden', 'weging-beeld-open', 'advies-concept', 'advies-aftekenen', 'advies-v3', 'hoorzitting-plannen', 'oefening-beginnen', 'oefening', 'oefenblad', 'oefening-spreiding', 'spoor', 'keten-overleg-bezig', 'rapportage'
])

/** Width in pixels of a picture in the guide, and how much of a long page it shows. */
const WIDTH = 860
const HEIGHT = 960
/** Screens have few colours: a palette makes a picture four times as small. */
const COLOURS = 32

/** Keeps this picture of a wide screen for the guide, when it is in there and somebody asked for it. */
export async function keepForGuide(name: string, screenshot: () => Promise<Buffer>): Promise<void> {
  const folder = process.env.WEGING_HANDLEIDING
  if (!folder || !inGuide.has(name)) return
  const whole = await sharp(await screenshot()).resize({ width: WIDTH }).png().toBuffer()
  const { height } = await sharp(whole).metadata()
  const shown = Math.min(height, HEIGHT)
  await sharp(whole).extract({ left: 0, top: 0, width: WIDTH, height: shown }).png({ palette: true, colours: COLOURS, dither: 0, effort: 10 }).toFile(join(folder, `${name}.png`))
}
