// Bundled so that the plain launcher `bin/importeer-dossier.mjs` can load it; runs nothing by itself.
export { importZaak } from '~/platform/zaak/inlezen/import-launcher.server'
export { isDay } from '~/platform/zaak/days'
