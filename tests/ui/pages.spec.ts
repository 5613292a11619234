import { FULL_HD, HUNG, LANGUAGES, ORIENTATIONS, PANELS, expect, hung, test } from './stage';
import { difference, photograph, shades } from './pixels';
import { textFaults } from './seen';
import { HOME, MESSAGE, WARNING, play } from './scenes';

for (const orientation of ORIENTATIONS)
  for (const contrast of [false, true])
    test(`the night after the letter is dark to its end, ${orientation}, ${contrast ? 'high' : 'normal'} contrast`, async ({
      stage,
    }) => {
      const { page } = stage;
      await play(stage, MESSAGE, hung(FULL_HD, orientation), { contrast });
      await page.locator('.scroller').evaluate((one) => one.scrollTo(0, one.scrollHeight));
      const night = await page.locator('.letter + *').boundingBox();
      if (!night) throw new Error('nothing after the letter');
      const margin = { x: night.x, y: night.y + 2, width: 8, height: night.height - 4 };
      expect(await shades(page, margin)).toHaveLength(1);
      const [fade, last] = await page.locator('.letter > .fade, .letter > ul').evaluateAll((all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .map((box) => [box.top, box.bottom])
          .reverse(),
      );
      expect(fade?.[0]).toBeGreaterThanOrEqual(last?.[1] ?? Infinity);
      await page.locator('.scroller').evaluate((one) => one.scrollTo(0, 0));
      const opening = await page.locator('.outside').first().boundingBox();
      if (!opening) throw new Error('nothing before the letter');
      expect(await shades(page, { ...opening, width: 8 })).toHaveLength(1);
    });

for (const language of LANGUAGES)
  test(`the names of the sections are set in the face of what is read, in ${language}`, async ({
    stage,
  }) => {
    await play(stage, HOME, FULL_HD, { language });
    const faces = await stage.page
      .locator('[data-control^=enter-] [data-read]')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).fontFamily.split(',')[0]));
    expect(faces.length).toBeGreaterThan(2);
    const wanted = language === 'en' ? '"Source Serif 4 Variable"' : '"Noto Serif SC Variable"';
    expect(new Set(faces)).toEqual(new Set([wanted]));
  });

test('the warning and the head of home follow the size that was chosen', async ({ stage }) => {
  const { page } = stage;
  const size = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  const words = [
    [WARNING, '[data-warning] strong'],
    [WARNING, '[data-warning] span'],
    [HOME, 'header h1'],
    [HOME, '.motto .other'],
  ] as const;
  for (const [scene, selector] of words) {
    const sizes = [];
    for (const step of [0, 2]) {
      await play(stage, scene, FULL_HD, { size: step });
      sizes.push(await size(selector));
    }
    const [plain = 0, largest = 0] = sizes;
    expect.soft(largest / plain, selector).toBeGreaterThan(1.15);
  }
});

test('on a wide screen the warning takes no more than a fifth of it', async ({ stage }) => {
  await play(stage, WARNING, FULL_HD);
  const box = await stage.page.locator('[data-warning]').boundingBox();
  expect(box?.height).toBeLessThan(FULL_HD.height / 5);
});

for (const panel of HUNG.filter(({ mm }) => mm !== PANELS[2]?.mm))
  for (const language of LANGUAGES)
    test(`a long office stays on the paper of a ${panel.name} screen in ${language}`, async ({
      stage,
    }) => {
      const { page } = stage;
      const address = { language, size: 2, longOffices: true, portraits: true };
      await play(stage, MESSAGE, panel, address);
      await page.locator('.signature').last().scrollIntoViewIfNeeded();
      expect(await textFaults(page)).toEqual([]);
    });

test('an edition without a number is named for what it is', async ({ stage }) => {
  const { page } = stage;
  const told = async (edition: number, language: string) => {
    await play(stage, { name: 'the credits', address: { screen: 'credits' } }, FULL_HD, {
      edition,
      language,
    });
    return page.locator('.edition').innerText();
  };
  expect(await told(0, 'en')).toBe('Built-in edition');
  expect(await told(0, 'zh-Hans')).toBe('内置版');
  expect(await told(3, 'en')).toBe('Edition 3');
  expect(await told(3, 'zh-Hans')).toBe('第 3 版');
});

for (const scene of [HOME, { name: 'the credits', address: { screen: 'credits' } }])
  test(`the crest stands on ${scene.name} where there is one`, async ({ stage }) => {
    const { page } = stage;
    const crest = page.getByRole('img', { name: 'Crest of the university' });
    await play(stage, scene, FULL_HD);
    await expect(crest).toHaveCount(0);
    await play(stage, scene, FULL_HD, { crest: 'portrait.svg' });
    await expect(crest).toBeVisible();
    expect(await textFaults(page)).toEqual([]);
    await play(stage, scene, FULL_HD, { crest: 'gone.svg' });
    await expect(crest).toHaveCount(0);
  });

test('an accent is drawn where it can be read, and not in high contrast', async ({ stage }) => {
  const { page } = stage;
  const drawn = async (accent: string, contrast = false) => {
    await play(stage, HOME, FULL_HD, { accent, contrast });
    return page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return ['--ember', '--orange'].map((token) => style.getPropertyValue(token));
    });
  };
  expect(await drawn('#8a1c26')).toEqual(['#8a1c26', '#ff9a3d']);
  expect(await drawn('#e0c040')).toEqual(['#a63a0a', '#e0c040']);
  expect(await drawn('#8a1c26', true)).toEqual(['#7a2600', '#ff9a3d']);
});

test('the steel rolls over a new paper unless motion is unwelcome, and the text waits for nothing', async ({
  stage,
}) => {
  const { page } = stage;
  for (const still of [false, true]) {
    await play(stage, HOME, FULL_HD, { still });
    // In the first frame of the new paper: a moment later every animation is over.
    const moving = await page.evaluate(async () => {
      document.querySelector<HTMLElement>('[data-control=enter-message]')?.click();
      await new Promise(requestAnimationFrame);
      const inside = (selector: string) =>
        document
          .querySelector(selector)
          ?.getAnimations({ subtree: true })
          .map((one) => (one instanceof CSSAnimation ? one.animationName : one.id));
      return { paper: inside('.letter'), text: inside('.letter h1') };
    });
    expect(moving.paper).toEqual(still ? [] : [expect.stringContaining('roll')]);
    expect(moving.text).toEqual([]);
  }
});

for (const orientation of ORIENTATIONS)
  for (const scene of [HOME, MESSAGE])
    test(`what a display key did on ${scene.name} is told in words, above the keys, and goes away, ${orientation}`, async ({
      stage,
    }) => {
      const { page } = stage;
      await page.clock.install();
      try {
        await play(stage, scene, hung(FULL_HD, orientation), { size: 2, language: 'zh-Hans' });
        const said = page.locator('[data-said]');
        for (const [control, words] of [
          ['contrast', '高对比度：开'],
          ['contrast', '高对比度：关'],
          ['still', '减少动态：关'],
          ['low', '降低操作区：开'],
          ['size', '字号 1／3'],
        ] as const) {
          const before = await photograph(page);
          await page.locator(`[data-control=${control}]`).tap();
          await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
          await expect(said).toHaveText(words);
          expect(await difference(page, before, await photograph(page))).toBeGreaterThan(500);
          // For its moment it may lie over other words, but must itself be whole.
          const cut = (await textFaults(page)).filter(({ why }) => /^(cut|outside)/.test(why));
          expect(cut).toEqual([]);
        }
        await page.clock.runFor(4100);
        await expect(said).toHaveCount(0);
      } finally {
        await page.clock.resume();
      }
    });
