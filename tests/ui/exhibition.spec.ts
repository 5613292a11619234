import { FULL_HD, ORIENTATIONS, expect, hung, test, type Page } from './stage';
import { controls, overlapping, textFaults } from './seen';
import { HOME, MESSAGE, NOTHING_LEFT, VISITOR, play, replay } from './scenes';

const designed = async (page: Page, where?: string) => {
  expect(await textFaults(page), where).toEqual([]);
  const all = await controls(page);
  expect(overlapping(all), where).toEqual([]);
  expect(await page.locator('body').innerText(), where).not.toMatch(
    /undefined|NaN|\[object|\{\w+\}/,
  );
};

for (const orientation of ORIENTATIONS) {
  const panel = hung(FULL_HD, orientation);

  for (const [tag, title] of [
    ['en', 'Message From the Chancellor and the President'],
    ['zh-Hans', '致辞'],
  ] as const)
    test(`an exhibition in ${tag} alone offers no other language, ${orientation}`, async ({
      stage,
    }) => {
      // The other language is what leaves nothing of a search.
      for (const scene of VISITOR.filter((one) => one !== NOTHING_LEFT)) {
        await replay(stage, scene, panel, { onlyLanguage: tag, language: tag });
        await expect(stage.page.locator('[data-control^=language-]')).toHaveCount(0);
        await expect(stage.page.locator('html')).toHaveAttribute('lang', tag);
        await designed(stage.page, scene.name);
      }
      await play(stage, MESSAGE, panel, { onlyLanguage: tag, language: tag });
      await expect(stage.page.getByRole('heading', { name: title })).toBeVisible();
    });

  test(`a message without narration has no voice and still its text, ${orientation}`, async ({
    stage,
  }) => {
    await play(stage, MESSAGE, panel, { unnarrated: true });
    await expect(stage.page.locator('[data-control=play], [data-control=seek]')).toHaveCount(0);
    await expect(stage.page.locator('[data-sentence]').first()).toBeVisible();
    await stage.page.locator('[data-sentence="2"]').tap({ position: { x: 20, y: 20 } });
    await expect(stage.page.locator('[data-state=now]')).toHaveCount(0);
    await designed(stage.page);
  });

  test(`an exhibition of one section leads straight into it, ${orientation}`, async ({ stage }) => {
    await play(stage, HOME, panel, { sections: false });
    await designed(stage.page);
    await stage.page.locator('[data-control=enter]').tap();
    await expect(stage.page.locator('[data-screen=section]')).toBeVisible();
  });

  test(`a picture that is broken or gone leaves a stand-in that says what it showed, ${orientation}`, async ({
    stage,
  }) => {
    await stage.page.route('**/*.svg', (route) => route.abort());
    try {
      await play(stage, MESSAGE, panel, { sections: true, section: 'gallery' });
      await expect(stage.page.locator('.picture .stand-in')).toHaveCount(3);
      await expect(stage.page.locator('.picture img')).toHaveCount(0);
      await designed(stage.page);
      for (const item of ['gallery/a', 'gallery/b']) {
        await play(stage, MESSAGE, panel, {
          sections: true,
          section: 'gallery',
          item,
        });
        await expect(stage.page.getByRole('img', { name: /The picture is missing/ })).toBeVisible();
        await designed(stage.page);
      }
    } finally {
      await stage.page.unroute('**/*.svg');
    }
  });
}
