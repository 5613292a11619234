import { FULL_HD, PANELS, expect, hung, test, type Page } from './stage';
import { SEARCH, play, type } from './scenes';

declare global {
  var reported:
    | { place: object; reading: { words: number; characters: number; hold: number; end: boolean } }
    | undefined;
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

test('results that are scrolled away are not in sight', async ({ stage }) => {
  const { page } = stage;
  await play(stage, SEARCH, hung(PANELS[0] ?? FULL_HD, 'portrait'), { whole: true });
  await type(page, 'the');
  await page.locator('[data-control=result]').nth(10).waitFor();
  const seen = await page.evaluate(() => {
    const view = document.querySelector('.scroller')?.getBoundingClientRect();
    const all = [...document.querySelectorAll('.scroller [data-read]')].filter((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return !!view && top < view.bottom && bottom > view.top;
    });
    return all.flatMap((one) => one.textContent.trim().split(/[\s—–]+/)).length;
  });
  // Once scrolled and back, whatever was told before is told anew.
  await page.locator('.scroller').evaluate((one) => one.scrollTo(0, 1));
  await page.waitForTimeout(900);
  expect(await words(page)).toBeGreaterThan(0);
  expect(await words(page)).toBeLessThanOrEqual(seen);
});

test('the shell hears whether the end of a text is in sight', async ({ stage }) => {
  const { page } = stage;
  const ended = async () => (await reported(page))?.reading.end;
  await stage.open(FULL_HD, { screen: 'section', size: 2 });
  await expect.poll(() => words(page)).toBeGreaterThan(0);
  expect(await ended(), 'a letter has more than one screen').toBe(false);
  const scroller = page.locator('[data-clip]').first();
  await scroller.evaluate((one) => one.scrollTo(0, one.scrollHeight));
  await expect.poll(ended).toBe(true);
  await scroller.evaluate((one) => one.scrollTo(0, 0));
  await expect.poll(ended).toBe(false);
});
