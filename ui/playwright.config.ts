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
    reuseExistingServer: !process.env['CI'],
  },
});
