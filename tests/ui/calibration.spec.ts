import {
  FULL_HD,
  HUNG,
  LANGUAGES,
  expect,
  hung,
  test,
  type Address,
  type Page,
  type Panel,
  type Stage,
} from './stage';
import { capitals, controls, overlapping, textFaults } from './seen';

/** Opens the staff window to measure the screen. */
const open = (stage: Stage, panel: Panel, address: Address = {}) =>
  stage.open(panel, { calibration: true, ...address }, 'staff.html');
const asked = (page: Page) => page.evaluate(() => globalThis.asked);

declare global {
  var asked: { saved?: Record<string, unknown>; closed?: true }[] | undefined;
}

/** From the size of the screen to its height and distance. */
const next = (page: Page) => page.getByRole('button', { name: /^(Next|下一步)$/ }).click();
const STEPS = ['size', 'numbers'] as const;

for (const panel of HUNG) {
  for (const language of LANGUAGES) {
    test(`the staff window fits a ${panel.name} screen in ${language}, its controls 20 mm large`, async ({
      stage,
    }) => {
      await open(stage, panel);
      await stage.page
        .getByRole('button', { name: language === 'en' ? 'English' : '中文' })
        .click();
      await stage.settle();
      for (const step of STEPS) {
        if (step === 'numbers') await next(stage.page);
        const all = await controls(stage.page);
        expect(all.length).toBeGreaterThan(10);
        for (const { name, width, height } of all) {
          expect(width * panel.mm, `${name}, width in mm`).toBeGreaterThanOrEqual(19.95);
          expect(height * panel.mm, `${name}, height in mm`).toBeGreaterThanOrEqual(19.95);
        }
        expect(overlapping(all)).toEqual([]);
        for (const { name, x, y, width, height } of all) {
          expect(
            x >= 0 && y >= 0 && x + width <= panel.width && y + height <= panel.height,
            name,
          ).toBe(true);
        }
        expect(await textFaults(stage.page)).toEqual([]);
        for (const { text, px } of await capitals(stage.page)) {
          const degrees = (2 * Math.atan(((px + 0.05) * panel.mm) / 2 / 600) * 180) / Math.PI;
          expect.soft(degrees, `“${text}”, capitals in degrees`).toBeGreaterThanOrEqual(0.7);
        }
      }
    });
  }
}

for (const mm of [0.07, 0.12, 0.5, 1.2]) {
  test(`a monitor that claims ${String(mm)} mm a pixel leaves a staff window that can be used`, async ({
    stage,
  }) => {
    const panel = { ...FULL_HD, mm };
    await open(stage, panel);
    for (const step of STEPS) {
      if (step === 'numbers') await next(stage.page);
      const all = await controls(stage.page);
      expect(overlapping(all)).toEqual([]);
      for (const { name, x, y, width, height } of all) {
        expect(Math.min(width, height), name).toBeGreaterThanOrEqual(24);
        expect(
          x >= 0 && y >= 0 && x + width <= panel.width && y + height <= panel.height,
          name,
        ).toBe(true);
      }
      expect(await textFaults(stage.page)).toEqual([]);
    }
  });
}

test('the light card is as large as an ID-1 card at the measure that is saved', async ({
  stage,
}) => {
  const { page } = stage;
  await open(stage, { ...FULL_HD, mm: 0.3 });
  const card = page.locator('.card');
  const start = await card.boundingBox();
  await page.getByRole('button', { name: 'Much larger' }).click();
  await page.getByRole('button', { name: 'A little smaller' }).click();
  const { width = 0, height = 0 } = (await card.boundingBox()) ?? {};
  expect(width).toBeCloseTo((start?.width ?? 0) + 8 - 0.5, 2);
  expect(width / height).toBeCloseTo(85.6 / 53.98, 2);
  await next(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => asked(page))
    .toEqual([
      {
        saved: {
          mmPerPx: expect.closeTo(85.6 / width, 4),
          lowerEdgeMm: 900,
          viewingDistanceMm: 600,
          calibrated: true,
        },
      },
      { closed: true },
    ]);
});

test('dragging the corner resizes the card, and the card follows the finger', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD);
  const card = page.locator('.card');
  const before = await card.boundingBox();
  const corner = await page.getByRole('slider').boundingBox();
  if (!before || !corner) throw new Error('no card');
  const [x, y] = [corner.x + corner.width / 2, corner.y + corner.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + (60 * 53.98) / 85.6, { steps: 4 });
  await page.mouse.up();
  const after = await card.boundingBox();
  expect(after?.width).toBeCloseTo(before.width + 60, 0);
  await page.mouse.move(x, y);
  expect((await card.boundingBox())?.width).toBe(after?.width);
});

test('the ruler is 100 mm long at the same measure', async ({ stage }) => {
  const { page } = stage;
  await open(stage, { ...FULL_HD, mm: 0.25 });
  await page.getByRole('button', { name: 'Ruler' }).click();
  expect((await page.locator('.ruler').boundingBox())?.width).toBeCloseTo(400, 1);
});

test('numbers are typed on the pad, and one outside its range is refused before it is saved', async ({
  stage,
}) => {
  const { page } = stage;
  await open(stage, FULL_HD);
  const save = page.getByRole('button', { name: 'Save' });
  await next(page);
  await page.getByRole('spinbutton', { name: 'Viewing distance' }).tap();
  for (const key of ['4', '5']) await page.getByRole('button', { name: key, exact: true }).tap();
  await expect(save).toBeDisabled();
  await expect(page.getByText('Only 300 to 2000 mm')).toBeVisible();
  await page.getByRole('button', { name: '0', exact: true }).tap();
  await page.getByRole('spinbutton', { name: 'Lower edge' }).tap();
  for (const key of ['1', '2', '5', '0'])
    await page.getByRole('button', { name: key, exact: true }).tap();
  await page.getByRole('button', { name: 'Delete the last digit' }).tap();
  await save.tap();
  await expect
    .poll(() => asked(page))
    .toMatchObject([{ saved: { lowerEdgeMm: 125, viewingDistanceMm: 450 } }, {}]);
});

test('a measure that no screen has is named and not saved', async ({ stage }) => {
  const { page } = stage;
  await open(stage, { ...hung(FULL_HD, 'portrait'), mm: 2 });
  await expect(page.getByText('No screen has 13 pixels an inch.')).toBeVisible();
  await next(page);
  await expect(page.getByText('No screen has 13 pixels an inch.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('the samples are 20 mm and 0.7 degrees at the measure and the distance given', async ({
  stage,
}) => {
  const { page } = stage;
  await open(stage, { ...FULL_HD, mm: 0.25 }, { distance: 600 });
  await next(page);
  expect((await page.locator('.target').boundingBox())?.width).toBeCloseTo(80, 1);
  expect((await page.locator('.capital').boundingBox())?.height).toBeCloseTo(7.33 / 0.25, 1);
});

test('cancel and Escape close the window and keep nothing', async ({ stage }) => {
  const { page } = stage;
  for (const leave of [
    () => page.getByRole('button', { name: 'Cancel' }).click(),
    () => page.keyboard.press('Escape'),
  ]) {
    await open(stage, FULL_HD);
    await page.getByRole('button', { name: 'Much larger' }).click();
    await leave();
    await expect.poll(() => asked(page)).toEqual([{ closed: true }]);
  }
});

test('a refusal is told in words, and the window stays', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { refuse: 'machineFailed' });
  await next(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toHaveText(
    'Nothing was saved. The machine says: disk full',
  );
  expect(await asked(page)).toEqual([]);
});

test('the keyboard alone measures, types and saves', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD);
  const reach = async (name: string) => {
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const here = document.activeElement;
        const by = here?.getAttribute('aria-labelledby');
        return (
          (by ? document.getElementById(by)?.textContent : here?.getAttribute('aria-label')) ??
          here?.textContent
        );
      });
      if (label?.includes(name)) return;
    }
    throw new Error(`Tab never comes to ${name}`);
  };
  const width = async () => (await page.locator('.card').boundingBox())?.width ?? 0;
  const start = await width();
  await reach('Size of the light shape');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowLeft');
  expect(await width()).toBeCloseTo(start + 7.5, 2);
  await reach('Next');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Height and distance' })).toBeFocused();
  await reach('Lower edge');
  await page.keyboard.type('480');
  await page.keyboard.press('ArrowUp');
  await reach('Viewing distance');
  await page.keyboard.press('PageUp');
  await reach('Save');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => asked(page))
    .toMatchObject([{ saved: { lowerEdgeMm: 490, viewingDistanceMm: 700 } }, {}]);
});

test('the way back from the numbers keeps what was measured and typed', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD);
  await page.getByRole('button', { name: 'Much larger' }).click();
  const width = (await page.locator('.card').boundingBox())?.width;
  await next(page);
  await page.getByRole('spinbutton', { name: 'Lower edge' }).focus();
  await page.keyboard.type('480');
  await page.getByRole('button', { name: 'Back' }).click();
  expect((await page.locator('.card').boundingBox())?.width).toBe(width);
  await next(page);
  await expect(page.getByRole('spinbutton', { name: 'Lower edge' })).toContainText('480');
});
