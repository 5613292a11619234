import { read } from './decode';
import { faultless, inReach, largeEnough } from './faultless';
import { FULL_HD, LANGUAGES, ORIENTATIONS, PANELS, expect, hung, test, type Page } from './stage';

declare global {
  var staffTouches: number;
  var reportPages: string[];
}

const STAFF = 'staff.html';
const TIGHT = PANELS[0] ?? FULL_HD;
const asked = (page: Page) => page.evaluate(() => globalThis.asked);
const turn = (page: Page, place: string) =>
  page.getByRole('button', { name: place, exact: true }).tap();

for (const place of ['Today', 'Report'] as const)
  for (const orientation of ORIENTATIONS)
    for (const language of LANGUAGES)
      test(`${place} has keys of 20 mm and no fault, ${orientation}, ${language}`, async ({
        stage,
      }) => {
        const { page } = stage;
        for (const panel of [hung(TIGHT, orientation), hung(FULL_HD, orientation)]) {
          const address = {
            remarks: 'fallback,diskLow',
            repairs: 2,
            soundless: true,
            role: 'installer',
          };
          await stage.open(panel, address, STAFF);
          await turn(page, place);
          if (language !== 'en') await turn(page, '中文');
          await stage.settle();
          // On a small screen the places scroll: those out of sight come by that.
          const below = await page.evaluate(() => {
            const nav = document.querySelector('nav');
            const end = nav?.getBoundingClientRect().bottom ?? 0;
            const keys = [...(nav?.querySelectorAll('button') ?? [])];
            return keys
              .filter((key) => key.getBoundingClientRect().bottom > end + 1)
              .map((key) => key.textContent.trim());
          });
          await inReach(page, panel, 5, below);
          await largeEnough(page, panel);
        }
        await faultless(page);
      });

test('today says what is on the screen and how the machine does', async ({ stage }) => {
  const { page } = stage;
  const main = page.locator('main');
  const headings = main.getByRole('heading');
  await stage.open(FULL_HD, { note: 'For the opening', repairs: 1, free: 9216 }, STAFF);
  await expect(headings).toHaveText(['All is well', 'On the screen', 'The machine']);
  await expect(page.locator('.member')).toHaveText('Mei Curator');
  await expect(main.locator('section').first()).toContainText(
    /Edition 12.*Published 27 November 2026.*by Mei.*For the opening.*37 visits today/,
  );
  await expect(main.getByRole('listitem')).toHaveText([
    'Sound works',
    'Brought itself back once in 24 hours',
    '9.0 GB free',
    'Temperature normal: 48 °C',
    'Running for 3 days',
    'Uses 643 MB of memory',
  ]);

  const wrong = { remarks: 'clockWrong,new', soundless: true, degrees: 90, up: 61, repairs: 2 };
  await stage.open(FULL_HD, { ...wrong, edition: 0 }, STAFF);
  await expect(headings.first()).toHaveText('4 things to see to');
  await expect(main.locator('.things h2')).toHaveText([
    'The clock is wrong',
    'Something is wrong: new',
    'No sound',
    'The machine is hot: 90 °C',
  ]);
  await expect(main.locator('.edition')).toHaveText('The built-in edition');
  await expect(main.locator('section li')).toHaveText([
    'Brought itself back 2 times in 24 hours',
    '38 GB free',
    'Running for 61 minutes',
    'Uses 643 MB of memory',
  ]);

  await stage.open(FULL_HD, { unmeasured: true }, STAFF);
  await expect(main.locator('section li')).toHaveText(['No repair in 24 hours']);
  await expect(main.locator('.measured')).toContainText('Not measured yet');
});

for (const panel of [hung(FULL_HD, 'landscape'), hung(FULL_HD, 'portrait'), TIGHT])
  test(`a phone reads every page of the report off a ${panel.name} screen`, async ({ stage }) => {
    const { page } = stage;
    await stage.open(panel, { pages: 2 }, STAFF);
    await turn(page, 'Report');
    const pages = await page.evaluate(() => globalThis.reportPages);
    for (const [n, text] of pages.entries()) {
      await expect(page.getByRole('status')).toHaveText(`Page ${String(n + 1)} of 2`);
      expect(await read(page)).toBe(text);
      if (panel !== TIGHT) await expect(page.locator('pre')).toHaveText(text);
      const svg = page.locator('.code svg');
      const modules = Number((await svg.getAttribute('viewBox'))?.split(' ')[2]);
      const { width = 0 } = (await svg.boundingBox()) ?? {};
      expect((width * panel.mm) / modules, 'a module in mm').toBeGreaterThanOrEqual(0.8);
      // On the last page it sleeps.
      await page.getByRole('button', { name: 'Next page' }).tap({ force: true });
    }
    await expect(page.getByRole('status')).toHaveText('Page 2 of 2');
    await page.getByRole('button', { name: 'Previous page' }).tap();
    await expect(page.getByRole('status')).toHaveText('Page 1 of 2');
  });

test('measuring comes back to today, each touch and key is told, and Close closes', async ({
  stage,
}) => {
  const { page } = stage;
  await stage.open(FULL_HD, {}, STAFF);
  const measuring = page.getByRole('button', { name: 'Measure this screen' });
  await expect(page.getByRole('button', { name: 'Report' })).toBeVisible();
  await expect(measuring, 'a curator has nothing to measure').toHaveCount(0);
  await stage.open(FULL_HD, { role: 'installer' }, STAFF);
  await turn(page, '中文');
  await turn(page, '测量本机屏幕');
  await expect(page.getByRole('heading', { name: '屏幕大小' })).toBeVisible();
  await turn(page, '取消');
  await expect(page.getByRole('heading', { name: '一切正常' })).toBeVisible();
  expect(await asked(page)).toEqual([]);
  expect(await page.evaluate(() => globalThis.staffTouches)).toBe(3);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => globalThis.staffTouches)).toBe(4);
  await turn(page, '关闭');
  expect(await asked(page)).toEqual([{ closed: true }]);
});

test('the installer comes to measuring alone', async ({ stage }) => {
  const { page } = stage;
  await page.goto('about:blank');
  await page.goto(`/${STAFF}?mm=0.25#calibration`);
  await expect(page.getByRole('heading', { name: 'Size of the screen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => asked(page)).toEqual([{ closed: true }]);
});
