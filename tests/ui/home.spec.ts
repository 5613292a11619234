import { FULL_HD, HUNG, PANELS, expect, hung, test, type Address } from './stage';
import { controls } from './seen';
import { HOME, MESSAGE, RESULTS, SEARCH, TIMELINE, play, replay } from './scenes';

/** A panel so low and small that the sections of home do not all have room. */
const LOW = hung(PANELS[0] ?? FULL_HD, 'portrait');

test('the sections of home are moved by a hand that poses as a mouse, and by keys', async ({
  stage,
}) => {
  const { page } = stage;
  await play(stage, HOME, LOW, { edge: 300 });
  const last = page.locator('[data-control=enter-people]');
  const list = page.locator('nav.sheet .list');
  const seen = async () => {
    const [one, box] = [await last.boundingBox(), await list.boundingBox()];
    return !!one && !!box && one.y + one.height < box.y + box.height + 1;
  };
  expect(await seen()).toBe(false);
  const box = await list.boundingBox();
  if (!box) throw new Error('no list');
  const [x, y] = [box.x + box.width / 2, box.y + 60];
  for (let n = 0; n < 16; n++) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 200, { steps: 4 });
    await page.mouse.up();
  }
  await expect(page.locator('[data-screen=home]')).toBeVisible();
  expect(await seen()).toBe(true);
  await page.locator('[data-control=up]').tap();
  expect(await seen()).toBe(false);
  await page.locator('[data-control=down]').tap();
  await expect.poll(seen).toBe(true);
});

test('where all sections of home have room, no keys move them', async ({ stage }) => {
  await play(stage, HOME, FULL_HD);
  await expect(stage.page.locator('[data-control=down]')).toHaveCount(0);
});

test('home says of a translation that it is not official, and of a text that it stands in', async ({
  stage,
}) => {
  const { page } = stage;
  const letter = page.locator('.letter');
  await play(stage, HOME, FULL_HD, { sections: false, language: 'zh-Hans' });
  await expect(letter.getByText('非官方译文，以英文原文为准')).toBeVisible();
  await play(stage, HOME, FULL_HD, { sections: false });
  await expect(letter.getByText('非官方')).toHaveCount(0);
  await play(stage, HOME, FULL_HD, {
    sections: false,
    language: 'zh-Hans',
    untranslated: 'zh-Hans',
  });
  await expect(letter.getByText('尚未翻译')).toBeVisible();
});

test('home promises a voice only where there is one', async ({ stage }) => {
  const { page } = stage;
  const enter = page.locator('[data-control=enter]');
  await play(stage, HOME, FULL_HD, { sections: false });
  await expect(enter).toHaveText('Read and listen');
  const nothing: Address[] = [{ unnarrated: true }, { silent: true }, { only: 'history' }];
  for (const address of nothing) {
    await play(stage, HOME, FULL_HD, { sections: 'only' in address, ...address });
    await expect(enter).toHaveText('Open');
  }
});

for (const panel of HUNG)
  test(`what a display key did hides no control on a ${panel.name} screen`, async ({ stage }) => {
    const { page } = stage;
    for (const [scene, address] of [
      [HOME, {}],
      [HOME, { sections: false }],
      [SEARCH, {}],
      [RESULTS, {}],
      [TIMELINE, {}],
    ] as const) {
      await replay(stage, scene, panel, { ...address, size: 1 });
      await page.locator('[data-control=size]').tap();
      const said = await page.locator('[data-said]').boundingBox();
      if (!said) throw new Error('nothing said');
      const under = (await controls(page)).filter(
        ({ x, y, width, height }) =>
          x < said.x + said.width &&
          said.x < x + width &&
          y < said.y + said.height &&
          said.y < y + height,
      );
      expect
        .soft(
          under.map(({ name }) => name),
          `${scene.name} ${JSON.stringify(address)}`,
        )
        .toEqual([]);
    }
  });

for (const panel of [LOW, FULL_HD])
  test(`what a display key did hides neither the way back to the voice nor the motto on a ${panel.name} screen`, async ({
    stage,
  }) => {
    const { page } = stage;
    await play(stage, MESSAGE, panel, { size: 1 });
    await page.locator('[data-control=play]').tap();
    await page.locator('[aria-current=true]').waitFor();
    const paper = await page.locator('.scroller').boundingBox();
    if (!paper) throw new Error('no paper');
    await page.mouse.move(paper.x + paper.width / 2, paper.y + paper.height / 2);
    await page.mouse.wheel(0, 900);
    const follow = page.locator('[data-control=follow]');
    await follow.waitFor();
    await page.locator('[data-control=size]').tap();
    const said = await page.locator('[data-said]').boundingBox();
    if (!said) throw new Error('nothing said');
    for (const other of [follow, page.locator('.motto').first()]) {
      const box = await other.boundingBox();
      if (!box) continue;
      const beside = said.x + said.width <= box.x || box.x + box.width <= said.x;
      expect(beside || said.y + said.height <= box.y || box.y + box.height <= said.y).toBe(true);
    }
  });
