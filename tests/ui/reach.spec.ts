import { FULL_HD, PANELS, expect, hung, test } from './stage';
import { controls } from './seen';
import { ATTRACT, VISITOR, play } from './scenes';

const LOWER_EDGE = 500;
const TALL = hung(PANELS[3] ?? FULL_HD, 'portrait');

for (const scene of VISITOR.filter((one) => one !== ATTRACT))
  test(`low reach brings every control of ${scene.name} between 380 and 1220 mm on a tall 55-inch panel`, async ({
    stage,
  }) => {
    await play(stage, scene, TALL, { edge: LOWER_EDGE, low: true });
    const all = await controls(stage.page);
    expect(all.length).toBeGreaterThan(0);
    for (const { name, y, height } of all) {
      const above = (px: number) => LOWER_EDGE + (TALL.height - px) * TALL.mm;
      expect.soft(above(y + height), `${name}, lower edge`).toBeGreaterThanOrEqual(380);
      expect.soft(above(y), `${name}, upper edge`).toBeLessThanOrEqual(1220.5);
    }
  });
