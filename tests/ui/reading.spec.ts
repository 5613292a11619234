import { FULL_HD, expect, test, type Page } from './stage';
import { HOME, MESSAGE, PLAYING, play } from './scenes';

const press = (page: Page, control: string) => page.locator(`[data-control=${control}]`).tap();
/** The sentence where the visitor is while nothing is heard. */
const here = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLElement>('[data-here]')?.dataset['sentence']);
const now = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLElement>('[data-state=now]')?.dataset['sentence']);

test('a translation with more sentences than the original is read to its end, sentence by sentence', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, { language: 'zh-Hans', uneven: true });
  const all = await page.locator('[data-sentence]').count();
  expect(all).toBe(13);
  for (let n = 0; n < all; n++) {
    await press(page, 'next');
    await expect.poll(() => here(page)).toBe(String(n));
  }
  for (let n = all - 2; n >= 0; n--) {
    await press(page, 'previous');
    await expect.poll(() => here(page)).toBe(String(n));
  }
});

test('the second of two sentences that share an id is heard, held and kept over languages', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, PLAYING, FULL_HD, { language: 'zh-Hans', uneven: true });
  for (let n = 0; n < 3; n++) await press(page, 'next');
  await expect.poll(() => now(page)).toBe('3');
  await press(page, 'pause');
  await press(page, 'language-en');
  await expect.poll(() => here(page)).toBe('2');
  await press(page, 'next');
  await press(page, 'language-zh-Hans');
  await expect.poll(() => here(page)).toBe('4');
});

test('a page that cannot be drawn leaves a stand-in with a way home', async ({ stage }) => {
  const { page } = stage;
  for (const [language, words] of [
    ['en', 'The exhibition is being prepared'],
    ['zh-Hans', '展览准备中'],
  ] as const) {
    await play(stage, MESSAGE, FULL_HD, { language, broken: true });
    await expect(page.getByRole('heading', { name: words })).toBeVisible();
    await press(page, 'home');
    await expect(page.locator('[data-screen=home]')).toBeVisible();
  }
});

test('at the end the sentences can be gone back through, names included, and heard from there', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, PLAYING, FULL_HD);
  const read = page.locator('[data-state=read]');
  const all = await page.locator('[data-sentence]').count();
  await page.locator('[data-sentence]').last().tap();
  await expect(read).toHaveCount(all);
  await press(page, 'previous');
  await expect.poll(() => now(page)).toBe(String(all - 2));
  await expect(read).toHaveCount(all - 2);
  await press(page, 'play');
  await expect(page.locator('[data-control=pause]')).toBeVisible();
  await expect.poll(() => now(page)).toBe(String(all - 2));
});

test('no display key moves the page away from what was scrolled to', async ({ stage }) => {
  const { page } = stage;
  await play(stage, PLAYING, FULL_HD);
  await press(page, 'next');
  await press(page, 'pause');
  await page.mouse.move(1400, 500);
  await page.mouse.wheel(0, 6000);
  // The key back to the voice leaves when the page is no longer held by the hand.
  await page.locator('[data-control=follow]').waitFor();
  await expect(page.locator('[data-control=follow]')).toHaveCount(0, { timeout: 15_000 });
  const begun = () =>
    page.evaluate(() => {
      const view = document.querySelector('.scroller')?.getBoundingClientRect();
      const all = [...document.querySelectorAll<HTMLElement>('[data-sentence]')];
      const first = all.find((one) => one.getBoundingClientRect().top >= (view?.top ?? 0));
      return first?.dataset['sentence'] ?? '';
    });
  for (const key of ['still', 'contrast', 'size', 'size', 'size', 'low', 'low']) {
    const before = await begun();
    await press(page, key);
    await stage.settle();
    await expect(page.locator(`[data-sentence="${before}"]`), key).toBeInViewport();
    expect(Number(before), key).toBeGreaterThan(7);
  }
});

const spoken = (one: Element) => one.closest('[lang]')?.getAttribute('lang');
const joined = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) => all.map((one) => one.textContent));

test('sentences are set with a space or without one by how they end', async ({ stage }) => {
  const { page } = stage;
  const words = {
    en: ['The motto is 求实鼎新. “Next” it says. 1952 was the year.'],
    'zh-Hans': ['学校成立。1952年开学。“USTB”建成！校训是“求实鼎新。”Hello。好。'],
  };
  for (const language of ['en', 'zh-Hans'] as const) {
    await play(stage, HOME, FULL_HD, { sections: false, mixed: true, language });
    expect(await joined(page, '.excerpt p')).toEqual(words[language]);
    await play(stage, MESSAGE, FULL_HD, { mixed: true, language });
    expect(await joined(page, '.letter > p:not(.notice, .date)')).toEqual(words[language]);
  }
});

test('on the home page, too, names stay on one line and emphasis is seen', async ({ stage }) => {
  const { page } = stage;
  await play(stage, HOME, FULL_HD, { sections: false, language: 'zh-Hans' });
  const name = page.locator('.excerpt').getByText('习近平', { exact: true });
  expect(await name.evaluate((one) => getComputedStyle(one).whiteSpace)).toBe('nowrap');
  await play(stage, HOME, FULL_HD, { sections: false, mixed: true });
  const emphasis = page.locator('.excerpt').getByText('1952', { exact: true });
  expect(await emphasis.evaluate((one) => getComputedStyle(one).fontStyle)).toBe('italic');
});

for (const [only, other, heading, remark] of [
  ['en', 'zh-Hans', 'Message From the Chancellor and the President', '尚未翻译'],
  ['zh-Hans', 'en', '致辞', 'Not yet translated'],
] as const)
  test(`a message in ${only} alone stands in for the other language, as what it is`, async ({
    stage,
  }) => {
    const { page } = stage;
    for (const [shown, language, noted] of [
      [false, other, true],
      // The kiosk may show just the language that is missing, or put it first.
      [other, other, true],
      [false, only, false],
    ] as const) {
      const address = { sections: false, untranslated: other, language };
      await play(stage, HOME, FULL_HD, shown ? { ...address, onlyLanguage: shown } : address);
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      const excerpt = page.locator('.excerpt p').first();
      expect(await excerpt.evaluate(spoken)).toBe(only);
      await press(page, 'enter');
      const title = page.locator('.letter').getByRole('heading', { name: heading });
      await expect(title).toBeVisible();
      expect(await title.evaluate(spoken)).toBe(only);
      const note = page.getByText(remark);
      await expect(note).toHaveCount(noted ? 1 : 0);
      if (noted) await expect(note).toHaveAttribute('lang', language);
    }
  });

test('an item that is not translated says so under its title', async ({ stage }) => {
  const { page } = stage;
  const address = { section: 'history', item: 'history/one', untranslated: 'zh-Hans' };
  await play(stage, MESSAGE, FULL_HD, { ...address, language: 'zh-Hans' });
  const title = page.getByRole('heading', { name: 'A school for steel' });
  await expect(title).toHaveAttribute('lang', 'en');
  await expect(page.getByText('尚未翻译')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.locator('.body')).toHaveText(/^Five departments/);
  await press(page, 'language-en');
  await expect(title).toBeVisible();
  await expect(page.getByText('Not yet translated')).toHaveCount(0);
});

test('a home page that cannot be drawn leads home again', async ({ stage }) => {
  const { page } = stage;
  await play(stage, HOME, FULL_HD, { sections: false, broken: true });
  await press(page, 'home');
  await expect(page.locator('[data-screen=closed]')).toBeVisible();
});
