import { FULL_HD, HUNG, LANGUAGES, ORIENTATIONS, expect, hung, test, type Page } from './stage';
import { violations } from './axe';
import { contrasts, outstanding } from './pixels';
import {
  ATTRACT,
  CALIBRATION,
  CALIBRATION_NUMBERS,
  HOME,
  MESSAGE,
  VISITOR,
  play,
  replay,
} from './scenes';

/** The lines that are too faint. */
const faint = async (page: Page) =>
  (await contrasts(page)).filter((line) => line.contrast < line.needed);

for (const scene of [...VISITOR, CALIBRATION, CALIBRATION_NUMBERS])
  for (const orientation of ORIENTATIONS)
    test(`axe and the pixels find no fault with ${scene.name}, ${orientation}`, async ({
      stage,
    }) => {
      const { page } = stage;
      const panel = hung(FULL_HD, orientation);
      for (const language of LANGUAGES)
        for (const contrast of [false, true]) {
          const state = `${language}, ${contrast ? 'high' : 'normal'} contrast`;
          await page.emulateMedia({ contrast: scene.entry && contrast ? 'more' : 'no-preference' });
          await replay(stage, scene, panel, { language, contrast });
          // High contrast is other colours on the same page: the other rules have nothing new to look at.
          const rules = contrast ? { runOnly: ['cat.color'] } : {};
          expect.soft(await violations(page, rules), `axe, ${state}`).toEqual([]);
          expect.soft(await faint(page), `the pixels, ${state}`).toEqual([]);
        }
    });

for (const scene of [ATTRACT, HOME])
  test(`the words of ${scene.name} are legible on their picture on every screen`, async ({
    stage,
  }) => {
    for (const panel of HUNG) {
      await replay(stage, scene, panel);
      const all = await contrasts(stage.page);
      expect.soft(all.length, panel.name).toBeGreaterThan(2);
      expect
        .soft(
          all.filter((line) => line.contrast < line.needed),
          panel.name,
        )
        .toEqual([]);
    }
  });

for (const panel of HUNG)
  test(`larger words of home keep off the bright steel on a ${panel.name} screen`, async ({
    stage,
  }) => {
    for (const language of LANGUAGES)
      for (const size of [1, 2])
        for (const sections of [true, false]) {
          await replay(stage, HOME, panel, { language, size, sections });
          const state = `${language}, size ${String(size)}, ${sections ? 'sections' : 'a letter'}`;
          expect.soft(await faint(stage.page), state).toEqual([]);
        }
  });

for (const contrast of [false, true])
  test(`the place, the focus and the beds stand out 3 to 1, ${contrast ? 'high' : 'normal'} contrast`, async ({
    stage,
  }) => {
    const { page } = stage;
    await play(stage, MESSAGE, FULL_HD, { contrast });
    const clip = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox();
      if (!box) throw new Error(`no ${selector}`);
      return box;
    };
    // The beds, where they are empty.
    const bed = await clip('.bed');
    const empty = { x: bed.x + bed.width * 0.6, y: bed.y - 6, width: 4, height: bed.height + 12 };
    expect
      .soft(await outstanding(page, empty), 'the length of the strip')
      .toBeGreaterThanOrEqual(3);
    const level = await clip('.level');
    const side = { x: level.x - 6, y: level.y + 16, width: level.width / 2, height: 2 };
    expect
      .soft(await outstanding(page, side), 'the height of the volume')
      .toBeGreaterThanOrEqual(3);

    // The focus of the text, over the night before the letter and over the letter.
    const scroller = page.locator('.scroller');
    await page.keyboard.press('Tab');
    await scroller.focus();
    const paper = await clip('.scroller');
    const rim = { x: paper.x + 40, y: paper.y + paper.height - 30, width: 2, height: 30 };
    for (const [bed, top] of [
      ['night', 0],
      ['paper', 2000],
    ] as const) {
      await scroller.evaluate((one, y) => one.scrollTo(0, y), top);
      const stretch = bed === 'night' ? { ...rim, y: paper.y } : rim;
      const turned = { ...stretch, x: paper.x, width: 30, y: paper.y + 60, height: 2 };
      expect.soft(await outstanding(page, turned), `the focus on ${bed}`).toBeGreaterThanOrEqual(3);
    }

    // Where one is in silence: the line alone, without the words above it.
    await page.addStyleTag({ content: '.scroller * { color: transparent !important }' });
    for (const presses of [1, 4]) {
      await play(stage, MESSAGE, FULL_HD, { contrast });
      for (let n = 0; n < presses; n++) await page.locator('[data-control=next]').tap();
      await page.locator('[data-here]').waitFor();
      await page.addStyleTag({ content: '.scroller * { color: transparent !important }' });
      const [line] = await page
        .locator('[data-here]')
        .evaluate((one) =>
          [...one.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height })),
        );
      if (!line) throw new Error('no place');
      expect
        .soft(await outstanding(page, line), `the place after ${String(presses)} presses`)
        .toBeGreaterThanOrEqual(3);
    }
  });
