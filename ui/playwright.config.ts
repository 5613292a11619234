import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Chromium is the engine of WebView2. Debian's is used where it is, the one that Playwright installs elsewhere. */
const debian = '/usr/bin/chromium';

export default defineConfig({
  testDir: '../tests/ui',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env['CI'],
  reporter: [['list']],
  timeout: 60_000,
  use: {
    baseURL: 'http://localhost:4173',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? (existsSync(debian) ? debian : undefined),
    },
  },
  webServer: { command: 'npm run preview', url: 'http://localhost:4173', reuseExistingServer: true },
});
