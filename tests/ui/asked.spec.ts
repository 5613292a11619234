import { FULL_HD, LANGUAGES, expect, test, type Page } from './stage';
import { hanTag } from '../../ui/src/visitor/search/han';
import { SEARCH, play, type } from './scenes';

declare global {
  var answers: (() => void)[];
  var searches: number;
}

const control = (page: Page, name: string) => page.locator(`[data-control="${name}"]`);
const query = (page: Page) => page.getByLabel(/You are looking for|正在搜索/);
/** The keys that can be pressed, by what they write. */
const live = (page: Page) =>
  page
    .locator('[data-control^="key-"]:not([aria-disabled])')
    .evaluateAll((keys) => keys.map((key) => key.textContent.trim()));

test('an answer that comes after a later question is dropped', async ({ stage }) => {
  const { page } = stage;
  const answer = (order: 'first' | 'last') =>
    page.evaluate((order) => {
      const all = globalThis.answers.splice(0);
      (order === 'first' ? all : all.reverse()).forEach((give) => give());
    }, order);
  await stage.open(FULL_HD, { screen: 'search', sections: true, held: true });
  await expect.poll(() => page.evaluate(() => globalThis.answers.length)).toBeGreaterThan(0);
  await answer('first');
  await expect.poll(() => live(page)).toContain('s');
  await type(page, 's');
  await control(page, 'clear').tap();
  expect(await page.evaluate(() => globalThis.answers.length)).toBeGreaterThan(1);
  await answer('last');
  await stage.settle();
  await expect(query(page)).toHaveText('');
  await expect(control(page, 'result')).toHaveCount(0);
  expect(await live(page)).toContain('a');
});

test('letters that come faster than the answers wait for them, and only live ones are taken', async ({
  stage,
}) => {
  const { page } = stage;
  const answer = () => page.evaluate(() => globalThis.answers.splice(0).forEach((give) => give()));
  await stage.open(FULL_HD, { screen: 'search', sections: true, held: true });
  await expect.poll(() => page.evaluate(() => globalThis.answers.length)).toBeGreaterThan(0);
  await type(page, 'svchool');
  await expect
    .poll(async () => {
      await answer();
      return query(page).textContent();
    })
    .toBe('school');
  await type(page, 'x');
  await answer();
  await expect(query(page)).toHaveText('school');
});

for (const way of ['a letter pressed', 'the way home and back'] as const)
  test(`a search that failed is asked again after ${way}`, async ({ stage }) => {
    const { page } = stage;
    await play(stage, SEARCH, FULL_HD, { failing: 1 });
    expect(await live(page)).toEqual([]);
    if (way === 'a letter pressed') await type(page, 's');
    else {
      await control(page, 'home').tap();
      await control(page, 'search').tap();
      await expect.poll(() => live(page)).toContain('s');
      await type(page, 's');
    }
    await expect(query(page)).toHaveText('s');
    await expect(control(page, 'result').first()).toBeVisible();
  });

test('examples are looked for once in each language of a visit', async ({ stage }) => {
  const { page } = stage;
  const searches = () => page.evaluate(() => globalThis.searches);
  await play(stage, SEARCH, FULL_HD);
  await control(page, 'language-zh-Hans').tap();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await stage.settle();
  const before = await searches();
  for (const language of LANGUAGES) {
    await control(page, `language-${language}`).tap();
    await type(page, 's');
    await control(page, 'clear').tap();
    await control(page, 'example').first().waitFor();
    await stage.settle();
  }
  // A letter, and its end, in each language, and the change of each.
  expect(await searches()).toBe(before + 6);
});

test('Chinese characters are drawn as a language of the exhibition draws them', async ({
  stage,
}) => {
  const { page } = stage;
  for (const language of ['en', 'zh-Hans', 'ja']) {
    const lang = language === 'ja' ? 'ja' : 'zh-Hans';
    await stage.open(FULL_HD, { screen: 'search', sections: true, language, third: true });
    await expect.poll(() => live(page)).toContain('b');
    await type(page, 'bj');
    const offer = control(page, 'offer').first();
    await expect(offer).toHaveAttribute('lang', lang);
    await offer.tap();
    await expect(query(page)).toHaveAttribute('lang', lang);
  }
  const tags = (...all: string[]) => all.map((tag) => ({ tag }));
  expect(hanTag('北京', 'en', tags('en', 'zh-Hant'))).toBe('zh-Hant');
  expect(hanTag('北京', 'en', tags('en', 'ko'))).toBeUndefined();
  expect(hanTag('bj', 'zh-Hans', tags('zh-Hans'))).toBeUndefined();
});
