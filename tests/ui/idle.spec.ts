import { FULL_HD, Stage, expect, test as base } from './stage';
import { HOME, play } from './scenes';

/** A window whose clock the test moves. */
const test = base.extend({
  stage: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ hasTouch: true, baseURL });
    await context.clock.install();
    const stage = new Stage(await context.newPage(), baseURL ?? '');
    await use(stage);
    expect(stage.errors, 'errors of the page').toEqual([]);
    await context.close();
  },
});

test('the home page waits for what is seen of the letter and not for all of it', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, HOME, FULL_HD, { sections: false, warning: 600 });
  await expect(page.locator('.excerpt p').first()).toContainText('Seeking truth');
  // Once the page has told how much there is to read, a touch begins the time anew.
  await page.clock.runFor(1000);
  await page.touchscreen.tap(FULL_HD.width / 2, 4);
  await page.clock.runFor(120_000);
  await expect(page.locator('[data-warning]')).toBeVisible();
});
