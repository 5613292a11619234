import { violations } from './axe';
import { legible } from './faultless';
import { controls, overlapping, textFaults } from './seen';
import { FULL_HD, LANGUAGES, ORIENTATIONS, expect, hung, test, type Page } from './stage';

declare global {
  var steps: { command: string; with: unknown[] }[] | undefined;
}

const STAFF = 'staff.html';
const PLACES = {
  en: { draft: 'Exhibition', editions: 'Editions' },
  'zh-Hans': { draft: '展览内容', editions: '版本' },
};
const press = (page: Page, name: string) => page.locator(`[data-control="${name}"]`).tap();
const commands = (page: Page) =>
  page.evaluate(() => (globalThis.steps ?? []).map(({ command }) => command));
const last = (page: Page) => page.evaluate(() => globalThis.steps?.at(-1)?.with);

/** What curators see at their desk: the presses that lead there, and what the address says before. */
const VIEWS: [string, string[], Record<string, string | number | boolean>?][] = [
  ['no draft', [], { nodraft: true }],
  ['the whole draft', []],
  ['the cards of a gallery', ['part-gallery'], { many: 7 }],
  [
    'the words of a picture, being typed',
    ['part-gallery', 'picture-最终版 (2).jpg', 'caption-zh-Hans', 'type-b'],
  ],
  ['a text, being typed', ['part-history/1960-key', 'text', 'text-en']],
  ['no stick', ['load'], { nostick: true }],
  ['what lies on a stick', ['load', 'entry-照片']],
  ['what was loaded', ['load', 'everything', 'load-chosen']],
  ['what would be published', ['publishing', 'note']],
  ['a refusal', ['publishing'], { refuse: 'homeIsBusy' }],
];

async function come(page: Page, language: 'en' | 'zh-Hans', place: 'draft' | 'editions') {
  if (language !== 'en') await page.getByRole('button', { name: '中文', exact: true }).tap();
  await page.getByRole('button', { name: PLACES[language][place], exact: true }).tap();
}

async function isSound(page: Page, mm: number, panel: { width: number; height: number }) {
  const all = await controls(page);
  expect(all.length).toBeGreaterThan(5);
  for (const { name, x, y, width, height } of all) {
    // What is further down comes by scrolling.
    if (y + height > panel.height || x + width > panel.width) continue;
    expect.soft(width * mm, `${name}, width in mm`).toBeGreaterThanOrEqual(19.95);
    expect.soft(height * mm, `${name}, height in mm`).toBeGreaterThanOrEqual(19.95);
  }
  expect.soft(overlapping(all.filter(({ covered }) => !covered))).toEqual([]);
  expect.soft(await textFaults(page)).toEqual([]);
  expect.soft(await violations(page)).toEqual([]);
}

for (const [name, presses, address = {}] of VIEWS)
  test(`${name}: keys of 20 mm, every word whole, and no fault`, async ({ stage }) => {
    const { page } = stage;
    for (const orientation of ORIENTATIONS)
      for (const language of LANGUAGES) {
        const panel = hung(FULL_HD, orientation);
        await stage.open(panel, address, STAFF);
        await come(page, language, 'draft');
        for (const one of presses) await press(page, one);
        await stage.settle();
        await isSound(page, panel.mm, panel);
      }
    await legible(page);
  });

test('editions: keys of 20 mm and no fault, and an earlier one is shown after a question', async ({
  stage,
}) => {
  const { page } = stage;
  for (const orientation of ORIENTATIONS)
    for (const language of LANGUAGES) {
      const panel = hung(FULL_HD, orientation);
      await stage.open(panel, {}, STAFF);
      await come(page, language, 'editions');
      await press(page, 'go-back-11');
      await stage.settle();
      await isSound(page, panel.mm, panel);
    }
  await page.getByRole('button', { name: '取消' }).tap();
  await expect(page.locator('[data-control="go-back-now"]')).toHaveCount(0);
  await stage.open(FULL_HD, { role: 'attendant' }, STAFF);
  await come(page, 'en', 'editions');
  await expect(page.locator('[data-control^="go-back"]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Exhibition' })).toHaveCount(0);
});

test('the words of a picture are typed by touch, Chinese by pinyin, and nothing is lost', async ({
  stage,
}) => {
  const { page } = stage;
  await stage.open(FULL_HD, {}, STAFF);
  await come(page, 'en', 'draft');
  await press(page, 'part-gallery');
  await press(page, 'picture-最终版 (2).jpg');
  await press(page, 'take-caption-en');
  await press(page, 'alt-en');
  await press(page, 'shift');
  for (const letter of 'a') await press(page, `type-${letter}`);
  await press(page, 'space');
  for (const letter of 'yarz') await press(page, `type-${letter}`);
  await press(page, 'erase');
  await press(page, 'type-d');
  await press(page, 'caption-zh-Hans');
  for (const letter of 'beijing') await press(page, `type-${letter}`);
  await press(page, 'offer-北');
  await press(page, 'offer-京');
  await press(page, 'stop');
  // A keyboard that is plugged in types too.
  await page.locator('[data-control="credit-en"]').fill('Li Na');
  // To go on is to save.
  await press(page, 'before');
  const said = {
    alt: { en: 'A yard' },
    caption: { en: 'The yard in May', 'zh-Hans': '北京。' },
    credit: { en: 'Li Na' },
  };
  expect(await last(page)).toEqual(['gallery/media.toml', '最终版 (2).jpg', said]);
  await expect(page.getByRole('heading', { name: 'Picture 1 of 2' })).toBeVisible();
  await press(page, 'back');
  await press(page, 'back');
  await press(page, 'undo');
  expect((await commands(page)).at(-1)).toBe('undoStep');
});

test('a text is typed beside its translation and saved on the way out', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, {}, STAFF);
  await come(page, 'en', 'draft');
  await press(page, 'part-history/1960-key');
  await press(page, 'text');
  await press(page, 'text-zh-Hans');
  for (const letter of 'ren') await press(page, `type-${letter}`);
  await press(page, 'space');
  await press(page, 'paragraph');
  await press(page, 'back');
  expect(await last(page)).toEqual(['history/1960-key', 'zh-Hans', '人\n\n']);
  expect(await commands(page)).toEqual(['writeText']);
});

test('a stick is loaded, looked at and published', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, {}, STAFF);
  await come(page, 'en', 'draft');
  await press(page, 'load');
  await press(page, 'entry-照片');
  await press(page, 'load-chosen');
  await expect(page.locator('.sum')).toHaveText('2 loaded, 1 already there, 1 not loaded');
  await expect(page.locator('.problems')).toContainText('照片/film.mov');
  const steps = await page.evaluate(() => globalThis.steps);
  expect(steps?.[0]?.with).toEqual([['/media/KINGSTON/照片'], null]);
  await press(page, 'done');
  await press(page, 'look');
  expect((await commands(page)).slice(-2)).toEqual(['buildPreview', 'openPreview']);
  await press(page, 'publishing');
  await press(page, 'note');
  for (const letter of 'may') await press(page, `type-${letter}`);
  await press(page, 'publish-now');
  await expect(page.getByRole('heading', { name: 'Edition 13 is published' })).toBeVisible();
  expect(await last(page)).toEqual(['may', false]);
});

test('what is refused is told, and what was typed is still there', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, { refuse: 'draftChanged' }, STAFF);
  await come(page, 'en', 'draft');
  await press(page, 'part-gallery');
  await press(page, 'picture-gate.jpg');
  await press(page, 'caption-en');
  await press(page, 'type-x');
  await press(page, 'back');
  await expect(page.getByRole('alert')).toContainText('Nothing was overwritten');
  await expect(page.locator('[data-control="caption-en"]')).toHaveValue(/x/);
});

test('a draft in the visitor’s interface says so and is left by one key', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, { preview: true, screen: 'home' });
  const away = page.getByRole('button', { name: 'Close the draft' });
  await expect(away).toBeVisible();
  const box = await away.boundingBox();
  expect((box?.width ?? 0) * FULL_HD.mm).toBeGreaterThanOrEqual(19.95);
  await away.tap();
  await stage.open(FULL_HD, { screen: 'home' });
  await expect(page.getByRole('button', { name: 'Close the draft' })).toHaveCount(0);
});
