import { FULL_HD, HUNG, PANELS, expect, hung, test } from './stage';
import { controls, overlapping, textFaults } from './seen';
import { HOME, MESSAGE, play } from './scenes';

const TALL = hung(PANELS[3] ?? FULL_HD, 'portrait');
const HOME_ALONE = { ...HOME, address: { ...HOME.address, sections: false } };

for (const scene of [HOME_ALONE, MESSAGE]) {
  test(`${scene.name} that can't be drawn leaves the ways on: language, home, start over`, async ({
    stage,
  }) => {
    const { page } = stage;
    const closed = page.locator('[data-screen=closed]');
    await play(stage, scene, FULL_HD, { broken: true });
    await expect(closed.getByRole('heading')).toHaveText('The exhibition is being prepared');
    await page.locator('[data-control=language-zh-Hans]').tap();
    await expect(closed.getByRole('heading')).toHaveText('展览准备中');
    await expect(page.locator('[data-control=home]')).toBeVisible();
    await page.locator('[data-control=start-over]').tap();
    await expect(page.locator('[data-screen=attract]')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test(`${scene.name} that can't be drawn leaves them in reach`, async ({ stage }) => {
    for (const edge of [100, 500]) {
      await play(stage, scene, TALL, { broken: true, edge });
      for (const { name, y, height } of await controls(stage.page)) {
        const above = (px: number) => edge + (TALL.height - px) * TALL.mm;
        expect.soft(above(y + height), `${name}, lower edge`).toBeGreaterThanOrEqual(380);
        expect.soft(above(y), `${name}, upper edge`).toBeLessThanOrEqual(1220.5);
      }
    }
  });
}

test('what stands in for a page fits every screen at the largest size', async ({ stage }) => {
  for (const panel of HUNG) {
    await play(stage, MESSAGE, panel, { broken: true, size: 2, third: true });
    const all = await controls(stage.page);
    expect.soft(all.length).toBe(5);
    expect.soft(overlapping(all)).toEqual([]);
    for (const { name, x, y, width, height } of all) {
      const across = x >= 0 && x + width <= panel.width;
      const down = y >= 0 && y + height <= panel.height;
      expect.soft(across && down, `${name} on ${panel.name}`).toBe(true);
    }
    expect.soft(await textFaults(stage.page)).toEqual([]);
  }
});
