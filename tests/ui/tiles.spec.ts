import { FULL_HD, HUNG, LANGUAGES, ORIENTATIONS, expect, hung, test, type Page } from './stage';
import { spanned } from '../../ui/src/visitor/dated';
import { HOME, play, replay } from './scenes';

const year = (page: Page) => page.locator('[data-control=year]');
const told = (page: Page) => year(page).getAttribute('aria-valuetext');

for (const [language, words] of [
  [
    'en',
    [
      [/^Message From the Chancellor/, /WU Guilong · YANG Renshu$/],
      [/^Seventy years of steel/, /1952–2022 · 3 events$/],
      [/^Pictures/, /3 pictures$/],
      [/^People/, /2 people$/],
    ],
  ],
  [
    'zh-Hans',
    [
      [/^致辞/, /\S · \S/],
      [/^七十载钢铁年华/, /1952—2022年 · 3 件大事$/],
      [/^图片/, /3 幅图片$/],
      [/^人物/, /2 位人物$/],
    ],
  ],
] as const)
  test(`each section of home is a tile with its title and what it has to offer, in ${language}`, async ({
    stage,
  }) => {
    const { page } = stage;
    await play(stage, HOME, FULL_HD, { language });
    const tiles = page.locator('[data-control^=enter-]');
    await expect(tiles).toHaveCount(words.length);
    for (const [n, [title, offer]] of words.entries()) {
      await expect(tiles.nth(n).locator('.title')).toHaveText(title);
      await expect(tiles.nth(n).locator('.invite')).toHaveText(offer);
    }
  });

test('a tile shows the picture of its section, or else the first whole one of its items', async ({
  stage,
}) => {
  const { page } = stage;
  const picture = (id: string) => page.locator(`[data-control=enter-${id}] img`);
  await play(stage, HOME, FULL_HD);
  await expect(picture('message')).toHaveCount(0);
  // The first of the people has a picture that is missing.
  await expect(picture('people')).toHaveAttribute('src', /works\.svg$/);
  await play(stage, HOME, FULL_HD, { picture: 'portrait.svg' });
  await expect(picture('message')).toHaveAttribute('src', /portrait\.svg$/);
  await play(stage, HOME, FULL_HD, { bare: true });
  await expect(page.locator('[data-control^=enter-] :is(img, .stand-in)')).toHaveCount(0);
});

test('one event, one picture and one person are counted as one', async ({ stage }) => {
  const { page } = stage;
  await play(stage, HOME, FULL_HD, { lone: true });
  await expect(page.locator('.invite').filter({ hasText: /^1 event$/ })).toHaveCount(1);
  await expect(page.locator('.invite').filter({ hasText: /^1 picture$/ })).toHaveCount(1);
  await expect(page.locator('.invite').filter({ hasText: /^1 person$/ })).toHaveCount(1);
});

for (const orientation of ORIENTATIONS)
  test(`a year is picked by dragging along the steel, ${orientation}`, async ({ stage }) => {
    const { page } = stage;
    await play(stage, HOME, hung(FULL_HD, orientation));
    const box = await year(page).boundingBox();
    if (!box) throw new Error('no strip');
    const y = box.y + box.height / 2;
    const at = (share: number) => box.x + 1 + (box.width - 2) * share;
    expect(await told(page)).toBe('1952');
    await page.mouse.move(at(0.1), y);
    await page.mouse.down();
    await page.mouse.move(at(0.5), y, { steps: 4 });
    await expect.poll(() => told(page)).toBe('1987');
    await expect(page.locator('.pick .year')).toHaveText('1987');
    await page.mouse.move(at(1.02), y);
    await expect.poll(() => told(page)).toBe('2022');
    await page.mouse.up();
    await expect(page.locator('[data-screen=section] h1')).toHaveText('Seventy years of steel');
  });

for (const way of ['drag', 'tap'] as const)
  test(`a finger's ${way} on the steel picks a year once, and presses nothing on the page that comes`, async ({
    stage,
  }) => {
    const { page } = stage;
    await play(stage, HOME, FULL_HD);
    await page.evaluate(() => {
      addEventListener('click', (event) => {
        const pressed = event.target instanceof Element && event.target.closest('button');
        if (pressed) document.documentElement.dataset['ghost'] = pressed.outerHTML;
      });
    });
    const box = await year(page).boundingBox();
    if (!box) throw new Error('no strip');
    const [x, y] = [box.x + box.width * 0.3, box.y + box.height / 2];
    if (way === 'tap') await page.touchscreen.tap(x, y);
    else {
      const hand = await page.context().newCDPSession(page);
      const send = (type: string, points: object[]) =>
        hand.send('Input.dispatchTouchEvent', { type, touchPoints: points } as never);
      await send('touchStart', [{ x, y }]);
      await send('touchMove', [{ x: x + 40, y }]);
      await send('touchMove', [{ x: x + 90, y }]);
      await send('touchEnd', []);
      await hand.detach();
    }
    await expect(page.locator('[data-screen=section] h1')).toHaveText('Seventy years of steel');
    await stage.settle();
    await expect(page.locator('html')).not.toHaveAttribute('data-ghost');
  });

test('the arrow keys pick a year, no further than there are years', async ({ stage }) => {
  const { page } = stage;
  await play(stage, HOME, FULL_HD);
  await year(page).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await told(page)).toBe('1952');
  for (let n = 0; n < 12; n++) await page.keyboard.press('ArrowRight');
  expect(await told(page)).toBe('1964');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-screen=section]')).toBeVisible();
});

test('Page Up and Page Down go from mark to mark, Home and End to the ends', async ({ stage }) => {
  const { page } = stage;
  await play(stage, HOME, FULL_HD, { years: '-1000,2022' });
  await year(page).focus();
  for (const [key, words] of [
    ['End', '2022'],
    ['PageDown', '2000'],
    ['PageDown', '1900'],
    ['ArrowRight', '1901'],
    ['PageDown', '1900'],
    ['ArrowRight', '1901'],
    ['PageUp', '2000'],
    ['PageUp', '2022'],
    ['PageUp', '2022'],
    ['Home', '1000 BC'],
    ['PageUp', '900 BC'],
    ['PageDown', '1000 BC'],
    ['PageDown', '1000 BC'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await told(page), key).toBe(words);
  }
});

test('a year can be picked only where there are years', async ({ stage }) => {
  const { page } = stage;
  await play(stage, HOME, FULL_HD, { years: '' });
  await expect(year(page)).toHaveAttribute('aria-valuemax', '2022');
  await play(stage, HOME, FULL_HD, { years: '', bare: true });
  await expect(year(page)).toHaveCount(0);
  await play(stage, HOME, FULL_HD, { only: 'history' });
  await expect(year(page)).toHaveCount(0);
});

for (const language of LANGUAGES)
  test(`three thousand years have round names that keep apart, in ${language}`, async ({
    stage,
  }) => {
    const { page } = stage;
    for (const panel of HUNG)
      for (const size of [0, 2]) {
        await replay(stage, HOME, panel, { language, size, years: '-1000,2022' });
        const boxes = await page.locator('.pick .names span').evaluateAll((all) =>
          all.map((one) => {
            const { left, right } = one.getBoundingClientRect();
            return { left, right, words: one.textContent };
          }),
        );
        expect(boxes.length, panel.name).toBeGreaterThan(0);
        const years = language === 'en' ? '1000 BC – 2022' : '公元前1000年 – 2022';
        await expect(page.locator('.years')).toHaveText(years);
        const strip = await year(page).boundingBox();
        if (!strip) throw new Error('no strip');
        boxes.forEach((one, n) => {
          const next = boxes[n + 1]?.left ?? strip.x + strip.width + 1;
          expect.soft(one.right, `${panel.name}: ${one.words}`).toBeLessThan(next);
          expect.soft(one.left, `${panel.name}: ${one.words}`).toBeGreaterThan(strip.x - 1);
        });
      }
  });

test('a single letter shows its beginning and lays out no more of it than the screen can hold', async ({
  stage,
}) => {
  const { page } = stage;
  for (const panel of HUNG.slice(2))
    for (const language of LANGUAGES) {
      await replay(stage, HOME, panel, { sections: false, language });
      const paragraphs = await page.locator('.excerpt p').count();
      const all = await page.evaluate(() => {
        const excerpt = document.querySelector('.excerpt')?.getBoundingClientRect();
        const last = document.querySelector('.excerpt p:last-child')?.getBoundingClientRect();
        return { bottom: excerpt?.bottom ?? 0, last: last?.bottom ?? 0 };
      });
      expect.soft(all.last, `${panel.name}, ${language}`).toBeGreaterThanOrEqual(all.bottom);
      if (panel === FULL_HD && language === 'en') expect.soft(paragraphs).toBeLessThan(3);
    }
});

for (const [years, en, zh] of [
  [[-1000, 2022], '1000 BC–2022', '公元前1000年—2022年'],
  [[-1000, -221], '1000 BC–221 BC', '公元前1000年—公元前221年'],
  [[1952, 1959], '1952–1959', '1952—1959年'],
] as const)
  test(`the years from ${String(years[0])} to ${String(years[1])} are joined as each language does`, () => {
    const [from, to] = years;
    expect(spanned({ from, to }, 'en')).toBe(en);
    expect(spanned({ from, to }, 'zh-Hans')).toBe(zh);
    expect(spanned({ from, to: Math.abs(to) }, 'ko', { ko: { span: '{from}~{to}' } })).toContain(
      from < 0 ? '–' : '~',
    );
  });
