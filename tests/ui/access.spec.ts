import { join } from 'node:path';
import { FULL_HD, HUNG, LANGUAGES, ORIENTATIONS, expect, hung, test } from './stage';
import { contrasts } from './pixels';
import { ATTRACT, CALIBRATION, HOME, VISITOR, play } from './scenes';

const AXE = join(__dirname, '../../ui/node_modules/axe-core/axe.min.js');

declare const axe: {
  run(): Promise<{
    violations: {
      id: string;
      nodes: { target: unknown; failureSummary?: string }[];
    }[];
  }>;
};

for (const scene of [...VISITOR, CALIBRATION])
  for (const orientation of ORIENTATIONS)
    for (const language of LANGUAGES)
      for (const contrast of [false, true])
        test(`axe and the pixels find no fault with ${scene.name}, ${orientation}, ${language}, ${contrast ? 'high' : 'normal'} contrast`, async ({
          stage,
        }) => {
          const { page } = stage;
          await page.emulateMedia({
            contrast: scene.entry && contrast ? 'more' : 'no-preference',
          });
          await play(stage, scene, hung(FULL_HD, orientation), {
            language,
            contrast,
          });
          await page.addScriptTag({ path: AXE });
          const { violations } = await page.evaluate(() => axe.run());
          const told = violations.flatMap(({ id, nodes }) =>
            nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary ?? ''}`),
          );
          expect.soft(told).toEqual([]);
          const faint = (await contrasts(page)).filter((line) => line.contrast < line.needed);
          expect.soft(faint).toEqual([]);
        });

for (const scene of [ATTRACT, HOME])
  for (const panel of HUNG)
    test(`the words of ${scene.name} are legible on their picture on a ${panel.name} screen`, async ({
      stage,
    }) => {
      await play(stage, scene, panel);
      const all = await contrasts(stage.page);
      expect(all.length).toBeGreaterThan(2);
      expect(all.filter((line) => line.contrast < line.needed)).toEqual([]);
    });
