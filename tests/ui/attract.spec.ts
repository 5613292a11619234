import { FULL_HD, LANGUAGES, expect, hung, test } from './stage';
import { ATTRACT, play } from './scenes';

for (const still of [false, true])
  test(`attract goes on when the window changes its shape, ${still ? 'reduced motion' : 'in motion'}`, async ({
    stage,
  }) => {
    const { page } = stage;
    const lit = () =>
      page
        .locator('.lights img')
        .evaluateAll((all) => all.some((one) => Number((one as HTMLElement).style.opacity) > 0));
    await play(stage, ATTRACT, FULL_HD, { still });
    await expect.poll(lit, { timeout: 30_000 }).toBe(true);
    const { width, height } = hung(FULL_HD, 'portrait');
    await page.setViewportSize({ width, height });
    await expect(page.locator('html')).toHaveAttribute('data-shape', 'tall');
    await expect.poll(lit, { timeout: 30_000 }).toBe(true);
  });

for (const language of LANGUAGES)
  test(`attract tells the years before our era in words in ${language}`, async ({ stage }) => {
    await play(stage, ATTRACT, FULL_HD, { language, years: '-1000,2022' });
    const words = language === 'en' ? '1000 BC' : '公元前1000年';
    await expect(stage.page.locator('.year')).toHaveText([words, '2022']);
  });
