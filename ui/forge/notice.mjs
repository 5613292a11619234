// Forges the notice that stands on the glass where the kiosk can't be started into assets/notice. Run by hand
// (`npm run forge:notice`); the results are committed.
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const OUT = fileURLToPath(new URL('../../assets/notice/', import.meta.url));
const SHEET = new URL('notice.html', import.meta.url).href;
const debian = '/usr/bin/chromium';

mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? (existsSync(debian) ? debian : undefined),
  args: ['--no-sandbox', '--allow-file-access-from-files'],
});
for (const [name, width, height] of [
  ['wide', 1920, 1080],
  ['tall', 1080, 1920],
]) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(SHEET);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${OUT}${name}.jpg`, type: 'jpeg', quality: 82 });
  await page.close();
}
await browser.close();
