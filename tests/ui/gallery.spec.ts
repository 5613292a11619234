import { FULL_HD, LANGUAGES, ORIENTATIONS, expect, hung, test } from './stage';
import { ATTRACT, LARGE_PICTURE, MESSAGE, WALL, play } from './scenes';

for (const orientation of ORIENTATIONS)
  for (const language of LANGUAGES)
    test(`every picture of a wall of many hangs in its order with its title below, ${orientation}, ${language}`, async ({
      stage,
    }) => {
      const { page } = stage;
      await play(stage, WALL, hung(FULL_HD, orientation), { language });
      const hangs = page.locator('.wall [data-control=item]');
      await expect(hangs).toHaveCount(28);
      const boxes = await hangs.evaluateAll((all) =>
        all.map((one) => {
          const [picture, words] = ['.picture', '.words'].map((part) =>
            one.querySelector(part)?.getBoundingClientRect(),
          );
          return { picture, words, x: picture?.x ?? 0, y: picture?.y ?? 0 };
        }),
      );
      boxes.forEach(({ picture, words, x, y }, n) => {
        expect(words?.top).toBeGreaterThanOrEqual((picture?.bottom ?? 0) - 1);
        const next = boxes[n + 1];
        if (next) expect(next.y > y || next.x > x).toBe(true);
      });
      // Tightly: more than one in a row.
      expect(new Set(boxes.map(({ y }) => Math.round(y))).size).toBeLessThan(20);
    });

test('the wall stands still while its pictures come, and asks early only for those in sight', async ({
  stage,
}) => {
  const { page } = stage;
  // One window serves all tests, and might still show a wall.
  await play(stage, ATTRACT, FULL_HD);
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/*.svg', async (route) => {
    await held;
    await route.continue();
  });
  try {
    const opened = play(stage, WALL, FULL_HD);
    await page.locator('.wall [data-control=item]').first().waitFor();
    await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      await document.fonts.ready;
    });
    const tops = () =>
      page
        .locator('.wall [data-control=item]')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    const before = await tops();
    release();
    await opened;
    await expect
      .poll(() =>
        page.locator('.wall img').evaluateAll((all) => (all[0] as HTMLImageElement).complete),
      )
      .toBe(true);
    await stage.settle();
    expect(await tops()).toEqual(before);
    const later = await page
      .locator('.wall img')
      .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).loading));
    expect(later.slice(0, 4)).toEqual(['auto', 'auto', 'auto', 'auto']);
    expect(later.slice(8)).not.toContain('auto');
  } finally {
    release();
    await page.unroute('**/*.svg');
  }
});

test('a picture of the wall opens large in place, leads to the next, and leaves the wall as it was', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, WALL, FULL_HD);
  const scroller = page.locator('.scroller');
  const eighth = page.locator('[data-control=item]').nth(8);
  await eighth.scrollIntoViewIfNeeded();
  const stood = await scroller.evaluate((one) => one.scrollTop);
  expect(stood).toBeGreaterThan(0);
  await eighth.tap();
  const layer = page.getByRole('dialog');
  const title = layer.locator('.title');
  await expect(title).toHaveText('A school for steel');
  await page.locator('[data-control=next-picture]').tap();
  await expect(title).toHaveText('Steel learns to bend');
  await page.locator('[data-control=previous-picture]').tap();
  await page.locator('[data-control=previous-picture]').tap();
  await expect(title).toHaveText('Seventy years');
  await page.locator('[data-control=close]').tap();
  await expect(layer).toHaveCount(0);
  expect(await scroller.evaluate((one) => one.scrollTop)).toBe(stood);
  await expect(eighth).toBeInViewport();
});

test('what there is to read of a picture is one touch away, and nothing is offered where there is nothing', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, LARGE_PICTURE, FULL_HD);
  await page.locator('[data-control=read-more]').tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('article h1')).toHaveText('Steel learns to bend');
  await page.locator('[data-control=back]').tap();
  await expect(page.locator('.wall')).toBeVisible();
  await play(stage, LARGE_PICTURE, FULL_HD, { wordless: true });
  await expect(page.locator('[data-control=close]')).toBeVisible();
  await expect(page.locator('[data-control=read-more]')).toHaveCount(0);
});

test('back from what there is to read of a picture the wall is as it was, with the focus on it', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, WALL, FULL_HD);
  const top = () => page.locator('.scroller').evaluate((one) => one.scrollTop);
  const card = (n: number) => page.locator('[data-item]').nth(n);
  await card(14).scrollIntoViewIfNeeded();
  const stood = await top();
  expect(stood).toBeGreaterThan(0);
  await card(14).tap();
  await page.locator('[data-control=read-more]').tap();
  await page.locator('[data-control=back]').tap();
  await expect(card(14)).toBeFocused();
  expect(await top()).toBe(stood);
  // From one item to the next one comes to its place.
  await card(14).tap();
  await page.locator('[data-control=read-more]').tap();
  for (let n = 0; n < 12; n++) await page.locator('[data-control=next-item]').tap();
  await page.keyboard.press('Escape');
  await expect(card(26)).toBeFocused();
  await expect(card(26)).toBeInViewport();
  // From elsewhere one begins anew.
  await page.locator('[data-control=home]').tap();
  await page.locator('[data-control=enter-gallery]').tap();
  await expect(page.locator('main h1')).toBeFocused();
  expect(await top()).toBe(0);
  // So does the next visitor.
  await card(14).scrollIntoViewIfNeeded();
  await page.locator('[data-control=start-over]').tap();
  await page.locator('main').tap();
  await page.locator('[data-control=enter-gallery]').tap();
  expect(await top()).toBe(0);
});

test('back from a person the list has the focus on them', async ({ stage }) => {
  const { page } = stage;
  await play(stage, MESSAGE, FULL_HD, { section: 'people' });
  const card = page.locator('[data-item="people/b"]');
  await card.tap();
  await page.keyboard.press('Escape');
  await expect(card).toBeFocused();
});

test('of a wall of thousands only what is near is drawn', async ({ stage }) => {
  const { page } = stage;
  await play(stage, WALL, FULL_HD, { many: 2000 });
  const cards = page.locator('[data-item]');
  expect(await cards.count()).toBeLessThan(200);
  await expect(page.locator('.wall li').first()).toHaveAttribute('aria-setsize', '2000');
  const before = await cards.count();
  await cards.last().scrollIntoViewIfNeeded();
  await expect.poll(() => cards.count()).toBeGreaterThan(before);
  // What was far down is there when one comes back to it.
  const id = await cards.last().getAttribute('data-item');
  await cards.last().tap();
  await page.locator('[data-control=read-more]').tap();
  await page.locator('[data-control=back]').tap();
  await expect(page.locator(`[data-item="${String(id)}"]`)).toBeFocused();
  await expect(page.locator(`[data-item="${String(id)}"]`)).toBeInViewport();
});
