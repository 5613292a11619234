import { FULL_HD, expect, test, type Page } from './stage';
import { SEARCH, play, type } from './scenes';

declare global {
  var reported:
    { place: object; reading: { words: number; characters: number; hold: number } } | undefined;
}

const reported = (page: Page) => page.evaluate(() => globalThis.reported);
const words = async (page: Page) => (await reported(page))?.reading.words ?? 0;

test('the shell hears that there is more to read once something is found, and not what was looked for', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, SEARCH, FULL_HD, { whole: true });
  await expect.poll(() => words(page)).toBeGreaterThan(0);
  const before = await words(page);
  await type(page, 'metallurgy');
  await page.locator('[data-control=result]').first().waitFor();
  await expect.poll(() => words(page)).toBeGreaterThan(before + 30);
  expect(JSON.stringify(await reported(page))).not.toMatch(/metallurgy/i);
  await page.locator('[data-control=clear]').tap();
  await expect.poll(() => words(page)).toBe(before);
});
