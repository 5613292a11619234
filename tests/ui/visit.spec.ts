import {
  FULL_HD,
  LANGUAGES,
  ORIENTATIONS,
  expect,
  hung,
  test,
  type Address,
  type Page,
} from './stage';
import { ATTRACT, HOME, MESSAGE, play } from './scenes';

declare global {
  var losePatience: (() => void) | undefined;
  var touches: number;
}

/** So long that no time of a visit runs out by itself, however slow the machine, in seconds. */
const LONG = 3600;
const TIMES: Address = { idle: LONG, warning: LONG };
/** What the shell does when the time has run out: it warns, and then ends the visit. */
const runOut = (page: Page) => page.evaluate(() => globalThis.losePatience?.());

for (const orientation of ORIENTATIONS)
  test(`the first touch in attract only wakes, wherever it falls, ${orientation}`, async ({
    stage,
  }) => {
    const { page } = stage;
    const panel = hung(FULL_HD, orientation);
    await play(stage, HOME, panel);
    const keys = await page.locator('[data-control]').all();
    const boxes = await Promise.all(keys.map((key) => key.boundingBox()));
    for (const box of boxes) {
      if (!box) throw new Error('a key without a place');
      await play(stage, ATTRACT, panel, { sections: true });
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
      await expect(page.locator('[data-screen=home]')).toBeVisible();
      await stage.settle();
      await expect(page.locator('[data-screen=home]')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.locator('html')).toHaveAttribute('data-contrast', 'plain');
      await expect(page.locator('[aria-pressed=true]')).toHaveCount(2);
    }
  });

for (const key of ['Enter', 'Space', 'Tab', 'ArrowDown', 'Escape'])
  test(`${key} in attract wakes and presses nothing`, async ({ stage }) => {
    await play(stage, ATTRACT, FULL_HD);
    await stage.page.keyboard.press(key);
    await expect(stage.page.locator('[data-screen=home]')).toBeVisible();
    await expect(stage.page.locator('html')).toHaveAttribute('lang', 'en');
  });

test('the warning speaks every language of the exhibition, low on the screen', async ({
  stage,
}) => {
  const { page } = stage;
  for (const language of LANGUAGES) {
    await play(stage, MESSAGE, hung(FULL_HD, 'portrait'), {
      idle: 0.001,
      warning: 600,
      language,
    });
    const warning = page.locator('[data-warning]');
    await expect(warning.getByText('Are you still there?')).toBeVisible();
    await expect(warning.getByText('您还在吗？')).toBeVisible();
    expect((await warning.boundingBox())?.y).toBeGreaterThan(FULL_HD.width / 2);
  }
});

for (const way of ['tap', 'key'] as const)
  test(`a ${way} during the warning goes on, and presses nothing`, async ({ stage }) => {
    const { page } = stage;
    await play(stage, MESSAGE, FULL_HD, TIMES);
    const home = await page.locator('[data-control=home]').boundingBox();
    if (!home) throw new Error('no key');
    await page.locator('[data-control=home]').focus();
    await runOut(page);
    await page.locator('[data-warning]').waitFor();
    if (way === 'tap')
      await page.touchscreen.tap(home.x + home.width / 2, home.y + home.height / 2);
    else await page.keyboard.press('Enter');
    await expect(page.locator('[data-warning]')).toHaveCount(0);
    await expect(page.locator('[data-screen=section]')).toBeVisible();
  });

test('after the touch that woke it the keyboard presses, and so does what has no finger', async ({
  stage,
}) => {
  const { page } = stage;
  const enter = page.locator('[data-control=enter-message]');
  for (const press of [
    async () => {
      await enter.focus();
      await page.keyboard.press('Enter');
    },
    async () => {
      await enter.focus();
      await page.keyboard.press('Space');
    },
    () => enter.evaluate((key: HTMLElement) => key.click()),
  ]) {
    await play(stage, ATTRACT, FULL_HD, { sections: true });
    await page.touchscreen.tap(900, 500);
    await page.locator('[data-screen=home]').waitFor();
    await press();
    await expect(page.locator('[data-screen=section]')).toBeVisible();
  }
});

test('after the touch that ended the warning the keyboard presses', async ({ stage }) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, TIMES);
  await runOut(page);
  await page.locator('[data-warning]').waitFor();
  await page.touchscreen.tap(900, 500);
  await expect(page.locator('[data-warning]')).toHaveCount(0);
  await page.locator('[data-control=home]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
});

test('an activation without a finger or a key wakes, or ends the warning, and presses nothing', async ({
  stage,
}) => {
  const { page } = stage;
  const activate = (selector: string) =>
    page.locator(selector).evaluate((one: HTMLElement) => one.click());
  await play(stage, ATTRACT, FULL_HD, { sections: true });
  await activate('main');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
  await play(stage, MESSAGE, FULL_HD, TIMES);
  await runOut(page);
  await page.locator('[data-warning]').waitFor();
  await activate('[data-control=home]');
  await expect(page.locator('[data-warning]')).toHaveCount(0);
  await expect(page.locator('[data-screen=section]')).toBeVisible();
});

test('a finger beside a hand that rests on the screen presses nothing, and is somebody', async ({
  stage,
}) => {
  const { page } = stage;
  const second = () =>
    page.evaluate(() => {
      const touch = { isPrimary: false, pointerType: 'touch', pointerId: 7 };
      const options = { ...touch, bubbles: true, cancelable: true };
      return document.body.dispatchEvent(new PointerEvent('pointerdown', options));
    });
  await play(stage, MESSAGE, FULL_HD, TIMES);
  const told = await page.evaluate(() => globalThis.touches);
  expect(await second()).toBe(false);
  expect(await page.evaluate(() => globalThis.touches)).toBe(told + 1);
  await runOut(page);
  await page.locator('[data-warning]').waitFor();
  expect(await second()).toBe(false);
  await expect(page.locator('[data-warning]')).toHaveCount(0);
  await expect(page.locator('[data-screen=section]')).toBeVisible();
});

test('a key held down through the warning presses nothing', async ({ stage }) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, TIMES);
  await page.locator('[data-control=home]').focus();
  await runOut(page);
  await page.locator('[data-warning]').waitFor();
  for (let n = 0; n < 3; n++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(page.locator('[data-warning]')).toHaveCount(0);
  await stage.settle();
  await expect(page.locator('[data-screen=section]')).toBeVisible();
});

test('the warning counts down and ends in attract', async ({ stage }) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, TIMES);
  await runOut(page);
  const left = page.locator('[data-warning] .left');
  await expect.poll(async () => Number(await left.textContent())).toBeLessThan(LONG);
  await runOut(page);
  await page.locator('[data-screen=attract]').waitFor();
  await expect(page.locator('[data-warning]')).toHaveCount(0);
});

for (const end of ['idle', 'start over'] as const)
  test(`nothing of a visit is left after ${end}`, async ({ stage }) => {
    const { page } = stage;
    const body = () =>
      page.evaluate(() =>
        document.documentElement.outerHTML.replace(
          /<script[\s\S]*?<\/script>|<link[^>]*>|<style[\s\S]*?<\/style>/g,
          '',
        ),
      );
    const tour = async () => {
      await page.touchscreen.tap(900, 500);
      await page.locator('[data-screen=home]').waitFor();
      await stage.settle();
      const home = await body();
      await page.locator('[data-control=enter-message]').tap();
      await page.locator('[data-control=play]').waitFor();
      await stage.settle();
      return { home, message: await body() };
    };
    await play(stage, ATTRACT, FULL_HD, {
      sections: true,
      still: false,
      ...TIMES,
    });
    const first = await tour();
    for (const key of [
      'play',
      'next',
      'next',
      'faster',
      'louder',
      'pause',
      'size',
      'contrast',
      'still',
      'low',
      'language-zh-Hans',
    ])
      await page.locator(`[data-control=${key}]`).tap();
    await page.mouse.wheel(0, 400);
    expect(await body()).not.toBe(first.message);
    if (end === 'start over') await page.locator('[data-control=start-over]').tap();
    else {
      await runOut(page);
      await page.locator('[data-warning]').waitFor();
      await runOut(page);
    }
    await page.locator('[data-screen=attract]').waitFor();
    const second = await tour();
    expect(second.home).toBe(first.home);
    expect(second.message).toBe(first.message);
    expect(await page.locator('.scroller').evaluate((scroller) => scroller.scrollTop)).toBe(0);
  });

test('nothing can be selected, dragged, zoomed or opened as a menu', async ({ stage }) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD);
  await page.locator('[data-sentence]').first().dblclick();
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
  const left = await page.evaluate(() => {
    const target = document.querySelector('img') ?? document.body;
    const kept = (event: Event) => !target.dispatchEvent(event);
    const options = { bubbles: true, cancelable: true };
    return {
      menu: kept(new MouseEvent('contextmenu', options)),
      drag: kept(new DragEvent('dragstart', options)),
      zoom: kept(new WheelEvent('wheel', { ...options, ctrlKey: true })),
      print: kept(new KeyboardEvent('keydown', { ...options, key: 'p', ctrlKey: true })),
      reload: kept(new KeyboardEvent('keydown', { ...options, key: 'F5' })),
      tab: kept(new KeyboardEvent('keydown', { ...options, key: 'Tab' })),
    };
  });
  expect(left).toEqual({
    menu: true,
    drag: true,
    zoom: true,
    print: true,
    reload: true,
    tab: false,
  });
});
