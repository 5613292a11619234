import { FULL_HD, expect, test, type Page } from './stage';
import { left, move, open, reel, rested } from './reel';

test('a finger drags the steel, throws it, and it comes to rest', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { events: 1000, still: false });
  const drag = async (by: number, steps: number) => {
    await page.mouse.move(1200, 500);
    await page.mouse.down();
    await page.mouse.move(1200 + by, 500, { steps });
  };
  await drag(-600, 30);
  expect(await left(page)).toBeCloseTo(600, -1);
  // Held until the hand lets go, it stays.
  await page.mouse.up();
  await rested(page);
  // Let go in the movement, it goes on, and comes to rest. A machine that is busy may hold it meanwhile, as a hand would.
  await expect(async () => {
    const held = await left(page);
    await drag(-600, 30);
    await page.mouse.up();
    await rested(page);
    expect(await left(page)).toBeGreaterThan(held + 650);
  }).toPass();
  // A touch holds what moves, and presses nothing.
  await expect(async () => {
    await drag(-600, 3);
    await page.mouse.up();
    await expect(reel(page)).toHaveAttribute('data-moving', { timeout: 200 });
  }).toPass();
  await page.mouse.down();
  await rested(page);
  await page.mouse.up();
  await expect(page.locator('[data-control=close]')).toHaveCount(0);
  // Back beyond the beginning it stops there.
  await move(page, 0.0005);
  await drag(700, 2);
  await page.mouse.up();
  await rested(page);
  expect(await left(page)).toBe(0);
});

test('nothing moves by itself where motion is unwelcome', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { events: 1000, still: true });
  await page.mouse.move(1200, 500);
  await page.mouse.down();
  await page.mouse.move(700, 500, { steps: 3 });
  const held = await left(page);
  await page.mouse.up();
  await rested(page);
  expect(await left(page)).toBe(held);
  await page.locator('[data-control=later]').click();
  await rested(page);
  expect(await left(page)).toBeGreaterThan(held + 800);
});

test('a wheel moves the steel', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { events: 100 });
  await page.mouse.move(900, 500);
  await page.mouse.wheel(0, 700);
  await expect.poll(() => left(page)).toBeGreaterThan(600);
});

/** Throws the steel until it is caught moving. */
const thrown = (page: Page) =>
  expect(async () => {
    await page.mouse.move(1400, 500);
    await page.mouse.down();
    await page.mouse.move(500, 500, { steps: 3 });
    await page.mouse.up();
    await expect(reel(page)).toHaveAttribute('data-moving', { timeout: 200 });
  }).toPass();

for (const control of ['tag-campus', 'size', 'language-zh-Hans'])
  test(`a throw ends where ${control} is pressed, and the place in time is kept`, async ({
    stage,
  }) => {
    const { page } = stage;
    await open(stage, FULL_HD, { events: 1000, still: false });
    await move(page, 0.5);
    await thrown(page);
    /** The year before the key was pressed, the one after, and whether anything still moved. */
    const seen = await page.evaluate(async (name) => {
      const year = () => {
        const slider = document.querySelector('[data-control=scrubber]');
        return Number(/\d{4}/.exec(slider?.getAttribute('aria-valuetext') ?? '')?.[0]);
      };
      const was = year();
      document.querySelector<HTMLElement>(`[data-control="${name}"]`)?.click();
      for (let n = 0; n < 4; n++) await new Promise(requestAnimationFrame);
      const moving = document.querySelector('.reel')?.hasAttribute('data-moving');
      return { off: Math.abs(year() - was), moving };
    }, control);
    expect(seen.moving).toBe(false);
    expect(seen.off).toBeLessThanOrEqual(1);
  });

test('a key that jumps far is not undone by the glide before it', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { events: 1000, still: false });
  const focused = () =>
    page.evaluate(() => {
      const card = document.activeElement?.closest('[data-entry]');
      const box = card?.getBoundingClientRect();
      const seen = !!box && box.left >= 0 && box.right <= innerWidth;
      return { n: Number(card?.getAttribute('data-entry') ?? NaN), seen };
    });
  await page.keyboard.press('Tab');
  const last = Number(await page.locator('[data-entry]').first().getAttribute('aria-setsize')) - 1;
  for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await rested(page);
  await expect.poll(focused).toEqual({ n: last, seen: true });
  // Back before the glide has come to where it was sent.
  for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowLeft');
  for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowRight');
  await rested(page);
  await expect.poll(focused).toEqual({ n: last - 2, seen: true });
});

test('motion that becomes unwelcome in a throw ends it at once', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { events: 1000, still: false });
  await thrown(page);
  const moving = await page.evaluate(async () => {
    document.querySelector<HTMLElement>('[data-control=still]')?.click();
    for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
    return document.querySelector('.reel')?.hasAttribute('data-moving');
  });
  expect(moving).toBe(false);
});

for (const still of [false, true])
  test(`a card that is opened while the steel comes to it is seen when one comes back, ${still ? 'at once' : 'gliding'}`, async ({
    stage,
  }) => {
    const { page } = stage;
    await open(stage, FULL_HD, { events: 1000, still });
    await page.keyboard.press('Tab');
    // In one go: no frame passes between them.
    await page.evaluate(async () => {
      const press = (key: string) =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      for (let n = 0; n < 3; n++) {
        press('PageDown');
        await Promise.resolve();
        await Promise.resolve();
      }
      (document.activeElement as HTMLElement).click();
    });
    const name = await page.getByRole('heading', { level: 1 }).innerText();
    await page.keyboard.press('Escape');
    const card = page.locator('[data-entry]:has(:focus)');
    await expect(card).toContainText(name);
    const box = await card.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(FULL_HD.width);
  });
