import { faultless, inReach, largeEnough } from './faultless';
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
} from './stage';

const STAFF = 'staff.html';
const TIGHT = PANELS[0] ?? FULL_HD;
const asked = (page: Page) => page.evaluate(() => globalThis.asked as unknown);
const press = (page: Page, control: string) => page.locator(`[data-control="${control}"]`).tap();
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

test('the sound goes off at once, says so, and comes on again', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, { role: 'attendant' }, STAFF);
  await page.getByRole('button', { name: 'Mute' }).tap();
  await expect(page.getByRole('status')).toHaveText('The sound is off.');
  await expect(heading(page, 'One thing to see to')).toBeVisible();
  await expect(page.locator('.things')).toContainText(/Switched off by Lin at \d\d:12/);
  await page.getByRole('button', { name: 'Sound on' }).tap();
  await expect(page.getByRole('status')).toHaveText('The sound is on.');
  await expect(heading(page, 'All is well')).toBeVisible();
  expect(await asked(page)).toEqual([{ muted: true }, { muted: false }]);
});

test('a still picture is held for a time that is chosen', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, { role: 'attendant' }, STAFF);
  await press(page, 'hold');
  await expect(heading(page, 'Hold a still picture')).toBeFocused();
  await expect(page.getByRole('group', { name: 'What is shown' })).toHaveCount(0);
  await page.getByRole('button', { name: '30 minutes' }).tap();
  await stage.open(FULL_HD, { role: 'attendant', crest: true }, STAFF);
  await press(page, 'hold');
  await page.getByRole('button', { name: 'The crest' }).tap();
  await expect(page.getByRole('button', { name: 'The crest', pressed: true })).toBeVisible();
  await page.getByRole('button', { name: '60 minutes' }).tap();
  expect(await asked(page)).toEqual([{ held: { still: 'crest', minutes: 60 } }]);
});

test('what ends something for visitors is asked once more', async ({ stage }) => {
  const { page } = stage;
  await stage.open(FULL_HD, { role: 'attendant' }, STAFF);
  await expect(page.locator('[data-control=system]'), 'the installer’s').toHaveCount(0);
  for (const [control, title] of [
    ['shut', 'Close for today?'],
    ['program', 'Restart the exhibition?'],
    ['machine', 'Restart the machine?'],
    ['off', 'Switch the machine off?'],
  ] as const) {
    await press(page, control);
    await expect(heading(page, title)).toBeFocused();
    await press(page, 'no');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator(`[data-control=${control}]`)).toBeFocused();
  }
  expect(await asked(page), 'nobody said yes').toEqual([]);
  await press(page, 'program');
  await press(page, 'yes');
  await expect(page.getByRole('status')).toHaveText('It is on its way.');
  await press(page, 'off');
  await press(page, 'yes');
  await expect(page.getByRole('alert')).toContainText('Access denied');
  await page.keyboard.press('Escape');
  await press(page, 'shut');
  await press(page, 'yes');
  expect(await asked(page)).toEqual([{ turned: 'program' }, { turned: 'off' }, { shut: true }]);

  await stage.open(FULL_HD, { role: 'installer', closedToday: true }, STAFF);
  await expect(page.locator('.things h2')).toHaveText('Closed for today');
  await page.getByRole('button', { name: 'Open again' }).tap();
  await expect(page.getByRole('status')).toHaveText('The exhibition is open.');
  await press(page, 'system');
  await press(page, 'yes');
  await expect(page.getByRole('alert')).toContainText('a kiosk and nothing else');
});

/** What is asked, and how it comes to that. */
const ASKED: [string, Address, (page: Page) => Promise<void>][] = [
  ['a day that is over', { muted: true, closedToday: true }, () => Promise.resolve()],
  ['how long', { crest: true }, (page) => press(page, 'hold')],
  ['whether to close', {}, (page) => press(page, 'shut')],
  [
    'whether to leave',
    {},
    async (page) => {
      await press(page, 'system');
      await press(page, 'yes');
    },
  ],
];

for (const [name, address, act] of ASKED)
  for (const orientation of ORIENTATIONS)
    for (const language of LANGUAGES)
      test(`${name}: keys of 20 mm and no fault, ${orientation}, ${language}`, async ({
        stage,
      }) => {
        const { page } = stage;
        for (const panel of [hung(TIGHT, orientation), hung(FULL_HD, orientation)]) {
          await stage.open(panel, { role: 'installer', ...address }, STAFF);
          if (language !== 'en') await page.getByRole('button', { name: '中文' }).tap();
          await act(page);
          await stage.settle();
          await inReach(page, panel, 2);
          await largeEnough(page, panel);
        }
        await faultless(page);
      });
