import type { Closed } from '../../ui/src/bridge/generated/Closed';
import { FULL_HD, expect, test } from './stage';
import { ATTRACT, play } from './scenes';

declare global {
  var hall: (closed: Closed) => void;
}

test('in a closed hall attract is faint or black, and a touch wakes it', async ({ stage }) => {
  const { page } = stage;
  await play(stage, ATTRACT, FULL_HD, {});
  const exhibition = page.locator('.exhibition > main');
  await expect(page.locator('.shade')).toHaveCount(0);
  await page.evaluate(() => globalThis.hall('dim'));
  await expect(page.locator('.shade.dim')).toBeVisible();
  await expect(exhibition).toBeVisible();
  await page.evaluate(() => globalThis.hall('dark'));
  await expect(page.locator('.shade.dark')).toBeVisible();
  await expect(exhibition, 'what nobody sees is not drawn').toBeHidden();
  await page.touchscreen.tap(900, 500);
  await expect(page.locator('[data-screen="home"]')).toBeVisible();
  await expect(page.locator('.shade')).toHaveCount(0);
  await page.evaluate(() => globalThis.losePatience?.());
  await page.evaluate(() => globalThis.losePatience?.());
  await expect(page.locator('.shade.dark')).toBeVisible();
  await page.evaluate(() => globalThis.hall('attract'));
  await expect(page.locator('.shade')).toHaveCount(0);
  await expect(exhibition).toBeVisible();
});
