import { FULL_HD, PANELS, expect, hung, test } from './stage';
import { controls } from './seen';
import { ATTRACT, VISITOR, play, replay } from './scenes';

const LOWER_EDGE = 500;
const LARGE = PANELS[3] ?? FULL_HD;
const TALL = hung(LARGE, 'portrait');
/** Panels as they hang, with the height of their lower edge above the floor in mm. */
const HEIGHTS = [
  [TALL, LOWER_EDGE],
  [TALL, 100],
  [LARGE, 900],
] as const;

for (const scene of VISITOR.filter((one) => one !== ATTRACT))
  test(`every control of ${scene.name} is between 380 and 1220 mm, however the panel hangs`, async ({
    stage,
  }) => {
    for (const [panel, edge] of HEIGHTS)
      for (const low of [true, false]) {
        await replay(stage, scene, panel, { edge, low });
        const state = `${panel.name} from ${String(edge)} mm, ${low ? 'low reach' : 'as it opens'}`;
        const all = await controls(stage.page);
        expect(all.length, state).toBeGreaterThan(0);
        for (const { name, y, height } of all) {
          const above = (px: number) => edge + (panel.height - px) * panel.mm;
          const key = `${name} on ${state}`;
          expect.soft(above(y + height), `${key}, lower edge`).toBeGreaterThanOrEqual(380);
          expect.soft(above(y), `${key}, upper edge`).toBeLessThanOrEqual(1220.5);
        }
      }
  });

test('low reach brings the text itself below the upper third', async ({ stage }) => {
  const message = VISITOR.find(({ name }) => name === 'the message');
  if (!message) throw new Error('no message');
  const top = async (low: boolean) => {
    await play(stage, message, TALL, { edge: LOWER_EDGE, low });
    return (await stage.page.locator('.scroller').boundingBox())?.y ?? 0;
  };
  expect(await top(false)).toBeLessThan(TALL.height * 0.25);
  expect(await top(true)).toBeGreaterThan(TALL.height * 0.3);
});
