import '@remix-run/server-runtime'

// Loader data arrives as it was: a Date is a Date. See remix.config.js.
declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}
