import { violations } from './axe';
import { contrasts } from './pixels';
import { capitals, textFaults } from './seen';
import { FULL_HD, ORIENTATIONS, PANELS, expect, hung, test, type Page } from './stage';

declare global {
  var shut: (shut?: 'picture' | 'crest' | 'closed') => void;
}

const TIGHT = PANELS[0] ?? FULL_HD;
const screen = (page: Page, name: string) => page.locator(`[data-screen=${name}]`);
/** How often the shell was told of a touch. */
const touches = (page: Page) => page.evaluate(() => globalThis.touches);

/** Everything that a visitor may do to get something out of it. */
async function play(page: Page) {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  await page.touchscreen.tap(width / 2, height / 2);
  await page.mouse.click(width / 3, height / 3);
  for (const key of ['Enter', 'Tab', 'Escape', ' ', 'ArrowDown']) await page.keyboard.press(key);
}

test('a still picture answers no touch and asks for none, and nothing in it moves', async ({
  stage,
}) => {
  const { page } = stage;
  await stage.open(FULL_HD, { screen: 'attract', still: false });
  await expect(page.getByText('Touch anywhere')).toBeVisible();
  await page.evaluate(() => globalThis.shut('picture'));
  await expect(page.getByText('Touch anywhere')).toHaveCount(0);
  await play(page);
  await expect(screen(page, 'attract')).toBeVisible();
  expect(await touches(page)).toBe(0);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await page.locator('main :is(button, a, [tabindex])').count()).toBe(0);
  await page.evaluate(() => globalThis.shut());
  await expect(page.getByText('Touch anywhere')).toBeVisible();
  await page.touchscreen.tap(500, 500);
  await expect(screen(page, 'home')).toBeVisible();
});

test('staff come in through what answers nobody', async ({ stage }) => {
  const { page } = stage;
  for (const shut of ['picture', 'closed']) {
    await stage.open(FULL_HD, { screen: 'attract', shut, people: 'Mei' });
    const [left, right, low] = [40, FULL_HD.width - 40, FULL_HD.height - 40];
    await expect(async () => {
      for (const x of [left, right, right, left]) await page.touchscreen.tap(x, low);
      await expect(page.getByRole('dialog')).toBeVisible({ timeout: 2000 });
    }).toPass();
    for (const digit of '246810') await page.locator(`[data-control=digit-${digit}]`).tap();
    await page.locator('[data-control=give]').tap();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await page.evaluate(() => globalThis.entered)).toEqual([{ name: 'Mei', pin: '246810' }]);
  }
});

test('a page that is built anew opens shut', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, { screen: 'attract', shut: 'closed' });
  await expect(screen(page, 'closed-today')).toContainText('Closed for today');
  await expect(screen(page, 'closed-today')).toContainText('今日参观已结束');
  await play(page);
  await expect(screen(page, 'closed-today')).toBeVisible();
  await stage.open(FULL_HD, { screen: 'attract', shut: 'crest', crest: 'portrait.svg' });
  await expect(screen(page, 'crest').locator('img')).toBeVisible();
  await stage.open(FULL_HD, { screen: 'attract', shut: 'crest' });
  await expect(screen(page, 'attract'), 'an exhibition without a crest').toBeVisible();
});

for (const orientation of ORIENTATIONS)
  for (const shut of ['picture', 'crest', 'closed'])
    test(`${shut} has no fault, ${orientation}`, async ({ stage }) => {
      const { page } = stage;
      for (const panel of [hung(TIGHT, orientation), hung(FULL_HD, orientation)]) {
        await stage.open(panel, { screen: 'attract', shut, crest: 'portrait.svg', third: true });
        await stage.settle();
        expect.soft(await textFaults(page)).toEqual([]);
        for (const { text, px } of await capitals(page)) {
          const degrees = (2 * Math.atan(((px + 0.05) * panel.mm) / 2 / 600) * 180) / Math.PI;
          expect.soft(degrees, `“${text}”, capitals in degrees`).toBeGreaterThanOrEqual(0.7);
        }
        const folder = process.env['LOOK'];
        if (folder)
          await page.screenshot({ path: `${folder}/${shut}-${panel.name}-${orientation}.png` });
      }
      expect.soft(await violations(page)).toEqual([]);
      const faint = (await contrasts(page)).filter((line) => line.contrast < line.needed);
      expect.soft(faint).toEqual([]);
    });
