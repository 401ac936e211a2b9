// Loads the demo: people by function, and the public case L.E. tegen Griekenland as known on 31 August 2007. Run by `npm start` in demo mode.
import { resolve } from 'node:path'
import { loadDemo } from '~/platform/zaak/inlezen/load-demo.server'

const { DATABASE_URL, OPSPORING_DATABASE_URL, OPSPORING_KLUISSLEUTEL, WEGING_BUILD = 'build' } = process.env
if (!DATABASE_URL || !OPSPORING_DATABASE_URL || !OPSPORING_KLUISSLEUTEL) throw new Error('Geef DATABASE_URL, OPSPORING_DATABASE_URL en OPSPORING_KLUISSLEUTEL.')

await loadDemo({
  bestand: resolve('prisma/demo/zaken/01_LE_v_Griekenland.json'),
  peildatum: '2007-08-31',
  urls: { paneel: DATABASE_URL, opsporing: OPSPORING_DATABASE_URL },
  kluissleutel: OPSPORING_KLUISSLEUTEL,
  programs: resolve(WEGING_BUILD, 'bin')
})
