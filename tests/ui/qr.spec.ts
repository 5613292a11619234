import { FULL_HD, HUNG, PANELS, expect, hung, test } from './stage';
import { read } from './decode';
import { shades } from './pixels';
import { ADDRESS, CODE, MESSAGE, play, replay } from './scenes';

const SHORT = 'https://example.edu.cn/1952';

for (const panel of [FULL_HD, hung(FULL_HD, 'portrait'), PANELS[0] ?? FULL_HD])
  test(`a code is read off a ${panel.name} screen, however long it is and in either contrast`, async ({
    stage,
  }) => {
    const { page } = stage;
    for (const address of [SHORT, ADDRESS])
      for (const contrast of [false, true]) {
        const state = `${String(address.length)} letters, ${contrast ? 'high' : 'normal'} contrast`;
        await replay(stage, CODE, panel, { address, contrast });
        expect(await read(page), state).toBe(address);
        await expect(page.locator('.address')).toHaveText(address);
        const code = await page.locator('.panel svg').boundingBox();
        if (!code) throw new Error('no code');
        const { x, y, width, height } = code;
        const inside = { x: x + 2, y: y + 2, width: width - 4, height: height - 4 };
        const drawn = new Set(await shades(page, inside));
        expect(drawn, state).toEqual(new Set(['255,255,255', '0,0,0']));
      }
  });

for (const panel of HUNG)
  test(`a code is 50 mm wide with four modules around it on a ${panel.name} screen, however long it is`, async ({
    stage,
  }) => {
    const { page } = stage;
    for (const address of [SHORT, ADDRESS]) {
      await replay(stage, CODE, panel, { address, size: 2 });
      const svg = page.locator('.panel svg');
      const box = await svg.boundingBox();
      const modules = Number((await svg.getAttribute('viewBox'))?.split(' ')[2]);
      if (!box) throw new Error('no code');
      expect(box.width).toBeCloseTo(box.height, 0);
      const inner = await svg.locator('.dark').evaluate((one) => {
        const { x, y, width, height } = (one as SVGPathElement).getBBox();
        return { x, y, width, height };
      });
      expect(inner).toEqual({ x: 4, y: 4, width: modules - 8, height: modules - 8 });
      const wide = (box.width * inner.width * panel.mm) / modules;
      expect(wide, `${String(address.length)} letters`).toBeGreaterThanOrEqual(50);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(panel.width);
      const foot = await page.locator('[role=dialog] .foot').boundingBox();
      expect(box.y + box.height).toBeLessThanOrEqual(foot?.y ?? 0);
    }
  });

test('where no address is named there is no code', async ({ stage }) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, { section: 'history', item: 'history/one' });
  await expect(page.locator('.source')).toHaveCount(1);
  await expect(page.locator('[data-control=take-home]')).toHaveCount(0);
});

test('a code stays for a minute and a half, and a reset takes it away', async ({ stage }) => {
  const { page } = stage;
  await page.clock.install();
  try {
    await play(stage, CODE, FULL_HD, { address: SHORT, idle: 60, warning: 25 });
    // The shell has heard of it, and of a touch.
    await page.clock.runFor(1000);
    await page.locator('.panel h2').tap();
    await page.clock.runFor(75_000);
    await expect(page.locator('[data-warning]')).toHaveCount(0);
    await page.clock.runFor(20_000);
    await expect(page.locator('[data-warning]')).toBeVisible();
    await page.clock.runFor(30_000);
    await expect(page.locator('[data-screen=attract]')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  } finally {
    await page.clock.resume();
  }
});
