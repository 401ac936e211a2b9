// The browser `npm test` found (bin/browser.mjs), started the same way by every journey.
import type { Browser } from 'playwright'
import { chromium } from 'playwright'

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Starts a real Chromium without a window. Runs as root and in containers (hence no sandbox: it opens our own pages only). */
export function launchBrowser(extra: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.WEGING_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ['--no-sandbox', ...quiet, ...extra] })
}
