// The one file with Remix options. Which compartment is built decides which routes exist:
// the panel's bundle holds no line of opsporing code and the other way round (R-WAL-2).
const compartiment = process.env.COMPARTIMENT ?? 'paneel'

const ignoredRouteFiles = {
  paneel: ['**/*.test.*', '**/routes/opsporing*', '**/routes/opsporing*/**'],
  opsporing: ['**/*.test.*', '**/routes/!(opsporing*|_gedeeld*)', '**/routes/!(opsporing*|_gedeeld*)/**']
}[compartiment]

if (!ignoredRouteFiles) {
  throw new Error(`COMPARTIMENT is '${compartiment}'; kies 'paneel' of 'opsporing'.`)
}

/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  buildDirectory: `build/${compartiment}`,
  ignoredRouteFiles,
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    // Off: it lets every page match all its links against all routes, a tenth of the time a page costs, and opens an address that answers anybody about routes.
    v3_lazyRouteDiscovery: false,
    v3_singleFetch: true
  }
}
