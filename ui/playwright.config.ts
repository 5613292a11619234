import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Chromium is the engine of WebView2. Debian's is used where it is, the one that Playwright installs elsewhere. */
const debian = '/usr/bin/chromium';
/** Another port lets two checkouts test at once. */
const port = process.env['PORT'] ?? '4173';
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: '../tests/ui',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  workers: 2,
  reporter: 'line',
  // Long enough for a machine that builds something else beside; nothing is measured by it.
  timeout: 120_000,
  use: {
    baseURL,
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? (existsSync(debian) ? debian : undefined),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: {
    command: `npm run preview -- --port ${port}`,
    url: baseURL,
    // Another checkout's would be tested instead.
    reuseExistingServer: false,
  },
});
