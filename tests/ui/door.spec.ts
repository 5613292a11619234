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

declare global {
  var entered: { name: string; pin: string }[];
}

const HOME = { screen: 'home', sections: true };
const TIGHT = PANELS[0] ?? FULL_HD;
const pad = (page: Page) => page.getByRole('dialog', { name: /staff|工作人员/ });
const entered = (page: Page) => page.evaluate(() => globalThis.entered);
const inset = 40;

/** Touches the corners in this order: `l`, `r`, and `m` for the middle of the lower edge. */
async function touch(page: Page, panel: Panel, order: string) {
  const across = { l: inset, m: panel.width / 2, r: panel.width - inset };
  for (const place of order)
    await page.touchscreen.tap(across[place as keyof typeof across], panel.height - inset);
}
/** Presses a key, asleep or not. */
const press = (page: Page, control: string) =>
  page.locator(`[data-control="${control}"]`).tap({ force: true });
const type = async (page: Page, digits: string) => {
  for (const digit of digits) await press(page, `digit-${digit}`);
};
const give = (page: Page) => press(page, 'give');

/** Opens the pad. A machine that is busy may let too much time pass between two taps. */
const knock = (page: Page, panel = FULL_HD, order = 'lrrl') =>
  expect(async () => {
    await touch(page, panel, order);
    await expect(pad(page)).toBeVisible({ timeout: 2000 });
  }).toPass();

/** Opens the visitor window and the pad over it. */
async function open(stage: Stage, panel = FULL_HD, address: Address = {}) {
  await stage.open(panel, { ...HOME, ...address });
  await knock(stage.page, panel);
  await stage.settle();
}

test('taps in order in the bottom corners open the pad, other touches do not, and all of them reach what lies there', async ({
  stage,
}) => {
  const { page } = stage;
  const panel = hung(FULL_HD, 'portrait');
  await page.clock.install();
  try {
    await stage.open(panel, { ...HOME, screen: 'attract' });
    await touch(page, panel, 'l');
    await expect(page.locator('[data-screen=home]')).toBeVisible();
    // Something to press in each corner.
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<button style="position:fixed;z-index:9;inset:auto auto 0 0;width:99px;height:99px">0</button>' +
          '<button style="position:fixed;z-index:9;inset:auto 0 0 auto;width:99px;height:99px">0</button>',
      );
      for (const one of document.querySelectorAll<HTMLElement>('body > button'))
        one.onclick = () => (one.textContent = String(Number(one.textContent) + 1));
    });
    await touch(page, panel, 'rr');
    await page.clock.runFor(2100);
    await touch(page, panel, 'l');
    for (const order of ['mlrrml', 'mrllr', 'mllrr', 'mlrlrr']) await touch(page, panel, order);
    await expect(page.locator('body > button')).toHaveText(['9', '11']);
    await page.clock.runFor(2100);
    await expect(pad(page)).toHaveCount(0);
    await knock(page, panel);
  } finally {
    await page.clock.resume();
  }
});

test('the way in is open in attract and after the warning', async ({ stage }) => {
  const { page } = stage;
  const ways: Address[] = [
    { screen: 'attract' },
    { idle: 0.001, warning: 600 },
    { screen: 'attract', taps: 'rr' },
  ];
  for (const address of ways) {
    await stage.open(FULL_HD, { ...HOME, ...address });
    if ('idle' in address) await page.locator('[data-warning]').waitFor();
    await knock(page, FULL_HD, 'taps' in address ? 'rr' : 'lrrl');
  }
});

test('a wrong PIN is told with the time to wait, which counts down; the right one opens', async ({
  stage,
}) => {
  const { page } = stage;
  await page.clock.install();
  try {
    await open(stage, FULL_HD, { penalty: 8 });
    await type(page, '246811');
    await give(page);
    expect(await entered(page), 'nobody said who they are').toEqual([]);
    await page.getByRole('button', { name: 'Jun' }).tap();
    await give(page);
    await expect(page.getByRole('alert').filter({ hasText: 'That PIN is wrong.' })).toBeVisible();
    const wait = page.locator('.told [aria-hidden]');
    await expect(wait).toHaveText('Wait 0:08 before the next try.');
    await page.clock.runFor(3000);
    await expect(wait).toHaveText('Wait 0:05 before the next try.');
    await type(page, '246810');
    await give(page);
    expect(await entered(page), 'the time is not over').toEqual([]);
    await page.clock.runFor(5000);
    await give(page);
    await expect(pad(page)).toHaveCount(0);
    expect(await entered(page)).toEqual([{ name: 'Jun', pin: '246810' }]);
  } finally {
    await page.clock.resume();
  }
});

test('the pad goes 15 seconds after the last touch, and nothing of the exhibition is there meanwhile', async ({
  stage,
}) => {
  const { page } = stage;
  await page.clock.install();
  try {
    await open(stage);
    const exhibition = page.getByRole('button', { name: 'Start over' });
    await expect(exhibition).toHaveCount(0);
    await expect(page.locator('main').locator('xpath=ancestor::*[@inert]')).toHaveCount(1);
    await page.clock.runFor(14_000);
    await type(page, '2');
    await page.clock.runFor(14_000);
    await expect(pad(page)).toBeVisible();
    await page.clock.runFor(1100);
    await expect(pad(page)).toHaveCount(0);
    await expect(exhibition).toBeVisible();
    // What was typed is forgotten.
    await knock(page);
    await expect(page.locator('.dots')).toContainText('0 digits typed');
  } finally {
    await page.clock.resume();
  }
});

test('the first installer gives a name and twice a PIN', async ({ stage }) => {
  const { page } = stage;
  await open(stage, hung(FULL_HD, 'portrait'), { nobody: true });
  await expect(page.getByText('This kiosk has no PIN yet')).toBeVisible();
  for (const key of ['j', 'u', 'n', 'x', 'erase', 'space', 'space', 'l', 'i'])
    await press(page, key.length > 1 ? key : `key-${key}`);
  await expect(page.getByRole('status', { name: 'Your name' })).toHaveText('Jun Li');
  await page.getByRole('button', { name: 'Next' }).tap();
  const told = page.getByRole('alert').last();
  for (const [first, second, why] of [
    ['135790', '135791', 'The two were not the same'],
    ['111111', '111111', 'too easy to guess'],
    ['135790', '135790', ''],
  ] as const) {
    await type(page, first);
    await give(page);
    await expect(page.getByRole('heading', { name: 'The same PIN again' })).toBeFocused();
    await type(page, second);
    await give(page);
    if (why) await expect(told).toContainText(why);
  }
  await expect(pad(page)).toHaveCount(0);
  expect(await entered(page)).toEqual([{ name: 'Jun Li', pin: '135790' }]);
});

test('Tab, the arrows and Enter are enough, and Escape leaves', async ({ stage }) => {
  const { page } = stage;
  await open(stage, FULL_HD, { screen: 'credits' });
  const here = () =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['control'] ?? '');
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };
  await keys('ArrowDown', 'ArrowDown', 'Enter');
  await expect(page.getByRole('button', { name: 'Jun', pressed: true })).toBeFocused();
  const reach = async (control: string) => {
    for (let n = 0; n < 20 && (await here()) !== control; n++) await keys('Tab');
    expect(await here()).toBe(control);
  };
  await reach('digit-2');
  await keys('Enter', 'ArrowDown', 'ArrowLeft', 'Enter', 'ArrowRight', 'ArrowRight', 'Enter');
  await keys('ArrowDown', 'ArrowLeft', 'Enter');
  await reach('digit-1');
  await keys('Enter');
  await reach('digit-0');
  await keys('Enter', 'ArrowRight', 'Enter');
  await expect(pad(page)).toHaveCount(0);
  expect(await entered(page)).toEqual([{ name: 'Jun', pin: '246810' }]);

  await knock(page);
  await keys('Escape');
  await expect(pad(page)).toHaveCount(0);
  await expect(page.locator('[data-screen=credits]')).toBeVisible();
});

test('where the shell lets digits through they are typed', async ({ stage }) => {
  const { page } = stage;
  await page.route('**/index.html*', async (route) => {
    const response = await route.fetch();
    const more = "new Set(['0', '1', '2', '4', '6', '8', 'Backspace',";
    const body = (await response.text()).replace(/new Set\(\[/, more);
    await route.fulfill({ response, body });
  });
  try {
    await open(stage, FULL_HD, { people: 'Mei' });
    await page.keyboard.type('2466');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('810');
    await page.keyboard.press('Enter');
    await expect(pad(page)).toHaveCount(0);
    expect(await entered(page)).toEqual([{ name: 'Mei', pin: '246810' }]);
  } finally {
    await page.unroute('**/index.html*');
  }
});

/** What the pad asks, and how it comes to that. */
const ASKED: [string, Address, (page: Page) => Promise<void>][] = [
  [
    'who it is',
    { waits: 50, people: 'Mei,Jun,Konstantin,Anna Maria,Ulrich,Zhang Wei' },
    (page) => page.locator('[data-control=person]').first().tap(),
  ],
  ['the first name', { nobody: true }, (page) => page.locator('[data-control=key-m]').tap()],
  [
    'the first PIN',
    { nobody: true },
    async (page) => {
      await page.locator('[data-control=key-m]').tap();
      await page.locator('[data-control=next]').tap();
      await type(page, '135790');
      await give(page);
      await type(page, '135791');
      await give(page);
    },
  ],
];

for (const [name, address, act] of ASKED)
  for (const orientation of ORIENTATIONS)
    for (const language of LANGUAGES)
      test(`asking ${name} has keys of 20 mm and no fault, ${orientation}, ${language}`, async ({
        stage,
      }) => {
        const { page } = stage;
        for (const panel of [hung(TIGHT, orientation), hung(FULL_HD, orientation)]) {
          await open(stage, panel, { ...address, language });
          await act(page);
          await stage.settle();
          await inReach(page, panel, 10);
          await largeEnough(page, panel);
        }
        await faultless(page);
      });
