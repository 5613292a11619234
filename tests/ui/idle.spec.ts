import { FULL_HD, PANELS, Stage, expect, hung, test as base } from './stage';
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

const SMALL = hung(PANELS[0] ?? FULL_HD, 'portrait');

for (const [panel, seconds] of [
  [FULL_HD, 120],
  // There the excerpt is not shown at all.
  [SMALL, 65],
] as const)
  test(`the home page waits for what is seen of the letter and not for all of it, ${panel.name}`, async ({
    stage,
  }) => {
    await play(stage, HOME, panel, { sections: false, warning: 600 });
    await expect(stage.page.locator('.excerpt p').first()).toContainText('Seeking truth');
    // Once the page has told how much there is to read, a touch begins the time anew.
    await stage.page.clock.runFor(1000);
    await stage.page.touchscreen.tap(panel.width / 2, 4);
    await stage.page.clock.runFor(seconds * 1000);
    await expect(stage.page.locator('[data-warning]')).toBeVisible();
  });
