import { FULL_HD, LANGUAGES, ORIENTATIONS, expect, hung, test, type Page } from './stage';
import { MESSAGE, play } from './scenes';

const title = (page: Page) => page.locator('article h1');
const lead = (page: Page, id: string) => page.locator(`[data-leads="${id}"]`);
const person = { section: 'people', item: 'people/b' };
const event = { section: 'history', item: 'history/three' };

for (const language of LANGUAGES)
  test(`people stand in the order they were given in, each with a name and one line, in ${language}`, async ({
    stage,
  }) => {
    const { page } = stage;
    await play(stage, MESSAGE, FULL_HD, { section: 'people', language });
    await expect(page.locator('.cards .name')).toHaveText(
      language === 'en' ? ['Seventy years', 'Steel learns to bend'] : ['七十周年', '弯出来的钢'],
    );
    await expect(page.locator('.cards .line')).toHaveText(
      language === 'en'
        ? [
            'The school looks ahead.',
            'Liquid steel enters upright and leaves lying down, in one unbroken strand.',
          ]
        : ['学校展望未来。', '钢水竖着进去，横着出来，一气连成。'],
    );
    await page.locator('.cards [data-control=item]').nth(1).tap();
    await expect(title(page)).toHaveText(language === 'en' ? 'Steel learns to bend' : '弯出来的钢');
  });

test('a person shows every event that names them, and an event its people in its order', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, person);
  await expect(page.locator('[data-control=event]')).toHaveText([
    /24 June 1964\s*Steel learns to bend/,
    /April 2022\s*Seventy years/,
  ]);
  await expect(page.locator('[data-control=person]')).toHaveCount(0);
  await play(stage, MESSAGE, FULL_HD, event);
  const people = page.locator('[data-control=person]');
  await expect(people).toHaveCount(2);
  expect(
    await people.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['leads'])),
  ).toEqual(['people/b', 'people/a']);
});

test('from an event to a person, to another event, and back the same way', async ({ stage }) => {
  const { page } = stage;
  const back = page.locator('[data-control=back]');
  await play(stage, MESSAGE, FULL_HD, person);
  await lead(page, 'history/two').tap();
  await expect(page.locator('[data-control=event]')).toHaveCount(0);
  await lead(page, 'people/b').tap();
  // One came from there: it is the way back, not a further step.
  await expect(lead(page, 'history/three')).toBeVisible();
  await back.tap();
  await expect(page.locator('.cards')).toBeVisible();

  await play(stage, MESSAGE, FULL_HD, person);
  await lead(page, 'history/three').tap();
  await lead(page, 'people/a').tap();
  await expect(title(page)).toHaveText('Seventy years');
  await expect(page.locator('[data-control=event]')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(lead(page, 'people/b')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText('Steel learns to bend');
  await page.keyboard.press('Escape');
  await expect(page.locator('.cards')).toBeVisible();
});

test('the way back goes over the next item, and ends at home', async ({ stage }) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, event);
  await lead(page, 'people/a').tap();
  await page.locator('[data-control=next-item]').tap();
  await expect(title(page)).toHaveText('Steel learns to bend');
  await page.locator('[data-control=back]').tap();
  await expect(lead(page, 'people/a')).toBeVisible();
  await lead(page, 'people/a').tap();
  await page.locator('[data-control=home]').tap();
  await page.locator('[data-control=enter-people]').tap();
  await page.locator('[data-control=item]').first().tap();
  await page.locator('[data-control=back]').tap();
  await expect(page.locator('.cards')).toBeVisible();
});

test('an item says when, where, what about and from where, with tags by their names', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, { section: 'history', item: 'history/one' });
  await expect(page.locator('article .date').first()).toHaveText('1952');
  await expect(page.locator('.about span')).toHaveText(['Beijing', 'Teaching']);
  await expect(page.locator('.source')).toHaveText(['Sample Archive, A school for steel, 1952']);
  await play(stage, MESSAGE, FULL_HD, {
    section: 'history',
    item: 'history/one',
    undeclared: true,
  });
  await expect(page.locator('.about span')).toHaveText(['Beijing', 'teaching']);
});

for (const orientation of ORIENTATIONS)
  for (const low of [false, true])
    test(`a picture leaves room for the title below it, ${orientation}${low ? ', low reach' : ''}`, async ({
      stage,
    }) => {
      const { page } = stage;
      for (const size of [0, 2]) {
        const panel = hung(FULL_HD, orientation);
        await play(stage, MESSAGE, panel, { section: 'history', item: 'history/one', low, size });
        const picture = await page.locator('article img').first().boundingBox();
        const title = await page.locator('article h1').boundingBox();
        const paper = await page.locator('.scroller').boundingBox();
        if (!picture || !title || !paper) throw new Error('no page');
        expect(picture.height).toBeGreaterThan(paper.height / 4);
        expect(title.y + title.height).toBeLessThan(paper.y + paper.height);
      }
    });
