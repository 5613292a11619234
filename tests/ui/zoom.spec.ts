import { FULL_HD, ORIENTATIONS, PANELS, expect, hung, test, type Page, type Stage } from './stage';
import { LARGE_PICTURE, MESSAGE, WALL, play } from './scenes';

declare global {
  var losePatience: (() => void) | undefined;
}

const ALBUM = { section: 'history', item: 'history/one', album: true };
/** The pictures of the album. */
const [BIG, DOT, STRIP, TOWER] = [0, 1, 2, 3];

const picture = (page: Page) => page.locator('.stage img');
const scale = async (page: Page) => Number(await picture(page).getAttribute('data-scale'));
const press = (page: Page, control: string) =>
  page.locator(`[data-control=${control}]:visible`).tap();

/** Presses a key until it has nothing more to do. */
async function exhaust(page: Page, control: string) {
  const key = page.locator(`[data-control=${control}]`);
  for (let n = 0; n < 30 && (await key.getAttribute('aria-disabled')) === null; n++)
    await key.tap();
  await expect(key).toHaveAttribute('aria-disabled', 'true');
}

/** Opens a picture of the album large. */
async function enlarge(stage: Stage, which: number, panel = FULL_HD, address = {}) {
  await play(stage, MESSAGE, panel, { ...ALBUM, ...address });
  await stage.page.locator('[data-control=enlarge]').first().tap();
  for (let n = 0; n < which; n++) await press(stage.page, 'next-picture');
  await stage.settle();
}

interface Place {
  x: number;
  y: number;
}

/** Fingers on the glass, as Chromium hears them. */
async function touches(page: Page, steps: Place[][]) {
  const hand = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Place[]) =>
    hand.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(({ x, y }, id) => ({ x, y, id })),
    });
  const [first, ...rest] = steps;
  // Fingers come down one after the other.
  if (first && first.length > 1) await send('touchStart', first.slice(0, 1));
  await send('touchStart', first ?? []);
  for (const step of rest) await send('touchMove', step);
  await send('touchEnd', []);
  await hand.detach();
}

async function middle(page: Page): Promise<Place & { width: number; height: number }> {
  const box = await page.locator('.stage').boundingBox();
  if (!box) throw new Error('no stage');
  const { x, y, width, height } = box;
  return { x: x + width / 2, y: y + height / 2, width, height };
}

for (const orientation of ORIENTATIONS)
  test(`two fingers pull a picture apart and keep it under them, ${orientation}`, async ({
    stage,
  }) => {
    const { page } = stage;
    await enlarge(stage, BIG, hung(FULL_HD, orientation));
    const { x, y } = await middle(page);
    const before = await picture(page).boundingBox();
    if (!before) throw new Error('no picture');
    const at = (by: number) => [
      { x: x + 100 - by, y: y + 40 },
      { x: x + 100 + by, y: y + 40 },
    ];
    await touches(page, [at(50), at(75), at(100)]);
    await stage.settle();
    expect(await scale(page)).toBeCloseTo(2, 1);
    const after = await picture(page).boundingBox();
    if (!after) throw new Error('no picture');
    // What lay between the fingers lies there still.
    const share = (box: Place & { width: number; height: number }) => [
      (x + 100 - box.x) / box.width,
      (y + 40 - box.y) / box.height,
    ];
    const [was, is] = [share(before), share(after)];
    expect(is[0]).toBeCloseTo(was[0] ?? 0, 1);
    if (orientation === 'landscape') expect(is[1]).toBeCloseTo(was[1] ?? 0, 1);
    await touches(page, [at(100), at(60), at(20)]);
    await stage.settle();
    expect(await scale(page)).toBe(1);
  });

for (const way of ['finger', 'mouse'] as const)
  test(`a double press of a ${way} shows a place closer, another shows all again`, async ({
    stage,
  }) => {
    const { page } = stage;
    await enlarge(stage, BIG);
    const { x, y } = await middle(page);
    const hand = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchEnd') =>
      hand.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchStart' ? [{ x: x + 200, y }] : [],
      });
    const twice = async () => {
      if (way === 'mouse') await page.mouse.dblclick(x + 200, y);
      // Sent at once: it must not depend on how fast the test is.
      else
        await Promise.all([
          touch('touchStart'),
          touch('touchEnd'),
          touch('touchStart'),
          touch('touchEnd'),
        ]);
      await expect.poll(() => scale(page)).not.toBe(was);
      was = await scale(page);
      await stage.settle();
    };
    let was = 1;
    await twice();
    expect(await scale(page)).toBe(2.5);
    await twice();
    expect(await scale(page)).toBe(1);
  });

test('a drag of a picture that is seen whole does not move it, and one of a close one stops at its edges', async ({
  stage,
}) => {
  const { page } = stage;
  await enlarge(stage, BIG);
  const { x, y, width, height } = await middle(page);
  const drag = async (by: number) => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + by, y + by, { steps: 5 });
    await page.mouse.up();
    await stage.settle();
    const box = await picture(page).boundingBox();
    if (!box) throw new Error('no picture');
    return box;
  };
  const whole = await picture(page).boundingBox();
  expect(await drag(300)).toEqual(whole);
  await press(page, 'larger');
  await press(page, 'larger');
  const left = await drag(4000);
  expect(left.x).toBeCloseTo(x - width / 2, 0);
  expect(left.y).toBeCloseTo(y - height / 2, 0);
  const right = await drag(-4000);
  expect(right.x + right.width).toBeCloseTo(x + width / 2, 0);
  expect(right.y + right.height).toBeCloseTo(y + height / 2, 0);
});

test('the arrow keys move a close picture', async ({ stage }) => {
  const { page } = stage;
  await enlarge(stage, BIG);
  await press(page, 'larger');
  await stage.settle();
  const before = await picture(page).boundingBox();
  await page.locator('.stage').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await stage.settle();
  const after = await picture(page).boundingBox();
  expect(after?.x).toBeLessThan(before?.x ?? 0);
  expect(after?.y).toBeLessThan(before?.y ?? 0);
});

for (const [which, name] of [
  [BIG, 'a large picture'],
  [DOT, 'a picture of one pixel'],
  [STRIP, 'a picture of 40,000 px in width'],
  [TOWER, 'a tall picture'],
] as const)
  for (const panel of [FULL_HD, hung(PANELS[3] ?? FULL_HD, 'portrait')])
    test(`${name} grows to thrice its largest file and no further on a ${panel.name} screen`, async ({
      stage,
    }) => {
      const { page } = stage;
      await enlarge(stage, which, panel);
      const stands = await middle(page);
      const whole = await picture(page).boundingBox();
      if (!whole) throw new Error('no picture');
      expect(whole.width).toBeLessThanOrEqual(stands.width + 1);
      expect(whole.height).toBeLessThanOrEqual(stands.height + 1);
      await exhaust(page, 'larger');
      await stage.settle();
      const largest = await picture(page).evaluate((one) =>
        Math.max(
          ...(one as HTMLImageElement).srcset
            .split(', ')
            .map((s) => parseInt(s.split(' ')[1] ?? '')),
        ),
      );
      const box = await picture(page).boundingBox();
      const most = Math.max(3 * largest, whole.width);
      expect(box?.width).toBeLessThanOrEqual(most + 1);
      if (which !== DOT) expect(box?.width).toBeGreaterThan(most - 2);
      await exhaust(page, 'smaller');
      await stage.settle();
      expect(await picture(page).boundingBox()).toEqual(whole);
    });

test('a closer look asks for a file with more pixels, and only then', async ({ stage }) => {
  const { page } = stage;
  // What is asked for: a browser may take a larger file that it has at hand already.
  const asked = async () => parseFloat((await picture(page).getAttribute('sizes')) ?? '');
  await enlarge(stage, BIG, PANELS[0]);
  const whole = await picture(page).boundingBox();
  expect(Math.abs((await asked()) - (whole?.width ?? 0))).toBeLessThan(2);
  await press(page, 'larger');
  await press(page, 'larger');
  await stage.settle();
  const close = await picture(page).boundingBox();
  expect(close?.width).toBeGreaterThan(2 * (whole?.width ?? Infinity));
  expect(await asked()).toBeGreaterThanOrEqual((close?.width ?? Infinity) - 2);
  await expect
    .poll(() => picture(page).evaluate((one) => (one as HTMLImageElement).currentSrc))
    .toMatch(/width=3840$/);
});

test('a picture that is broken or gone says what it showed', async ({ stage }) => {
  const { page } = stage;
  const stand = page.locator('.stage').getByRole('img', { name: /The picture is missing/ });
  await play(stage, LARGE_PICTURE, FULL_HD);
  await press(page, 'next-picture');
  await expect(stand).toBeVisible();
  await press(page, 'next-picture');
  await expect(picture(page)).toBeVisible();
  await page.route('**/*.svg*', (route) => route.abort());
  try {
    await enlarge(stage, BIG);
    await expect(stand).toBeVisible();
    await press(page, 'larger');
    await expect(stand).toBeVisible();
  } finally {
    await page.unroute('**/*.svg*');
  }
});

test('closing leads back to the picture, by the key or by Escape', async ({ stage }) => {
  const { page } = stage;
  for (const close of [() => press(page, 'close'), () => page.keyboard.press('Escape')]) {
    await play(stage, MESSAGE, FULL_HD, ALBUM);
    const key = page.locator('[data-control=enlarge]').first();
    await key.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeFocused();
    await expect(page.locator('main')).toBeHidden();
    await close();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(key).toBeFocused();
    await expect(page.locator('[data-screen=section]')).toBeVisible();
  }
});

test('a reset closes it, and the next visitor finds nothing of it', async ({ stage }) => {
  const { page } = stage;
  await enlarge(stage, BIG, FULL_HD, { idle: 3600, warning: 3600 });
  await press(page, 'larger');
  await page.evaluate(() => globalThis.losePatience?.());
  await expect(page.locator('[data-warning]')).toBeVisible();
  // A touch of the warning goes on, with the picture as it was.
  const { x, y } = await middle(page);
  await page.touchscreen.tap(x, y);
  await expect(page.locator('[data-warning]')).toHaveCount(0);
  expect(await scale(page)).toBe(1.6);
  await page.evaluate(() => globalThis.losePatience?.());
  await page.evaluate(() => globalThis.losePatience?.());
  await page.locator('[data-screen=attract]').waitFor();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.touchscreen.tap(x, y);
  await page.locator('[data-screen=home]').waitFor();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a picture glides to where a key sends it unless motion is unwelcome', async ({ stage }) => {
  const { page } = stage;
  for (const still of [false, true]) {
    await enlarge(stage, BIG, FULL_HD, { still });
    await press(page, 'larger');
    const moves = await picture(page).evaluate((one) => getComputedStyle(one).transitionDuration);
    expect(moves).toBe(still ? '0s' : '0.22s');
  }
});

test('a picture of the page is enlarged by a touch, and not by a drag that moves the page', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, LARGE_PICTURE, FULL_HD);
  await press(page, 'read-more');
  const drawing = page.locator('figure .picture');
  const box = await drawing.boundingBox();
  if (!box) throw new Error('no picture');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 80, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await drawing.tap();
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

for (const [language, first, second, scaled] of [
  [
    'en',
    'A school for steel: picture 3 of 28',
    'Steel learns to bend: picture 4 of 28',
    'Size: 160%',
  ],
  ['zh-Hans', '因钢而生：第 3 幅，共 28 幅', '弯出来的钢：第 4 幅，共 28 幅', '缩放：160%'],
] as const)
  test(`which picture was turned to, and how close it is, is said, in ${language}`, async ({
    stage,
  }) => {
    const { page } = stage;
    await play(stage, WALL, FULL_HD, { language });
    await page.locator('[data-control=item]').nth(1).tap();
    const said = page.getByRole('dialog').getByRole('status');
    await expect(said).toHaveText('');
    await press(page, 'next-picture');
    await expect(said).toHaveText(first);
    await expect(said).toHaveAttribute('lang', language);
    await press(page, 'next-picture');
    await expect(said).toHaveText(second);
    await press(page, 'larger');
    await expect(said).toHaveText(scaled);
  });

test('a finger that was let go under the warning is not taken for the first of two', async ({
  stage,
}) => {
  const { page } = stage;
  await enlarge(stage, BIG, FULL_HD, { idle: 3600, warning: 3600 });
  const { x, y } = await middle(page);
  const hand = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: Place[]) =>
    hand.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id })),
    });
  await send('touchStart', { x, y });
  await page.evaluate(() => globalThis.losePatience?.());
  await expect(page.locator('[data-warning]')).toBeVisible();
  // The second answers the warning and does nothing else, and neither does what is let go after it.
  await send('touchStart', { x, y }, { x: x - 200, y });
  await expect(page.locator('[data-warning]')).toHaveCount(0);
  await send('touchEnd');
  await send('touchStart', { x: x + 60, y });
  for (const by of [120, 240, 360]) await send('touchMove', { x: x + by, y });
  await send('touchEnd');
  await hand.detach();
  expect(await scale(page)).toBe(1);
});
