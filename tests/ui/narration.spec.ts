import { FULL_HD, ORIENTATIONS, expect, hung, test, type Page } from './stage';
import { MESSAGE, PLAYING, play } from './scenes';

const now = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLElement>('[data-state=now]')?.dataset['sentence']);
const press = (page: Page, control: string) => page.locator(`[data-control=${control}]`).tap();
const inSight = (page: Page) =>
  page.evaluate(() => {
    const box = document.querySelector('[data-state=now]')?.getClientRects()[0];
    const view = document.querySelector('.scroller')?.getBoundingClientRect();
    return !!box && !!view && box.top >= view.top && box.top < view.bottom;
  });

for (const orientation of ORIENTATIONS)
  test(`a change of language in mid-sentence keeps the sentence, its place and the voice, ${orientation}`, async ({
    stage,
  }) => {
    const { page } = stage;
    await play(stage, PLAYING, hung(FULL_HD, orientation));
    for (let n = 0; n < 5; n++) await press(page, 'next');
    await expect.poll(() => now(page)).toBe('5');
    await press(page, 'language-zh-Hans');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect.poll(() => now(page)).toBe('5');
    await expect(page.locator('[data-state=now]')).toHaveText(/\p{Script=Han}/u);
    await expect(page.locator('[data-control=pause]')).toBeVisible();
    await expect.poll(() => inSight(page)).toBe(true);
    await press(page, 'language-en');
    await expect.poll(() => now(page)).toBe('5');
    await expect.poll(() => inSight(page)).toBe(true);
  });

test('a change of language in silence keeps what was being read in sight', async ({ stage }) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD);
  const seen = () =>
    page.evaluate(() => {
      const view = document.querySelector('.scroller')?.getBoundingClientRect();
      const all = [...document.querySelectorAll<HTMLElement>('[data-sentence]')];
      const inSight = all.filter((one) => {
        const box = one.getBoundingClientRect();
        return !!view && box.bottom > view.top + 4 && box.top < view.bottom;
      });
      return inSight.map((one) => one.dataset['sentence']);
    });
  await page
    .locator('[data-sentence="7"]')
    .evaluate((one) => one.scrollIntoView({ block: 'start' }));
  const [before] = await seen();
  expect(Number(before)).toBeGreaterThan(4);
  for (const language of ['zh-Hans', 'en']) {
    await press(page, `language-${language}`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect.poll(seen).toContain(before);
  }
});

test('marking a sentence moves no line of the text', async ({ stage }) => {
  const { page } = stage;
  for (const language of ['en', 'zh-Hans'])
    for (const contrast of [false, true]) {
      await play(stage, MESSAGE, FULL_HD, { language, contrast });
      const lines = () =>
        page.evaluate(() => {
          const start = document.querySelector('.scroller > *')?.getBoundingClientRect();
          return [...document.querySelectorAll('[data-sentence]')].flatMap((sentence) =>
            [...sentence.getClientRects()].map((box) =>
              [box.x - (start?.x ?? 0), box.y - (start?.y ?? 0), box.width, box.height]
                .map((v) => v.toFixed(1))
                .join(' '),
            ),
          );
        });
      const before = await lines();
      expect(before.length).toBeGreaterThan(20);
      await press(page, 'play');
      for (const sentence of [2, 5, 8]) {
        await page
          .locator(`[data-sentence="${String(sentence)}"]`)
          .evaluate((one: HTMLElement) => one.click());
        await expect.poll(() => now(page)).toBe(String(sentence));
        expect(await lines()).toEqual(before);
      }
    }
});

for (const contrast of [false, true])
  test(`what is spoken and what has been read keep 4.5 to 1, ${contrast ? 'high' : 'normal'} contrast`, async ({
    stage,
  }) => {
    const { page } = stage;
    await play(stage, PLAYING, FULL_HD, { contrast });
    await page.locator('[data-sentence="4"]').evaluate((one: HTMLElement) => one.click());
    await expect.poll(() => now(page)).toBe('4');
    await page.locator('[data-spoken]').first().waitFor();
    const ratios = await page.evaluate(() => {
      const pen = new OffscreenCanvas(1, 1).getContext('2d', {
        willReadFrequently: true,
      });
      if (!pen) throw new Error('no canvas');
      const over = (element: Element) => {
        const chain: Element[] = [];
        for (let up: Element | null = element; up; up = up.parentElement) chain.unshift(up);
        pen.globalAlpha = 1;
        for (const one of chain) {
          pen.fillStyle = getComputedStyle(one).backgroundColor;
          pen.fillRect(0, 0, 1, 1);
        }
        const back = [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
        pen.globalAlpha = chain.reduce(
          (part, one) => part * Number(getComputedStyle(one).opacity),
          1,
        );
        pen.fillStyle = getComputedStyle(element).color;
        pen.fillRect(0, 0, 1, 1);
        const ink = [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
        const light = (rgb: number[]) => {
          const [r = 0, g = 0, b = 0] = rgb.map((x) =>
            x / 255 <= 0.04045 ? x / 255 / 12.92 : ((x / 255 + 0.055) / 1.055) ** 2.4,
          );
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const [a, b] = [light(ink), light(back)];
        return {
          ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
          ink: String(ink),
          back: String(back),
        };
      };
      const of = (selector: string) => {
        const element = document.querySelector(selector);
        if (!element) throw new Error(`no ${selector}`);
        return over(element);
      };
      return {
        read: of('.letter [data-state=read] span'),
        now: of('.letter [data-state=now] [data-mark]:not([data-spoken])'),
        spoken: of('.letter [data-spoken]'),
        unread: of('.letter [data-state=""] span'),
      };
    });
    for (const [state, { ratio }] of Object.entries(ratios))
      expect(ratio, state).toBeGreaterThanOrEqual(4.5);
    // Three states that look the same would tell nothing.
    expect(ratios.now.back).not.toBe(ratios.read.back);
    expect(ratios.spoken.back).not.toBe(ratios.now.back);
    expect(ratios.read.ink).not.toBe(ratios.unread.ink);
  });

test('high contrast underlines what is spoken besides', async ({ stage }) => {
  const { page } = stage;
  const underlined = () =>
    page.evaluate(() => {
      for (
        let up = document.querySelector('[data-state=now] [data-mark]');
        up;
        up = up.parentElement
      )
        if (getComputedStyle(up).textDecorationLine.includes('underline')) return true;
      return false;
    });
  for (const contrast of [false, true]) {
    await play(stage, PLAYING, FULL_HD, { contrast });
    await page.locator('[data-state=now] [data-mark]').first().waitFor();
    expect(await underlined()).toBe(contrast);
  }
});

test('a tapped sentence is heard from there', async ({ stage }) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD);
  await page.locator('[data-sentence="2"]').tap({ position: { x: 30, y: 20 } });
  await expect.poll(() => now(page)).toBe('2');
  await expect(page.locator('[data-control=pause]')).toBeVisible();
});

test('pause holds the mark where it is, and play goes on from there', async ({ stage }) => {
  const { page } = stage;
  await play(stage, PLAYING, FULL_HD);
  for (let n = 0; n < 3; n++) await press(page, 'next');
  await press(page, 'pause');
  await expect(page.locator('[data-control=play]')).toBeVisible();
  const held = await now(page);
  const seek = page.getByRole('slider');
  const at = Number(await seek.getAttribute('aria-valuenow'));
  await press(page, 'play');
  await expect.poll(() => now(page)).toBe(held);
  expect(Number(await seek.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(at);
});

test('without a sound device the text runs in silence, and the page says so', async ({ stage }) => {
  const { page } = stage;
  await play(stage, PLAYING, FULL_HD, { silent: true });
  await expect.poll(() => now(page)).toBeTruthy();
  await expect(page.getByText('No sound here: the text runs in silence')).toBeVisible();
  await expect(page.locator('[data-control=louder]')).toHaveCount(0);
});

test('in silence the place in the narration is where one is, in every language', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, PLAYING, FULL_HD);
  for (let n = 0; n < 5; n++) await press(page, 'next');
  await expect.poll(() => now(page)).toBe('5');
  await press(page, 'pause');
  const at = async () => Number(await page.getByRole('slider').getAttribute('aria-valuenow'));
  await expect.poll(at).toBeGreaterThan(10);
  await press(page, 'language-zh-Hans');
  await expect(page.locator('[data-here]')).toHaveText(/\p{Script=Han}/u);
  await expect.poll(at).toBeGreaterThan(10);
  const chinese = await at();
  await press(page, 'next');
  await expect.poll(at).toBeGreaterThan(chinese);
});
