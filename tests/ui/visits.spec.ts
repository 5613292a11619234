import { violations } from './axe';
import { inReach, largeEnough, legible } from './faultless';
import { FULL_HD, LANGUAGES, ORIENTATIONS, PANELS, expect, hung, test, type Page } from './stage';

const STAFF = 'staff.html';
const TIGHT = PANELS[0] ?? FULL_HD;
const asked = (page: Page) => page.evaluate(() => globalThis.asked);
const turn = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).tap();

/** The rows of the table with this heading, which stands behind a chart. */
const rows = (page: Page, title: string) =>
  page
    .getByRole('figure', { name: title })
    .getByRole('row')
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
      ),
    );

for (const visits of [37, 0])
  for (const orientation of ORIENTATIONS)
    for (const language of LANGUAGES)
      test(`${visits ? 'visits' : 'no visits'} have keys of 20 mm and no fault, ${orientation}, ${language}`, async ({
        stage,
      }) => {
        const { page } = stage;
        for (const panel of [hung(TIGHT, orientation), hung(FULL_HD, orientation)]) {
          await stage.open(panel, { visits, role: 'installer' }, STAFF);
          await turn(page, 'Visits');
          if (language !== 'en') await turn(page, '中文');
          await page.getByRole('group').waitFor();
          await stage.settle();
          for (const down of [0, 0.5, 1]) {
            await page.locator('.scroller').evaluate((one, share) => {
              one.scrollTop = share * (one.scrollHeight - one.clientHeight);
            }, down);
            await inReach(page, panel, 5);
          }
          await largeEnough(page, panel);
        }
        expect.soft(await violations(page)).toEqual([]);
        // Where all of it is on the screen: what fades out at the end of a smaller one is faint.
        const large = hung(PANELS[3] ?? FULL_HD, orientation);
        await page.setViewportSize({ width: large.width, height: large.height });
        await stage.settle();
        await legible(page);
      });

test('the counts are drawn, and said to those who do not see them', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, { visits: 40 }, STAFF);
  await turn(page, 'Visits');
  const main = page.locator('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(/^1,\d{3} visits$/);
  await expect(main.locator('.between')).toHaveText('30 October – 28 November 2026');
  await expect(main).toContainText('Half of them lasted 1 min 44 s or less.');
  const days = await rows(page, 'By day');
  expect(days).toHaveLength(31);
  expect(days[0]).toEqual(['Day', 'Visits']);
  expect(days[30]?.[0]).toBe('28 November 2026');
  const drawn = page.getByRole('figure', { name: 'By day' }).locator('rect');
  const heights = await drawn.evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().height),
  );
  const counts = days.slice(1).map(([, count]) => Number(count));
  const scale = Math.max(...heights) / Math.max(...counts);
  for (const [n, height] of heights.entries())
    expect(height).toBeCloseTo((counts[n] ?? 0) * scale, 0);
  const sections = await rows(page, 'What was opened');
  expect(sections.map(([name]) => name)).toEqual([
    'What was opened',
    expect.stringMatching(/^Seventy years of steel Typically 1 min 28 s.*41% to the end of a text/),
    expect.stringMatching(/^Message From the Chancellor and the President Typically 46 s.*23%/),
    expect.stringMatching(/^old-gallery /),
  ]);
  expect((await rows(page, 'Language at the end')).map(([name]) => name)).toContain('简体中文');

  await turn(page, '1 day');
  await expect(main.locator('.between')).toHaveText('28 November 2026');
  await expect(page.getByRole('figure', { name: 'By day' })).toHaveCount(0);
  const hours = await rows(page, 'By the hour they began');
  expect(hours.reduce((sum, [, count]) => sum + (Number(count) || 0), 0)).toBeGreaterThan(20);
});

test('the counts go to a stick, and what goes wrong is said', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, {}, STAFF);
  await turn(page, 'Visits');
  await turn(page, '7 days');
  await turn(page, '中文');
  await turn(page, '保存到 U 盘');
  await expect(page.getByRole('status')).toContainText(
    'jubilee-visits-2026-11-22-2026-11-28.xlsx, jubilee-visits-2026-11-22-2026-11-28.csv',
  );
  expect(await asked(page)).toEqual([{ exported: { days: 7, language: 'zh-Hans' } }]);
  for (const [address, said] of [
    [{ noStick: true }, 'there is no stick'],
    [{ stickFull: true }, 'Nothing was saved. The machine says: no space left on device'],
  ] as const) {
    await stage.open(FULL_HD, { ...address }, STAFF);
    await turn(page, 'Visits');
    await turn(page, 'Save on a stick');
    await expect(page.getByRole('alert')).toContainText(said);
    expect(await violations(page)).toEqual([]);
  }
  await stage.open(FULL_HD, { role: 'attendant' }, STAFF);
  await turn(page, 'Visits');
  await page.getByRole('figure').first().waitFor();
  await expect(page.getByRole('button', { name: 'Save on a stick' })).toHaveCount(0);
});

test('where nobody was yet, or nothing can be read, the page says so', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, { visits: 0 }, STAFF);
  await expect(page.locator('.facts .visits')).toHaveText('No visit today yet');
  await turn(page, 'Visits');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody was here yet');
  await expect(page.getByRole('figure')).toHaveCount(0);
  await stage.open(FULL_HD, { unread: true, uncounted: true }, STAFF);
  await expect(page.locator('.facts .visits')).toHaveCount(0);
  await turn(page, 'Visits');
  await expect(page.getByRole('alert')).toContainText('can’t be read');
});
