import { FULL_HD, LANGUAGES, expect, test, type Page } from './stage';
import {
  ATTRACT,
  CALIBRATION,
  CALIBRATION_NUMBERS,
  HOME,
  MESSAGE,
  PLAYING,
  SEARCH,
  VISITOR,
  play,
  replay,
} from './scenes';

declare global {
  var loseSound: (() => void) | undefined;
}

/** Everything that a page says, seen or not, with the language it says it in. */
const said = (page: Page) =>
  page.evaluate(() => {
    const told = [...document.querySelectorAll('[aria-label]')].map((one) => ({
      words: one.getAttribute('aria-label') ?? '',
      lang: one.closest('[lang]')?.getAttribute('lang') ?? '',
    }));
    const blocks = 'p, li, small, h1, h2, h3, button, figcaption, span';
    for (const one of document.querySelectorAll(blocks))
      told.push({
        words: one.textContent,
        lang: one.closest('[lang]')?.getAttribute('lang') ?? '',
      });
    return told;
  });

test('a source is told in the language it is in, and counts as something to read', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, {
    sections: true,
    section: 'history',
    item: 'history/one',
    language: 'zh-Hans',
  });
  const source = page.locator('.source');
  await expect(source).toHaveText('示例档案馆，因钢而生，1952年');
  await expect(source).toHaveAttribute('lang', 'zh-Hans');
  await expect(source).toHaveAttribute('data-read', '');
});

test('what is missing in the language of a source is said in its own', async ({ stage }) => {
  const { page } = stage;
  // The publisher has no Chinese name.
  await page.route('**/*.js', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('示例档案馆', '');
    await route.fulfill({ response, body });
  });
  try {
    await play(stage, MESSAGE, FULL_HD, {
      sections: true,
      section: 'history',
      item: 'history/one',
      language: 'zh-Hans',
    });
    const source = page.locator('.source');
    await expect(source).toHaveText('Sample Archive，因钢而生，1952年');
    await expect(source).toHaveAttribute('lang', 'zh-Hans');
    await expect(source.locator('[lang=en]')).toHaveText('Sample Archive');
  } finally {
    await page.unroute('**/*.js');
  }
});

for (const scene of [...VISITOR, CALIBRATION, CALIBRATION_NUMBERS])
  test(`no two groups of ${scene.name} have one name, and its Chinese has no stops of another script`, async ({
    stage,
  }) => {
    const { page } = stage;
    for (const language of LANGUAGES) {
      await replay(stage, scene, FULL_HD, { language, edge: 500 });
      const names = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'nav, section[aria-label], [role=group], [role=region], [role=slider]',
          ),
        ].map((one) => one.getAttribute('aria-label')),
      );
      if (scene !== ATTRACT) expect(names.length, language).toBeGreaterThan(0);
      expect.soft([...new Set(names)], `names in ${language}`).toEqual(names);

      if (language !== 'zh-Hans') continue;
      const chinese = (await said(page)).filter(({ lang }) => lang.startsWith('zh'));
      expect(chinese.length).toBeGreaterThan(0);
      const latin = /\p{Script=Han}[,:;!?]|\p{Script=Han}\.(?!\d)/u;
      const wrong = chinese.map(({ words }) => words).filter((words) => latin.test(words));
      expect.soft(wrong, 'Chinese with the stops of another script').toEqual([]);
    }
  });

test('the keys of a paper are not called by its name', async ({ stage }) => {
  const { page } = stage;
  await play(stage, { name: 'the credits', address: { screen: 'credits' } }, FULL_HD, { size: 2 });
  await expect(page.getByRole('group', { name: 'Move the page' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Controls' })).toBeVisible();
});

test('losing the sound in mid-sentence is said in a place that was there before', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, PLAYING, FULL_HD);
  const note = page.getByRole('status').filter({ has: page.locator('[data-note]') });
  const place = page.getByRole('status').and(page.locator('[data-note]'));
  await expect(note.or(place)).toHaveText('Synthetic voice');
  const before = await note.or(place).elementHandle();
  await page.evaluate(() => globalThis.loseSound?.());
  await expect(note.or(place)).toHaveText('No sound here: the text runs in silence');
  expect(await before?.evaluate((one) => one.isConnected)).toBe(true);
});

test('a letter that is typed is told once, by what it finds', async ({ stage }) => {
  const { page } = stage;
  await play(stage, SEARCH, FULL_HD);
  const heard = await page.evaluate(() => {
    const told: string[] = [];
    for (const one of document.querySelectorAll('output, [role=status], [aria-live]')) {
      if (one.getAttribute('aria-live') === 'off') continue;
      new MutationObserver(() => told.push(one.textContent.trim())).observe(one, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    }
    (globalThis as { heard?: string[] }).heard = told;
    return told;
  });
  expect(heard).toEqual([]);
  await page.locator('[data-control=key-s]').tap();
  await page.locator('[data-control=result]').first().waitFor();
  await stage.settle();
  const told = await page.evaluate(() => (globalThis as { heard?: string[] }).heard);
  expect(told).toEqual(['Results: 9']);
});

test('the place in the narration is not read out by itself while the voice speaks', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, PLAYING, FULL_HD);
  const slider = page.getByRole('slider');
  await slider.focus();
  const told = () => slider.getAttribute('aria-valuetext');
  const strip = () => slider.locator('i').evaluate((one) => one.style.left);
  const [first, place] = [await told(), await strip()];
  await expect.poll(async () => parseFloat(await strip()) - parseFloat(place)).toBeGreaterThan(0.6);
  expect(await told()).toBe(first);
  await page.keyboard.press('ArrowRight');
  await expect.poll(told).not.toBe(first);
  const second = await told();
  const sought = parseFloat(await strip());
  await expect.poll(async () => parseFloat(await strip()) - sought).toBeGreaterThan(0.8);
  await page.locator('[data-control=pause]').tap();
  await expect.poll(told).not.toBe(second);
});

test('what was said in one language is not left standing in another', async ({ stage }) => {
  const { page } = stage;
  await play(stage, HOME, FULL_HD);
  await page.locator('[data-control=size]').tap();
  await expect(page.getByRole('status').filter({ hasText: 'Text size 2 of 3' })).toHaveCount(1);
  await page.locator('[data-control=language-zh-Hans]').tap();
  await expect(page.getByRole('status').filter({ hasText: 'Text size' })).toHaveCount(0);
});

test('a thumbnail that is broken adds nothing to the name of its item', async ({ stage }) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, { sections: true, section: 'gallery' });
  await expect(page.getByRole('button', { name: 'Seventy years', exact: true })).toBeVisible();
});

test('the years of home are two numbers', async ({ stage }) => {
  await play(stage, HOME, FULL_HD);
  await expect(stage.page.locator('.years')).toHaveText('1952 – 2022');
});
