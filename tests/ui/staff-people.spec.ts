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
  type Panel,
  type Stage,
} from './stage';

const STAFF = 'staff.html';
const TIGHT = PANELS[0] ?? FULL_HD;
const asked = (page: Page) => page.evaluate(() => globalThis.asked as unknown);
const press = (page: Page, control: string) =>
  page.locator(`[data-control="${control}"]:visible`).first().tap({ force: true });
const type = async (page: Page, digits: string) => {
  for (const digit of digits) await press(page, `digit-${digit}`);
  await press(page, 'give');
};
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

/** Opens the page of the people, in a language. */
async function open(stage: Stage, panel: Panel, address: Address = {}, language = 'en') {
  const { page } = stage;
  await stage.open(panel, { role: 'installer', ...address }, STAFF);
  if (language !== 'en') await page.getByRole('button', { name: '中文' }).tap();
  await page.getByRole('button', { name: /People and PINs|人员与密码/ }).tap();
  await stage.settle();
}

test('an installer adds somebody, changes somebody and removes somebody', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD);
  const people = page.locator('.people li');
  await expect(people).toHaveText([/Jun\s*Installer/, /Mei\s*Curator/, /Lin\s*Attendant/]);
  await press(page, 'add');
  for (const key of ['m', 'e', 'i']) await press(page, `key-${key}`);
  await press(page, 'next');
  await expect(page.getByRole('alert')).toContainText('Mei has a PIN already');
  for (const key of ['erase', 'erase', 'erase', 'key-a', 'key-d', 'key-a']) await press(page, key);
  await press(page, 'next');
  await expect(heading(page, 'What may Ada do?')).toBeFocused();
  await press(page, 'curator');
  await type(page, '111111');
  await type(page, '111111');
  await expect(page.getByRole('alert')).toContainText('too easy to guess');
  await type(page, '271828');
  await expect(heading(page, 'The same PIN again')).toBeFocused();
  await type(page, '271828');
  await expect(page.getByRole('status')).toHaveText('The PIN is set.');
  await expect(people).toHaveCount(4);
  await expect(people.last()).toHaveText(/Ada\s*Curator/);
  await expect(page.locator('[data-control=add]')).toBeFocused();

  const lin = page.getByRole('group', { name: 'Lin' });
  await lin.getByRole('button', { name: 'Change' }).tap();
  await expect(page.locator('[aria-current=true]:visible')).toHaveText(/Attendant/);
  await press(page, 'installer');
  await type(page, '314159');
  await type(page, '314159');
  await expect(people.nth(2)).toHaveText(/Lin\s*Installer/);

  await page.getByRole('group', { name: 'Mei' }).getByRole('button', { name: 'Remove' }).tap();
  await expect(heading(page, 'Take the PIN from Mei?')).toBeFocused();
  await press(page, 'no');
  await expect(people).toHaveCount(4);
  await page.getByRole('group', { name: 'Mei' }).getByRole('button', { name: 'Remove' }).tap();
  await press(page, 'yes');
  await expect(page.getByRole('status')).toHaveText('Mei no longer has a PIN.');
  await expect(people).toHaveCount(3);
  expect(await asked(page)).toEqual([
    { set: { name: 'Ada', role: 'curator', pin: '271828', isNew: true } },
    { set: { name: 'Lin', role: 'installer', pin: '314159', isNew: false } },
    { removed: 'Mei' },
  ]);
});

test('the last installer stays, and whoever else writes is named', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { busy: true });
  const jun = page.getByRole('group', { name: 'Jun' }).getByRole('button', { name: 'Remove' });
  await expect(jun).toHaveAttribute('aria-disabled', 'true');
  await jun.tap({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('group', { name: 'Mei' }).getByRole('button', { name: 'Remove' }).tap();
  await press(page, 'yes');
  await expect(page.getByRole('alert')).toContainText('Ada has been writing');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(heading(page, 'People and PINs')).toBeVisible();
  expect(await asked(page), 'the window stays').toEqual([]);
});

test('everybody changes their own PIN and is asked for the old one', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { role: 'attendant' });
  await expect(page.locator('.people li')).toHaveCount(0);
  await expect(page.locator('[data-control=add]')).toHaveCount(0);
  await press(page, 'own');
  await expect(heading(page, 'Your PIN as it is')).toBeFocused();
  for (const digits of ['246811', '271828', '271828']) await type(page, digits);
  await expect(page.getByRole('alert').first()).toContainText('That is not your PIN.');
  await expect(page.getByRole('dialog')).toContainText(/Wait 0:0\d before the next try/);
  await page.keyboard.press('Escape');
  await press(page, 'own');
  for (const digits of ['246810', '271828', '271828']) await type(page, digits);
  await expect(page.getByRole('status')).toHaveText('Your new PIN is set.');
  expect(await asked(page)).toEqual([{ changed: { old: '246810', chosen: '271828' } }]);
});

/** What the page of the people shows, and how it comes to that. */
const SHOWN: [string, Address, (page: Page) => Promise<void>][] = [
  ['the people', { people: 'Jun,Konstantin Alexandrowitsch,Anna Maria' }, () => Promise.resolve()],
  ['their own PIN', { role: 'curator' }, () => Promise.resolve()],
  ['the name', {}, (page) => press(page, 'add')],
  [
    'the role',
    {},
    async (page) => {
      await press(page, 'add');
      for (const key of ['key-a', 'key-d', 'key-a', 'next']) await press(page, key);
    },
  ],
  [
    'the PIN',
    {},
    async (page) => {
      await press(page, 'change');
      await press(page, 'curator');
      await type(page, '111111');
      await type(page, '111112');
    },
  ],
  [
    'the old PIN',
    {},
    async (page) => {
      await press(page, 'own');
      for (const digits of ['246811', '271828', '271828']) await type(page, digits);
    },
  ],
  [
    'whether to remove',
    { busy: true },
    async (page) => {
      await page.locator('[data-control=remove]').nth(1).tap();
      await press(page, 'yes');
    },
  ],
];

for (const [name, address, act] of SHOWN)
  for (const orientation of ORIENTATIONS)
    for (const language of LANGUAGES)
      test(`${name}: keys of 20 mm and no fault, ${orientation}, ${language}`, async ({
        stage,
      }) => {
        const { page } = stage;
        for (const panel of [hung(TIGHT, orientation), hung(FULL_HD, orientation)]) {
          await open(stage, panel, address, language);
          await act(page);
          await stage.settle();
          await inReach(page, panel, 2);
          await largeEnough(page, panel);
        }
        await faultless(page);
      });
