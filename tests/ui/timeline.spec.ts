import {
  FULL_HD,
  HUNG,
  LANGUAGES,
  ORIENTATIONS,
  expect,
  hung,
  test,
  type Address,
  type Page,
} from './stage';
import { left, move, open, reel } from './reel';
import { controls, overlapping, textFaults } from './seen';
import { HOME, PERSON, RESULTS, TIMELINE, play, replay } from './scenes';

/** Pairs of cards, names of eras and marks of years that lie on one another, and what leaves its room. */
const collisions = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const boxes = [
      ...document.querySelectorAll('[data-entry], .reel .era > .name, .reel .mark'),
    ].map((one) => ({
      box: one.getBoundingClientRect(),
      text: one.textContent.trim().slice(0, 30),
    }));
    // The lines that carry the cards are thin, and keep a little away.
    for (const line of document.querySelectorAll('[data-entry] > .line')) {
      const { x, y, width, height } = line.getBoundingClientRect();
      boxes.push({ box: new DOMRect(x - 1, y, width + 2, height - 1), text: 'a line' });
    }
    const found: string[] = [];
    boxes.forEach((one, n) => {
      for (const other of boxes.slice(n + 1)) {
        const x = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const y = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (x > 0.5 && y > 0.5) found.push(`${one.text} × ${other.text}`);
      }
    });
    const hall = document.querySelector('.hall')?.getBoundingClientRect();
    for (const { box, text } of boxes)
      if (hall && (box.bottom > hall.bottom + 1 || box.top < hall.top - 1))
        found.push(`${text} leaves its room`);
    return found;
  });

/** Crowded, and few over 3,000 years. */
const MANY: Address[] = [{ events: 1000 }, { events: 24, since: -1000, strays: true }];

for (const panel of HUNG)
  for (const address of MANY)
    test(`nothing overlaps in ${JSON.stringify(address)} on a ${panel.name} screen`, async ({
      stage,
    }) => {
      const { page } = stage;
      for (const language of LANGUAGES)
        for (const size of [0, 1, 2]) {
          await replay(stage, TIMELINE, panel, { ...address, language, size });
          for (const share of [0, 0.37, 0.8, 1]) {
            await move(page, share);
            const state = `${language}, size ${String(size)}, at ${String(share)} of the steel`;
            expect(await page.locator('[data-entry]').count(), state).toBeGreaterThan(1);
            expect.soft(await collisions(page), state).toEqual([]);
            expect.soft(await textFaults(page), state).toEqual([]);
            expect.soft(overlapping(await controls(page)), state).toEqual([]);
          }
        }
    });

for (const orientation of ORIENTATIONS)
  for (const language of LANGUAGES)
    for (const noEras of [false, true])
      test(`a timeline ${noEras ? 'without eras' : 'with eras'} holds every event in order of time, and what has no date at its end, ${orientation}, ${language}`, async ({
        stage,
      }) => {
        const { page } = stage;
        await open(stage, hung(FULL_HD, orientation), { language, strays: true, noEras });
        /** Cards in order, from one end of the steel to the other. */
        const texts = new Map<number, string>();
        for (let share = 0; share <= 1; share += 0.25) {
          await move(page, share);
          for (const card of await page.locator('[data-entry]').all()) {
            const words = await card.locator('.date, .name').allInnerTexts();
            const place = Number(await card.getAttribute('aria-posinset'));
            texts.set(place, words.map((one) => one.replace(/\s+/g, ' ').trim()).join(' '));
          }
        }
        const all = [...texts].sort(([a], [b]) => a - b).map(([, words]) => words);
        const english = language === 'en';
        const wanted = english
          ? [
              '500 BC Iron',
              '1952–1959 Founding',
              '1952 A school for steel',
              '1960–1987 Building',
              '1964 24 Jun Steel learns to bend',
              '1988–2022 Today',
              '2022 Apr Seventy years',
              '2030 Apr Later',
              'Without a date',
              'No date',
            ]
          : [
              '公元前500年 生铁',
              '1952—1959年 建校',
              '1952年 因钢而生',
              '1960—1987年 奋进',
              '1964年 6月24日 弯出来的钢',
              '1988—2022年 今日',
              '2022年 4月 七十周年',
              '2030年 4月 此后',
              '未注明日期',
              '未注明日期',
            ];
        expect(all).toEqual(wanted.filter((words) => !noEras || !/\d[–—]\d/.test(words)));
        expect((await page.locator('.era > .name').count()) > 0).toBe(!noEras);
      });

for (const orientation of ORIENTATIONS)
  test(`an event opens in place, leads on and back, and closes with one touch, ${orientation}`, async ({
    stage,
  }) => {
    const { page } = stage;
    await open(stage, hung(FULL_HD, orientation), { events: 200 });
    await move(page, 0.4);
    const was = await left(page);
    const inside = page.locator('[data-control=item]');
    const card = await inside.evaluateAll((all) =>
      all.findIndex((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left > 0 && right < innerWidth;
      }),
    );
    const name = await inside.nth(card).locator('.name').innerText();
    await inside.nth(card).tap();
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText(name);
    await expect(heading).toBeFocused();
    await expect(page.locator('.band')).toBeVisible();
    await page.locator('[data-control=close]').tap();
    await expect(reel(page)).toBeVisible();
    expect(await left(page)).toBeCloseTo(was, -1);
    // On and back again.
    await page.locator('[data-control=item]').nth(card).tap();
    for (let n = 0; n < 12; n++) await page.locator('[data-control=next-item]').tap();
    for (let n = 0; n < 12; n++) await page.locator('[data-control=previous-item]').tap();
    await expect(heading).toHaveText(name);
    // Somewhere else one stays where one went on to; the steel itself closes as well.
    for (let n = 0; n < 20; n++) await page.locator('[data-control=next-item]').tap();
    const last = await heading.innerText();
    await page.locator('.band').click();
    const back = page.locator('[data-entry] :focus');
    await expect(back).toBeFocused();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(last);
    expect(await left(page)).toBeGreaterThan(was);
  });

test('the ends of the timeline lead no further', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { item: 'history/eras/founding' });
  await expect(page.locator('[data-control=previous-item]')).toHaveAttribute('aria-disabled');
  for (let n = 0; n < 5; n++) await page.locator('[data-control=next-item]').tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seventy years');
  await expect(page.locator('[data-control=next-item]')).toHaveAttribute('aria-disabled');
});

for (const language of LANGUAGES)
  test(`the introduction of an era opens from the steel and is read aloud, in ${language}`, async ({
    stage,
  }) => {
    const { page } = stage;
    await open(stage, FULL_HD, { language });
    await page.locator('[data-control=era]').first().tap();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      language === 'en' ? 'Founding' : '建校',
    );
    await page.locator('[data-control=play]').tap();
    await expect(page.locator('[data-state=now]')).toHaveText(
      language === 'en' ? 'So it was in those years.' : '那些年就是这样。',
    );
    await page.locator('[data-control=close]').tap();
    await expect(page.locator('[data-control=era]').first()).toBeFocused();
  });

test('the keyboard alone goes from card to card, opens, and comes back to the card', async ({
  stage,
}) => {
  const { page } = stage;
  await open(stage, FULL_HD, { events: 1000 });
  const at = () =>
    page.evaluate(() => {
      const card = document.activeElement?.closest('[data-entry]');
      const box = card?.getBoundingClientRect();
      const seen = !!box && box.left >= 0 && box.right <= innerWidth;
      return { n: Number(card?.getAttribute('data-entry') ?? NaN), seen };
    });
  await page.keyboard.press('Tab');
  expect(await at()).toEqual({ n: 0, seen: true });
  for (let n = 1; n <= 12; n++) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(at).toEqual({ n, seen: true });
  }
  await page.keyboard.press('ArrowLeft');
  await expect.poll(at).toEqual({ n: 11, seen: true });
  await page.keyboard.press('End');
  const last = Number(await page.locator('[data-entry]').last().getAttribute('aria-setsize')) - 1;
  await expect.poll(at).toEqual({ n: last, seen: true });
  await page.keyboard.press('ArrowRight');
  await expect.poll(at).toEqual({ n: last, seen: true });
  await page.keyboard.press('Home');
  await expect.poll(at).toEqual({ n: 0, seen: true });
  await page.keyboard.press('PageDown');
  await expect.poll(async () => (await at()).n).toBeGreaterThan(2);
  const { n } = await at();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(at).toEqual({ n, seen: true });
  // One press of Tab leaves the cards.
  await page.keyboard.press('Tab');
  expect((await at()).n).toBeNaN();
});

test('another language, another size or another screen keeps the place', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { events: 1000 });
  await move(page, 0.5);
  const middle = () =>
    page.evaluate(() => {
      const far = (one: Element) => {
        const { left, width } = one.getBoundingClientRect();
        return Math.abs(left + width / 2 - innerWidth / 2);
      };
      const all = [...document.querySelectorAll('[data-entry]')];
      return Number(all.sort((a, b) => far(a) - far(b))[0]?.getAttribute('data-entry'));
    });
  const was = await middle();
  for (const control of ['size', 'language-zh-Hans', 'size', 'contrast', 'low']) {
    await page.locator(`[data-control=${control}]`).tap();
    await stage.settle();
    expect(Math.abs((await middle()) - was), control).toBeLessThanOrEqual(1);
  }
  const { width, height } = hung(FULL_HD, 'portrait');
  await page.setViewportSize({ width, height });
  await stage.settle();
  expect(Math.abs((await middle()) - was)).toBeLessThanOrEqual(1);
});

test('only what is near is drawn, however much there is', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { events: 5000 });
  for (const share of [0, 0.5, 1]) {
    await move(page, share);
    const count = await page.locator('[data-entry]').count();
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThan(30);
  }
});

test('Escape leaves the timeline for home', async ({ stage }) => {
  const { page } = stage;
  await play(stage, HOME, FULL_HD);
  await page.locator('[data-control=enter-history]').tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seventy years of steel');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
});

test('an event that was searched for, or that somebody led to, has a key to its timeline and one back', async ({
  stage,
}) => {
  const { page } = stage;
  const found = page
    .locator('[data-control=result]', { hasText: 'Seventy years of steel' })
    .first();
  for (const panel of HUNG) {
    await replay(stage, RESULTS, panel);
    await found.tap();
    await expect(page.locator('.band')).toBeVisible();
    await stage.settle();
    expect.soft(overlapping(await controls(page))).toEqual([]);
    expect.soft(await textFaults(page)).toEqual([]);
    const row = page.locator('.row').getByRole('button');
    const tops = await row.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect.soft(new Set(tops.slice(0, 4)).size, panel.name).toBe(1);
    await page.locator('[data-control=close]').tap();
    await expect(page.locator('[data-entry] :focus')).toHaveCount(1);
  }
  await page.locator('[data-control=search]').tap();
  await found.tap();
  await page.locator('[data-control=back]').tap();
  await expect(page.locator('[data-screen=search]')).toBeVisible();

  await play(stage, PERSON, FULL_HD);
  const event = page.locator('[data-leads="history/three"]');
  await event.tap();
  await page.locator('[data-control=back]').tap();
  await expect(event).toBeVisible();
  await event.tap();
  await page.keyboard.press('Escape');
  await expect(event).toBeVisible();
  await event.tap();
  await page.locator('[data-control=close]').tap();
  await expect(page.locator('[data-entry] :focus')).toContainText('Seventy years');
});

test('the event of the year that was picked is the one that is meant, not by its colour alone', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, HOME, FULL_HD);
  const year = page.locator('[data-control=year]');
  await year.focus();
  await page.keyboard.press('Enter');
  const meant = page.locator('[data-entry] [aria-current=true]');
  await expect(meant).toHaveCount(1);
  await expect(meant).toContainText('A school for steel');
});
