import type { MachineSettings } from '../../ui/src/bridge/generated/MachineSettings';
import { faultless, largeEnough } from './faultless';
import { controls, overlapping, textFaults } from './seen';
import {
  FULL_HD,
  LANGUAGES,
  ORIENTATIONS,
  PANELS,
  expect,
  hung,
  test,
  type Address,
  type Page,
  type Panel,
  type Stage,
} from './stage';

const STAFF = 'staff.html';
const TIGHT = PANELS[0] ?? FULL_HD;

/** What the shell was asked. */
interface Asked {
  settings?: MachineSettings;
  tone?: [string | null, number];
}
const asked = (page: Page): Promise<Asked[]> =>
  page.evaluate(() => (globalThis.asked ?? []) as unknown as Asked[]);
const key = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Opens the settings as an installer, unless the address says otherwise. */
async function settings(stage: Stage, panel: Panel, address: Address = {}, named = 'Settings') {
  await stage.open(panel, { role: 'installer', ...address }, STAFF);
  if (named !== 'Settings') await key(stage.page, '中文').tap();
  await key(stage.page, named).tap();
  await expect(stage.page.getByRole('heading', { level: 1 })).toHaveText(named);
}

/** Saves, and tells what the shell was asked to keep. */
async function saved(page: Page): Promise<MachineSettings> {
  await key(page, 'Save').tap();
  await expect(page.locator('.saving p')).toContainText('Saved');
  const kept = (await asked(page)).flatMap((one) => one.settings ?? []).at(-1);
  if (!kept) throw new Error('nothing was saved');
  return kept;
}

for (const orientation of ORIENTATIONS)
  for (const language of LANGUAGES)
    test(`settings have keys of 20 mm and no fault, ${orientation}, ${language}`, async ({
      stage,
    }) => {
      const { page } = stage;
      for (const panel of [hung(TIGHT, orientation), hung(FULL_HD, orientation)]) {
        await settings(
          stage,
          panel,
          { hours: 1, fault: 1, output: 'Gone', monitor: 'VGA-1' },
          language === 'en' ? 'Settings' : '设置',
        );
        await stage.settle();
        const scroller = page.locator('.settings .scroller');
        const height = await scroller.evaluate((paper) => paper.clientHeight);
        const all = await scroller.evaluate((paper) => paper.scrollHeight);
        for (let top = 0; top < all; top += height * 0.7) {
          await scroller.evaluate((paper, to) => (paper.scrollTop = to), top);
          await stage.settle();
          // What the paper's end cuts is left out and comes with the next look.
          const whole = await controls(page);
          for (const { name, x, y, width, height: high, covered } of whole) {
            expect.soft(width * panel.mm, `${name}, width in mm`).toBeGreaterThanOrEqual(19.95);
            expect.soft(high * panel.mm, `${name}, height in mm`).toBeGreaterThanOrEqual(19.95);
            expect.soft(covered, `${name} is covered`).toBe(false);
            // A look may cut a pixel off the first row.
            const inside =
              x >= 0 && y >= -1 && x + width <= panel.width && y + high <= panel.height;
            expect.soft(inside, `${name} is on the screen`).toBe(true);
          }
          expect.soft(overlapping(whole)).toEqual([]);
        }
        expect.soft(await textFaults(page)).toEqual([]);
        await largeEnough(page, panel);
        await scroller.evaluate((paper) => (paper.scrollTop = 0));
      }
      await faultless(page);
    });

test('languages change their order by touch, and one of them always stays', async ({ stage }) => {
  const { page } = stage;
  await settings(stage, FULL_HD);
  const rows = page.locator('[data-row="en"], [data-row="zh-Hans"]');
  await key(page, '中文: further up').tap();
  await expect(rows.locator('.name')).toHaveText(['中文', 'English']);
  await expect(page.locator('.saving p')).toHaveText('One change is not saved yet.');
  expect((await saved(page)).languages).toEqual(['zh-Hans', 'en']);
  await key(page, 'English: shown').tap();
  await expect(key(page, 'English: hidden')).toBeVisible();
  await key(page, '中文: shown').tap({ force: true });
  await expect(key(page, '中文: shown')).toBeVisible();
  expect((await saved(page)).languages).toEqual(['zh-Hans']);
  await key(page, 'English: hidden').tap();
  await key(page, 'English: further up').tap();
  expect((await saved(page)).languages, 'all in their own order is nothing').toEqual([]);
});

test('times, volume and ceiling go in steps, and the volume never over the ceiling', async ({
  stage,
}) => {
  const { page } = stage;
  await settings(stage, FULL_HD, { role: 'curator' });
  await key(page, 'Until the question whether anybody is there: more').tap();
  await key(page, 'From the question to the start: less').tap();
  await key(page, 'From the question to the start: less').tap({ force: true });
  for (let n = 0; n < 6; n += 1) await key(page, 'Visitors can go up to: less').tap();
  const { idleSeconds, warningSeconds, volume, volumeCeiling } = await saved(page);
  expect({ idleSeconds, warningSeconds, volume, volumeCeiling }).toEqual({
    idleSeconds: 70,
    warningSeconds: 20,
    volume: 55,
    volumeCeiling: 55,
  });
  await expect(page.getByRole('heading', { name: 'Sound output' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Monitor' })).toHaveCount(0);
});

test('a key that is held goes on until it is let go', async ({ stage }) => {
  const { page } = stage;
  await settings(stage, FULL_HD);
  const less = key(page, 'Visitors can go up to: less');
  await less.scrollIntoViewIfNeeded();
  await less.hover();
  await page.mouse.down();
  await expect(page.locator('output', { hasText: /^0 %$/ }).first()).toBeVisible();
  await page.mouse.up();
  expect((await saved(page)).volumeCeiling).toBe(0);
});

test('hours are set by day, with a break, and as on other days', async ({ stage }) => {
  const { page } = stage;
  await settings(stage, FULL_HD);
  await key(page, 'By day').tap();
  await expect(page.locator('.week li')).toHaveText(['Mon–Sun 09:00–17:00']);
  for (let n = 0; n < 6; n += 1) await key(page, 'Opens: more').tap();
  await key(page, 'With a break').tap();
  await key(page, 'The same every day').tap();
  await key(page, 'Closed').tap();
  await key(page, /^Sunday, /).tap();
  await key(page, 'Without a break').tap();
  await key(page, 'Closes: less').tap();
  await expect(page.locator('.week li')).toHaveText([
    'Mon Closed',
    'Tue–Sat 09:30–12:45, 13:45–17:00',
    'Sun 09:30–16:55',
  ]);
  await key(page, 'Black').tap();
  const { opening, closed } = await saved(page);
  const day = [
    { opens: 570, closes: 765 },
    { opens: 825, closes: 1020 },
  ];
  expect(opening).toEqual([[], day, day, day, day, day, [{ opens: 570, closes: 1015 }]]);
  expect(closed).toBe('dark');
  await key(page, 'Always open').tap();
  expect((await saved(page)).opening).toBeNull();
});

test('what waits for the next start says so, and a tone plays where it is to be heard', async ({
  stage,
}) => {
  const { page } = stage;
  await settings(stage, FULL_HD);
  await key(page, 'USB Audio, USB Audio').tap();
  await key(page, 'Play a tone').tap();
  await expect(page.locator('.tone p')).toContainText('It was sent to the loudspeaker.');
  await key(page, 'DP-2').tap();
  await key(page, 'Save').tap();
  await expect(page.locator('.saving p')).toHaveText(
    'Saved. Some of it waits until the program starts again.',
  );
  await expect(
    page.getByText('Waits until the program starts again.', { exact: true }),
  ).toHaveCount(2);
  const all = await asked(page);
  expect(all[0]).toEqual({ tone: ['USB Audio, USB Audio', 60] });
  expect(all[1]?.settings).toMatchObject({
    soundOutput: 'USB Audio, USB Audio',
    monitor: 'DP-2',
  });
  await settings(stage, FULL_HD, { silent: 1 });
  await key(page, 'Play a tone').tap();
  await expect(page.locator('.tone p')).toContainText('Nothing can be heard there');
});

test('changes are undone, and outlast a look at something else', async ({ stage }) => {
  const { page } = stage;
  await settings(stage, FULL_HD);
  await key(page, 'Every visit begins with: less').tap();
  await key(page, 'Report').tap();
  await key(page, '中文').tap();
  await key(page, '设置').tap();
  await expect(page.locator('.saving p')).toHaveText('有 1 处更改尚未保存。');
  await key(page, 'English').first().tap();
  await key(page, 'Undo changes').tap();
  await expect(page.locator('.saving p')).toHaveText('Nothing is changed.');
  await key(page, 'Save').tap({ force: true });
  expect(await asked(page)).toEqual([]);
});

test('whoever comes second is told who was first and loses nothing', async ({ stage }) => {
  const { page } = stage;
  await settings(stage, FULL_HD, { refuseSettings: 'settingsChanged' });
  await key(page, 'Until the question whether anybody is there: more').tap();
  await key(page, 'Save').tap();
  await expect(page.locator('.saving p')).toContainText(/^Jun changed the settings first, at /);
  const { idleSeconds, volume } = await saved(page);
  expect({ idleSeconds, volume }, 'hers and his').toEqual({ idleSeconds: 70, volume: 35 });
});

test('what is wrong is said beside the setting', async ({ stage }) => {
  const { page } = stage;
  await settings(stage, FULL_HD, { refuseSettings: 'settingsWrong' });
  await key(page, 'Until the question whether anybody is there: more').tap();
  await key(page, 'Save').tap();
  await expect(page.locator('.field .wrong')).toHaveText(/Write a number from 20 to 3600/);
  await expect(page.locator('.saving p')).toContainText('Nothing was saved');
  await settings(stage, FULL_HD, { refuseSettings: 'machineFailed' });
  await key(page, 'Every visit begins with: less').tap();
  await key(page, 'Save').tap();
  await expect(page.locator('.saving p')).toHaveText(
    'Nothing was saved. The machine says: disk full',
  );
});

test('an attendant has no settings', async ({ stage }) => {
  await stage.open(FULL_HD, { role: 'attendant' }, STAFF);
  await expect(key(stage.page, 'Report')).toBeVisible();
  await expect(key(stage.page, 'Settings')).toHaveCount(0);
});
