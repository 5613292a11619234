import { HUNG, expect, test } from './stage';
import { controls, overlapping } from './seen';
import { HOME, MESSAGE, play } from './scenes';

for (const panel of HUNG)
  test(`a third language keeps to its place on a ${panel.name} screen`, async ({ stage }) => {
    const { page } = stage;
    for (const scene of [HOME, MESSAGE]) {
      await play(stage, scene, panel, { third: true });
      const all = await controls(page);
      expect.soft(overlapping(all)).toEqual([]);
      const night = page.locator('.night, .band').first();
      const box = await night.boundingBox();
      const third = await page.locator('[data-control=language-ja]').boundingBox();
      if (!box || !third) throw new Error('no key');
      expect.soft(third.x + third.width).toBeLessThanOrEqual(box.x + box.width);
      expect.soft(third.x).toBeGreaterThanOrEqual(box.x);
    }
  });
