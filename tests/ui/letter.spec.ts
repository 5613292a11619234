import { HUNG, FULL_HD, LANGUAGES, ORIENTATIONS, PANELS, expect, hung, test } from './stage';
import { controls, overlapping, textFaults } from './seen';
import { HOME, MESSAGE, play, replay } from './scenes';

const SMALL = PANELS[0] ?? FULL_HD;

for (const orientation of ORIENTATIONS)
  for (const language of LANGUAGES)
    test(`the message opens with its title in sight, and at the usual size its first line, on a ${SMALL.name} screen, ${orientation}, ${language}`, async ({
      stage,
    }) => {
      const { page } = stage;
      for (const size of [0, 1, 2]) {
        await replay(stage, MESSAGE, hung(SMALL, orientation), { language, size });
        const tops = await page.locator('.letter h1, .letter > p:not(.notice)').evaluateAll((all) =>
          all.slice(0, 2).map((one) => {
            const { fontSize } = getComputedStyle(one);
            return one.getBoundingClientRect().top + parseFloat(fontSize) * 1.4;
          }),
        );
        const paper = await page.locator('.scroller').boundingBox();
        if (!paper) throw new Error('no paper');
        const line = tops[size === 0 ? 1 : 0];
        expect.soft(line, `size ${String(size)}`).toBeLessThan(paper.y + paper.height);
      }
    });

for (const orientation of ORIENTATIONS)
  for (const language of LANGUAGES)
    test(`a picture of the message stands at the head of the letter, ${orientation}, ${language}`, async ({
      stage,
    }) => {
      const { page } = stage;
      const name = language === 'en' ? 'The campus gate' : '校门';
      const picture = page.locator('.letter').getByRole('img', { name });
      await play(stage, MESSAGE, hung(FULL_HD, orientation), { language });
      await expect(picture).toHaveCount(0);
      const panel = hung(FULL_HD, orientation);
      await play(stage, MESSAGE, panel, { language, picture: 'portrait.svg' });
      await expect(picture).toBeVisible();
      const [drawn, title] = [
        await picture.boundingBox(),
        await page.locator('.letter h1').boundingBox(),
      ];
      expect((drawn?.y ?? 0) + (drawn?.height ?? Infinity)).toBeLessThan(title?.y ?? 0);
      await expect(page.locator('.letter').getByText(/Drawing: sample|绘图：示例/)).toHaveCount(1);
      expect(await textFaults(page)).toEqual([]);
    });

for (const panel of HUNG)
  test(`a third language keeps to its place on a ${panel.name} screen`, async ({ stage }) => {
    const { page } = stage;
    for (const scene of [HOME, MESSAGE]) {
      await replay(stage, scene, panel, { third: true });
      const all = await controls(page);
      expect.soft(overlapping(all)).toEqual([]);
      const night = page.locator('.night, .band').first();
      const box = await night.boundingBox();
      const third = await page.locator('[data-control=language-ja]').boundingBox();
      if (!box || !third) throw new Error('no key');
      expect.soft(third.x + third.width).toBeLessThanOrEqual(box.x + box.width);
      expect.soft(third.x).toBeGreaterThanOrEqual(box.x);
    }
  });
