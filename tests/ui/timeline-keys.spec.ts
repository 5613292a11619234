import { FULL_HD, HUNG, ORIENTATIONS, expect, hung, test } from './stage';
import { left, move, open, rested } from './reel';
import { TOPICS, choose, play } from './scenes';

for (const orientation of ORIENTATIONS)
  test(`topics leave what carries them, say how many, and give everything back, ${orientation}`, async ({
    stage,
  }) => {
    const { page } = stage;
    const panel = hung(FULL_HD, orientation);
    await open(stage, panel);
    const names = page.locator('[data-control=item] .name');
    const size = (count: number) =>
      expect(page.locator('[data-entry]').first()).toHaveAttribute('aria-setsize', String(count));
    await size(6);
    await page.locator('[data-control=tag-research]').tap();
    await expect(names).toHaveText(['Steel learns to bend']);
    await expect(page.locator('[data-said]')).toHaveText('1 of 3 events');
    await size(2);
    // One more topic adds its events.
    await page.locator('[data-control=tag-campus]').tap();
    await expect(names).toHaveText(['Steel learns to bend', 'Seventy years']);
    for (const id of ['research', 'campus']) await page.locator(`[data-control=tag-${id}]`).tap();
    await size(6);
    // Next and previous keep to what was chosen.
    await page.locator('[data-control=tag-campus]').tap();
    await names.first().tap();
    await expect(page.locator('[data-control=next-item]')).toHaveAttribute('aria-disabled');
    // The next visitor finds everything.
    await page.locator('[data-control=start-over]').tap();
    await page.locator('main').tap();
    await page.locator('[data-control=enter-history]').tap();
    await size(6);
  });

test('where there is no room for the topics they open over the cards, and close at a touch beside', async ({
  stage,
}) => {
  const { page } = stage;
  const [small] = HUNG;
  await open(stage, small, { events: 100 });
  await expect(page.locator('[data-control^=tag-]')).toHaveCount(0);
  await choose(page);
  await expect(page.locator('.panel p')).toHaveText(/^\d+ of 100 events$/);
  await page.mouse.click(640, 20);
  await expect(page.locator('[data-control^=tag-]')).toHaveCount(0);
  await expect(page.locator('[data-control=close]')).toHaveCount(0);
});

test('topics that are laid open are chosen by the keyboard alone, and Escape leads back to their key', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, { ...TOPICS, act: undefined }, HUNG[0] ?? FULL_HD);
  const key = page.locator('[data-control=filter]');
  const pills = page.locator('[data-control^=tag-]');
  await expect(key).not.toHaveAttribute('aria-pressed');
  await expect(key).toHaveAttribute('aria-expanded', 'false');
  await key.focus();
  await page.keyboard.press('Enter');
  await expect(key).toHaveAttribute('aria-expanded', 'true');
  await expect(pills.first()).toBeFocused();
  // At once, and from the key itself.
  await page.keyboard.press('Escape');
  await expect(pills).toHaveCount(0);
  await expect(key).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pills.first()).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(key).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pills).toHaveCount(0);
  await expect(key).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(pills.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('status')).toHaveText(/^\d+ of 100 events$/);
  await page.keyboard.press('Escape');
  await expect(key).toBeFocused();
  // What the panel said is not said once more.
  await expect(page.locator('[data-said]')).toHaveCount(0);
  await expect(page.locator('[data-screen=section]')).toBeVisible();
});

test('what is said twice is shown and announced twice', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { sections: false, whole: true });
  const press = (tag: string) => page.locator(`[data-control=tag-${tag}]`).tap();
  const said = page.locator('[data-said]');
  for (const tag of ['campus', 'people']) await press(tag);
  await expect(said).toHaveText('22 of 37 events');
  await said.locator('span').evaluate((one) => one.setAttribute('data-first', ''));
  await expect(said).toHaveCount(0);
  // All that it adds is there already.
  await press('sport');
  await expect(said).toHaveText('22 of 37 events');
  await expect(page.locator('[data-first]')).toHaveCount(0);
});

test('a timeline of a single event counts it as one', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { lone: true });
  await page.locator('[data-control=tag-teaching]').tap();
  await expect(page.locator('[data-said]')).toHaveText('1 of 1 event');
});

test('a detour to a person or to the search leaves what was chosen, and the place', async ({
  stage,
}) => {
  const { page } = stage;
  await open(stage, FULL_HD);
  const key = page.locator('[data-control=tag-campus]');
  const size = (count: number) =>
    expect(page.locator('[data-entry]').first()).toHaveAttribute('aria-setsize', String(count));
  await key.tap();
  await size(2);
  await page.locator('[data-control=item]').tap();
  await page.locator('[data-leads="people/b"]').tap();
  await page.locator('[data-control=back]').tap();
  await page.locator('[data-control=close]').tap();
  await expect(key).toHaveAttribute('aria-pressed', 'true');
  await size(2);
  await page.locator('[data-control=search]').tap();
  await page.locator('[data-control=home]').tap();
  await page.locator('[data-control=enter-history]').tap();
  await expect(key).toHaveAttribute('aria-pressed', 'true');
  await size(2);
  // What somebody leads to stands among its neighbours even where it was not chosen.
  await page.locator('[data-control=home]').tap();
  await page.locator('[data-control=enter-people]').tap();
  await page.locator('[data-item="people/b"]').tap();
  await page.locator('[data-leads="history/two"]').tap();
  await expect(page.locator('[data-control=next-item]')).not.toHaveAttribute('aria-disabled');
  await page.locator('[data-control=close]').tap();
  await size(6);

  await open(stage, FULL_HD, { events: 1000 });
  await move(page, 0.5);
  const was = await left(page);
  await page.locator('[data-control=search]').tap();
  await page.locator('[data-control=home]').tap();
  await page.locator('[data-control=enter-history]').tap();
  await expect.poll(() => left(page)).toBeCloseTo(was, -1);
});

test('a filter keeps the place in time', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { events: 1000 });
  await move(page, 0.5);
  const year = async () => {
    const told = await page.locator('[data-control=scrubber]').getAttribute('aria-valuetext');
    return Number(/\d{4}/.exec(told ?? '')?.[0]);
  };
  const was = await year();
  await page.locator('[data-control^=tag-]').first().tap();
  expect(Math.abs((await year()) - was)).toBeLessThanOrEqual(1);
});

test('the scrubber leads to any decade by a touch, by a drag and by keys', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { events: 1000 });
  const slider = page.locator('[data-control=scrubber]');
  const box = await slider.boundingBox();
  if (!box) throw new Error('no scrubber');
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  const window = () =>
    slider.locator('i').evaluate((one) => {
      const bar = one.parentElement?.getBoundingClientRect();
      const { left, width } = one.getBoundingClientRect();
      return bar ? (left + width / 2 - bar.left) / bar.width : NaN;
    });
  await page.mouse.click(...at(0.6));
  await expect.poll(window).toBeCloseTo(0.6, 1);
  await page.mouse.move(...at(0.6));
  await page.mouse.down();
  await page.mouse.move(...at(0.3), { steps: 5 });
  await expect.poll(window).toBeCloseTo(0.3, 1);
  await page.mouse.up();
  const year = async () =>
    Number(/\d{4}/.exec((await slider.getAttribute('aria-valuetext')) ?? '')?.[0]);
  await slider.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => left(page)).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Math.abs((await year()) - 1960)).toBeLessThanOrEqual(1);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Math.abs((await year()) - 1970)).toBeLessThanOrEqual(1);
  await page.keyboard.press('PageUp');
  await expect(slider).toHaveAttribute('aria-valuetext', /Wider Doors/);
  await page.keyboard.press('End');
  await expect(page.locator('[data-control=later]')).toHaveAttribute('aria-disabled');
});

for (const still of [false, true])
  test(`two quick presses of a key move the steel by two screens, ${still ? 'at once' : 'gliding'}`, async ({
    stage,
  }) => {
    const { page } = stage;
    await open(stage, FULL_HD, { events: 1000, still });
    const press = (times: number) =>
      page.evaluate((count) => {
        for (let n = 0; n < count; n++)
          document.querySelector<HTMLElement>('[data-control=later]')?.click();
      }, times);
    await press(1);
    await rested(page);
    const one = await left(page);
    await press(2);
    await rested(page);
    expect(await left(page)).toBeCloseTo(3 * one, -1);
  });
