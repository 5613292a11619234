import { FULL_HD, LANGUAGES, PANELS, expect, hung, test, type Page } from './stage';
import { pieces } from '../../ui/src/visitor/search/pieces';
import { ATTRACT, HOME, MESSAGE, NOTHING_LEFT, RESULTS, SEARCH, play, type } from './scenes';

const control = (page: Page, name: string) => page.locator(`[data-control="${name}"]`);
const query = (page: Page) => page.getByLabel(/You are looking for|正在搜索/);
const marks = (page: Page) => page.locator('[data-control=result] mark');
const titles = (page: Page) => page.locator('[data-control=result] .title');
/** The keys that can be pressed, by what they write. */
const live = (page: Page) =>
  page
    .locator('[data-control^="key-"]:not([aria-disabled])')
    .evaluateAll((keys) => keys.map((key) => key.textContent.trim()));

test('an English word is found as it is typed, and marked', async ({ stage }) => {
  const { page } = stage;
  await play(stage, SEARCH, FULL_HD);
  await type(page, 'stee');
  await expect(titles(page)).toHaveText([
    'A school for steel',
    'Steel learns to bend',
    'Steel learns to bend',
    'A school for steel',
    'Steel learns to bend',
  ]);
  await type(page, 'l');
  for (const found of await marks(page).allTextContents())
    expect(found.toLowerCase()).toBe('steel');
  await expect(page.getByRole('status').filter({ hasText: 'Results: 5' })).toHaveCount(1);
  const weights = await titles(page)
    .first()
    .evaluate((title) => [title, ...title.children].map((one) => getComputedStyle(one).fontWeight));
  expect(new Set(weights).size).toBe(1);
});

for (const [letters, marked, title] of [
  ['gang', '钢', '弯出来的钢'],
  ['yinganger', '因钢而', '因钢而生'],
  ['bjkjdx', '北京科技大学', '致辞'],
] as const)
  test(`the pinyin ${letters} finds ${title}`, async ({ stage }) => {
    const { page } = stage;
    await play(stage, SEARCH, FULL_HD, { language: 'zh-Hans' });
    await type(page, letters);
    await expect(query(page)).toHaveText(letters);
    await expect(titles(page).filter({ hasText: title }).first()).toBeVisible();
    expect(new Set(await marks(page).allTextContents())).toContain(marked);
  });

test('characters that are offered take the place of the letters typed last', async ({ stage }) => {
  const { page } = stage;
  await play(stage, SEARCH, FULL_HD, { language: 'zh-Hans' });
  await type(page, 'bj');
  await control(page, 'offer').filter({ hasText: '北京' }).tap();
  await expect(query(page)).toHaveText('北京');
  await expect(control(page, 'offer')).toHaveCount(0);
  await type(page, 'ke');
  await control(page, 'offer').filter({ hasText: /^科$/ }).tap();
  await expect(query(page)).toHaveText('北京科');
  await expect(marks(page).first()).toHaveText('北京科');
  await control(page, 'erase').tap();
  await expect(query(page)).toHaveText('北京');
});

for (const language of LANGUAGES)
  test(`every live key leads to a result, and a sleeping one changes nothing, in ${language}`, async ({
    stage,
  }) => {
    const { page } = stage;
    await play(stage, SEARCH, FULL_HD, { language });
    const first = await live(page);
    expect(first.length).toBeGreaterThan(5);
    for (const key of first) {
      await type(page, key);
      await expect(query(page)).toHaveText(key);
      await expect(control(page, 'result').first()).toBeVisible();
      await control(page, 'clear').tap();
      await expect(query(page)).toHaveText('');
    }
    const sleeping = page.locator('[data-control^="key-"][aria-disabled=true]');
    expect(await sleeping.count()).toBeGreaterThan(0);
    for (const key of await sleeping.all()) {
      await key.tap({ force: true });
      await expect(query(page)).toHaveText('');
      await key.focus();
      await page.keyboard.press('Enter');
      await expect(query(page)).toHaveText('');
    }
    expect(await live(page)).toEqual(first);
  });

test('letters are taken back one by one or all at once', async ({ stage }) => {
  const { page } = stage;
  await play(stage, SEARCH, FULL_HD);
  await expect(control(page, 'erase')).toHaveAttribute('aria-disabled', 'true');
  await type(page, 'seventy y');
  await expect(query(page)).toHaveText('seventy y');
  await control(page, 'erase').tap();
  await control(page, 'erase').tap();
  await expect(query(page)).toHaveText('seventy');
  await control(page, 'clear').tap();
  await expect(query(page)).toHaveText('');
  await expect(control(page, 'result')).toHaveCount(0);
  await expect(control(page, 'example').first()).toBeVisible();
});

for (const language of LANGUAGES)
  test(`every example finds something in ${language}`, async ({ stage }) => {
    const { page } = stage;
    await play(stage, SEARCH, FULL_HD, { language });
    const examples = await control(page, 'example').allTextContents();
    expect(examples.length).toBeGreaterThan(0);
    for (const words of examples) {
      await control(page, 'example').filter({ hasText: words }).first().tap();
      await expect(query(page)).toHaveText(words.toLowerCase());
      await expect(control(page, 'result').first()).toBeVisible();
      await control(page, 'clear').tap();
    }
  });

for (const way of ['Back', 'Escape', 'the key for the search'] as const)
  test(`${way} leads from an item to the search as it was left`, async ({ stage }) => {
    const { page } = stage;
    await play(stage, RESULTS, hung(PANELS[0] ?? FULL_HD, 'portrait'), { size: 2 });
    const list = page.locator('.scroller');
    const last = control(page, 'result').filter({ hasText: 'Steel learns to bend' }).last();
    await last.scrollIntoViewIfNeeded();
    const top = await list.evaluate((one) => one.scrollTop);
    expect(top).toBeGreaterThan(0);
    await last.tap();
    await expect(page.locator('[data-screen=section] h1')).toHaveText('Steel learns to bend');
    if (way === 'Escape') await page.keyboard.press('Escape');
    else await control(page, way === 'Back' ? 'back' : 'search').tap();
    await expect(page.locator('[data-screen=search]')).toBeVisible();
    await expect(query(page)).toHaveText('s');
    expect(await list.evaluate((one) => one.scrollTop)).toBeCloseTo(top, -1);
  });

test('a step back from a section that no search led to does not lead to the search', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, RESULTS, FULL_HD);
  await control(page, 'home').tap();
  await control(page, 'enter-history').tap();
  await control(page, 'item').first().tap();
  await page.keyboard.press('Escape');
  await expect(control(page, 'item').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
});

test('a text of a section is opened, and Escape leads back', async ({ stage }) => {
  const { page } = stage;
  await play(stage, SEARCH, FULL_HD);
  await type(page, 'motto');
  await control(page, 'result').first().tap();
  await expect(control(page, 'play')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(query(page)).toHaveText('motto');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
});

for (const end of ['start over', 'the time'] as const)
  test(`nothing of a search is left after ${end}`, async ({ stage }) => {
    const { page } = stage;
    const told: string[] = [];
    page.on('console', (message) => told.push(message.text()));
    await play(stage, SEARCH, FULL_HD, { idle: 3600, warning: 3600 });
    const before = await live(page);
    await type(page, 'rigor');
    await expect(control(page, 'result').first()).toBeVisible();
    if (end === 'start over') await control(page, 'start-over').tap();
    else
      for (let n = 0; n < 2; n++) {
        await page.evaluate(() => globalThis.losePatience?.());
        if (n === 0) await page.locator('[data-warning]').waitFor();
      }
    await page.locator('[data-screen=attract]').waitFor();
    const left = await page.evaluate(() => [
      document.body.outerHTML,
      document.title,
      location.href,
      JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }]),
    ]);
    expect([...left, ...told].filter((words) => /rigor/i.test(words))).toEqual([]);
    await page.touchscreen.tap(900, 500);
    await control(page, 'search').tap();
    await expect(query(page)).toHaveText('');
    await expect(control(page, 'result')).toHaveCount(0);
    await expect.poll(() => live(page)).toEqual(before);
  });

test('a change of language keeps what is looked for, and shows what the other language has of it', async ({
  stage,
}) => {
  const { page } = stage;
  const langs = () =>
    control(page, 'result').evaluateAll((all) => all.map((one) => (one as HTMLElement).lang));
  await play(stage, SEARCH, FULL_HD);
  await type(page, 'steel');
  await expect.poll(langs).toEqual(Array(5).fill('en'));
  await control(page, 'language-zh-Hans').tap();
  await expect(query(page)).toHaveText('steel');
  await expect(page.getByRole('status').filter({ hasText: '找到 5 条' })).toHaveCount(1);
  expect(await langs()).toEqual(Array(5).fill('en'));
  await control(page, 'clear').tap();
  await type(page, 'ustb');
  await expect.poll(langs).toEqual(['en']);
});

test('where nothing is found it is said, and the letters can be taken back', async ({ stage }) => {
  const { page } = stage;
  await play(stage, NOTHING_LEFT, FULL_HD);
  await expect(page.getByRole('status').filter({ hasText: 'Nothing found' })).toHaveCount(1);
  await expect(control(page, 'result')).toHaveCount(0);
  await expect(control(page, 'erase')).not.toHaveAttribute('aria-disabled');
  expect(await live(page)).toEqual([]);
  await control(page, 'erase').tap();
  await expect(control(page, 'result')).toHaveCount(5);
});

for (const panel of [FULL_HD, hung(PANELS[0] ?? FULL_HD, 'portrait')])
  test(`the keyboard alone searches on a ${panel.name} screen`, async ({ stage }) => {
    const { page } = stage;
    await play(stage, SEARCH, panel);
    const here = () =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset['control'] ?? '');
    await expect(page.locator('main h1')).toBeFocused();
    await expect
      .poll(async () => {
        await page.keyboard.press('Tab');
        return here();
      })
      .toMatch(/^key-/);
    const middle = async (name: string) => {
      const box = await control(page, name).boundingBox();
      if (!box) throw new Error(`no ${name}`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height };
    };
    for (const wanted of ['key-s', 'key-c', 'key-h', 'erase', 'key-t']) {
      const to = await middle(wanted);
      for (let n = 0; n < 40 && (await here()) !== wanted; n++) {
        const at = await middle(await here());
        if (Math.abs(to.y - at.y) > at.height / 2)
          await page.keyboard.press(to.y > at.y ? 'ArrowDown' : 'ArrowUp');
        else await page.keyboard.press(to.x > at.x ? 'ArrowRight' : 'ArrowLeft');
      }
      expect(await here()).toBe(wanted);
      await page.keyboard.press('Enter');
    }
    await expect(query(page)).toHaveText('sc');
    // One step leaves the keyboard, and the next comes to what was found.
    await page.keyboard.press('Tab');
    expect(await here()).toBe('result');
    await page.keyboard.press('Shift+Tab');
    expect(await here()).toBe('key-t');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-screen=section]')).toBeVisible();
  });

test('digits are on the other side of a small keyboard', async ({ stage }) => {
  const { page } = stage;
  await play(stage, SEARCH, PANELS[0] ?? FULL_HD);
  await expect(control(page, 'key-7')).toHaveCount(0);
  await expect(control(page, 'turn')).toHaveAccessibleName('123, digits');
  await control(page, 'turn').tap();
  await expect(control(page, 'turn')).toHaveAccessibleName('abc, letters');
  await type(page, '70');
  await expect(query(page)).toHaveText('70');
  await expect(control(page, 'result').first()).toBeVisible();
  await control(page, 'turn').tap();
  await expect(control(page, 'key-q')).toBeVisible();
});

test('no field takes the focus, so that no keyboard of the system comes', async ({ stage }) => {
  const { page } = stage;
  await play(stage, RESULTS, FULL_HD);
  await expect(page.locator('input, textarea, [contenteditable]')).toHaveCount(0);
});

test('a key leads to the search from every screen where there is more than one section', async ({
  stage,
}) => {
  const { page } = stage;
  for (const scene of [HOME, MESSAGE]) {
    await play(stage, scene, FULL_HD);
    await control(page, 'search').tap();
    await expect(page.locator('[data-screen=search]')).toBeVisible();
    await expect(page.locator('main h1')).toBeFocused();
    await play(stage, scene, FULL_HD, { sections: false });
    await expect(control(page, 'search')).toHaveCount(0);
  }
  await play(stage, ATTRACT, FULL_HD, { sections: true });
  await expect(control(page, 'search')).toHaveCount(0);
});

test('marks beyond the words, or back in them, are left out', () => {
  const cut = (marks: [number, number][]) => pieces({ text: 'steel', marks });
  expect(cut([])).toEqual([{ text: 'steel', found: false }]);
  expect(cut([[1, 3]])).toEqual([
    { text: 's', found: false },
    { text: 'te', found: true },
    { text: 'el', found: false },
  ]);
  expect(
    cut([
      [0, 5],
      [3, 4],
      [2, 9],
    ]),
  ).toEqual([{ text: 'steel', found: true }]);
});
