import { FULL_HD, expect, hung, test, type Page } from './stage';
import { difference, photograph } from './pixels';
import { CONTROLS } from './seen';
import {
  ATTRACT,
  CALIBRATION,
  CALIBRATION_NUMBERS,
  TOPICS,
  VISITOR,
  WARNING,
  play,
} from './scenes';

const MARK = 'data-visited';

/** Presses Tab until it comes round, and marks what had the focus. */
async function walk(page: Page, each: () => Promise<void>) {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press('Tab');
    const again = await page.evaluate((mark) => {
      const here = document.activeElement;
      if (!here || here === document.body) return undefined;
      const before = here.hasAttribute(mark);
      here.setAttribute(mark, '');
      return before;
    }, MARK);
    // Between the last control and the first lies the page itself.
    if (again === undefined) continue;
    if (again) return;
    await each();
  }
  throw new Error('Tab never comes round');
}

/** A control that has no stop for Tab of its own, in what the arrows lead through. */
interface Roving {
  name: string;
  /** Whether the arrows are said to come to it. */
  led: boolean;
}

/** Controls that Tab did not come to, each by what tells it from the others. */
const untouched = (page: Page): Promise<Roving[]> =>
  page.evaluate(
    ([selector = '', mark = '', areas = '']) =>
      [...document.querySelectorAll<HTMLButtonElement>(selector)]
        .filter(
          (one) =>
            one.checkVisibility({ visibilityProperty: true }) &&
            !one.disabled &&
            // What lies under something open is not to be reached meanwhile.
            !one.closest('[inert]') &&
            !one.hasAttribute(mark),
        )
        .map((one) => ({
          name:
            one.closest<HTMLElement>('[data-entry]')?.dataset['entry'] ??
            one.dataset['control'] ??
            one.textContent.trim(),
          led: one.tabIndex < 0 && !!one.closest(areas),
        })),
    [CONTROLS, MARK, LED],
  );
/** What Tab comes to once, and the arrows lead through. */
const LED = '.board, .reel';
const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/** Where the arrows lead from what Tab came to, each step from where one step led, as long as it is among `wanted`. */
async function roam(page: Page, wanted: Set<string>): Promise<Set<string>> {
  const here = () =>
    page.evaluate(async (areas) => {
      // What is far away is drawn before it takes the focus.
      for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
      const one = document.activeElement as HTMLElement | null;
      if (!one?.closest(areas)) return undefined;
      return one.closest<HTMLElement>('[data-entry]')?.dataset['entry'] ?? one.dataset['control'];
    }, LED);
  const at = (name: string) =>
    page.locator(
      `.board [data-control="${name}"], .reel [data-entry="${name}"] :is(button, [data-control])`,
    );
  const reached = new Set<string>();
  const open: string[] = [];
  for (const stop of await page.locator(`:is(${LED}) [${MARK}]`).all()) {
    await stop.focus();
    const name = await here();
    if (name !== undefined) open.push(name);
  }
  for (let from = open.shift(); from !== undefined; from = open.shift())
    for (const arrow of ARROWS) {
      await at(from).first().focus();
      await page.keyboard.press(arrow);
      const name = await here();
      if (name === undefined || reached.has(name)) continue;
      reached.add(name);
      if (wanted.has(name)) open.push(name);
    }
  return reached;
}

const scenes = [...VISITOR, TOPICS, CALIBRATION, CALIBRATION_NUMBERS].filter(
  (scene) => scene !== ATTRACT && scene !== WARNING,
);

for (const scene of scenes)
  test(`Tab comes to every control of ${scene.name}, and the focus is seen`, async ({ stage }) => {
    const { page } = stage;
    const panel = scene.panel ?? hung(FULL_HD, 'landscape');
    await play(stage, scene, panel);
    await walk(page, async () => {
      const box = await page.evaluate(() => {
        const here = document.activeElement?.getBoundingClientRect();
        return (
          here && {
            x: here.x,
            y: here.y,
            width: here.width,
            height: here.height,
          }
        );
      });
      if (!box) return;
      const rim = 12;
      const x = Math.max(0, Math.floor(box.x - rim));
      const y = Math.max(0, Math.floor(box.y - rim));
      const clip = {
        x,
        y,
        width: Math.min(panel.width, Math.ceil(box.x + box.width + rim)) - x,
        height: Math.min(panel.height, Math.ceil(box.y + box.height + rim)) - y,
      };
      const focused = await photograph(page, clip);
      const name = await page.evaluate(() => {
        const here = document.activeElement as HTMLElement;
        here.blur();
        here.dataset['was'] = '';
        return here.getAttribute('aria-label') ?? here.textContent.trim();
      });
      const blurred = await photograph(page, clip);
      await page.evaluate(() => {
        const was = document.querySelector<HTMLElement>('[data-was]');
        delete was?.dataset['was'];
        was?.focus();
      });
      const seen = await difference(page, focused, blurred);
      expect
        .soft(seen, `the focus on ${name}, in px that change`)
        .toBeGreaterThan(clip.width + clip.height);
    });
    const rest = await untouched(page);
    expect(rest.filter(({ led }) => !led)).toEqual([]);
    const wanted = new Set(rest.map(({ name }) => name));
    const reached = wanted.size ? await roam(page, wanted) : wanted;
    expect([...wanted].filter((name) => !reached.has(name))).toEqual([]);
  });

for (const scene of scenes)
  test(`Enter and Space press every key of ${scene.name}`, async ({ stage }) => {
    const { page } = stage;
    await play(stage, scene, scene.panel ?? FULL_HD);
    const silent = await page.evaluate(async () => {
      let pressed = 0;
      addEventListener(
        'click',
        (event) => {
          pressed++;
          event.stopImmediatePropagation();
        },
        { capture: true },
      );
      (globalThis as { pressed?: () => number }).pressed = () => pressed;
      return document.querySelectorAll('button:not(:disabled, [inert] *)').length;
    });
    for (let n = 0; n < silent; n++) {
      const key = page.locator('button:not(:disabled, [inert] *)').nth(n);
      await key.focus();
      const before = await page.evaluate(() =>
        (globalThis as unknown as { pressed: () => number }).pressed(),
      );
      await page.keyboard.press('Enter');
      await page.keyboard.press('Space');
      const after = await page.evaluate(() =>
        (globalThis as unknown as { pressed: () => number }).pressed(),
      );
      expect
        .soft(
          after - before,
          await key.evaluate((one) => one.getAttribute('aria-label') ?? one.textContent),
        )
        .toBe(2);
    }
  });

test('the arrow keys move the place in the narration', async ({ stage }) => {
  const { page } = stage;
  await play(
    stage,
    VISITOR.find(({ name }) => name === 'the message being read') ?? WARNING,
    FULL_HD,
  );
  const seek = page.getByRole('slider');
  await seek.focus();
  const at = async () => Number(await seek.getAttribute('aria-valuenow'));
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
  await expect.poll(at).toBeGreaterThan(10);
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowLeft');
  await expect.poll(at).toBeLessThan(10);
});

test('Escape holds the voice, then leaves for home', async ({ stage }) => {
  const { page } = stage;
  await play(
    stage,
    VISITOR.find(({ name }) => name === 'the message being read') ?? WARNING,
    FULL_HD,
  );
  await page.locator('[data-control=pause]').waitFor();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-control=play]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
});

test('the focus stays on the key that plays and holds', async ({ stage }) => {
  const { page } = stage;
  await play(stage, VISITOR.find(({ name }) => name === 'the message') ?? WARNING, FULL_HD);
  await page.locator('[data-control=play]').focus();
  for (const control of ['pause', 'play', 'pause']) {
    await page.keyboard.press('Enter');
    await expect(page.locator(`[data-control=${control}]`)).toBeFocused();
  }
});

test('a change of screen brings the focus to its heading, without a ring', async ({ stage }) => {
  const { page } = stage;
  await play(stage, ATTRACT, FULL_HD, { sections: true });
  await page.keyboard.press('Tab');
  for (const control of [
    undefined,
    'enter-message',
    'home',
    'enter-history',
    'item',
    'home',
    'credits',
  ]) {
    if (control) {
      await page.locator(`[data-control=${control}]`).first().focus();
      await page.keyboard.press('Enter');
    }
    await expect(page.locator('main h1')).toBeFocused();
    const ring = await page
      .locator('main h1')
      .evaluate((one) => getComputedStyle(one).outlineStyle + getComputedStyle(one).boxShadow);
    expect(ring).toBe('nonenone');
  }
});

test('the arrow keys scroll the text, and Enter hears the sentence they came to', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, VISITOR.find(({ name }) => name === 'the message') ?? WARNING, FULL_HD);
  const scroller = page.locator('.scroller');
  await scroller.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => scroller.evaluate((one) => one.scrollTop)).toBeGreaterThan(0);
  const focused = () =>
    page.evaluate(() => (document.activeElement as HTMLElement).dataset['sentence']);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const chosen = await focused();
  expect(chosen).toBe('1');
  await page.keyboard.press('Enter');
  await expect(page.locator(`[data-sentence="${String(chosen)}"]`)).toHaveAttribute(
    'data-state',
    'now',
  );
});

test('the arrow keys begin at the sentence where one is, and end at the last', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, VISITOR.find(({ name }) => name === 'the message') ?? WARNING, FULL_HD);
  const focused = () =>
    page.evaluate(() => (document.activeElement as HTMLElement).dataset['sentence']);
  for (let n = 0; n < 4; n++) await page.locator('[data-control=next]').tap();
  const here = await page.locator('[data-here]').getAttribute('data-sentence');
  await page.locator('.scroller').focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(here);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(String(Number(here) + 1));
  const last = page.locator('[data-sentence]').last();
  await last.focus();
  await page.keyboard.press('ArrowRight');
  await expect(last).toBeFocused();
});
